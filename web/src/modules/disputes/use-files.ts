import { useState } from 'react';
import { asFailure } from '../../api/index.ts';
import type { Failure } from '../../api/index.ts';
import { openFile, saveFile } from '../../ui/index.ts';

type Fetch = () => Promise<{ readonly blob: Blob; readonly name: string }>;

export interface Files {
  /** Opens a file in a tab of its own, to look at and print. */
  readonly open: (key: string, fetch: Fetch) => void;
  /** Saves a file under its name. */
  readonly save: (key: string, fetch: Fetch) => void;
  /** Which one is being made. */
  readonly busy: string | undefined;
  readonly failure: Failure | undefined;
}

/** Papers made on the server: they take a moment, and may not be ready. */
export function useFiles(): Files {
  const [busy, setBusy] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const run = async (key: string, work: () => Promise<void>): Promise<void> => {
    setBusy(key);
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      setFailure(asFailure(error));
    } finally {
      setBusy(undefined);
    }
  };
  return {
    open: (key, fetch) => void run(key, () => openFile(fetch())),
    save: (key, fetch) => void run(key, async () => saveFile(await fetch())),
    busy, failure,
  };
}
