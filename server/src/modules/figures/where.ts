import { countyOf, invalid, levelOf, rangeOf } from '@anhe/contract/kernel';
import type { Day, Id, PlaceCode } from '@anhe/contract/kernel';
import { ownUnitOnly, thisMonth } from '@anhe/contract/figures';
import type { Span } from '@anhe/contract/figures';
import { actingPost, inScope } from '../../kernel/access/actor.ts';
import type { Actor, StaffActor } from '../../kernel/access/actor.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';

/** What is counted: a place with all inside it, or one unit's part of it. */
export interface Where {
  readonly place: PlaceCode;
  readonly county: string;
  readonly unit: Id | null;
  readonly from: string;
  readonly to: string;
}

/** The place of the post, or the first of its areas where the post lies beyond them. */
function ownPlace({ place, scope }: StaffActor): PlaceCode {
  if (inScope(scope, place)) return place;
  const from = scope[0]?.from ?? place;
  return from.length === 4 ? `${from}00` : from;
}

/** The place and unit that are asked for, within what the post may read. Refuses a place outside its area, a place below the village, and for some roles another unit. */
export function whereOf(actor: Actor, asked: { readonly place?: PlaceCode | undefined; readonly unit?: Id | undefined }): Where {
  const staff = actingPost(actor);
  const place = asked.place ?? ownPlace(staff);
  if (!inScope(staff.scope, place)) throw invalid({ path: ['place'], code: 'not-in-scope' });
  if (levelOf(place) === 'cell') throw invalid({ path: ['place'], code: 'unknown-choice' });
  const ownOnly = ownUnitOnly.includes(staff.role);
  if (ownOnly && asked.unit !== undefined && asked.unit !== staff.unit) throw invalid({ path: ['unit'], code: 'not-in-scope' });
  return { place, county: countyOf(place), unit: ownOnly ? staff.unit : (asked.unit ?? null), ...rangeOf(place) };
}

const longest = 5 * 366;

/** The span that is asked for: this month up to today where nothing is said. */
export function spanOf(asked: { readonly from?: Day | undefined; readonly to?: Day | undefined }, today: Day): Span {
  const month = thisMonth(asked.to ?? today);
  const span = { from: asked.from ?? month.from, to: asked.to ?? today };
  if (span.to > today) throw invalid({ path: ['to'], code: 'future-date' });
  if (span.to < span.from) throw invalid({ path: ['to'], code: 'past-date', details: { limit: span.from } });
  if (Date.parse(span.to) - Date.parse(span.from) > longest * 86_400_000) throw invalid({ path: ['from'], code: 'past-date', details: { limit: `${Number(span.to.slice(0, 4)) - 5}${span.to.slice(4)}` } });
  return span;
}

/** How the place and the unit are called. */
export const namesOf = ({ place, unit }: Where): Statement<{ readonly place: string; readonly unit: string | null }> =>
  raw(
    'select places.name_of($1) as place, (select name from staff.unit where id = $2 limit 1) as unit, exists (select from places.division d where d.place = $1) as known', [place, unit],
    (rows) => {
      const { known, ...names } = rows[0] as { place: string; unit: string | null; known: boolean }; // the three columns
      if (!known) throw invalid({ path: ['place'], code: 'unknown-choice' });
      return names;
    },
  );

/** The counties in which rows of a place lie, as an array in a statement. @param parameter that of the place's code */
export const countiesOf = (parameter: string): string =>
  `(case when right(${parameter}, 2) = '00' and length(${parameter}) = 6 then array(select distinct d.place from places.division d where length(d.place) = 6 and d.place >= left(${parameter}, 4) and d.place < left(${parameter}, 4) || '~') else array[left(${parameter}, 6)] end)`;
