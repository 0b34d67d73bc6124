import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { patrolOperations as op } from '@anhe/contract/patrols';
import { buildPost, buildUnit, places } from '../../../../test/build.ts';
import type { BuiltPost } from '../../../../test/build.ts';
import { useGround } from '../../../../test/ground.ts';
import { refused, unlawfulIn } from '../../../../test/refusals.ts';
import { planner, pointAt, shiftOf, walker } from '../../../../test/patrols.ts';
import { registered } from '../../../../test/volunteers.ts';
import { elsewherePlace, known, useWorld } from '../../../../test/world.ts';
import { publicActor } from '../../../kernel/access/actor.ts';
import { verifyAll } from '../../../kernel/events/verify.ts';
import { textSource } from '../../matters/index.ts';
import { modules } from '../../index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
const began = new Date(ground.now);
beforeEach(() => {
  ground.now = new Date(began);
});

const unlawful = unlawfulIn('patrols');
const tomorrow = (): string => addDays(world.today, 1);
const plan = (shifts: readonly { readonly id?: Id; readonly day: string; readonly posts: readonly Id[] }[], more: object = {}, actor = planner(world)) =>
  ground.command(op.planShifts, actor, { county: world.county, place: world.village, kind: 'night', from: '20:00', to: '23:00', shifts: shifts.map((shift) => ({ id: newId(), ...shift })), ...more });
const mine = async (post: BuiltPost, day = tomorrow()) => (await ground.query(op.shifts, post.actor, { mine: true, from: day, to: addDays(day, 1) })).items;

