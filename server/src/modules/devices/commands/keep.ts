import { Refusal } from '@anhe/contract/kernel';
import { deviceOperations, lockReasons, deviceStates, opening } from '@anhe/contract/devices';
import type { LockReason } from '@anhe/contract/devices';
import { sha256 } from '../../../kernel/crypto/keyring.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Decision } from '../../../kernel/run/handler.ts';
import { keyOf } from '../key.ts';
import { append, lockDevice, stateOf, wordOf } from '../rows.ts';
import type { DeviceRow, DeviceSubject } from '../rows.ts';

/** Sets a phone up for the acting post; what it may do is what the post may. */
export const enrol = onCommand({
  operation: deviceOperations.enrol,
  decide: ({ input, actor, now, today }) => {
    if (actor.kind !== 'staff') throw new Refusal('kernel.not-allowed', { details: { role: actor.kind } });
    const key = Buffer.from(input.key, 'base64url');
    if (keyOf(key) === undefined) throw new Refusal('devices.key-unreadable', { fields: [{ path: ['key'], code: 'wrong-kind' }] });
    const { county, device: id, name } = input;
    const row = { county, id, place: actor.place, unit: actor.unit, post: actor.post, owner: actor.person, state: 'active' as const, lock_reason: null, enrolled_at: now, seen_at: null, sequence: 0 };
    return {
      appends: [append({ county, id, place: actor.place, revision: 0, chain: chainStart }, now, 'devices.enrolled', { post: actor.post, key: sha256(key).toString('hex') })],
      changes: [insert('devices.device', { ...row, name, public_key: key, waiting: 0, revision: 0, chain: chainStart })],
      answer: wordOf(row, now, today),
    };
  },
});

const lockIt = ({ input }: { input: { county: string; device: string } }) => lockDevice(input.county, input.device as DeviceRow['id']); // parsed as an id
const keyFor = ({ county, id }: DeviceRow) => ({ county, id });
const nothing = ({ head }: DeviceSubject): Decision<{ revision: number }> => ({ appends: [], changes: [], answer: { revision: head.revision } });

/** What was sent and not settled stays; the phone forgets the rest when it next reports. */
export const end = onCommand({
  operation: deviceOperations.end, subject: lockIt,
  decide: ({ now }, { subject }: { subject: DeviceSubject }): Decision<{ revision: number }> => {
    if (['ended', 'wiped'].includes(subject.device.state)) return nothing(subject);
    return { appends: [append(subject.head, now, 'devices.ended', {})], changes: [update('devices.device', keyFor(subject.device), { state: 'ended', lock_reason: null })], answer: { revision: subject.head.revision + 1 } };
  },
});

export const wipe = onCommand({
  operation: deviceOperations.wipe, subject: lockIt,
  decide: ({ now }, { subject }: { subject: DeviceSubject }): Decision<{ revision: number }> => {
    if (['wiping', 'wiped'].includes(subject.device.state)) return nothing(subject);
    return { appends: [append(subject.head, now, 'devices.wipe-asked', {})], changes: [update('devices.device', keyFor(subject.device), { state: 'wiping', lock_reason: null })], answer: { revision: subject.head.revision + 1 } };
  },
});

/** A lock as a change of a phone's row, with its event. */
export const lockedBy = ({ head, device }: DeviceSubject, now: Date, why: LockReason) => ({ appends: [append(head, now, 'devices.locked', { why })], changes: [update('devices.device', keyFor(device), { state: 'locked', lock_reason: why })] });

export const lock = onCommand({
  operation: deviceOperations.lock, subject: lockIt,
  decide: ({ input, now }, { subject }: { subject: DeviceSubject }): Decision<{ revision: number }> => (subject.device.state === 'active' ? { ...lockedBy(subject, now, input.why), answer: { revision: subject.head.revision + 1 } } : nothing(subject)),
});

export const unlock = onCommand({
  operation: deviceOperations.unlock, subject: lockIt,
  decide: ({ actor, now, today }, { subject }: { subject: DeviceSubject }) => {
    const { state, lock: why } = stateOf(subject.device, today);
    const verdict = opening(state, why, actor.kind === 'staff' && actor.role === 'administrator');
    if (!verdict.legal) {
      const said = why === null ? deviceStates[state] : lockReasons[why];
      throw new Refusal('devices.cannot-open', { details: { reason: said.zh, reasonEn: said.en } });
    }
    const opened = { ...subject.device, state: 'active' as const, lock_reason: null, seen_at: now };
    if (state === 'active') return { appends: [], changes: [], answer: wordOf(subject.device, now, today) };
    return { appends: [append(subject.head, now, 'devices.unlocked', {})], changes: [update('devices.device', keyFor(subject.device), { state: 'active', lock_reason: null, seen_at: now })], answer: wordOf(opened, now, today) };
  },
});
