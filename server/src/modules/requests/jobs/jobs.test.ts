import { newId } from '@anhe/contract/kernel';
import { requestOperations as op } from '@anhe/contract/requests';
import type { RoutingSuggestion } from '@anhe/contract/requests';
import { staffOperations } from '@anhe/contract/staff';
import type pg from 'pg';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildPost, buildUnit, places } from '../../../../test/build.ts';
import { drain } from '../../../../test/drain.ts';
import { useGround } from '../../../../test/ground.ts';
import { filedRequest, plainType, receiver, requestAt, takenRequest, typeWhere } from '../../../../test/requests.ts';
import { known, useWorld } from '../../../../test/world.ts';
import { receiptActor } from '../../../kernel/access/actor.ts';
import { migrateQueue, reactionTools, withPool } from '../../../kernel/jobs/index.ts';
import type { ReactionTools } from '../../../kernel/run/handler.ts';
import { modules } from '../../index.ts';
import { askClimbing, askLapsing, forgetIndexes } from '../index.ts';
import { sureUnit } from './auto-dispatch.ts';
import { requestReactions } from './reactions.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
beforeAll(async () => {
  await migrateQueue(ground.database.job);
  await drain(ground);
});
// Wednesday, ten in the morning.
const start = new Date('2026-11-25T10:00:00+08:00');
afterEach(() => (ground.now = start));

const job = <T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> => withPool(ground.database.job, 1, work);
const at = (moment: string): void => void (ground.now = new Date(`${moment}:00+08:00`));
const get = (found: { at: object }) => ground.query(op.get, world.clerk, found.at);
const hands = async (found: { at: object }) => (await get(found)).hands.map(({ rung, why, unit }) => ({ rung, why, unit }));
/** The hourly work, and what comes of it. */
async function hour(moment: string): Promise<void> {
  at(moment);
  await job((pool) => askClimbing(pool, ground.book, ground.now));
  expect(await drain(ground)).toEqual([]);
}

describe('an answered request whose window is over', () => {
  it('ends by itself the day after, once, and not one that was rated meanwhile', async () => {
    const [silent, rated] = [await requestAt(world, 'replied'), await requestAt(world, 'replied')];
    const night = () => job((pool) => askLapsing(pool, world.today));
    const { respondBy } = (await get(silent)).facts;
    at(`${known(respondBy)}T23:00`);
    expect(await night()).toBe(0);
    at('2026-12-20T04:30');
    expect(await night()).toBe(2);
    at(`${known(respondBy)}T23:30`);
    await ground.command(op.rate, receiptActor(world.county), { code: rated.code, rating: 'good', solved: true });
    at('2026-12-20T04:31');
    expect(await drain(ground)).toEqual([]);
    expect((await get(silent)).line).toMatchObject({ status: 'closed', ending: 'unrated', rating: null });
    expect((await get(rated)).line).toMatchObject({ ending: 'confirmed', rating: 'good' });
    const before = (await get(silent)).line.revision;
    expect(await night()).toBe(0);
    await drain(ground);
    expect((await get(silent)).line.revision).toBe(before);
  });

  it('is asked again where the job was lost, and nothing happens twice', async () => {
    const found = await requestAt(world, 'replied');
    at('2026-12-20T04:30');
    await job((pool) => askLapsing(pool, world.today));
    await job((pool) => askLapsing(pool, world.today));
    expect(await drain(ground)).toEqual([]);
    expect(await ground.rows("select 1 from kernel.event where type = 'requests.lapsed' and stream = $1", [found.at.matter])).toHaveLength(1);
  });
});

