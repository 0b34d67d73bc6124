import type { Command } from '@anhe/contract/kernel';
import type { HazardStep, HazardView, patrolOperations } from '@anhe/contract/patrols';
import type { z } from 'zod';
import { useCommand } from '../../../api/index.ts';
import type { Failure } from '../../../api/index.ts';

type Left = (typeof patrolOperations)['mendHazard']['output'];
/** What a step leaves: where the hazard stands, who has it, until when. */
export type LeftAnswer = z.output<Left>;

/** What the form of a step is given. */
export interface StepProps {
  readonly view: HazardView;
  readonly step: HazardStep;
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
export function useStep<I extends z.ZodObject>(operation: Command<I, Left>, { view, onDone }: StepProps): Sending<z.input<I>> {
  const command = useCommand(operation);
  const finish = (left: LeftAnswer | undefined): void => {
    if (left !== undefined) onDone(left);
  };
  const basis = operation.basis ? view.line.revision : undefined;
  return { send: (input) => void command.run(input, basis).then(finish), again: () => void command.again().then(finish), busy: command.busy, failure: command.failure };
}

export const addressOf = ({ line }: HazardView): { county: string; matter: string } => ({ county: line.county, matter: line.id });
