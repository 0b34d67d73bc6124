import { addDays, instantAt } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import { fullCounty } from './city.ts';
import type { City } from './city.ts';
import { departments, present } from './departments.ts';
import { demoId } from './dice.ts';
import { Lane, actorOf } from './run.ts';
import type { DemoGround } from './run.ts';
import type { PlannedPost } from './staff-plan.ts';

/** Which unit is which department of the catalogue, from three years ago on. */
export async function layOutDuties(ground: DemoGround, { staff }: City, lastDay: Day): Promise<void> {
  const lane = new Lane(ground);
  lane.now = new Date(instantAt(addDays(lastDay, -1120), '09:00'));
  const inCounty = staff.posts.filter(({ unit }) => unit.county === fullCounty);
  const supervisor = one(inCounty, ({ role, unit }) => role === 'supervisor' && unit.kind === 'centre' && unit.place === fullCounty);
  const known = new Set((await lane.query(requestOperations.catalogue, actorOf(supervisor), {})).types.map(({ department }) => department));
  for (const [code, part] of [...departments, ...present]) {
    const unit = inCounty.find((post) => post.unit.kind === 'window' && post.unit.place === fullCounty && post.unit.name.includes(part))?.unit;
    if (unit === undefined || !known.has(code)) continue;
    await lane.command(requestOperations.setDuty, actorOf(supervisor), code, { county: fullCounty, duty: demoId('duty', code), subject: 'department', code, place: fullCounty, unit: unit.id, from: addDays(lastDay, -1120) });
  }
}

export function one(posts: readonly PlannedPost[], fits: (post: PlannedPost) => boolean): PlannedPost {
  const found = posts.find(fits);
  if (found === undefined) throw new Error('the complete county has such a post');
  return found;
}
