import { addDays, dayOf, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { disputeOperations } from '@anhe/contract/disputes';
import { errandOperations } from '@anhe/contract/errands';
import { patrolOperations } from '@anhe/contract/patrols';
import type { StaffActor } from '../../server/src/kernel/access/actor.ts';
import { chainStart } from '../../server/src/kernel/events/chain.ts';
import { county, filing } from './ground.ts';
import type { Bench } from './ground.ts';

/**
 * The largest village of a city, as it is assumed: nobody has counted one. Hazards, matters and errands are as many as a phone
 * is sent at most, groups, points and shifts more than a village of twenty thousand people is likely to have.
 */
export const largest = { groups: 40, points: 120, shifts: 21, hazards: 300, matters: 200, errands: 100, papers: 3 } as const;

export interface Village {
  readonly owner: StaffActor;
  readonly points: readonly Id[];
  readonly hazards: readonly Id[];
  readonly errands: readonly { readonly matter: Id; readonly revision: number }[];
}

const atOnce = 8;

/** Makes so many of something, a few at a time, in their order. */
async function several<T>(count: number, make: (index: number) => Promise<T>): Promise<readonly T[]> {
  const made: T[] = [];
  for (let from = 0; from < count; from += atOnce) made.push(...(await Promise.all(Array.from({ length: Math.min(atOnce, count - from) }, (_, index) => make(from + index)))));
  return made;
}

async function groundOf({ admin }: Bench, { place }: StaffActor): Promise<readonly Id[]> {
  for (let at = 1; at <= largest.groups; at += 1) {
    await admin.query("insert into places.division (place, valid_from, name, initials, cell, source) values ($1, '2020-01-01', $2, 'z', 'group', 'bench')", [`${place}${String(at).padStart(3, '0')}`, `第${at}村民小组`]);
  }
  const points = Array.from({ length: largest.points }, () => newId());
  for (const [at, id] of points.entries()) {
    await admin.query("insert into patrols.point (county, id, place, kind, name, lat, lng, active, code, code_index, chain) values ($1, $2, $3, 'other', $4, 34.8, 110.1, true, $5, $5, $6)", [county, id, place, `${at + 1}号点，路口东侧`, Buffer.from(id), chainStart]);
  }
  return points;
}

/** Fills a committee's village to the brim by the product's own commands; its mediator is the owner of the phone. */
export async function largestVillage(bench: Bench): Promise<Village> {
  const { installation: { road }, actors: [owner] } = bench;
  if (owner === undefined) throw new Error('there are committees');
  const today = dayOf(new Date());
  const points = await groundOf(bench, owner);
  const director: StaffActor = { ...owner, role: 'director' };
  const shifts = Array.from({ length: largest.shifts }, (_, at) => ({ id: newId(), day: addDays(today, at + 1), posts: [owner.post] }));
  await road.command(patrolOperations.planShifts, director, { command: newId(), input: { county, place: owner.place, kind: 'night', from: '20:00', to: '22:30', points: points.slice(0, 20), note: '带上手电和反光背心，水渠边两人同行', shifts } });
  const hazards = await several(largest.hazards, async (index) => {
    const matter = newId();
    await road.command(patrolOperations.reportHazard, owner, { command: newId(), input: { county, matter, place: owner.place, kind: 'village-road', severity: 'general', source: 'patrol', where: `第${1 + (index % largest.groups)}组水渠边${index}号杆`, text: '路面塌了一块，夜里容易绊倒，先立了警示牌。', foundOn: today } });
    return matter;
  });
  await several(largest.matters, (index) => road.command(disputeOperations.register, owner, { command: newId(), input: { ...filing(owner), place: `${owner.place}${String(1 + (index % largest.groups)).padStart(3, '0')}` } }));
  const errands = await several(largest.errands, async (index) => {
    const matter = newId();
    const papers = ['身份证', '户口簿', '住院发票'].slice(0, largest.papers).map((name) => ({ id: newId(), name, form: 'copy' as const, sheets: 1 }));
    const resident = { id: newId(), name: `演示${index}`, contact: { by: 'phone' as const, value: `139${String(index).padStart(8, '0')}` } };
    const { revision } = await road.command(errandOperations.authorise, owner, { command: newId(), input: { county, matter, place: owner.place, kind: 'medical-insurance', scope: '代交今年的城乡居民医保，一人一份', resident, authorisedOn: today, until: addDays(today, 30), manner: 'signed', papers, receipt: newId() } });
    return { matter, revision };
  });
  await bench.admin.query('analyze');
  return { owner, points, hazards, errands };
}
