import { Refusal, addDays, dayOf, newId } from '@anhe/contract/kernel';
import type { Operation } from '@anhe/contract/kernel';
import { deviceOperations } from '@anhe/contract/devices';
import type { DeviceWord, DownKind, DownThing, PullMessage } from '@anhe/contract/devices';
import { errandOperations } from '@anhe/contract/errands';
import { matterOperations } from '@anhe/contract/matters';
import { patrolOperations } from '@anhe/contract/patrols';
import { placeOperations } from '@anhe/contract/places';
import { requestOperations } from '@anhe/contract/requests';
import { screeningOperations } from '@anhe/contract/screening';
import { volunteerOperations } from '@anhe/contract/volunteers';
import type { OwnTask } from '@anhe/contract/volunteers';
import type { Actor, StaffActor } from '../../kernel/access/actor.ts';
import { canonical } from '../../kernel/crypto/canonical.ts';
import { sha256 } from '../../kernel/crypto/keyring.ts';
import type { Road } from '../../kernel/run/run.ts';
import { houseOf, speakerOf } from './speaker.ts';

/** What a phone is told: things that are new or changed, those to give up, and from where it goes on. */
export interface Pulled {
  readonly word: DeviceWord;
  /** It held what the house does not know of: what it holds goes first. */
  readonly fresh: boolean;
  readonly things: readonly DownThing[];
  readonly next: string;
  readonly more: boolean;
}

/** Days before and ahead of which shifts are sent down. */
const shiftDays = { before: 2, ahead: 21 } as const;
/** Days ahead for which a volunteer's phone has tasks, and before for which it has those that its owner was on. */
const taskDays = { before: 2, ahead: 60 } as const;
const mostHazards = 300;
const mostMatters = 200;

interface Ask {
  readonly road: Road;
  readonly actor: StaffActor;
  readonly today: string;
}

type Found = Omit<DownThing, 'gone'>;

const thing = (kind: DownKind, id: string, body: object): Found => ({ kind, id, revision: 'revision' in body && typeof body.revision === 'number' ? body.revision : 0, body });

/** Whether a role may call it: what the work of a post does not need is not sent to it. */
const mayCall = ({ role }: StaffActor, { access }: Pick<Operation, 'access'>): boolean => access === 'staff' || access === 'public' || (Array.isArray(access) && access.includes(role));

async function shifts({ road, actor, today }: Ask): Promise<readonly Found[]> {
  if (!mayCall(actor, patrolOperations.shifts)) return [];
  const { items } = await road.query(patrolOperations.shifts, actor, { mine: true, from: addDays(today, -shiftDays.before), to: addDays(today, shiftDays.ahead) });
  return items.map((shift) => thing('shift', shift.id, shift));
}

async function rounds({ road, actor }: Ask): Promise<readonly Found[]> {
  if (!mayCall(actor, screeningOperations.due)) return [];
  const { items } = await road.query(screeningOperations.due, actor, {});
  return items.map((report) => thing('round', report.id, report));
}

/** All pages of a list, up to so many. */
async function all<T>(most: number, page: (cursor: string | undefined) => Promise<{ readonly items: readonly T[]; readonly next: string | null }>): Promise<readonly T[]> {
  const found: T[] = [];
  for (let cursor: string | undefined; found.length < most;) {
    const { items, next } = await page(cursor);
    found.push(...items);
    if (next === null) break;
    cursor = next;
  }
  return found.slice(0, most);
}

async function hazards({ road, actor }: Ask): Promise<readonly Found[]> {
  if (!mayCall(actor, patrolOperations.hazards)) return [];
  const lines = await all(mostHazards, (cursor) => road.query(patrolOperations.hazards, actor, { open: true, limit: 100, ...(cursor === undefined ? {} : { cursor }) }));
  return lines.map((line) => thing('hazard', line.id, line));
}

async function matters({ road, actor }: Ask): Promise<readonly Found[]> {
  const lines = await all(mostMatters, (cursor) => road.query(matterOperations.myWork, actor, cursor === undefined ? {} : { cursor }));
  return lines.filter(({ kind }) => kind !== 'hazard' && kind !== 'errand').map(({ last: _last, ...line }) => thing('matter', line.id, line));
}

async function errands({ road, actor }: Ask): Promise<readonly Found[]> {
  if (!mayCall(actor, errandOperations.inHand)) return [];
  const { items } = await road.query(errandOperations.inHand, actor, {});
  return items.map((errand) => thing('errand', errand.id, errand));
}

