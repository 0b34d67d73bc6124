import { rangeOf } from '@anhe/contract/kernel';
import { cellsAround } from '@anhe/contract/requests';
import type { LatLng } from '@anhe/contract/requests';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { reach } from './find.ts';

/** Days within which a request that is still open may be the same thing. */
export const daysBack = 60;
/** Days for which one that is closed still counts for what is usual there. */
export const closedDays = 60;
/** Requests looked at, the newest; at an address that stands for no place there are thousands. */
export const mostCandidates = 200;

const day = 86_400_000;

/** Around which position, or else in which place; and before which moment. */
export interface Around {
  readonly county: string;
  readonly place: string;
  readonly point: LatLng | null;
  readonly now: Date;
  /** The request itself, where it is filed already. */
  readonly except?: string | undefined;
}

export interface CandidateRow {
  readonly county: string;
  readonly id: string;
  readonly type: string | null;
  readonly place: string;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly filedAt: Date;
  readonly open: boolean;
  /** Lexemes of its text; null where it is guarded. */
  readonly words: readonly string[] | null;
}

// By cells the index `request_nearby` serves, by place `request_in_order`: one text each, so that neither is planned for the other.
const columns = `r.county, r.matter as id, r.type, r.place, r.lat, r.lng, r.filed_at as "filedAt", r.open, tsvector_to_array(s.words) as words`;
const rest = `and r.filed_at >= $3 and r.filed_at <= $4 and (r.open or m.closed_on >= $5::date) and r.ending is distinct from 'discarded' and r.matter is distinct from $6
   order by r.filed_at desc limit ${mostCandidates}`;
const joined = `from requests.request r join matters.matter m on m.county = r.county and m.id = r.matter left join matters.search s on s.county = r.county and s.matter = r.matter`;
const byCells = `select ${columns} ${joined} where r.county = $1 and r.cell = any($2) ${rest}`;
const byPlace = `select ${columns} ${joined} where r.county = $1 and r.place >= $2 and r.place < $7 ${rest}`;

/** What is compared with a new request, newest first; under row security, so that nobody compares with what they may not read. */
export function candidatesOf({ county, place, point, now, except }: Around): Statement<readonly CandidateRow[]> {
  const since = new Date(now.getTime() - daysBack * day);
  const closedSince = new Date(now.getTime() - closedDays * day).toISOString().slice(0, 10);
  const shape = (rows: readonly unknown[]): readonly CandidateRow[] => rows as readonly CandidateRow[]; // the columns above
  if (point !== null) return raw(byCells, [county, cellsAround(point, reach), since, now, closedSince, except ?? null], shape);
  const { from, to } = rangeOf(place);
  return raw(byPlace, [county, from, since, now, closedSince, except ?? null, to], shape);
}
