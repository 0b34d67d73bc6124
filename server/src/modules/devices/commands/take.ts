import { Refusal } from '@anhe/contract/kernel';
import { deviceOperations } from '@anhe/contract/devices';
import type { DeviceWord } from '@anhe/contract/devices';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Append, Decision } from '../../../kernel/run/handler.ts';
import { append, lockDevice, stateOf, wordOf } from '../rows.ts';
import type { DeviceSubject } from '../rows.ts';
import { boundTo } from '../sealed.ts';
import { lockedBy } from './keep.ts';

/**
 * Keeps what became of a message's acts, in their order and each once: what was taken before is passed over, what would
 * leave a gap is refused. A phone that was told to forget everything has reported: it is wiped.
 */
export const take = onCommand({
  operation: deviceOperations.take,
  subject: ({ input }) => lockDevice(input.county, input.device),
  decide: ({ input, keys, now, today }, { subject }: { subject: DeviceSubject }): Decision<DeviceWord> => {
    const { device, head } = subject;
    const { state } = stateOf(device, today);
    if (input.copied && state === 'active') return { ...lockedBy(subject, now, 'copied'), answer: { ...wordOf(device, now, today), state: 'locked', lock: 'copied' } };
    // Locked meanwhile: what was done before it was is still taken down.
    if (state !== 'active' && state !== 'wiping' && input.acts.length === 0) return { appends: [], changes: [], answer: wordOf(device, now, today) };
    const fresh = input.acts.filter(({ sequence }) => sequence > device.sequence);
    fresh.forEach(({ sequence }, index) => {
      if (sequence !== device.sequence + 1 + index) throw new Refusal('devices.gap', { details: { expected: device.sequence + 1 + index } });
    });
    const sequence = device.sequence + fresh.length;
    const wiped = state === 'wiping';
    const { county, id } = device;
    const appends: readonly Append[] = wiped ? [append(head, now, 'devices.wiped', {})] : [];
    return {
      appends,
      changes: [
        ...(fresh.length === 0 ? [] : [insert('devices.act', ...fresh.map((act) => ({
          county, device: id, sequence: act.sequence, place: device.place, unit: device.unit, command: act.command, operation: act.operation, at: act.at, clock_off: act.clockOff, arrived_at: now,
          outcome: act.outcome, problem: act.problem === null ? null : JSON.stringify(act.problem), basis: act.basis, matter: act.matter,
          sealed: act.outcome === 'refused' && act.input !== null ? keys.seal(act.input, boundTo(county, id, act.sequence)) : null, settled: null, settled_by: null, settled_at: null, reason: null,
        })))]),
        update('devices.device', { county, id }, { sequence, waiting: input.waiting, seen_at: now, ...(wiped ? { state: 'wiped' } : {}) }),
      ],
      // What is told is what holds until the phone has done it.
      answer: { ...wordOf({ ...device, seen_at: now, sequence }, now, today) },
    };
  },
});

interface ActRow {
  readonly outcome: 'done' | 'refused';
  readonly settled: string | null;
}

/** Somebody says what becomes of an act that was refused; its words go with that. */
export const settle = onCommand({
  operation: deviceOperations.settle,
  subject: ({ input }) => lockDevice(input.county, input.device),
  facts: ({ input }) => ({ act: raw('select outcome, settled from devices.act where county = $1 and device = $2 and sequence = $3', [input.county, input.device, input.sequence], ([row]) => row as ActRow | undefined) }), // the two columns
  decide: ({ input, actor, now }, { subject, facts }: { subject: DeviceSubject; facts: { act: ActRow | undefined } }) => {
    if (actor.kind !== 'staff') throw new Refusal('kernel.not-allowed', { details: { role: actor.kind } });
    if (facts.act === undefined) throw new Refusal('kernel.not-found');
    if (facts.act.outcome !== 'refused' || facts.act.settled !== null) throw new Refusal('devices.settled-already');
    const { county, device, sequence, how, reason } = input;
    return {
      appends: [append(subject.head, now, 'devices.settled', { sequence, how })],
      changes: [update('devices.act', { county, device, sequence }, { settled: how, settled_by: actor.post, settled_at: now, reason, sealed: null })],
      answer: { revision: subject.head.revision + 1 },
    };
  },
});
