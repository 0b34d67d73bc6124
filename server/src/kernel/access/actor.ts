import { Refusal, rangeOf } from '@anhe/contract/kernel';
import type { County, Id, Role } from '@anhe/contract/kernel';

/** Half-open range over place codes in byte order: from ≤ place < to. */
export interface PlaceRange {
  readonly from: string;
  readonly to: string;
}

interface ActorBase {
  /** How events and audit name the actor: `post:<id>`, `receipt:<id>`, `system:<name>`, `public`. Never a name. */
  readonly label: string;
  readonly county: County;
  readonly scope: readonly PlaceRange[];
}

/** A staff member acting as one of their posts (their own or one they stand in for). */
export interface StaffActor extends ActorBase {
  readonly kind: 'staff';
  readonly role: Role;
  readonly post: Id;
  readonly unit: Id;
  readonly unitKind: string;
  readonly person: Id;
  readonly place: string;
  /** The person whose post it is, when the actor is a deputy. */
  readonly standsInFor: Id | null;
}

/** Signed in, but without a valid post: may see and end own sign-ins, nothing else. */
export interface PersonActor extends ActorBase {
  readonly kind: 'person';
  readonly person: Id;
}

/** Someone with a receipt code; the transaction is narrowed to its matter. */
export interface ReceiptActor extends ActorBase {
  readonly kind: 'receipt';
}

export interface PublicActor extends ActorBase {
  readonly kind: 'public';
}

/** A job or a reaction, with no more area than its work needs. */
export interface SystemActor extends ActorBase {
  readonly kind: 'system';
  readonly name: string;
  readonly place: string;
}

export type Actor = StaffActor | PersonActor | ReceiptActor | PublicActor | SystemActor;

/** The scope as Postgres reads it. A scope that cannot be built throws; an empty one sees nothing. */
export function scopeText(ranges: readonly PlaceRange[]): string {
  const parts = ranges.map(({ from, to }) => {
    if (!/^\d{4,15}$/.test(from) || !/^\d{4,15}~?$/.test(to) || from >= to) throw new RangeError('a scope range is not valid');
    return `[${from},${to})`;
  });
  return `{${parts.join(',')}}`;
}

/** Whether a place lies in the scope. */
export function inScope(ranges: readonly PlaceRange[], place: string): boolean {
  return ranges.some(({ from, to }) => place >= from && place < to);
}

/** The post that acts; only posts reach the commands that ask. Throws a refusal for anybody else. */
export function actingPost(actor: Actor): StaffActor {
  if (actor.kind !== 'staff') throw new Refusal('kernel.no-post');
  return actor;
}

/** A system actor for one county's rows below a place. */
export function systemActor(name: string, county: County, place: string = county): SystemActor {
  return { kind: 'system', name, label: `system:${name}`, county, place, scope: [rangeOf(place)] };
}

export const publicActor: PublicActor = { kind: 'public', label: 'public', county: '610500', scope: [] };

/** A receipt's holder before its code was looked up: sees nothing until the transaction is narrowed. */
export function receiptActor(county: County): ReceiptActor {
  return { kind: 'receipt', label: 'receipt', county, scope: [] };
}

/** Whoever works on people's matters. A patrol volunteer does not: they look after points and hazards, and read of nobody's dispute or request. */
export const worksOnMatters = (actor: Actor): actor is StaffActor => actor.kind === 'staff' && actor.role !== 'volunteer';
