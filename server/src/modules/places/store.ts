import type { Day, PlaceCode } from '@anhe/contract/kernel';
import { countyOf, idFromDigest, rangeOf } from '@anhe/contract/kernel';
import { initialsOf } from '@anhe/contract/places';
import type { CellKind, NamedPlace } from '@anhe/contract/places';
import { sha256 } from '../../kernel/crypto/keyring.ts';
import { insert, update } from '../../kernel/database/changes.ts';
import type { Change } from '../../kernel/database/changes.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import { chainStart } from '../../kernel/events/chain.ts';
import type { StreamHead } from '../../kernel/events/chain.ts';

/** A row of a place as it holds. */
export interface DivisionRow {
  readonly place: PlaceCode;
  readonly name: string;
  readonly validFrom: Day;
  readonly cell: CellKind | null;
}

const columns = 'place, name, valid_from as "validFrom", cell';

/** All places that hold in an area, in the order of their codes. */
export function divisionsIn(area: PlaceCode): Statement<readonly DivisionRow[]> {
  const { from, to } = rangeOf(area);
  return raw(
    `select ${columns} from places.division where valid_to is null and place >= $1 and place < $2 order by place`,
    [from, to],
    (rows) => rows as readonly DivisionRow[], // the four columns above
  );
}

/** One place as it holds, locked: what changes below it waits. */
export function lockedDivision(place: PlaceCode): Statement<DivisionRow | undefined> {
  return raw(
    `select ${columns} from places.division where valid_to is null and place = $1 for update`,
    [place],
    (rows) => rows[0] as DivisionRow | undefined, // the four columns above
  );
}

/** The newest row of a code, whether it holds or not. */
export function newestDivision(place: PlaceCode): Statement<(DivisionRow & { readonly validTo: Day | null }) | undefined> {
  return raw(
    `select ${columns}, valid_to as "validTo" from places.division where place = $1 order by valid_from desc limit 1`,
    [place],
    (rows) => rows[0] as (DivisionRow & { validTo: Day | null }) | undefined, // the five columns above
  );
}

/** Every cell code that a village ever had, with its newest name and whether it holds. */
export function cellsOf(village: PlaceCode): Statement<readonly { readonly place: PlaceCode; readonly name: string; readonly open: boolean }[]> {
  const { from, to } = rangeOf(village);
  return raw(
    `select distinct on (place) place, name, valid_to is null as open from places.division
      where place >= $1 and place < $2 and cell is not null order by place, valid_from desc`,
    [from, to],
    (rows) => rows as readonly { place: PlaceCode; name: string; open: boolean }[], // the three columns above
  );
}

/** The heads of the streams of codes in an area, locked, by place. */
export function codeListsIn(area: PlaceCode): Statement<ReadonlyMap<PlaceCode, StreamHead>> {
  const { from, to } = rangeOf(area);
  return raw(
    'select county, id, place, revision, chain from places.code_list where place >= $1 and place < $2 order by county, id for update',
    [from, to],
    (rows) => new Map((rows as readonly StreamHead[]).map((head) => [head.place, head])), // the five columns above
  );
}

/** The stream of a place's codes: the one that is there, or a new one with the change that makes it. */
export function codeListOf(heads: ReadonlyMap<PlaceCode, StreamHead>, place: PlaceCode): { readonly head: StreamHead; readonly changes: readonly Change[] } {
  const known = heads.get(place);
  if (known !== undefined) return { head: known, changes: [] };
  const head: StreamHead = { county: countyOf(place), id: idFromDigest(sha256(`places.code_list ${place}`)), place, revision: 0, chain: chainStart };
  return { head, changes: [insert('places.code_list', { ...head })] };
}

/** A place begins to hold under a name. */
export function beginDivision(named: NamedPlace, on: Day, source: string, extra: { cell?: CellKind | null; urbanRural?: string | null } = {}): Change {
  return insert('places.division', {
    place: named.place, valid_from: on, name: named.name, initials: initialsOf(named.name), cell: extra.cell ?? null, urban_rural: extra.urbanRural ?? null, source,
  });
}

/** A place's row ends. */
export function endDivision(row: Pick<DivisionRow, 'place' | 'validFrom'>, on: Day): Change {
  return update('places.division', { place: row.place, valid_from: row.validFrom }, { valid_to: on });
}
