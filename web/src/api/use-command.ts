import { newId } from '@anhe/contract/kernel';
import type { Command } from '@anhe/contract/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { z } from 'zod';
import { call } from './call.ts';
import { asFailure } from './problem.ts';
import type { Failure } from './problem.ts';

export interface Running<Input, Output> {
  /** Sends the command; gives its answer, or undefined when it failed (`failure` says why). */
  readonly run: (input: Input, basis?: number) => Promise<Output | undefined>;
  /** Sends the last one again, with the same id. */
  readonly again: () => Promise<Output | undefined>;
  readonly busy: boolean;
  readonly failure: Failure | undefined;
  /** Forgets the failure, for instance when the form is closed. */
  readonly clear: () => void;
}

interface Intent<Input> {
  readonly id: string;
  readonly text: string;
  readonly input: Input;
  readonly basis: number | undefined;
}

/**
 * Runs a command of the contract. Its id is made once for what the person intends: pressing again after a lost answer
 * repeats it without a second effect; other content or another basis is another intent. What was read is read anew after
 * it, and after a refusal because of another's change.
 */
export function useCommand<I extends z.ZodObject, O extends z.ZodType>(operation: Command<I, O>): Running<z.input<I>, z.output<O>> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const intent = useRef<Intent<z.input<I>>>(undefined);
  const inFlight = useRef(false);
  const client = useQueryClient();

  const send = useCallback(async (): Promise<z.output<O> | undefined> => {
    const now = intent.current;
    if (now === undefined || inFlight.current) return undefined;
    inFlight.current = true;
    setBusy(true);
    setFailure(undefined);
    try {
      const answer = await call(operation, now.input, { command: now.id, basis: now.basis });
      intent.current = undefined;
      await client.invalidateQueries();
      return answer;
    } catch (error) {
      const failed = asFailure(error);
      setFailure(failed);
      if (failed.problem.code === 'kernel.stale') await client.invalidateQueries();
      return undefined;
    } finally {
      inFlight.current = false;
      setBusy(false);
    }
  }, [client, operation]);

  const run = useCallback(
    (input: z.input<I>, basis?: number) => {
      const text = JSON.stringify([input, basis]);
      if (intent.current?.text !== text) intent.current = { id: newId(), text, input, basis };
      return send();
    },
    [send],
  );
  const clear = useCallback(() => setFailure(undefined), []);
  return { run, again: send, busy, failure, clear };
}
