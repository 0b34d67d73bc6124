import { Refusal, addDays, contains, instantAt, invalid } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import type { ShiftTime } from '@anhe/contract/patrols';
import { actingPost, inScope } from '../../../kernel/access/actor.ts';
import { insert } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { CommandRequest, HandlerOf } from '../../../kernel/run/handler.ts';
import { assertPlaceHolds, placeFact } from '../../places/index.ts';
import { append, assertFit, assertWalks, rotaPosts, roundEvent } from '../rows.ts';
import type { JudgeWalkers, RotaPost, WalkerRule } from '../rows.ts';
import { sealWords } from '../sealed.ts';
import { assertFree, dateOf, taken } from './subject.ts';
import type { Taken } from './subject.ts';

type Op = (typeof patrolOperations)['planShifts'];
type Planned = ShiftTime & { readonly day: Day; readonly posts: readonly Id[] };

/** Each day's shift with its moments: an end that is not after the start is on the next morning. */
const plannedOf = ({ input: { shifts, from, to } }: CommandRequest<Op>): Planned[] =>
  shifts.map(({ id, day, posts }) => ({ id, day, posts, startsAt: instantAt(day, from), endsAt: instantAt(to > from ? day : addDays(day, 1), to) }));

/** How many of some points are used at a place. */
const usedPoints = (county: string, points: readonly Id[], place: string): Statement<number> =>
  raw('select count(*)::int as used from patrols.point where county = $1 and id = any($2) and active and left(place, length($3)) = $3', [county, points, place], (rows) => (rows[0] as { used: number }).used); // the one column

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

const mostAhead = 366;

/** Days that are over are planned for nobody, nor those beyond a year. */
function assertDays({ input, today }: CommandRequest<Op>): void {
  const latest = addDays(today, mostAhead);
  input.shifts.forEach(({ day }, index) => {
    if (day < today) throw invalid({ path: ['shifts', index, 'day'], code: 'past-date', details: { limit: today } });
    if (day > latest) throw invalid({ path: ['shifts', index, 'day'], code: 'future-date', details: { limit: latest } });
  });
}

function assertInput({ input, actor }: CommandRequest<Op>, used: number): void {
  if (actingPost(actor).county !== input.county || !contains(input.county, input.place) || !inScope(actor.scope, input.place)) throw invalid({ path: ['place'], code: 'not-in-scope' });
  const unknown = distinct(input.points).length - used;
  if (unknown > 0) throw new Refusal('patrols.point-unknown', { details: { count: unknown }, fields: [{ path: ['points'], code: 'unknown-choice' }] });
  const ids = input.shifts.map(({ id }) => id);
  input.shifts.forEach(({ id, posts }, index) => {
    if (ids.indexOf(id) !== index) throw invalid({ path: ['shifts', index, 'id'], code: 'already-used' });
    if (distinct(posts).length < posts.length) throw invalid({ path: ['shifts', index, 'posts'], code: 'already-used' });
  });
}

/** Everybody of the rota holds their post that day, works there, and has nothing else at that time, in this rota neither. */
function assertRota(planned: readonly Planned[], { place, kind }: Pick<CommandRequest<Op>['input'], 'place' | 'kind'>, known: ReadonlyMap<Id, RotaPost>, before: readonly Taken[], fit: JudgeWalkers): void {
  const others = [...before];
  planned.forEach((shift, index) => shift.posts.forEach((id, at) => {
    const path = ['shifts', index, 'posts', at];
    const post = known.get(id);
    assertWalks(post, place, shift.day, path);
    assertFree(shift, post, others, path);
    assertFit(fit, { kind, startsAt: shift.startsAt, endsAt: shift.endsAt }, post, path);
    // Of one person, under each post of theirs.
    for (const other of known.values()) if (other.person === post.person) others.push({ id: shift.id, post: other.post, startsAt: shift.startsAt, endsAt: shift.endsAt });
  }));
}

/** A rota: the same hours on several days, each with its people, of whatever units they are. */
export const planShiftsWith = (rule: WalkerRule): HandlerOf<Op> => onCommand({
  operation: patrolOperations.planShifts,
  facts: (request) => {
    assertDays(request);
    const { county, place, points, shifts } = request.input;
    const posts = distinct(shifts.flatMap((shift) => shift.posts));
    const planned = plannedOf(request).toSorted((left, right) => (left.startsAt < right.startsAt ? -1 : 1));
    const [first, last] = [planned[0]?.startsAt ?? '', planned.at(-1)?.endsAt ?? ''];
    return { place: placeFact(place), used: usedPoints(county, points, place), posts: rotaPosts(county, posts), taken: taken(county, posts, dateOf(first), dateOf(last)), fit: rule(request, posts) };
  },
  decide: (request, { facts }) => {
    const { input, actor, keys, now, today } = request;
    const { county, place, kind } = input;
    assertPlaceHolds(facts.place, today, ['place']);
    assertInput(request, facts.used);
    const planned = plannedOf(request);
    assertRota(planned, input, new Map(facts.posts.map((post) => [post.post, post])), facts.taken, facts.fit);
    const { post, unit } = actingPost(actor);
    const points = distinct(input.points);
    return {
      appends: planned.map(({ id, startsAt, endsAt, posts }) =>
        append('patrols.shift', { county, id, place, revision: 0, chain: chainStart }, roundEvent('patrols.shift-planned', now, { kind, place, startsAt, endsAt, posts: [...posts], points: points.length }))),
      changes: [
        insert('patrols.shift', ...planned.map(({ id, startsAt, endsAt }) => ({
          county, id, place, unit, planned_by: post, kind, starts_at: dateOf(startsAt), ends_at: dateOf(endsAt), points, note: sealWords(keys, 'shift.note', county, id, input.note).sealed, cancelled_at: null, reason: null,
          revision: 0, chain: chainStart,
        }))),
        insert('patrols.shift_post', ...planned.flatMap(({ id, startsAt, endsAt, posts }) => posts.map((one) => ({ county, shift: id, post: one, place, starts_at: dateOf(startsAt), ends_at: dateOf(endsAt), active: true })))),
      ],
      answer: { planned: planned.length },
    };
  },
});
