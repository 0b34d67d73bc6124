import { PlaceCode, Role } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { CredentialKind, Grade, UnitKind, staffEvents } from '@anhe/contract/staff';
import type { CredentialView, DeputyView, StaffEvent } from '@anhe/contract/staff';
import { headOf } from '../../kernel/events/chain.ts';
import type { NewEvent, StreamHead } from '../../kernel/events/chain.ts';
import { db, first, shaped } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import type { Append } from '../../kernel/run/handler.ts';
import type { z } from 'zod';

/** What a policy asks of a unit, post or person. */
export interface StaffSubject {
  readonly head: StreamHead;
  /** The unit it belongs to; null for a person. */
  readonly unit: Id | null;
}

export interface UnitSubject extends StaffSubject {
  readonly unit: Id;
  readonly kind: UnitKind;
  readonly name: string;
  readonly valid_from: Day;
  readonly valid_to: Day | null;
  readonly row: UnitRow;
}

export interface UnitRow {
  readonly county: string;
  readonly id: Id;
  readonly place: string;
  readonly kind: string;
  readonly name: string;
  readonly short_name: string;
  readonly number_word: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly parent: Id | null;
  readonly valid_from: Day;
  readonly valid_to: Day | null;
  readonly revision: number;
  readonly chain: Buffer;
}

export const unitColumns = [
  'county', 'id', 'place', 'kind', 'name', 'short_name', 'number_word', 'phone', 'address', 'parent', 'valid_from', 'valid_to', 'revision', 'chain',
] as const;

/** A kind as stored; a fault of the program when it is none of ours. */
export const kindOf = (text: string): UnitKind => UnitKind.parse(text);

export const unitSubject = (row: UnitRow): UnitSubject => ({
  head: headOf(row), unit: row.id, kind: kindOf(row.kind), name: row.name, valid_from: row.valid_from, valid_to: row.valid_to, row,
});

/** A unit, locked. */
export function unitStatement(county: string, unit: Id): Statement<UnitSubject | undefined> {
  const query = db.selectFrom('staff.unit').select(unitColumns).where('county', '=', county).where('id', '=', unit).forUpdate();
  return shaped(first(query), (row) => (row === undefined ? undefined : unitSubject(row)));
}

export interface PostSubject extends StaffSubject {
  readonly unit: Id;
  readonly person: Id;
  readonly role: Role;
  readonly valid_from: Day;
  readonly valid_to: Day | null;
}

/** A post, locked. */
export function postStatement(county: string, post: Id): Statement<PostSubject | undefined> {
  const query = db.selectFrom('staff.post').selectAll().where('county', '=', county).where('id', '=', post).forUpdate();
  return shaped(first(query), (row) => (row === undefined ? undefined : { ...row, head: headOf(row), role: Role.parse(row.role) }));
}

export interface PersonSubject extends StaffSubject {
  readonly id: Id;
  readonly name: string;
  readonly phone: string | null;
  readonly login: string | null;
  readonly account: Id | null;
}

/** A person, locked. */
export function personStatement(county: string, person: Id): Statement<PersonSubject | undefined> {
  const query = db.selectFrom('staff.person').selectAll().where('county', '=', county).where('id', '=', person).forUpdate();
  return shaped(first(query), (row) =>
    row === undefined ? undefined : { head: headOf(row), unit: null, id: row.id, name: row.name, phone: row.phone, login: row.login, account: row.account });
}

/** The stream of a row that this command inserts. */
/** One event on a unit's, post's or person's stream; its body is checked. */
export function append<E extends StaffEvent>(table: 'staff.unit' | 'staff.post' | 'staff.person', head: StreamHead, occurredAt: Date, type: E, body: z.input<(typeof staffEvents)[E]>): Append {
  const event: NewEvent = { type, version: 1, occurredAt, body: staffEvents[type].parse(body) };
  return { table, head, matter: null, events: [event] };
}

interface CredentialRow {
  readonly id: Id;
  readonly kind: string;
  readonly grade: string | null;
  readonly issuer: string;
  readonly number: string | null;
  readonly issued_on: Day;
  readonly valid_to: Day | null;
}

export const credentialView = (row: CredentialRow): CredentialView => ({
  id: row.id, kind: CredentialKind.parse(row.kind), grade: row.grade === null ? null : Grade.parse(row.grade),
  issuer: row.issuer, number: row.number, issuedOn: row.issued_on, validTo: row.valid_to,
});

interface DeputyRow {
  readonly id: Id;
  readonly deputy: Id;
  readonly name: string;
  readonly valid_from: Day;
  readonly valid_to: Day;
}

export const deputyView = (row: DeputyRow): DeputyView => ({ id: row.id, person: row.deputy, name: row.name, firstDay: row.valid_from, lastDay: row.valid_to });

/** Places as stored. */
export const placesOf = (codes: readonly string[]): PlaceCode[] => codes.map((code) => PlaceCode.parse(code));
