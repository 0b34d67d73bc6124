import type { Day, Id } from '@anhe/contract/kernel';
import { barsOf } from '@anhe/contract/volunteers';
import type { Bar, Readiness, Span, TaskRule, VolunteerStatus } from '@anhe/contract/volunteers';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import type { ReferenceBook } from '../../kernel/reference.ts';
import { courseNames, trainingOf } from './kinds.ts';
import { moment } from './rows.ts';
import { openPersonal } from './sealed.ts';

/** A volunteer with the facts that decide whether a task may be taken. */
export interface ReadyRow {
  readonly county: string;
  readonly id: Id;
  readonly place: string;
  readonly unit: Id;
  readonly post: Id | null;
  readonly status: VolunteerStatus;
  readonly name: string | null;
  readonly sealed: Buffer | null;
  readonly trained: readonly { readonly course: string; readonly on: Day; readonly passed: boolean }[];
  readonly insured: readonly { readonly from: Day; readonly to: Day }[];
  readonly busy: readonly { readonly id: Id; readonly startsAt: string; readonly endsAt: string }[];
}

/**
 * Columns of a `ReadyRow` for a volunteer `v` and its `p` of volunteers.personal. Busy are tasks that were taken and shifts of
 * the volunteer's post.
 * @param to, from SQL of the time within which they could be busy
 * @param shifts whether their shifts count, too: a rota looks after its own
 */
export const readyColumns = (to: string, from: string, shifts = true): string => `
  v.county, v.id, v.place, v.unit, v.post, v.status, p.masked_name as name, p.sealed,
  (select coalesce(json_agg(json_build_object('course', t.course, 'on', t.held_on, 'passed', t.passed)), '[]') from volunteers.training t where t.county = v.county and t.volunteer = v.id) as trained,
  (select coalesce(json_agg(json_build_object('from', i.from_on, 'to', i.to_on)), '[]') from volunteers.insurance i where i.county = v.county and i.volunteer = v.id) as insured,
  (select coalesce(json_agg(json_build_object('id', b.id, 'startsAt', b.starts_at, 'endsAt', b.ends_at) order by b.starts_at), '[]') from (
     select s.task as id, s.starts_at, s.ends_at from volunteers.service s where s.county = v.county and s.volunteer = v.id and s.status = 'taken' and s.starts_at < ${to} and s.ends_at > ${from}
     ${shifts ? `union all select x.shift, x.starts_at, x.ends_at from patrols.shift_post x where x.county = v.county and x.post = v.post and x.active and x.starts_at < ${to} and x.ends_at > ${from}` : ''}) b) as busy`;

export const readyTables = 'volunteers.volunteer v left join volunteers.personal p on p.county = v.county and p.volunteer = v.id';

export function readinessOf(row: ReadyRow, keys: Keyring, book: ReferenceBook): Readiness {
  return {
    status: row.status, birthYear: row.sealed === null ? null : openPersonal(keys, row.county, row.id, row.sealed).birthYear,
    trained: row.trained.map(({ course, on, passed }) => ({ course, on, passed, until: trainingOf(book, course, on).until })), insured: row.insured,
    busy: row.busy.map(({ id, startsAt, endsAt }) => ({ id, startsAt: moment(startsAt), endsAt: moment(endsAt) })),
  };
}

/** What stands in the way of a task for a volunteer. */
export const barsFor = (row: ReadyRow, rule: TaskRule, span: Span, { keys, book, today }: { readonly keys: Keyring; readonly book: ReferenceBook; readonly today: Day }): readonly Bar[] =>
  barsOf(readinessOf(row, keys, book), rule, span, courseNames(book, today));
