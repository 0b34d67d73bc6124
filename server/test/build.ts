import { newId, rangeOf } from '@anhe/contract/kernel';
import type { Id, Role } from '@anhe/contract/kernel';
import type { PartyInput } from '@anhe/contract/parties';
import type { StaffActor } from '../src/kernel/access/actor.ts';
import { chainHash, chainStart, envelopeBytes } from '../src/kernel/events/chain.ts';
import type { NewEvent } from '../src/kernel/events/chain.ts';
import { partyInsert, partyLine } from '../src/modules/parties/index.ts';
import type { Ground } from './ground.ts';

/** Places that tests use; real codes of one county, invented staff and parties. */
export const places = {
  county: '610524',
  town: '610524001',
  village: '610524001201',
  otherVillage: '610524001202',
  otherTown: '610524101',
  otherCounty: '610502',
} as const;

export interface BuiltUnit {
  readonly county: string;
  readonly id: Id;
  readonly place: string;
  readonly kind: string;
  readonly name: string;
}

let serial = 0;
const next = (): number => (serial += 1);

const base = { revision: 0, chain: chainStart };

/** A unit; a mediation committee of a village unless said. */
export async function buildUnit(ground: Ground, given: Partial<BuiltUnit> & { numberWord?: string; phone?: string; address?: string } = {}): Promise<BuiltUnit> {
  const place = given.place ?? places.village;
  const unit = { county: given.county ?? place.slice(0, 6), id: given.id ?? newId(), place, kind: given.kind ?? 'committee', name: given.name ?? `第${next()}人民调解委员会` };
  await ground.insert('staff.unit', {
    ...unit, ...base, short_name: unit.name.slice(0, 20), number_word: given.numberWord ?? '试', phone: given.phone ?? '0913-5520000', address: given.address ?? null, valid_from: '2020-01-01',
  });
  return unit;
}

export interface BuiltPost {
  readonly unit: BuiltUnit;
  readonly id: Id;
  readonly person: Id;
  readonly name: string;
  readonly role: Role;
  readonly actor: StaffActor;
}

interface PostWishes {
  readonly place?: string;
  readonly name?: string;
  readonly validFrom?: string;
  readonly validTo?: string | null;
  readonly areas?: readonly string[];
}

/** A person with a post in a unit, and the actor they are when they act as it. */
export async function buildPost(ground: Ground, unit: BuiltUnit, role: Role, wishes: PostWishes = {}): Promise<BuiltPost> {
  const place = wishes.place ?? unit.place;
  const [id, person] = [newId(), newId()];
  const name = wishes.name ?? `测试${next()}`;
  await ground.insert('staff.person', { county: unit.county, id: person, place, name, ...base });
  await ground.insert('staff.post', {
    county: unit.county, id, place, unit: unit.id, person, role, valid_from: wishes.validFrom ?? '2020-01-01', valid_to: wishes.validTo ?? null, ...base,
  });
  for (const area of wishes.areas ?? []) await ground.insert('staff.post_area', { county: unit.county, post: id, area, place });
  const actor: StaffActor = {
    kind: 'staff', label: `post:${id}`, county: unit.county, scope: (wishes.areas ?? [place]).map((area) => rangeOf(area)),
    role, post: id, unit: unit.id, unitKind: unit.kind, person, place, standsInFor: null,
  };
  return { unit, id, person, name, role, actor };
}

/** A committee of a village with a mediator and its director, ready to work. */
export async function buildCommittee(ground: Ground, place: string = places.village): Promise<{ unit: BuiltUnit; mediator: BuiltPost; director: BuiltPost }> {
  const unit = await buildUnit(ground, { place });
  const [mediator, director] = [await buildPost(ground, unit, 'mediator'), await buildPost(ground, unit, 'director')];
  return { unit, mediator, director };
}

/** A party's data as an input gives them; invented. */
export function partyInput(wishes: Partial<PartyInput> = {}): PartyInput {
  const number = next();
  return {
    id: newId(), kind: 'person', side: 'applicant', name: `当事人${number}`,
    contact: { by: 'phone', value: `138${String(number).padStart(8, '0')}` }, details: {}, ...wishes,
  };
}

