import { Refusal, dayOf, instantOf, invalid, notYet } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert, put, update } from '../../../kernel/database/changes.ts';
import type { Change } from '../../../kernel/database/changes.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { HandlerOf } from '../../../kernel/run/handler.ts';
import { append, assertFit, assertWalks, insist, openOwn, rotaPosts, roundEvent } from '../rows.ts';
import type { JudgeWalkers, RotaPost, WalkerRule } from '../rows.ts';
import { sealWords } from '../sealed.ts';
import { assertAhead, assertFree, lockShift, timeOfShift } from './subject.ts';
import type { ShiftSubject, Taken } from './subject.ts';

/** Who else a person of a post has to be at the time of a shift. */
const takenAround = (county: string, shift: Id, post: Id): Statement<readonly Taken[]> =>
  raw(
    `select t.shift as id, t.asked as post, to_char(t.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startsAt", to_char(t.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "endsAt"
       from patrols.shift s cross join lateral patrols.taken(s.county, array[$3::uuid], s.starts_at, s.ends_at) t where s.county = $1 and s.id = $2`,
    [county, shift, post], (rows) => rows as readonly Taken[], // the columns above
  );

/** The one who comes in: a row that is there already from before is taken up again. */
const comesIn = (shift: ShiftSubject, post: Id): Change =>
  put(shift.rows.some((row) => row.post === post), 'patrols.shift_post', { county: shift.head.county, shift: shift.head.id, post }, { place: shift.head.place, starts_at: shift.startsAt, ends_at: shift.endsAt, active: true });

const goesOut = (shift: ShiftSubject, post: Id): Change => update('patrols.shift_post', { county: shift.head.county, shift: shift.head.id, post }, { active: false });

const isOn = ({ posts = [] }: ShiftSubject, post: Id): boolean => posts.includes(post);

/** What is known of the one who is to come in. */
interface Comes {
  readonly posts: readonly RotaPost[];
  readonly taken: readonly Taken[];
  readonly fit: JudgeWalkers;
}

function assertComes(shift: ShiftSubject, { posts: [post], taken: others, fit }: Comes, path: readonly string[]): void {
  assertWalks(post, shift.head.place, dayOf(shift.startsAt), path);
  assertFree(timeOfShift(shift), post, others, path);
  assertFit(fit, { kind: shift.kind, startsAt: instantOf(shift.startsAt), endsAt: instantOf(shift.endsAt) }, post, path);
}

/** Swaps that wait end with what they were about. */
const dropSwaps = (shift: ShiftSubject, now: Date, from?: Id): Change[] =>
  shift.swaps.filter(({ state, from: asker }) => state === 'asked' && (from === undefined || asker === from)).map(({ id }) => update('patrols.swap', { county: shift.head.county, id }, { state: 'dropped', answered_at: now }));

export const substituteWith = (rule: WalkerRule): HandlerOf<(typeof patrolOperations)['substitute']> => onCommand({
  operation: patrolOperations.substitute,
  subject: ({ input }) => lockShift(input.county, input.shift),
  facts: (request) => {
    const { county, shift, in: comes } = request.input;
    const posts = comes === undefined ? [] : [comes];
    return { posts: rotaPosts(county, posts), taken: takenAround(county, shift, comes ?? shift), fit: rule(request, posts) };
  },
  decide: ({ input, now }, { subject, facts }: { subject: ShiftSubject; facts: Comes }) => {
    assertAhead(subject, now);
    if (!isOn(subject, input.out)) throw invalid({ path: ['out'], code: 'unknown-choice' });
    if (input.in === undefined && (subject.posts ?? []).length === 1) throw invalid({ path: ['in'], code: 'required' });
    if (input.in !== undefined) {
      if (isOn(subject, input.in)) throw invalid({ path: ['in'], code: 'already-used' });
      assertComes(subject, facts, ['in']);
    }
    return {
      appends: [append('patrols.shift', subject.head, roundEvent('patrols.shift-changed', now, { out: input.out, in: input.in ?? null }))],
      changes: [goesOut(subject, input.out), ...(input.in === undefined ? [] : [comesIn(subject, input.in)]), ...dropSwaps(subject, now, input.out)],
      answer: { revision: subject.head.revision + 1 },
    };
  },
});

