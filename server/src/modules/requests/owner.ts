import { Refusal, ancestorsOf, contains, invalid } from '@anhe/contract/kernel';
import type { County, Day, Id, PlaceCode, ReferenceBody } from '@anhe/contract/kernel';
import type { Owner } from '@anhe/contract/requests';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import type { ReferenceBook } from '../../kernel/reference.ts';

/** A unit as a request may go to it. */
export interface Receiver {
  readonly id: Id;
  readonly kind: string;
  readonly name: string;
  readonly phone: string | null;
  readonly place: string;
  readonly valid_to: Day | null;
  /** How many posts that answer requests it has today. */
  readonly posts: number;
}

/** Roles whose posts take requests on. */
export const workers = ['handler', 'mediator', 'director', 'clerk', 'officer', 'guide', 'bureau', 'supervisor', 'leader'];

const columns = `u.id, u.kind, u.name, u.phone, u.place, case when u.valid_to <= $2 then u.valid_to::text end as valid_to`;
const posts = `(select count(*)::int from staff.post p where p.county = u.county and p.unit = u.id and p.role = any($3) and p.valid_from <= $2 and (p.valid_to is null or $2 < p.valid_to)) as posts`;

/** A unit by its id, with the posts it has on a day. */
export const readReceiver = (county: County, unit: Id, day: Day): Statement<Receiver | undefined> =>
  raw(`select ${columns}, ${posts} from staff.unit u where u.county = $1 and u.id = $4`, [county, day, workers, unit], (rows) => rows[0] as Receiver | undefined); // the columns above

/** Where a request is, as people call it: a refusal names no place by its code. */
export const placeNameOf = (county: County, matter: Id): Statement<string> =>
  raw('select places.full_name(m.place) as name from matters.matter m where m.county = $1 and m.id = $2', [county, matter], (rows) => (rows[0] as { name: string | null } | undefined)?.name ?? ''); // the one column

/** The county's centre, which dispatches and keeps the clock; a town's own where the county has none. @param about the unit that it is about: never that one */
export const centreOf = (county: County, place: PlaceCode, day: Day, about: Id | null = null): Statement<Receiver | undefined> =>
  raw(
    `select ${columns}, ${posts} from staff.unit u where u.county = $1 and u.kind = 'centre' and u.place = any($4) and u.id is distinct from $5::uuid and u.valid_from <= $2 and (u.valid_to is null or $2 < u.valid_to)
      order by length(u.place), u.id limit 1`,
    [county, day, workers, [place, ...ancestorsOf(place)], about], (rows) => rows[0] as Receiver | undefined, // the columns above
  );

/** The county's centre is the desk of all but another centre's own window. */
export const deskOf = (unit: Receiver | undefined): Receiver | undefined => (unit?.kind === 'centre' ? unit : undefined);

/** Throws unless the unit exists, works, can read what lies at the place, and has somebody there. */
export function assertReceiver(unit: Receiver | undefined, place: PlaceCode, placeName: string, path: readonly string[]): Receiver {
  if (unit === undefined) throw invalid({ path, code: 'unknown-choice' });
  if (unit.valid_to !== null) throw invalid({ path, code: 'unit-ended', details: { unit: unit.name, date: unit.valid_to } });
  if (!contains(unit.place, place)) throw new Refusal('requests.unit-cannot-read', { details: { unit: unit.name, place: placeName }, fields: [{ path, code: 'unknown-choice' }] });
  if (unit.posts === 0) throw new Refusal('requests.nobody-there', { details: { unit: unit.name }, fields: [{ path, code: 'unknown-choice' }] });
  return unit;
}

export type OwnerRow = Receiver & { readonly by: 'type' | 'department' };

/**
 * The unit that answers for a type (or, without one, a department) at a place on a day: the type's own row before its
 * department's, the narrower area first; where no row says so, the nearest unit that is of the department's kinds.
 */
export function ownerOf(book: ReferenceBook, given: { readonly county: County; readonly place: PlaceCode; readonly type: string | null; readonly department: string | null; readonly day: Day }): Statement<OwnerRow | undefined> {
  const { county, place, type, department, day } = given;
  // The schema of the list was checked when its rows were loaded.
  const kinds = department === null ? [] : ((book.find('departments', department, day)?.body as ReferenceBody<'departments'> | undefined)?.kinds ?? []);
  const text = `
    select ${columns}, ${posts}, w.by from (
      select d.unit, d.subject as by, case d.subject when 'type' then 0 else 1 end as rank, length(d.place) as narrow from requests.duty d
       where d.county = $1 and d.place = any($4) and d.valid_from <= $2 and (d.valid_to is null or $2 < d.valid_to)
         and ((d.subject = 'type' and d.code = $5) or (d.subject = 'department' and d.code = $6))
      union all
      select k.id, 'department', 2, length(k.place) from staff.unit k
       where k.county = $1 and k.kind = any($7) and k.place = any($4) and k.valid_from <= $2 and (k.valid_to is null or $2 < k.valid_to)
    ) w join staff.unit u on u.county = $1 and u.id = w.unit and u.valid_from <= $2 and (u.valid_to is null or $2 < u.valid_to)
    order by w.rank, w.narrow desc, u.id limit 1`;
  return raw(text, [county, day, workers, [place, ...ancestorsOf(place)], type, department, kinds], (rows) => rows[0] as OwnerRow | undefined); // the columns above
}

export const ownerView = (department: string, row: OwnerRow | undefined): Owner => ({ department, unit: row?.id ?? null, name: row?.name ?? null, phone: row?.phone ?? null, by: row?.by ?? null });
