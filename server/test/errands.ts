import { addDays, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { errandOperations as op } from '@anhe/contract/errands';
import type { ErrandStatus } from '@anhe/contract/errands';
import type { Actor } from '../src/kernel/access/actor.ts';
import { known } from './world.ts';
import type { World } from './world.ts';

/** The village's grid worker, who does errands. */
export const worker = (world: World): Actor => world.post('committee', 'grid').actor;

let serial = 0;

/** Somebody of the village; invented. */
export function somebody(name = '雷桂芳') {
  serial += 1;
  return { id: newId(), name, contact: { by: 'phone' as const, value: `1390000${String(serial).padStart(4, '0')}` } };
}

export const paper = (name = '身份证', form: 'original' | 'copy' = 'original') => ({ id: newId(), name, form, sheets: 1 });

export const authorisation = (world: World) => ({
  county: world.county, matter: newId(), place: world.village, kind: 'medical-insurance', scope: '代交今年的城乡居民医保，一人一份', resident: somebody(), authorisedOn: world.today, until: addDays(world.today, 30), manner: 'signed',
  papers: [paper(), paper('户口簿', 'copy')], receipt: newId(), word: '石榴树',
});

export interface StagedErrand {
  readonly at: { readonly county: string; readonly matter: Id };
  readonly number: string;
  readonly code: string;
  readonly revision: number;
  readonly papers: readonly Id[];
  readonly resident: Id;
}

/** An errand of the world's grid worker, as it was authorised, with two papers. */
export async function authorised(world: World, more: object = {}): Promise<StagedErrand> {
  const input = { ...authorisation(world), ...more };
  const { number, code, revision } = await world.ground.command(op.authorise, worker(world), input);
  return { at: { county: input.county, matter: input.matter }, number, code, revision, papers: input.papers.map(({ id }) => id), resident: input.resident.id };
}

/** An errand brought to a status by its own commands. */
export async function errandAt(world: World, status: ErrandStatus, more: object = {}): Promise<StagedErrand> {
  const found = await authorised(world, status === 'authorised' ? { papers: [], ...more } : more);
  const { at } = found;
  if (status === 'authorised' || status === 'holding') return found;
  const handed = await world.ground.command(op.handIn, worker(world), { ...at, happenedOn: world.today, text: '医保窗口已收' }, { basis: found.revision });
  if (status === 'submitted') return { ...found, revision: handed.revision };
  const settled = await world.ground.command(op.settle, worker(world), { ...at, result: 'done', happenedOn: world.today, text: '已缴清' }, { basis: handed.revision });
  if (status === 'settled') return { ...found, revision: settled.revision };
  const returned = await world.ground.command(op.returnPapers, worker(world), { ...at, papers: found.papers.map((id) => ({ paper: id })), manner: 'signed', happenedOn: world.today }, { basis: settled.revision });
  const closed = await world.ground.command(op.close, worker(world), at, { basis: returned.revision });
  return { ...found, revision: closed.revision };
}

/** The errand as its unit sees it. */
export const seen = async (world: World, { at }: Pick<StagedErrand, 'at'>) => known(await world.ground.query(op.errand, worker(world), at));