/** Tasks for a volunteer's own phone: those that they are on, and those that they may take. They lie on no other phone. */
async function tasks({ road, actor, today }: Ask): Promise<readonly Found[]> {
  if (!mayCall(actor, volunteerOperations.mine)) return [];
  const { own } = await road.query(volunteerOperations.mine, actor, {});
  if (own === null) return [];
  const { items } = await road.query(volunteerOperations.tasks, actor, { from: addDays(today, -taskDays.before), to: addDays(today, taskDays.ahead) });
  return items.flatMap((line) => {
    const service = own.services.find(({ task, status }) => task === line.id && status !== 'left');
    const offer = own.offered.find(({ task }) => task.id === line.id);
    if (service === undefined && offer === undefined) return [];
    const { county, id, place, placeName, unitName, kindName, startsAt, endsAt, where, cancelled } = line;
    const task: OwnTask = { county, id, place, placeName, unitName, kindName, startsAt, endsAt, where, cancelled, volunteer: own.line.id, service: service?.id ?? null, status: service?.status ?? 'offered', full: line.taken >= line.wanted, bars: offer?.bars ?? [] };
    return [thing('task', id, task)];
  });
}

async function points({ road, actor }: Ask): Promise<readonly Found[]> {
  if (!mayCall(actor, patrolOperations.points)) return [];
  const { items } = await road.query(patrolOperations.points, actor, { place: actor.place });
  return items.map((point) => thing('point', point.id, point));
}

/** The post's own place and what lies right below it. */
async function villages({ road, actor }: Ask): Promise<readonly Found[]> {
  const [own, below] = await Promise.all([road.query(placeOperations.get, actor, { place: actor.place }), road.query(placeOperations.children, actor, { place: actor.place })]);
  return [{ place: own.place, name: own.name, within: '' }, ...below.items.map(({ place, name, within }) => ({ place, name, within }))].map((place) => thing('village', place.place, place));
}

async function lists({ road, actor }: Ask): Promise<readonly Found[]> {
  const kinds = mayCall(actor, patrolOperations.reportHazard) ? (await road.query(patrolOperations.hazardKinds, actor, {})).items.map((kind) => thing('hazard-kind', kind.code, kind)) : [];
  const types = mayCall(actor, requestOperations.take) ? (await road.query(requestOperations.catalogue, actor, { county: actor.county })).types.map((type) => thing('request-type', type.code, type)) : [];
  return [...kinds, ...types];
}

const digestOf = ({ body }: Found): string => sha256(canonical(body)).toString('hex').slice(0, 16);

/** All that a phone of this post should hold, in the order in which it is needed. */
export async function holdings(road: Road, actor: StaffActor, today: string): Promise<readonly Found[]> {
  const ask = { road, actor, today };
  const found: Found[] = [];
  for (const part of [shifts, tasks, rounds, errands, hazards, matters, points, villages, lists]) found.push(...(await part(ask)));
  return found;
}

const isStaff = (actor: Actor | undefined): actor is StaffActor => actor?.kind === 'staff';

/**
 * What has changed in the villages of a phone since its last page, and what it must give up. Of a phone that is locked or to be
 * wiped only its state is told. Throws `devices.unknown`, `devices.not-signed`.
 */
export async function pull({ road, clock }: { readonly road: Road; readonly clock: () => Date }, message: PullMessage): Promise<Pulled> {
  const { county, device, since, limit } = message;
  const { hello, actor } = await speakerOf(road, message);
  const { word } = hello;
  if (word.state !== 'active') return { word, fresh: false, things: [], next: since ?? '0', more: false };
  if (!isStaff(actor)) throw new Refusal('devices.post-ended');
  const found = await holdings(road, actor, dayOf(clock()));
  const answer = await road.command(deviceOperations.hold, houseOf(county), {
    command: newId(), input: { county, device, since: since === null ? null : Number(since), limit, things: found.map((one) => ({ kind: one.kind, id: one.id, digest: digestOf(one), letters: JSON.stringify(one.body).length })) },
  });
  const sent = answer.send.flatMap((index): DownThing[] => { const one = found[index]; return one === undefined ? [] : [one]; });
  return { word, fresh: answer.fresh, things: [...answer.gone.map(({ kind, id }): DownThing => ({ kind, id, revision: 0, gone: true, body: null })), ...sent], next: String(answer.next), more: answer.more };
}
