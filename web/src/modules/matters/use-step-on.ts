import type { Command } from '@anhe/contract/kernel';
import type { z } from 'zod';
import { useCommand } from '../../api/index.ts';
import type { Failure } from '../../api/index.ts';

export interface Sending<Input> {
  readonly send: (input: Input) => void;
  readonly again: () => void;
  readonly busy: boolean;
  readonly failure: Failure | undefined;
}

/** Sends a step on the revision that the page shows; another's change in between is answered with what changed. */
export function useStepOn<I extends z.ZodObject, O extends z.ZodType>(operation: Command<I, O>, revision: number, onDone: (answer: z.output<O>) => void): Sending<z.input<I>> {
  const command = useCommand(operation);
  const finish = (answer: z.output<O> | undefined): void => {
    if (answer !== undefined) onDone(answer);
  };
  const basis = operation.basis ? revision : undefined;
  return { send: (input) => void command.run(input, basis).then(finish), again: () => void command.again().then(finish), busy: command.busy, failure: command.failure };
}
