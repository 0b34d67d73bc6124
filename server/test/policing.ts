import { addDays, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { disputeOperations } from '@anhe/contract/disputes';
import { policingOperations as op } from '@anhe/contract/policing';
import { buildPost, buildUnit, places } from './build.ts';
import type { BuiltPost, BuiltUnit } from './build.ts';
import { reportedHazard, shiftOf } from './patrols.ts';
import { known } from './world.ts';
import type { World } from './world.ts';

/** The police station of the world's town with its head and two officers. */
export interface Station {
  readonly unit: BuiltUnit;
  readonly head: BuiltPost;
  readonly officer: BuiltPost;
  readonly other: BuiltPost;
}

const stations = new WeakMap<World, Station>();

/** The world's station, built when it is first asked for. */
export async function stationOf(world: World): Promise<Station> {
  const before = stations.get(world);
  if (before !== undefined) return before;
  const unit = await buildUnit(world.ground, { place: places.town, kind: 'police' });
  const made = { unit, head: await buildPost(world.ground, unit, 'leader'), officer: await buildPost(world.ground, unit, 'officer'), other: await buildPost(world.ground, unit, 'officer') };
  stations.set(world, made);
  return made;
}

/** The station that was asked for before. */
export const station = (world: World): Station => known(stations.get(world));

/** A village of the world’s town that nobody looks after yet. */
export async function freshVillage(world: World): Promise<string> {
  const rows = await world.ground.rows<{ place: string }>("select place from places.division where valid_to is null and length(place) = 12 and left(place, 9) = $1 and place <> $2 order by place desc", [places.town, world.village]);
  const free = await world.ground.rows<{ place: string }>('select place from policing.assignment');
  const taken = new Set(free.map(({ place }) => place));
  return known(rows.map(({ place }) => place).find((place) => !taken.has(place)));
}

export interface StagedAssignment {
  readonly at: { readonly county: string; readonly assignment: Id };
  readonly place: string;
}

/** An officer in charge of a village since a month. */
export async function assigned(world: World, more: object = {}): Promise<StagedAssignment> {
  const { head, officer } = await stationOf(world);
  const input = { county: world.county, assignment: newId(), place: world.village, post: officer.id, part: 'support', from: addDays(world.today, -20), ...more };
  await world.ground.command(op.assign, head.actor, input);
  return { at: { county: input.county, assignment: input.assignment }, place: input.place };
}

export const visitInput = (world: World) => ({
  county: world.county, visit: newId(), place: world.village, happenedOn: world.today, looked: [{ kind: 'spot', spot: '村口小桥', state: 'attention', text: '栏杆松动，已请村里加固' }],
});

/** A planned session of a dispute of the world's committee. */
export async function plannedSession(world: World): Promise<{ readonly matter: Id; readonly session: Id }> {
  const found = await world.dispute('accepted');
  const session = newId();
  await world.ground.command(disputeOperations.planSession, world.mediator, {
    ...found.at, plan: session, day: addDays(world.today, 2), time: '14:30', venue: '村委会', mediator: world.mediator.post, invited: [known(found.parties[0]).id], told: 'phone',
  });
  return { matter: found.at.matter, session };
}

/** A shift of the village's grid worker and the station's officer. */
export async function jointShift(world: World, more: Parameters<typeof shiftOf>[2] = {}): Promise<Id> {
  await stationOf(world);
  const walker = await buildPost(world.ground, world.unit('committee'), 'grid');
  const officer = await buildPost(world.ground, station(world).unit, 'officer');
  return (await shiftOf(world, [walker.id, officer.id], more)).at.shift;
}

/** The hour in the city at which the world's ground stands. */
export const hourNow = (world: World): number => Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Shanghai' }).format(world.ground.now));

export interface StagedProposal {
  readonly at: { readonly county: string; readonly proposal: Id };
  readonly hour: number;
}

/** A proposal of the planner for the world's village, by hazards found there at this hour. */
export async function proposedPatrol(world: World): Promise<StagedProposal> {
  const { head } = await stationOf(world);
  const open = async () => (await world.ground.query(op.proposals, head.actor, { place: world.village, status: 'open' })).items[0];
  if ((await open()) === undefined) {
    for (let count = 0; count < 5; count += 1) await reportedHazard(world);
    await world.ground.command(op.propose, head.actor, { county: world.county, run: newId(), place: world.village });
  }
  const proposal = known(await open());
  return { at: { county: world.county, proposal: proposal.id }, hour: proposal.hour };
}

/** A shift in the village that begins in an hour. */
export const shiftAt = (world: World, hour: number): Promise<Id> => jointShift(world, { from: `${String(hour).padStart(2, '0')}:00`, to: `${String((hour + 1) % 24).padStart(2, '0')}:30` });
