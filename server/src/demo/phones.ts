import { createECDH, createHash } from 'node:crypto';
import { deviceOperations as op } from '@anhe/contract/devices';
import { addDays, fill, instantAt } from '@anhe/contract/kernel';
import type { Day, Id, Operation } from '@anhe/contract/kernel';
import { hazardStatuses, patrolErrors, patrolOperations } from '@anhe/contract/patrols';
import { modelTown, modelVillage } from './city.ts';
import type { City } from './city.ts';
import { demoId } from './dice.ts';
import { one } from './duties.ts';
import { Lane, actorOf, demoActor } from './run.ts';
import type { DemoGround } from './run.ts';
import type { PlannedPost } from './staff-plan.ts';

/** A public key that follows from a name; nobody holds the phone, so nobody needs the other half. */
function pointOf(name: string): string {
  const key = createECDH('prime256v1');
  key.setPrivateKey(createHash('sha256').update(`demo phone ${name}`).digest());
  return key.getPublicKey().toString('base64url');
}

interface Wanted {
  readonly operation: Operation;
  readonly at: string;
  readonly clockOff: number;
  readonly reason: { readonly zh: string; readonly en: string };
  readonly input: Readonly<Record<string, unknown>> & { readonly matter: Id };
  readonly basis: number | null;
}

/** Phones of the model town: in use, silent, locked, to be wiped; and two acts that were refused and that somebody settles. */
export async function layOutPhones(ground: DemoGround, { staff }: City, lastDay: Day): Promise<void> {
  const lane = new Lane(ground);
  const of = (place: string, role: PlannedPost['role'], number = 0): PlannedPost =>
    one(staff.posts.filter((post) => post.unit.place === place && post.role === role && (place === modelTown || post.unit.kind === 'committee')).slice(number), () => true);
  const at = (days: number, time: string): Date => new Date(instantAt(addDays(lastDay, days), time));
  const set = async (owner: PlannedPost, name: string, days = -12): Promise<{ county: string; device: Id }> => {
    const phone = { county: owner.unit.county, device: demoId('phone', owner.id) };
    lane.now = at(days, '09:40');
    await lane.command(op.enrol, actorOf(owner), `phone ${owner.id}`, { ...phone, name, key: pointOf(owner.id) });
    return phone;
  };
  const report = async (phone: { county: string; device: Id }, when: Date, waiting: number, wanted: readonly Wanted[] = []): Promise<void> => {
    lane.now = when;
    await lane.command(op.take, demoActor(phone.county), `phone ${phone.device} ${when.toISOString()}`, {
      ...phone, waiting,
      acts: wanted.map(({ operation, at: moment, clockOff, reason, input, basis }, index) => ({
        sequence: index + 1, command: demoId('act', phone.device, index), operation: operation.name, at: moment, clockOff, outcome: 'refused' as const, basis, matter: input.matter, input: JSON.stringify(input),
        problem: { code: 'patrols.not-lawful-now', ...fill(patrolErrors['patrols.not-lawful-now'], { reason: reason.zh, reasonEn: reason.en }) },
      })),
    });
  };
  const grid = await set(of(modelVillage, 'grid'), '红米（工作机）');
  const { cleared } = hazardStatuses;
  await report(grid, at(0, '21:48'), 0, [{
    operation: patrolOperations.mendHazard, at: instantAt(lastDay, '17:20'), clockOff: 4, basis: 2, reason: { zh: `现在是“${cleared.zh}”`, en: `It is “${cleared.en}” now` },
    input: { county: grid.county, matter: demoId('hazard', 0), text: '栏杆已焊好，漆还没有干', happenedOn: lastDay, photos: [] },
  }]);
  const volunteer = await set(of(modelVillage, 'volunteer'), '自己的手机');
  await report(volunteer, at(0, '22:05'), 0, [{
    operation: patrolOperations.reportHazard, at: instantAt(addDays(lastDay, 1), '01:02'), clockOff: 10_860, basis: null, reason: { zh: '时间在现在之后，请检查手机的时间', en: 'That moment is yet to come: look at the phone’s clock' },
    input: {
      county: volunteer.county, matter: demoId('hazard of a phone', 0), place: modelVillage, kind: 'well-pond', severity: 'serious', source: 'patrol', where: '村南涝池西岸', text: '护栏松了两根，手一推就晃', foundOn: lastDay,
      at: instantAt(addDays(lastDay, 1), '01:02'), photos: [],
    },
  }]);
  await report(await set(of(modelVillage, 'mediator'), '华为平板'), at(0, '18:30'), 2);
  await report(await set(of(modelVillage, 'volunteer', 1), '自己的手机'), at(-6, '20:10'), 3);
  // Three weeks without a word: it has locked itself.
  await report(await set(of(modelTown, 'grid'), '旧手机', -30), at(-21, '11:00'), 0);
  const lost = await set(of(modelTown, 'volunteer'), '工作机 02');
  await report(lost, at(-3, '19:30'), 1);
  const administrator = one(staff.posts.filter(({ role, unit }) => role === 'administrator' && unit.place === lost.county), () => true);
  lane.now = at(-1, '08:30');
  await lane.command(op.wipe, actorOf(administrator), `wipe ${lost.device}`, { ...lost, reason: '手机在集市上丢失' });
}
