import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { disputeOperations as dispute } from '@anhe/contract/disputes';
import { figureOperations as op } from '@anhe/contract/figures';
import type { Board } from '@anhe/contract/figures';
import { Refusal, addDays, instantAt, newId } from '@anhe/contract/kernel';
import type { Operation } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { patrolOperations } from '@anhe/contract/patrols';
import { requestOperations } from '@anhe/contract/requests';
import type { Actor } from '../../kernel/access/actor.ts';
import { receiptActor, systemActor } from '../../kernel/access/actor.ts';
import { withPool } from '../../kernel/jobs/index.ts';
import { buildCommittee } from '../../../test/build.ts';
import { acceptedNumber } from '../../../test/cases/figures.ts';
import { figureFaults } from '../../../test/figure-invariants.ts';
import { useGround } from '../../../test/ground.ts';
import { hazardAt, minutes, gridWorker, patrolOf } from '../../../test/patrols.ts';
import { plainType, requestAt, takenRequest, typeWhere } from '../../../test/requests.ts';
import { known, useWorld } from '../../../test/world.ts';
import { modules } from '../index.ts';
import { checkFigures, foldFigures, rebuildFigures } from './index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
let overseer: Actor;
const start = new Date('2026-11-25T10:00:00+08:00');

beforeAll(async () => {
  overseer = world.post('county', 'supervisor').actor;
});

afterEach(() => {
  ground.now = start;
});

// Under the account of the jobs, which may do this and nothing else here.
const fold = (): Promise<number> => withPool(ground.database.job, 1, foldFigures);

const boardOf = (more: object = {}, actor: Actor = overseer): Promise<Board> => ground.query(op.board, actor, { place: world.village, ...more });
const valueIn = (board: Board, code: string): number | null => known(board.figures.find((one) => one.code === code)).now.value;
const value = async (code: string, more: object = {}): Promise<number> => valueIn(await boardOf(more), code) ?? Number.NaN;

/** What some figures gain by some work. */
async function gained(codes: readonly string[], work: () => Promise<unknown>, more: object = {}): Promise<number[]> {
  const before = await boardOf(more);
  await work();
  const after = await boardOf(more);
  return codes.map((code) => (valueIn(after, code) ?? 0) - (valueIn(before, code) ?? 0));
}

const refusal = async (operation: Operation, actor: Actor, input: object, basis?: number): Promise<string> => {
  try {
    await (operation.kind === 'command' ? ground.command(operation, actor, input, basis === undefined ? {} : { basis }) : ground.query(operation, actor, input));
    return 'done';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [field] = error.fields;
    return field === undefined ? error.code : `${error.code} ${field.path.join('.')} ${field.code}`;
  }
};

