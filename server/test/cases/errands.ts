import { errandOperations } from '@anhe/contract/errands';
import type { ErrandStatus } from '@anhe/contract/errands';
import { authorisation, errandAt, paper, worker } from '../errands.ts';
import type { StagedErrand } from '../errands.ts';
import { outsiders } from '../world.ts';
import type { World } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf } from './case.ts';

const ours: Pick<Case, 'actor' | 'colleague'> = { actor: worker, colleague: (world) => world.mediator };

/** A step on an errand that stands ready for it. */
const on = (status: ErrandStatus, more: (world: World, found: StagedErrand) => object = () => ({})): Case => ({
  ...ours,
  make: async (world) => {
    const found = await errandAt(world, status);
    return { input: () => ({ ...found.at, ...more(world, found) }), basis: found.revision };
  },
});

export const errandCases: CasesOf<typeof errandOperations> = {
  kinds: { ...ours, make: () => ({ input: () => ({}) }) },
  authorise: { ...ours, make: (world) => { const input = authorisation(world); return { input: () => ({ ...input }) }; } },
  takePapers: { ...ours, make: async (world) => { const found = await errandAt(world, 'holding'); const more = { papers: [paper('银行卡', 'copy')], happenedOn: world.today }; return { input: () => ({ ...found.at, ...more }), basis: found.revision }; } },
  handIn: on('holding', (world) => ({ happenedOn: world.today, text: '医保窗口已收' })),
  settle: on('submitted', (world) => ({ result: 'done', happenedOn: world.today, text: '已缴清' })),
  returnPapers: on('settled', (world, { papers }) => ({ papers: papers.map((id) => ({ paper: id })), manner: 'signed', happenedOn: world.today })),
  close: { ...ours, make: async (world) => {
    const found = await errandAt(world, 'settled');
    const { revision } = await world.ground.command(errandOperations.returnPapers, worker(world), { ...found.at, papers: found.papers.map((id) => ({ paper: id })), manner: 'signed', happenedOn: world.today }, { basis: found.revision });
    return { input: () => ({ ...found.at }), basis: revision };
  } },
  errand: on('holding'),
  errands: { ...ours, make: async (world) => { const { at } = await errandAt(world, 'holding'); return { input: () => ({}), shows: holds(at.matter) }; } },
  inHand: { ...ours, make: async (world) => { const { at } = await errandAt(world, 'holding'); return { input: () => ({}), shows: holds(at.matter) }; } },
  erase: { actor: (world) => outsiders(world).system, make: on('closed').make },
};
