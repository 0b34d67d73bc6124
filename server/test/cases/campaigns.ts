import { addDays, newId } from '@anhe/contract/kernel';
import { campaignOperations as op } from '@anhe/contract/campaigns';
import type { CampaignStatus, DutyStatus } from '@anhe/contract/campaigns';
import { systemActor } from '../../src/kernel/access/actor.ts';
import type { Actor } from '../../src/kernel/access/actor.ts';
import { buildUnit } from '../build.ts';
import { campaignAt, doer, dutiesOf, dutyAt, planInput, planner, reviewer, signer } from '../campaigns.ts';
import { photo } from '../patrols.ts';
import { known } from '../world.ts';
import type { World } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf } from './case.ts';

const planners = { actor: planner, colleague: signer };
const doers = { actor: doer, colleague: (world: World) => world.post('committee', 'clerk').actor };

type More = object | ((world: World, actor: Actor) => object | Promise<object>);
const filled = async (more: More, world: World, actor: Actor): Promise<object> => (typeof more === 'function' ? await (more as (world: World, actor: Actor) => object | Promise<object>)(world, actor) : more); // an object is no function

/** A step of a campaign that stands ready for it. */
const step = (who: Pick<Case, 'actor' | 'colleague'>, status: CampaignStatus, more: More = {}): Case => ({
  ...who,
  make: async (world) => {
    const { at, revision } = await campaignAt(world, status);
    return { input: async (actor) => ({ ...at, ...(await filled(more, world, actor)) }), basis: revision };
  },
});

/** A step of a task of the committee. */
const onDuty = (who: Pick<Case, 'actor' | 'colleague'>, status: DutyStatus, more: More = {}): Case => ({
  ...who,
  make: async (world) => {
    const { at, revision } = await dutyAt(world, status);
    return { input: async (actor) => ({ ...at, ...(await filled(more, world, actor)) }), basis: revision };
  },
});

/** What a reader of a campaign or a task sees. */
const reading = (status: DutyStatus, query: (at: { county: string; duty: string }) => object): Case => ({
  ...doers,
  make: async (world) => {
    const { at } = await dutyAt(world, status);
    return { input: () => ({ ...query(at) }), shows: holds(at.duty) };
  },
});

export const campaignCases: CasesOf<typeof op> = {
  kinds: { ...planners, make: () => ({ input: () => ({}) }) },
  draft: { ...planners, make: (world) => { const input = { county: world.county, campaign: newId(), plan: planInput(world) }; return { input: () => input }; } },
  revise: step(planners, 'draft', (world) => ({ plan: planInput(world, { title: '冬季消防通道整治' }) })),
  submit: step(planners, 'draft'),
  review: step({ actor: reviewer, colleague: signer }, 'review', { passed: true }),
  publish: step({ actor: signer }, 'signing', { passed: true }),
  discard: step(planners, 'review', { reason: '与上级行动重复' }),
  prolong: step({ actor: signer }, 'running', (world) => ({ to: addDays(world.today, 30), reason: '雨雪天气，走访没有走完' })),
  cancel: step({ actor: signer }, 'running', { reason: '上级另有安排' }),
  summarise: step(planners, 'reporting', (world) => ({ from: addDays(world.today, -3), to: addDays(world.today, 20) })),
  rewrite: step(planners, 'reporting', { text: '行动期间各村完成了走访，隐患都已登记。' }),
  handIn: step(planners, 'reporting'),
  close: step({ actor: signer }, 'checking', { passed: true }),
  list: { ...doers, make: async (world) => { const { at } = await campaignAt(world, 'running'); return { input: () => ({ box: 'area', limit: 100 }), shows: holds(at.campaign) }; } },
  campaign: { ...doers, make: async (world) => { const { at } = await campaignAt(world, 'running'); return { input: () => at, shows: holds(at.campaign) }; } },
  export: { ...doers, make: async (world) => { const { at } = await campaignAt(world, 'running'); return { input: () => at }; } },
  mine: reading('open', () => ({})),
  duty: reading('open', (at) => at),
  proof: {
    ...doers,
    make: async (world) => {
      const { at, revision } = await dutyAt(world, 'open');
      const file = await photo(world, doer(world));
      await world.ground.command(op.report, doer(world), { ...at, report: newId(), amount: 3, text: '看了三家', done: false, proofs: [file] }, { basis: revision });
      return { input: () => ({ ...at, proof: file.id }) };
    },
  },
  report: onDuty(doers, 'open', async (world, actor) => ({ report: newId(), amount: 9, text: '已经逐店看过', done: true, proofs: [await photo(world, actor)] })),
  excuse: onDuty(doers, 'open', () => ({ report: newId(), text: '本村没有沿街商户' })),
  ask: onDuty(doers, 'open', (world) => ({ day: addDays(world.today, 15), text: '沿街商户外出较多' })),
  answer: onDuty(planners, 'asked', { granted: true }),
  sendBack: onDuty(planners, 'done', { remark: '请补充照片' }),
  assign: onDuty(planners, 'open', async (world) => ({ unit: (await buildUnit(world.ground, { place: world.village })).id })),
  urge: {
    ...planners,
    make: async (world) => {
      const { at } = await dutyAt(world, 'open');
      await world.ground.rows('update campaigns.duty set due_on = $2 where id = $1', [at.duty, addDays(world.today, -2)]);
      return { input: () => ({ ...at, urge: newId(), text: '请尽快报进展' }) };
    },
  },
  count: {
    actor: (world) => systemActor('test', world.county),
    make: async (world) => {
      const found = await campaignAt(world, 'running');
      const counted = known((await dutiesOf(world, found)).find(({ task }) => task === 1));
      await world.ground.rows('update campaigns.duty set target = null where id = $1', [counted.at.duty]);
      return { input: () => ({ ...found.at, from: addDays(world.today, -3), on: world.today }) };
    },
    otherwise: (input) => ({ ...input, on: '2026-11-24' }),
  },
};
