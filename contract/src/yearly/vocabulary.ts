import { enumOf } from '../kernel/index.ts';

/** The chapters of a yearly report, in their order. */
export const reportChapters = {
  overview: { zh: '全年一页', en: 'The year on one page' },
  disputes: { zh: '矛盾纠纷', en: 'Disputes' },
  requests: { zh: '群众诉求', en: 'Requests' },
  patrols: { zh: '巡逻与隐患', en: 'Patrols and hazards' },
  work: { zh: '排查、督办、考评与命名', en: 'Screening, supervision, assessment and awards' },
  statistics: { zh: '人民调解统计（分季度）', en: 'Statistics of people’s mediation by quarter' },
  places: { zh: '各地情况', en: 'By place' },
} as const;
export type ReportChapter = keyof typeof reportChapters;
export const ReportChapter = enumOf(reportChapters).meta({ id: 'YearlyChapter' });

/** What stands behind a tally: a round, a village’s report, a letter to a unit, an assessment, an award, a return. Never a person. */
export const tallySorts = {
  round: { zh: '排查轮次', en: 'Round of screening' },
  report: { zh: '排查报告', en: 'Report of a round' },
  letter: { zh: '督办文书', en: 'Letter of supervision' },
  assessment: { zh: '考评', en: 'Assessment' },
  award: { zh: '平安命名', en: 'Award' },
  return: { zh: '统计报表', en: 'Return of statistics' },
} as const;
export type TallySort = keyof typeof tallySorts;
export const TallySort = enumOf(tallySorts).meta({ id: 'YearlyTallySort' });

export interface TallyEntry {
  readonly zh: string;
  readonly en: string;
  readonly about: { readonly zh: string; readonly en: string };
  readonly of: TallySort;
  readonly unit: 'count' | 'times' | 'yuan';
}

const inReturns = { zh: '各调委会月报中已上报的数，按报表所属月份计；以后各期写明的更正不在其内', en: 'As the committees’ monthly returns went in, in the month that they are for; corrections stated in later returns are not in it' };
const letters = { zh: '当年签发、发给本地单位的，按签发日计；以后被撤销的也计', en: 'Signed in the time and sent to units here, on the day of signing; also those revoked later' };

