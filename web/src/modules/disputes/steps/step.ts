import { judge } from '@anhe/contract/disputes';
import type { Done, DisputeFacts, DisputeStep, DisputeView, StepFacts, StepVerdict } from '@anhe/contract/disputes';
import type { Command, Day, Id } from '@anhe/contract/kernel';
import { useState } from 'react';
import type { z } from 'zod';
import { todayHere } from '../../../wording/index.ts';
import { useStepOn } from '../../matters/index.ts';
import type { Sending } from '../../matters/index.ts';
import type { DoneAnswer } from '../done-line.tsx';
import { factsOf } from '../matter/facts.ts';

/** What the form of a step is given. */
export interface StepProps {
  readonly view: DisputeView;
  /** Opened to record what has happened before. */
  readonly already: boolean;
  /** The person opened it; not the page by itself. */
  readonly asked: boolean;
  /** What of the ledger it was opened for: an instalment, a record. */
  readonly about?: Id | undefined;
  readonly onDone: (done: DoneAnswer) => void;
  readonly onClose: () => void;
  /** Goes over to another step instead. */
  readonly onOther: (step: DisputeStep) => void;
}

/** Sends a step on the revision that the page shows. */
export const useStep = <I extends z.ZodObject>(operation: Command<I, typeof Done>, { view, onDone }: StepProps): Sending<z.input<I>> => useStepOn(operation, view.revision, onDone);

/** The matter's address as every step names it. */
export const addressOf = (view: DisputeView): { county: string; matter: string } => ({ county: view.county, matter: view.id });

export interface When {
  readonly day: Day | undefined;
  readonly setDay: (day: Day | undefined) => void;
  readonly already: boolean;
  readonly setAlready: (already: boolean) => void;
  readonly verdict: StepVerdict;
  /** As the input wants it; a missing day is refused at its field. */
  readonly input: { readonly happenedOn: Day; readonly already: boolean };
}

/**
 * The day of a step, today unless said otherwise, and what the law says of the step on that day: a future unlawful act is
 * stopped, a past one is recorded with its defects.
 * @param more facts that the view of the dispute does not hold
 */
export function useWhen({ view, already: opened }: Pick<StepProps, 'view' | 'already'>, step: DisputeStep, said: Omit<StepFacts, 'happenedOn' | 'today' | 'already'> = {}, more: Partial<DisputeFacts> = {}): When {
  const today = todayHere();
  const [day, setDay] = useState<Day | undefined>(today);
  const [already, setAlready] = useState(opened);
  const happenedOn = day ?? today;
  const verdict = judge({ ...factsOf(view), ...more }, step, { ...said, happenedOn, today, already });
  return { day, setDay, already, setAlready, verdict, input: { happenedOn: day ?? '', already } };
}
