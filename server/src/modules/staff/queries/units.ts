import { PlaceCode, invalid, rangeOf } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { maskPhone, staffOperations } from '@anhe/contract/staff';
import type { UnitLine } from '@anhe/contract/staff';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { kindOf } from '../rows.ts';
import { lastDayOf } from '../rules.ts';

interface LineRow {
  readonly county: string;
  readonly id: Id;
  readonly place: string;
  readonly kind: string;
  readonly name: string;
  readonly short_name: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly parent: Id | null;
  readonly valid_from: Day;
  readonly valid_to: Day | null;
  readonly posts: number;
}

interface Wish {
  readonly place?: PlaceCode | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly words?: string | undefined;
  readonly closed: boolean;
  readonly after?: { readonly place: string; readonly id: Id } | undefined;
  readonly limit: number;
}

/**
 * Units in the order of their places' codes. Each condition is there only when asked for, so that the index on place
 * and id gives the page without sorting.
 */
function unitsStatement(wish: Wish, today: Day): Statement<readonly UnitLine[]> {
  const values: unknown[] = [today];
  const add = (value: unknown): string => `$${values.push(value)}`;
  const where = [wish.closed ? 'u.valid_to <= $1' : '(u.valid_to is null or $1 < u.valid_to)'];
  if (wish.place !== undefined) {
    const { from, to } = rangeOf(wish.place);
    where.push(`u.place >= ${add(from)} and u.place < ${add(to)}`);
  }
  if (wish.kinds !== undefined && wish.kinds.length > 0) where.push(`u.kind = any(${add(wish.kinds)})`);
  if (wish.words !== undefined && wish.words !== '') where.push(`position(${add(wish.words)} in u.name) > 0`);
  if (wish.after !== undefined) where.push(`(u.place, u.id) > (${add(wish.after.place)}, ${add(wish.after.id)}::uuid)`);
  const text = `
    select u.county, u.id, u.place, u.kind, u.name, u.short_name, u.phone, u.address, u.parent, u.valid_from, u.valid_to,
           (select count(*)::int from staff.post p
             where p.county = u.county and p.unit = u.id and p.valid_from <= $1 and (p.valid_to is null or $1 < p.valid_to)) as posts
      from staff.unit u
     where ${where.join(' and ')}
     order by u.place, u.id
     limit ${add(wish.limit)}`;
  return raw(text, values, (rows) => (rows as readonly LineRow[]).map(lineOf)); // the columns above
}

const lineOf = (row: LineRow): UnitLine => ({
  county: row.county, id: row.id, place: PlaceCode.parse(row.place), kind: kindOf(row.kind), name: row.name, shortName: row.short_name, phone: row.phone,
  address: row.address, parent: row.parent, validFrom: row.valid_from, lastDay: lastDayOf(row.valid_to), posts: row.posts,
});

function readCursor(cursor: string | undefined): Wish['after'] {
  if (cursor === undefined) return undefined;
  const match = /^(\d{6,15})~([0-9a-f-]{36})$/.exec(cursor);
  if (match?.[1] === undefined || match[2] === undefined) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
  return { place: match[1], id: match[2] };
}

export const units = onQuery({
  operation: staffOperations.units,
  // One more than a page tells whether there is a next one.
  facts: ({ input, today }) => ({ lines: unitsStatement({ ...input, after: readCursor(input.cursor), limit: input.limit + 1 }, today) }),
  answer: ({ input }, { facts }) => {
    const items = facts.lines.slice(0, input.limit);
    const last = items.at(-1);
    return { items: [...items], next: facts.lines.length > input.limit && last !== undefined ? `${last.place}~${last.id}` : null };
  },
});

interface PersonRow {
  readonly county: string;
  readonly id: Id;
  readonly name: string;
  readonly phone: string | null;
  readonly place: string;
  readonly account: string | null;
}

/** Staff of a county by name: for choosing who gets a post or stands in. */
export const persons = onQuery({
  operation: staffOperations.persons,
  facts: ({ input }) => ({
    rows: raw(
      `select county, id, name, phone, place, account from staff.person
        where county = $1 and position($2 in name) > 0 order by name, id limit 30`,
      [input.county, input.words],
      (rows) => rows as readonly PersonRow[], // the columns above
    ),
  }),
  answer: (_request, { facts }) => ({
    items: facts.rows.map((row) => ({
      county: row.county, id: row.id, name: row.name, phone: row.phone === null ? null : maskPhone(row.phone), place: PlaceCode.parse(row.place), hasAccount: row.account !== null,
    })),
  }),
});
