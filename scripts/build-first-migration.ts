// Writes the first migration from the target state of all tables; with --check it only tells whether that is needed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTargetState, targetStateSql } from '../server/database/target-state.ts';
import { migrationsFolder } from '../server/src/kernel/database/migrate.ts';

const file = join(migrationsFolder, '0001_first.sql');
const text = `-- Made by scripts/build-first-migration.ts from server/database/tables; do not edit.\n\n${targetStateSql(readTargetState())}`;

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error(`${file} is not current: run scripts/build-first-migration.ts`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, text);
}
