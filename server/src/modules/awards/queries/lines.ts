import { invalid, rangeOf } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import type { AwardLine } from '@anhe/contract/awards';
import { actingPost } from '../../../kernel/access/actor.ts';
import type { Actor } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { isReviewer } from '../policy.ts';
import { inRanges } from '../rows.ts';

export const lineText = `
  select a.county, a.id, a.kind, a.grade, a.holder, a.place, places.name_of(a.place) as "placeName", a.unit, u.name as "unitName", a.year, a.status as state, a.submitted_on as "submittedOn",
         a.notice_until as "noticeUntil", (select count(*)::int from awards.objection o where o.county = a.county and o.award = a.id and o.upheld is null) as "openObjections",
         a.number, a.named_on as "namedOn", a.until_on as "until", a.entered, a.revision
    from awards.award a join staff.unit u on u.county = a.county and u.id = a.unit`;

/** Lines of awards under a condition over `a`. */
export const awardLines = (conditionAndOrder: string, values: readonly unknown[]): Statement<readonly AwardLine[]> =>
  raw(`${lineText} where ${conditionAndOrder}`, values, (rows) => rows as readonly AwardLine[]); // the columns above

/** What a reader sees: reviewers the applications of their area once they are handed in, everybody else those of their own unit. */
export function seen(actor: Actor, values: unknown[]): string {
  const staff = actingPost(actor);
  const area = inRanges(staff.scope, 'a.place', values);
  const own = `a.unit = $${values.push(staff.unit)}`;
  return isReviewer(actor) ? `${area} and (a.status <> 'draft' or ${own})` : `${area} and ${own}`;
}

/** Awards that are or were borne, in the reader's area: the list of them is public. */
export const inArea = (actor: Actor, values: unknown[]): string => inRanges(actingPost(actor).scope, 'a.place', values);

export interface Wanted {
  readonly kind?: string | undefined;
  readonly grade?: string | undefined;
  readonly place?: string | undefined;
}

export function wanted({ kind, grade, place }: Wanted, values: unknown[]): string[] {
  return [
    ...(kind === undefined ? [] : [`a.kind = $${values.push(kind)}`]),
    ...(grade === undefined ? [] : [`a.grade = $${values.push(grade)}`]),
    ...(place === undefined ? [] : [inRanges([rangeOf(place)], 'a.place', values)]),
  ];
}

/** Lists are walked by id: the newest application has the latest one. */
export function before(cursor: string | undefined, values: unknown[]): string[] {
  if (cursor === undefined) return [];
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(cursor)) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
  return [`a.id < $${values.push(cursor)}::uuid`];
}

/** One page of what was read with a row more than asked for. */
export function paged<Row extends { readonly id: Id }>(rows: readonly Row[], limit: number): { items: Row[]; next: Id | null } {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
