import { disputeOperations } from '@anhe/contract/disputes';
import type { DisputeStep } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import { readSheet } from '../../src/kernel/spreadsheet.ts';
import { known } from '../world.ts';
import type { Stage, StagedDispute, World } from '../world.ts';
import { afterCases } from './after.ts';
import { agreeCases } from './agree.ts';
import { callCases } from './calls.ts';
import { holds } from './case.ts';
import { exchangeCases } from './exchange.ts';
import type { Case, CasesOf, Made } from './case.ts';
import { roomCases } from './room.ts';
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

/** A handover that waits for an answer or runs, and who works on it. */
const handed = (who: Pick<Case, 'actor' | 'colleague'>, kind: 'refer' | 'transfer', more: (world: World) => object, agreed = false): Case => ({
  ...who,
  make: async (world) => {
    const to = kind === 'refer' ? 'county' : 'window';
    const asked = await world.handedOver(await world.dispute('accepted'), kind, to);
    const found = agreed ? await world.answer(asked, 'answerReferral', world.post(to, 'handler').actor) : asked;
    const input = { ...found.at, handover: found.handover, ...more(world) };
    return { input: () => input, basis: found.revision };
  },
});
const helper = { actor: (world: World) => world.post('county', 'handler').actor, colleague: (world: World) => world.post('county', 'officer').actor };

/** A dispute that a court handed in. */
const handIn = { organ: 'court', name: '测试人民法庭', letter: '（2026）测委字第1号', receivedOn: '2026-01-01' };
const handedIn = async (world: World) => {
  const found = await world.filed({ origin: 'handed-in', handIn: { ...handIn, receivedOn: world.today } });
  return world.take(await world.take(found, 'takeOver'), 'refuse');
};

const wayOn = async (world: World) => {
  const found = await world.dispute('accepted');
  const way = newId();
  const { revision } = await world.ground.command(disputeOperations.recordWay, world.mediator, { ...found.at, way, kind: 'lawsuit', organ: '测试人民法院', since: world.today }, { basis: found.revision });
  return { ...found, revision, way };
};

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
  takeFromRequest: {
    actor: (world) => world.system,
    make: async (world) => {
      const { at, parties } = await world.dispute('registered');
      const input = {
        county: at.county, matter: newId(), from: at.matter, place: world.village, committee: world.unit('committee').id, type: 'neighbour', filedUnit: world.unit('window').id, filedOn: world.today,
        respondent: known(parties[1]).id, applicant: known(parties[0]).id, text: null, photos: [],
      };
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
  refer: step('refer', 'accepted'), transfer: step('transfer', 'accepted'),
  receive: handed(clerk, 'transfer', () => ({ accept: true })),
  answerReferral: handed(helper, 'refer', () => ({ accept: true })),
  reportHelp: handed(helper, 'refer', (world) => ({ happenedOn: world.today, result: '已核实，宅基地登记无误' }), true),
  takeBackHandover: handed(mediator, 'transfer', () => ({ reason: '双方又愿意在村里谈' })),
  endHelp: handed(mediator, 'refer', () => ({ reason: '已不需要' }), true),
  returnHandIn: {
    ...mediator,
    make: async (world) => {
      const found = await handedIn(world);
      const input = stepInput(world, 'returnHandIn', found);
      return { input: () => input, basis: found.revision };
    },
  },
  ways: seen((_world, found) => ({ input: found.at })),
  recordWay: {
    ...mediator,
    make: async (world) => {
      const found = await world.dispute('accepted');
      const input = { ...found.at, way: newId(), kind: 'lawsuit', organ: '测试人民法院', since: world.today };
      return { input: () => input, basis: found.revision };
    },
  },
  endWay: {
    ...mediator,
    make: async (world) => {
      const found = await wayOn(world);
      const input = { ...found.at, way: found.way, endedOn: world.today, result: '撤诉' };
      return { input: () => input, basis: found.revision };
    },
  },
  get: seen((_world, found) => ({ input: found.at })),
  list: seen((_world, found) => ({ input: {}, shows: holds(found.at.matter) })),
  count: seen(() => ({ input: {}, shows: some })),
  export: seen(() => ({ input: {}, shows: hasRows })),
  ...afterCases,
  ...roomCases,
  ...agreeCases,
  ...callCases,
  ...exchangeCases,
};
