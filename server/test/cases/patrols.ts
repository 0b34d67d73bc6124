import { addDays, newId } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import type { HazardStatus } from '@anhe/contract/patrols';
import type { Actor } from '../../src/kernel/access/actor.ts';
import { gridWorker, hazardAt, hazardInput, minutes, patrolOf, photo, pointAt, reportedHazard, shiftOf, walker } from '../patrols.ts';
import type { StagedHazard, StagedPatrol } from '../patrols.ts';
import { registered } from '../volunteers.ts';
import { outsiders } from '../world.ts';
import type { World } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf } from './case.ts';

type Who = Pick<Case, 'actor' | 'colleague'>;
const grid: Who = { actor: (world) => gridWorker(world).actor, colleague: (world) => world.post('committee', 'volunteer').actor };
const planner: Who = { actor: (world) => world.post('committee', 'director').actor, colleague: (world) => world.post('area', 'director').actor };
const mediator: Who = { actor: (world) => world.mediator, colleague: (world) => world.clerk };

/** A step on a hazard that stands ready for it. */
const on = (who: Who, status: HazardStatus, more: (world: World, actor: Actor, found: StagedHazard) => object | Promise<object> = () => ({})): Case => ({
  ...who,
  make: async (world) => {
    const found = await hazardAt(world, status);
    return { input: async (actor) => ({ ...found.at, ...(await more(world, actor, found)) }), basis: found.revision };
  },
});

/** A step on a patrol of the grid worker and the volunteer. */
const walking = (more: (world: World, found: StagedPatrol) => object | Promise<object> = () => ({})): Case => ({
  ...grid,
  make: async (world) => {
    const found = await patrolOf(world);
    const rest = await more(world, found);
    return { input: () => ({ ...found.at, ...rest }) };
  },
});

const asked = (who: Who, more: (world: World) => object | Promise<object>, shows?: (world: World) => (answer: unknown) => boolean): Case => ({
  ...who,
  make: async (world) => {
    const rest = await more(world);
    return { input: () => ({ ...rest }), ...(shows === undefined ? {} : { shows: shows(world) }) };
  },
});

const span = (world: World) => ({ from: addDays(world.today, -7), to: world.today });

const hazardCases = {
  hazardKinds: asked(grid, () => ({})),
  reportHazard: asked(grid, hazardInput),
  assignHazard: on(planner, 'found', (world) => ({ mender: 'unit', unit: world.unit('committee').id, dueOn: addDays(world.today, 7) })),
  guardHazard: on(grid, 'found', () => ({ text: '已经拉起警戒带' })),
  extendHazard: on({ actor: (world) => world.post('committee', 'director').actor, colleague: (world) => world.post('window', 'supervisor').actor }, 'mending', (world) => ({ dueOn: addDays(world.today, 14), reason: '等电力部门停电' })),
  mendHazard: on({ actor: (world) => world.post('committee', 'director').actor, colleague: (world) => world.mediator }, 'mending', async (world, actor) => ({ text: '已经扶正加固', happenedOn: world.today, photos: [await photo(world, actor)] })),
  checkHazard: on(mediator, 'mended', (world) => ({ passed: true, text: '看过，已经牢固', happenedOn: world.today })),
  cancelHazard: on(planner, 'found', () => ({ why: 'none', text: '到现场看过，没有发现' })),
  addToHazard: on(grid, 'mending', () => ({ text: '又松了一些' })),
  hazard: on(grid, 'mending'),
  hazards: { ...grid, make: async (world) => { const { at } = await reportedHazard(world); return { input: () => ({}), shows: holds(at.matter) }; } },
  exportHazards: asked({ actor: (world) => world.clerk, colleague: (world) => world.otherClerk }, () => ({})),
} satisfies Partial<CasesOf<typeof patrolOperations>>;

