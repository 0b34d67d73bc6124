import { disputeSteps, judge, roomSteps, verdicts } from '@anhe/contract/disputes';
import type { DisputeStep, DisputeView, StepVerdict } from '@anhe/contract/disputes';
import type { Day } from '@anhe/contract/kernel';
import { inStepsBar } from '../after/facts.ts';
import { concerns, factsOf, isAhead, nextStep } from './facts.ts';

const handing: readonly DisputeStep[] = ['refer', 'transfer', 'receive', 'handBack', 'returnHandIn'];
const ending: readonly DisputeStep[] = ['refuse', 'decline', 'fail', 'withdraw'];

/** How many lawful steps stand in sight beside the next one; a bar with more is not read. */
export const inSight = 6;

/** Under which word a step is folded away. */
export const stepFolds = ['more', 'handing', 'ending', 'later', 'past'] as const;
export type StepFold = (typeof stepFolds)[number];

export interface StepGroups {
  /** The usual next step, where it is lawful and this post's. */
  readonly next: DisputeStep | undefined;
  readonly now: readonly DisputeStep[];
  readonly folds: Readonly<Record<StepFold, readonly DisputeStep[]>>;
  readonly verdictOf: Readonly<Record<DisputeStep, StepVerdict['verdict']>>;
}

/** Steps that a rule stops today, and that may be recorded as having happened. */
function recordable(view: DisputeView, today: Day): readonly DisputeStep[] {
  const facts = factsOf(view);
  return disputeSteps.filter((step) => {
    const now = judge(facts, step, { happenedOn: today, today });
    const past = judge(facts, step, { happenedOn: today, today, already: true });
    return view.abilities.includes(step) && !Object.hasOwn(roomSteps, step) && !now.verdict.legal && past.verdict.legal;
  });
}

/** The steps of this post in groups: the next one, a few lawful ones in sight, the rest under a word. Steps of the room stand in the room. */
export function stepGroups(view: DisputeView, today: Day): StepGroups {
  const verdictOf = verdicts(factsOf(view), today);
  const mine = disputeSteps.filter((step) => view.abilities.includes(step) && concerns(view, step) && inStepsBar(step, verdictOf[step].legal) && !Object.hasOwn(roomSteps, step));
  const legal = mine.filter((step) => verdictOf[step].legal);
  const usual = nextStep(view);
  const next = usual !== undefined && legal.includes(usual) ? usual : undefined;
  const plain = legal.filter((step) => step !== next && !handing.includes(step) && !ending.includes(step));
  return {
    next, now: plain.slice(0, inSight), verdictOf,
    folds: {
      more: plain.slice(inSight), handing: legal.filter((step) => step !== next && handing.includes(step)), ending: legal.filter((step) => ending.includes(step)),
      later: mine.filter((step) => !verdictOf[step].legal && isAhead(view.status, step)), past: recordable(view, today),
    },
  };
}
