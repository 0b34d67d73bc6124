import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the target state lies: `<capability>/<table>.sql`, or `<capability>/<part>/<table>.sql` where a capability has parts. */
export const tablesFolder = join(import.meta.dirname, 'tables');

/** The schemas in the order in which they may refer to one another. */
export const capabilities = [
  'kernel',
  'places',
  'staff',
  'parties',
  'devices',
  'matters',
  'disputes',
  'requests',
  'patrols',
  'alarms',
  'errands',
  'screening',
  'guidance',
  'policing',
  'volunteers',
  'surveys',
  'figures',
  'supervision',
  'assessment',
  'awards',
  'campaigns',
  'yearly',
  'documents',
  'notices',
  'sign_in',
] as const;

/**
 * One file of the target state: `name` is like `places/division` or `disputes/room/evidence`, `group` what it lies in, a
 * capability or a part of one.
 */
export type TableFile = { readonly name: string; readonly group: string; readonly sql: string };

/**
 * The files of the target state in the order in which they can be run.
 *
 * Capability by capability: its own first, then its parts by name. In each, `_schema.sql` first, then by name, except that a
 * file comes after those beside it that it names: in a foreign key (`references staff.person`), or in a line
 * `-- after: other` (names separated by commas). A part may refer to what its capability has of its own, and to the parts
 * before it. Throws on an unknown folder, a folder within a part, an unknown name and a circle.
 */
export function readTargetState(folder: string = tablesFolder): TableFile[] {
  const known: readonly string[] = capabilities;
  const stranger = readdirSync(folder).find((name) => !known.includes(name));
  if (stranger !== undefined) throw new Error(`${join(folder, stranger)}: not a capability`);
  return capabilities.flatMap((capability) => {
    const own = join(folder, capability);
    if (!existsSync(own)) return [];
    const parts = foldersIn(own);
    const nested = parts.flatMap((part) => foldersIn(join(own, part)).map((name) => join(own, part, name)))[0];
    if (nested !== undefined) throw new Error(`${nested}: a part has no parts`);
    return [capability, ...parts.map((part) => `${capability}/${part}`)]
      .flatMap((group) => arrange(capability, group, readFiles(join(folder, group))));
  });
}

const foldersIn = (place: string): string[] =>
  readdirSync(place, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();

function readFiles(place: string): Map<string, string> {
  const names = readdirSync(place).filter((name) => name.endsWith('.sql')).map((name) => name.slice(0, -4)).sort(schemaFirst);
  return new Map(names.map((name) => [name, readFileSync(join(place, `${name}.sql`), 'utf8').replaceAll('\r\n', '\n')]));
}

const schemaFirst = (a: string, b: string): number =>
  Number(b === '_schema') - Number(a === '_schema') || (a < b ? -1 : a > b ? 1 : 0);

function arrange(capability: string, group: string, files: ReadonlyMap<string, string>): TableFile[] {
  const placed: TableFile[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const place = (name: string, wantedBy: string): void => {
    const sql = files.get(name);
    if (sql === undefined) throw new Error(`${group}/${wantedBy}.sql: no file ${name}.sql to come after`);
    if (state.get(name) === 'done') return;
    if (state.get(name) === 'open') throw new Error(`${group}/${name}.sql: comes after itself`);
    state.set(name, 'open');
    for (const before of [...namesBefore(sql), ...referredTo(capability, sql, files)]) if (before !== name) place(before, name);
    state.set(name, 'done');
    placed.push({ name: `${group}/${name}`, group, sql });
  };
  for (const name of files.keys()) place(name, name);
  return placed;
}

const namesBefore = (sql: string): string[] =>
  [...sql.matchAll(/^-- after: (?<names>.+)$/gmu)].flatMap((found) =>
    (found.groups?.['names'] ?? '').split(',').map((name) => name.trim()),
  );

/** The files beside it whose tables a file's foreign keys name. */
const referredTo = (capability: string, sql: string, files: ReadonlyMap<string, string>): string[] =>
  [...sql.matchAll(new RegExp(`\\breferences\\s+${capability}\\.(?<table>\\w+)`, 'giu'))]
    .map((found) => found.groups?.['table'] ?? '')
    .filter((table) => files.has(table));

/** The files as one text, each under its name. */
export const targetStateSql = (files: readonly TableFile[]): string =>
  files.map((file) => `-- ${'='.repeat(8)} ${file.name}\n\n${file.sql.trim()}\n`).join('\n');
