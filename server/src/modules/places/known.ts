import { invalid } from '@anhe/contract/kernel';
import type { Day, PlaceCode } from '@anhe/contract/kernel';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';

/** What is known of a code. */
export interface KnownPlace {
  readonly place: PlaceCode;
  readonly name: string;
  readonly fullName: string;
  /** First day on which the code no longer holds; null while it does. */
  readonly validTo: Day | null;
  /** What it became, when it has ended. */
  readonly became: PlaceCode | null;
  readonly becameName: string | null;
}

/** The newest that is known of a code; undefined when there never was such a code. */
export function placeFact(place: PlaceCode): Statement<KnownPlace | undefined> {
  return raw(
    `select d.place, d.name, places.full_name(d.place) as "fullName", d.valid_to as "validTo", s.became, places.full_name(s.became) as "becameName"
       from places.division d
       left join lateral (select became from places.successor where place = d.place and on_day >= d.valid_to order by on_day limit 1) s on true
      where d.place = $1 order by d.valid_from desc limit 1`,
    [place],
    (rows) => rows[0] as KnownPlace | undefined, // the six columns above
  );
}

/**
 * Throws a field error unless the place was known and held on a day. A day before the first list of codes counts as
 * held: places are older than the list.
 * @param path of the code in the input
 */
export function assertPlaceHolds(known: KnownPlace | undefined, day: Day, path: readonly (string | number)[]): asserts known is KnownPlace {
  if (known === undefined) throw invalid({ path, code: 'place-unknown' });
  if (known.validTo !== null && day >= known.validTo) {
    const now = known.became === null ? '' : `${known.becameName ?? ''}（${known.became}）`;
    throw invalid({ path, code: 'place-expired', details: { date: known.validTo, now } });
  }
}

/** The same of several codes; codes that never were are missing. */
export function placeFacts(places: readonly PlaceCode[]): Statement<readonly KnownPlace[]> {
  return raw(
    `select distinct on (d.place) d.place, d.name, places.full_name(d.place) as "fullName", d.valid_to as "validTo", s.became, places.full_name(s.became) as "becameName"
       from places.division d
       left join lateral (select became from places.successor where place = d.place and on_day >= d.valid_to order by on_day limit 1) s on true
      where d.place = any($1) order by d.place, d.valid_from desc`,
    [places],
    (rows) => rows as readonly KnownPlace[], // the six columns above
  );
}
