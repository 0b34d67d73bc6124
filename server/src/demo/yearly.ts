import { addDays, instantAt } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { yearlyOperations } from '@anhe/contract/yearly';
import { fullCounty, modelTown } from './city.ts';
import type { City } from './city.ts';
import { demoId } from './dice.ts';
import { one } from './duties.ts';
import { Lane, actorOf } from './run.ts';
import type { DemoGround } from './run.ts';

/** The complete county issued its report of the last whole year, and that of its model town. */
export async function layOutYearly(ground: DemoGround, city: City, lastDay: Day): Promise<void> {
  const lane = new Lane(ground);
  // In the middle of January; before that the report of the year is still being written.
  const year = Number(addDays(lastDay, -15).slice(0, 4)) - 1;
  const leader = one(city.staff.posts, ({ role, unit }) => role === 'leader' && unit.kind === 'centre' && unit.place === fullCounty);
  for (const [place, day, time] of [[fullCounty, '15', '10:20'], [modelTown, '16', '09:40']] as const) {
    lane.now = new Date(instantAt(`${year + 1}-01-${day}`, time));
    await lane.command(yearlyOperations.issue, actorOf(leader), `${place} ${year}`, { county: fullCounty, edition: demoId('yearly report', place, String(year)), place, year });
  }
}
