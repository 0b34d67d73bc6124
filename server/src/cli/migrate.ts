import { migrate } from '../kernel/database/migrate.ts';
import { openDatabase } from '../kernel/database/open.ts';
import { migrateQueue } from '../kernel/jobs/index.ts';
import { readSecret } from '../kernel/secret.ts';
import type { CommandContext } from './command.ts';

/** `anhe migrate`: accounts and tables of the database, brought up to this program. */
export async function runMigrate({ config, say, life }: CommandContext): Promise<void> {
  const database = await openDatabase(config, readSecret(config), { say, thorough: true });
  await life.add('database', database.stop, true);
  const { applied, already } = await migrate(database.connections.owner);
  await migrateQueue(database.connections.job);
  for (const name of applied) say(`已执行 · applied: ${name}`);
  say(
    applied.length === 0
      ? `数据库已是最新（${already} 个迁移） · the database is up to date (${already} migrations)`
      : `数据库已更新 · the database is up to date (${already + applied.length} migrations)`,
  );
}
