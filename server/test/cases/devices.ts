import { newId } from '@anhe/contract/kernel';
import { deviceOperations } from '@anhe/contract/devices';
import type { StaffActor } from '../../src/kernel/access/actor.ts';
import { Phone } from '../phone.ts';
import type { World } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf } from './case.ts';

const owner = (world: World): StaffActor => world.mediator;
const administrator = (world: World): StaffActor => world.post('county', 'administrator').actor;
const phoneOf = (world: World): Promise<Phone> => new Phone(owner(world), () => world.ground.now).enrol(world.ground);

const refusedAct = (sequence = 1) => ({
  sequence, command: newId(), operation: 'requests.dispatch', at: '2026-11-25T01:00:00.000Z', clockOff: 0, outcome: 'refused' as const, problem: { code: 'kernel.stale', zh: '这件事已经往前走了', en: 'The matter went on meanwhile' },
  input: JSON.stringify({ to: newId() }), basis: 1, matter: newId(),
});

/** A phone of which one act was refused. */
async function phoneWithRefused(world: World): Promise<Phone> {
  const phone = await phoneOf(world);
  await world.ground.command(deviceOperations.take, world.system, { county: phone.county, device: phone.device, waiting: 0, acts: [refusedAct()] });
  return phone;
}

const onPhone = (actor: (world: World) => StaffActor, more: (world: World) => object = () => ({}), colleague?: (world: World) => StaffActor): Case => ({
  actor, ...(colleague === undefined ? {} : { colleague }),
  make: async (world) => {
    const { county, device } = await phoneOf(world);
    return { input: () => ({ county, device, ...more(world) }) };
  },
});

export const deviceCases: CasesOf<typeof deviceOperations> = {
  enrol: {
    actor: owner,
    make: async (world) => {
      const phone = new Phone(owner(world), () => world.ground.now);
      return { input: () => ({ county: phone.county, device: phone.device, name: '手机', key: phone.point }) };
    },
  },
  mine: { actor: owner, make: async (world) => { const { device } = await phoneOf(world); return { input: () => ({}), shows: holds(device) }; } },
  list: { actor: administrator, make: async (world) => { const { device } = await phoneOf(world); return { input: () => ({ limit: 100 }), shows: holds(device) }; } },
  end: onPhone(owner, undefined, administrator),
  wipe: onPhone(administrator, () => ({ reason: '手机丢了' })),
  lock: onPhone(administrator, () => ({ why: 'asked' })),
  unlock: onPhone(owner),
  receipts: {
    actor: owner,
    make: async (world) => { const { county, device } = await phoneWithRefused(world); return { input: () => ({ county, device }), shows: holds('requests.dispatch') }; },
  },
  refused: { actor: owner, make: async (world) => { const { device } = await phoneWithRefused(world); return { input: () => ({ limit: 100 }), shows: holds(device) }; } },
  settle: {
    actor: owner, colleague: (world) => world.post('committee', 'director').actor,
    make: async (world) => { const { county, device } = await phoneWithRefused(world); return { input: () => ({ county, device, sequence: 1, how: 'dropped', reason: '窗口已经办了' }) }; },
  },
  hello: {
    actor: (world) => world.system,
    make: async (world) => { const phone = await phoneOf(world); return { input: () => ({ county: phone.county, device: phone.device, person: phone.owner.person, sequences: [] }) }; },
  },
  take: { actor: (world) => world.system, make: async (world) => { const { county, device } = await phoneOf(world); const act = refusedAct(); return { input: () => ({ county, device, waiting: 0, acts: [act] }) }; } },
};
