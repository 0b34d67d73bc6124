// Writes every generated file anew; with --check it writes nothing and fails when one is not current.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { loadContract } from './contract.ts';
import { databaseTypes, withTargetState } from './generate/database-types.ts';
import { lifecyclesPage } from './generate/lifecycles.ts';
import { operationsPage } from './generate/operations.ts';

const root = resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const contract = await loadContract(root);
const files: Readonly<Record<string, string>> = {
  'docs/lifecycles.md': lifecyclesPage(contract),
  'docs/operations-table.md': operationsPage(contract),
  'server/src/database-types.ts': await withTargetState(databaseTypes),
};

for (const [file, text] of Object.entries(files)) {
  const path = join(root, file);
  const current = existsSync(path) && readFileSync(path, 'utf8') === text;
  if (check && !current) {
    console.error(`${file} is not current: run npm run generate`);
    process.exitCode = 1;
  } else if (!current) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`${file} written`);
  }
}
