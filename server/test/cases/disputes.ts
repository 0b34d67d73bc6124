import type { DisputeStep, disputeOperations } from '@anhe/contract/disputes';
import { readSheet } from '../../src/kernel/spreadsheet.ts';
import { known } from '../world.ts';
import type { Stage, StagedDispute, World } from '../world.ts';
import { agreeCases } from './agree.ts';
import { holds } from './case.ts';
import type { Case, CasesOf, Made } from './case.ts';
import { stepInput } from './steps.ts';

const mediator = { actor: (world: World) => world.mediator, colleague: (world: World) => world.post('committee', 'director').actor };
const clerk = { actor: (world: World) => world.clerk, colleague: (world: World) => world.otherClerk };

/** A step on a dispute that is ready for it. */
const step = (name: DisputeStep, stage: Stage): Case => ({
  ...mediator,
  make: async (world) => {
    const found = await world.dispute(stage);
    const input = stepInput(world, name, found);
    return { input: () => input, basis: found.revision };
  },
});

/** A query over one accepted dispute. */
const seen = (make: (world: World, found: StagedDispute) => { input: Record<string, unknown>; shows?: Made['shows'] }): Case => ({
  ...mediator,
  make: async (world) => {
    const { input, shows } = make(world, await world.dispute('accepted'));
    return { input: () => input, ...(shows === undefined ? {} : { shows }) };
  },
});

/** Whether a workbook has a row below its headings. */
async function hasRows(answer: unknown): Promise<boolean> {
  const { bytes } = answer as { bytes: Uint8Array }; // the answer of `export`
  const { good } = await readSheet(bytes, { number: { header: { zh: '登记日期', en: 'Filed on' }, also: [], required: true, read: (value: string) => ({ value }) } });
  return good.length > 0;
}

const some = (answer: unknown): boolean => (answer as { rows: number }).rows > 0; // the answer of `count`

export const disputeCases: CasesOf<typeof disputeOperations> = {
  suggestType: { ...clerk, make: () => ({ input: () => ({ text: '邻居的水沟' }) }) },
  similar: seen((world, found) => ({ input: { place: world.village, type: 'neighbour', parties: [{ name: known(found.parties[0]).name }] }, shows: holds(found.at.matter) })),
  reference: { ...mediator, make: () => ({ input: () => ({}) }) },
  register: {
    ...clerk,
    make: (world) => {
      const input = world.filing();
      return { input: () => input };
    },
  },
  settleOnSpot: {
    ...mediator,
    make: (world) => {
      const input = { ...world.filing(), ...world.terms(), mediator: world.mediator.post, form: 'oral', toldHow: 'read-out', writtenNotNeeded: true };
      return { input: () => input };
    },
  },
  takeOver: step('takeOver', 'offered'), handBack: step('handBack', 'offered'), offer: { ...step('offer', 'handed-back'), ...clerk },
  accept: step('accept', 'registered'), refuse: step('refuse', 'registered'), appoint: step('appoint', 'accepted'), tell: step('tell', 'accepted'),
  holdSession: step('holdSession', 'accepted'), agreeOrally: step('agreeOrally', 'accepted'), draftAgreement: step('draftAgreement', 'accepted'), sign: step('sign', 'drafted'),
  putSeal: step('putSeal', 'drafted'), decline: step('decline', 'accepted'), resume: step('resume', 'failed'), fail: step('fail', 'accepted'), withdraw: step('withdraw', 'accepted'),
  followUp: step('followUp', 'agreed'), close: step('close', 'agreed'), archive: step('archive', 'closed'),
  get: seen((_world, found) => ({ input: found.at })),
  list: seen((_world, found) => ({ input: {}, shows: holds(found.at.matter) })),
  count: seen(() => ({ input: {}, shows: some })),
  export: seen(() => ({ input: {}, shows: hasRows })),
  ...agreeCases,
};
