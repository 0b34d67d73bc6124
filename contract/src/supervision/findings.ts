import { z } from 'zod';
import { Day, daysBetween } from '../kernel/index.ts';
import type { FindingTest } from './vocabulary.ts';

/** What a rule saw: days, counts and codes of a matter; no text of it and nobody's name. */
export const FindingFacts = z.discriminatedUnion('test', [
  z.object({ test: z.literal('late'), dueOn: Day, clock: z.string(), days: z.int() }),
  z.object({ test: z.literal('refused'), times: z.int() }),
  z.object({ test: z.literal('ownerless'), since: Day, days: z.int() }),
  z.object({ test: z.literal('fast'), minutes: z.int() }),
]).meta({ id: 'SupervisionFindingFacts' });
export type FindingFacts = z.infer<typeof FindingFacts>;

/** A rule as the city's list has it. */
export interface FindingRule {
  readonly code: string;
  readonly test: FindingTest;
  /** Kinds of matters that it looks at. */
  readonly kinds: readonly string[];
  /** From how many days late, refusals, days without an owner; or within how many minutes. */
  readonly amount: number;
}

/** What is known of a matter when the rules look at it. */
export interface MatterSeen {
  readonly kind: string;
  readonly open: boolean;
  readonly dueOn: Day | null;
  readonly dueClock: string | null;
  /** How often a unit said “not ours”. */
  readonly refusals: number;
  /** Since when nobody of the holding unit is at work; null where somebody is. */
  readonly emptySince: Day | null;
  /** Minutes from taking it on to its answer; null where it has none. */
  readonly minutes: number | null;
}

const tests: { readonly [T in FindingTest]: (seen: MatterSeen, amount: number, today: Day) => FindingFacts | undefined } = {
  late: ({ open, dueOn, dueClock }, amount, today) => {
    if (!open || dueOn === null) return undefined;
    const days = daysBetween(dueOn, today);
    return days >= amount ? { test: 'late', dueOn, clock: dueClock ?? '', days } : undefined;
  },
  refused: ({ open, refusals }, amount) => (open && refusals >= amount ? { test: 'refused', times: refusals } : undefined),
  ownerless: ({ open, emptySince }, amount, today) => {
    if (!open || emptySince === null) return undefined;
    const days = daysBetween(emptySince, today);
    return days >= amount ? { test: 'ownerless', since: emptySince, days } : undefined;
  },
  fast: ({ minutes }, amount) => (minutes !== null && minutes < amount ? { test: 'fast', minutes } : undefined),
};

/** What a rule finds of a matter on a day; undefined where there is nothing to be asked. */
export const seenBy = (rule: FindingRule, seen: MatterSeen, today: Day): FindingFacts | undefined =>
  rule.kinds.includes(seen.kind) ? tests[rule.test](seen, rule.amount, today) : undefined;

/** What a finding rests on: the same matter is not proposed again for the same thing, but is for the next clock that it lets pass. */
export const restsOn = (facts: FindingFacts): string => {
  if (facts.test === 'late') return `${facts.clock} ${facts.dueOn}`;
  if (facts.test === 'refused') return String(facts.times);
  return facts.test === 'ownerless' ? facts.since : '';
};
