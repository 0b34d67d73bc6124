import { addDays, dayOf, instantAt, roles } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { staffOperations } from '@anhe/contract/staff';
import { accountOf } from '../kernel/access/accounts.ts';
import type { Accounts } from '../kernel/access/accounts.ts';
import { ConfigError } from '../kernel/config-error.ts';
import type { Connection } from '../kernel/database/connection.ts';
import { withClient } from '../kernel/database/connection.ts';
import { divisionsIn } from '../modules/places/index.ts';
import { layOutAwards } from './awards.ts';
import { layOutAssessment } from './assessment.ts';
import { layOutCampaigns } from './campaigns.ts';
import { planCity, wholeCity } from './city.ts';
import type { City } from './city.ts';
import type { Course } from './course.ts';
import { demoId, demoSeed } from './dice.ts';
import { DisputePlanner } from './dispute-plan.ts';
import { layOutErrands } from './errands.ts';
import { layOutGuidance } from './guidance.ts';
import { readMarker, writeMarker } from './marker.ts';
import type { DemoMarker, DemoSignIn } from './marker.ts';
import { layOutPatrols } from './patrols.ts';
import { layOutPhones } from './phones.ts';
import { layOutRequests } from './requests.ts';
import { layOutSupervision } from './supervision.ts';
import { layOutSurveys } from './surveys.ts';
import { Lane, demoActor, townOf } from './run.ts';
import type { DemoGround, DemoReceipt } from './run.ts';
import type { Division } from './staff-plan.ts';
import { layOutVolunteers } from './volunteers.ts';
import { layOutVillagePolice } from './village-police.ts';
import { layOutYearly } from './yearly.ts';

export { readMarker, refuseDemoData } from './marker.ts';
export { mountDemo } from './routes.ts';
export type { DemoMarker } from './marker.ts';

/** The password of every demo account; it stands on the sign-in page. */
export const demoPassword = 'anhe-demo-1';

export interface DemoParts extends DemoGround {
  readonly owner: Connection;
  readonly accounts: Accounts & { sharePassword(accounts: readonly string[], password: string): Promise<void> };
  readonly now: Date;
  /** A line to the person who waits. */
  readonly say: (message: string) => void;
}

/** Who stands first in the list: those who do the daily work. */
const signInOrder = [
  'mediator', 'director', 'clerk', 'town-director', 'veteran', 'guide', 'officer', 'station', 'grid', 'volunteer', 'handler', 'housing', 'transport', 'tax', 'trade-mediator', 'county-clerk', 'bureau', 'supervisor', 'leader', 'rights',
  'administrator', 'city-leader', 'city-supervisor', 'city-clerk', 'city-administrator', 'city-rights',
];
/** Strings of work at once; more only wait for one another. */
const atOnce = 12;

/**
 * Lays out the demo with the product's own commands: units, staff, disputes with a past of three years up to
 * yesterday, and accounts. Does nothing where it is there; goes on where an earlier run was broken off. Throws where
 * real work lies in the database.
 */
export async function layOutDemo(parts: DemoParts): Promise<DemoMarker> {
  const marker = (await readMarker(parts.owner)) ?? (await begin(parts));
  if (marker.done) return marker;
  const divisions = await readDivisions(parts.owner);
  const plan = planCity(divisions, marker.day);
  await layOutStaff(parts, plan, marker.day);
  const receipts = await layOutDisputes(parts, new DisputePlanner(plan, divisions, addDays(marker.day, -1)).plan());
  await layOutGuidance(parts, plan, addDays(marker.day, -1));
  receipts.push(...(await layOutRequests(parts, plan, addDays(marker.day, -1))));
  await layOutVolunteers(parts, plan, addDays(marker.day, -1));
  await layOutPatrols(parts, plan, addDays(marker.day, -1));
  receipts.push(...(await layOutErrands(parts, plan, addDays(marker.day, -1))));
  await layOutVillagePolice(parts, plan, addDays(marker.day, -1));
  await layOutAwards(parts, plan, addDays(marker.day, -1));
  await layOutSurveys(parts, plan, addDays(marker.day, -1));
  await layOutPhones(parts, plan, addDays(marker.day, -1));
  await layOutAssessment(parts, plan, addDays(marker.day, -1));
  await layOutSupervision(parts, plan, addDays(marker.day, -1));
  await layOutCampaigns(parts, plan, addDays(marker.day, -1));
  await layOutYearly(parts, plan, addDays(marker.day, -1));
  const signIns = await makeAccounts(parts, plan, marker.day);
  const done: DemoMarker = { ...marker, done: true, signIns, receipts: receipts.toSorted((a, b) => (a.matter < b.matter ? -1 : 1)) };
  await writeMarker(parts.owner, done);
  return done;
}

/** The marker comes first: whatever happens afterwards, this database is never taken for a real one. */
async function begin({ owner, now }: DemoParts): Promise<DemoMarker> {
  const used = await withClient(owner, async (client) => (await client.query<{ used: boolean }>('select exists (select from staff.unit) as used')).rows[0]?.used);
  if (used === true) {
    throw new ConfigError([{ variable: 'ANHE_DEMO', message: '此数据库已在正式使用，不能放入演示数据；请设 ANHE_DEMO=0 · this database is in use, no demo is put into it; set ANHE_DEMO=0' }]);
  }
  const marker: DemoMarker = { seed: demoSeed, day: dayOf(now), done: false, signIns: [], receipts: [] };
  await writeMarker(owner, marker);
  return marker;
}

