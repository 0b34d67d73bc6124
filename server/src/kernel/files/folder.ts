import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BlobStore } from './store.ts';

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

async function orMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Makes what was written under a folder's names last through a power failure; not every system can. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Blobs in a folder. A blob is written under a temporary name, synced, then renamed: it is there whole or not at all. */
export function folderBlobs(root: string): BlobStore {
  return {
    write: async (name, bytes) => {
      const target = join(root, name);
      const draft = `${target}.${randomBytes(6).toString('hex')}.part`;
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      try {
        const handle = await open(draft, 'wx', 0o600);
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(draft, target);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      await syncFolder(dirname(target));
    },
    read: (name) => orMissing(readFile(join(root, name))),
    remove: (name) => rm(join(root, name), { force: true }),
    writtenAt: async (name) => (await orMissing(stat(join(root, name))))?.mtime,
    list: async function* () {
      for (const folder of (await orMissing(readdir(root))) ?? []) {
        for (const file of (await orMissing(readdir(join(root, folder)))) ?? []) {
          const found = await orMissing(stat(join(root, folder, file)));
          if (found !== undefined) yield { name: `${folder}/${file}`, writtenAt: found.mtime };
        }
      }
    },
  };
}
