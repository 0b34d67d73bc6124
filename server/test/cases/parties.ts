import type { partyOperations } from '@anhe/contract/parties';
import type { CasesOf } from './case.ts';

export const partyCases: CasesOf<typeof partyOperations> = {
  reveal: {
    actor: (world) => world.mediator,
    colleague: (world) => world.post('committee', 'director').actor,
    make: async (world) => {
      const { at, parties } = await world.dispute('accepted');
      return { input: () => ({ ...at, party: parties[0]?.id, reason: '电话约调解时间' }) };
    },
  },
};