describe('a rota', () => {
  it('has people of the town, the station, the villages and groups in it, and each sees their own shifts', async () => {
    const group = `${places.village}001`;
    const police = await buildUnit(ground, { place: places.town, kind: 'police' });
    const people = [
      await buildPost(ground, world.unit('window'), 'grid'), await buildPost(ground, police, 'officer', { areas: [places.otherVillage] }), await walker(world), await buildPost(ground, world.unit('committee'), 'volunteer', { place: group }),
    ];
    await registered(world, known(people[3]));
    const town = world.post('window', 'leader').actor;
    expect(await plan([{ day: tomorrow(), posts: people.map(({ id }) => id) }, { day: addDays(world.today, 2), posts: people.slice(0, 2).map(({ id }) => id) }], { place: places.town, to: '01:00', note: '走到河堤为止' }, town)).toEqual({ planned: 2 });
    for (const post of people) {
      const [shift] = await mine(post);
      expect(shift).toMatchObject({ place: places.town, startsAt: `${tomorrow()}T20:00:00+08:00`, endsAt: `${addDays(world.today, 2)}T01:00:00+08:00`, note: '走到河堤为止', cancelled: false });
      expect(shift?.posts.map(({ post: id }) => id).toSorted()).toEqual(people.map(({ id }) => id).toSorted());
    }
    const { items } = await ground.query(op.walkers, town, { place: places.town, day: world.today });
    expect(people.every(({ id }) => items.some(({ post }) => post === id))).toBe(true);
    // Who is not on it sees nothing of a town's rota from a village.
    expect(await mine(await walker(world))).toEqual([]);
  });

  it('comes with the holidays of its days by the city’s calendar', async () => {
    const { days } = await ground.query(op.shifts, planner(world), { from: '2026-12-30', to: '2027-01-01' });
    expect(days).toEqual([{ day: '2027-01-01', name: expect.objectContaining({ zh: '元旦' }) as unknown, working: false }]); // a matcher stands for any value
  });

  it('is refused with a clash, a post that is not held that day, one of another place, an unknown point and a day that is over', async () => {
    const [one, other] = [await walker(world), await walker(world)];
    await plan([{ day: tomorrow(), posts: [one.id] }]);
    await expect(plan([{ day: tomorrow(), posts: [other.id, one.id] }], { from: '22:30', to: '02:00' })).rejects.toEqual(refused('patrols.clash', { details: { name: one.name, day: tomorrow(), from: '20:00', to: '23:00' } }));
    // The next shift may begin when the last one ends.
    expect(await plan([{ day: tomorrow(), posts: [one.id] }], { from: '23:00', to: '02:00' })).toEqual({ planned: 1 });
    // The same person under another post.
    const twice = newId();
    await ground.insert('staff.post', { county: world.county, id: twice, place: world.village, unit: world.unit('area').id, person: one.person, role: 'grid', valid_from: '2020-01-01', valid_to: null, revision: 0, chain: Buffer.alloc(32) });
    await expect(plan([{ day: tomorrow(), posts: [twice] }])).rejects.toEqual(refused('patrols.clash'));
    // Twice within one rota.
    await expect(plan([{ day: tomorrow(), posts: [other.id] }, { day: tomorrow(), posts: [other.id] }])).rejects.toEqual(refused('patrols.clash'));
    const gone = await buildPost(ground, world.unit('committee'), 'volunteer', { validTo: tomorrow() });
    await expect(plan([{ day: tomorrow(), posts: [gone.id] }])).rejects.toEqual(refused('patrols.not-on-duty', { details: { name: gone.name } }));
    await expect(plan([{ day: tomorrow(), posts: [world.post('elsewhere', 'volunteer').id] }])).rejects.toEqual(refused('patrols.out-of-place'));
    await expect(plan([{ day: tomorrow(), posts: [world.post('committee', 'administrator').id] }])).rejects.toEqual(refused('kernel.invalid-input'));
    const { point } = await pointAt(world, { place: elsewherePlace });
    await expect(plan([{ day: tomorrow(), posts: [other.id] }], { points: [point] })).rejects.toEqual(refused('patrols.point-unknown', { details: { count: 1 } }));
    await expect(plan([{ day: addDays(world.today, -1), posts: [other.id] }])).rejects.toEqual(refused('kernel.invalid-input'));
    await expect(plan([{ day: tomorrow(), posts: [other.id] }], { place: elsewherePlace })).rejects.toEqual(refused('kernel.invalid-input'));
  });

  it('that two plan at the same moment puts nobody on two shifts', async () => {
    const people = [await walker(world), await walker(world), await walker(world)];
    // All connections are open before: else the first is through before the second has begun.
    await Promise.all(Array.from({ length: 16 }, () => ground.query(op.points, planner(world), {})));
    for (let evening = 1; evening <= 6; evening += 1) {
      const tries = Array.from({ length: 8 }, (_, index) => plan([{ day: addDays(world.today, evening), posts: [people[index % 3]?.id ?? '', people[(index + 1) % 3]?.id ?? ''] }], { from: '19:00', to: '21:00' }));
      const done = await Promise.allSettled(tries);
      expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const errors = done.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : [])); // a refusal
      expect(new Set(errors)).toEqual(new Set(['patrols.clash']));
    }
  });

  it('is held by the database itself: no row puts one person on two shifts, or on one twice', async () => {
    const one = await walker(world);
    const { at } = await shiftOf(world, [one.id], { day: tomorrow() });
    const copy = { ...(await ground.rows('select * from patrols.shift where id = $1', [at.shift]))[0], id: newId(), revision: 0, chain: Buffer.alloc(32) };
    await ground.insert('patrols.shift', copy);
    const row = { county: world.county, shift: copy.id, post: one.id, place: world.village, starts_at: new Date(`${tomorrow()}T21:00:00+08:00`), ends_at: new Date(`${tomorrow()}T22:00:00+08:00`) };
    await expect(ground.insert('patrols.shift_post', { ...row, active: true })).rejects.toThrow('one person on two shifts');
    await ground.insert('patrols.shift_post', { ...row, active: false });
    await expect(ground.rows('update patrols.shift_post set active = true where shift = $1', [copy.id])).rejects.toThrow('one person on two shifts');
    await expect(ground.insert('patrols.shift_post', { ...row, active: false })).rejects.toThrow('duplicate key');
  });
});

