import { figureOperations } from '@anhe/contract/figures';
import { addDays, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import type { World } from '../world.ts';
import { known } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf } from './case.ts';

const overseer = { actor: (world: World) => world.post('county', 'supervisor').actor, colleague: (world: World) => world.post('county', 'leader').actor };
const police = { actor: (world: World) => world.post('county', 'officer').actor, colleague: (world: World) => world.post('window', 'officer').actor };

/** A look at the world's village, in which there is a dispute. */
const look = (more: object = {}): Case => ({
  ...overseer,
  make: async (world) => {
    await world.dispute('accepted');
    return { input: () => ({ place: world.village, ...more }) };
  },
});

let entered = 0;

/** What somebody counted outside, of the world's village; each of its own time, since the same number is entered once. */
export function outsideInput(world: World) {
  entered += 1;
  return { county: world.county, outside: newId(), code: 'safety-feeling', place: world.village, from: addDays('2024-01-01', entered), to: addDays('2024-01-31', entered), value: 93.5, source: '某年度公众安全感调查' };
}

async function enteredOutside(world: World): Promise<{ readonly county: string; readonly outside: Id }> {
  const input = outsideInput(world);
  await world.ground.command(figureOperations.enterOutside, overseer.actor(world), input);
  return { county: input.county, outside: input.outside };
}

/** The number of a dispute that was accepted. */
export async function acceptedNumber(world: World): Promise<{ readonly matter: Id; readonly number: string }> {
  const { at } = await world.dispute('accepted');
  const [row] = await world.ground.rows<{ number: string }>('select number from matters.matter where id = $1', [at.matter]);
  return { matter: at.matter, number: known(row).number };
}

async function noticed(world: World): Promise<{ readonly county: string; readonly notice: Id; readonly number: string }> {
  const { number } = await acceptedNumber(world);
  const at = { county: world.county, notice: newId() };
  await world.ground.command(figureOperations.recordNotice, police.actor(world), { ...at, number, noticedOn: world.today });
  return { ...at, number };
}

export const figureCases: CasesOf<typeof figureOperations> = {
  board: look(),
  trend: look({ code: 'disputes-in-hand', months: 3 }),
  map: look({ code: 'disputes-in-hand' }),
  types: look({ code: 'disputes-registered' }),
  rows: look({ code: 'disputes-registered' }),
  definitions: { ...overseer, make: () => ({ input: () => ({}) }) },
  definition: { ...overseer, make: () => ({ input: () => ({ code: 'disputes-success-rate' }) }) },
  lately: look(),
  outside: { ...overseer, make: async (world) => { const { outside } = await enteredOutside(world); return { input: () => ({ place: world.village, limit: 200 }), shows: holds(outside) }; } },
  enterOutside: { ...overseer, make: (world) => { const input = outsideInput(world); return { input: () => input }; }, otherwise: (input) => ({ ...input, value: 12 }) },
  withdrawOutside: { ...overseer, make: async (world) => { const at = await enteredOutside(world); return { input: () => ({ ...at, reason: '录错了地方' }), basis: 1 }; } },
  notices: { ...police, make: async (world) => { const { notice } = await noticed(world); return { input: () => ({ place: world.village, limit: 200 }), shows: holds(notice) }; } },
  recordNotice: { ...police, make: async (world) => { const { number } = await acceptedNumber(world); const input = { county: world.county, notice: newId(), number, noticedOn: world.today }; return { input: () => input }; } },
  withdrawNotice: { ...police, make: async (world) => { const { county, notice } = await noticed(world); return { input: () => ({ county, notice, reason: '不是这一件' }), basis: 1 }; } },
};