describe('work that lies raises a hand by itself', () => {
  it('to the deputy, the head of the unit and the centre in turn, once for each', async () => {
    const { unit, actor } = receiver(world);
    const director = world.post('area', 'director').actor;
    await ground.command(staffOperations.appointDeputy, world.post('area', 'administrator').actor, {
      county: world.county, post: actor.post, deputy: newId(), person: director.person, firstDay: world.today, lastDay: '2026-12-31',
    });
    const found = await requestAt(world, 'offered');
    await hour('2026-11-25T15:30');
    expect(await hands(found)).toEqual([]);
    await hour('2026-11-25T16:00');
    await hour('2026-11-25T17:00');
    expect(await hands(found)).toEqual([{ rung: 'deputy', why: 'unread', unit }]);
    await hour('2026-11-26T16:00');
    await hour('2026-11-26T16:20');
    expect((await hands(found)).map(({ rung }) => rung)).toEqual(['deputy', 'leader']);
    // The deputy opens it: what is left to tell is that nobody takes it on, after the last day to do so.
    await ground.command(op.read, actor, found.at);
    await hour('2026-11-27T16:20');
    expect((await hands(found)).map(({ rung }) => rung)).toEqual(['deputy', 'leader']);
    await hour('2026-11-30T09:20');
    const after = await hands(found);
    expect(after.at(-1)).toMatchObject({ rung: 'deputy', why: 'silent' });
    await hour('2026-12-01T09:20');
    await hour('2026-12-02T09:20');
    await hour('2026-12-03T09:20');
    expect((await hands(found)).filter(({ why }) => why === 'silent')).toEqual([
      { rung: 'deputy', why: 'silent', unit }, { rung: 'leader', why: 'silent', unit }, { rung: 'centre', why: 'silent', unit: world.unit('window').id },
    ]);
    const { items } = await ground.query(op.list, world.clerk, { filters: { hands: true } });
    expect(items.map(({ id }) => id)).toContain(found.at.matter);
  });

  it('not at a weekend, and not at night', async () => {
    at('2026-11-27T16:00');
    const found = await requestAt(world, 'offered');
    await hour('2026-11-28T10:20');
    await hour('2026-11-29T15:20');
    await hour('2026-11-30T06:20');
    await hour('2026-11-30T09:20');
    expect(await hands(found)).toEqual([]);
    await hour('2026-11-30T10:20');
    expect(await hands(found)).toMatchObject([{ why: 'unread' }]);
  });

  it('not for what was taken on in time; for a late answer, and again after a new promise', async () => {
    const found = await requestAt(world, 'working');
    const due = (await get(found)).clocks.find(({ kind }) => kind === 'reply')?.due ?? '';
    await hour(`${due}T17:20`);
    expect(await hands(found)).toEqual([]);
    await hour('2026-12-10T09:20');
    expect(await hands(found)).toMatchObject([{ why: 'overdue' }]);
    const { line } = await get(found);
    await ground.command(op.reply, receiver(world).actor, { ...found.at, outcome: 'solved', text: '塌陷的路面已经补平，可以通行。', personSaid: true }, { basis: line.revision });
    await ground.command(op.contest, receiptActor(world.county), { code: found.code, reason: '又塌了一块' });
    expect((await ground.query(op.list, world.clerk, { filters: { hands: true } })).items.map(({ id }) => id)).not.toContain(found.at.matter);
    await hour('2027-01-13T09:20');
    expect((await hands(found)).filter(({ why }) => why === 'overdue').length).toBe(2);
  });

  it('at once where nobody is left in the unit', async () => {
    const unit = await buildUnit(ground, { place: places.village, kind: 'studio-veteran' });
    const post = await buildPost(ground, unit, 'handler');
    const found = await takenRequest(world);
    await ground.command(op.dispatch, world.clerk, { ...found.at, to: unit.id }, { basis: found.revision });
    await ground.rows('update staff.post set valid_to = $2 where id = $1', [post.id, world.today]);
    await hour('2026-11-25T10:20');
    await hour('2026-11-25T11:20');
    expect(await hands(found)).toEqual([{ rung: 'centre', why: 'no-post', unit: world.unit('window').id }]);
  });
});

it('digests of words and devices are forgotten after a week', async () => {
  const found = await filedRequest(world, { device: '0123456789abcdef' });
  const kept = async () => (await ground.rows<{ kept: boolean }>('select said_index is not null and device_index is not null as kept from requests.request where matter = $1', [found.at.matter]))[0]?.kept;
  await job((pool) => forgetIndexes(pool, new Date('2026-12-02T04:30:00+08:00')));
  expect(await kept()).toBe(true);
  expect(await job((pool) => forgetIndexes(pool, new Date('2026-12-03T04:30:00+08:00')))).toBeGreaterThan(0);
  expect(await kept()).toBe(false);
  expect(await job((pool) => forgetIndexes(pool, new Date('2026-12-03T04:30:00+08:00')))).toBe(0);
});

