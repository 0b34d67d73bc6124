import { createHmac } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { canonical } from '../crypto/canonical.ts';
import { sameBytes } from '../crypto/keyring.ts';
import type { Keyring } from '../crypto/keyring.ts';

/** A backup that cannot be made or used; the message says why in both languages. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

const Table = z.strictObject({
  name: z.string().regex(/^[a-z_"]+\.[A-Za-z_"]+$/), account: z.enum(['owner', 'job']), columns: z.array(z.string()),
  rows: z.int().nonnegative(), bytes: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const Content = z.strictObject({
  format: z.literal(1),
  madeAt: z.string(),
  /** Version of the program and of the database server, for people to read. */
  program: z.string(),
  server: z.string(),
  /** Which secret the values inside were encrypted under, without telling anything of it. */
  secret: z.string(),
  migrations: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  queue: z.int(),
  tables: z.array(Table),
  sequences: z.array(z.strictObject({ name: z.string(), account: z.enum(['owner', 'job']), last: z.string().regex(/^\d+$/) })),
  files: z.strictObject({ count: z.int(), bytes: z.int(), missing: z.array(z.string()) }),
});

const Manifest = Content.extend({ mac: z.string() });

/** What a backup holds; written last, so that a folder with a manifest is a whole backup. */
export type Manifest = z.infer<typeof Content>;
export type TableEntry = z.infer<typeof Table>;

const fileName = 'manifest.json';

export const secretMark = (keys: Keyring): string => keys.purpose('mark of a backup').toString('hex').slice(0, 16);

const macOf = (keys: Keyring, manifest: Manifest): Buffer => createHmac('sha256', keys.purpose('manifest of a backup')).update(canonical(manifest)).digest();

export async function writeManifest(folder: string, manifest: Manifest, keys: Keyring): Promise<void> {
  const target = join(folder, fileName);
  const handle = await open(`${target}.part`, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify({ ...manifest, mac: macOf(keys, manifest).toString('hex') }, null, 1)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${target}.part`, target);
}

/** Reads a manifest made under this very secret. Throws BackupError for one of another secret, or one that was changed. */
export async function readManifest(folder: string, keys: Keyring): Promise<Manifest> {
  const { mac, ...manifest } = await parsed(folder);
  if (manifest.secret !== secretMark(keys)) {
    throw new BackupError('备份是用另一个密钥文件做的，请先放回当时的密钥文件 · the backup was made under another secret; put that secret file back first');
  }
  if (!sameBytes(Buffer.from(mac, 'hex'), macOf(keys, manifest))) throw new BackupError(`${fileName}: 清单被改动 · the manifest was changed`);
  return manifest;
}

async function parsed(folder: string): Promise<z.infer<typeof Manifest>> {
  let text: string;
  try {
    text = await readFile(join(folder, fileName), 'utf8');
  } catch (error) {
    throw new BackupError(`${folder}: 没有完整的备份 · no complete backup`, { cause: error });
  }
  try {
    return Manifest.parse(JSON.parse(text));
  } catch (error) {
    throw new BackupError(`${fileName}: 清单无法读取 · the manifest cannot be read`, { cause: error });
  }
}
