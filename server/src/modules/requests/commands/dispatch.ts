import { Refusal } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { searchRemove } from '../../matters/index.ts';
import { placeFact } from '../../places/index.ts';
import { readPost } from '../../staff/index.ts';
import { getType } from '../catalogue.ts';
import { assertReceiver, placeNameOf, readReceiver } from '../owner.ts';
import type { Receiver } from '../owner.ts';
import { nothingMore, stepHandler } from '../steps.ts';
import { dutyRows } from './duties.ts';
import { instantOn } from '../work.ts';
import type { RequestWork } from '../work.ts';

const asked = ({ id, kind, name }: Receiver) => ({ unit: id, kind, name });

/** It goes to a unit: held by it from now on, to be taken or objected to within the clock. */
export function sendTo(work: RequestWork, to: Receiver, given: { readonly by: 'person' | 'catalogue' | 'suggestion' | 'arbiter'; readonly confidence: number | null }, step: 'dispatch' | 'decide' = 'dispatch'): void {
  work.judge(step, { to: asked(to) });
  work.heldBy(to.id, to.name);
  work.know({ holderKind: to.kind });
  work.set({ dispatched_at: work.request.now, read_at: null, accepted_at: null, rung: null });
  const dueOn = work.startClock('recipient');
  if (step === 'dispatch') work.take('dispatch', 'requests.dispatched', { unit: to.id, ...given, dueOn });
}

const toUnit = ({ input, today }: { readonly input: { readonly county: string; readonly matter: Id; readonly to: Id }; readonly today: Day }) => ({ to: readReceiver(input.county, input.to, today), placeName: placeNameOf(input.county, input.matter) });

export const clear = stepHandler(requestOperations.clear, nothingMore, (work) => {
  work.judge('clear');
  work.set({ doubts: [] });
  work.take('clear', 'requests.cleared', {});
});

export const discard = stepHandler(requestOperations.discard, nothingMore, (work, { why }) => {
  work.judge('discard');
  work.stopClock('reply', true);
  work.set({ ending: 'discarded' });
  work.take('discard', 'requests.discarded', { why });
});

/** Taken up after all: the promise runs anew from today; what came before was not the person's fault. */
export const restore = stepHandler(requestOperations.restore, nothingMore, (work, _input, { row }) => {
  work.judge('restore');
  work.set({ ending: null, doubts: [] });
  work.know({ ending: null });
  work.take('restore', 'requests.restored', {});
  work.startReply(row.type, work.request.now, work.request.today);
});

export const dispatch = stepHandler(requestOperations.dispatch, toUnit, (work, { note, suggested }, subject, known) => {
  const { actor } = work.request;
  const receiver = assertReceiver(known.to, subject.row.place, known.placeName, ['to']);
  if (note !== undefined && note !== '') work.event('matters.noted', { text: work.text('note', note) });
  sendTo(work, receiver, { by: actor.kind === 'system' ? 'suggestion' : 'person', confidence: suggested ?? null });
});

/** Opened by the unit it lies with: the first time is what counts. */
export const read = stepHandler(requestOperations.read, nothingMore, (work, _input, { row }) => {
  if (row.status !== 'offered' || row.read_at !== null) return;
  const { unit, post } = actingPost(work.request.actor);
  work.set({ read_at: work.request.now });
  work.take('read', 'requests.read', { unit, post });
});

export const accept = stepHandler(requestOperations.accept, ({ input }) => ({ post: readPost(input.county, input.post ?? input.matter) }), (work, { post }, { row }, known) => {
  const actor = actingPost(work.request.actor);
  if (post !== undefined && known.post?.unit !== row.holder_unit) throw new Refusal('kernel.invalid-input', { details: { count: 1 }, fields: [{ path: ['post'], code: 'unknown-choice' }] });
  work.judge('accept');
  work.stopClock('recipient');
  work.set({ accepted_at: work.request.now, read_at: row.read_at ?? work.request.now, rung: null });
  work.matter({ holder_post: post ?? actor.post });
  work.take('accept', 'requests.accepted', { unit: actor.unit, post: post ?? actor.post });
});

/** "Not ours": named whose, with a reason; the centre's arbiter has it until it is decided. */
export const object = stepHandler(
  requestOperations.object,
  ({ input, today }) => ({ named: readReceiver(input.county, input.named ?? input.matter, today), placeName: placeNameOf(input.county, input.matter) }),
  (work, { objection, named, namedWords, reason }, { row, known }, facts) => {
    if (named === undefined && (namedWords === undefined || namedWords === '')) throw new Refusal('kernel.invalid-input', { details: { count: 1 }, fields: [{ path: ['named'], code: 'required' }] });
    const whose = named === undefined ? undefined : assertReceiver(facts.named, row.place, facts.placeName, ['named']);
    work.judge('object', { to: whose === undefined ? undefined : asked(whose) });
    if (known.centre === null) throw new Refusal('requests.no-centre', { details: { place: facts.placeName } });
    const { unit } = actingPost(work.request.actor);
    const text = work.text('objection', reason);
    work.stopClock('recipient');
    const dueOn = work.startClock('arbitration');
    work.add(insert('requests.objection', {
      county: row.county, id: objection, place: row.place, matter: row.id, type: row.type, from_unit: unit, named_unit: named ?? null, named_words: namedWords ?? null, reason: text.content,
      arbiter: known.centre.id, raised_on: work.request.today, due_on: dueOn, decided_on: null, decided_by: null, upheld: null, to_unit: null, ground: null,
    }));
    work.heldBy(known.centre.id, known.centre.name);
    work.take('object', 'requests.objected', { objection, unit, named: named ?? null, reason: text, dueOn, arbiter: known.centre.id });
  },
);

