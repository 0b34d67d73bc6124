import { Refusal, contains, dayOf, instantOf, invalid, notYet } from '@anhe/contract/kernel';
import type { Id, PlaceCode } from '@anhe/contract/kernel';
import { judgePatrol, judgeStart, patrolOperations } from '@anhe/contract/patrols';
import { actingPost, inScope } from '../../../kernel/access/actor.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { CommandRequest, HandlerOf } from '../../../kernel/run/handler.ts';
import { assertPlaceHolds, placeFact } from '../../places/index.ts';
import { codeIndex } from '../points/points.ts';
import { append, assertFit, assertWalks, insist, openOwn, rotaPosts, roundEvent } from '../rows.ts';
import type { JudgeWalkers, RotaPost, WalkerRule } from '../rows.ts';
import { sealWords } from '../sealed.ts';
import { lockShift } from '../shifts/subject.ts';
import type { ShiftSubject } from '../shifts/subject.ts';
import { lockRound } from './subject.ts';
import type { RoundSubject } from './subject.ts';

type Start = CommandRequest<(typeof patrolOperations)['start']>;

/** Where a patrol goes: the place of its shift, else one where the acting post works. */
function placeOf({ input, actor, now }: Start, shift: ShiftSubject | undefined): PlaceCode {
  const { county, post, scope } = actingPost(actor);
  if (county !== input.county || !contains(input.county, input.place)) throw invalid({ path: ['place'], code: 'not-in-scope' });
  if (input.shift === undefined) {
    if (!inScope(scope, input.place)) throw invalid({ path: ['place'], code: 'not-in-scope' });
    insist(judgeStart({ at: input.at, now }));
    return input.place;
  }
  if (shift === undefined) throw invalid({ path: ['shift'], code: 'unknown-choice' });
  if (shift.cancelled) throw new Refusal('patrols.shift-over');
  if (shift.posts?.includes(post) !== true) insist(notYet('not-of-it', { zh: '您不在这个班次中', en: 'You are not on this shift' }));
  if (shift.patrol !== null) insist(notYet('walked-already', { zh: '这个班次已经开始巡逻', en: 'A patrol of this shift was begun already' }));
  insist(judgeStart({ at: input.at, now, shift: { startsAt: instantOf(shift.startsAt), endsAt: instantOf(shift.endsAt) } }));
  return shift.head.place;
}

/** A telephone's clock and the way to here take so long: an older start was walked already and is recorded as it was. */
const justNowMs = 10 * 60_000;

/** Whoever sets out now has to be fit for it; the rota asked those of a shift already. */
function assertFitNow({ input, now }: Start, { posts: known, fit }: { readonly posts: readonly RotaPost[]; readonly fit: JudgeWalkers }, posts: readonly Id[], shift: ShiftSubject | undefined): void {
  const at = new Date(input.at);
  if (at.getTime() < now.getTime() - justNowMs) return;
  for (const post of known) if (posts.includes(post.post) && shift?.posts?.includes(post.post) !== true) assertFit(fit, { kind: input.kind, startsAt: instantOf(at), endsAt: instantOf(at) }, post, ['with']);
}

