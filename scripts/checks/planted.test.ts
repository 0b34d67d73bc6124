import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { capabilities } from '../../server/database/target-state.ts';
import { modules } from '../../server/src/modules/index.ts';
import { checkHouse } from './all.ts';
import { foreignSchemas, order, type Finding } from './house.ts';
import { refuse } from './person-line.ts';
import type { Allowed } from './person-words.ts';

type Files = Readonly<Record<string, string>>;

const operation = (fields: string): string => `import { z } from 'zod';
export const Party = z.object({ id: z.uuid(), kind: z.enum(['person', 'organisation']), ${fields} });
export const add = { name: 'parties.add', input: z.object({ parties: z.array(Party) }), output: z.object({ id: z.uuid() }) };
`;
const table = (name: string, columns: string, more = ''): string =>
  `-- A table.\ncreate table ${name} (\n  county text not null,\n  id uuid not null,\n  ${columns}\n  primary key (county, id)\n);\n${more}`;
const lines = (count: number): string => Array.from({ length: count }, (_, at) => `export const n${at} = ${at};`).join('\n') + '\n';

/** A small house in which every rule has something to hold. */
const clean: Files = {
  'contract/src/kernel/index.ts': "export * from './ids.ts';\n",
  'contract/src/kernel/ids.ts': 'export const newId = (now: number = Date.now()): string => crypto.getRandomValues(new Uint8Array(2)).join() + now;\n',
  'contract/src/parties/index.ts': operation('name: z.string()'),
  'contract/src/matters/index.ts': "import { Party } from '../parties/index.ts';\nexport const shape = Party.shape;\nexport const day = (now: Date): string => now.toISOString();\n",
  'server/src/main.ts': "import { modules } from './modules/index.ts';\nimport { serve } from './http/serve.ts';\nserve(modules);\n",
  'server/src/http/serve.ts': "import { log } from '../kernel/log.ts';\nexport const serve = (modules: unknown): void => log(modules);\n",
  'server/src/kernel/log.ts': 'export const log = (value: unknown): void => console.log(value);\n',
  'server/src/modules/index.ts': "import { matters } from './matters/index.ts';\nimport { notices } from './notices/index.ts';\nexport const modules = [matters, notices];\n",
  'server/src/modules/matters/index.ts': "import { file } from './store.ts';\nimport { party } from '../parties/index.ts';\nexport const matters = { file, party };\n",
  'server/src/modules/matters/store.ts': "declare const sql: (text: TemplateStringsArray) => string;\nexport const file = sql`insert into matters.matter values (1) on conflict (id) do update set id = 1`;\n",
  'server/src/modules/notices/index.ts': "import { matters } from '../matters/index.ts';\nexport const notices = [matters];\n",
  'server/src/modules/parties/index.ts': "declare const db: { insertInto(table: string): string };\nexport const party = db.insertInto('parties.party');\n",
  'server/test/matters.test.ts': "import { test } from 'vitest';\nimport { matters } from '../src/modules/matters/index.ts';\ntest('it is there', () => void matters);\n",
  'server/database/tables/parties/party.sql': table('parties.party', 'matter uuid not null, kind text,'),
  'server/database/tables/matters/matter.sql': table('matters.matter', 'party uuid, matter uuid, foreign key (county, party) references parties.party (county, id),'),
  'web/src/app/desk.tsx': "import { Page } from '../modules/matters/index.ts';\nexport const desk = Page;\n",
  'web/src/modules/matters/index.ts': "export { Page } from './page.tsx';\n",
  'web/src/modules/matters/page.tsx': "import { shape } from '@anhe/contract/matters';\nexport function Page(): unknown {\n  return <p>{Object.keys(shape)}</p>;\n}\n",
};
const minimum = { contract: 4, server: 9, web: 3, tables: 2, schemas: 3 };
const made: string[] = [];

