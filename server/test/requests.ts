import { dayOf, newId } from '@anhe/contract/kernel';
import type { Id, Operation } from '@anhe/contract/kernel';
import { requestOperations as op } from '@anhe/contract/requests';
import type { Filed, Left, RequestStatus } from '@anhe/contract/requests';
import type { z } from 'zod';
import { listTypes } from '../src/modules/requests/index.ts';
import type { RequestType } from '../src/modules/requests/index.ts';
import { publicActor, receiptActor } from '../src/kernel/access/actor.ts';
import type { Actor } from '../src/kernel/access/actor.ts';
import { known } from './world.ts';
import type { World } from './world.ts';

/** A request of the world, as the steps of a test carry it on. */
export interface StagedRequest {
  readonly at: { readonly county: string; readonly matter: Id };
  readonly code: string;
  readonly receipt: Id;
  readonly party: Id;
  readonly revision: number;
}

/** The first type of the catalogue that is as a test needs it. */
export const typeWhere = (world: World, is: (type: RequestType) => boolean): RequestType => known(listTypes(world.ground.book, dayOf(world.ground.now)).find(is));

/** Answered by a department, nothing asked, of no danger to anybody. */
const ordinary = (type: RequestType): boolean => type.privacy === 'open' && !type.villageMay && !type.administrative && !type.reserved && type.questions.every(({ required }) => !required);

/** An ordinary one that is shown on the public map. */
export const plainType = (world: World): RequestType => typeWhere(world, (type) => ordinary(type) && type.publish?.place === 'point');

/** An ordinary one whose clock stands still while the person is asked. */
export const askingType = (world: World): RequestType => typeWhere(world, (type) => ordinary(type) && type.pausable.includes('person') && !type.pausable.includes('budget'));

/** A department that an ordinary type belongs to. */
export const departmentOf = (world: World): string => plainType(world).department;

/** Answers to what a type must know. */
export const answersTo = ({ questions }: RequestType): Record<string, string | number | string[]> =>
  Object.fromEntries(questions.filter(({ required }) => required).map(({ code, kind, values }) => [code, kind === 'number' ? 1 : kind === 'datetime' ? '2026-11-20' : kind === 'singlevaluelist' ? (values[0]?.code ?? '') : kind === 'multivaluelist' ? [values[0]?.code ?? ''] : '记不清了']));

export const requestFiling = (world: World) => ({
  county: world.county, matter: newId(), place: world.village, text: '村口通往小学的路面塌了一块，孩子骑车摔倒过', spot: '小学门口往北五十米', person: { id: newId(), name: '周小满', contact: { by: 'phone' as const, value: '13900001234' } },
  receipt: newId(), word: '麦田', wantsMessages: true,
});

const staged = (filing: ReturnType<typeof requestFiling>, { code, revision }: Filed): StagedRequest => ({ at: { county: filing.county, matter: filing.matter }, code, receipt: filing.receipt, party: filing.person.id, revision });

/** Filed by somebody without an account. */
export async function filedRequest(world: World, more: object = {}): Promise<StagedRequest> {
  const filing = requestFiling(world);
  return staged(filing, await world.ground.command(op.file, publicActor, { ...filing, ...more }));
}

/** Taken down at the window, with its type. */
export async function takenRequest(world: World, more: object = {}): Promise<StagedRequest> {
  const filing = requestFiling(world);
  return staged(filing, await world.ground.command(op.take, world.clerk, { ...filing, type: plainType(world).code, door: 'phone', consentOral: true, ...more }));
}

/** The unit that a request of the world is dispatched to, and who works there. */
export const receiver = (world: World) => ({ unit: world.unit('area').id, actor: world.post('area', 'handler').actor });

type StepOperation = Operation<z.ZodObject, typeof Left>;
type Through = Exclude<RequestStatus, 'doubtful' | 'joined' | 'disputed'>;

/** A request brought to a status by its own commands. */
export async function requestAt(world: World, status: Through, more: object = {}): Promise<StagedRequest> {
  let found = await takenRequest(world, more);
  const step = async (operation: StepOperation, actor: Actor, input: object): Promise<void> => {
    const { revision } = await world.ground.command(operation, actor, { ...found.at, ...input }, { basis: found.revision });
    found = { ...found, revision };
  };
  const { unit, actor } = receiver(world);
  if (status === 'filed') return found;
  if (status === 'discarded') { await step(op.discard, world.clerk, { why: 'test' }); return found; }
  if (status === 'withdrawn') { await step(op.withdrawFor, world.clerk, { reason: '本人来电要求撤回' }); return found; }
  await step(op.dispatch, world.clerk, { to: unit });
  if (status === 'offered') return found;
  if (status === 'objected') { await step(op.object, actor, { objection: newId(), namedWords: '交通部门', reason: '这条路由县里养护' }); return found; }
  await step(op.accept, actor, {});
  if (status === 'working') return found;
  await step(op.reply, actor, { outcome: 'solved', text: '塌陷的路面已经用水泥补平，养护三天后可以通行。', personSaid: true });
  if (status === 'replied') return found;
  await world.ground.command(op.rate, receiptActor(world.county), { code: found.code, rating: 'good', solved: true });
  return { ...found, revision: found.revision + 1 };
}