describe('a shift', () => {
  it('gets a substitute who is free, or one fewer, and is cancelled; not once it has begun', async () => {
    const [one, other, third] = [await walker(world), await walker(world), await walker(world)];
    const { at, day } = await shiftOf(world, [one.id, other.id], { day: tomorrow() });
    await plan([{ day, posts: [third.id] }], { from: '21:00', to: '22:00' });
    const substitute = (more: object, basis: number) => ground.command(op.substitute, planner(world), { ...at, out: one.id, ...more }, { basis });
    await expect(substitute({ in: third.id }, 1)).rejects.toEqual(refused('patrols.clash'));
    await expect(substitute({ in: other.id }, 1)).rejects.toEqual(refused('kernel.invalid-input'));
    await expect(substitute({ out: third.id }, 1)).rejects.toEqual(refused('kernel.invalid-input'));
    expect(await substitute({}, 1)).toEqual({ revision: 2 });
    await expect(substitute({ out: other.id }, 2)).rejects.toEqual(refused('kernel.invalid-input', { fields: [{ path: ['in'], code: 'required' }] }));
    // Back again, in the other's place.
    expect(await substitute({ out: other.id, in: one.id }, 2)).toEqual({ revision: 3 });
    expect((await mine(one))[0]?.posts.map(({ post }) => post)).toEqual([one.id]);
    await expect(substitute({ in: other.id }, 2)).rejects.toEqual(refused('kernel.stale'));
    const cancel = () => ground.command(op.cancelShift, planner(world), { ...at, reason: '大雪封路' }, { basis: 3 });
    ground.now = new Date(`${day}T20:00:00+08:00`);
    await expect(cancel()).rejects.toEqual(refused('patrols.shift-over'));
    ground.now = new Date(`${day}T19:59:00+08:00`);
    expect(await cancel()).toEqual({ revision: 4 });
    expect(await mine(one, day)).toMatchObject([{ cancelled: true, posts: [{ post: one.id }, { post: other.id }] }]);
    // Who was on it is free again.
    expect(await plan([{ day, posts: [one.id] }], { from: '20:30', to: '21:30' })).toEqual({ planned: 1 });
  });

  it('is swapped with whoever says yes, once; a no or a taking back leaves it as it was', async () => {
    const [one, other, third] = [await walker(world), await walker(world), await walker(world, 'volunteer')];
    const { at, day } = await shiftOf(world, [one.id], { day: tomorrow() });
    const ask = async (to: BuiltPost): Promise<Id> => {
      const swap = newId();
      await ground.command(op.askSwap, one.actor, { ...at, swap, to: to.id });
      return swap;
    };
    const answer = (swap: Id, post: BuiltPost, take: boolean) => ground.command(op.answerSwap, post.actor, { ...at, swap, take });
    await expect(ground.command(op.askSwap, other.actor, { ...at, swap: newId(), to: third.id })).rejects.toEqual(refused('kernel.not-allowed'));
    await expect(ask(world.post('elsewhere', 'volunteer'))).rejects.toEqual(refused('patrols.out-of-place'));
    const no = await ask(other);
    await expect(ask(third)).rejects.toEqual(unlawful('asked-already'));
    await expect(answer(no, third, true)).rejects.toEqual(refused('kernel.not-allowed'));
    await answer(no, other, false);
    await expect(answer(no, other, true)).rejects.toEqual(refused('kernel.not-allowed'));
    ground.now = new Date(began.getTime() + 60_000);
    const back = await ask(other);
    await answer(back, one, false);
    expect((await mine(one, day))[0]).toMatchObject({ posts: [{ post: one.id }], swap: { state: 'dropped' } });
    ground.now = new Date(began.getTime() + 120_000);
    const yes = await ask(third);
    expect((await mine(third, day))[0]).toMatchObject({ swap: { id: yes, state: 'asked', from: { post: one.id } } });
    // Busy meanwhile: the yes comes too late.
    const { at: between } = await shiftOf(world, [third.id], { day });
    await expect(answer(yes, third, true)).rejects.toEqual(refused('patrols.clash'));
    await ground.command(op.cancelShift, planner(world), { ...between, reason: '不再需要' }, { basis: 1 });
    const both = await Promise.allSettled([answer(yes, third, true), answer(yes, third, true)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await mine(third, day)).find(({ id }) => id === at.shift)?.posts.map(({ post }) => post)).toEqual([third.id]);
    expect(await mine(one, day)).toEqual([]);
    await expect(ground.rows("update patrols.swap set state = 'declined' where id = $1", [yes])).rejects.toThrow('append-only');
  });
});

describe('a calendar', () => {
  it('shows a person’s shifts to whoever has its token, until another token is made or the post has ended', async () => {
    const one = await walker(world);
    const { at } = await shiftOf(world, [one.id], { day: tomorrow() });
    const link = async (): Promise<string> => (await ground.command(op.calendarLink, one.actor, { county: world.county, link: newId() })).token;
    const read = (token: string) => ground.query(op.calendar, publicActor, { token });
    const token = await link();
    expect(await read(token)).toMatchObject({ unit: world.unit('committee').name, shifts: [{ id: at.shift, cancelled: false, revision: 1 }] });
    await ground.command(op.cancelShift, planner(world), { ...at, reason: '大雪' }, { basis: 1 });
    expect((await read(token)).shifts).toMatchObject([{ id: at.shift, cancelled: true, revision: 2 }]);
    // The token itself is nowhere.
    expect(JSON.stringify(await ground.rows('select * from patrols.feed'))).not.toContain(token.slice(6));
    const second = await link();
    await expect(read(token)).rejects.toEqual(refused('patrols.feed-unknown'));
    await expect(read(`610502${second.slice(6)}`)).rejects.toEqual(refused('patrols.feed-unknown'));
    await expect(read('x'.repeat(40))).rejects.toEqual(refused('patrols.feed-unknown'));
    expect((await read(second)).shifts).toHaveLength(1);
    await ground.rows('update staff.post set valid_to = $2 where id = $1', [one.id, world.today]);
    await expect(read(second)).rejects.toEqual(refused('patrols.feed-unknown'));
  });
});

it('the chains of points, shifts and patrols verify', async () => {
  expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
});
