import { newId } from '@anhe/contract/kernel';
import { supervisionOperations } from '@anhe/contract/supervision';
import type { LetterKind, LetterStatus } from '@anhe/contract/supervision';
import { systemActor } from '../../src/kernel/access/actor.ts';
import type { Actor } from '../../src/kernel/access/actor.ts';
import { buildPost } from '../build.ts';
import { photo } from '../patrols.ts';
import { answerer, drafter, foundLate, lateDay, letterAt, letterInput, proposeAll, reviewer, signer } from '../supervision.ts';
import type { World } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf } from './case.ts';

const drafters = { actor: drafter, colleague: signer };
const answerers = { actor: answerer, colleague: (world: World) => world.post('committee', 'clerk').actor };

/** A step of a letter that stands ready for it. */
const step = (who: Pick<Case, 'actor' | 'colleague'>, status: Exclude<LetterStatus, 'raised'>, more: object | ((world: World, actor: Actor) => Promise<object>) = {}, kind: LetterKind = 'reminder'): Case => ({
  ...who,
  make: async (world) => {
    const { at, revision } = await letterAt(world, status, { kind });
    return { input: async (actor) => ({ ...at, ...(typeof more === 'function' ? await more(world, actor) : more) }), basis: revision };
  },
});

const recorders = { actor: drafter, colleague: signer };

/** An urging of the committee that has reached it. */
async function urged(world: World): Promise<{ county: string; urge: string }> {
  const { at } = await world.dispute('accepted');
  const urge = newId();
  await world.ground.command(supervisionOperations.urge, drafter(world), { county: world.county, urge, matter: at.matter, text: '请尽快上门' });
  await world.ground.rows('update supervision.urge set deliver_at = urged_at where id = $1', [urge]);
  return { county: world.county, urge };
}

/** An office of a unit of the village. */
async function officeOf(world: World): Promise<{ county: string; office: string; unit: string }> {
  const unit = await world.emptyUnit();
  const [{ id: post }, office] = [await buildPost(world.ground, unit, 'director'), newId()];
  await world.ground.command(supervisionOperations.setOffice, drafter(world), { county: world.county, office, unit: unit.id, as: 'principal', post, from: world.today });
  return { county: world.county, office, unit: unit.id };
}

/** What the committee answers for in a group of the village. */
async function chargeOf(world: World): Promise<{ county: string; charge: string }> {
  const charge = newId();
  await world.ground.command(supervisionOperations.setCharge, drafter(world), { county: world.county, charge, unit: world.unit('committee').id, place: await world.cell(), as: 'disputes', from: world.today });
  return { county: world.county, charge };
}

/** A letter that its unit has and may read. */
const seen = (query: (world: World, at: { county: string; letter: string }) => object): Case => ({
  ...answerers,
  make: async (world) => {
    const { at } = await letterAt(world, 'issued');
    return { input: () => ({ ...query(world, at) }), shows: holds(at.letter) };
  },
});

