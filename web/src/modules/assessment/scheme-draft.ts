import type { AssessmentKind, ComparisonGroup, Extra, Indicator, SchemeBody } from '@anhe/contract/assessment';
import { newId } from '@anhe/contract/kernel';
import type { Day, Wording } from '@anhe/contract/kernel';

/** An indicator as it is written down on the page. `formula` stands in place of a figure where a draft already has one. */
export interface DraftRow {
  readonly key: string;
  readonly figure: string | undefined;
  readonly formula: Indicator | undefined;
  readonly weight: number;
  readonly zero: number;
  readonly full: number;
  readonly few: Indicator['few'];
}

/** A scheme as it is written down. */
export interface SchemeDraft {
  readonly name: string;
  readonly nameEn: string;
  readonly kind: AssessmentKind;
  readonly basis: string;
  readonly validFrom: Day | undefined;
  readonly fullMarks: number;
  readonly rows: readonly DraftRow[];
  readonly groups: readonly string[];
  /** What the page does not change: it stays as it was. */
  readonly kept: Pick<SchemeBody, 'extras' | 'bonusCap' | 'deductionCap' | 'departments'>;
  readonly ownGroups: readonly ComparisonGroup[];
}

/** Groups that most schemes have; a draft may bring others of its own. */
export const usualGroups: readonly ComparisonGroup[] = [
  { code: 'counties', name: { zh: '县（市、区）', en: 'Counties' }, level: 'county', sorts: [], places: [] },
  { code: 'streets', name: { zh: '街道', en: 'Sub-districts' }, level: 'town', sorts: ['street'], places: [] },
  { code: 'towns', name: { zh: '镇、乡', en: 'Towns' }, level: 'town', sorts: ['town', 'township', 'enterprise'], places: [] },
  { code: 'communities', name: { zh: '社区', en: 'Communities' }, level: 'village', sorts: ['residents'], places: [] },
  { code: 'villages', name: { zh: '行政村', en: 'Villages' }, level: 'village', sorts: ['villagers', 'similar'], places: [] },
];

const row = (figure: string, weight: number, zero: number, full: number): DraftRow => ({ key: newId(), figure, formula: undefined, weight, zero, full, few: 'left-out' });

/** What a new scheme begins with: an example, to be changed. */
export const blankScheme = (): SchemeDraft => ({
  name: '', nameEn: '', kind: 'regular', basis: '', validFrom: undefined, fullMarks: 100, groups: ['streets', 'towns', 'communities', 'villages'], ownGroups: [],
  rows: [row('disputes-success-rate', 30, 60, 98), row('disputes-on-time-rate', 30, 70, 100), row('requests-on-time-rate', 20, 70, 100), row('hazards-on-time-rate', 20, 70, 100)],
  kept: { extras: [], bonusCap: 0, deductionCap: 0 },
});

/** A scheme that there is, as the page writes it. */
export function draftOf(body: SchemeBody): SchemeDraft {
  const { name, kind, basis, validFrom, fullMarks, indicators, groups, departments, extras, bonusCap, deductionCap } = body;
  const isUsual = (group: ComparisonGroup): boolean => usualGroups.some(({ code }) => code === group.code);
  return {
    name: name.zh, nameEn: name.en, kind, basis, validFrom, fullMarks, kept: { extras, bonusCap, deductionCap, ...(departments === undefined ? {} : { departments }) }, groups: groups.map(({ code }) => code), ownGroups: groups.filter((group) => !isUsual(group)),
    rows: indicators.map((one) => ({
      key: newId(), figure: one.source.by === 'figure' ? one.source.figure : one.code, formula: one.source.by === 'formula' ? one : undefined, weight: one.weight, zero: one.scale.zero, full: one.scale.full, few: one.few,
    })),
  };
}

export const rowsSum = ({ rows }: SchemeDraft): number => Math.round(rows.reduce((sum, { weight }) => sum + weight * 100, 0)) / 100;

/** The scheme as it is sent. @param names of the figures by their codes */
export function bodyOf(draft: SchemeDraft, names: ReadonlyMap<string, Wording>): SchemeBody {
  const known = [...usualGroups, ...draft.ownGroups];
  const extras: Extra[] = draft.kept.extras;
  return {
    name: { zh: draft.name.trim(), en: draft.nameEn.trim() === '' ? draft.name.trim() : draft.nameEn.trim() }, kind: draft.kind, basis: draft.basis.trim(), validFrom: draft.validFrom ?? '', fullMarks: draft.fullMarks,
    bonusCap: draft.kept.bonusCap, deductionCap: draft.kept.deductionCap, extras, ...(draft.kept.departments === undefined ? {} : { departments: draft.kept.departments }),
    indicators: draft.rows.map(({ figure = '', formula, weight, zero, full, few }): Indicator => {
      const base = { weight, scale: { zero, full }, few };
      if (formula !== undefined && formula.code === figure) return { ...formula, ...base };
      const name = names.get(figure);
      return { code: figure, name: { zh: name?.zh ?? figure, en: name?.en ?? figure }, source: { by: 'figure', figure }, ...base };
    }),
    groups: known.filter(({ code }) => draft.groups.includes(code)),
  };
}
