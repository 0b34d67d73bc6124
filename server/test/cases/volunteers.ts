import { addDays, newId } from '@anhe/contract/kernel';
import { volunteerOperations } from '@anhe/contract/volunteers';
import { patrolOperations } from '@anhe/contract/patrols';
import type { Actor } from '../../src/kernel/access/actor.ts';
import { buildPost } from '../build.ts';
import { minutes, patrolOf } from '../patrols.ts';
import { accepted, application, applied, attended, confirmed, insurance, keeper, offered, personal, ready, registered, second, taken, training } from '../volunteers.ts';
import type { StagedService, StagedVolunteer } from '../volunteers.ts';
import type { World } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf } from './case.ts';

type Who = Pick<Case, 'actor' | 'colleague'>;
const director: Who = { actor: keeper, colleague: second };
/** A second person confirms what the director recorded; a third could as well. */
const other: Who = { actor: second, colleague: (world) => world.post('committee', 'grid').actor };
const thanker: Who = { actor: (world) => world.post('county', 'leader').actor, colleague: (world) => world.post('county', 'guide').actor };

type More<T> = (world: World, found: T) => object;

/** A step on a volunteer who stands ready for it. */
const on = (stage: (world: World) => Promise<StagedVolunteer>, more: More<StagedVolunteer> = () => ({}), who: Who = director): Case => ({
  ...who, make: async (world) => { const found = await stage(world); return { input: () => ({ ...found.at, ...more(world, found) }), basis: found.revision }; },
});

const service = (stage: (world: World) => Promise<StagedService>, more: More<StagedService> = () => ({}), who: Who = director): Case => ({
  ...who, make: async (world) => { const found = await stage(world); return { input: () => ({ ...found.at, ...more(world, found) }), basis: found.revision }; },
});

const span = (world: World) => ({ from: addDays(world.today, -30), to: addDays(world.today, 250) });

/** Who is a volunteer takes for themselves, others for whom they look after. */
const ownOf = (world: World, actor: Actor): Promise<StagedVolunteer['at']> | undefined =>
  actor.kind === 'staff' && actor.post === world.post('committee', 'volunteer').id ? registered(world, world.post('committee', 'volunteer')) : undefined;

const memberCases = {
  kinds: { ...director, make: () => ({ input: () => ({}) }) },
  apply: { ...director, make: (world) => { const input = application(world); return { input: () => input }; } },
  accept: on(applied),
  refuse: on(applied, () => ({ ground: 'place', text: '常年在外地，联系不上' })),
  suspend: on(accepted, () => ({ text: '本人外出务工' })),
  resume: on(async (world) => {
    const found = await accepted(world);
    const { revision } = await world.ground.command(volunteerOperations.suspend, keeper(world), { ...found.at, text: '本人外出务工' }, { basis: found.revision });
    return { ...found, revision };
  }),
  change: on(accepted, () => ({ personal: personal(), wants: ['elder-help'] })),
  train: on(accepted, (world) => training(world, 'safety')),
  insure: on(accepted, (world) => insurance(world)),
  link: { ...director, make: async (world) => { const [found, post] = [await accepted(world), await walkerPost(world)]; return { input: () => ({ ...found.at, post }), basis: found.revision }; } },
  leave: on(ready),
  certify: { ...director, make: async (world) => { const found = await ready(world); await confirmed(world, found.at); return { input: () => ({ ...found.at, certificate: newId() }) }; } },
  list: { ...director, make: async (world) => { const { at } = await applied(world); return { input: () => ({}), shows: holds(at.volunteer) }; } },
  get: on(ready),
  reveal: on(ready, () => ({ reason: '电话通知集合地点' })),
  mine: { actor: (world) => world.post('committee', 'volunteer').actor, make: async (world) => { const at = await registered(world, world.post('committee', 'volunteer')); return { input: () => ({}), shows: holds(at.volunteer) }; } },
} satisfies Partial<CasesOf<typeof volunteerOperations>>;

/** A post of a volunteer with nobody registered for it. */
const walkerPost = async (world: World): Promise<string> => (await buildPost(world.ground, world.unit('committee'), 'volunteer')).id;

const taskCases = {
  offer: { ...director, make: (world) => ({ input: () => ({ county: world.county, task: newId(), place: world.village, kind: 'notice-spreading', startsAt: minutes(world, 60), endsAt: minutes(world, 180), wanted: 2, where: '集市南口' }) }) },
  cancelTask: { ...director, make: async (world) => { const { at, revision } = await offered(world); return { input: () => ({ ...at, text: '有大雨' }), basis: revision }; } },
  take: { ...director, make: async (world) => {
    const [{ at }, found] = [await offered(world), await ready(world)];
    await registered(world, world.post('committee', 'volunteer'));
    return { input: async (actor) => ({ ...at, service: newId(), volunteer: (await ownOf(world, actor) ?? found.at).volunteer }) };
  } },
  drop: service(taken),
  attend: service(taken, (_world, { times }) => times),
  confirm: service(attended, () => ({}), other),
  correct: service(confirmed, (world, { times }) => ({ correction: newId(), from: times.from, to: minutes(world, -30), reason: '提前半小时离开' }), { actor: keeper, colleague: second }),
  countPatrol: { ...director, make: async (world) => {
    await registered(world, world.post('committee', 'volunteer'));
    const { at } = await patrolOf(world);
    await world.ground.command(patrolOperations.end, world.post('committee', 'grid').actor, { ...at, at: minutes(world, -1) });
    return { input: () => ({ county: world.county, task: newId(), patrol: at.patrol }) };
  } },
  tasks: { ...director, make: async (world) => { const { at } = await offered(world); return { input: () => span(world), shows: holds(at.task) }; } },
  task: { ...director, make: async (world) => { const { at } = await offered(world); return { input: () => at }; } },
  recognise: { ...thanker, make: (world) => ({ input: () => ({ county: world.county, recognition: newId(), unit: world.unit('committee').id, kind: 'thanks', on: world.today, text: '汛期连续值守' }) }) },
  units: { ...director, make: async (world) => { await confirmed(world); return { input: () => span(world), shows: holds(world.unit('committee').id) }; } },
} satisfies Partial<CasesOf<typeof volunteerOperations>>;

export const volunteerCases: CasesOf<typeof volunteerOperations> = { ...memberCases, ...taskCases };
