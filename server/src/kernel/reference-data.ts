import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseReferenceFile, referenceLists } from '@anhe/contract/kernel';
import type { ReferenceList, ReferenceRow } from '@anhe/contract/kernel';
import type { Client } from 'pg';
import { rememberSetting, settingOf } from './setting.ts';

/** The product's own reference data, at the root of the tree. */
export const dataFolder = resolve(import.meta.dirname, '../../../data');

const known = new Map<ReferenceList, readonly ReferenceRow[]>();

const textOf = (list: ReferenceList): string => readFileSync(join(dataFolder, 'lists', `${list}.json`), 'utf8');

/** The rows of a list as they ship, in order. Throws where a row is not as its schema says. */
export function readReference<L extends ReferenceList>(list: L): readonly ReferenceRow<L>[] {
  const before = known.get(list);
  const rows = before ?? parseReferenceFile(list, JSON.parse(textOf(list)));
  known.set(list, rows);
  return rows as readonly ReferenceRow<L>[]; // stored under the list's own name
}

/** The names of all lists. */
export const referenceListNames = Object.keys(referenceLists) as ReferenceList[];

/**
 * Brings the shipped rows into `kernel.reference`, as the owner. A row the installation has under the same list, code
 * and first day is brought up to date; rows of its own (a county's, another first day) are left alone.
 */
export async function seedReference(client: Client): Promise<number> {
  const rows = referenceListNames.flatMap((list): readonly ReferenceRow[] => readReference(list));
  const json = JSON.stringify(rows.map((row) => ({
    list: row.list, code: row.code, valid_from: row.validFrom, valid_to: row.validTo, position: row.position,
    body: row.body, source: row.source, verified: row.verified,
  })));
  const { rowCount } = await client.query(
    `insert into kernel.reference (list, code, valid_from, valid_to, position, body, source, verified)
     select list, code, valid_from, valid_to, position, body, source, verified
       from jsonb_to_recordset($1) as r(list text, code text, valid_from date, valid_to date, position int, body jsonb, source text, verified boolean)
     on conflict (list, code, county, valid_from) do update
       set valid_to = excluded.valid_to, position = excluded.position, body = excluded.body, source = excluded.source, verified = excluded.verified
       where (reference.valid_to, reference.position, reference.body, reference.source, reference.verified)
             is distinct from (excluded.valid_to, excluded.position, excluded.body, excluded.source, excluded.verified)`,
    [json],
  );
  return rowCount ?? 0;
}

/** The same once for what ships: a start finds by one digest that it brought these very files in before. */
export async function seedShippedReference(client: Client): Promise<void> {
  const hash = createHash('sha256');
  for (const list of referenceListNames) hash.update(textOf(list));
  const digest = hash.digest('hex');
  if ((await settingOf(client, 'shipped reference')) === digest) return;
  await seedReference(client);
  await rememberSetting(client, 'shipped reference', digest);
}
