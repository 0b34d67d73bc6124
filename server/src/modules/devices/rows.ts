import { instantOf } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { deviceEvents, locksOn, standingOfDevice } from '@anhe/contract/devices';
import type { DeviceEvent, DeviceState, DeviceWord, LockReason } from '@anhe/contract/devices';
import type { z } from 'zod';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import type { StreamHead } from '../../kernel/events/chain.ts';
import type { Append } from '../../kernel/run/handler.ts';

export interface DeviceRow {
  readonly county: string;
  readonly id: Id;
  readonly place: string;
  readonly unit: Id;
  readonly post: Id;
  readonly owner: Id;
  readonly public_key: Buffer;
  readonly state: DeviceState;
  readonly lock_reason: LockReason | null;
  readonly enrolled_at: Date;
  readonly seen_at: Date | null;
  readonly sequence: number;
  readonly revision: number;
  readonly chain: Buffer;
}

/** A phone as a policy asks about it: whose it is, and where. */
export interface DeviceSubject {
  readonly head: StreamHead;
  readonly device: DeviceRow;
}

const text = 'select county, id, place, unit, post, owner, public_key, state, lock_reason, enrolled_at, seen_at, sequence, revision, chain from devices.device where county = $1 and id = $2';

const subjectOf = (rows: readonly unknown[]): DeviceSubject | undefined => {
  const device = rows[0] as DeviceRow | undefined; // the columns of the text above
  if (device === undefined) return undefined;
  const { county, id, place, revision, chain } = device;
  return { head: { county, id, place, revision, chain }, device };
};

export const readDevice = (county: string, device: Id): Statement<DeviceSubject | undefined> => raw(text, [county, device], subjectOf);
export const lockDevice = (county: string, device: Id): Statement<DeviceSubject | undefined> => raw(`${text} for update`, [county, device], subjectOf);

/** One event on a phone's own stream; its body is checked. */
export function append<E extends DeviceEvent>(head: StreamHead, now: Date, type: E, body: z.input<(typeof deviceEvents)[E]>): Append {
  return { table: 'devices.device', head, matter: null, events: [{ type, version: 1, occurredAt: now, body: deviceEvents[type].parse(body) }] };
}

const lastSeen = ({ seen_at: seen, enrolled_at: enrolled }: Pick<DeviceRow, 'seen_at' | 'enrolled_at'>): Date => seen ?? enrolled;

/** Where a phone stands today. */
export const stateOf = (device: Pick<DeviceRow, 'state' | 'lock_reason' | 'seen_at' | 'enrolled_at'>, today: Day) => standingOfDevice(device.state, device.lock_reason, instantOf(lastSeen(device)), today);

/** What the house says to a phone. */
export function wordOf(device: Pick<DeviceRow, 'state' | 'lock_reason' | 'seen_at' | 'enrolled_at' | 'sequence'>, now: Date, today: Day): DeviceWord {
  return { ...stateOf(device, today), sequence: device.sequence, locksOn: locksOn(instantOf(lastSeen(device))), now: instantOf(now) };
}
