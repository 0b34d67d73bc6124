import { useCallback, useState } from 'react';
import { Failure } from '../../../api/index.ts';

export interface Attempt {
  readonly busy: boolean;
  readonly failure: Failure | undefined;
  /** Runs one try; true when it went through. */
  readonly run: (act: () => Promise<unknown>) => Promise<boolean>;
}

/** One try at a time, with the reason when it failed. Faults of the page itself are not swallowed. */
export function useAttempt(): Attempt {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const run = useCallback(async (act: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await act();
      return true;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setFailure(error);
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  return { busy, failure, run };
}
