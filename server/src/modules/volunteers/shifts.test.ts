import { expect, it } from 'vitest';
import { addDays, instantOf, newId } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import { volunteerOperations as op } from '@anhe/contract/volunteers';
import { buildPost } from '../../../test/build.ts';
import type { BuiltPost } from '../../../test/build.ts';
import { useGround } from '../../../test/ground.ts';
import { refused } from '../../../test/refusals.ts';
import { minutes, planner, shiftOf, walker } from '../../../test/patrols.ts';
import { accepted, insurance, keeper, registered, second, training } from '../../../test/volunteers.ts';
import { known, useWorld } from '../../../test/world.ts';
import { modules } from '../index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);


const bare = (): Promise<BuiltPost> => buildPost(ground, world.unit('committee'), 'volunteer');
const notFit = (reason: RegExp) => refused('patrols.not-fit', { details: expect.objectContaining({ reason: expect.stringMatching(reason) }) });

it('a volunteer is put on a shift once registered, trained and insured; others are not asked', async () => {
  const post = await bare();
  await expect(shiftOf(world, [post.id])).rejects.toEqual(notFit(/还没有登记为志愿者/u));
  const found = await accepted(world);
  await ground.command(op.link, keeper(world), { ...found.at, post: post.id }, { basis: found.revision });
  await expect(shiftOf(world, [post.id])).rejects.toEqual(notFit(/培训/u));
  for (const course of ['safety', 'patrol']) await ground.command(op.train, keeper(world), { ...found.at, ...training(world, course) });
  await ground.command(op.insure, keeper(world), { ...found.at, ...insurance(world, { to: addDays(world.today, 3) }) });
  await expect(shiftOf(world, [post.id], { day: addDays(world.today, 4) })).rejects.toEqual(notFit(/保险到/u));
  await shiftOf(world, [post.id, (await walker(world)).id], { day: addDays(world.today, 3) });
});

it('the same is asked of whoever comes in for another, and of whoever takes a shift over', async () => {
  const [post, worker] = [await bare(), await walker(world)];
  const { at } = await shiftOf(world, [worker.id]);
  await expect(ground.command(patrolOperations.substitute, planner(world), { ...at, out: worker.id, in: post.id }, { basis: 1 })).rejects.toEqual(notFit(/登记为志愿者/u));
  await expect(ground.command(patrolOperations.askSwap, worker.actor, { ...at, swap: newId(), to: post.id })).rejects.toEqual(notFit(/登记为志愿者/u));
  const [fit, swap] = [await walker(world, 'volunteer'), newId()];
  await ground.command(patrolOperations.askSwap, worker.actor, { ...at, swap, to: fit.id });
  const volunteer = await registered(world, fit);
  await ground.rows('delete from volunteers.insurance where volunteer = $1', [volunteer.volunteer]);
  await expect(ground.command(patrolOperations.answerSwap, fit.actor, { ...at, swap, take: true })).rejects.toEqual(notFit(/保险/u));
});

it('whoever sets out now is fit for it; what was walked before is recorded as it was', async () => {
  const post = await bare();
  const start = (count: number) => ground.command(patrolOperations.start, post.actor, { county: world.county, patrol: newId(), place: world.village, kind: 'night', at: minutes(world, count) });
  await expect(start(-1)).rejects.toEqual(notFit(/登记为志愿者/u));
  expect(await start(-60)).toEqual({ revision: 1 });
});

it('a shift and a task at the same time are not both taken', async () => {
  const post = await walker(world, 'volunteer');
  const { volunteer } = await registered(world, post);
  const { day } = await shiftOf(world, [post.id]);
  const task = { county: world.county, task: newId() };
  await ground.command(op.offer, keeper(world), { ...task, place: world.village, kind: 'elder-help', startsAt: `${day}T21:00:00+08:00`, endsAt: `${day}T22:30:00+08:00`, wanted: 2, where: '村委会' });
  await expect(ground.command(op.take, keeper(world), { ...task, service: newId(), volunteer })).rejects.toEqual(refused('volunteers.barred', { details: expect.objectContaining({ rule: 'clash' }) }));
  const later = { county: world.county, task: newId() };
  await ground.command(op.offer, keeper(world), { ...later, place: world.village, kind: 'elder-help', startsAt: `${day}T22:00:00+08:00`, endsAt: `${day}T22:30:00+08:00`, wanted: 2, where: '村委会' });
  expect(await ground.command(op.take, keeper(world), { ...later, service: newId(), volunteer })).toMatchObject({ status: 'taken' });
  await expect(shiftOf(world, [post.id], { day, from: '22:15', to: '23:00' })).rejects.toEqual(notFit(/已有另一项任务/u));
});

it('a patrol that has ended becomes hours with the times that it has, confirmed by a second person, and once', async () => {
  const post = await walker(world, 'volunteer');
  const at = await registered(world, post);
  const patrol = newId();
  await ground.command(patrolOperations.start, post.actor, { county: world.county, patrol, place: world.village, kind: 'night', at: minutes(world, -95) });
  const count = (task = newId()) => ground.command(op.countPatrol, keeper(world), { county: world.county, task, patrol });
  await expect(count()).rejects.toEqual(refused('volunteers.patrol-unknown'));
  await ground.command(patrolOperations.end, post.actor, { county: world.county, patrol, at: minutes(world, -5) });
  const task = newId();
  expect(await count(task)).toEqual({ services: 1, revision: 2 });
  await expect(count()).rejects.toEqual(refused('volunteers.patrol-counted'));
  await expect(ground.command(op.countPatrol, world.post('elsewhere', 'director').actor, { county: world.county, task: newId(), patrol })).rejects.toEqual(refused('kernel.invalid-input'));
  const view = await ground.query(op.task, keeper(world), { county: world.county, task });
  const [one] = view.on;
  expect(view.line).toMatchObject({ kind: 'night-patrol', patrol: true, startsAt: minutes(world, -95), endsAt: minutes(world, -5) });
  await expect(ground.command(op.confirm, keeper(world), { county: world.county, task, service: known(one).service }, { basis: 2 })).rejects.toEqual(refused('volunteers.not-lawful-now'));
  await ground.command(op.confirm, second(world), { county: world.county, task, service: known(one).service }, { basis: 2 });
  const own = await ground.query(op.mine, post.actor);
  expect(known(own.own)).toMatchObject({ minutes: 90, services: [{ patrol: true, minutes: 90, from: instantOf(minutes(world, -95)) }], line: { id: at.volunteer } });
});
