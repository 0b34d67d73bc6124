import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { openInstallation } from '../compose.ts';
import { backUp, checkBackup, restore } from '../kernel/backup/index.ts';
import type { Manifest } from '../kernel/backup/index.ts';
import { ConfigError } from '../kernel/config-error.ts';
import { loadDataKeys } from '../kernel/crypto/data-keys.ts';
import { Keyring } from '../kernel/crypto/keyring.ts';
import { withClient } from '../kernel/database/connection.ts';
import { migrate } from '../kernel/database/migrate.ts';
import { openDatabase } from '../kernel/database/open.ts';
import { openBlobs, openFiles } from '../kernel/files/index.ts';
import { migrateQueue } from '../kernel/jobs/index.ts';
import { readSecret } from '../kernel/secret.ts';
import { checkEverything } from './check.ts';
import type { CommandContext, Given, Language } from './command.ts';

function summary({ tables, files }: Manifest, language: Language): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const megabytes = ((tables.reduce((sum, table) => sum + table.bytes, 0) + files.bytes) / 1e6).toFixed(1);
  return language === 'zh' ? `${tables.length} 张表 ${rows} 行、${files.count} 个文件，共 ${megabytes} MB` : `${rows} rows of ${tables.length} tables and ${files.count} files, ${megabytes} MB`;
}

/** `anhe backup`: everything but the secret, while the installation works. Exit code 1 when files were missing. */
export async function runBackup({ config, language, life, say }: CommandContext, { words: [folder = ''], options }: Given<'earlier'>): Promise<number> {
  const { connections, blobs, keys, clock } = await openInstallation(config, life, say);
  const earlier = options.earlier === undefined ? undefined : resolve(options.earlier);
  await migrateQueue(connections.job);
  const manifest = await backUp({ connections, blobs, keys, now: clock(), earlier }, resolve(folder));
  say(`${language === 'zh' ? '备份完成' : 'backed up'}: ${summary(manifest, language)}`);
  const { missing } = manifest.files;
  for (const digest of missing) say(`${language === 'zh' ? '文件缺失' : 'a file is missing'}  ${digest}`);
  return missing.length === 0 ? 0 : 1;
}

/** `anhe restore`: a backup into an empty installation with the same secret; verified afterwards. */
export async function runRestore(context: CommandContext, { words: [folder = ''] }: Given): Promise<number> {
  const { config, language, life, say } = context;
  // A demo would make itself a new secret, under which nothing of the backup could be read.
  if (!existsSync(config.secretFile)) {
    throw new ConfigError([{ variable: 'ANHE_SECRET_FILE', message: `请先放回密钥文件 ${config.secretFile} · put the secret file back first` }]);
  }
  const secret = readSecret(config);
  const keys = new Keyring(secret);
  const manifest = await checkBackup(resolve(folder), keys);
  const database = await openDatabase(config, secret, { say });
  await life.add('database', database.stop, true);
  const { connections } = database;
  await migrate(connections.owner);
  await migrateQueue(connections.job);
  const blobs = await openBlobs(config);
  await restore({ connections, blobs, keys }, resolve(folder), manifest);
  say(`${language === 'zh' ? '恢复完成' : 'restored'}: ${summary(manifest, language)}`);
  await withClient(connections.owner, (client) => loadDataKeys(client, keys));
  return (await checkEverything({ owner: connections.owner, keys, files: openFiles(blobs, keys) }, context)) ? 0 : 1;
}
