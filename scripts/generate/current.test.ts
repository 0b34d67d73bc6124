import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { useDatabase } from '../../server/test/database.ts';
import { databaseTypes } from './database-types.ts';
import { databaseTypesFile, generatedPages } from './files.ts';

const root = resolve(import.meta.dirname, '../..');
const database = useDatabase();

test('the types of the tables are those of the database', async () => {
  expect(await databaseTypes(database.admin.connectionString)).toBe(readFileSync(join(root, databaseTypesFile), 'utf8'));
});

test('the generated pages are those of the contract', async () => {
  const pages = Object.entries(await generatedPages(root));
  expect(pages).toHaveLength(3);
  for (const [file, text] of pages) expect(readFileSync(join(root, file), 'utf8'), `${file}: run npm run generate`).toBe(text);
});
