import { ancestorsOf, PlaceCode, Role } from '@anhe/contract/kernel';
import type { County, Day, Id } from '@anhe/contract/kernel';
import { Grade, mediatingKinds } from '@anhe/contract/staff';
import type { ActingChoice, PostChoice } from '@anhe/contract/staff';
import type { AccountRef, Standing } from '../../kernel/access/standing.ts';
import { all, db, first, raw, shaped } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import { kindOf, unitColumns } from './rows.ts';
import type { UnitRow } from './rows.ts';


/** A unit as it is stored; any staff member may read it. */
export const readUnit = (county: string, unit: Id): Statement<UnitRow | undefined> =>
  first(db.selectFrom('staff.unit').select(unitColumns).where('county', '=', county).where('id', '=', unit));

/** A post with the names of its person and unit. */
export interface PostWithPerson {
  readonly county: string;
  readonly id: Id;
  readonly place: string;
  readonly role: Role;
  readonly title: string | null;
  readonly person: Id;
  readonly name: string;
  readonly unit: Id;
  readonly unit_name: string;
  readonly unit_kind: string;
  readonly valid_from: Day;
  readonly valid_to: Day | null;
}

export function readPost(county: string, post: Id): Statement<PostWithPerson | undefined> {
  const query = db
    .selectFrom('staff.post as p')
    .innerJoin('staff.person as s', (join) => join.onRef('s.county', '=', 'p.county').onRef('s.id', '=', 'p.person'))
    .innerJoin('staff.unit as u', (join) => join.onRef('u.county', '=', 'p.county').onRef('u.id', '=', 'p.unit'))
    .select(['p.county', 'p.id', 'p.place', 'p.role', 'p.title', 'p.person', 's.name', 'p.unit', 'u.name as unit_name', 'u.kind as unit_kind', 'p.valid_from', 'p.valid_to'])
    .where('p.county', '=', county)
    .where('p.id', '=', post);
  return shaped(first(query), (row) => (row === undefined ? undefined : { ...row, role: Role.parse(row.role) }));
}

interface MediatorRow {
  readonly post: Id;
  readonly person: Id;
  readonly name: string;
  readonly role: string;
  readonly title: string | null;
  readonly unit: Id;
  readonly unit_name: string;
  readonly unit_kind: string;
  readonly place: string;
  readonly grade: string | null;
  readonly issuer: string;
  readonly issued_on: Day;
}

const mediatorText = (where: string): string => `
  select p.id as post, p.person, s.name, p.role, p.title, p.unit, u.name as unit_name, u.kind as unit_kind, u.place,
         c.grade, c.issuer, c.issued_on
    from staff.unit u
    join staff.post p on p.county = u.county and p.unit = u.id
    join staff.person s on s.county = p.county and s.id = p.person
    left join lateral (
      select c.grade, c.issuer, c.issued_on from staff.credential c
       where c.county = p.county and c.person = p.person and c.kind = 'mediation-certificate'
         and c.issued_on <= $2 and (c.valid_to is null or $2 < c.valid_to)
       order by c.issued_on desc, c.id limit 1) c on true
   where u.county = $1 and u.kind = any($3) and u.valid_from <= $2 and (u.valid_to is null or $2 < u.valid_to)
     and p.role in ('mediator', 'director') and p.valid_from <= $2 and (p.valid_to is null or $2 < p.valid_to)
     and ${where}
   order by length(u.place) desc, u.id, p.role = 'director', s.name, p.id`;

const mediatorLines = (rows: readonly unknown[]): PostChoice[] =>
  (rows as readonly MediatorRow[]).map((row) => ({ // the columns above
    post: row.post, person: row.person, name: row.name, role: Role.parse(row.role), title: row.title, unit: row.unit, unitName: row.unit_name,
    unitKind: kindOf(row.unit_kind), place: PlaceCode.parse(row.place), certificate: row.grade === null ? null : { grade: Grade.parse(row.grade), issuer: row.issuer, issuedOn: row.issued_on },
  }));

