import { migrate } from '../kernel/database/migrate.ts';
import { openDatabase } from '../kernel/database/open.ts';
import { migrateQueue } from '../kernel/jobs/index.ts';
import { readSecret } from '../kernel/secret.ts';
import { command } from './command.ts';

/** `anhe migrate`: accounts and tables of the database, brought up to this program. */
export const migrateCommand = command({
  name: 'migrate',
  summary: {
    zh: '建立数据库账号，执行尚未执行的迁移',
    en: 'makes the database accounts and applies the migrations that are missing',
  },
  run: async ({ config, say, life }) => {
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
  },
});