describe('what is counted', () => {
  it('is counted by the command that does it: taken down, accepted, agreed, performed, closed', async () => {
    const codes = ['disputes-registered', 'disputes-accepted', 'disputes-agreed', 'disputes-performed', 'disputes-in-hand'];
    expect(await gained(codes, () => world.dispute('agreed'))).toEqual([1, 1, 1, 1, 1]);
    expect(await gained(codes, () => world.dispute('closed'))).toEqual([1, 1, 1, 1, 0]);
    expect(await gained(['disputes-failed', 'disputes-in-hand'], () => world.dispute('failed'))).toEqual([1, 1]);
  });

  it('counts once what is sent twice', async () => {
    const command = newId();
    const input = world.filing();
    expect(await gained(['disputes-registered', 'disputes-in-hand'], async () => {
      await ground.command(dispute.register, world.clerk, input, { command });
      await ground.command(dispute.register, world.clerk, input, { command });
    })).toEqual([1, 1]);
  });

  it('passes from one unit to another with the matter, and the place has as many as before', async () => {
    const [from, to] = [world.unit('committee').id, world.unit('window').id];
    const found = await world.dispute('accepted');
    const hands = () => Promise.all([value('disputes-in-hand', { unit: from }), value('disputes-in-hand', { unit: to }), value('disputes-in-hand')]);
    const [a, b, all] = await hands();
    await world.answer(await world.handedOver(found, 'transfer', 'window'), 'receive', world.post('window', 'clerk').actor);
    expect(await hands()).toEqual([known(a) - 1, known(b) + 1, all]);
  });

  it('stays with the unit that did it when it passes on', async () => {
    const committee = { unit: world.unit('committee').id };
    const found = await world.dispute('accepted');
    expect(await gained(['disputes-accepted'], async () => world.answer(await world.handedOver(found, 'transfer', 'window'), 'receive', world.post('window', 'clerk').actor), committee)).toEqual([0]);
  });

  it('becomes overdue on the day after its last day, without anybody doing anything, and is it no more once it is done', async () => {
    const found = await world.dispute('registered');
    const [row] = await ground.rows<{ due_on: string }>('select due_on from matters.matter where id = $1', [found.at.matter]);
    const due = known(row).due_on;
    const before = await value('disputes-overdue');
    ground.now = new Date(instantAt(due, '18:00'));
    const onDue = await value('disputes-overdue');
    ground.now = new Date(instantAt(addDays(due, 1), '09:00'));
    const after = await value('disputes-overdue');
    expect(after).toBeGreaterThan(onDue);
    await world.take(found, 'accept');
    expect(await value('disputes-overdue')).toBe(after - 1);
    expect(before).toBeLessThanOrEqual(onDue);
  });

  it('counts a time limit as kept or missed once it ends', async () => {
    const kept = await gained(['disputes-on-time-rate'], () => Promise.resolve());
    expect(kept).toEqual([0]);
    const rows = () => ground.rows<{ measure: string; total: number }>("select measure, sum(delta)::int as total from figures.entry where measure in ('disputes_kept', 'disputes_missed') group by 1 order by 1");
    const count = async (measure: string): Promise<number> => (await rows()).find((one) => one.measure === measure)?.total ?? 0;
    const [keptBefore, missedBefore] = [await count('disputes_kept'), await count('disputes_missed')];
    const found = await world.dispute('registered');
    await world.take(found, 'accept');
    expect([await count('disputes_kept'), await count('disputes_missed')]).toEqual([keptBefore + 1, missedBefore]);
    const late = await world.dispute('registered');
    ground.now = new Date(instantAt(addDays(world.today, 20), '09:00'));
    await world.take(late, 'accept');
    expect([await count('disputes_kept'), await count('disputes_missed')]).toEqual([keptBefore + 1, missedBefore + 1]);
  });

  it('counts patrols with their points, and hazards from being found to being cleared', async () => {
    expect(await gained(['patrols-walked'], async () => {
      const { at } = await patrolOf(world);
      await ground.command(patrolOperations.end, gridWorker(world).actor, { ...at, at: minutes(world, -1), text: '一切正常' });
    })).toEqual([1]);
    expect(await gained(['hazards-found', 'hazards-cleared', 'hazards-in-hand'], () => hazardAt(world, 'cleared'))).toEqual([1, 1, 0]);
    expect(await gained(['hazards-found', 'hazards-in-hand'], () => hazardAt(world, 'mending'))).toEqual([1, 1]);
  });
});

