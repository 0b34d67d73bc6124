import type { HazardKind } from '@anhe/contract/screening';
import type { ActInput } from './acts.ts';

export interface FoundHazard {
  readonly kind: HazardKind;
  readonly count: string;
  readonly where: string;
}

/** A village's answer to a round of screening, as it is filled in. */
export interface ReportForm {
  readonly way: 'nil' | 'found' | '';
  readonly matters: readonly string[];
  readonly hazards: readonly FoundHazard[];
}

const isWhole = ({ count, where }: FoundHazard): boolean => [...where.trim()].length >= 2 && /^[1-9]\d{0,2}$/.test(count.trim());

/** Whether a report of something says what: a dispute or a hazard, and each hazard where and how many. */
export const saysWhat = ({ matters, hazards }: ReportForm): boolean => matters.length + hazards.length > 0 && hazards.every(isWhole);

/** What was found, as it goes to the house. Call it once `saysWhat` holds. */
export const foundIn = ({ matters, hazards }: ReportForm): Pick<ActInput<'fileReport'>, 'matters' | 'hazards'> =>
  ({ matters: [...matters], hazards: hazards.map(({ kind, count, where }) => ({ kind, count: Number(count), where: where.trim() })) });
