import { Refusal } from '@anhe/contract/kernel';
import { deviceOperations, mostDownLetters } from '@anhe/contract/devices';
import type { DownKind } from '@anhe/contract/devices';
import { upsert } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { lockDevice, stateOf } from '../rows.ts';
import type { DeviceSubject } from '../rows.ts';

/** A thing that a phone was sent: its kind and id, the digest of what it was sent (null: to give it up), and in which page. */
type Held = readonly [kind: DownKind, id: string, digest: string | null, page: number];

const keyOf = (kind: string, id: string): string => `${kind} ${id}`;

/** How many of these fit in a page: so many, and so many letters; one at least. */
function fitting(letters: readonly number[], limit: number): number {
  let [count, sum] = [0, 0];
  for (const one of letters) {
    sum += one;
    if (count >= limit || (count > 0 && sum > mostDownLetters)) break;
    count += 1;
  }
  return count;
}

/**
 * What of all that a phone should hold it has to be sent next, by what it was sent before. What was sent in a page that it does
 * not say it has is sent again; so it may be cut anywhere, its clock does not matter, and what left its villages is given up.
 */
export const hold = onCommand({
  operation: deviceOperations.hold,
  subject: ({ input }) => lockDevice(input.county, input.device),
  facts: ({ input }) => ({ held: raw('select things from devices.held where county = $1 and device = $2', [input.county, input.device], ([row]) => (row as { things: readonly Held[] } | undefined)?.things ?? []) }), // as it is written below
  decide: ({ input, today }, { subject, facts }: { subject: DeviceSubject; facts: { held: readonly Held[] } }) => {
    const { device } = subject;
    if (stateOf(device, today).state !== 'active') throw new Refusal('devices.unknown');
    const last = facts.held.reduce((most, [, , , page]) => Math.max(most, page), 0);
    // It says that it has what was never sent, or nothing of what was: it begins anew.
    const fresh = input.since === null || input.since > last;
    const held = fresh ? [] : facts.held;
    const since = fresh ? 0 : (input.since ?? 0);
    const [known, wanted] = [new Map(held.map((one) => [keyOf(one[0], one[1]), one])), new Set(input.things.map(({ kind, id }) => keyOf(kind, id)))];
    const gone = held.filter(([kind, id, digest, page]) => !wanted.has(keyOf(kind, id)) && (digest !== null || page > since));
    const changed = input.things.map((thing, index) => ({ thing, index })).filter(({ thing }) => {
      const one = known.get(keyOf(thing.kind, thing.id));
      return one === undefined || one[3] > since || one[2] !== thing.digest;
    });
    const leaving = gone.slice(0, input.limit);
    const sent = changed.slice(0, fitting(changed.map(({ thing }) => thing.letters), input.limit - leaving.length));
    // A page that tells nothing has no number of its own: the phone would say next time that it has one that was never sent.
    const tells = leaving.length + sent.length > 0;
    const next = tells ? Math.max(last, input.since ?? 0) + 1 : fresh ? 0 : last;
    const touched = new Set([...leaving.map(([kind, id]) => keyOf(kind, id)), ...sent.map(({ thing }) => keyOf(thing.kind, thing.id))]);
    // What was given up is let go of once the phone has heard it; the newest stays, since the number of the last page is read from it.
    const kept = held.filter(([kind, id, digest, page]) => !touched.has(keyOf(kind, id)) && (digest !== null || page > since || page === last));
    const things: Held[] = [...kept, ...leaving.map(([kind, id]): Held => [kind, id, null, next]), ...sent.map(({ thing }): Held => [thing.kind, thing.id, thing.digest, next])];
    return {
      appends: [],
      changes: [upsert('devices.held', ['county', 'device'], { county: input.county, device: input.device, place: device.place, things: JSON.stringify(things) })],
      answer: { fresh, send: sent.map(({ index }) => index), gone: leaving.map(([kind, id]) => ({ kind, id })), next, more: leaving.length < gone.length || sent.length < changed.length },
    };
  },
});
