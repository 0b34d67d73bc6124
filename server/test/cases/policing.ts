import { addDays, newId } from '@anhe/contract/kernel';
import { policingOperations } from '@anhe/contract/policing';
import { buildPost } from '../build.ts';
import { assigned, freshVillage, jointShift, plannedSession, proposedPatrol, shiftAt, station, stationOf, visitInput } from '../policing.ts';
import { outsiders } from '../world.ts';
import type { World } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf } from './case.ts';

type Who = Pick<Case, 'actor' | 'colleague'>;
const head: Who = { actor: (world) => station(world).head.actor };
const officer: Who = { actor: (world) => world.post('committee', 'officer').actor, colleague: (world) => world.post('window', 'officer').actor };
const planner: Who = { actor: (world) => world.post('committee', 'director').actor, colleague: (world) => world.post('committee', 'officer').actor };

/** The station is there before anything is asked of it. */
const asked = (who: Who, more: (world: World) => object | Promise<object>, shows?: (world: World) => (answer: unknown) => boolean): Case => ({
  ...who,
  make: async (world) => {
    await stationOf(world);
    const rest = await more(world);
    return { input: () => ({ ...rest }), ...(shows === undefined ? {} : { shows: shows(world) }) };
  },
});

const onAssignment = (more: (world: World) => object | Promise<object>): Case => ({
  ...head,
  make: async (world) => {
    const { at } = await assigned(world);
    const rest = await more(world);
    return { input: () => ({ ...at, ...rest }), basis: 1 };
  },
});

const onProposal = (more: (world: World, hour: number) => object | Promise<object>): Case => ({
  ...planner,
  make: async (world) => {
    const { at, hour } = await proposedPatrol(world);
    const rest = await more(world, hour);
    return { input: () => ({ ...at, ...rest }), basis: 1 };
  },
});

export const policingCases: CasesOf<typeof policingOperations> = {
  villages: asked(officer, () => ({ limit: 400 }), (world) => holds(world.village)),
  village: asked(officer, (world) => ({ place: world.village })),
  assign: asked(head, async (world) => ({ county: world.county, assignment: newId(), place: await freshVillage(world), post: station(world).officer.id, part: 'lead', from: world.today })),
  endAssignment: onAssignment((world) => ({ on: world.today, reason: '岗位调整' })),
  handOver: onAssignment(async (world) => ({ next: newId(), post: (await buildPost(world.ground, station(world).unit, 'officer')).id, on: addDays(world.today, 1), note: '村口小桥栏杆待修' })),
  notices: { ...asked({ actor: (world) => station(world).head.actor }, () => ({ days: 30 })) },
  noticeGaps: { ...asked({ actor: (world) => outsiders(world).system }, (world) => ({ county: world.county, day: world.today })), otherwise: (input) => ({ ...input, day: '2020-01-01' }) },
  recordVisit: asked(officer, visitInput),
  visits: { ...officer, make: async (world) => {
    const input = visitInput(world);
    await world.ground.command(policingOperations.recordVisit, world.post('committee', 'officer').actor, input);
    return { input: () => ({}), shows: holds(input.visit) };
  } },
  linkSession: { ...asked({ actor: (world) => station(world).officer.actor, colleague: (world) => station(world).other.actor }, async (world) => ({ county: world.county, joint: newId(), ...(await plannedSession(world)) })) },
  linkPatrol: { ...asked({ actor: (world) => station(world).officer.actor, colleague: (world) => station(world).other.actor }, async (world) => ({ county: world.county, joint: newId(), shift: await jointShift(world) })) },
  linkable: asked({ actor: (world) => station(world).officer.actor, colleague: (world) => station(world).other.actor }, (world) => ({ from: addDays(world.today, -7), to: addDays(world.today, 7) })),
  joint: asked({ actor: (world) => station(world).officer.actor, colleague: (world) => station(world).other.actor }, (world) => ({ from: addDays(world.today, -7), to: addDays(world.today, 7) })),
  counts: asked(planner, (world) => ({ place: world.village })),
  propose: { ...asked(planner, async (world) => { await proposedPatrol(world); return { county: world.county, run: newId(), place: world.village }; }) },
  proposals: { ...planner, make: async (world) => { const { at } = await proposedPatrol(world); return { input: () => ({ place: world.village }), shows: holds(at.proposal) }; } },
  takeProposal: onProposal(async (world, hour) => ({ shift: await shiftAt(world, hour) })),
  dismissProposal: onProposal(() => ({ reason: '这个时段村里自己安排了值守' })),
};