/** A patrol begins: on a shift, or because somebody goes; the moment is the one that the telephone kept. */
export const startWith = (rule: WalkerRule): HandlerOf<(typeof patrolOperations)['start']> => onCommand({
  operation: patrolOperations.start,
  narrow: ({ input, actor }) => openOwn(input.county, actor, input.shift ?? input.patrol),
  facts: (request) => {
    const { input, actor } = request;
    const posts = [...input.with, ...(actor.kind === 'staff' ? [actor.post] : [])];
    return { place: placeFact(input.place), shift: lockShift(input.county, input.shift ?? input.patrol), posts: rotaPosts(input.county, posts), fit: rule(request, posts) };
  },
  decide: (request, { facts }) => {
    const { input, actor, now, today } = request;
    assertPlaceHolds(facts.place, today, ['place']);
    const shift = input.shift === undefined ? undefined : facts.shift;
    const place = placeOf(request, shift);
    const { post, unit } = actingPost(actor);
    input.with.forEach((id, index) => {
      if (shift?.posts?.includes(id) === true) return;
      assertWalks(facts.posts.find((one) => one.post === id), place, dayOf(input.at), ['with', index]);
    });
    const posts = [...new Set([post, ...input.with])];
    const { county, patrol, kind } = input;
    const startedAt = new Date(input.at);
    assertFitNow(request, facts, posts, shift);
    return {
      appends: [append('patrols.patrol', { county, id: patrol, place, revision: 0, chain: chainStart }, roundEvent('patrols.started', startedAt, { shift: input.shift ?? null, place, startedAt: instantOf(startedAt), posts }))],
      changes: [
        insert('patrols.patrol', {
          county, id: patrol, place, unit, shift: input.shift ?? null, kind, status: 'under', started_at: startedAt, ended_at: null, points: [...(shift?.points ?? [])], summary: null, recorded_at: now, revision: 0, chain: chainStart,
        }),
        insert('patrols.patrol_post', ...posts.map((one) => ({ county, patrol, post: one, place }))),
      ],
      answer: { revision: 1 },
    };
  },
});

interface FoundPoint {
  readonly point: Id;
  readonly name: string;
  readonly place: PlaceCode;
  readonly place_name: string;
  readonly active: boolean;
}

/** By its plate, wherever in the county it hangs; by itself, where the acting post sees it. */
const findPoint = ({ input, keys }: CommandRequest<(typeof patrolOperations)['checkIn']>): Statement<FoundPoint | undefined> => {
  const shape = (rows: readonly unknown[]): FoundPoint | undefined => rows[0] as FoundPoint | undefined; // the columns below
  if (input.plate !== undefined) return raw('select point, name, place, place_name, active from patrols.plate_of($1, $2)', [input.county, codeIndex(keys, input.plate)], shape);
  return raw('select id as point, name, place, places.name_of(place) as place_name, active from patrols.point where county = $1 and id = $2', [input.county, input.point ?? input.patrol], shape);
};

/** Whether somebody of the patrol was there in that very minute: said twice, it is once. */
const passed = (county: string, patrol: Id, at: Date): Statement<readonly Id[]> =>
  raw("select point from patrols.check_in where county = $1 and patrol = $2 and date_trunc('minute', at at time zone 'UTC') = date_trunc('minute', $3::timestamptz at time zone 'UTC')", [county, patrol, at], (rows) =>
    (rows as readonly { point: Id }[]).map(({ point }) => point)); // the one column

/** At a point: which, when, how that is known. Where the telephone was is not asked. */
export const checkIn = onCommand({
  operation: patrolOperations.checkIn,
  narrow: ({ input, actor }) => openOwn(input.county, actor, input.patrol),
  subject: ({ input }) => lockRound(input.county, input.patrol),
  facts: (request) => {
    const { input } = request;
    if ((input.plate === undefined) === (input.point === undefined)) throw invalid({ path: ['point'], code: 'required' });
    if ((input.way === 'plate') !== (input.plate !== undefined)) throw invalid({ path: ['way'], code: 'unknown-choice' });
    return { found: findPoint(request), passed: passed(input.county, input.patrol, new Date(input.at)) };
  },
  decide: ({ input, actor, now }, { subject, facts }: { subject: RoundSubject; facts: { found: FoundPoint | undefined; passed: readonly Id[] } }) => {
    const { post, person } = actingPost(actor);
    const { found } = facts;
    if (found?.active !== true) throw input.plate === undefined ? new Refusal('patrols.point-unknown', { details: { count: 1 }, fields: [{ path: ['point'], code: 'unknown-choice' }] }) : new Refusal('patrols.plate-unknown');
    const { county, id, place } = subject.head;
    if (!contains(place, found.place)) throw new Refusal('patrols.point-elsewhere', { details: { place: found.place_name } });
    insist(judgePatrol(subject.facts, 'checkIn', { at: input.at, person, now }));
    const answer = { point: found.point, pointName: found.name };
    if (facts.passed.includes(found.point)) return { appends: [], changes: [], answer: { ...answer, revision: subject.head.revision } };
    const at = new Date(input.at);
    return {
      appends: [append('patrols.patrol', subject.head, roundEvent('patrols.checked-in', at, { point: found.point, at: instantOf(at), way: input.way }))],
      changes: [insert('patrols.check_in', { county, id: input.checkIn, place: found.place, patrol: id, point: found.point, post, at, way: input.way, recorded_at: now })],
      answer: { ...answer, revision: subject.head.revision + 1 },
    };
  },
});

