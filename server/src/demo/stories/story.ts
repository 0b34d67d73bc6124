import type { DisputeType } from '@anhe/contract/disputes';
import type { Dice } from '../dice.ts';

/** Who and where a story is about. */
export interface Cast {
  readonly dice: Dice;
  /** Applicant, respondent, and whoever else there is. */
  readonly a: string;
  readonly b: string;
  readonly c: string;
  readonly village: string;
  readonly town: string;
  /** A group of the village: 三组. */
  readonly group: string;
  /** The day it happened, in words: 3月12日. */
  readonly day: string;
  /** What the fields ask for at that time of the year. */
  readonly farming: string;
}

/** A quarrel as it is told, and how it can end. */
export interface Tale {
  readonly summary: string;
  /** What the applicant says, and what the other side answers. */
  readonly claim: string;
  readonly reply: string;
  /** What the mediator found or explained. */
  readonly point: string;
  readonly facts: string;
  readonly terms: readonly string[];
  readonly how: string;
  readonly amount?: number;
  readonly performance: 'on-the-spot' | 'by-date' | 'instalments';
  /** Days from the agreement to the end of performance. */
  readonly days: number;
}

export type Side = 'person' | { readonly organisation: string };

/** Which committee such a quarrel comes to: the village's, or one of the trade. */
export type Hall = 'village' | 'labour' | 'property' | 'medical' | 'traffic';

export interface Story {
  readonly type: DisputeType;
  readonly weight: number;
  readonly hall: Hall;
  readonly sides: readonly Side[];
  /** All are of one family. */
  readonly kin?: boolean;
  /** Who is a woman or a man, where the story says so. */
  readonly sexes?: readonly ('female' | 'male' | undefined)[];
  readonly tell: (cast: Cast) => Tale;
}

/** An amount as texts write it. */
export const yuan = (amount: number): string => `${amount}元`;