export const supervisionCases: CasesOf<typeof supervisionOperations> = {
  rules: { ...drafters, make: () => ({ input: () => ({}) }) },
  propose: {
    actor: (world) => systemActor('test', world.county),
    make: async (world) => {
      const on = lateDay(world);
      await proposeAll(world, on);
      await world.dispute('accepted');
      return { input: () => ({ county: world.county, on }) };
    },
    otherwise: (input) => ({ ...input, on: '2026-01-01' }),
  },
  findings: { ...drafters, make: async (world) => {
    const { at } = await foundLate(world);
    const [row] = await world.ground.rows<{ on: string }>('select found_on::text as on from supervision.finding where county = $1 and id = $2', [at.county, at.finding]);
    // From this one on: what other cases left is late on that day, too.
    return { input: () => ({ place: world.village, cursor: `${row?.on}_${at.finding.slice(0, -12)}ffffffffffff` }), shows: holds(at.finding) };
  } },
  dismiss: { ...drafters, make: async (world) => { const { at } = await foundLate(world); return { input: () => ({ ...at, reason: '当事人外出，已经约好时间' }), basis: 1 }; } },
  draft: { ...drafters, make: (world) => { const input = letterInput(world); return { input: () => input }; } },
  revise: step(drafters, 'draft', { heading: '关于排水纠纷办理的提醒函', text: '请你单位三日内上门，并书面回复办理情况。' }),
  submit: step(drafters, 'draft'),
  review: step({ actor: reviewer, colleague: signer }, 'review', { passed: true }),
  sign: step({ actor: signer }, 'signing', { passed: true }),
  discard: step(drafters, 'review', { reason: '不需要发' }),
  receive: step(answerers, 'issued'),
  object: step(answerers, 'issued', { text: '所列事项已经移交其他单位' }),
  settle: step({ actor: signer }, 'objected', { upheld: false, text: '移交没有被接收，仍由你单位办理' }),
  hold: step(drafters, 'issued', (world) => Promise.resolve({ happenedOn: world.today, text: '主任到场说明了情况' }), 'interview'),
  reply: step(answerers, 'issued', async (world, actor) => ({ reply: newId(), text: '已经上门办理', proofs: [await photo(world, actor)] })),
  check: step(drafters, 'replied', { passed: true, remark: '核查属实' }),
  revoke: step({ actor: signer }, 'issued', { reason: '所列事项有误' }),
  look: {
    ...drafters,
    make: async (world) => {
      const { at, revision } = await letterAt(world, 'released');
      await world.ground.rows('update supervision.letter set look_from = $2 where id = $1', [at.letter, world.today]);
      return { input: () => ({ ...at, effect: 'lasting', text: '本季度没有再逾期' }), basis: revision };
    },
  },
  letters: seen(() => ({ box: 'received', limit: 100 })),
  letter: seen((_world, at) => at),
  proof: {
    ...answerers,
    make: async (world) => {
      const { at } = await letterAt(world, 'replied');
      const [file] = await world.ground.rows<{ id: string }>('select id from supervision.proof where letter = $1', [at.letter]);
      return { input: () => ({ ...at, proof: file?.id }) };
    },
  },
  urge: {
    actor: drafter, colleague: signer,
    make: async (world) => {
      const { at } = await world.dispute('accepted');
      return { input: () => ({ county: world.county, urge: newId(), matter: at.matter, text: '请尽快上门' }) };
    },
  },
  urges: { ...answerers, make: async (world) => { const { urge } = await urged(world); return { input: () => ({ box: 'received' }), shows: holds(urge) }; } },
  seeUrge: { ...answerers, make: async (world) => ({ input: ((at) => () => ({ ...at, text: '今天下午上门' }))(await urged(world)), basis: 1 }) },
  setOffice: { ...recorders, make: async (world) => { const unit = await world.emptyUnit(); const { id: post } = await buildPost(world.ground, unit, 'director'); const input = { county: world.county, office: newId(), unit: unit.id, as: 'principal', post, from: world.today }; return { input: () => input }; } },
  endOffice: { ...recorders, make: async (world) => { const { county, office } = await officeOf(world); return { input: () => ({ county, office, to: world.today }), basis: 1 }; } },
  handingOver: { ...recorders, make: async (world) => { const { office, unit } = await officeOf(world); return { input: () => ({ county: world.county, unit, as: 'principal' }), shows: holds(office) }; } },
  offices: { ...recorders, make: async (world) => { const { office } = await officeOf(world); return { input: () => ({ on: world.today }), shows: holds(office) }; } },
  pledge: { ...drafters, make: async (world) => { const unit = await world.emptyUnit(); const input = { county: world.county, pledge: newId(), unit: unit.id, year: 2026, signedOn: world.today, text: '落实矛盾纠纷排查化解责任' }; return { input: () => input }; } },
  pledges: { ...drafters, make: async (world) => { const unit = await world.emptyUnit(); return { input: () => ({ year: 2026 }), shows: holds(unit.id) }; } },
  setCharge: { ...recorders, make: async (world) => { const input = { county: world.county, charge: newId(), unit: world.unit('committee').id, place: await world.cell(), as: 'disputes', from: world.today }; return { input: () => input }; } },
  endCharge: { ...recorders, make: async (world) => ({ input: ((at) => () => ({ ...at, to: world.today }))(await chargeOf(world)), basis: 1 }) },
  charges: { ...recorders, make: async (world) => { const { charge } = await chargeOf(world); return { input: () => ({ on: world.today }), shows: holds(charge) }; } },
};
