import type { CatalogueEntry } from '../kernel/index.ts';

export const deviceErrors = {
  'devices.key-unreadable': { status: 422, zh: '手机的密钥读不出来，请退出后重新登录', en: 'The phone’s key cannot be read: sign out and in again' },
  'devices.not-signed': { status: 401, zh: '这条记录的签名不对，没有收下', en: 'This act’s signature is wrong; it was not taken' },
  'devices.locked': { status: 403, zh: '这台手机已锁定（{reason}），请重新登录', en: 'This phone is locked ({reasonEn}): sign in again' },
  'devices.gap': { status: 409, zh: '前面还有没收到的记录（应为第 {expected} 条）', en: 'An earlier act has not arrived (number {expected} is next)' },
  'devices.copied': { status: 409, zh: '另一台手机用同一密钥报过第 {sequence} 条，两台都已锁定', en: 'Another phone sent number {sequence} with the same key; both are locked' },
  'devices.settled-already': { status: 409, zh: '这条已经处理过', en: 'This one has been settled' },
  'devices.too-old': { status: 426, zh: '手机上的程序太旧，请联网更新；已填的内容还在', en: 'The program on the phone is too old: update it; what was typed is kept' },
} as const satisfies Record<string, CatalogueEntry>;
