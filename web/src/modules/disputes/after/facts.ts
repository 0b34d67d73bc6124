import { isAfterStep } from '@anhe/contract/disputes';
import type { AfterFacts, DisputeStep, DisputeView } from '@anhe/contract/disputes';

/** What the rules ask of the time after the agreement, from what the page was given. */
export function afterFacts({ after, clocks }: DisputeView): AfterFacts {
  const dueOf = (kind: DisputeView['clocks'][number]['kind']) => clocks.find((clock) => clock.kind === kind)?.due ?? null;
  return { ...after, confirmBy: dueOf('confirmation'), reviewBy: dueOf('labour-review') };
}

/** Steps after the agreement stand in their own panels; the bar shows those that many disputes meet, once they are lawful. */
const inBar: readonly DisputeStep[] = ['recordPerformance', 'applyConfirmation', 'recordRuling'];

export const inStepsBar = (step: DisputeStep, legal: boolean): boolean => !isAfterStep(step) || (legal && inBar.includes(step));