export const cancelShift = onCommand({
  operation: patrolOperations.cancelShift,
  subject: ({ input }) => lockShift(input.county, input.shift),
  decide: ({ input, keys, now }, { subject }: { subject: ShiftSubject }) => {
    assertAhead(subject, now);
    const { county, id } = subject.head;
    const { sealed, digest } = sealWords(keys, 'shift.reason', county, id, input.reason);
    return {
      appends: [append('patrols.shift', subject.head, roundEvent('patrols.shift-cancelled', now, { digest }))],
      changes: [update('patrols.shift', { county, id }, { cancelled_at: now, reason: sealed }), update('patrols.shift_post', { county, shift: id }, { active: false }, 'any'), ...dropSwaps(subject, now)],
      answer: { revision: subject.head.revision + 1 },
    };
  },
});

export const askSwapWith = (rule: WalkerRule): HandlerOf<(typeof patrolOperations)['askSwap']> => onCommand({
  operation: patrolOperations.askSwap,
  narrow: ({ input, actor }) => openOwn(input.county, actor, input.shift),
  subject: ({ input }) => lockShift(input.county, input.shift),
  facts: (request) => {
    const { county, shift, to } = request.input;
    return { posts: rotaPosts(county, [to]), taken: takenAround(county, shift, to), fit: rule(request, [to]) };
  },
  decide: ({ input, actor, now }, { subject, facts }: { subject: ShiftSubject; facts: Comes }) => {
    const { post } = actingPost(actor);
    assertAhead(subject, now);
    if (isOn(subject, input.to)) throw invalid({ path: ['to'], code: 'already-used' });
    if (subject.swaps.some(({ state, from }) => state === 'asked' && from === post)) insist(notYet('asked-already', { zh: '已经申请换班，正在等对方答复', en: 'You asked somebody already, who has not answered yet' }));
    assertComes(subject, facts, ['to']);
    const { county, id, place } = subject.head;
    return {
      appends: [append('patrols.shift', subject.head, roundEvent('patrols.swap-asked', now, { swap: input.swap, from: post, to: input.to }))],
      changes: [insert('patrols.swap', { county, id: input.swap, place, shift: id, from_post: post, to_post: input.to, state: 'asked', asked_at: now, answered_at: null })],
      answer: { revision: subject.head.revision + 1 },
    };
  },
});

/** Whoever was asked takes the shift or does not; whoever asked may take that back. */
export const answerSwapWith = (rule: WalkerRule): HandlerOf<(typeof patrolOperations)['answerSwap']> => onCommand({
  operation: patrolOperations.answerSwap,
  narrow: ({ input, actor }) => openOwn(input.county, actor, input.shift),
  subject: ({ input }) => lockShift(input.county, input.shift),
  facts: (request) => {
    const { input: { county, shift }, actor } = request;
    const post = actor.kind === 'staff' ? actor.post : shift;
    return { posts: rotaPosts(county, [post]), taken: takenAround(county, shift, post), fit: rule(request, [post]) };
  },
  decide: ({ input, actor, now }, { subject, facts }: { subject: ShiftSubject; facts: Comes }) => {
    const { post, role } = actingPost(actor);
    const swap = subject.swaps.find(({ id }) => id === input.swap);
    if (swap === undefined) throw new Refusal('kernel.not-found');
    if (swap.state !== 'asked') throw new Refusal('patrols.swap-over');
    const takesBack = swap.from === post && !input.take;
    if (swap.to !== post && !takesBack) throw new Refusal('kernel.not-allowed', { details: { role } });
    assertAhead(subject, now);
    const state = takesBack ? 'dropped' : input.take ? 'taken' : 'declined';
    const changes: Change[] = [update('patrols.swap', { county: input.county, id: swap.id }, { state, answered_at: now })];
    const events = [roundEvent('patrols.swap-answered', now, { swap: swap.id, taken: input.take })];
    if (input.take) {
      if (!isOn(subject, swap.from)) throw new Refusal('patrols.swap-over');
      assertComes(subject, facts, ['take']);
      changes.push(goesOut(subject, swap.from), comesIn(subject, swap.to));
      events.push(roundEvent('patrols.shift-changed', now, { out: swap.from, in: swap.to }));
    }
    return { appends: [append('patrols.shift', subject.head, ...events)], changes, answer: { revision: subject.head.revision + events.length } };
  },
});
