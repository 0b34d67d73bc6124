import { PlaceCode, Role } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { maskPhone, staffOperations, unitKinds } from '@anhe/contract/staff';
import type { CredentialView, DeputyView, NumberSeries, PostView } from '@anhe/contract/staff';
import { newHead } from '../../../kernel/events/chain.ts';
import type { Actor } from '../../../kernel/access/actor.ts';
import { db, first, raw, shaped } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { seriesOfUnit } from '../../../kernel/series.ts';
import type { SeriesState } from '../../../kernel/series.ts';
import { abilitiesOn } from '../policy.ts';
import { credentialView, deputyView, placesOf, unitColumns, unitSubject } from '../rows.ts';
import type { UnitSubject } from '../rows.ts';
import { lastDayOf, seriesNames } from '../rules.ts';

interface PostRow {
  readonly county: string;
  readonly id: Id;
  readonly revision: number;
  readonly place: string;
  readonly unit: Id;
  readonly person: Id;
  readonly name: string;
  readonly phone: string | null;
  readonly account: string | null;
  readonly role: string;
  readonly title: string | null;
  readonly valid_from: Day;
  readonly valid_to: Day | null;
  readonly areas: readonly string[];
}

/** Posts of a unit that hold today or begin later; all of them when the ended ones are asked for too. */
const postsStatement = (county: string, unit: Id, today: Day, ended: boolean): Statement<readonly PostRow[]> =>
  raw(
    `select p.county, p.id, p.revision, p.place, p.unit, p.person, s.name, s.phone, s.account, p.role, p.title, p.valid_from, p.valid_to,
            coalesce((select array_agg(a.area order by a.area) from staff.post_area a where a.county = p.county and a.post = p.id), '{}') as areas
       from staff.post p
       join staff.person s on s.county = p.county and s.id = p.person
      where p.county = $1 and p.unit = $2 and ($4 or p.valid_to is null or p.valid_to > greatest($3::date, p.valid_from))
      order by p.valid_to is not null, p.valid_from, p.id
      limit 300`,
    [county, unit, today, ended],
    (rows) => rows as readonly PostRow[], // the columns above
  );

interface OfPost<T> {
  readonly owner: Id;
  readonly view: T;
}

type RowsOf<T extends (row: never) => unknown> = Parameters<T>[0] & { readonly owner: Id };

const deputiesStatement = (county: string, unit: Id, today: Day): Statement<readonly OfPost<DeputyView>[]> =>
  raw(
    `select d.post as owner, d.id, d.deputy, s.name, d.valid_from, d.valid_to
       from staff.post p
       join staff.deputy d on d.county = p.county and d.post = p.id and d.valid_to >= $3
       join staff.person s on s.county = d.county and s.id = d.deputy
      where p.county = $1 and p.unit = $2
      order by d.valid_from, d.id`,
    [county, unit, today],
    (rows) => (rows as readonly RowsOf<typeof deputyView>[]).map((row) => ({ owner: row.owner, view: deputyView(row) })), // the columns above
  );

const credentialsStatement = (county: string, unit: Id): Statement<readonly OfPost<CredentialView>[]> =>
  raw(
    `select c.person as owner, c.id, c.kind, c.grade, c.issuer, c.number, c.issued_on, c.valid_to
       from staff.credential c
      where c.county = $1 and c.person in (select p.person from staff.post p where p.county = $1 and p.unit = $2)
      order by c.issued_on desc, c.id`,
    [county, unit],
    (rows) => (rows as readonly RowsOf<typeof credentialView>[]).map((row) => ({ owner: row.owner, view: credentialView(row) })), // the columns above
  );

interface UnitWithParent extends UnitSubject {
  readonly parentName: string | null;
}

/** A unit with the name of the one above it. */
function unitWithParent(county: string, unit: Id): Statement<UnitWithParent | undefined> {
  const query = db
    .selectFrom('staff.unit as u')
    .leftJoin('staff.unit as q', (join) => join.onRef('q.county', '=', 'u.county').onRef('q.id', '=', 'u.parent'))
    .select(unitColumns.map((column) => `u.${column}` as const))
    .select('q.name as parent_name')
    .where('u.county', '=', county)
    .where('u.id', '=', unit);
  return shaped(first(query), (row) => (row === undefined ? undefined : { ...unitSubject(row), parentName: row.parent_name }));
}

interface Known {
  readonly deputies: readonly OfPost<DeputyView>[];
  readonly credentials: readonly OfPost<CredentialView>[];
}

const viewsOf = <T>(list: readonly OfPost<T>[], owner: Id): T[] => list.filter((item) => item.owner === owner).map(({ view }) => view);

function postView(row: PostRow, known: Known, actor: Actor): PostView {
  const subject = { head: newHead(row.county, row.id, row.place), unit: row.unit };
  return {
    id: row.id, revision: row.revision, person: row.person, name: row.name, phone: row.phone === null ? null : maskPhone(row.phone), hasAccount: row.account !== null,
    place: PlaceCode.parse(row.place), role: Role.parse(row.role), title: row.title, validFrom: row.valid_from, lastDay: lastDayOf(row.valid_to),
    areas: placesOf(row.areas), deputies: viewsOf(known.deputies, row.id), credentials: viewsOf(known.credentials, row.person),
    abilities: [...abilitiesOn('post', actor, subject), ...abilitiesOn('person', actor, { ...subject, unit: null })],
  };
}

/** The series of this year, whether begun or not; a unit that does not mediate has none. */
function numbersOf(subject: UnitSubject, begun: readonly SeriesState[], book: ReferenceBook, today: Day): NumberSeries[] {
  if (!unitKinds[subject.kind].mediates) return [];
  const year = Number(today.slice(0, 4));
  const word = subject.row.number_word ?? subject.row.short_name;
  return [...seriesNames(book, today)].map(([series, name]) => {
    const found = begun.find((one) => one.name === series && one.year === year);
    const [start, last] = [found?.start ?? book.numberStart(series, today), found?.last ?? null];
    return { series, name, year, start, last, next: book.numberText(series, today, word, last === null ? start : last + 1) };
  });
}

interface UnitFacts extends Known {
  readonly series: readonly SeriesState[];
  readonly posts: readonly PostRow[];
}

export const unit = onQuery({
  operation: staffOperations.unit,
  subject: ({ input }) => unitWithParent(input.county, input.unit),
  facts: ({ input, today }) => ({
    posts: postsStatement(input.county, input.unit, today, input.ended),
    deputies: deputiesStatement(input.county, input.unit, today),
    credentials: credentialsStatement(input.county, input.unit),
    series: seriesOfUnit(input.county, input.unit, Number(today.slice(0, 4))),
  }),
  answer: ({ actor, book, today }, { subject, facts }: { subject: UnitWithParent; facts: UnitFacts }) => {
    const { row } = subject;
    return {
      county: row.county, id: row.id, revision: row.revision, place: PlaceCode.parse(row.place), kind: subject.kind, name: row.name, shortName: row.short_name,
      numberWord: row.number_word, phone: row.phone, address: row.address, parent: row.parent, parentName: subject.parentName,
      validFrom: row.valid_from, lastDay: lastDayOf(row.valid_to),
      numbers: numbersOf(subject, facts.series, book, today),
      posts: facts.posts.map((post) => postView(post, facts, actor)), abilities: abilitiesOn('unit', actor, subject),
    };
  },
});
