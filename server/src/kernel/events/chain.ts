import type { County, Id } from '@anhe/contract/kernel';
import { canonical } from '../crypto/canonical.ts';
import { sha256 } from '../crypto/keyring.ts';

/** The value before the first event of a chain. */
export const chainStart: Buffer = Buffer.alloc(32);

/** Where a stream of events stands: its row carries the revision and the last hash. */
export interface StreamHead {
  readonly county: County;
  readonly id: Id;
  readonly place: string;
  readonly revision: number;
  readonly chain: Buffer;
}

/** The columns of a row that make the head of its stream. */
export const headOf = ({ county, id, place, revision, chain }: StreamHead): StreamHead => ({ county, id, place, revision, chain });

/** Where a stream stands before its first event. */
export const newHead = (county: County, id: Id, place: string): StreamHead => ({ county, id, place, revision: 0, chain: chainStart });

/** What a decision says happened. `occurredAt` may lie before the recording: late entry is normal. */
export interface NewEvent {
  readonly type: string;
  readonly version: number;
  readonly occurredAt: Date;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An event as it is chained: everything that must not change later. */
export interface EventEnvelope extends NewEvent {
  readonly county: County;
  readonly stream: Id;
  readonly seq: number;
  readonly id: Id;
  readonly actor: string;
  readonly command: Id;
  readonly recordedAt: Date;
}

/** The bytes that are stored and hashed. */
export function envelopeBytes(event: EventEnvelope): Buffer {
  return Buffer.from(
    canonical({ ...event, occurredAt: event.occurredAt.toISOString(), recordedAt: event.recordedAt.toISOString() }),
  );
}

/** hash = sha256(hash before ‖ bytes) */
export function chainHash(before: Uint8Array, bytes: Uint8Array): Buffer {
  return sha256(before, bytes);
}
