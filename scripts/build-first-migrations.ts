// Writes the migrations of the first release, one for each capability, from the target state of all tables; with --check
// it only tells whether that is needed.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capabilities, readTargetState, targetStateSql } from '../server/database/target-state.ts';
import { migrationsFolder } from '../server/src/kernel/database/migrate.ts';

const tables = readTargetState();
const found = capabilities
  .map((capability) => ({ capability, files: tables.filter(({ name }) => name.startsWith(`${capability}/`)) }))
  .filter(({ files }) => files.length > 0);

for (const [index, { capability, files }] of found.entries()) {
  const file = join(migrationsFolder, `${String(index + 1).padStart(4, '0')}_${capability}.sql`);
  const text = `-- The tables of ${capability} as first released; written by scripts/build-first-migrations.ts.\n\n${targetStateSql(files)}`;
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`${file} is not current: run scripts/build-first-migrations.ts`);
    process.exitCode = 1;
  }
}
