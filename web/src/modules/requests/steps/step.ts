import type { Left, RequestView } from '@anhe/contract/requests';
import type { Command } from '@anhe/contract/kernel';
import type { z } from 'zod';
import { useCommand } from '../../../api/index.ts';
import type { Failure } from '../../../api/index.ts';
import type { DeskStep } from '../matter/step-groups.ts';

export type LeftAnswer = z.infer<typeof Left>;

/** What the form of a step is given. */
export interface StepProps {
  readonly view: RequestView;
  readonly step: DeskStep;
  /** The person opened it; not the page by itself. */
  readonly asked: boolean;
  readonly onDone: (left: LeftAnswer) => void;
  readonly onClose: () => void;
}

export interface Sending<Input> {
  readonly send: (input: Input) => void;
  readonly again: () => void;
  readonly busy: boolean;
  readonly failure: Failure | undefined;
}

/** Sends a step on the revision that the page shows; another's change in between is answered with what changed. */
export function useStep<I extends z.ZodObject>(operation: Command<I, typeof Left>, { view, onDone }: StepProps): Sending<z.input<I>> {
  const command = useCommand(operation);
  const finish = (left: LeftAnswer | undefined): void => {
    if (left !== undefined) onDone(left);
  };
  const basis = operation.basis ? view.line.revision : undefined;
  return { send: (input) => void command.run(input, basis).then(finish), again: () => void command.again().then(finish), busy: command.busy, failure: command.failure };
}

/** The request's address as every step names it. */
export const addressOf = ({ line }: RequestView): { county: string; matter: string } => ({ county: line.county, matter: line.id });
