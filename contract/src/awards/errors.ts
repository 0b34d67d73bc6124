import type { CatalogueEntry } from '../kernel/index.ts';

export const awardErrors = {
  'awards.not-lawful-now': { status: 409, zh: '{reason}', en: '{reasonEn}' },
  'awards.no-scheme': { status: 422, zh: '“{name}”还没有命名标准', en: 'There are no criteria for “{name}” yet' },
  'awards.applied-already': { status: 409, zh: '“{holder}”{year}年已经申报过（{state}）；同一对象一年只能申报一次', en: '“{holder}” has applied in {year} already ({stateEn}); one application a year' },
  'awards.held-already': { status: 409, zh: '“{holder}”的{grade}命名仍然有效，到 {until} 为止', en: '“{holder}” bears that grade ({gradeEn}) until {until} already' },
  'awards.scheme-changed': { status: 409, zh: '命名标准已经更新（{now} 起施行），请按新标准核对后再提交', en: 'The criteria have changed (in force from {now}); look at the new ones before you submit' },
  'awards.own-unit': { status: 422, zh: '申报单位就是您所在的单位，应当回避，请由其他人审核', en: 'It is your own unit that applies: somebody else must review it' },
  'awards.same-reviewer': { status: 422, zh: '县级初审也是您做的，复核和决定应由其他人做', en: 'You passed it at the county yourself: somebody else reviews and decides' },
  'awards.reviewer-answers': { status: 422, zh: '您参与过这份申报的审核，异议和申诉应由其他人答复', en: 'You judged this application yourself: somebody else answers what is said against it' },
} as const satisfies Record<string, CatalogueEntry>;