/** What is counted of other capabilities, each with what it is a count of. */
export const tallies = {
  'screening-rounds': { zh: '排查轮次', en: 'Rounds of screening', about: { zh: '在期内开始、有本地村（社区）参加的排查', en: 'Begun in the time, with villages of the place' }, of: 'round', unit: 'times' },
  'screening-reports': { zh: '已交的排查报告', en: 'Reports filed', about: { zh: '各村（社区）在期内交的排查报告，含零报告', en: 'Reports of villages filed in the time, nil reports too' }, of: 'report', unit: 'count' },
  'screening-nil': { zh: '其中零报告', en: 'Of these nil reports', about: { zh: '排查后没有发现的', en: 'Villages that looked and found nothing' }, of: 'report', unit: 'count' },
  'screening-disputes': { zh: '排查出的纠纷苗头', en: 'Disputes found in rounds', about: { zh: '排查报告登记的纠纷件数', en: 'Disputes that the reports name' }, of: 'report', unit: 'count' },
  'screening-hazards': { zh: '排查出的隐患', en: 'Hazards found in rounds', about: { zh: '排查报告登记的隐患项数，不与巡逻发现的隐患相加', en: 'Hazards that the reports name; not added to those of patrols' }, of: 'report', unit: 'count' },
  'letters-reminder': { zh: '提醒函', en: 'Reminders', about: letters, of: 'letter', unit: 'count' },
  'letters-order': { zh: '督办单', en: 'Orders', about: letters, of: 'letter', unit: 'count' },
  'letters-bulletin': { zh: '通报', en: 'Bulletins', about: letters, of: 'letter', unit: 'count' },
  'letters-interview': { zh: '约谈通知', en: 'Invitations to an interview', about: letters, of: 'letter', unit: 'count' },
  'letters-listing': { zh: '挂牌督办通知', en: 'Listings', about: letters, of: 'letter', unit: 'count' },
  'letters-released': { zh: '办结销号的督办文书', en: 'Letters released', about: { zh: '期内销号的，不论何时签发', en: 'Released in the time, whenever they were signed' }, of: 'letter', unit: 'count' },
  'assessments-frozen': { zh: '定格的考评', en: 'Assessments sealed', about: { zh: '期内定格封存、包含本地的考评；得分见各考评，本报告不排名次', en: 'Sealed in the time, with results here; the marks stand with each, this report ranks nobody' }, of: 'assessment', unit: 'times' },
  'awards-copper': { zh: '命名铜鼎', en: 'Copper awards', about: { zh: '期内命名的', en: 'Named in the time' }, of: 'award', unit: 'count' },
  'awards-silver': { zh: '命名银鼎', en: 'Silver awards', about: { zh: '期内命名的', en: 'Named in the time' }, of: 'award', unit: 'count' },
  'awards-gold': { zh: '命名金鼎', en: 'Gold awards', about: { zh: '期内命名的', en: 'Named in the time' }, of: 'award', unit: 'count' },
  'awards-in-force': { zh: '期末有效的命名', en: 'Awards in force', about: { zh: '截至期末仍然有效的命名', en: 'In force on the last day' }, of: 'award', unit: 'count' },
  'returns-in': { zh: '已上报的月报', en: 'Monthly returns that went in', about: inReturns, of: 'return', unit: 'count' },
  'return-initiative': { zh: '主动调解', en: 'On initiative', about: inReturns, of: 'return', unit: 'count' },
  'return-application': { zh: '依申请调解', en: 'On application', about: inReturns, of: 'return', unit: 'count' },
  'return-entrusted': { zh: '委托移送', en: 'Handed in', about: inReturns, of: 'return', unit: 'count' },
  'return-parties': { zh: '当事人（人、单位）', en: 'Parties', about: inReturns, of: 'return', unit: 'count' },
  'return-amount': { zh: '协议涉及金额（元）', en: 'Amount agreed (yuan)', about: inReturns, of: 'return', unit: 'yuan' },
  'return-screenings': { zh: '排查次数', en: 'Screenings', about: inReturns, of: 'return', unit: 'times' },
  'return-prevented': { zh: '预防纠纷（件）', en: 'Disputes prevented', about: inReturns, of: 'return', unit: 'count' },
  'return-crime-cases': { zh: '防止民转刑（件）', en: 'Crimes averted (cases)', about: inReturns, of: 'return', unit: 'count' },
  'return-crime-people': { zh: '防止民转刑（人）', en: 'Crimes averted (people)', about: inReturns, of: 'return', unit: 'count' },
  'return-group-cases': { zh: '防止群体上访（件）', en: 'Group complaints averted (cases)', about: inReturns, of: 'return', unit: 'count' },
  'return-group-people': { zh: '防止群体上访（人）', en: 'Group complaints averted (people)', about: inReturns, of: 'return', unit: 'count' },
  'return-confirmed': { zh: '司法确认（件）', en: 'Judicial confirmations', about: inReturns, of: 'return', unit: 'count' },
  'return-complex': { zh: '疑难复杂（件）', en: 'Difficult disputes', about: inReturns, of: 'return', unit: 'count' },
} as const satisfies Record<string, TallyEntry>;
export type TallyCode = keyof typeof tallies;
export const TallyCode = enumOf(tallies).meta({ id: 'YearlyTally' });
export const tallyCodes = Object.keys(tallies) as TallyCode[]; // the keys of the table just above

/** How a division’s code came to change, as the map of codes says it. */
export const divisionChangeKinds = {
  recoded: { zh: '更换代码', en: 'recoded' },
  split: { zh: '分出', en: 'split' },
  merged: { zh: '并入', en: 'merged' },
  raised: { zh: '由上级承接', en: 'taken on by the place above' },
} as const;
export type DivisionChangeKind = keyof typeof divisionChangeKinds;
export const DivisionChangeKind = enumOf(divisionChangeKinds).meta({ id: 'YearlyDivisionChange' });
