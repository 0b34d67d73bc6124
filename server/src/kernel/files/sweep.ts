import type { FileStore } from './store.ts';

const grace = 24 * 3_600_000;

/**
 * Removes files that were handed in and never taken up by a command within a day.
 * @param known which of these digests have a row
 * @returns how many were removed
 */
export async function sweepFiles(files: FileStore, known: (digests: readonly string[]) => Promise<ReadonlySet<string>>, now: Date): Promise<number> {
  const limit = new Date(now.getTime() - grace);
  let removed = 0;
  let batch: string[] = [];
  const settle = async (): Promise<void> => {
    const kept = await known(batch);
    for (const digest of batch) {
      if (kept.has(digest)) continue;
      // Looked at again: it may have been handed in anew since the list was read.
      const writtenAt = await files.writtenAt(digest);
      if (writtenAt === undefined || writtenAt >= limit) continue;
      await files.remove(digest);
      removed += 1;
    }
    batch = [];
  };
  for await (const { digest, writtenAt } of files.list()) {
    if (writtenAt >= limit) continue;
    batch.push(digest);
    if (batch.length === 500) await settle();
  }
  await settle();
  return removed;
}