describe('what was counted wrongly', () => {
  it('is put right on the day on which it was counted: a request under another type', async () => {
    const [one, other] = [plainType(world), typeWhere(world, (type) => type.privacy === 'open' && type.code !== plainType(world).code)];
    const typed = async (): Promise<(number | null | undefined)[]> => {
      const { items } = await ground.query(op.types, overseer, { code: 'requests-filed', place: world.village });
      return [one.code, other.code].map((code) => items.find(({ type }) => type === code)?.value ?? 0);
    };
    const [a, b] = await typed();
    const found = await takenRequest(world);
    expect(await typed()).toEqual([known(a) + 1, b]);
    ground.now = new Date(instantAt(addDays(world.today, 3), '09:00'));
    await ground.command(requestOperations.retype, world.clerk, { ...found.at, type: other.code }, { basis: found.revision });
    expect(await typed()).toEqual([a, known(b) + 1]);
    const rows = await ground.rows<{ day: string; delta: string }>("select day, delta from figures.entry where stream = $1 and measure = 'requests_filed' order by recorded_at, delta", [found.at.matter]);
    expect(rows.map(({ day, delta }) => [day, Number(delta)])).toEqual([['2026-11-25', 1], ['2026-11-25', -1], ['2026-11-25', 1]]);
  });

  it('is none where a request is not taken up after all', async () => {
    expect(await gained(['requests-filed', 'requests-in-hand'], () => requestAt(world, 'discarded'))).toEqual([0, 0]);
  });

  it('opens again what was closed: a request that the person contests is in hand, and counts as reopened', async () => {
    expect(await gained(['requests-filed', 'requests-reopened', 'requests-in-hand'], async () => {
      const found = await requestAt(world, 'closed');
      await ground.command(requestOperations.reopen, receiptActor(world.county), { code: found.code, reason: '没有修好，又塌了' });
    })).toEqual([1, 1, 1]);
  });

  it('comes off again with a notice that is withdrawn', async () => {
    const officer = world.post('county', 'officer').actor;
    const { number } = await acceptedNumber(world);
    const at = { county: world.county, notice: newId() };
    expect(await gained(['disputes-turned-criminal'], () => ground.command(op.recordNotice, officer, { ...at, number, noticedOn: world.today }))).toEqual([1]);
    expect(await refusal(op.recordNotice, officer, { county: world.county, notice: newId(), number, noticedOn: world.today })).toBe('figures.noticed-already number already-used');
    expect(await gained(['disputes-turned-criminal'], () => ground.command(op.withdrawNotice, officer, { ...at, reason: '不是这一件' }, { basis: 1 }))).toEqual([-1]);
    expect(await refusal(op.withdrawNotice, officer, { ...at, reason: '再撤一次' }, 2)).toBe('figures.withdrawn-already');
    expect(await refusal(op.recordNotice, officer, { county: world.county, notice: newId(), number: '没有这个号', noticedOn: world.today })).toBe('figures.no-such-dispute number unknown-choice');
    expect(await refusal(op.recordNotice, officer, { county: world.county, notice: newId(), number, noticedOn: addDays(world.today, 1) })).toBe('kernel.invalid-input noticedOn future-date');
    expect(await refusal(op.recordNotice, officer, { county: world.county, notice: newId(), number, noticedOn: addDays(world.today, -30) })).toBe('kernel.invalid-input noticedOn past-date');
  });
});

describe('a change of divisions', () => {
  it('leaves what was counted under the code that held then, and takes what stands there along', async () => {
    const [from, to] = ['610524001203', '610524001208'];
    const { unit, mediator } = await buildCommittee(ground, '610524001203');
    const filing = { ...world.filing(), place: from, committee: unit.id };
    await ground.command(dispute.register, mediator.actor, filing);
    const of = async (place: string): Promise<number[]> => [await value('disputes-registered', { place }), await value('disputes-in-hand', { place })];
    expect([await of(from), await of(to)]).toEqual([[1, 1], [0, 0]]);
    ground.now = new Date(instantAt(addDays(world.today, 2), '09:00'));
    const moves = [{ from, to, kind: 'recoded' as const }];
    await ground.command(matterOperations.followPlace, systemActor('matters.follow-place', world.county), { county: world.county, moves });
    expect([await of(from), await of(to)]).toEqual([[1, 0], [0, 1]]);
    expect(await value('disputes-registered', { place: from.slice(0, 9) })).toBeGreaterThanOrEqual(1);
    // Accepted afterwards, it counts under the new code.
    const [row] = await ground.rows<{ revision: number }>('select revision from matters.matter where id = $1', [filing.matter]);
    const moved = { ...mediator.actor, scope: [{ from: to, to: '610524001209' }], place: to };
    await ground.command(dispute.accept, moved, { county: world.county, matter: filing.matter, acceptedOn: world.today, seised: 'no', authorityAct: false }, { basis: known(row).revision });
    expect([await value('disputes-accepted', { place: from }), await value('disputes-accepted', { place: to })]).toEqual([0, 1]);
  });
});

