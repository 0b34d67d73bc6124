import { z } from 'zod';

/** Organs that hand a dispute in (委托移送), as the ministry's statistics count them. */
export const handInOrgans = {
  court: { zh: '人民法院', en: 'Court' },
  procuratorate: { zh: '人民检察院', en: 'Procuratorate' },
  police: { zh: '公安机关', en: 'Police' },
  petitions: { zh: '信访部门', en: 'Petition office' },
  other: { zh: '其他单位', en: 'Other organ' },
} as const;
export const HandInOrgan = z.enum(['court', 'procuratorate', 'police', 'petitions', 'other']).meta({ id: 'HandInOrgan' });

/**
 * The stage of a court's file whose mediation runs on the people's courts' platform; only there the clocks of the
 * online mediation rules hold (their art 1).
 */
export const platformStages = {
  'before-filing': { zh: '立案前委派，三十日', en: 'Before filing: thirty days' },
  ordinary: { zh: '立案后委托（普通程序），十五日', en: 'After filing, ordinary procedure: fifteen days' },
  summary: { zh: '立案后委托（简易程序），七日', en: 'After filing, summary procedure: seven days' },
} as const;
export const PlatformStage = z.enum(['before-filing', 'ordinary', 'summary']).meta({ id: 'PlatformStage' });

/** Other ways of settling it that may be open or running beside mediation. */
export const wayKinds = {
  police: { zh: '公安机关治安调解', en: 'Mediation by the police' },
  administrative: { zh: '行政调解', en: 'Mediation by an authority' },
  arbitration: { zh: '仲裁', en: 'Arbitration' },
  ruling: { zh: '行政裁决', en: 'Administrative ruling' },
  reconsideration: { zh: '行政复议', en: 'Administrative reconsideration' },
  lawsuit: { zh: '诉讼', en: 'Lawsuit' },
} as const;
export const WayKind = z.enum(['police', 'administrative', 'arbitration', 'ruling', 'reconsideration', 'lawsuit']).meta({ id: 'WayKind' });
export type WayKind = z.infer<typeof WayKind>;