async function findings(change: Files = {}, least: typeof minimum = minimum, allowed: readonly Allowed[] = []): Promise<readonly Finding[]> {
  const root = mkdtempSync(join(tmpdir(), 'anhe-house-'));
  made.push(root);
  symlinkSync(resolve(import.meta.dirname, '../../node_modules'), join(root, 'node_modules'), 'junction');
  for (const [file, text] of Object.entries({ ...clean, ...change })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return (await checkHouse(root, { minimum: least, allowed })).findings;
}

afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});

const added = (file: string, text: string): Files => ({ [file]: (clean[file] ?? '') + text });

/** Rule, where it must be found, and what is planted. */
const planted: readonly (readonly [what: string, rule: string, file: string, files: Files])[] = [
  ['web imports server', 'import', 'web/src/app/desk.tsx', added('web/src/app/desk.tsx', "export * from '../../../server/src/kernel/log.ts';\n")],
  ['server imports web', 'import', 'server/src/kernel/log.ts', added('server/src/kernel/log.ts', "export type P = typeof import('../../../web/src/modules/matters/index.ts');\n")],
  ['contract imports server', 'import', 'contract/src/kernel/ids.ts', added('contract/src/kernel/ids.ts', "import type {} from '../../../server/src/kernel/log.ts';\n")],
  ['another workspace by its name', 'import', 'web/src/app/desk.tsx', added('web/src/app/desk.tsx', "import '@anhe/server/src/kernel/log.ts';\n")],
  ['an import that leads nowhere', 'import', 'web/src/app/desk.tsx', added('web/src/app/desk.tsx', "import './nothing.ts';\n")],
  ['a computed import', 'import', 'server/src/kernel/log.ts', added('server/src/kernel/log.ts', 'export const load = (name: string) => import(name);\n')],
  ['a lower capability in the contract', 'import', 'contract/src/parties/index.ts', added('contract/src/parties/index.ts', "export type { shape } from '@anhe/contract/matters';\n")],
  ['contract beside the index', 'import', 'contract/src/matters/index.ts', added('contract/src/matters/index.ts', "export { newId } from '../kernel/ids.ts';\n")],
  ['a lower module', 'import', 'server/src/modules/parties/index.ts', added('server/src/modules/parties/index.ts', "export type { matters } from '../matters/index.ts';\n")],
  ['a lower module, dynamically', 'import', 'server/src/modules/parties/index.ts', added('server/src/modules/parties/index.ts', "export const late = () => import('../matters/index.ts');\n")],
  ['a module of the same row', 'import', 'server/src/modules/disputes/index.ts', {
    'server/src/modules/requests/index.ts': 'export const a = 1;\n',
    'server/src/modules/disputes/index.ts': "export { a } from '../requests/index.ts';\n",
  }],
  ['an unknown module', 'import', 'server/src/modules/matters/index.ts', {
    ...added('server/src/modules/matters/index.ts', "export { a } from '../gossip/index.ts';\n"), 'server/src/modules/gossip/index.ts': 'export const a = 1;\n',
  }],
  ['contract of a lower capability', 'import', 'server/src/modules/parties/index.ts', added('server/src/modules/parties/index.ts', "export type { shape } from '@anhe/contract/matters';\n")],
  ['beside the index', 'import', 'server/src/modules/notices/index.ts', added('server/src/modules/notices/index.ts', "export { file } from '../matters/store.ts';\n")],
  ['a test beside the index', 'import', 'server/test/matters.test.ts', added('server/test/matters.test.ts', "export { file } from '../src/modules/matters/store.ts';\n")],
  ['a consumer is imported', 'import', 'server/src/modules/documents/index.ts', { 'server/src/modules/documents/index.ts': "export { notices } from '../notices/index.ts';\n" }],
  ['kernel imports a module', 'import', 'server/src/kernel/log.ts', added('server/src/kernel/log.ts', "export type { party } from '../modules/parties/index.ts';\n")],
  ['http imports a module', 'import', 'server/src/http/serve.ts', added('server/src/http/serve.ts', "export type { party } from '../modules/parties/index.ts';\n")],
  ['http imports the list', 'import', 'server/src/http/serve.ts', added('server/src/http/serve.ts', "export type { modules } from '../modules/index.ts';\n")],
  ['http knows a capability', 'import', 'server/src/http/serve.ts', added('server/src/http/serve.ts', "export type { shape } from '@anhe/contract/matters';\n")],
  ['http imports the composition', 'import', 'server/src/http/serve.ts', {
    ...added('server/src/http/serve.ts', "export type { all } from '../compose.ts';\n"), 'server/src/compose.ts': "import { modules } from './modules/index.ts';\nexport const all = modules;\n",
  }],
  ['the composition beside the index', 'import', 'server/src/main.ts', added('server/src/main.ts', "export { file } from './modules/matters/store.ts';\n")],
  ['somebody imports main', 'import', 'server/test/matters.test.ts', added('server/test/matters.test.ts', "import '../src/main.ts';\n")],
  ['code imports a test', 'import', 'server/src/http/serve.ts', added('server/src/http/serve.ts', "import '../../test/matters.test.ts';\n")],
  ['a measurement of a page', 'import', 'bench/src/page.ts', { 'bench/src/page.ts': "export * from '../../web/src/app/desk.tsx';\n" }],
  ['a page beside the index', 'import', 'web/src/app/desk.tsx', added('web/src/app/desk.tsx', "export * from '../modules/matters/page.tsx';\n")],
  ['a module imports app', 'import', 'web/src/modules/matters/page.tsx', added('web/src/modules/matters/page.tsx', "export { desk } from '../../app/desk.tsx';\n")],
  ['ui imports a module', 'import', 'web/src/ui/button.tsx', { 'web/src/ui/button.tsx': "export { Page } from '../modules/matters/index.ts';\n" }],
  ['a circle through a type', 'cycle', 'server/src/kernel/b.ts', {
    'server/src/kernel/a.ts': "import { b } from './b.ts';\nexport type A = string;\nexport const a = b;\n",
    'server/src/kernel/b.ts': "import type { A } from './a.ts';\nexport const b: A = '';\n",
  }],
  ['a circle through a re-export', 'cycle', 'server/src/modules/matters/store.ts', added('server/src/modules/matters/store.ts', "export type { matters } from './index.ts';\n")],
  ['a heavy package in the portal', 'light-entry', 'web/src/ui/table.ts', {
    'web/src/app/portal/main.ts': "import { table } from '../../ui/table.ts';\nexport const portal = table;\n", 'web/src/ui/table.ts': "export { Table as table } from 'antd';\n",
  }],
  ['contract reads files', 'contract-is-pure', 'contract/src/matters/index.ts', added('contract/src/matters/index.ts', "import 'node:fs';\n")],
  ['contract imports a package', 'contract-is-pure', 'contract/src/matters/index.ts', added('contract/src/matters/index.ts', "import 'pg';\n")],
  ['contract reads the clock', 'contract-is-pure', 'contract/src/matters/index.ts', added('contract/src/matters/index.ts', 'export const now = () => new Date();\n')],
  ['contract reads the clock as a number', 'contract-is-pure', 'contract/src/matters/index.ts', added('contract/src/matters/index.ts', 'export const now = () => Date.now();\n')],
  ['contract fetches', 'contract-is-pure', 'contract/src/matters/index.ts', added('contract/src/matters/index.ts', "export const get = () => fetch('/');\n")],
  ['contract reads the environment', 'contract-is-pure', 'contract/src/matters/index.ts', added('contract/src/matters/index.ts', 'export const port = process.env.PORT;\n')],
  ['contract is left to chance', 'contract-is-pure', 'contract/src/matters/index.ts', added('contract/src/matters/index.ts', 'export const dice = () => Math.random();\n')],
  ['builder writes another schema', 'sql-schema', 'server/src/modules/matters/index.ts', added('server/src/modules/matters/index.ts', "declare const db: { deleteFrom(t: string): void };\ndb.deleteFrom('parties.party as p');\n")],
  ['sql writes another schema', 'sql-schema', 'server/src/modules/matters/store.ts', added('server/src/modules/matters/store.ts', 'export const x = sql`with a as (update "parties"."party" set id = 1) select 1`;\n')],
  ['a plain text writes another schema', 'sql-schema', 'server/src/modules/matters/store.ts', added('server/src/modules/matters/store.ts', "export const x = 'DELETE FROM kernel.event';\n")],
  ['a change of another schema', 'sql-schema', 'server/src/modules/matters/index.ts', {
    'server/src/kernel/changes.ts': 'export const insert = (table: string): string => table;\n',
    ...added('server/src/modules/matters/index.ts', "import { insert } from '../../kernel/changes.ts';\nexport const x = insert('parties.party');\n"),
  }],
  ['a change of another schema as an object', 'sql-schema', 'server/src/modules/matters/index.ts', added('server/src/modules/matters/index.ts', "export const x = { table: 'parties.party', events: [] };\n")],
  ['http writes', 'sql-schema', 'server/src/http/serve.ts', added('server/src/http/serve.ts', "export const x = 'truncate kernel.event';\n")],
  ['a table without its schema', 'sql-schema', 'server/src/modules/matters/store.ts', added('server/src/modules/matters/store.ts', 'export const x = sql`insert into matter values (1)`;\n')],
  ['a table put in later', 'sql-schema', 'server/src/modules/matters/store.ts', added('server/src/modules/matters/store.ts', "declare const db: { updateTable(t: string): void };\nexport const x = (name: string) => db.updateTable(name);\n")],
  ['a function writes another schema', 'sql-schema', 'server/database/tables/matters/matter.sql',
    added('server/database/tables/matters/matter.sql', 'create function matters.f() returns void language sql as $$\n  delete from parties.party;\n$$;\n')],
  ['a table in the wrong folder', 'sql-schema', 'server/database/tables/parties/other.sql', { 'server/database/tables/parties/other.sql': table('matters.other', '') }],
  ['a foreign key against the order', 'foreign-key', 'server/database/tables/parties/note.sql',
    { 'server/database/tables/parties/note.sql': table('parties.note', 'matter uuid, foreign key (county, matter) references matters.matter (county, id),') }],
  ['a foreign key added later against the order', 'foreign-key', 'server/database/tables/parties/note.sql', {
    'server/database/tables/parties/note.sql': table('parties.note', 'matter uuid,', 'alter table parties.note add foreign key (county, matter) references matters.matter (county, id);\n'),
  }],
  ['a key without the county', 'tenant', 'server/database/tables/matters/note.sql', { 'server/database/tables/matters/note.sql': table('matters.note', 'number text unique,') }],
  ['a table without row security', 'row-security', 'server/database/tables/matters/note.sql', { 'server/database/tables/matters/note.sql': table('matters.note', 'place text,') }],
  ['row security of another table', 'row-security', 'server/database/tables/matters/note.sql',
    { 'server/database/tables/matters/note.sql': table('matters.note', 'place text,', "select kernel.secure('matters.other');\n") }],
  ['a long file', 'file-length', 'contract/src/matters/long.ts', { 'contract/src/matters/long.ts': lines(401) }],
  ['a long test', 'file-length', 'server/test/long.test.ts', { 'server/test/long.test.ts': lines(601) }],
  ['a long table file', 'file-length', 'server/database/tables/matters/matter.sql', added('server/database/tables/matters/matter.sql', '-- more\n'.repeat(400))],
  ['a long migration', 'file-length', 'server/database/migrations/0001_all.sql', { 'server/database/migrations/0001_all.sql': '-- All tables.\n'.repeat(401) }],
  ['a long function', 'function-length', 'server/src/kernel/log.ts', added('server/src/kernel/log.ts', `export function f() {\n${'  log(1);\n'.repeat(79)}}\n`)],
  ['a long page', 'function-length', 'web/src/modules/matters/page.tsx', added('web/src/modules/matters/page.tsx', `export const F = () => {\n${'  Page();\n'.repeat(149)}};\n`)],
  ['any', 'any', 'server/src/kernel/log.ts', added('server/src/kernel/log.ts', 'export const x: readonly any[] = [];\n')],
  ['a cast without its reason', 'cast', 'server/src/kernel/log.ts', added('server/src/kernel/log.ts', '\n\nexport const x = (y: unknown) => y as string;\n')],
  // Planted texts, never run: what a check looks for has to stand here in so many words.
  ['an ignored type error', 'suppression', 'server/src/kernel/log.ts', added('server/src/kernel/log.ts', '// @ts-expect-error\nexport const x: string = 1;\n')],
  ['a switched off rule', 'suppression', 'server/src/kernel/log.ts', added('server/src/kernel/log.ts', '// oxlint-disable-next-line no-console\nexport const x = 1;\n')],
  ['work left over', 'leftover', 'server/src/kernel/log.ts', added('server/src/kernel/log.ts', '// TODO later\nexport const x = 1;\n')],
  ['a false header of a generated file', 'generated', 'contract/src/matters/long.ts', { 'contract/src/matters/long.ts': `// Generated by npm run generate\n${lines(3)}` }],
  ['code that does not parse', 'syntax', 'server/src/kernel/broken.ts', { 'server/src/kernel/broken.ts': 'export const = 1;\n' }],
  // Planted as well: tests switched off in every way that the check has to find.
  ['a test left out', 'test-off', 'server/test/matters.test.ts', added('server/test/matters.test.ts', "test.skip('x', () => {});\n")],
  ['the only test', 'test-off', 'server/test/matters.test.ts', added('server/test/matters.test.ts', "test.only('x', () => {});\n")],
  ['a test left out somewhere', 'test-off', 'server/test/matters.test.ts', added('server/test/matters.test.ts', "\ntest.runIf(process.platform === 'linux')('x', () => {});\n")],
  ['a test to come', 'test-off', 'server/test/matters.test.ts', added('server/test/matters.test.ts', "test.concurrent.todo('x');\n")],
  ['a risk level of a party', 'person-line', 'contract/src/parties/index.ts', { 'contract/src/parties/index.ts': operation('riskLevel: z.number()') }],
  ['a risk level put in by a computed key', 'person-line', 'contract/src/parties/index.ts', { 'contract/src/parties/index.ts': operation("[['risk', 'level'].join('_')]: z.number()") }],
  ['a score of a party', 'person-line', 'contract/src/parties/index.ts', { 'contract/src/parties/index.ts': operation('score: z.number()') }],
  ['a choice that lists persons', 'person-line', 'contract/src/parties/index.ts', { 'contract/src/parties/index.ts': operation("mark: z.enum(['none', 'key-person'])") }],
  ['a Chinese label', 'person-line', 'contract/src/parties/index.ts', added('contract/src/parties/index.ts', "export const label = { zh: '重点人员' };\n")],
  ['a risk level in a table', 'person-line', 'server/database/tables/parties/party.sql', { 'server/database/tables/parties/party.sql': table('parties.party', 'matter uuid, risk_level int,') }],
  ['a watch list', 'person-line', 'server/database/tables/matters/watchlist.sql', { 'server/database/tables/matters/watchlist.sql': table('matters.watchlist', 'matter uuid,') }],
  ['parties without their matter', 'person-line', 'server/database/tables/parties/party.sql', { 'server/database/tables/parties/party.sql': table('parties.party', 'kind text,') }],
  ['one person on several matters', 'person-line', 'server/database/tables/parties/party.sql', { 'server/database/tables/parties/party.sql': table('parties.party', 'matter uuid, person_id uuid,') }],
  ['a key over names', 'person-line', 'server/database/tables/parties/party.sql', {
    'server/database/tables/parties/party.sql': table('parties.party', 'matter uuid, name_index bytea,', 'create unique index once on parties.party (county, name_index);\n'),
  }],
];

