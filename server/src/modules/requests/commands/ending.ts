import { Refusal, invalid, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { requestOperations, rungOrder } from '@anhe/contract/requests';
import type { Rung } from '@anhe/contract/requests';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { matterAppend, partiesInsert } from '../../matters/index.ts';
import { partyInsert } from '../../parties/index.ts';
import { readUnit } from '../../staff/index.ts';
import { nothingMore, stepHandler } from '../steps.ts';
import { lockRequest } from '../subject.ts';
import { joinable } from '../said.ts';
import { goesOn } from './person.ts';

/** Two are one matter: this one ends in the other, and its filer's receipt shows what becomes of that. */
export const joinTo = stepHandler(requestOperations.joinTo, ({ input }) => ({ main: lockRequest(input.county, input.to) }), (work, { to }, { row }, { main }) => {
  if (main === undefined) throw invalid({ path: ['to'], code: 'unknown-choice' });
  if (main.row.id === row.id || main.row.joined_to !== null) throw new Refusal('requests.joined-to-itself', { fields: [{ path: ['to'], code: 'unknown-choice' }] });
  // Into what goes on alone: whoever joined is answered with it.
  if (!joinable.includes(main.row.status)) throw invalid({ path: ['to'], code: 'unknown-choice' });
  work.judge('joinTo', { to: { unit: main.row.holder_unit, kind: main.row.holder_kind, name: main.row.holder_name } });
  work.dropClocks();
  work.set({ joined_to: to, ending: 'joined' });
  work.take('joinTo', 'requests.joined', { to });
  work.beside(matterAppend(main.head, [{ type: 'requests.took-in', version: 1, occurredAt: work.request.now, body: { from: row.id } }]));
  work.add(update('requests.request', { county: row.county, matter: to }, { joiners: main.row.joiners + 1 + row.joiners }));
});

export const separate = stepHandler(
  requestOperations.separate,
  ({ input }) => ({ main: mainOf(input.county, input.matter) }),
  (work, _input, { row, known }, { main }) => {
    work.judge('separate');
    const from = row.joined_to;
    if (from === null || known.centre === null) throw new Refusal('kernel.not-found');
    // Whoever had it before may not have it now: it is dispatched anew.
    work.heldBy(known.centre.id, known.centre.name);
    work.set({ joined_to: null, ending: null, dispatched_at: null, read_at: null, accepted_at: null, rung: null, asked_person: false });
    work.know({ ending: null });
    work.take('separate', 'requests.separated', { from, holder: known.centre.id });
    work.startReply(row.type, work.request.now, work.request.today);
    if (main !== undefined) work.add(update('requests.request', { county: row.county, matter: main.id }, { joiners: Math.max(0, main.joiners - 1 - row.joiners) }));
  },
);

const mainOf = (county: string, matter: Id): Statement<{ readonly id: Id; readonly joiners: number } | undefined> =>
  raw(
    'select o.matter as id, o.joiners from requests.request r join requests.request o on o.county = r.county and o.matter = r.joined_to where r.county = $1 and r.matter = $2 for update of o',
    [county, matter], (rows) => rows[0] as { readonly id: Id; readonly joiners: number } | undefined, // the two columns
  );

const saidOf = (county: string, matter: Id): Statement<Id | undefined> => raw('select said from requests.request where county = $1 and matter = $2', [county, matter], (rows) => (rows[0] as { said: Id } | undefined)?.said); // the one column

const isTaken = (county: string, dispute: Id): Statement<boolean> => raw('select 1 from matters.matter where county = $1 and id = $2', [county, dispute], (rows) => rows.length > 0);

/**
 * It is a dispute between persons: with consent it goes on as one. The other side is named here once, as a party of this
 * matter; the event names only what the person agreed to pass on.
 */
export const turn = stepHandler(
  requestOperations.turn,
  ({ input }) => ({ committee: readUnit(input.county, input.committee), said: saidOf(input.county, input.matter), taken: isTaken(input.county, input.dispute) }),
  (work, { dispute, committee, type, fields, respondent }, { row, known }, facts) => {
    if (facts.committee === undefined || facts.committee.valid_to !== null) throw invalid({ path: ['committee'], code: 'unknown-choice' });
    if (facts.taken) throw invalid({ path: ['dispute'], code: 'already-used' });
    if (work.request.book.find('dispute-types', type, work.request.today) === undefined) throw invalid({ path: ['type'], code: 'unknown-choice' });
    work.judge('turn', { to: { unit: facts.committee.id, kind: facts.committee.kind, name: facts.committee.name } });
    const party = { ...respondent, side: 'respondent' as const, contact: { by: 'village' as const }, details: {} };
    work.add(partyInsert(work.request.keys, work.home, party), partiesInsert(work.home, [party], known.last));
    work.dropClocks();
    work.set({ ending: 'disputed' });
    work.take('turn', 'requests.turned-dispute', { type, committee, fields, dispute, by: actingPost(work.request.actor).post });
    work.afterwards({
      id: newId(work.request.now.getTime()), task: 'disputes.from-request', payload: {
        county: row.county, from: row.id, place: row.place, dispute, committee, type, filedUnit: row.holder_unit, filedOn: row.filed_on, respondent: respondent.id,
        text: fields.includes('text') ? (facts.said ?? null) : null, applicant: fields.includes('person') ? row.party : null, photos: fields.includes('photos') ? row.photos : [],
      },
    });
  },
);

export const withdrawFor = stepHandler(requestOperations.withdrawFor, nothingMore, (work, { reason }) => {
  work.judge('withdraw');
  work.dropClocks();
  work.set({ ending: 'withdrawn' });
  work.event('matters.noted', { text: work.text('note', reason) });
  work.take('withdraw', 'requests.withdrawn', { by: 'desk' });
});

/** The window passed and nobody said anything: an end of its own, never satisfaction. */
export const lapse = stepHandler(requestOperations.lapse, nothingMore, (work, _input, { row }) => {
  work.judge('lapse');
  work.stopClock('response', true);
  work.set({ ending: 'unrated' });
  work.take('lapse', 'requests.lapsed', { until: row.respond_by ?? work.request.today });
});

/** What the person said when called by another unit; not solved is no end. */
export const callBack = stepHandler(requestOperations.callBack, nothingMore, (work, { call, result, note }, subject) => {
  const { row, known } = subject;
  const actor = actingPost(work.request.actor);
  if (known.call?.id !== call) throw invalid({ path: ['call'], code: 'unknown-choice' });
  if (row.replied_unit === actor.unit) throw new Refusal('kernel.not-allowed', { details: { role: '答复单位' } });
  work.judge('callBack');
  const text = note === undefined || note === '' ? null : work.text('call', note);
  work.add(update('requests.call', { county: row.county, id: call }, { called_on: work.request.today, called_by: actor.post, result, note: text?.content ?? null }));
  work.event('requests.called', { call, result, note: text });
  if (result === 'not-solved') {
    const dueOn = goesOn(work, subject);
    work.event('requests.reopened', { reason: text, by: 'call', dueOn, holder: work.holder.unit });
    work.becomes('working');
  } else if (result === 'solved' && row.status === 'replied') {
    work.stopClock('response');
    work.set({ ending: 'confirmed', said_solved: true });
    work.becomes('closed');
  }
});

/** Undelivered or unread work was told on; once a rung for each dispatch. */
export const raise = stepHandler(requestOperations.raise, ({ input }) => ({ told: readUnit(input.county, input.unit) }), (work, { rung, why, unit, since }, { row }, { told }) => {
  if (told === undefined) throw invalid({ path: ['unit'], code: 'unknown-choice' });
  work.judge('raise');
  work.add(insert('requests.hand', { ...work.address, rung, why, dispatched_at: new Date(since), place: row.place, unit, raised_at: work.request.now }));
  // Of two reasons the higher rung is shown.
  const higher = row.rung !== null && rungOrder.indexOf(row.rung as Rung) > rungOrder.indexOf(rung) ? row.rung : rung; // the column's own check
  work.set({ rung: higher, raised_at: work.request.now });
  work.take('raise', 'requests.hand-raised', { rung, why, unit });
});
