import { dayOf, rangeOf } from '@anhe/contract/kernel';
import { cellsAround } from '@anhe/contract/requests';
import type { LatLng, RequestStatus } from '@anhe/contract/requests';
import { scopeText } from '../../../kernel/access/actor.ts';
import type { PlaceRange } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { tokensOf } from '../../../kernel/text/tokens.ts';
import { reach } from './find.ts';
import type { Habits } from './score.ts';

/** Days within which a request that is still open may be the same thing. */
export const daysBack = 60;
/** Days for which one that is closed still counts for what is usual there. */
export const closedDays = 60;
/** Requests looked at, the newest; at an address that stands for no place there are thousands. */
export const mostCandidates = 200;
/** Of those that only the words lead to. */
const mostAlike = 20;
/** Of a long text the beginning says what it is about. */
const longestText = 600;

const day = 86_400_000;

/** Around which position, or else in which place; and before which moment. */
export interface Around {
  readonly county: string;
  readonly place: string;
  readonly point: LatLng | null;
  readonly type: string | null;
  readonly text: string;
  /** Of the one who asks: nobody compares with what they may not read. */
  readonly scope: readonly PlaceRange[];
  readonly now: Date;
  /** The request itself, where it is filed already. */
  readonly except?: string | undefined;
}

/** One that is looked at; the last four are the same on each row: how often requests turned out to be one thing. */
export interface CandidateRow {
  readonly county: string;
  readonly id: string;
  readonly number: string;
  readonly status: RequestStatus;
  readonly type: string | null;
  readonly place: string;
  readonly placeName: string;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly filedOn: string;
  readonly filedAt: Date;
  readonly open: boolean;
  readonly holderUnit: string;
  readonly guarded: boolean;
  readonly joiners: number;
  /** What was said, of an open one. */
  readonly textId: string | null;
  readonly textSealed: Buffer | null;
  /** Lexemes of its text; null where it is guarded. */
  readonly words: readonly string[] | null;
  readonly filed: number;
  readonly joined: number;
  readonly allFiled: number;
  readonly allJoined: number;
}

const habitText = (type: string): string => `
    select coalesce(sum(t.filed) filter (where t.type = ${type}), 0)::int as filed, coalesce(sum(t.joined) filter (where t.type = ${type}), 0)::int as joined,
           coalesce(sum(t.filed), 0)::int as "allFiled", coalesce(sum(t.joined), 0)::int as "allJoined" from requests.type_habit t`;

// By cells the index `request_nearby` serves, by place `request_in_order`: one text each, so that neither is planned for the other.
const near = (where: string): string => `
  with near as (
    select r.county, r.matter from requests.request r where r.county = $1 and ${where} and r.filed_at >= $3 and r.filed_at <= $4 order by r.filed_at desc limit ${mostCandidates}
  ), alike as (
    select f.county, f.matter from requests.find_alike($7::kernel.place_ranges, $8, ${mostAlike}) f where cardinality($8::text[]) > 0 and f.county = $1
  ), habit as (${habitText('$9')})
  select r.county, r.matter as id, m.number, m.status, r.type, r.place, places.name_of(r.place) as "placeName", r.lat, r.lng, m.filed_on::text as "filedOn", r.filed_at as "filedAt", r.open,
         m.holder_unit as "holderUnit", r.guarded, r.joiners, tc.id as "textId", tc.sealed as "textSealed",
         tsvector_to_array(s.words) as words, h.filed, h.joined, h."allFiled", h."allJoined"
    from (select county, matter from near union select county, matter from alike) c
    join requests.request r on r.county = c.county and r.matter = c.matter
    join matters.matter m on m.county = r.county and m.id = r.matter
    left join matters.search s on s.county = r.county and s.matter = r.matter
    left join matters.content tc on r.open and tc.county = r.county and tc.id = r.said
    cross join habit h
   where r.filed_at >= $3 and r.filed_at <= $4 and (r.open or m.closed_on >= $5::date) and r.ending is distinct from 'discarded' and r.matter is distinct from $6
   order by r.filed_at desc`;
const byCells = near('r.cell = any($2)');
const byPlace = near('r.place >= $2 and r.place < $10');

/** What is compared with a new request, newest first, under row security: what lies near it, and what was said in words like its own. */
export function candidatesOf({ county, place, point, type, text, scope, now, except }: Around): Statement<readonly CandidateRow[]> {
  const closedSince = dayOf(new Date(now.getTime() - closedDays * day));
  const rest = [new Date(now.getTime() - daysBack * day), now, closedSince, except ?? null, scopeText(scope), text === '' ? [] : tokensOf(text.slice(0, longestText)), type];
  const shape = (rows: readonly unknown[]): readonly CandidateRow[] => rows as readonly CandidateRow[]; // the columns above
  if (point !== null) return raw(byCells, [county, cellsAround(point, reach), ...rest], shape);
  const { from, to } = rangeOf(place);
  return raw(byPlace, [county, from, ...rest, to], shape);
}

type HabitRow = Pick<CandidateRow, 'filed' | 'joined' | 'allFiled' | 'allJoined'>;

export const habitsOf = (row: HabitRow | undefined): Habits | undefined =>
  row === undefined ? undefined : { type: { filed: row.filed, joined: row.joined }, all: { filed: row.allFiled, joined: row.allJoined } };

/** How often requests of a type turned out to be one thing, as the night counted it. */
export const habitsOfType = (type: string | null): Statement<Habits | undefined> => raw(habitText('$1'), [type], ([row]) => habitsOf(row as HabitRow | undefined)); // the columns above