describe('the checks of the house', () => {
  test('find nothing in a clean house', async () => {
    expect(await findings()).toEqual([]);
  });

  test.each(planted)('find %s', async (_, rule, file, files) => {
    const found = await findings(files);
    expect(found.filter((finding) => finding.rule === rule && finding.file === file)).not.toEqual([]);
  });

  test('know the capabilities in the order in which their tables are made', () => {
    expect(order.flat()).toEqual(capabilities.filter((name) => !foreignSchemas.includes(name)));
  });

  test('know the modules in the order in which the server lists them', () => {
    const names = modules.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(names).toEqual(order.flat().filter((name) => names.includes(name)));
  });

  test('name the line', async () => {
    // A planted text again, for the check to find.
    const found = await findings(added('server/src/kernel/log.ts', 'export const x: any = 1;\n'));
    expect(found).toEqual([expect.objectContaining({ file: 'server/src/kernel/log.ts', line: 2, rule: 'any' })]);
  });

  test('accept a suppression and a cast with their reasons', async () => {
    // Planted texts once more: here with the reasons that make them lawful.
    const reasons = '// @ts-expect-error the library declares the wrong type\nexport const x: string = 1;\n// oxlint-disable-next-line no-console -- the only output of this tool\n'
      + 'export const y = 1;\n// checked by the line above\nexport const z = (v: unknown) => v as string;\n';
    expect(await findings(added('server/src/kernel/log.ts', reasons))).toEqual([]);
  });

  test('accept row security by the template and by hand', async () => {
    for (const way of ["select kernel.secure('matters.note');", "select kernel.secure_directory('matters.note');", 'alter table matters.note enable row level security;']) {
      expect(await findings({ 'server/database/tables/matters/note.sql': table('matters.note', 'place text,', way) })).toEqual([]);
    }
  });

  test('let the portal know the types of a heavy package, and load it when it is asked for', async () => {
    const portal = "import type { Table } from 'antd';\nexport type T = Table;\nexport const later = (): Promise<unknown> => import('maplibre-gl');\n";
    expect(await findings({ 'web/src/app/portal/main.ts': portal })).toEqual([]);
  });

  test('fail when they have read too little', async () => {
    const found = await findings({}, { ...minimum, server: 10, schemas: 99 });
    expect(found.map(({ file, rule }) => `${rule} ${file}`)).toEqual(['minimum schemas', 'minimum server']);
  });

  test('let an exception of the person line stand, in its schemas too', async () => {
    const allowed = [{ file: 'contract/src/parties/index.ts', name: 'grade', reason: 'for this test' }];
    expect(await findings({ 'contract/src/parties/index.ts': operation('grade: z.string()') }, minimum, allowed)).toEqual([]);
    expect(await findings({ 'contract/src/parties/index.ts': operation('score: z.string()') }, minimum, allowed)).not.toEqual([]);
  });

  test('fail on an exception that nothing needs', async () => {
    const root = mkdtempSync(join(tmpdir(), 'anhe-house-'));
    made.push(root);
    const report = await checkHouse(root, { minimum: {}, allowed: [{ file: 'a.sql', name: 'grade', reason: 'none' }] });
    expect(report.findings.map(({ rule }) => rule)).toEqual(['person-line']);
  });
});

