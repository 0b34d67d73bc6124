import { Refusal, dayOf, instantOf, timeOf } from '@anhe/contract/kernel';
import type { Id, Instant } from '@anhe/contract/kernel';
import { clashesOf } from '@anhe/contract/patrols';
import type { ShiftKind, ShiftTime, SwapState } from '@anhe/contract/patrols';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { headOf } from '../../../kernel/events/chain.ts';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import type { PatrolSubject, RotaPost } from '../rows.ts';

export interface SwapRow {
  readonly id: Id;
  readonly from: Id;
  readonly to: Id;
  readonly state: SwapState;
}

/** A shift with everybody who is or was on it, and its swaps. */
export interface ShiftSubject extends PatrolSubject {
  readonly kind: ShiftKind;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cancelled: boolean;
  /** The points that it is to pass. */
  readonly points: readonly Id[];
  readonly rows: readonly { readonly post: Id; readonly active: boolean }[];
  readonly swaps: readonly SwapRow[];
  readonly patrol: Id | null;
}

type Row = StreamHead & { readonly kind: ShiftKind; readonly starts_at: Date; readonly ends_at: Date; readonly cancelled: boolean; readonly points: readonly Id[]; readonly rows: ShiftSubject['rows']; readonly swaps: readonly SwapRow[]; readonly patrol: Id | null };

/** A shift, locked: whoever swaps, replaces or cancels at the same time waits. */
export const lockShift = (county: string, shift: Id): Statement<ShiftSubject | undefined> =>
  raw(
    `select s.county, s.id, s.place, s.revision, s.chain, s.kind, s.starts_at, s.ends_at, s.cancelled_at is not null as cancelled, s.points,
            (select coalesce(json_agg(json_build_object('post', x.post, 'active', x.active)), '[]') from patrols.shift_post x where x.county = s.county and x.shift = s.id) as rows,
            (select coalesce(json_agg(json_build_object('id', w.id, 'from', w.from_post, 'to', w.to_post, 'state', w.state)), '[]') from patrols.swap w where w.county = s.county and w.shift = s.id) as swaps,
            (select p.id from patrols.patrol p where p.county = s.county and p.shift = s.id) as patrol
       from patrols.shift s where s.county = $1 and s.id = $2 for update of s`,
    [county, shift], (rows) => {
      const row = rows[0] as Row | undefined; // the columns above
      if (row === undefined) return undefined;
      const { starts_at: startsAt, ends_at: endsAt, cancelled, swaps, patrol } = row;
      return {
        head: headOf(row), kind: row.kind, points: row.points, startsAt, endsAt, cancelled, rows: row.rows, swaps, patrol,
        posts: row.rows.filter(({ active }) => active).map(({ post }) => post), asked: swaps.filter(({ state }) => state === 'asked').map(({ to }) => to),
      };
    },
  );

/** Nothing is changed of a shift that has begun or was cancelled. */
export function assertAhead(shift: ShiftSubject, now: Date): void {
  if (shift.cancelled || shift.startsAt <= now) throw new Refusal('patrols.shift-over');
}

/** A shift that a person of some post has already. */
export interface Taken extends ShiftTime {
  /** The post that was asked about: the same person may have it under another. */
  readonly post: Id;
}

/** What the persons of some posts have within a time; others who plan the same persons wait until this command has ended. */
export const taken = (county: string, posts: readonly Id[], from: Date, to: Date): Statement<readonly Taken[]> =>
  raw('select shift, asked, starts_at, ends_at from patrols.taken($1, $2, $3, $4)', [county, posts, from, to], (rows) =>
    (rows as readonly { shift: Id; asked: Id; starts_at: Date; ends_at: Date }[]).map((row) => ({ id: row.shift, post: row.asked, startsAt: instantOf(row.starts_at), endsAt: instantOf(row.ends_at) }))); // the columns above

/** Throws where somebody has another shift at that time. */
export function assertFree(shift: ShiftTime, post: Pick<RotaPost, 'post' | 'name'>, others: readonly Taken[], path: readonly (string | number)[]): void {
  const [clash] = clashesOf(shift, others.filter((one) => one.post === post.post));
  if (clash === undefined) return;
  throw new Refusal('patrols.clash', { details: { name: post.name, day: dayOf(clash.startsAt), from: timeOf(clash.startsAt), to: timeOf(clash.endsAt) }, fields: [{ path, code: 'already-used' }] });
}

export const timeOfShift = ({ head, startsAt, endsAt }: ShiftSubject): ShiftTime => ({ id: head.id, startsAt: instantOf(startsAt), endsAt: instantOf(endsAt) });

export const dateOf = (instant: Instant): Date => new Date(instant);
