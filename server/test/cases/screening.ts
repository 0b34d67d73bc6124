import { addDays, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { screeningOperations } from '@anhe/contract/screening';
import { known } from '../world.ts';
import type { World } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf } from './case.ts';

const bureau = { actor: (world: World) => world.post('county', 'bureau').actor, colleague: (world: World) => world.post('county', 'guide').actor };
const committee = { actor: (world: World) => world.mediator, colleague: (world: World) => world.post('committee', 'director').actor };

/** What a round of the world asks for: the whole village, from today. */
export const roundInput = (world: World) => ({
  county: world.county, round: newId(), topic: 'general', area: [world.village], from: world.today, to: addDays(world.today, 20), dueOn: addDays(world.today, 10),
});

/** A round started by the bureau, with the report of the world's committee. */
export async function startedRound(world: World): Promise<{ county: string; round: Id; report: Id }> {
  const input = roundInput(world);
  await world.ground.command(screeningOperations.start, world.post('county', 'bureau').actor, input);
  const [row] = await world.ground.rows<{ id: Id }>('select id from screening.report where round = $1 and unit = $2', [input.round, world.unit('committee').id]);
  return { county: input.county, round: input.round, report: known(row).id };
}

/** A dispute that the committee registered in a round. */
export async function foundInRound(world: World, round: Id): Promise<Id> {
  const { at } = await world.filed({ origin: 'screening', round });
  return at.matter;
}

const hazard = { kind: 'water', count: 2, where: '村东水渠涵洞' };
const onRound = (seen: boolean): Case => ({
  ...bureau,
  make: async (world) => {
    const { county, round } = await startedRound(world);
    return { input: () => ({ county, round }), ...(seen ? { shows: holds(world.unit('committee').id) } : {}) };
  },
});

const onReport = (make: (world: World, at: { round: Id; report: Id; county: string }) => Promise<{ input: object; basis?: number }> | { input: object; basis?: number }): Case => ({
  ...committee,
  make: async (world) => {
    const at = await startedRound(world);
    const { input, basis } = await make(world, at);
    return { input: () => ({ county: at.county, report: at.report, ...input }), ...(basis === undefined ? {} : { basis }) };
  },
});

export const screeningCases: CasesOf<typeof screeningOperations> = {
  topics: { ...bureau, make: () => ({ input: () => ({}) }) },
  start: { ...bureau, make: (world) => { const input = roundInput(world); return { input: () => input }; } },
  close: { ...bureau, make: async (world) => { const { county, round } = await startedRound(world); return { input: () => ({ county, round }), basis: 1 }; } },
  rounds: { ...bureau, make: async (world) => { const { round } = await startedRound(world); return { input: () => ({}), shows: holds(round) }; } },
  round: onRound(true),
  due: { ...committee, make: async (world) => { const { report } = await startedRound(world); return { input: () => ({}), shows: holds(report) }; } },
  report: onReport(() => ({ input: {} })),
  fileReport: onReport(async (world, { round }) => ({ input: { matters: [await foundInRound(world, round)], hazards: [hazard] }, basis: 0 })),
  signNil: onReport(() => ({ input: {}, basis: 0 })),
  correct: onReport(async (world, { county, report }) => {
    await world.ground.command(screeningOperations.signNil, world.mediator, { county, report }, { basis: 0 });
    return { input: { hazards: [hazard], reason: '漏报一处' }, basis: 1 };
  }),
  export: onRound(false),
};
