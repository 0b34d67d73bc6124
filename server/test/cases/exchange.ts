import { disputeOperations } from '@anhe/contract/disputes';
import type { exchangeOperations } from '@anhe/contract/disputes';
import { addDays, newId } from '@anhe/contract/kernel';
import { readSheet } from '../../src/kernel/spreadsheet.ts';
import { partyInput } from '../build.ts';
import type { StagedDispute, World } from '../world.ts';
import { holds } from './case.ts';
import type { CasesOf } from './case.ts';

const mediator = { actor: (world: World) => world.mediator, colleague: (world: World) => world.post('committee', 'director').actor };

/** A line of an old register, settled a year ago, with invented parties. */
export const oldRow = (world: World, more: object = {}) => {
  const day = addDays(world.today, -400);
  return {
    matter: newId(), place: world.village, filedOn: day, happenedOn: day, type: 'neighbour', origin: 'oral', summary: '两家因滴水檐争吵', parties: [partyInput({ side: 'applicant' }), partyInput({ side: 'respondent' })],
    outcome: 'written', agreedOn: addDays(day, 3), amount: 1200, ...more,
  };
};

/** What another platform said of a dispute. */
export const exchangeInput = (world: World) => ({ map: 'governance-example', theirs: `ZZ${newId().slice(-8)}`, answer: '校验通过', answeredOn: world.today });

const exchanged = async (world: World, found: StagedDispute) => {
  const input = exchangeInput(world);
  await world.ground.command(disputeOperations.recordExchange, world.mediator, { ...found.at, ...input });
  return input;
};

/** Whether the platform's table has a row. */
async function hasRows(answer: unknown): Promise<boolean> {
  const { bytes } = answer as { bytes: Uint8Array }; // the answer of `exportAs`
  const { good } = await readSheet(bytes, { number: { header: { zh: '事件编号', en: '—' }, required: true, read: (value: string) => ({ value }) } });
  return good.length > 0;
}

export const exchangeCases: CasesOf<ReturnType<typeof exchangeOperations>> = {
  oldTemplate: { ...mediator, make: () => ({ input: () => ({}) }) },
  takeIn: {
    ...mediator,
    make: (world) => {
      const input = { county: world.county, committee: world.unit('committee').id, rows: [oldRow(world), oldRow(world, { outcome: undefined, agreedOn: undefined })] };
      return { input: () => input };
    },
  },
  columnMaps: { ...mediator, make: () => ({ input: () => ({}) }) },
  exportAs: {
    ...mediator,
    make: async (world) => {
      await world.dispute('accepted');
      return { input: () => ({ map: 'governance-example', filters: {} }), shows: hasRows };
    },
  },
  exchangeMatches: {
    ...mediator,
    make: async (world) => {
      const found = await world.dispute('accepted');
      const { theirs } = await exchanged(world, found);
      return { input: () => ({ map: 'governance-example', numbers: [], theirs: [theirs] }), shows: holds(found.at.matter) };
    },
  },
  recordExchange: {
    ...mediator,
    make: async (world) => {
      const { at } = await world.dispute('accepted');
      const input = { ...at, ...exchangeInput(world) };
      return { input: () => input };
    },
  },
  exchanges: {
    ...mediator,
    make: async (world) => {
      const found = await world.dispute('accepted');
      await exchanged(world, found);
      return { input: () => found.at };
    },
  },
};