/** Mediators and director of a unit on a day, mediators first. */
export const mediatorsOfUnit = (county: string, day: Day, unit: Id): Statement<readonly PostChoice[]> =>
  raw(mediatorText('u.id = $4'), [county, day, mediatingKinds, unit], mediatorLines);

/** Mediators who serve a place on a day: those of its own units, then of the town's and the county's. */
export const mediatorsForPlace = (county: string, day: Day, place: PlaceCode): Statement<readonly PostChoice[]> =>
  raw(mediatorText('u.place = any($4)'), [county, day, mediatingKinds, [place, ...ancestorsOf(place)]], mediatorLines);

interface ChoiceRow {
  readonly person: Id;
  readonly post: Id | null;
  readonly role: string;
  readonly title: string | null;
  readonly unit: Id;
  readonly unit_name: string;
  readonly unit_kind: string;
  readonly place: string;
  readonly stands_in_for: Id | null;
  readonly holder_name: string;
  readonly last_day: Day | null;
  readonly areas: readonly string[];
}

/** Own posts first, then those the person stands in for; each by its beginning. */
const choicesText = (who: string): string => `
  select s.id as person, c.post, c.role, c.title, c.unit, u.name as unit_name, u.kind as unit_kind, c.place, c.stands_in_for, h.name as holder_name,
         c.last_day::text as last_day,
         coalesce((select array_agg(a.area order by a.area) from staff.post_area a where a.county = s.county and a.post = c.post), '{}') as areas
    from staff.person s
    left join lateral (
      select p.id as post, p.role, p.title, p.unit, p.person, p.place, null::uuid as stands_in_for, p.valid_to - 1 as last_day, p.valid_from, 0 as rank
        from staff.post p
       where p.county = s.county and p.person = s.id and p.valid_from <= $2 and (p.valid_to is null or $2 < p.valid_to)
      union all
      select p.id, p.role, p.title, p.unit, p.person, p.place, p.person, d.valid_to, d.valid_from, 1
        from staff.deputy d
        join staff.post p on p.county = d.county and p.id = d.post
       where d.county = s.county and d.deputy = s.id and d.valid_from <= $2 and $2 <= d.valid_to
         and p.valid_from <= $2 and (p.valid_to is null or $2 < p.valid_to)
    ) c on exists (select from staff.unit v
                    where v.county = s.county and v.id = c.unit and v.valid_from <= $2 and (v.valid_to is null or $2 < v.valid_to))
    left join staff.unit u on u.county = s.county and u.id = c.unit
    left join staff.person h on h.county = s.county and h.id = c.person
   where s.county = $1 and ${who}
   order by c.rank, c.valid_from, c.post`;

const standingIn = (county: County) => (found: readonly unknown[]): Standing | undefined => {
  const rows = found as readonly ChoiceRow[]; // the columns above
  const person = rows[0]?.person;
  if (person === undefined) return undefined;
  return {
    county, person,
    posts: rows.flatMap((row) => (row.post === null ? [] : [{
      post: row.post, role: Role.parse(row.role), unit: row.unit, unitKind: row.unit_kind, place: row.place, areas: row.areas, standsInFor: row.stands_in_for,
    }])),
  };
};

/** What the account's person may act as on a day; undefined when nobody has the account. */
export const standingOfAccount = ({ county, account }: AccountRef, day: Day): Statement<Standing | undefined> => raw(choicesText('s.account = $3'), [county, day, account], standingIn(county));

/** What a person may act as on a day; undefined when there is no such person. */
export const standingOfPerson = (county: County, person: Id, day: Day): Statement<Standing | undefined> => raw(choicesText('s.id = $3'), [county, day, person], standingIn(county));