/** The divisions that hold, groups and grids left out. */
async function readDivisions(owner: Connection): Promise<readonly Division[]> {
  const { text, values, shape } = divisionsIn(wholeCity);
  const rows = await withClient(owner, async (client) => shape((await client.query(text, [...values])).rows));
  return rows.filter(({ cell }) => cell === null).map(({ place, name }) => ({ place, name }));
}

/** Runs strings of work, some at once. When one fails the others are told to stop, and it throws once all have. */
async function together(work: readonly ((stop: AbortSignal) => Promise<void>)[]): Promise<void> {
  const stop = new AbortController();
  const waiting = [...work];
  const take = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined && !stop.signal.aborted; next = waiting.shift()) await next(stop.signal);
  };
  const takers = Array.from({ length: atOnce }, async () => {
    try {
      await take();
    } catch (error) {
      stop.abort(error);
    }
  });
  await Promise.all(takers);
  stop.signal.throwIfAborted();
}

function grouped<T>(all: readonly T[], key: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group === undefined) groups.set(key(one), [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

/** Counts what is done and tells every so often. */
function counter(say: (message: string) => void, what: string, total: number, every: number): () => void {
  let count = 0;
  return () => {
    count += 1;
    if (count % every === 0 || count === total) say(`正在布置演示数据：${what} ${count}/${total} · laying out the demo`);
  };
}

async function layOutStaff(parts: DemoParts, { staff }: City, day: Day): Promise<void> {
  const count = counter(parts.say, '单位和人员', staff.units.length + staff.posts.length, 600);
  const began = new Date(instantAt(addDays(day, -1130), '08:30'));
  const inLanes = async <T>(all: readonly T[], key: (one: T) => string, run: (lane: Lane, one: T) => Promise<void>): Promise<void> =>
    together(grouped(all, key).map((group) => async (stop) => {
      const lane = new Lane(parts);
      lane.now = began;
      for (const one of group) {
        if (stop.aborted) return;
        await run(lane, one);
      }
    }));
  // A unit may lie below one of its county: those come first.
  const byLevel = (wide: boolean) => staff.units.filter(({ place }) => (place.length === 6) === wide);
  const unit = async (lane: Lane, one: (typeof staff.units)[number]): Promise<void> => {
    await lane.unit(one);
    count();
  };
  await inLanes(byLevel(true), ({ county }) => county, unit);
  await inLanes(byLevel(false), ({ place }) => townOf(place), unit);
  await inLanes(staff.persons, ({ place }) => townOf(place), (lane, one) => lane.person(one));
  await inLanes(staff.posts, ({ unit: { place } }) => townOf(place), async (lane, one) => {
    await lane.post(one);
    count();
  });
  const lane = new Lane(parts);
  lane.now = new Date(instantAt(addDays(day, -4), '17:10'));
  for (const deputy of staff.deputies) await lane.deputy(deputy);
}

async function layOutDisputes(parts: DemoParts, courses: readonly Course[]): Promise<DemoReceipt[]> {
  const count = counter(parts.say, '纠纷', courses.length, 60);
  const receipts: DemoReceipt[] = [];
  const lanes = grouped(courses, ({ begin }) => begin.lane).toSorted((a, b) => b.length - a.length);
  await together(lanes.map((lane) => (stop) => new Lane(parts).disputes(lane, stop, (some) => {
    receipts.push(...some);
    count();
  })));
  return receipts;
}

async function makeAccounts(parts: DemoParts, { staff }: City, day: Day): Promise<DemoSignIn[]> {
  await together(staff.signIns.map(({ login, post }) => async () => {
    const { county, id: person, name, phone } = post.person;
    const lane = new Lane(parts);
    lane.now = new Date(instantAt(addDays(day, -1), '18:00'));
    const [account, invitation] = [accountOf(county, person), demoId('invitation', person)];
    const { expiresAt } = await lane.command(staffOperations.invite, demoActor(county), person, { county, person, invitation, login });
    await parts.accounts.make({ account, county, person, name, login, phone, invitation, expiresAt: new Date(expiresAt) });
  }));
  await parts.accounts.sharePassword(staff.signIns.map(({ post: { person } }) => accountOf(person.county, person.id)), demoPassword);
  const listed = staff.signIns.toSorted((one, other) => signInOrder.indexOf(one.login) - signInOrder.indexOf(other.login));
  return listed.map(({ login, post }) => ({ login, password: demoPassword, person: post.person.name, role: post.title ?? roles[post.role].zh, unit: post.unit.name }));
}

/** What the console says of a demo: who one may be, and a receipt to look at. */
export function demoLines({ signIns, receipts }: DemoMarker, address: string): string[] {
  const widest = Math.max(0, ...signIns.map(({ login }) => login.length));
  const receipt = receipts[0];
  return [
    '演示账号（数据均为虚构） · demo sign-ins (all data are invented):',
    ...signIns.map(({ login, password, person, role, unit }) => `  ${login.padEnd(widest)}  ${password}  ${person}，${role}，${unit}`),
    ...(receipt === undefined ? [] : [`  受理单 · a receipt: ${address}/r/${receipt.code}（约定的词 · its word: ${receipt.word}）`]),
  ];
}
