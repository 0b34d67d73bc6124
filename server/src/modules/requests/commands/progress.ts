import { Refusal, invalid } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { clockExtend, clockPause, clockResume } from '../../matters/index.ts';
import { assertReceiver, placeNameOf, readReceiver } from '../owner.ts';
import { nothingMore, stepHandler } from '../steps.ts';
import type { RequestWork } from '../work.ts';

/** What the clock says of why it stood still; the desk's own words lie in a text. */
function pauseFor(work: RequestWork, why: string): void {
  const running = work.clock('reply');
  if (running === undefined || running.due_at !== null && running.due_at !== undefined) return; // hours run through
  work.changeClock(clockPause(work.request.book, running, work.request.today, why));
  work.know({ paused: true });
}

/** The promise runs on. @param why only where it stands still for that */
export function resumeReply(work: RequestWork, why?: string): void {
  const running = work.clock('reply');
  if (running === undefined || running.paused_on === null) return;
  if (why !== undefined && running.pauses.at(-1)?.reason !== why) return;
  work.changeClock(clockResume(work.request.book, running, work.request.today));
  work.know({ paused: false });
}

const dueNow = (work: RequestWork): string => work.clock('reply')?.due_on ?? work.request.today;

export const askPerson = stepHandler(requestOperations.askPerson, nothingMore, (work, { text }) => {
  work.judge('askPerson');
  const paused = work.facts.pausable.includes('person') && !work.facts.paused && work.facts.status === 'working';
  if (paused) pauseFor(work, 'person');
  work.set({ asked_person: true });
  work.take('askPerson', 'requests.person-asked', { text: work.text('ask', text), paused });
});

export const inform = stepHandler(requestOperations.inform, nothingMore, (work, { text }) => {
  work.judge('inform');
  work.take('inform', 'requests.informed', { text: work.text('inform', text) });
});

export const pause = stepHandler(requestOperations.pause, nothingMore, (work, { why, reason }) => {
  work.judge('pause', { why });
  pauseFor(work, why);
  work.take('pause', 'requests.paused', { why, reason: work.text('reason', reason) });
});

export const resume = stepHandler(requestOperations.resume, nothingMore, (work) => {
  work.judge('resume');
  resumeReply(work);
  work.take('resume', 'requests.resumed', { dueOn: dueNow(work) });
});

export const extend = stepHandler(requestOperations.extend, nothingMore, (work, { days, reason }, { row }) => {
  work.judge('extend');
  const running = work.clock('reply');
  if (running !== undefined) work.changeClock(clockExtend(work.request.book, running, { amount: days, unit: running.due_at === null || running.due_at === undefined ? 'working-day' : 'day', on: work.request.today }));
  work.set({ extensions: row.extensions + 1 });
  // Of a promise in hours a day is twenty-four more.
  work.take('extend', 'requests.extended', { days, dueOn: dueNow(work), reason: work.text('extend', reason) });
});

export const explain = stepHandler(requestOperations.explain, nothingMore, (work, { text }) => {
  work.judge('explain');
  work.set({ explained: true });
  work.take('explain', 'requests.explained', { text: work.text('explain', text) });
});

/** The authority mends its own act; that also explains it. */
export const correct = stepHandler(requestOperations.correct, nothingMore, (work, { text }) => {
  work.judge('correct');
  work.set({ explained: true });
  work.take('correct', 'requests.corrected', { text: work.text('correct', text) });
});

export const askHelp = stepHandler(requestOperations.askHelp, ({ input, today }) => ({ unit: readReceiver(input.county, input.unit, today), placeName: placeNameOf(input.county, input.matter) }), (work, { help, unit, text }, { row, known }, facts) => {
  const helper = assertReceiver(facts.unit, row.place, facts.placeName, ['unit']);
  if (unit === row.holder_unit) throw invalid({ path: ['unit'], code: 'own-unit' });
  if (known.helps.some((one) => one.unit === unit && one.open)) throw invalid({ path: ['unit'], code: 'already-used' });
  work.judge('askHelp', { to: { unit: helper.id, kind: helper.kind, name: helper.name } });
  work.matter({ let_in: [...new Set([...row.helpers, helper.id])] });
  const { book, today } = work.request;
  const dueOn = book.calendar.addWorkingDays(today, book.clock('recipient', today).rule.amount);
  const question = work.text('help-question', text);
  work.add(insert('requests.help', { county: row.county, id: help, place: row.place, matter: row.id, unit: helper.id, asked_on: today, due_on: dueOn, question: question.content, answered_on: null, answer: null }));
  work.take('askHelp', 'requests.help-asked', { help, unit: helper.id, text: question, dueOn });
});

export const giveHelp = stepHandler(requestOperations.giveHelp, nothingMore, (work, { help, text }, { row, known }) => {
  const { unit } = actingPost(work.request.actor);
  const open = known.helps.find((one) => one.id === help);
  if (open === undefined || open.unit !== unit) throw invalid({ path: ['help'], code: 'unknown-choice' });
  if (!open.open) throw invalid({ path: ['help'], code: 'already-used' });
  work.judge('giveHelp');
  const answer = work.text('help-answer', text);
  work.add(update('requests.help', { county: row.county, id: help }, { answered_on: work.request.today, answer: answer.content }));
  work.take('giveHelp', 'requests.help-given', { help, unit, text: answer });
});

