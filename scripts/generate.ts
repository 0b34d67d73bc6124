// Writes every generated file anew; with --check it writes nothing and fails when one is not current.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { databaseTypes, withTargetState } from './generate/database-types.ts';
import { databaseTypesFile, generatedPages } from './generate/files.ts';

const root = resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const files = { ...(await generatedPages(root)), [databaseTypesFile]: await withTargetState(databaseTypes) };

for (const [file, text] of Object.entries(files)) {
  const path = join(root, file);
  const current = existsSync(path) && readFileSync(path, 'utf8') === text;
  if (check && !current) {
    console.error(`${file} is not current: run npm run generate`);
    process.exitCode = 1;
  } else if (!current) {
    writeFileSync(path, text);
    console.log(`${file} written`);
  }
}
