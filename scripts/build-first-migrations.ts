// Writes the migrations of the first release, one for each capability and each part of one, from the target state of all
// tables; with --check it only tells whether that is needed.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTargetState, targetStateSql } from '../server/database/target-state.ts';
import { migrationsFolder } from '../server/src/kernel/database/migrate.ts';

const groups = [...Map.groupBy(readTargetState(), ({ group }) => group)];
const wanted = new Map(
  groups.map(([group, files], index) => [
    `${String(index + 1).padStart(4, '0')}_${group.replaceAll('/', '_')}.sql`,
    `-- The tables of ${group} as first released; written by scripts/build-first-migrations.ts.\n\n${targetStateSql(files)}`,
  ]),
);
const found = new Map(
  readdirSync(migrationsFolder).map((name) => [name, readFileSync(join(migrationsFolder, name), 'utf8').replaceAll('\r\n', '\n')]),
);
const stale = [...new Set([...wanted.keys(), ...found.keys()])].filter((name) => wanted.get(name) !== found.get(name)).sort();

for (const name of stale) {
  const file = join(migrationsFolder, name);
  const text = wanted.get(name);
  if (process.argv.includes('--check')) {
    console.error(`${file} is ${text === undefined ? 'not wanted' : 'not current'}: run scripts/build-first-migrations.ts`);
    process.exitCode = 1;
  } else if (text === undefined) {
    rmSync(file);
  } else {
    writeFileSync(file, text);
  }
}
