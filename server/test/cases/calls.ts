import { disputeOperations } from '@anhe/contract/disputes';
import type { callOperations } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import type { World } from '../world.ts';
import { holds } from './case.ts';
import type { CasesOf } from './case.ts';
import type { StagedDispute } from './steps.ts';

const people = { actor: (world: World) => world.mediator, colleague: (world: World) => world.post('committee', 'director').actor };

/** One with a session today: the first party is to be called about it. */
export async function sessionToday(world: World): Promise<StagedDispute & { readonly plan: Id; readonly party: Id }> {
  const found = await world.dispute('accepted');
  const [plan, party] = [newId(), found.parties[0]?.id ?? ''];
  const { revision } = await world.ground.command(disputeOperations.planSession, world.mediator, {
    ...found.at, plan, day: world.today, time: '16:00', venue: '村委会', mediator: world.mediator.post, invited: [party], told: 'phone',
  });
  return { ...found, revision, plan, party };
}

export const callCases: CasesOf<typeof callOperations> = {
  calls: { ...people, make: async (world) => { const { plan } = await sessionToday(world); return { input: () => ({}), shows: holds(plan) }; } },
  recordCall: {
    ...people,
    make: async (world) => {
      const { at, plan, party } = await sessionToday(world);
      const input = { ...at, call: newId(), reason: 'session', about: plan, party, result: 'missed', note: '没人接，下午再打' };
      return { input: () => input };
    },
  },
};
