import type { DisputeStep, disputeOperations } from '@anhe/contract/disputes';
import { disputeOperations as dispute } from '@anhe/contract/disputes';
import { addDays, newId } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { receiptActor } from '../../src/kernel/access/actor.ts';
import { known } from '../world.ts';
import type { StagedDispute, World } from '../world.ts';
import type { Case, CasesOf } from './case.ts';
import { stepInput } from './steps.ts';
import type { AfterStep } from '@anhe/contract/disputes';

type AfterName = AfterStep | 'performance' | 'confirmation' | 'heldAfter';
const mediator = { actor: (world: World) => world.mediator, colleague: (world: World) => world.post('committee', 'director').actor };

/** Agreed in writing and in force, 1,000 yuan to be paid within ten days. */
export async function agreedInWriting(world: World, more: object = {}, terms: object = {}): Promise<StagedDispute> {
  let found = await world.dispute('accepted', more);
  found = await world.take(found, 'draftAgreement', { performance: 'by-date', performBy: addDays(world.today, 10), amount: 1000, ...terms });
  found = await world.withSignedPage(await world.take(found, 'sign'));
  return world.take(found, 'putSeal');
}

/** Two instalments of 400 and 600 yuan. */
export const twoInstalments = (world: World, found: StagedDispute, days: readonly [number, number] = [5, 10]): { instalments: { id: string; payer: string; payee: string; amount: number; dueOn: string }[] } => {
  const [payer, payee] = [known(found.parties[1]).id, known(found.parties[0]).id];
  return { instalments: [400, 600].map((amount, index) => ({ id: newId(), payer, payee, amount, dueOn: addDays(world.today, days[index] ?? 0) })) };
};

/** What each step needs to have happened. */
const ready: Readonly<Record<AfterStep, (world: World) => Promise<{ found: StagedDispute; more?: object }>>> = {
  schedule: async (world) => {
    const found = await agreedInWriting(world);
    return { found, more: twoInstalments(world, found) };
  },
  recordPerformance: async (world) => ({ found: await agreedInWriting(world) }),
  reversePerformance: async (world) => {
    const entry = newId();
    const found = await world.take(await agreedInWriting(world), 'recordPerformance', { entry });
    return { found, more: { reverses: entry } };
  },
  recordBreach: async (world) => {
    // Agreed twenty days ago on paper and written down today; due ten days ago.
    const found = await world.dispute('accepted', { filedOn: addDays(world.today, -30), happenedOn: addDays(world.today, -31) });
    const agreedOn = addDays(world.today, -20);
    return { found: await world.take(found, 'agreeOrally', { happenedOn: agreedOn, already: true, performance: 'by-date', performBy: addDays(world.today, -10), amount: 1000 }) };
  },
  applyConfirmation: async (world) => ({ found: await agreedInWriting(world) }),
  recordRuling: async (world) => ({ found: await world.take(await agreedInWriting(world), 'applyConfirmation') }),
  applyReview: async (world) => ({ found: await agreedInWriting(world, { type: 'labour' }) }),
  recordReview: async (world) => ({ found: await world.take(await agreedInWriting(world, { type: 'migrant-wages' }), 'applyReview') }),
  applyNoPenalty: async (world) => ({ found: await world.take(await agreedInWriting(world), 'recordPerformance') }),
};

const step = (name: AfterStep & DisputeStep): Case => ({
  ...mediator,
  make: async (world) => {
    const { found, more } = await ready[name](world);
    const input = { ...stepInput(world, name, found), ...more };
    return { input: () => input, basis: found.revision };
  },
});

const seen: Case = {
  ...mediator,
  make: async (world) => {
    const found = await agreedInWriting(world);
    return { input: () => found.at };
  },
};

export const afterCases: Pick<CasesOf<typeof disputeOperations>, AfterName> = {
  schedule: step('schedule'), recordPerformance: step('recordPerformance'), reversePerformance: step('reversePerformance'), recordBreach: step('recordBreach'),
  applyConfirmation: step('applyConfirmation'), recordRuling: step('recordRuling'), applyReview: step('applyReview'), recordReview: step('recordReview'), applyNoPenalty: step('applyNoPenalty'),
  performance: seen, confirmation: seen,
  heldAfter: {
    actor: (world) => receiptActor(world.county),
    make: async (world) => {
      const found = await agreedInWriting(world);
      const scheduled = await world.ground.command(dispute.schedule, world.mediator, { ...found.at, happenedOn: world.today, ...twoInstalments(world, found) }, { basis: found.revision });
      const { code } = await world.ground.command(matterOperations.issueReceipt, world.mediator, { ...found.at, receipt: newId(), party: known(found.parties[0]).id, word: '石榴树' });
      const { pass } = await world.ground.command(matterOperations.givePass, receiptActor(world.county), { code, word: '石榴树' });
      return { input: () => ({ code, pass: known(pass) }), shows: (answer) => scheduled.revision > 0 && JSON.stringify(answer).includes('"400.00"') };
    },
  },
};
