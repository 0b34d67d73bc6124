import { addDays, newId } from '@anhe/contract/kernel';
import { staffOperations } from '@anhe/contract/staff';
import type { World } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf } from './case.ts';

const administrator = { actor: (world: World) => world.administrator, colleague: (world: World) => world.post('area', 'administrator').actor };

/** A call whose rows are made first, by an administrator unless said. */
const by = (make: (world: World) => Promise<{ input: Record<string, unknown>; basis?: number; shows?: (answer: unknown) => boolean }>): Case => ({
  ...administrator,
  make: async (world) => {
    const { input, ...rest } = await make(world);
    return { input: () => input, ...rest };
  },
});

const unitFields = { name: '新名人民调解委员会', shortName: '新名' };

async function deputised(world: World): Promise<{ post: string; deputy: string }> {
  const [{ id: post }, person, deputy] = [await world.sparePost(), await world.person(), newId()];
  await world.ground.command(staffOperations.appointDeputy, world.administrator, { county: world.county, post, deputy, person, firstDay: world.today, lastDay: addDays(world.today, 30) });
  return { post, deputy };
}

export const staffCases: CasesOf<typeof staffOperations> = {
  me: by(async () => ({ input: {} })),
  persons: by(async (world) => ({ input: { county: world.county, words: '测试' } })),
  addPerson: by(async (world) => ({ input: { county: world.county, person: newId(), place: world.village, name: '测试人员' } })),
  changePerson: by(async (world) => ({ input: { county: world.county, person: await world.person(), name: '改名人员' } })),
  invite: by(async (world) => {
    const person = await world.person();
    return { input: { county: world.county, person, invitation: newId(), login: `u${person.slice(-12)}` } };
  }),
  printCard: by(async (world) => ({ input: { county: world.county, person: await world.person(true), card: newId() } })),
  endCard: by(async (world) => {
    const [person, card] = [await world.person(true), newId()];
    await world.ground.command(staffOperations.printCard, world.administrator, { county: world.county, person, card });
    return { input: { county: world.county, person, card } };
  }),
  addCredential: by(async (world) => ({
    input: { county: world.county, person: await world.person(), credential: newId(), kind: 'mediation-certificate', grade: 'two', issuer: '测试县司法局', issuedOn: '2024-05-01' },
  })),
  units: by(async (world) => ({ input: { place: world.village }, shows: holds(world.unit('committee').id) })),
  unit: by(async (world) => ({ input: { county: world.county, unit: world.unit('committee').id } })),
  addUnit: by(async (world) => ({ input: { county: world.county, unit: newId(), place: world.village, kind: 'committee', name: `第${newId().slice(-8)}调委会`, shortName: '新设', validFrom: world.today } })),
  changeUnit: by(async (world) => ({ input: { county: world.county, unit: (await world.emptyUnit()).id, ...unitFields, name: `改名${newId().slice(-8)}` }, basis: 0 })),
  closeUnit: by(async (world) => ({ input: { county: world.county, unit: (await world.emptyUnit()).id, lastDay: world.today }, basis: 0 })),
  startNumbers: by(async (world) => ({ input: { county: world.county, unit: world.unit('committee').id, series: 'acceptance', year: Number(world.today.slice(0, 4)) + 1, start: 38 } })),
  mediatorsOf: by(async (world) => ({ input: { county: world.county, unit: world.unit('committee').id }, shows: holds(world.mediator.post) })),
  addPost: by(async (world) => ({ input: { county: world.county, unit: world.unit('committee').id, post: newId(), person: await world.person(), role: 'mediator', areas: [world.village], validFrom: world.today } })),
  endPost: by(async (world) => ({ input: { county: world.county, post: (await world.sparePost()).id, lastDay: world.today } })),
  setPostAreas: by(async (world) => ({ input: { county: world.county, post: (await world.sparePost()).id, areas: [world.village] }, basis: 0 })),
  appointDeputy: by(async (world) => ({
    input: { county: world.county, post: (await world.sparePost()).id, deputy: newId(), person: await world.person(), firstDay: world.today, lastDay: addDays(world.today, 30) },
  })),
  endDeputy: by(async (world) => ({ input: { county: world.county, ...(await deputised(world)), lastDay: addDays(world.today, 3) } })),
  template: by(async () => ({ input: {} })),
  export: by(async (world) => ({ input: { place: world.village } })),
};
