import type { Catalogue } from '../../wording/index.ts';

/** Words of units, people, posts and sign-in. */
export const staffWords = {
  'acting.as': { zh: '以“{role}”身份', en: 'acting as {role}' },
  'acting.for': { zh: '代{name}', en: 'for {name}' },
  'acting.switch': { zh: '切换岗位，现在是', en: 'Switch post; now' },
  'acting.none': { zh: '没有有效岗位', en: 'No valid post' },
  'acting.until': { zh: '至 {day}', en: 'until {day}' },
  'acting.heading': { zh: '以哪个岗位办理', en: 'Act as which post' },
  'acting.same': { zh: '您只有这一个岗位', en: 'This is your only post' },
  'who.menu': { zh: '{name} 的菜单', en: 'Menu of {name}' },
  'who.settings': { zh: '设置', en: 'Settings' },
  'who.sign-out': { zh: '退出登录', en: 'Sign out' },
  'again.title': { zh: '登录已过期', en: 'Your sign-in has run out' },
  'again.text': { zh: '页面和您填写的内容都还在。重新登录后接着办。', en: 'The page and what you typed are still here. Sign in again and go on.' },
  'again.other': { zh: '登录的是另一个人，页面将重新打开', en: 'Another person signed in; the page opens anew' },
  'unit.find': { zh: '写单位名称查找', en: 'Find a unit by its name' },
} as const satisfies Catalogue;
