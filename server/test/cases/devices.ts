import { createHash } from 'node:crypto';
import { newId } from '@anhe/contract/kernel';
import { deviceOperations } from '@anhe/contract/devices';
import type { Actor, StaffActor } from '../../src/kernel/access/actor.ts';
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

const systemOf = (world: World): Actor => world.system;

const onPhone = (actor: (world: World) => Actor, more: (world: World) => object = () => ({}), colleague?: (world: World) => Actor): Case => ({
  actor, ...(colleague === undefined ? {} : { colleague }),
  make: async (world) => {
    const { county, device } = await phoneOf(world);
    return { input: () => ({ county, device, ...more(world) }) };
  },
});

const photographOf = (text: string) => ({ name: '门口.jpg', mediaType: 'image/jpeg', size: Buffer.byteLength(text), digest: createHash('sha256').update(text).digest('hex'), bytes: Buffer.from(text).toString('base64') });

/** A photograph of which a piece has arrived. */
async function photoOn(world: World): Promise<{ readonly at: { readonly county: string; readonly device: string }; readonly photo: string }> {
  const { county, device } = await phoneOf(world);
  const photo = newId();
  await world.ground.command(deviceOperations.keepPiece, world.system, { county, device, photo, offset: 0, ...photographOf('照片') });
  return { at: { county, device }, photo };
}

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
  hold: onPhone(systemOf, () => ({ since: null, limit: 10, things: [{ kind: 'village', id: '610524001001', digest: '0123456789abcdef', letters: 20 }] })),
  keepPiece: onPhone(systemOf, () => ({ ...photographOf('半张照片'), photo: newId(), size: 400, offset: 0 })),
  photo: {
    actor: (world) => world.system,
    make: async (world) => { const { at, photo } = await photoOn(world); return { input: () => ({ ...at, photo }), shows: holds('门口.jpg') }; },
  },
  keepPhoto: {
    actor: (world) => world.system,
    make: async (world) => { const { at, photo } = await photoOn(world); return { input: () => ({ ...at, photo, kept: null }) }; },
  },
};