/** The posts a person may act as on a day, as the page offers them. */
export function choicesOf(county: string, person: Id, day: Day): Statement<readonly ActingChoice[]> {
  return raw(choicesText('s.id = $3'), [county, day, person], (found) =>
    (found as readonly ChoiceRow[]).flatMap((row) => (row.post === null ? [] : [{ // the columns above
      post: row.post, role: Role.parse(row.role), title: row.title, unit: row.unit, unitName: row.unit_name, unitKind: kindOf(row.unit_kind),
      place: PlaceCode.parse(row.place), standsInFor: row.stands_in_for === null ? null : { person: row.stands_in_for, name: row.holder_name }, lastDay: row.last_day,
    }])));
}

/** Those of several places whose codes do not hold now. */
export const expiredAmong = (places: readonly PlaceCode[]): Statement<readonly string[]> =>
  raw(
    'select c.place from unnest($1::text[]) as c (place) where not exists (select from places.division d where d.place = c.place and d.valid_to is null)',
    [places],
    (rows) => (rows as readonly { place: string }[]).map(({ place }) => place), // the one column above
  );

/** Names in use: is there another unit of this name at the place, and is the parent there? */
export function unitNameTaken(county: string, place: string, name: string, unit: Id): Statement<boolean> {
  const query = db.selectFrom('staff.unit').select('id').where('county', '=', county).where('place', '=', place).where('name', '=', name).where('valid_to', 'is', null).where('id', '<>', unit);
  return shaped(all(query), (rows) => rows.length > 0);
}

export function unitIsThere(county: string, unit: Id | null): Statement<boolean> {
  const query = db.selectFrom('staff.unit').select('id').where('county', '=', county).where('id', '=', unit ?? '00000000-0000-0000-0000-000000000000');
  return shaped(first(query), (row) => unit === null || row !== undefined);
}

export const personIsThere = (county: string, person: Id): Statement<boolean> =>
  shaped(first(db.selectFrom('staff.person').select('id').where('county', '=', county).where('id', '=', person)), (row) => row !== undefined);

/** How many posts of a unit hold on a day or begin later. */
export const postsAfter = (county: string, unit: Id, day: Day): Statement<number> =>
  raw(
    'select count(*)::int as posts from staff.post where county = $1 and unit = $2 and (valid_to is null or valid_to > greatest(valid_from, $3::date))',
    [county, unit, day],
    (rows) => (rows as readonly { posts: number }[])[0]?.posts ?? 0, // the one column above
  );

/** Whether someone else has a login name; names are unique in the whole installation. */
export const loginTaken = (login: string, person: Id): Statement<boolean> =>
  shaped(first(db.selectFrom('staff.person').select('id').where('login', '=', login).where('id', '<>', person)), (row) => row !== undefined);

/** Every place over which a person may act now or later, by own posts and as a deputy. */
export const reachOf = (county: string, person: Id, today: Day): Statement<readonly string[]> =>
  raw(
    `with posts as (
       select p.id, p.place from staff.post p where p.county = $1 and p.person = $2 and (p.valid_to is null or p.valid_to > greatest($3::date, p.valid_from))
       union
       select p.id, p.place from staff.deputy d join staff.post p on p.county = d.county and p.id = d.post
        where d.county = $1 and d.deputy = $2 and d.valid_to >= $3)
     select place from posts union select a.area from staff.post_area a join posts on a.county = $1 and a.post = posts.id`,
    [county, person, today],
    (rows) => (rows as readonly { place: string }[]).map(({ place }) => place), // the one column above
  );

export const areasOf = (county: string, post: Id): Statement<readonly string[]> =>
  shaped(all(db.selectFrom('staff.post_area').select('area').where('county', '=', county).where('post', '=', post).orderBy('area')), (rows) => rows.map(({ area }) => area));

interface Span {
  readonly id: Id;
  readonly deputy: Id;
  readonly valid_from: Day;
  readonly valid_to: Day;
}

export const deputiesOf = (county: string, post: Id): Statement<readonly Span[]> =>
  all(db.selectFrom('staff.deputy').select(['id', 'deputy', 'valid_from', 'valid_to']).where('county', '=', county).where('post', '=', post));

