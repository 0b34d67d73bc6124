import { noticeOperations } from '@anhe/contract/notices';
import { disputeOperations } from '@anhe/contract/disputes';
import { addDays, newId } from '@anhe/contract/kernel';
import { takenRequest } from '../requests.ts';
import { known, outsiders } from '../world.ts';
import type { World } from '../world.ts';
import { agreedInWriting, twoInstalments } from './after.ts';
import type { CasesOf } from './case.ts';

const system = { actor: (world: World) => outsiders(world).system };

/** A message that waits to be sent. */
async function waiting(world: World): Promise<{ county: string; notice: string }> {
  const { at, parties } = await world.receipt();
  const { notice } = await world.ground.command(noticeOperations.open, outsiders(world).system, { ...at, party: parties[0]?.id, template: 'accepted' });
  return { county: at.county, notice };
}

export const noticeCases: CasesOf<typeof noticeOperations> = {
  list: {
    actor: (world) => world.mediator,
    make: async (world) => {
      const { at } = await world.dispute('accepted');
      return { input: () => at };
    },
  },
  plan: {
    ...system,
    make: async (world) => {
      const { at } = await world.receipt();
      return { input: () => ({ ...at, template: 'accepted' }) };
    },
  },
  planRequest: {
    ...system,
    make: async (world) => {
      const { at } = await takenRequest(world);
      return { input: () => ({ ...at, event: 'requests.dispatched' }) };
    },
  },
  planReminders: {
    ...system,
    make: async (world) => {
      const { at } = await world.receipt();
      return { input: () => ({ ...at, instalments: [{ id: newId(), dueOn: addDays(world.today, 30) }] }) };
    },
  },
  remind: {
    ...system,
    make: async (world) => {
      const found = await agreedInWriting(world);
      const terms = twoInstalments(world, found);
      await world.ground.command(disputeOperations.schedule, world.mediator, { ...found.at, happenedOn: world.today, ...terms }, { basis: found.revision });
      return { input: () => ({ ...found.at, instalment: known(terms.instalments[0]).id, moment: 'due' }) };
    },
  },
  open: {
    ...system,
    make: async (world) => {
      const { at, parties } = await world.receipt();
      return { input: () => ({ ...at, party: parties[0]?.id, template: 'accepted' }) };
    },
  },
  message: {
    ...system,
    make: async (world) => {
      const found = await waiting(world);
      return { input: () => found };
    },
  },
  record: {
    ...system,
    make: async (world) => {
      const found = await waiting(world);
      return { input: () => ({ ...found, outcome: 'sent', channel: 'file' }) };
    },
  },
};
