import type { Connection } from '../database/connection.ts';
import { withClient } from '../database/connection.ts';
import type { FileStore } from './store.ts';

export interface VerifiedFiles {
  readonly files: number;
  /** Digests of files that are missing or are not what they were; the first thousand. */
  readonly bad: readonly string[];
  readonly found: number;
}

/** Reads every file that a row names, and compares it with its digest. @param owner the account that row security does not hold */
export async function verifyFiles(owner: Connection, files: FileStore): Promise<VerifiedFiles> {
  const bad: string[] = [];
  let [count, found] = [0, 0];
  await withClient(owner, async (client) => {
    await client.query('begin read only');
    await client.query("declare digests cursor for select distinct encode(digest, 'hex') as digest from kernel.file order by 1");
    for (;;) {
      const { rows } = await client.query<{ digest: string }>('fetch 500 from digests');
      if (rows.length === 0) break;
      for (const { digest } of rows) {
        count += 1;
        try {
          await files.get(digest);
        } catch {
          found += 1;
          if (bad.length < 1000) bad.push(digest);
        }
      }
    }
    await client.query('commit');
  });
  return { files: count, bad, found };
}
