import { newId } from '@anhe/contract/kernel';
import type { disputeOperations } from '@anhe/contract/disputes';
import { readSheet } from '../../src/kernel/spreadsheet.ts';
import { known } from '../world.ts';
import type { Stage, StagedDispute, World } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf, Made } from './case.ts';

const mediator = { actor: (world: World) => world.mediator, colleague: (world: World) => world.post('committee', 'director').actor };
const clerk = { actor: (world: World) => world.clerk, colleague: (world: World) => world.otherClerk };

/** A step on a dispute at a stage. */
function step(stage: Stage, more: (world: World, found: StagedDispute) => object = () => ({})): Case {
  return {
    ...mediator,
    make: async (world) => {
      const found = await world.dispute(stage);
      const extra = { ...more(world, found) };
      return { input: () => ({ ...found.at, ...extra }), basis: found.revision };
    },
  };
}

/** A step that names the day on which it was done. */
const dated = (stage: Stage, more: (world: World, found: StagedDispute) => object = () => ({})): Case => step(stage, (world, found) => ({ happenedOn: world.today, ...more(world, found) }));

const firstParty = (found: StagedDispute): string => known(found.parties[0]).id;

/** A query over one accepted dispute. */
const seen = (make: (world: World, found: StagedDispute) => { input: Record<string, unknown>; shows?: Made['shows'] }): Case => ({
  ...mediator,
  make: async (world) => {
    const { input, shows } = make(world, await world.dispute('ready'));
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
  takeOver: step('offered'),
  handBack: step('offered', () => ({ reason: '当事人住在邻村' })),
  offer: { ...step('handed-back', (world) => ({ committee: world.unit('area').id })), ...clerk },
  accept: step('registered', (world) => ({ acceptedOn: world.today, seised: 'no', authorityAct: false })),
  refuse: dated('registered', () => ({ ground: 'special-organ', reason: '婚姻关系的解除', goTo: '婚姻登记机关' })),
  appoint: dated('ready', (world) => ({ post: world.post('committee', 'director').id, chosen: 'appointed', conflict: 'none' })),
  tell: dated('ready', (_world, found) => ({ how: 'paper', told: [{ party: firstParty(found), answer: 'consented' }] })),
  holdSession: dated('ready', (world, found) => ({
    session: newId(), venue: '村委会', public: false, record: '双方各自陈述', recorder: world.mediator.post, readBack: true, present: found.parties.map(({ id }) => id),
  })),
  agreeOrally: dated('ready', (world) => ({ ...world.terms(), writtenNotNeeded: true })),
  draftAgreement: dated('ready', (world) => ({ ...world.terms(), copies: 3 })),
  sign: dated('drafted', (world, found) => ({ signatures: world.signatures(found.parties) })),
  putSeal: dated('drafted', () => ({ sealUse: newId(), copies: 3, acrossPages: true })),
  decline: dated('ready', (_world, found) => ({ party: firstParty(found), reason: '要去法院' })),
  resume: dated('failed', () => ({ reason: '双方愿意再谈' })),
  fail: dated('ready', () => ({ reason: '分歧太大', remediesTold: true })),
  withdraw: dated('ready', (_world, found) => ({ party: firstParty(found), reason: '自行和解' })),
  followUp: dated('agreed', () => ({ followUp: newId(), how: 'visit', performed: 'full', satisfied: 'yes', record: '都履行了' })),
  close: dated('agreed', () => ({ report: '已履行' })),
  archive: dated('closed', () => ({ retention: 'short' })),
  get: seen((_world, found) => ({ input: found.at })),
  list: seen((_world, found) => ({ input: {}, shows: holds(found.at.matter) })),
  count: seen(() => ({ input: {}, shows: some })),
  export: seen(() => ({ input: {}, shows: hasRows })),
};
