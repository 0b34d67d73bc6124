import { z } from 'zod';
import { enumOf } from '../kernel/index.ts';

/** Figures of a return that are counted from what was recorded. */
export const countedFigures = {
  accepted: { zh: '受理（件）', en: 'Accepted' },
  initiative: { zh: '其中主动调解', en: 'on initiative' },
  application: { zh: '依申请', en: 'on application' },
  entrusted: { zh: '委托移送', en: 'handed in' },
  succeeded: { zh: '调解成功（件）', en: 'Settled' },
  oral: { zh: '其中口头协议', en: 'orally' },
  written: { zh: '书面协议', en: 'in writing' },
  performed: { zh: '已履行（件）', en: 'Performed' },
  parties: { zh: '当事人（人、单位）', en: 'Parties' },
  amount: { zh: '协议涉及金额（元）', en: 'Amount agreed (yuan)' },
} as const;
export type CountedFigure = keyof typeof countedFigures;

/** Figures that a unit types in: totals without a field on any matter. */
export const typedFigures = {
  screenings: { zh: '排查次数', en: 'Rounds of screening' },
  prevented: { zh: '预防纠纷（件）', en: 'Disputes prevented' },
  'crime-cases': { zh: '防止民转刑（件）', en: 'Crimes averted (cases)' },
  'crime-people': { zh: '防止民转刑（人）', en: 'Crimes averted (people)' },
  'group-cases': { zh: '防止群体上访（件）', en: 'Group complaints averted (cases)' },
  'group-people': { zh: '防止群体上访（人）', en: 'Group complaints averted (people)' },
  confirmed: { zh: '司法确认（件）', en: 'Judicial confirmations' },
  complex: { zh: '疑难复杂（件）', en: 'Difficult disputes' },
} as const;
export type TypedFigure = keyof typeof typedFigures;

const total = z.int().min(0).max(999_999).default(0);
export const Typed = z.strictObject({
  screenings: total, prevented: total, 'crime-cases': total, 'crime-people': total, 'group-cases': total, 'group-people': total, confirmed: total, complex: total,
});
export type Typed = z.infer<typeof Typed>;

export const figureNames = { ...countedFigures, ...typedFigures } as const;
export type FigureName = keyof typeof figureNames;
export const FigureName = enumOf(figureNames).meta({ id: 'ReturnFigure' });

/** Which period a return is for: `2026-11` or `2026-Q4`. */
export const Period = z.string().regex(/^2[01]\d\d-(0[1-9]|1[0-2]|Q[1-4])$/, 'wrong-kind').meta({ id: 'Period' });
export type Period = z.infer<typeof Period>;

/** A part of the dossier, as its index numbers them. */
export const DossierPart = z.int().min(1).max(13);
export const Remark = z.strictObject({ part: DossierPart, text: z.string().trim().min(2).max(300) }).meta({ id: 'DossierRemark' });
export type Remark = z.infer<typeof Remark>;
