import { addDays, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { supervisionOperations as op } from '@anhe/contract/supervision';
import type { LetterKind, LetterStatus } from '@anhe/contract/supervision';
import type { Actor } from '../src/kernel/access/actor.ts';
import { systemActor } from '../src/kernel/access/actor.ts';
import { photo } from './patrols.ts';
import { known } from './world.ts';
import type { World } from './world.ts';

/** Who drafts, reviews and signs: of the town's centre; and who answers: the committee's director. */
export const drafter = (world: World): Actor => world.post('window', 'supervisor').actor;
export const reviewer = (world: World): Actor => world.post('window', 'clerk').actor;
export const signer = (world: World): Actor => world.post('window', 'leader').actor;
export const answerer = (world: World): Actor => world.post('committee', 'director').actor;

/** Proposes until nothing is new on a day: a night writes a limited number. */
export async function proposeAll(world: World, on: string): Promise<void> {
  for (;;) {
    const { found, lapsed } = await world.ground.command(op.propose, systemActor('test', world.county), { county: world.county, on });
    if (found + lapsed === 0) return;
  }
}

/** The day on which what the committee takes on today has been late for a week. */
export const lateDay = (world: World): string => addDays(world.today, 40);

export interface StagedFinding {
  readonly at: { readonly county: string; readonly finding: Id };
  readonly matter: Id;
}

/** A dispute of the committee that lies, as the night found it. */
export async function foundLate(world: World): Promise<StagedFinding> {
  const { at } = await world.dispute('accepted');
  await proposeAll(world, lateDay(world));
  const [row] = await world.ground.rows<{ id: Id }>("select id from supervision.finding where matter = $1 and rule = 'late' and status = 'open'", [at.matter]);
  return { at: { county: world.county, finding: known(row).id }, matter: at.matter };
}

export interface StagedLetter {
  readonly at: { readonly county: string; readonly letter: Id };
  readonly revision: number;
}

export const letterInput = (world: World, kind: LetterKind = 'reminder') => ({
  county: world.county, letter: newId(), kind, to: world.unit('committee').id, heading: '关于矛盾纠纷办理情况的提醒函', text: '请你单位抓紧办理所列事项，并书面回复。',
  ...(kind === 'interview' ? { meeting: { on: world.today, time: '15:00', where: '镇综治中心会议室' } } : {}),
});

/** One step of a letter by whoever takes it. */
export async function take(world: World, { at, revision }: StagedLetter, step: 'submit' | 'review' | 'sign' | 'discard' | 'receive' | 'object' | 'settle' | 'hold' | 'reply' | 'check' | 'revoke' | 'look', actor: Actor, more: object = {}): Promise<StagedLetter> {
  const done = await world.ground.command(op[step], actor, { ...at, ...more }, { basis: revision });
  return { at, revision: (done as { revision: number }).revision }; // every step's answer has it
}

/** A letter of the town's centre to the committee, brought to a status by its own commands. */
export async function letterAt(world: World, status: Exclude<LetterStatus, 'raised'>, more: { readonly kind?: LetterKind; readonly [field: string]: unknown } = {}): Promise<StagedLetter> {
  const { kind = 'reminder', ...rest } = more;
  const input = { ...letterInput(world, kind), ...rest };
  const { revision } = await world.ground.command(op.draft, drafter(world), input);
  let letter: StagedLetter = { at: { county: input.county, letter: input.letter }, revision };
  if (status === 'draft') return letter;
  if (status === 'discarded') return take(world, letter, 'discard', drafter(world), { reason: '情况已经核实，不需要发' });
  letter = await take(world, letter, 'submit', drafter(world));
  if (status === 'review') return letter;
  letter = await take(world, letter, 'review', reviewer(world), { passed: true });
  if (status === 'signing') return letter;
  letter = await take(world, letter, 'sign', signer(world), { passed: true });
  if (status === 'issued') return letter;
  if (status === 'objected') return take(world, letter, 'object', answerer(world), { text: '所列事项已经移交其他单位' });
  if (status === 'revoked') return take(world, letter, 'revoke', signer(world), { reason: '所列事项有误' });
  if (kind === 'interview') letter = await take(world, letter, 'hold', drafter(world), { happenedOn: world.today, text: '主任到场说明了情况' });
  letter = await take(world, letter, 'reply', answerer(world), { reply: newId(), text: '已经上门办理，双方约好后天见面', proofs: [await photo(world, answerer(world))] });
  return status === 'replied' ? letter : take(world, letter, 'check', drafter(world), { passed: true, remark: '核查属实' });
}
