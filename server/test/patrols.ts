import { addDays, instantOf, newId } from '@anhe/contract/kernel';
import type { Id, Role, Upload } from '@anhe/contract/kernel';
import { patrolOperations as op } from '@anhe/contract/patrols';
import type { HazardStatus } from '@anhe/contract/patrols';
import type { Actor } from '../src/kernel/access/actor.ts';
import { ticketFor } from '../src/kernel/files/index.ts';
import { buildPost } from './build.ts';
import type { BuiltPost } from './build.ts';
import { registered } from './volunteers.ts';
import { known } from './world.ts';
import type { World } from './world.ts';

/** A photograph as an upload answered it to this actor. */
export async function photo(world: World, actor: Actor, name = '现场.jpg'): Promise<{ readonly id: Id; readonly upload: Upload }> {
  const text = `photograph ${name}`;
  const file = { name, mediaType: 'image/jpeg', size: Buffer.byteLength(text), digest: await world.ground.files.put(Buffer.from(text)) };
  return { id: newId(), upload: { ...file, ticket: ticketFor(world.ground.keys, file, actor, world.ground.now) } };
}

export const gridWorker = (world: World): BuiltPost => world.post('committee', 'grid');
export const planner = (world: World): Actor => world.post('committee', 'director').actor;

export const hazardInput = (world: World) => ({
  county: world.county, matter: newId(), place: world.village, kind: 'electricity', severity: 'serious', source: 'patrol', where: '村西机井房北侧电杆', text: '电杆向路面倾斜，拉线松脱', foundOn: world.today,
});

/** A hazard of the world, as the steps of a test carry it on. */
export interface StagedHazard {
  readonly at: { readonly county: string; readonly matter: Id };
  readonly number: string;
  readonly revision: number;
}

export async function reportedHazard(world: World, more: object = {}): Promise<StagedHazard> {
  const input = { ...hazardInput(world), ...more };
  const { number, revision } = await world.ground.command(op.reportHazard, gridWorker(world).actor, input);
  return { at: { county: input.county, matter: input.matter }, number, revision };
}

/** A hazard brought to a status by its own commands: mended by the committee's director, looked at again by its mediator. */
export async function hazardAt(world: World, status: HazardStatus, more: object = {}): Promise<StagedHazard> {
  const found = await reportedHazard(world, more);
  const director = planner(world);
  const { at } = found;
  if (status === 'found') return found;
  if (status === 'void') {
    const { revision } = await world.ground.command(op.cancelHazard, director, { ...at, why: 'none', text: '到现场看过，电杆已经更换' }, { basis: found.revision });
    return { ...found, revision };
  }
  const given = await world.ground.command(op.assignHazard, director, { ...at, mender: 'unit', unit: world.unit('committee').id, dueOn: addDays(world.today, 7) }, { basis: found.revision });
  if (status === 'mending') return { ...found, revision: given.revision };
  const mended = await world.ground.command(op.mendHazard, director, { ...at, text: '已经扶正加固', happenedOn: world.today, photos: [await photo(world, director)] }, { basis: given.revision });
  if (status === 'mended') return { ...found, revision: mended.revision };
  const { revision } = await world.ground.command(op.checkHazard, world.mediator, { ...at, passed: true, text: '看过，已经牢固', happenedOn: world.today }, { basis: mended.revision });
  return { ...found, revision };
}

export interface StagedPoint {
  readonly point: Id;
  readonly code: string;
}

export async function pointAt(world: World, more: object = {}): Promise<StagedPoint> {
  const point = newId();
  const input = { county: world.county, point, place: world.village, kind: 'bridge', name: `小桥${point.slice(-6)}`, spot: { lat: 34.8, lng: 110.15 }, look: '栏杆、桥面', ...more };
  const actor = { ...world.post('county', 'leader').actor };
  await world.ground.command(op.setPoint, actor, input);
  const { items } = await world.ground.query(op.plates, actor, { place: input.place });
  return { point, code: known(items.find((one) => one.point === point)).code };
}

/** Somebody else of the world's village, with no shift yet; a volunteer is registered, trained and insured. */
export async function walker(world: World, role: Role = 'grid'): Promise<BuiltPost> {
  const post = await buildPost(world.ground, world.unit('committee'), role);
  if (role === 'volunteer') await registered(world, post);
  return post;
}

let serial = 0;

export interface StagedShift {
  readonly at: { readonly county: string; readonly shift: Id };
  readonly day: string;
}

/** A shift of some posts, each on a day of its own unless one is named. */
export async function shiftOf(world: World, posts: readonly Id[], more: { readonly day?: string; readonly [field: string]: unknown } = {}): Promise<StagedShift> {
  const { day = addDays(world.today, (serial += 1) % 300 + 1), ...rest } = more;
  const shift = newId();
  await world.ground.command(op.planShifts, planner(world), { county: world.county, place: world.village, kind: 'night', from: '20:00', to: '22:00', shifts: [{ id: shift, day, posts }], ...rest });
  return { at: { county: world.county, shift }, day };
}

/** A moment some minutes from the ground's own. */
export const minutes = (world: World, count: number): string => instantOf(new Date(world.ground.now.getTime() + count * 60_000));

export interface StagedPatrol {
  readonly at: { readonly county: string; readonly patrol: Id };
}

/** A patrol of the world's grid worker and volunteer, begun an hour ago. */
export async function patrolOf(world: World, more: object = {}): Promise<StagedPatrol> {
  const patrol = newId();
  const input = { county: world.county, patrol, place: world.village, kind: 'night', at: minutes(world, -60), with: [world.post('committee', 'volunteer').id], ...more };
  await world.ground.command(op.start, gridWorker(world).actor, input);
  return { at: { county: world.county, patrol } };
}
