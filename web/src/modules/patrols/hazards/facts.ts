import { hazardLifecycle, hazardNext, hazardStation, hazardVerdicts } from '@anhe/contract/patrols';
import type { HazardFacts, HazardStatus, HazardStep, HazardView } from '@anhe/contract/patrols';
import type { Day, Id, Verdict } from '@anhe/contract/kernel';

/** Steps in the order in which the bar shows them. */
export const hazardSteps = ['assign', 'mend', 'check', 'guard', 'addTo', 'extend', 'cancel'] as const satisfies readonly HazardStep[];

/** Somebody else, of whom the page knows nothing: who recorded a mending is only compared. */
const another = '00000000-0000-7000-8000-000000000000';

type Seen = Pick<HazardView, 'line' | 'extensions' | 'mendedOn' | 'ownMending'>;

/** What the rules ask of a hazard, from what the page was given. */
export const factsOf = ({ line, extensions, mendedOn, ownMending }: Seen, me: Id): HazardFacts => ({
  status: line.status, severity: line.severity, foundOn: line.foundOn, mender: line.mender, mendedBy: mendedOn === null ? null : ownMending ? me : another, mendedOn, dueOn: line.dueOn, extensions,
});

/** The ability by which a step is sent with the data. */
const abilityOf = (step: HazardStep): string => `${step}Hazard`;

const isAhead = (status: HazardStatus, step: HazardStep): boolean => {
  const from: readonly HazardStatus[] = hazardLifecycle.steps[step].from;
  return from.includes(status) || from.some((one) => hazardStation[one] > hazardStation[status]);
};

export interface HazardSteps {
  /** The usual next step, where it is lawful and this post's. */
  readonly next: HazardStep | undefined;
  readonly now: readonly HazardStep[];
  /** Those that come later, and those that a rule holds back. */
  readonly later: readonly HazardStep[];
  readonly verdictOf: Readonly<Record<HazardStep, Verdict>>;
}

/** The steps of this post: the next one, those that are lawful, those that are not yet. */
export function stepsOf(view: Seen & Pick<HazardView, 'abilities'>, today: Day, me: Id): HazardSteps {
  const verdictOf = hazardVerdicts(factsOf(view, me), { today, person: me });
  const mine = hazardSteps.filter((step) => view.abilities.includes(abilityOf(step)));
  const legal = mine.filter((step) => verdictOf[step].legal);
  const usual = hazardNext[view.line.status];
  const next = usual !== null && legal.includes(usual) ? usual : undefined;
  return { next, now: legal.filter((step) => step !== next), later: mine.filter((step) => !verdictOf[step].legal && isAhead(view.line.status, step)), verdictOf };
}
