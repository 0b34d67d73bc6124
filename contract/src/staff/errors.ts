import type { CatalogueEntry } from '../kernel/index.ts';

export const staffErrors = {
  'staff.unit-closed': { status: 409, zh: '“{unit}”已于 {date} 停用', en: '“{unit}” was closed on {date}' },
  'staff.unit-in-use': { status: 409, zh: '“{unit}”还有 {posts} 个岗位在任，请先结束这些岗位', en: '“{unit}” still has {posts} posts; end them first' },
  'staff.numbers-begun': { status: 409, zh: '“{series}”{year} 年的编号已经开始使用，起始编号不能再改', en: 'Numbers of “{series}” for {year} are in use already; their start can no longer be changed' },
  'staff.role-not-of-unit': { status: 422, zh: '“{kind}”不设“{role}”岗位', en: 'A unit of the kind “{kind}” has no post as {role}' },
  'staff.post-ended': { status: 409, zh: '这一岗位已于 {date} 结束', en: 'This post ended on {date}' },
  'staff.not-during-post': { status: 422, zh: '代理期须在岗位任期之内（{from} 至 {to}）', en: 'A deputy stands in only while the post lasts ({from} to {to})' },
  'staff.deputy-of-self': { status: 422, zh: '不能由本人代理本人的岗位', en: 'Nobody can be their own deputy' },
  'staff.deputy-overlap': { status: 409, zh: '{from} 至 {to} 已有人代理这一岗位', en: 'Someone already stands in for this post from {from} to {to}' },
  'staff.login-taken': { status: 409, zh: '登录名“{login}”已有人使用', en: 'The login name “{login}” is taken' },
  'staff.login-settled': { status: 409, zh: '这位人员的登录名是“{login}”，不能改为别的', en: 'This person’s login name is “{login}” and stays so' },
  'staff.beyond-area': { status: 403, zh: '{name} 还有您管理范围以外的岗位，账号请由上级管理员办理', en: '{name} also holds posts beyond your area; a higher administrator must see to the account' },
  'staff.no-account': { status: 409, zh: '{name} 还没有账号，请先邀请', en: '{name} has no account yet; invite them first' },
} as const satisfies Record<string, CatalogueEntry>;
