import type { Wording } from '@anhe/contract/kernel';
import { useCallback, useState } from 'react';
import { SignInRefused } from './client.ts';

export interface Attempt {
  readonly busy: boolean;
  readonly refused: Wording | undefined;
  /** Runs one try; true when it went through. */
  readonly run: (act: () => Promise<void>) => Promise<boolean>;
}

/** One try at a time, with the words of its refusal. Faults of the page itself are not swallowed. */
export function useAttempt(): Attempt {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Wording>();
  const run = useCallback(async (act: () => Promise<void>): Promise<boolean> => {
    setBusy(true);
    setRefused(undefined);
    try {
      await act();
      return true;
    } catch (error) {
      if (!(error instanceof SignInRefused)) throw error;
      setRefused(error.wording);
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  return { busy, refused, run };
}
