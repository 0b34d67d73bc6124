import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, newId } from '@anhe/contract/kernel';
import { patrolOperations as op } from '@anhe/contract/patrols';
import { buildPost, buildUnit, places } from '../../../../test/build.ts';
import { useGround } from '../../../../test/ground.ts';
import { refused, unlawfulIn } from '../../../../test/refusals.ts';
import { gridWorker, minutes, patrolOf, planner, pointAt, reportedHazard, shiftOf, walker } from '../../../../test/patrols.ts';
import { elsewherePlace, useWorld } from '../../../../test/world.ts';
import { modules } from '../../index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
const began = new Date(ground.now);
beforeEach(() => {
  ground.now = new Date(began);
});

const unlawful = unlawfulIn('patrols');
const grid = () => gridWorker(world).actor;
const checkIn = (at: object, more: object, actor = grid()) => ground.command(op.checkIn, actor, { ...at, checkIn: newId(), way: 'plate', at: minutes(world, -10), ...more });

describe('a patrol', () => {
  it('passes its points by plate, by nearness, by word, and says at the end what it missed', async () => {
    const [bridge, gate, school] = [await pointAt(world), await pointAt(world, { kind: 'gate' }), await pointAt(world, { kind: 'school' })];
    const { at: shift } = await shiftOf(world, [grid().post], { day: world.today, from: '11:00', to: '12:00', points: [bridge.point, gate.point, school.point] });
    const patrol = newId();
    const at = { county: world.county, patrol };
    await ground.command(op.start, grid(), { ...at, place: world.village, shift: shift.shift, kind: 'night', at: minutes(world, -20) });
    const first = await checkIn(at, { plate: ` ${bridge.code.toLowerCase().slice(0, 10)} ${bridge.code.slice(10)}` });
    expect(first).toMatchObject({ point: bridge.point, revision: 2 });
    expect(await checkIn(at, { point: gate.point, way: 'near' })).toMatchObject({ point: gate.point, revision: 3 });
    // Twice in the same minute is once, whoever says it.
    expect(await checkIn(at, { point: gate.point, way: 'said' })).toMatchObject({ revision: 3 });
    await ground.command(op.noteSeen, grid(), { ...at, note: newId(), point: gate.point, at: minutes(world, -5), text: '门口路灯不亮' });
    await expect(ground.command(op.end, grid(), { ...at, at: minutes(world, -6) })).rejects.toEqual(unlawful('before-last'));
    await ground.command(op.end, grid(), { ...at, at: minutes(world, -2), text: '学校门口没有走到' });
    const seen = await ground.query(op.patrol, grid(), at);
    expect(seen).toMatchObject({
      line: { status: 'ended', planned: 3, passed: 2, shift: shift.shift }, missed: [{ point: school.point }], summary: '学校门口没有走到',
      checkIns: [{ point: bridge.point, way: 'plate', by: gridWorker(world).name }, { point: gate.point, way: 'near' }], seen: [{ text: '门口路灯不亮', point: gate.point }],
    });
    const { items } = await ground.query(op.points, grid(), {});
    expect(items.find(({ id }) => id === bridge.point)?.lastPassed).toBe(minutes(world, -10));
    // What a telephone brings home after the end counts where it was before it.
    expect(await checkIn(at, { point: school.point, way: 'near', at: minutes(world, -3) })).toMatchObject({ point: school.point });
    await expect(checkIn(at, { point: school.point, way: 'near', at: minutes(world, -1) })).rejects.toEqual(unlawful('after-end'));
  });

  it('keeps the moment of the telephone beside the one of the server', async () => {
    const { at } = await patrolOf(world);
    const { code } = await pointAt(world);
    ground.now = new Date(began.getTime() + 5 * 3_600_000);
    const moment = '2026-11-25T09:30:00+08:00';
    await checkIn(at, { plate: code, at: moment });
    const [row] = await ground.rows<{ at: Date; recorded_at: Date }>('select at, recorded_at from patrols.check_in where patrol = $1', [at.patrol]);
    expect([row?.at, row?.recorded_at]).toEqual([new Date(moment), ground.now]);
    const [event] = await ground.rows<{ occurred_at: Date; recorded_at: Date }>("select occurred_at, recorded_at from kernel.event where stream = $1 and type = 'patrols.checked-in'", [at.patrol]);
    expect([event?.occurred_at, event?.recorded_at]).toEqual([new Date(moment), ground.now]);
  });

  it('takes no moment to come, none before it began, and none of thirty days ago', async () => {
    const { at } = await patrolOf(world);
    const { code } = await pointAt(world);
    await expect(checkIn(at, { plate: code, at: minutes(world, 10) })).rejects.toEqual(unlawful('in-future'));
    await expect(checkIn(at, { plate: code, at: minutes(world, -61) })).rejects.toEqual(unlawful('before-start'));
    const start = (moment: string) => ground.command(op.start, grid(), { county: world.county, patrol: newId(), place: world.village, kind: 'day', at: moment });
    await expect(start(minutes(world, 6))).rejects.toEqual(unlawful('in-future'));
    await expect(start(minutes(world, -31 * 1440))).rejects.toEqual(unlawful('too-long-ago'));
    // A telephone's clock may be a little ahead.
    expect(await start(minutes(world, 4))).toEqual({ revision: 1 });
  });

  it('refuses a plate of another village and says whose it is; one that was renewed is worth nothing', async () => {
    const { at } = await patrolOf(world);
    const other = await pointAt(world, { place: elsewherePlace });
    const [named] = await ground.rows<{ name: string }>('select places.name_of($1) as name', [elsewherePlace]);
    await expect(checkIn(at, { plate: other.code })).rejects.toEqual(refused('patrols.point-elsewhere', { details: { place: named?.name } }));
    const own = await pointAt(world);
    await ground.command(op.renewPlate, planner(world), { county: world.county, point: own.point });
    await expect(checkIn(at, { plate: own.code })).rejects.toEqual(refused('patrols.plate-unknown'));
    await expect(checkIn(at, { plate: 'XXXXXXXXXXXXXXXXXXXX' })).rejects.toEqual(refused('patrols.plate-unknown'));
    await expect(checkIn(at, { point: other.point, way: 'near' })).rejects.toEqual(refused('patrols.point-unknown'));
    await expect(checkIn(at, { point: own.point, way: 'plate' })).rejects.toEqual(refused('kernel.invalid-input'));
    // A point that is not used any more.
    await ground.command(op.setPoint, planner(world), { county: world.county, point: own.point, place: world.village, kind: 'bridge', name: '旧桥', active: false });
    await expect(checkIn(at, { point: own.point, way: 'said' })).rejects.toEqual(refused('patrols.point-unknown'));
  });

  it('is of those who go: nobody else checks in, and a volunteer starts none outside their place', async () => {
    const { at } = await patrolOf(world);
    const { code } = await pointAt(world);
    await expect(checkIn(at, { plate: code }, world.post('area', 'grid').actor)).rejects.toEqual(refused('kernel.not-allowed'));
    expect(await checkIn(at, { plate: code }, world.post('committee', 'volunteer').actor)).toMatchObject({ revision: 2 });
    const volunteer = world.post('committee', 'volunteer').actor;
    const start = (more: object) => ground.command(op.start, volunteer, { county: world.county, patrol: newId(), place: world.village, kind: 'night', at: minutes(world, -5), ...more });
    await expect(start({ place: places.otherVillage })).rejects.toEqual(refused('kernel.invalid-input', { fields: [{ path: ['place'], code: 'not-in-scope' }] }));
    await expect(start({ with: [world.post('elsewhere', 'volunteer').id] })).rejects.toEqual(refused('patrols.out-of-place'));
    const gone = await buildPost(ground, world.unit('committee'), 'volunteer', { validTo: addDays(world.today, -1) });
    await expect(start({ with: [gone.id] })).rejects.toEqual(refused('patrols.not-on-duty', { details: { name: gone.name } }));
  });

  it('is begun on a shift by those who are on it, within its hours, once, and not where it was cancelled', async () => {
    const [one, other] = [await walker(world), await walker(world)];
    const hours = { day: world.today, from: '10:30', to: '11:00' };
    const { at: shift } = await shiftOf(world, [one.id], hours);
    const start = (actor: typeof one.actor, more: object = {}) => ground.command(op.start, actor, { county: world.county, patrol: newId(), place: world.village, shift: shift.shift, kind: 'night', at: minutes(world, -1), ...more });
    await expect(start(other.actor)).rejects.toEqual(unlawful('not-of-it'));
    await expect(start(one.actor, { at: minutes(world, -240) })).rejects.toEqual(unlawful('outside-shift'));
    expect(await start(one.actor)).toEqual({ revision: 1 });
    await expect(start(one.actor)).rejects.toEqual(unlawful('walked-already'));
    const { at: second } = await shiftOf(world, [other.id], hours);
    await ground.command(op.cancelShift, planner(world), { ...second, reason: '大雪' }, { basis: 1 });
    await expect(ground.command(op.start, other.actor, { county: world.county, patrol: newId(), place: world.village, shift: second.shift, kind: 'night', at: minutes(world, -1) })).rejects.toEqual(refused('patrols.shift-over'));
  });
});