describe('reading', () => {
  it('gives the same before and after counts are put together, at every level', async () => {
    const look = () => Promise.all([boardOf(), boardOf({ place: world.village.slice(0, 9) }), boardOf({ place: world.county }), boardOf({ unit: world.unit('committee').id }), ground.query(op.trend, overseer, { code: 'disputes-in-hand', months: 60 })]);
    const before = await look();
    expect(await fold()).toBeGreaterThan(0);
    expect(await look()).toEqual(before);
    expect(await fold()).toBe(0);
    expect(await gained(['disputes-registered'], () => world.dispute('registered'))).toEqual([1]);
  });

  it('shows behind each figure exactly what makes it, for every definition and both sides of the line', async () => {
    await requestAt(world, 'replied');
    const board = await boardOf();
    const { items: definitions } = await ground.query(op.definitions, overseer, {});
    expect(definitions.length).toBeGreaterThan(20);
    for (const { code, denominator, fault } of definitions) {
      expect(fault, code).toBeNull();
      const { now } = known(board.figures.find((one) => one.code === code));
      for (const part of denominator === null ? (['numerator'] as const) : (['numerator', 'denominator'] as const)) {
        const { total, shown, hidden, items, next } = await ground.query(op.rows, overseer, { code, part, place: world.village, limit: 200 });
        expect([code, part, total], code).toEqual([code, part, now[part]]);
        expect(next).toBeNull();
        expect(items.reduce((sum, { count }) => sum + count, 0), `${code} ${part}`).toBe(shown);
        expect(hidden, `${code} ${part}`).toBe(0);
      }
    }
    expect(await refusal(op.rows, overseer, { code: 'disputes-agreed', part: 'denominator', place: world.village })).toBe('figures.no-rows part unknown-choice');
    expect(await refusal(op.rows, overseer, { code: 'nothing', place: world.village })).toBe('figures.unknown-figure code unknown-choice');
  });

  it('pages through the rows without losing one', async () => {
    const all = await ground.query(op.rows, overseer, { code: 'disputes-registered', place: world.village, limit: 200 });
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await ground.query(op.rows, overseer, { code: 'disputes-registered', place: world.village, limit: 3, ...(cursor === undefined ? {} : { cursor }) });
      found.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(found).toEqual(all.items.map(({ id }) => id));
    expect(new Set(found).size).toBe(all.items.length);
  });

  it('counts what a unit may not see of itself without showing it', async () => {
    const about = world.unit('county').id;
    const filed = await takenRequest(world);
    const before = await ground.query(op.rows, overseer, { code: 'requests-filed', place: world.village });
    await ground.rows('update matters.matter set kept_out = $2 where id = $1', [filed.at.matter, about]);
    const after = await ground.query(op.rows, overseer, { code: 'requests-filed', place: world.village });
    expect([after.total, after.hidden, after.items.some(({ id }) => id === filed.at.matter)]).toEqual([before.total, before.hidden + 1, false]);
  });

  it('says nothing of a rate that stands on too few', async () => {
    const { unit, mediator } = await buildCommittee(ground, '610524001202');
    const filing = { ...world.filing(), place: unit.place, committee: unit.id };
    await ground.command(dispute.register, mediator.actor, filing);
    const { now } = known((await boardOf({ place: unit.place })).figures.find(({ code }) => code === 'disputes-success-rate'));
    expect(now).toEqual({ value: null, why: 'no-base', numerator: 0, denominator: 0 });
    const rate = known((await boardOf({ unit: world.unit('window').id })).figures.find(({ code }) => code === 'disputes-success-rate'));
    expect(['no-base', 'too-few']).toContain(rate.now.why);
  });

  it('compares with the month and the year before, and says what changed since last week', async () => {
    ground.now = new Date('2027-03-10T10:00:00+08:00');
    await world.dispute('registered');
    const board = await boardOf();
    expect([board.from, board.to, board.monthBefore, board.yearBefore]).toEqual(['2027-03-01', '2027-03-10', { from: '2027-02-01', to: '2027-02-10' }, { from: '2026-03-01', to: '2026-03-10' }]);
    const line = known(board.figures.find(({ code }) => code === 'disputes-registered'));
    expect([line.now.value, line.monthBefore.value, line.yearBefore.value]).toEqual([1, 0, 0]);
    expect(board.changes).toContainEqual({ code: 'disputes-registered', now: 1, before: 0, difference: 1 });
    const { points } = await ground.query(op.trend, overseer, { code: 'disputes-registered', place: world.village, months: 5 });
    expect(points.map(({ month }) => month)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02', '2027-03']);
    expect(points.map((point) => point.value).slice(1)).toEqual([0, 0, 0, 1]);
  });

  it('adds up from villages to the town and from towns to the county', async () => {
    for (const place of [world.village.slice(0, 9), world.county]) {
      const { whole, places } = await ground.query(op.map, overseer, { code: 'disputes-registered', place });
      expect(places.length).toBeGreaterThan(2);
      expect(places.reduce((sum, one) => sum + (one.value ?? 0), 0)).toBe(whole.value);
    }
  });

  it('tells what happened last', async () => {
    ground.now = new Date('2027-04-01T10:00:00+08:00');
    const found = await world.dispute('registered');
    const { items } = await ground.query(op.lately, overseer, { place: world.village, limit: 5 });
    expect(items[0]).toMatchObject({ id: found.at.matter, of: 'dispute', measure: 'disputes_registered' });
  });

  it('keeps to the area of the post, and to its own unit for those who mediate', async () => {
    const elsewhere = world.post('elsewhere', 'leader').actor;
    expect(await refusal(op.board, elsewhere, { place: world.village })).toBe('kernel.invalid-input place not-in-scope');
    expect(await refusal(op.board, world.mediator, { unit: world.unit('area').id })).toBe('kernel.invalid-input unit not-in-scope');
    expect(await refusal(op.board, overseer, { place: `${world.village}501` })).toBe('kernel.invalid-input place unknown-choice');
    // No division has ever had this code.
    expect(await refusal(op.board, overseer, { place: '610524001204' })).toBe('kernel.invalid-input place unknown-choice');
    expect((await boardOf({}, world.mediator)).unit).toBe(world.unit('committee').id);
    expect(await refusal(op.board, overseer, { from: '2026-11-20', to: '2026-11-19' })).toBe('kernel.invalid-input to past-date');
    expect(await refusal(op.board, overseer, { to: '2026-12-01' })).toBe('kernel.invalid-input to future-date');
    expect(await refusal(op.trend, overseer, { code: 'disputes-registered', until: '2027-01' })).toBe('kernel.invalid-input until future-date');
  });
});

describe('definitions', () => {
  it('of a city that are wrong are named with their reason, and the board shows the others', async () => {
    const body = { name: { zh: '错的指标', en: 'A wrong one' }, about: { zh: '测试', en: 'test' }, group: 'disputes', numerator: 'disputes_lost', denominator: null, formula: 'numerator', unit: 'count', events: ['disputes.registered'], version: 1, minimum: 0, better: null };
    await ground.insert('kernel.reference', { list: 'figures', code: 'wrong', county: '610500', valid_from: '2026-01-01', position: 999, body: JSON.stringify(body), source: '测试', verified: false });
    await ground.readBook();
    const { items } = await ground.query(op.definition, overseer, { code: 'wrong' });
    expect(items[0]?.fault).toEqual({ zh: '错的指标（wrong）：没有“disputes_lost”这一项', en: 'A wrong one (wrong): there is nothing called disputes_lost' });
    const board = await boardOf();
    expect(known(board.figures.find(({ code }) => code === 'wrong')).now).toEqual({ value: null, why: 'bad-formula', numerator: null, denominator: null });
    expect(valueIn(board, 'disputes-registered')).toBeGreaterThan(0);
    expect(await refusal(op.rows, overseer, { code: 'wrong', place: world.village })).toBe('figures.bad-formula');
    await ground.rows("delete from kernel.reference where code = 'wrong'");
    await ground.readBook();
  });
});

describe('what others counted', () => {
  it('stands beside the figures with its source, once for its place and time, until it is withdrawn', async () => {
    const input = { county: world.county, outside: newId(), code: 'safety-feeling', place: world.village, from: '2026-11-01', to: '2026-11-20', value: 94.2, source: '某年度公众安全感调查' };
    await ground.command(op.enterOutside, overseer, input);
    expect((await boardOf()).outside).toMatchObject([{ id: input.outside, value: 94.2, unit: '%', source: '某年度公众安全感调查' }]);
    const again = { ...input, outside: newId() };
    expect(await refusal(op.enterOutside, overseer, again)).toBe('figures.entered-already from already-used');
    expect(await refusal(op.enterOutside, overseer, { ...again, code: 'nothing' })).toBe('figures.unknown-aggregate code unknown-choice');
    expect(await refusal(op.enterOutside, overseer, { ...again, value: 101 })).toBe('kernel.invalid-input value too-large');
    expect(await refusal(op.enterOutside, overseer, { ...again, value: -1 })).toBe('kernel.invalid-input value too-small');
    expect(await refusal(op.enterOutside, overseer, { ...again, to: '2026-12-20' })).toBe('kernel.invalid-input to future-date');
    expect(await refusal(op.enterOutside, overseer, { ...again, to: '2026-10-20' })).toBe('kernel.invalid-input to past-date');
    expect(await refusal(op.enterOutside, overseer, { ...again, place: '610502' })).toBe('kernel.invalid-input place not-in-scope');
    await ground.command(op.withdrawOutside, overseer, { county: world.county, outside: input.outside, reason: '录错了' }, { basis: 1 });
    expect((await boardOf()).outside).toEqual([]);
    expect(await refusal(op.withdrawOutside, overseer, { county: world.county, outside: input.outside, reason: '再撤' }, 2)).toBe('figures.withdrawn-already');
    expect((await ground.query(op.outside, overseer, { place: world.village, withdrawn: true })).items).toMatchObject([{ id: input.outside, reason: '录错了' }]);
    expect(await refusal(op.enterOutside, overseer, again)).toBe('done');
  });
});

describe('counting anew', () => {
  it('names the place, the day and the measure of a count that is wrong, and puts it right', async () => {
    const found = await world.dispute('accepted');
    const add = (measure: string, day: string) => ground.insert('figures.entry', { county: world.county, id: newId(), stream: found.at.matter, matter: found.at.matter, place: world.village, unit: world.unit('committee').id, day, measure, type: 'neighbour', delta: 1, event: null, recorded_at: ground.now });
    await add('disputes_accepted', world.today);
    await add('disputes_overdue', world.today);
    await add('disputes_performed', world.today);
    const faults = await figureFaults(ground, [found.at.matter]);
    expect(faults).toContain(`disputes_accepted of neighbour in ${world.village} on ${world.today}: 2 were counted, 1 there are`);
    expect(faults.filter((fault) => fault.startsWith('disputes_overdue'))).toHaveLength(2);
    expect(faults.some((fault) => fault.startsWith('disputes_performed'))).toBe(true);
    const named: string[] = [];
    expect(await checkFigures(ground.database.owner, ground.now, ({ measure }) => named.push(measure))).toBe(4);
    expect(await rebuildFigures(ground.database.owner, ground.now)).toBe(3);
    expect(await checkFigures(ground.database.owner, ground.now, () => undefined)).toBe(0);
    expect(await rebuildFigures(ground.database.owner, ground.now)).toBe(0);
  });

  it('finds sums that were put together wrongly, and mends them', async () => {
    await fold();
    await ground.rows("update figures.rollup set total = total + 5 where place = $1 and measure = 'disputes_registered' and grain = 'month' and type = '' and unit = '00000000-0000-0000-0000-000000000000'", [world.county]);
    const named: string[] = [];
    const months = await checkFigures(ground.database.owner, ground.now, ({ place, measure, stream }) => named.push(`${place} ${measure} ${String(stream)}`));
    expect(months).toBeGreaterThan(0);
    expect(new Set(named)).toEqual(new Set([`${world.county} disputes_registered null`]));
    expect(await rebuildFigures(ground.database.owner, ground.now)).toBe(months);
    expect(await checkFigures(ground.database.owner, ground.now, () => undefined)).toBe(0);
  });

  it('finds what a command did not count, also where it comes too late', async () => {
    const found = await world.dispute('accepted');
    await ground.rows('alter table figures.entry disable trigger append_only');
    await ground.rows('delete from figures.entry where stream = $1', [found.at.matter]);
    await ground.rows('alter table figures.entry enable trigger append_only');
    expect((await figureFaults(ground, [found.at.matter])).length).toBeGreaterThan(3);
    await rebuildFigures(ground.database.owner, ground.now);
    expect(await figureFaults(ground, [found.at.matter])).toEqual([]);
  });
});
