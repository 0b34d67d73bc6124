import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import type { DiscardReason, Left, Priority, RequestLine } from '@anhe/contract/requests';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { asFailure, call } from '../../../api/index.ts';
import type { Failure } from '../../../api/index.ts';

/** What may be done to many at once. */
export type BulkAct = { readonly do: 'dispatch'; readonly to: Id } | { readonly do: 'prioritise'; readonly priority: Priority } | { readonly do: 'clear' } | { readonly do: 'discard'; readonly why: DiscardReason };

/** What became of one row. */
export interface BulkResult {
  readonly line: RequestLine;
  readonly left: z.infer<typeof Left> | undefined;
  readonly failure: Failure | undefined;
}

/** The same operation as on the request's own page, on the revision that the list showed. */
function send(line: RequestLine, act: BulkAct): Promise<z.infer<typeof Left>> {
  const at = { county: line.county, matter: line.id };
  const parts = { command: newId(), basis: line.revision };
  switch (act.do) {
    case 'dispatch': return call(requestOperations.dispatch, { ...at, to: act.to }, parts);
    case 'prioritise': return call(requestOperations.prioritise, { ...at, priority: act.priority }, parts);
    case 'discard': return call(requestOperations.discard, { ...at, why: act.why }, parts);
    case 'clear': return call(requestOperations.clear, at, parts);
    default: throw new Error(`nothing is called ${String(act satisfies never)}`);
  }
}

export interface Bulk {
  readonly run: (lines: readonly RequestLine[], act: BulkAct) => Promise<void>;
  /** How far it is while it runs. */
  readonly running: { readonly at: number; readonly count: number } | undefined;
  readonly results: readonly BulkResult[];
  readonly forget: () => void;
}

/** One row after the other; a refusal is kept with its row and holds up none of the others. */
export function useBulk(): Bulk {
  const client = useQueryClient();
  const [running, setRunning] = useState<Bulk['running']>();
  const [results, setResults] = useState<readonly BulkResult[]>([]);
  const run = async (lines: readonly RequestLine[], act: BulkAct): Promise<void> => {
    const done: BulkResult[] = [];
    for (const [at, line] of lines.entries()) {
      setRunning({ at: at + 1, count: lines.length });
      try {
        done.push({ line, left: await send(line, act), failure: undefined });
      } catch (error) {
        done.push({ line, left: undefined, failure: asFailure(error) });
      }
    }
    setRunning(undefined);
    setResults(done);
    await client.invalidateQueries();
  };
  return { run, running, results, forget: () => setResults([]) };
}
