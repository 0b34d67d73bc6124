import { newId } from '@anhe/contract/kernel';
import { yearlyOperations } from '@anhe/contract/yearly';
import type { World } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf } from './case.ts';

const accountant = { actor: (world: World) => world.post('county', 'leader').actor, colleague: (world: World) => world.post('county', 'supervisor').actor };

/** The town of the world's village. */
export const townOf = (world: World): string => world.village.slice(0, 9);
/** The last year that is over. */
export const lastYear = (world: World): number => Number(world.today.slice(0, 4)) - 1;

const look = (more: object = {}): Case => ({
  ...accountant,
  make: async (world) => {
    await world.dispute('accepted');
    return { input: () => ({ place: townOf(world), year: Number(world.today.slice(0, 4)), ...more }) };
  },
});

/** Every edition is of a year of its own, since the same numbers are not issued twice. */
let year = 2001;
export function issueInput(world: World) {
  year += 1;
  return { county: world.county, edition: newId(), place: townOf(world), year };
}

export async function issued(world: World): Promise<{ readonly county: string; readonly edition: string }> {
  const input = issueInput(world);
  await world.ground.command(yearlyOperations.issue, accountant.actor(world), input);
  return { county: input.county, edition: input.edition };
}

export const yearlyCases: CasesOf<typeof yearlyOperations> = {
  report: look(),
  rows: { ...accountant, make: (world) => ({ input: () => ({ tally: 'letters-reminder', place: townOf(world), from: `${lastYear(world)}-01-01`, to: world.today }) }) },
  editions: { ...accountant, make: async (world) => { const { edition } = await issued(world); return { input: () => ({ place: townOf(world), limit: 200 }), shows: holds(edition) }; } },
  edition: { ...accountant, make: async (world) => { const at = await issued(world); return { input: () => at }; } },
  issue: { ...accountant, make: (world) => { const input = issueInput(world); return { input: () => input }; }, otherwise: (input) => ({ ...input, year: 2000 }) },
  workbook: look(),
};