/** Photographs among the request's files. */
const filesOf = (county: string, matter: Id): Statement<readonly Id[]> =>
  raw('select id from matters.attachment where county = $1 and matter = $2 and removed_at is null', [county, matter], (rows) => (rows as readonly { id: Id }[]).map(({ id }) => id)); // the one column

/** The answering unit's word; from now on it is the person's turn. */
export const reply = stepHandler(requestOperations.reply, ({ input }) => ({ files: filesOf(input.county, input.matter) }), (work, input, { row }, { files }) => {
  const strangers = input.proofs.findIndex((proof) => !files.includes(proof));
  if (strangers >= 0) throw invalid({ path: ['proofs', strangers], code: 'unknown-choice' });
  if ((input.outcome === 'not-possible') !== (input.impossible !== undefined)) throw invalid({ path: ['impossible'], code: input.impossible === undefined ? 'required' : 'unknown-field' });
  if (input.outcome === 'not-possible' && (input.remedy === undefined || input.remedy === '')) throw invalid({ path: ['remedy'], code: 'required' });
  work.judge('reply', { outcome: input.outcome, proofs: input.proofs.length, personSaid: input.personSaid, impossible: input.impossible !== undefined });
  const whole = input.remedy === undefined || input.remedy === '' ? input.text : `${input.text}\n\n还可以：${input.remedy}`;
  resumeReply(work);
  work.stopClock('reply');
  const until = work.startClock('response');
  work.set({ outcome: input.outcome, impossible: input.impossible ?? null, replied_at: work.request.now, replied_unit: row.holder_unit, respond_by: until, asked_person: false, rating: null, said_solved: null });
  work.know({ outcome: input.outcome, respondBy: until });
  work.take('reply', 'requests.replied', { outcome: input.outcome, impossible: input.impossible ?? null, text: work.text('reply', whole), proofs: input.proofs, personSaid: input.personSaid, until });
});

export const publish = stepHandler(
  requestOperations.publish,
  ({ input }) => ({ files: filesOf(input.county, input.matter), earlier: raw('select 1 from requests.publication where county = $1 and matter = $2', [input.county, input.matter], (rows) => rows.length > 0) }),
  (work, { title, answer, photos }, { row }, { files, earlier }) => {
    work.judge('publish');
    const strangers = photos.findIndex((photo) => !files.includes(photo));
    if (strangers >= 0) throw invalid({ path: ['photos', strangers], code: 'unknown-choice' });
    const columns = { place: row.place, title, answer, photos, published_at: work.request.now, published_by: actingPost(work.request.actor).post, withdrawn_at: null };
    work.add(earlier ? update('requests.publication', work.address, columns) : insert('requests.publication', { ...work.address, ...columns }));
    work.take('publish', 'requests.published', { title: work.text('published', `${title}\n${answer}`) });
  },
);

export const unpublish = stepHandler(requestOperations.unpublish, nothingMore, (work) => {
  work.judge('unpublish');
  work.add(update('requests.publication', work.address, { withdrawn_at: work.request.now }));
  work.take('unpublish', 'requests.unpublished', {});
});

/** Another system works on it from now on; the centre keeps it and watches. */
export const forward = stepHandler(requestOperations.forward, ({ input }) => ({ placeName: placeNameOf(input.county, input.matter) }), (work, { system, service, reason, fields }, { row, known }, { placeName }) => {
  work.judge('forward');
  if (known.centre === null) throw new Refusal('requests.no-centre', { details: { place: placeName } });
  work.stopClock('recipient');
  work.add(insert('requests.forwarding', { ...work.address, place: row.place, system, service, fields, external_id: null, token: null, status: 'waiting', tries: 0, checked_at: null }));
  work.heldBy(known.centre.id, known.centre.name);
  work.set({ accepted_at: work.request.now });
  work.take('forward', 'requests.forwarded', { system, reason: work.text('reason', reason), holder: known.centre.id });
});

export const followed = stepHandler(
  requestOperations.followed,
  ({ input }) => ({ before: raw('select system, status, tries from requests.forwarding where county = $1 and matter = $2', [input.county, input.matter], (rows) => rows[0] as { system: string; status: string; tries: number } | undefined) }), // the three columns
  (work, { externalId, status, note, token }, { row }, { before }) => {
    if (before === undefined) throw new Refusal('kernel.not-found');
    const changed = before.status !== status;
    work.add(update('requests.forwarding', work.address, { status, checked_at: work.request.now, tries: before.tries + 1, ...(externalId === null ? {} : { external_id: externalId }), ...(token === undefined ? {} : { token }) }));
    if (!changed) return;
    if (row.status === 'working') work.judge('followed');
    if (note !== undefined && note !== '') work.event('requests.informed', { text: work.text('inform', note) });
    work.event('requests.followed', { system: before.system, status, changed });
  },
);