/** The arbiter's word, kept as a precedent; it may become the rule for an area. */
export const decide = stepHandler(
  requestOperations.decide,
  ({ input, today }) => ({ to: readReceiver(input.county, input.to, today), rulePlace: placeFact(input.rulePlace ?? input.county), before: rulesBefore(input.county, input.matter, input.rulePlace ?? input.county) }),
  (work, { objection, ground, rule, rulePlace, duty }, { row, known, facts }, given) => {
    const arbiter = actingPost(work.request.actor);
    if (known.objection?.id !== objection) throw new Refusal('kernel.invalid-input', { details: { count: 1 }, fields: [{ path: ['objection'], code: 'unknown-choice' }] });
    const to = assertReceiver(given.to, row.place, given.before.placeName, ['to']);
    const upheld = to.id !== known.objection.from_unit;
    sendTo(work, to, { by: 'arbiter', confidence: null }, 'decide');
    work.stopClock('arbitration');
    work.add(update('requests.objection', { county: row.county, id: objection }, { decided_on: work.request.today, decided_by: arbiter.post, upheld, to_unit: to.id, ground }));
    if (rule !== 'no') {
      const code = rule === 'type' ? facts.type : facts.department;
      if (code === null || duty === undefined || given.rulePlace === undefined) throw new Refusal('kernel.invalid-input', { details: { count: 1 }, fields: [{ path: ['rule'], code: 'unknown-choice' }] });
      const rows = dutyRows(work.request, { county: row.county, duty, subject: rule, code, place: rulePlace ?? row.county, unit: to.id, from: work.request.today, objection, chain: chainStart });
      const before = given.before.rules.find(({ subject }) => subject === rule);
      if (before !== undefined) work.add(update('requests.duty', { county: row.county, id: before.id }, { valid_to: work.request.today }));
      work.add(...rows.changes);
      work.beside(rows.append);
    }
    work.take('decide', 'requests.decided', { objection, upheld, unit: to.id });
  },
);

interface Before {
  readonly placeName: string;
  readonly rules: readonly { readonly id: Id; readonly subject: string }[];
}

/** What holds for the request's type and department at a place, and ends when a new rule begins there; and where the request is. */
const rulesBefore = (county: string, matter: Id, place: string): Statement<Before> =>
  raw(
    `select places.full_name(r.place) as "placeName",
            (select coalesce(json_agg(json_build_object('id', d.id, 'subject', d.subject)), '[]') from requests.duty d where d.county = r.county and d.place = $3 and d.valid_to is null
                and ((d.subject = 'type' and d.code = r.type) or (d.subject = 'department' and d.code = r.department))) as rules
       from requests.request r where r.county = $1 and r.matter = $2`,
    [county, matter, place], (rows) => rows[0] as Before, // the request was locked before this
  );

export const assign = stepHandler(requestOperations.assign, ({ input }) => ({ post: readPost(input.county, input.post) }), (work, { post }, { row }, known) => {
  if (known.post === undefined || known.post.unit !== row.holder_unit) throw new Refusal('kernel.invalid-input', { details: { count: 1 }, fields: [{ path: ['post'], code: 'unknown-choice' }] });
  work.judge('assign');
  work.matter({ holder_post: post });
  work.take('assign', 'requests.assigned', { post });
});

/** Another type promises another day: it counts from the day of filing as before. */
export const retype = stepHandler(
  requestOperations.retype,
  ({ input }) => ({ filed: filedAt(input.county, input.matter) }),
  (work, { type: code, detail }, { row }, { filed }) => {
    const type = getType(work.request.book, code, work.request.today);
    if (detail !== undefined && work.request.book.find('request-details', detail, work.request.today)?.body['type'] !== code) throw new Refusal('kernel.invalid-input', { details: { count: 1 }, fields: [{ path: ['detail'], code: 'unknown-choice' }] });
    work.judge('retype');
    const running = work.clock('reply');
    // Taken up anew since then, it counts from that day.
    const anew = running !== undefined && running.started_on !== row.filed_on;
    const at = anew ? (running.started_at ?? instantOn(running.started_on, work.request.today, work.request.now)) : (filed ?? work.request.now);
    const dueOn = running === undefined || running.paused_on !== null || running.extensions.length > 0 ? (running?.due_on ?? work.request.today) : work.startReply(code, at, running.started_on);
    work.set({ type: code, detail: detail ?? null, department: type.department, guarded: type.privacy === 'guarded', publish: type.publish?.place ?? null });
    work.matter({ type: code });
    // What is private is not found by its words any more.
    if (type.privacy === 'guarded' && !row.guarded) work.add(searchRemove(work.home));
    work.take('retype', 'requests.retyped', { from: row.type, to: code, detail: detail ?? null, dueOn });
  },
);

const filedAt = (county: string, matter: Id): Statement<Date | undefined> => raw('select filed_at from requests.request where county = $1 and matter = $2', [county, matter], (rows) => (rows[0] as { filed_at: Date } | undefined)?.filed_at); // the one column

export const prioritise = stepHandler(requestOperations.prioritise, nothingMore, (work, { priority }) => {
  work.judge('prioritise');
  work.set({ priority });
  work.take('prioritise', 'requests.prioritised', { priority });
});