describe('what was patrolled', () => {
  it('is told day by day with what was not', async () => {
    const unit = await buildUnit(ground, { place: places.otherTown, kind: 'centre' });
    const [leader, worker] = [await buildPost(ground, unit, 'leader'), await buildPost(ground, unit, 'grid')];
    const point = newId();
    await ground.command(op.setPoint, leader.actor, { county: world.county, point, place: elsewherePlace, kind: 'water', name: '涝池' });
    const coverage = () => ground.query(op.coverage, leader.actor, { from: addDays(world.today, -1), to: world.today, place: places.otherTown });
    expect((await coverage()).neglected.map(({ id }) => id)).toContain(point);
    const patrol = newId();
    await ground.command(op.start, worker.actor, { county: world.county, patrol, place: places.otherTown, kind: 'day', at: minutes(world, -30) });
    await ground.command(op.checkIn, worker.actor, { county: world.county, patrol, checkIn: newId(), point, way: 'near', at: minutes(world, -20) });
    const find = (moment: string) => ground.command(op.reportHazard, worker.actor, {
      county: world.county, matter: newId(), place: elsewherePlace, kind: 'well-pond', severity: 'general', source: 'patrol', where: '涝池东岸', foundOn: moment.slice(0, 10), at: moment, point,
    });
    await find('2026-11-24T20:10:00+08:00');
    await find('2026-11-24T20:40:00+08:00');
    await find('2026-11-23T20:59:00+08:00');
    const after = await coverage();
    expect(after.neglected.map(({ id }) => id)).not.toContain(point);
    expect(after.days).toEqual([
      { day: addDays(world.today, -1), planned: 0, walked: 0, passed: 0, hazards: 2 }, { day: world.today, planned: 0, walked: 1, passed: 1, hazards: 0 },
    ]);
    expect(after.ages[0]).toEqual({ upTo: 7, count: 3 });
    const weeks = (from: string, to: string) => ground.query(op.coverage, leader.actor, { from, to, place: places.otherTown });
    // From a Sunday to a Wednesday: two weeks, each from its Monday; the point was passed once, in the later one.
    const two = await weeks(addDays(world.today, -3), world.today);
    expect(two.weeks).toEqual([addDays(world.today, -9), addDays(world.today, -2)]);
    expect(two.points.find(({ id }) => id === point)).toMatchObject({ name: '涝池', lastPassed: minutes(world, -20), openHazards: 3, passed: [0, 1] });
    expect((await weeks(addDays(world.today, -7), addDays(world.today, -1))).points.find(({ id }) => id === point)?.passed).toEqual([0, 0]);
  });

  it('is listed by page, also one’s own of another place', async () => {
    await reportedHazard(world);
    const worker = await walker(world);
    const mine = [await patrolOf(world, { with: [worker.id] }), await patrolOf(world, { with: [worker.id], at: minutes(world, -90) })];
    const list = (more: object) => ground.query(op.list, worker.actor, { mine: true, ...more });
    const first = await list({ limit: 1 });
    expect(first.items.map(({ id }) => id)).toEqual([mine[0]?.at.patrol]);
    const second = await list({ limit: 1, cursor: first.next ?? '' });
    expect(second.items.map(({ id }) => id)).toEqual([mine[1]?.at.patrol]);
    expect(second.next).toBeNull();
    await expect(list({ cursor: 'not one' })).rejects.toEqual(refused('kernel.invalid-input'));
  });
});
