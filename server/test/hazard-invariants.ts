import { hazardLifecycle, hazardNext, hazardStation, hazardStatuses } from '@anhe/contract/patrols';
import type { HazardStatus, HazardStep } from '@anhe/contract/patrols';
import { figureFaults } from './figure-invariants.ts';
import type { Ground } from './ground.ts';

interface Rows {
  readonly m: { readonly status: HazardStatus; readonly open: boolean; readonly closed_on: string | null; readonly due_on: string | null; readonly due_clock: string | null; readonly next_step: string | null; readonly station: number; readonly place: string; readonly number: string | null; readonly kind: string };
  readonly r: {
    readonly open: boolean; readonly found_on: string; readonly mended_on: string | null; readonly mended_by: string | null; readonly mender: string | null; readonly void_why: string | null; readonly same: string | null; readonly extensions: number; readonly place: string;
  };
  readonly clock: { readonly due_on: string; readonly started_on: string; readonly stopped_on: string | null; readonly outcome: string | null; readonly extensions: readonly unknown[] } | null;
  readonly holder_place: string;
}

const text = `
  select to_jsonb(m) as m, to_jsonb(r) as r, (select to_jsonb(c) from matters.clock c where c.matter = m.id) as clock, (select place from staff.unit where id = m.holder_unit) as holder_place
    from matters.matter m join patrols.hazard r on r.matter = m.id where m.id = $1`;

interface Recorded {
  readonly type: string;
  readonly actor: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const stepOf: Readonly<Record<string, HazardStep>> = {
  'patrols.hazard-assigned': 'assign', 'patrols.hazard-guarded': 'guard', 'patrols.hazard-extended': 'extend', 'patrols.hazard-mended': 'mend', 'patrols.hazard-checked': 'check', 'patrols.hazard-cancelled': 'cancel', 'patrols.hazard-added': 'addTo',
};

/** Where it stands by its events alone, and what of them could not have been. */
function byEvents(events: readonly Recorded[]): { readonly status: HazardStatus; readonly faults: readonly string[] } {
  const faults: string[] = [];
  let status: HazardStatus = hazardLifecycle.initial;
  let [mendedBy, extended] = ['', 0];
  for (const [index, { type, actor, body }] of events.entries()) {
    const step = stepOf[type];
    if (step === undefined) {
      if (type !== 'patrols.hazard-found' || index !== 0) faults.push(`${type} is no step`);
      continue;
    }
    const { from, to, otherwise } = hazardLifecycle.steps[step];
    if (!from.includes(status)) faults.push(`${step} from ${status}`);
    if (step === 'check' && actor === mendedBy) faults.push('whoever mended it looked at it again');
    if (step === 'mend') mendedBy = actor;
    if (step === 'extend') extended += 1;
    if (step === 'mend' && body['photos'] === 0) faults.push('mended without a photograph');
    const next = step === 'check' && body['passed'] === false ? otherwise?.[0] : to;
    if (next !== undefined && next !== 'same') status = next;
  }
  if (extended > 1) faults.push('put off twice');
  return { status, faults };
}

/** Everything that is not as it must be with one hazard; empty when all is well. @param words texts that no event may hold */
export async function hazardFaults(ground: Ground, matter: string, words: readonly string[]): Promise<readonly string[]> {
  const [rows] = await ground.rows<Rows & Record<string, unknown>>(text, [matter]);
  if (rows === undefined) return ['there is no such hazard'];
  const stored = await ground.rows<{ type: string; actor: string; bytes: Buffer }>('select type, actor, bytes from kernel.event where stream = $1 order by seq', [matter]);
  const events = stored.map(({ type, actor, bytes }): Recorded => ({ type, actor, body: (JSON.parse(bytes.toString()) as { body: Recorded['body'] }).body })); // an envelope
  const { status, faults: found } = byEvents(events);
  const faults = [...found];
  const fault = (wrong: boolean, what: string): void => void (wrong && faults.push(what));
  const { m, r, clock } = rows;
  const open = !('final' in hazardStatuses[m.status]);
  fault(m.status !== status, `stands at ${m.status} while the events say ${status}`);
  fault(m.open !== open || r.open !== open, 'open is not what the status says');
  fault((m.closed_on === null) !== open, 'closed without its day, or a day without closing');
  fault(m.station !== hazardStation[m.status] || m.next_step !== hazardNext[m.status], 'another station or next step than the status says');
  fault((m.status === 'mending') !== (clock !== null && clock.stopped_on === null), `a clock that runs, or does not, while it is ${m.status}`);
  fault(m.due_on !== (m.status === 'mending' ? (clock?.due_on ?? null) : null), 'due on another day than its clock says');
  fault((m.due_on === null) !== (m.due_clock === null), 'a due day without its clock');
  fault(clock !== null && (clock.stopped_on === null) !== (clock.outcome === null), 'an end without its outcome, or an outcome without an end');
  fault((r.mended_on !== null) !== (m.status === 'mended' || m.status === 'cleared'), 'mended by the row and not by the status, or the other way');
  fault((r.void_why !== null) !== (m.status === 'void'), 'none by the row and not by the status, or the other way');
  fault(m.status === 'mending' && r.mender === null && !events.some(({ type }) => type === 'patrols.hazard-checked'), 'to be mended by nobody');
  fault(r.extensions !== events.filter(({ type }) => type === 'patrols.hazard-extended').length, 'put off more or less often than was recorded');
  fault(m.number === null || m.kind !== 'hazard', 'no number, or another kind');
  fault(m.place !== r.place || !m.place.startsWith(rows.holder_place), 'held by a unit that does not see the place');
  fault(stored.some(({ bytes }) => words.some((word) => bytes.toString().includes(word))), 'an event holds words');
  return [...faults, ...(await figureFaults(ground, [matter]))];
}