const pointCases = {
  points: { ...grid, make: async (world) => { const { point } = await pointAt(world); return { input: () => ({}), shows: holds(point) }; } },
  setPoint: asked(planner, (world) => ({ county: world.county, point: newId(), place: world.village, kind: 'bridge', name: '村北小桥', spot: { lat: 34.8, lng: 110.15 }, look: '栏杆、桥面' })),
  plates: { ...planner, make: async (world) => { const { point } = await pointAt(world); return { input: () => ({ place: world.village }), shows: holds(point) }; } },
  renewPlate: asked(planner, async (world) => ({ county: world.county, point: (await pointAt(world)).point })),
} satisfies Partial<CasesOf<typeof patrolOperations>>;

const shiftCases = {
  planShifts: { ...asked(planner, async (world) => ({
    county: world.county, place: world.village, kind: 'night', from: '22:00', to: '01:00', points: [(await pointAt(world)).point], note: '走完五个点位', shifts: [{ id: newId(), day: addDays(world.today, 1), posts: [(await walker(world)).id] }],
  })), otherwise: (input) => ({ ...input, kind: 'winter' }) },
  shifts: { ...grid, make: async (world) => { const { at, day } = await shiftOf(world, [(await walker(world)).id]); return { input: () => ({ from: day, to: day }), shows: holds(at.shift) }; } },
  walkers: asked(planner, (world) => ({ place: world.village, day: world.today }), (world) => holds(gridWorker(world).id)),
  substitute: { ...planner, make: async (world) => {
    const [out, next] = [await walker(world), await walker(world)];
    const { at } = await shiftOf(world, [out.id]);
    return { input: () => ({ ...at, out: out.id, in: next.id }), basis: 1 };
  } },
  cancelShift: { ...planner, make: async (world) => { const { at } = await shiftOf(world, [(await walker(world)).id]); return { input: () => ({ ...at, reason: '大雪封路' }), basis: 1 }; } },
  askSwap: { actor: (world) => gridWorker(world).actor, make: async (world) => {
    const { at } = await shiftOf(world, [gridWorker(world).id]);
    const to = await walker(world, 'volunteer');
    return { input: () => ({ ...at, swap: newId(), to: to.id }) };
  } },
  answerSwap: { actor: (world) => world.post('committee', 'volunteer').actor, make: async (world) => {
    const from = await walker(world);
    await registered(world, world.post('committee', 'volunteer'));
    const { at } = await shiftOf(world, [from.id]);
    const swap = newId();
    await world.ground.command(patrolOperations.askSwap, from.actor, { ...at, swap, to: world.post('committee', 'volunteer').id });
    return { input: () => ({ ...at, swap, take: true }) };
  }, otherwise: (input) => ({ ...input, take: false }) },
} satisfies Partial<CasesOf<typeof patrolOperations>>;

const roundCases = {
  start: asked(grid, (world) => ({ county: world.county, patrol: newId(), place: world.village, kind: 'night', at: minutes(world, -5) })),
  checkIn: walking(async (world) => ({ checkIn: newId(), plate: (await pointAt(world)).code, way: 'plate', at: minutes(world, -30) })),
  noteSeen: walking((world) => ({ note: newId(), at: minutes(world, -20), text: '路灯不亮，已告知村电工' })),
  end: walking((world) => ({ at: minutes(world, -1), text: '一切正常' })),
  list: { ...grid, make: async (world) => { const { at } = await patrolOf(world); return { input: () => ({}), shows: holds(at.patrol) }; } },
  patrol: walking(),
  coverage: asked(grid, span),
  // One that is there is made anew: the row stays one.
  calendarLink: asked({ actor: (world) => gridWorker(world).actor }, async (world) => {
    await world.ground.command(patrolOperations.calendarLink, gridWorker(world).actor, { county: world.county, link: newId() });
    return { county: world.county, link: newId() };
  }),
  calendar: { actor: (world) => outsiders(world).public, make: async (world) => {
    const { token } = await world.ground.command(patrolOperations.calendarLink, gridWorker(world).actor, { county: world.county, link: newId() });
    return { input: () => ({ token }) };
  }, otherwise: (input) => ({ ...input, token: `610524${'x'.repeat(32)}` }) },
} satisfies Partial<CasesOf<typeof patrolOperations>>;

export const patrolCases: CasesOf<typeof patrolOperations> = { ...hazardCases, ...pointCases, ...shiftCases, ...roundCases };