describe('dispatch by a suggestion', () => {
  const auto = known(requestReactions.find(({ task }) => task === 'requests.auto-dispatch'));
  const suggestion = (more: Partial<RoutingSuggestion> = {}): RoutingSuggestion => ({ department: plainType(world).department, label: '', confidence: 0.97, words: [], from: 'history', unit: receiver(world).unit, unitName: null, ...more });

  /** The road's own tools, with what a city's history would say. */
  const tools = (routing: readonly RoutingSuggestion[], asked: string[] = []): ReactionTools => {
    const own = reactionTools(ground.road);
    return {
      ...own,
      query: async (operation, input, actor) => {
        asked.push(operation.name);
        const answer = await own.query(operation, input, actor);
        return (operation.name === 'requests.suggest' ? { ...(answer as object), routing } : answer) as typeof answer; // of the one operation, with another routing
      },
    };
  };
  const payload = async (found: { at: { county: string; matter: string } }) => {
    const [event] = await ground.rows<{ id: string }>("select id from kernel.event where type = 'requests.filed' and stream = $1", [found.at.matter]);
    return { county: found.at.county, event: known(event).id, stream: found.at.matter };
  };
  const threshold = async (percent: number): Promise<void> => {
    await ground.rows("delete from kernel.reference where list = 'request-limits' and code = 'auto-dispatch' and valid_from > '2020-01-01'");
    await ground.rows(
      `insert into kernel.reference select (jsonb_populate_record(r, jsonb_build_object('valid_from', '2026-01-01', 'body', r.body || jsonb_build_object('amount', $1::int)))).* from kernel.reference r
        where r.list = 'request-limits' and r.code = 'auto-dispatch' and r.valid_from = '2020-01-01'`,
      [percent],
    );
    await ground.readBook();
  };

  it('does not happen where the city never said from when on: the words are not even read', async () => {
    const found = await takenRequest(world);
    const asked: string[] = [];
    await auto.run(await payload(found), tools([suggestion({ confidence: 1 })], asked));
    expect(asked).toEqual(['requests.toSuggest']);
    expect((await get(found)).line.status).toBe('filed');
    // As the queue runs it.
    expect(await drain(ground)).toEqual([]);
    expect((await get(found)).line.status).toBe('filed');
  });

  it('happens from the threshold on, by a system actor who keeps the confidence, and once', async () => {
    await threshold(95);
    const found = await takenRequest(world);
    const given = await payload(found);
    await auto.run(given, tools([suggestion({ confidence: 0.94 })]));
    expect((await get(found)).line.status).toBe('filed');
    await auto.run(given, tools([suggestion()]));
    await auto.run(given, tools([suggestion()]));
    const { line } = await get(found);
    expect(line).toMatchObject({ status: 'offered', holderUnit: receiver(world).unit });
    const events = await ground.rows<{ actor: string; bytes: Buffer }>("select actor, bytes from kernel.event where type = 'requests.dispatched' and stream = $1", [found.at.matter]);
    expect(events).toHaveLength(1);
    expect(events[0]?.actor).toBe('system:requests.auto-dispatch');
    expect(events[0]?.bytes.toString()).toMatch(/"by":"suggestion".*"confidence":0.97|"confidence":0.97.*"by":"suggestion"/u);
  });

  it('never for what is doubtful, reserved, private or without a type, nor by the catalogue’s words alone', async () => {
    await threshold(1);
    const reserved = typeWhere(world, (type) => type.reserved);
    const guarded = typeWhere(world, (type) => type.privacy === 'guarded');
    const waiting = [
      await filedRequest(world, { type: plainType(world).code, text: '看 https://example.test/ 便宜卖' }), await takenRequest(world, { type: reserved.code }), await takenRequest(world, { type: guarded.code }), await takenRequest(world, { type: undefined }),
    ];
    for (const found of waiting) {
      const before = (await get(found)).line.status;
      await auto.run(await payload(found), tools([suggestion({ confidence: 1 })]));
      expect((await get(found)).line.status).toBe(before);
    }
    const asked = { department: plainType(world).department, threshold: 90 };
    expect(sureUnit([suggestion()], asked)).toMatchObject({ confidence: 0.97 });
    for (const more of [{ from: 'catalogue' as const }, { unit: null }, { department: 'another' }, { department: null }, { confidence: 0.89 }]) expect(sureUnit([suggestion(more)], asked)).toBeUndefined();
    expect(sureUnit([], asked)).toBeUndefined();
  });

  it('leaves alone what somebody took up meanwhile', async () => {
    await threshold(50);
    const found = await takenRequest(world);
    const own = tools([suggestion()]);
    const slow: ReactionTools = {
      ...own,
      query: async (operation, input, actor) => {
        const answer = await own.query(operation, input, actor);
        if (operation.name === 'requests.suggest') await ground.command(op.prioritise, world.clerk, { ...found.at, priority: 'high' }, { basis: found.revision });
        return answer;
      },
    };
    await auto.run(await payload(found), slow);
    expect((await get(found)).line).toMatchObject({ status: 'filed', priority: 'high' });
  });
});