describe('the person line', () => {
  test.each(['riskLevel', 'risk_score', 'RISKLEVEL', 'dangerLevel', 'watchList', 'watchlist', 'blacklist', 'keyPerson', 'key_people', 'faceId', 'plateNumber',
    'track', 'ethnicity', 'religion', 'healthStatus', 'petitioners', 'personScore', 'partyRating', 'residentColour', 'fengxianDengji', 'zhongdian_renyuan',
    'minzu', 'renlian', '风险等级', '重点人员', '人脸', '车牌号', '政治面貌', 'social_credit'])('refuses %s', (name) => {
    expect(refuse({ name, within: [] })).toBeDefined();
  });

  test.each(['level', 'grade', 'tier', 'rank'])('refuses %s of a person, not of a place or unit', (name) => {
    expect(refuse({ name, within: ['parties', 'party'] })).toBeDefined();
    expect(refuse({ name, within: ['places', 'division'] })).toBeUndefined();
  });

  test.each(['surface', 'interface', 'template', 'status', 'party_kind', 'fingerprint', 'unifiedSocialCreditCode', 'face-to-face', 'riskNotice', 'place_level',
    'healthCheck', 'partyCreditCode', 'partyLabel', '调解员', '信访局', '婚姻家庭', '风险告知', '没有重点人员名单。', 'contact', 'signature'])('lets %s stand', (name) => {
    expect(refuse({ name, within: [] })).toBeUndefined();
  });
});