const pointIn = (county: string, point: Id | undefined): Statement<boolean> =>
  raw('select exists (select from patrols.point where county = $1 and id = $2) as found', [county, point ?? null], (rows) => (rows[0] as { found: boolean }).found); // the one column

export const noteSeen = onCommand({
  operation: patrolOperations.noteSeen,
  narrow: ({ input, actor }) => openOwn(input.county, actor, input.patrol),
  subject: ({ input }) => lockRound(input.county, input.patrol),
  facts: ({ input }) => ({ known: pointIn(input.county, input.point) }),
  decide: ({ input, actor, keys, now }, { subject, facts }: { subject: RoundSubject; facts: { known: boolean } }) => {
    const { post, person } = actingPost(actor);
    if (input.point !== undefined && !facts.known) throw new Refusal('patrols.point-unknown', { details: { count: 1 }, fields: [{ path: ['point'], code: 'unknown-choice' }] });
    insist(judgePatrol(subject.facts, 'noteSeen', { at: input.at, person, now }));
    const { county, id, place } = subject.head;
    const at = new Date(input.at);
    const { sealed, digest } = sealWords(keys, 'seen.words', county, input.note, input.text);
    if (sealed === null) throw new Error('a note has at least two letters');
    return {
      appends: [append('patrols.patrol', subject.head, roundEvent('patrols.seen', at, { note: input.note, point: input.point ?? null, at: instantOf(at), digest }))],
      changes: [insert('patrols.seen', { county, id: input.note, place, patrol: id, point: input.point ?? null, post, at, words: sealed, recorded_at: now })],
      answer: { revision: subject.head.revision + 1 },
    };
  },
});

interface Walked {
  readonly points: readonly Id[];
  readonly hazards: number;
  /** The last moment at which somebody of it was anywhere or noted anything. */
  readonly last: Date | null;
}

const walked = (county: string, patrol: Id): Statement<Walked> =>
  raw(
    `select (select coalesce(array_agg(distinct c.point), '{}') from patrols.check_in c where c.county = $1 and c.patrol = $2) as points,
            (select count(*)::int from patrols.hazard h where h.county = $1 and h.patrol = $2) as hazards,
            (select max(x.at) from (select at from patrols.check_in where county = $1 and patrol = $2 union all select at from patrols.seen where county = $1 and patrol = $2) x) as last`,
    [county, patrol], (rows) => rows[0] as Walked, // the columns above
  );

export const end = onCommand({
  operation: patrolOperations.end,
  narrow: ({ input, actor }) => openOwn(input.county, actor, input.patrol),
  subject: ({ input }) => lockRound(input.county, input.patrol),
  facts: ({ input }) => ({ walked: walked(input.county, input.patrol) }),
  decide: ({ input, actor, keys, now }, { subject, facts }: { subject: RoundSubject; facts: { walked: Walked } }) => {
    insist(judgePatrol(subject.facts, 'end', { at: input.at, person: actingPost(actor).person, now }));
    const endedAt = new Date(input.at);
    const { points, hazards, last } = facts.walked;
    if (last !== null && endedAt < last) insist(notYet('before-last', { zh: '结束时间早于最后一次打卡或者记录', en: 'That is before the last check-in or note' }));
    const { county, id } = subject.head;
    const { sealed, digest } = sealWords(keys, 'patrol.summary', county, id, input.text);
    const missed = subject.points.filter((point) => !points.includes(point)).length;
    return {
      appends: [append('patrols.patrol', subject.head, roundEvent('patrols.ended', endedAt, { endedAt: instantOf(endedAt), passed: points.length, missed, hazards, digest }))],
      changes: [update('patrols.patrol', { county, id }, { status: 'ended', ended_at: endedAt, summary: sealed })],
      answer: { revision: subject.head.revision + 1 },
    };
  },
});
