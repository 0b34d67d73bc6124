import type { CatalogueEntry } from '../kernel/index.ts';

export const deviceErrors = {
  'devices.key-unreadable': { status: 422, zh: '手机的密钥读不出来，请退出后重新登录', en: 'The phone’s key cannot be read: sign out and in again' },
  'devices.unknown': { status: 401, zh: '没有这台手机的登记，请重新登录', en: 'This phone is not set up: sign in again' },
  'devices.not-signed': { status: 401, zh: '签名不对，没有收下', en: 'The signature is wrong; nothing was taken' },
  'devices.gap': { status: 409, zh: '前面还有没收到的记录（应为第 {expected} 条）', en: 'An earlier act has not arrived (number {expected} is next)' },
  'devices.cannot-open': { status: 409, zh: '{reason}的手机不能这样重新启用', en: 'A phone in this state ({reasonEn}) cannot be opened again this way' },
  'devices.post-ended': { status: 403, zh: '这个岗位已经结束；手机上的内容已收下，由本单位处理', en: 'This post has ended; what the phone held is kept and the unit settles it' },
  'devices.settled-already': { status: 409, zh: '这条已经处理过，或者不需要处理', en: 'This one has been settled, or needs no settling' },
  'devices.not-from-phones': { status: 403, zh: '这件事不能从手机上离线办理', en: 'This cannot be done from a phone' },
  'devices.damaged': { status: 422, zh: '这一条在手机上坏了或者被改动过，读不出来；请按记忆补记', en: 'It was spoilt or changed on the phone and cannot be read: please take it down anew from memory' },
  'devices.too-old': { status: 409, zh: '手机上的程序太旧，请联网更新；已填的内容还在', en: 'The program on the phone is too old: update it; what was typed is kept' },
  'devices.photo-damaged': { status: 422, zh: '照片传到后对不上，请重新传', en: 'The photograph did not arrive as it left: send it again' },
  'devices.photos-full': { status: 413, zh: '这台手机还有太多没传完的照片，请先把它们传完', en: 'Too many photographs of this phone are unfinished: send these first' },
} as const satisfies Record<string, CatalogueEntry>;
