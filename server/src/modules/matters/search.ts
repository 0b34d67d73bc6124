import type { Keyring } from '../../kernel/crypto/keyring.ts';
import { insert, update } from '../../kernel/database/changes.ts';
import type { Change } from '../../kernel/database/changes.ts';
import { withClient } from '../../kernel/database/connection.ts';
import type { Connection } from '../../kernel/database/connection.ts';
import { vectorText } from '../../kernel/text/tokens.ts';
import { openParty } from '../parties/index.ts';
import { openContent } from './builders.ts';
import type { MatterHome } from './builders.ts';

/** Kinds of texts that are searched; no note and no record of a session is. */
const searched = ['summary'];

/** The words by which a matter is found, as a tsvector's text; parties' names are cut out. */
const searchWords = (texts: readonly string[], names: readonly string[]): string => vectorText(texts.join('\n'), names);

/** The row by which a new matter is found. @param texts those of the kinds that are searched @param names of its parties */
export const searchInsert = (home: MatterHome, texts: readonly string[], names: readonly string[]): Change =>
  insert('matters.search', { county: home.county, matter: home.matter, place: home.place, words: searchWords(texts, names) });

/** The same row anew when more parties came in: their names are cut out, too. */
export const searchUpdate = (home: MatterHome, texts: readonly string[], names: readonly string[]): Change =>
  update('matters.search', { county: home.county, matter: home.matter }, { words: searchWords(texts, names) });

/** It is not found by its words any more. */
export const searchRemove = (home: MatterHome): Change => update('matters.search', { county: home.county, matter: home.matter }, { words: '' }, 'any');

interface MatterTexts {
  readonly county: string;
  readonly matter: string;
  readonly place: string;
  readonly text_ids: readonly string[];
  readonly texts: readonly Buffer[];
  readonly party_ids: readonly string[];
  readonly parties: readonly Buffer[];
}

// What retention erased is not read, so its words go with the rebuilding.
const textsOf = `
  select m.county, m.id as matter, m.place, t.ids as text_ids, t.sealed as texts, p.ids as party_ids, p.sealed as parties
    from matters.matter m
    cross join lateral (select coalesce(array_agg(c.id::text order by c.recorded_at, c.id), '{}') as ids, coalesce(array_agg(c.sealed order by c.recorded_at, c.id), '{}') as sealed
                          from matters.content c where c.county = m.county and c.matter = m.id and c.kind = any($1) and c.sealed is not null) t
    cross join lateral (select coalesce(array_agg(y.id::text), '{}') as ids, coalesce(array_agg(y.sealed), '{}') as sealed
                          from parties.party y where y.county = m.county and y.matter = m.id and y.sealed is not null) p
   where (m.county, m.id) > ($2, $3::uuid) order by m.county, m.id limit 500`;

const putRows = `
  with given as materialized (select * from unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) as g (county, matter, place, words)),
  gone as (delete from matters.search s using given g where s.county = g.county and s.matter = g.matter and g.words is null returning 1),
  put as (
    insert into matters.search as s (county, matter, place, words) select county, matter, place, words::tsvector from given where words is not null
    on conflict (county, matter) do update set place = excluded.place, words = excluded.words
      where (s.place, s.words) is distinct from (excluded.place, excluded.words) returning 1)
  select (select count(*) from gone)::int + (select count(*) from put)::int as changed`;

export interface Rebuilt {
  readonly matters: number;
  /** Rows that were missing, other than they should be, or there without a text. */
  readonly changed: number;
}

/**
 * Makes the search rows of all matters anew from their texts, by the very function that makes them with a matter.
 * @param owner the account that row security does not hold
 */
export async function rebuildSearch(owner: Connection, keys: Keyring, told: (matters: number) => void = () => undefined): Promise<Rebuilt> {
  return withClient(owner, async (client) => {
    let [count, changed] = [0, 0];
    let last: Pick<MatterTexts, 'county' | 'matter'> = { county: '', matter: '00000000-0000-0000-0000-000000000000' };
    for (;;) {
      const { rows } = await client.query<MatterTexts>(textsOf, [searched, last.county, last.matter]);
      const newest = rows.at(-1);
      if (newest === undefined) return { matters: count, changed };
      last = newest;
      const words = rows.map((row) => wordsOf(keys, row));
      const put = await client.query<{ changed: number }>(putRows, [rows.map(({ county }) => county), rows.map(({ matter }) => matter), rows.map(({ place }) => place), words]);
      count += rows.length;
      changed += put.rows[0]?.changed ?? 0;
      told(count);
    }
  });
}

/** Null for a matter that has no text (any more). */
function wordsOf(keys: Keyring, { county, text_ids: ids, texts, party_ids: partyIds, parties }: MatterTexts): string | null {
  const opened = texts.flatMap((sealed, index) => openContent(keys, county, ids[index] ?? '', sealed) ?? []);
  const names = parties.map((sealed, index) => openParty(keys, { county, id: partyIds[index] ?? '', sealed }).name);
  return opened.length === 0 ? null : searchWords(opened, names);
}