export interface BuiltMatter {
  readonly county: string;
  readonly id: Id;
  readonly place: string;
  readonly unit: BuiltUnit;
  readonly parties: readonly PartyInput[];
}

export interface MatterWishes {
  readonly id?: Id;
  readonly place?: string;
  readonly status?: string;
  readonly type?: string;
  readonly number?: string | null;
  readonly holderPost?: Id | null;
  readonly filedOn?: string;
  readonly dueOn?: string | null;
  readonly dueClock?: string | null;
  readonly nextStep?: string | null;
  readonly open?: boolean;
  readonly closedOn?: string | null;
  readonly archivedOn?: string | null;
  readonly parties?: readonly PartyInput[];
  readonly events?: readonly NewEvent[];
  /** Without the row of a dispute. */
  readonly bare?: boolean;
}

/** A dispute in hand of a unit, with two parties and its first event in a valid chain. */
export async function buildMatter(ground: Ground, unit: BuiltUnit, wishes: MatterWishes = {}): Promise<BuiltMatter> {
  const place = wishes.place ?? unit.place;
  const { county } = unit;
  const id = wishes.id ?? newId();
  const filedOn = wishes.filedOn ?? '2026-11-20';
  const parties = wishes.parties ?? [partyInput({ side: 'applicant' }), partyInput({ side: 'respondent' })];
  const events = wishes.events ?? [
    { type: 'disputes.registered', version: 1, occurredAt: new Date(`${filedOn}T09:00:00+08:00`), body: { place, parties: parties.map((party) => party.id), committee: unit.id } },
  ];
  const chained = chainOf(ground, { county, id, place }, events);
  ground.forged(id);
  await ground.insert('matters.matter', {
    county, id, place, place_filed: place, kind: 'dispute', status: wishes.status ?? 'accepted', type: wishes.type ?? 'neighbour',
    party_line: partyLine(parties), number: wishes.number ?? null,
    holder_unit: unit.id, holder_post: wishes.holderPost ?? null, held_since: ground.now, filed_unit: unit.id, filed_on: filedOn,
    due_on: wishes.dueOn ?? null, due_clock: wishes.dueClock ?? (wishes.dueOn == null ? null : 'mediation'), next_step: wishes.nextStep ?? 'holdSession',
    open: wishes.open ?? true, closed_on: wishes.closedOn ?? null, archived_on: wishes.archivedOn ?? null,
    revision: events.length, chain: chained.chain,
  });
  for (const row of chained.rows) await ground.insert('kernel.event', row);
  if (wishes.bare !== true) {
    await ground.insert('disputes.dispute', { county, matter: id, place, type: wishes.type ?? 'neighbour', origin: 'oral', happened_on: filedOn, committee: unit.id });
  }
  for (const [index, party] of parties.entries()) await insertParty(ground, { county, matter: id, place }, party, index + 1);
  return { county, id, place, unit, parties };
}

async function insertParty(ground: Ground, home: { county: string; matter: Id; place: string }, party: PartyInput, position: number): Promise<void> {
  const change = partyInsert(ground.keys, home, party);
  if (change.kind !== 'insert') throw new Error('a new party is an insert');
  for (const row of change.rows) await ground.insert(change.table, row);
  await ground.insert('matters.matter_party', { ...home, party: party.id, side: party.side, position });
}

interface Chained {
  readonly chain: Buffer;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

function chainOf(ground: Ground, stream: { county: string; id: Id; place: string }, events: readonly NewEvent[]): Chained {
  let chain = chainStart;
  const rows = events.map((event, index) => {
    const [id, command, actor, seq] = [newId(), newId(), 'system:test', index + 1];
    const bytes = envelopeBytes({ ...event, county: stream.county, stream: stream.id, seq, id, actor, command, recordedAt: ground.now });
    chain = chainHash(chain, bytes);
    return {
      county: stream.county, stream: stream.id, seq, id, place: stream.place, matter: stream.id, type: event.type, version: event.version,
      actor, command, occurred_at: event.occurredAt, recorded_at: ground.now, bytes, hash: chain,
    };
  });
  return { chain, rows };
}
