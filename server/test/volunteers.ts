import { addDays, instantAt, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { volunteerOperations as op } from '@anhe/contract/volunteers';
import type { Actor } from '../src/kernel/access/actor.ts';
import type { BuiltPost } from './build.ts';
import { known } from './world.ts';
import type { World } from './world.ts';

/** Who looks after the volunteers of the world's village, and another who confirms. */
export const keeper = (world: World): Actor => world.post('committee', 'director').actor;
export const second = (world: World): Actor => world.post('committee', 'clerk').actor;

let serial = 0;

export const personal = (more: object = {}) => {
  serial += 1;
  return { name: `志愿者${serial}`, phone: `1390000${String(serial).padStart(4, '0')}`, birthYear: 1980, can: '会开三轮车', ...more };
};

export const application = (world: World, more: object = {}) => ({
  county: world.county, volunteer: newId(), place: world.village, personal: personal(), wants: ['night-patrol', 'notice-spreading'], way: 'desk', consent: '2026-1', consentOn: world.today, ...more,
});

export interface StagedVolunteer {
  readonly at: { readonly county: string; readonly volunteer: Id };
  readonly revision: number;
  readonly personal: { readonly name: string; readonly phone: string };
}

export async function applied(world: World, more: object = {}): Promise<StagedVolunteer> {
  const input = application(world, more);
  const { revision } = await world.ground.command(op.apply, keeper(world), input);
  return { at: { county: input.county, volunteer: input.volunteer }, revision, personal: input.personal };
}

export async function accepted(world: World, more: object = {}): Promise<StagedVolunteer> {
  const found = await applied(world, more);
  const { revision } = await world.ground.command(op.accept, keeper(world), found.at, { basis: found.revision });
  return { ...found, revision };
}

export const training = (world: World, course: string, more: object = {}) => ({ training: newId(), course, on: addDays(world.today, -10), passed: true, giver: '镇应急办', ...more });
export const insurance = (world: World, more: object = {}) => ({ insurance: newId(), insurer: '某财产保险公司', number: 'PAZ2026110001', from: addDays(world.today, -30), to: addDays(world.today, 800), ...more });

/** Taken on, trained and insured for night patrols, and for what asks for less. */
export async function ready(world: World, more: object = {}): Promise<StagedVolunteer> {
  const found = await accepted(world, more);
  let { revision } = found;
  for (const course of ['safety', 'patrol']) ({ revision } = await world.ground.command(op.train, keeper(world), { ...found.at, ...training(world, course) }));
  ({ revision } = await world.ground.command(op.insure, keeper(world), { ...found.at, ...insurance(world) }));
  return { ...found, revision };
}

/** The volunteer whose a post is: taken on, trained and insured where there was none. */
export async function registered(world: World, post: BuiltPost): Promise<StagedVolunteer['at']> {
  const [row] = await world.ground.rows<{ id: Id }>('select id from volunteers.volunteer where county = $1 and post = $2', [world.county, post.id]);
  if (row !== undefined) return { county: world.county, volunteer: row.id };
  const found = await ready(world);
  await world.ground.command(op.link, keeper(world), { ...found.at, post: post.id }, { basis: found.revision });
  return found.at;
}

let days = 0;

export interface StagedTask {
  readonly at: { readonly county: string; readonly task: Id };
  readonly startsAt: string;
  readonly endsAt: string;
  readonly revision: number;
}

/** A task of the committee, tomorrow evening or later: each on a day of its own. */
export async function offered(world: World, more: object = {}): Promise<StagedTask> {
  const day = addDays(world.today, (days += 1) % 200 + 1);
  const input = { county: world.county, task: newId(), place: world.village, kind: 'night-patrol', startsAt: instantAt(day, '19:00'), endsAt: instantAt(day, '21:00'), wanted: 4, where: '村委会门口集合', ...more };
  const { revision } = await world.ground.command(op.offer, keeper(world), input);
  return { at: { county: input.county, task: input.task }, startsAt: input.startsAt, endsAt: input.endsAt, revision };
}

export interface StagedService {
  readonly at: { readonly county: string; readonly task: Id; readonly service: Id };
  readonly volunteer: Id;
  readonly times: { readonly from: string; readonly to: string };
  readonly revision: number;
}

/** A task that ran until a minute ago, taken before it began by a volunteer. */
export async function taken(world: World, volunteer?: StagedVolunteer['at'], more: object = {}): Promise<StagedService> {
  const who = volunteer ?? (await ready(world)).at;
  const { ground } = world;
  const now = ground.now;
  const from = new Date(now.getTime() - 121 * 60_000);
  ground.now = new Date(from.getTime() - 3_600_000);
  try {
    const { at, startsAt, endsAt } = await offered(world, { startsAt: from.toISOString(), endsAt: new Date(now.getTime() - 60_000).toISOString(), ...more });
    const service = newId();
    const { revision } = await ground.command(op.take, keeper(world), { ...at, service, volunteer: who.volunteer });
    return { at: { ...at, service }, volunteer: who.volunteer, times: { from: startsAt, to: endsAt }, revision };
  } finally {
    ground.now = now;
  }
}

export async function attended(world: World, volunteer?: StagedVolunteer['at']): Promise<StagedService> {
  const found = await taken(world, volunteer);
  const { revision } = await world.ground.command(op.attend, keeper(world), { ...found.at, ...found.times });
  return { ...found, revision };
}

export async function confirmed(world: World, volunteer?: StagedVolunteer['at']): Promise<StagedService> {
  const found = await attended(world, volunteer);
  const { revision } = await world.ground.command(op.confirm, second(world), found.at, { basis: found.revision });
  return { ...found, revision };
}

/** The rows of a volunteer in every table of the capability, by table. */
export async function rowsOf(world: World, volunteer: Id): Promise<Readonly<Record<string, number>>> {
  const columns = await world.ground.rows<{ table: string; key: string }>("select table_name as table, column_name as key from information_schema.columns where table_schema = 'volunteers' and column_name = 'volunteer'");
  const counts = await Promise.all(columns.map(async ({ table, key }) => [table, known((await world.ground.rows<{ count: number }>(`select count(*)::int as count from volunteers.${table} where ${key} = $1`, [volunteer]))[0]).count] as const));
  return Object.fromEntries(counts);
}
