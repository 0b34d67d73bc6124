import { stationOf } from '@anhe/contract/disputes';
import type { DisputeStatus } from '@anhe/contract/disputes';
import { clockKinds } from '@anhe/contract/matters';
import { vectorText } from '../src/kernel/text/tokens.ts';
import type { StagedDispute } from './cases/steps.ts';
import { afterFaults } from './after-invariants.ts';
import { figureFaults } from './figure-invariants.ts';
import type { Ground } from './ground.ts';

/** An event as it is stored, its body read from the very bytes that are chained. */
interface Recorded {
  readonly seq: number;
  readonly command: string;
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Rows {
  readonly matter: {
    readonly status: DisputeStatus; readonly revision: number; readonly open: boolean; readonly station: number; readonly number: string | null; readonly holder_unit: string;
    readonly filed_unit: string; readonly pending_transfer: string | null; readonly due_on: string | null; readonly due_clock: string | null; readonly closed_on: string | null; readonly archived_on: string | null; readonly keep_until: string | null;
  };
  readonly dispute: { readonly outcome: string | null; readonly committee: string; readonly accepted_on: string | null; readonly effective_on: string | null };
  readonly parties: readonly string[];
  readonly agreements: readonly { readonly id: string; readonly form: string; readonly version: number; readonly status: string; readonly performance: string; readonly written_at: string }[];
  readonly signatures: readonly { readonly agreement: string; readonly signer: string; readonly as_what: string; readonly signed_on: string; readonly way: string }[];
  readonly seals: readonly { readonly agreement: string; readonly used_on: string }[];
  readonly pages: readonly { readonly recorded_at: string }[];
  readonly clocks: readonly { readonly kind: keyof typeof clockKinds; readonly due_on: string; readonly stopped_on: string | null; readonly paused_on: string | null }[];
  readonly numbers: readonly string[];
  readonly defects: number;
  readonly follow_ups: number;
  readonly sessions: number;
  readonly transfers: readonly { readonly id: string; readonly status: string; readonly to_unit: string }[];
  /** Help that waits for an answer or goes on. */
  readonly referrals: number;
}

const rowsText = `select
  (select to_jsonb(m) from matters.matter m where m.id = $1) as matter,
  (select to_jsonb(d) from disputes.dispute d where d.matter = $1) as dispute,
  (select coalesce(jsonb_agg(party), '[]') from matters.matter_party where matter = $1 and standing is distinct from 'left') as parties,
  (select coalesce(jsonb_agg(to_jsonb(a) || jsonb_build_object('written_at', c.recorded_at) order by a.version), '[]') from disputes.agreement a join matters.content c on c.id = a.content where a.matter = $1) as agreements,
  (select coalesce(jsonb_agg(to_jsonb(s)), '[]') from disputes.signature s where s.matter = $1) as signatures,
  (select coalesce(jsonb_agg(to_jsonb(u)), '[]') from disputes.seal_use u where u.matter = $1) as seals,
  (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from matters.attachment t where t.matter = $1 and t.kind = 'signed-page' and t.seen_at is not null) as pages,
  (select coalesce(jsonb_agg(to_jsonb(k)), '[]') from matters.clock k where k.matter = $1) as clocks,
  (select coalesce(jsonb_agg(series), '[]') from matters.number where matter = $1) as numbers,
  (select count(*)::int from disputes.defect where matter = $1) as defects,
  (select count(*)::int from disputes.follow_up where matter = $1) as follow_ups,
  (select count(*)::int from disputes.session where matter = $1) as sessions,
  (select coalesce(jsonb_agg(to_jsonb(h)), '[]') from matters.handover h where h.matter = $1 and h.kind = 'transfer') as transfers,
  (select count(*)::int from matters.handover where matter = $1 and kind = 'referral' and status in ('asked', 'accepted')) as referrals`;

const ending: Readonly<Record<string, DisputeStatus>> = {
  'disputes.taken-over': 'registered', 'disputes.handed-back': 'handed-back', 'disputes.offered': 'offered', 'disputes.accepted': 'accepted', 'disputes.refused': 'not-admissible',
  'disputes.agreed-orally': 'agreed', 'disputes.agreement-drafted': 'drafted', 'disputes.sealed': 'agreed', 'disputes.declined': 'declined', 'disputes.failed': 'failed',
  'disputes.withdrawn': 'withdrawn', 'disputes.closed': 'closed', 'disputes.archived': 'archived',
};

/** Where a dispute stands by what was recorded, and nothing else. */
function statusBy(events: readonly Recorded[]): DisputeStatus {
  let [status, accepted]: [DisputeStatus, boolean] = ['registered', false];
  for (const { type, body } of events) {
    accepted ||= type === 'disputes.accepted';
    if (type === 'disputes.registered') status = body['offered'] === true ? 'offered' : 'registered';
    else if (type === 'disputes.resumed') status = accepted ? 'accepted' : 'registered';
    else if (type === 'disputes.taken-over') status = accepted ? 'accepted' : 'registered';
    else if (type === 'disputes.received') status = body['as'] === 'centre' ? 'to-assign' : body['as'] === 'organ' ? 'elsewhere' : accepted ? 'accepted' : 'registered';
    else status = ending[type] ?? status;
  }
  return status;
}

const mediates: readonly string[] = ['disputes.session-held', 'disputes.agreed-orally', 'disputes.agreement-drafted'];

/** Acts of mediation that the law forbids at their moment and that were recorded without their defect. */
function unflagged(events: readonly Recorded[], parties: readonly string[]): string[] {
  const answers = new Map<string, unknown>();
  const found: string[] = [];
  let mediators = 0;
  for (const { type, body, command } of events) {
    const flags = events.filter((event) => event.command === command && event.type === 'disputes.defect-flagged').map((event) => event.body['code']);
    const must = (code: string, broken: boolean): void => void (broken && !flags.includes(code) && found.push(`${type} without ${code}`));
    if (type === 'disputes.told') for (const told of body['told'] as { party: string; answer: unknown }[]) answers.set(told.party, told.answer); // its schema
    if (type === 'disputes.declined') answers.set(String(body['party']), 'refused');
    if (type === 'disputes.resumed') for (const [party, answer] of answers) if (answer === 'refused') answers.set(party, 'open');
    if (type === 'disputes.mediator-appointed') mediators += 1;
    // Upheld, the challenged mediator's work ends; nobody else is there before another is appointed.
    if (type === 'disputes.challenge-decided' && body['upheld'] === true) mediators -= 1;
    if (mediates.includes(type)) {
      must('party-refuses', [...answers.values()].includes('refused'));
      must('not-told', parties.some((party) => !answers.has(party)));
      must('no-mediator', mediators === 0);
    }
    if (type === 'disputes.sealed') must('party-refuses', [...answers.values()].includes('refused'));
    if (type === 'disputes.failed') must('remedies-untold', body['remediesTold'] !== true);
    if (type === 'disputes.accepted') must('seised', body['seised'] === 'yes');
  }
  return found;
}

/** What is wrong with an agreement in force: signatures, seal and page of a written one; anything at all beside it. */
function agreementFaults(rows: Rows): string[] {
  const effective = rows.agreements.filter(({ status }) => status === 'effective');
  const faults: string[] = [];
  const agreed = rows.dispute.outcome === 'oral' || rows.dispute.outcome === 'written';
  if (effective.length !== (agreed ? 1 : 0)) faults.push(`${effective.length} agreements in force with the outcome ${String(rows.dispute.outcome)}`);
  const newest = rows.agreements.at(-1);
  if (rows.agreements.slice(0, -1).some(({ status }) => status !== 'void')) faults.push('an older version is not void');
  if (newest?.status === 'draft' && rows.matter.status !== 'drafted') faults.push('a draft outlives its mediation');
  for (const { id, form, written_at } of effective) {
    if (form !== rows.dispute.outcome) faults.push('another form than the outcome says');
    if (form === 'oral') continue;
    const signed = rows.signatures.filter(({ agreement }) => agreement === id);
    if (!rows.parties.every((party) => signed.some(({ signer, as_what }) => signer === party && as_what === 'party'))) faults.push('in force without all signatures');
    if (!signed.some(({ as_what }) => as_what === 'mediator')) faults.push('in force without the mediator’s signature');
    const seal = rows.seals.find(({ agreement }) => agreement === id);
    if (seal === undefined) faults.push('in force without a seal');
    else if (signed.some(({ signed_on }) => signed_on > seal.used_on)) faults.push('sealed before it was signed');
    const onPaper = signed.length === 0 || signed.some(({ way }) => way === 'paper');
    if (onPaper && !rows.pages.some(({ recorded_at }) => recorded_at >= written_at)) faults.push('in force without a page that a person saw');
  }
  return faults;
}

/** What is wrong with clocks, numbers and the columns that lists are made from. */
function standingFaults(rows: Rows): string[] {
  const { matter, dispute } = rows;
  const faults: string[] = [];
  const fault = (wrong: boolean, text: string): void => void (wrong && faults.push(text));
  const running = rows.clocks.filter(({ stopped_on }) => stopped_on === null);
  const done = matter.status === 'closed' || matter.status === 'archived';
  fault(done && running.length > 0, 'a clock runs on a closed matter');
  fault(matter.open === done, 'open is not what the status says');
  fault((matter.closed_on !== null) !== done, 'closed without its day, or a day without closing');
  fault((matter.archived_on !== null) !== (matter.status === 'archived'), 'archived without its day, or a day without the archive');
  const due = running.filter(({ kind, paused_on }) => clockKinds[kind].duty && paused_on === null).map(({ due_on }) => due_on).toSorted()[0] ?? null;
  fault(matter.due_on !== due, `due on ${String(matter.due_on)} while the first duty ends on ${String(due)}`);
  fault((matter.due_on === null) !== (matter.due_clock === null), 'a due day without its clock');
  fault(matter.station !== stationOf[matter.status], 'the receipt shows another station');
  // With the window or a centre that is to find a committee, or with the organ it was transferred to.
  const back = matter.holder_unit !== dispute.committee;
  const passed = rows.transfers.some(({ status, to_unit }) => status === 'accepted' && to_unit === matter.holder_unit);
  fault(!back && ['handed-back', 'to-assign', 'elsewhere'].includes(matter.status), 'held by the committee though it passed it on');
  fault(back && matter.holder_unit !== matter.filed_unit && !passed, 'held by a unit that nobody transferred it to');
  fault(back && !['handed-back', 'to-assign', 'elsewhere', 'withdrawn', 'closed', 'archived'].includes(matter.status), 'held by another unit though a committee has it');
  fault(back && !passed && dispute.accepted_on !== null, 'held by the window though a committee accepted it');
  const waiting = rows.transfers.filter(({ status }) => status === 'asked');
  fault(waiting.length > 1 || matter.pending_transfer !== (waiting[0]?.id ?? null), 'a transfer waits that the matter does not know, or the other way round');
  fault(done && (waiting.length > 0 || rows.referrals > 0), 'a unit still reads a closed matter');
  fault((dispute.accepted_on !== null) !== rows.numbers.includes('acceptance'), 'accepted without its number, or a number without acceptance');
  fault(['accepted', 'drafted', 'agreed', 'failed'].includes(matter.status) && dispute.accepted_on === null, 'mediated without acceptance');
  // An agreement that a court would not confirm is void, and keeps its number beside that of the one that followed it.
  const counted = (series: string): number => rows.numbers.filter((one) => one === series).length;
  fault(counted('agreement') !== rows.seals.length || (dispute.outcome === 'written' && counted('agreement') === 0), 'a written agreement without its number, or a number without one');
  fault(counted('oral') !== rows.agreements.filter(({ form }) => form === 'oral').length || (dispute.outcome === 'oral' && counted('oral') === 0), 'an oral agreement without its number, or a number without one');
  fault((dispute.outcome === 'not-admissible') !== rows.numbers.includes('refusal'), 'a refusal without its number, or a number without one');
  fault(rows.numbers.includes('dossier') !== (matter.status === 'archived' && dispute.outcome !== 'oral' && !back), 'a dossier’s number without a dossier, or none for one');
  const later = rows.agreements.some(({ status, performance }) => status === 'effective' && performance !== 'on-the-spot');
  fault(done && later && rows.follow_ups === 0, 'closed with performance due and no follow-up');
  return faults;
}

/** Everything that is not as it must be with one dispute; empty when all is well. */
export async function faultsOf(ground: Ground, found: StagedDispute, summary: string): Promise<readonly string[]> {
  const { matter } = found.at;
  const [rows] = await ground.rows<Rows & Record<string, unknown>>(rowsText, [matter]);
  if (rows === undefined) return ['there is no such matter'];
  const stored = await ground.rows<{ seq: number; command: string; type: string; bytes: Buffer }>('select seq, command, type, bytes from kernel.event where stream = $1 order by seq', [matter]);
  const events = stored.map(({ seq, command, type, bytes }): Recorded => ({ seq, command, type, body: (JSON.parse(bytes.toString()) as { body: Recorded['body'] }).body })); // an envelope
  const names = found.parties.map(({ name }) => name);
  const [search] = await ground.rows<{ same: boolean }>('select words = $2::tsvector as same from matters.search where matter = $1', [matter, vectorText(summary, names)]);
  const flags = events.filter(({ type }) => type === 'disputes.defect-flagged').length;
  const status = statusBy(events);
  return [
    ...(rows.matter.status === status ? [] : [`stands at ${rows.matter.status} while the events say ${status}`]),
    ...(rows.matter.revision === events.length && events.every(({ seq }, index) => seq === index + 1) ? [] : ['the revision is not the number of events']),
    ...(rows.defects === flags ? [] : ['defects and their events differ']),
    ...(rows.sessions === events.filter(({ type }) => type === 'disputes.session-held').length ? [] : ['sessions and their events differ']),
    ...(search?.same === true ? [] : ['found by other words than it was written with']),
    ...(stored.some(({ bytes }) => names.some((name) => bytes.includes(name)) || bytes.includes(summary)) ? ['a name or a text in the chain'] : []),
    ...unflagged(events, rows.parties), ...agreementFaults(rows), ...standingFaults(rows), ...(await afterFaults(ground, matter)), ...(await figureFaults(ground, [matter])),
  ];
}

/** Open disputes that nobody answers for: held by no unit, or by one that is no more or has nobody. @param matter the one to look at; left out, all there are */
export const ownerlessDisputes = (ground: Ground, today: string, matter: string | null = null): Promise<{ readonly id: string }[]> =>
  ground.rows<{ id: string }>(
    `select m.id from matters.matter m left join staff.unit u on u.county = m.county and u.id = m.holder_unit
      where m.kind = 'dispute' and m.open and ($2::uuid is null or m.id = $2) and (u.id is null or u.valid_from > $1 or u.valid_to <= $1
        or not exists (select from staff.post p where p.county = u.county and p.unit = u.id and p.valid_from <= $1 and (p.valid_to is null or $1 < p.valid_to)))`, [today, matter]);
