import { Refusal, dayOf } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import type { Filed } from '@anhe/contract/requests';
import { inScope } from '../../../kernel/access/actor.ts';
import { insert } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { membersInsert, newReceipt } from '../../matters/index.ts';
import { partyInsert } from '../../parties/index.ts';
import { promiseWords } from '../catalogue.ts';
import { cameAgain, filedAnswer, filingFacts, openRequest, partyOf, requestNumber, typeNow } from '../filing.ts';
import { assertReceiver, deskOf, readReceiver } from '../owner.ts';
import { joinable } from '../said.ts';
import { lockRequest, requestKnown, subjectWith } from '../subject.ts';
import type { LockedRequest } from '../subject.ts';
import { RequestWork, startFrom } from '../work.ts';
import { sendTo } from './dispatch.ts';
import { assertKeyFor, keyFact } from './keys.ts';

const opening = (name: 'open_filing', county: string, matter: string, place: string): Statement<boolean> =>
  // Whether or not there is such a place, the same is asked: the filing says which field is wrong.
  raw(`select requests.${name}($1, $2, $3)`, [county, matter, place], () => true);

/** Somebody without an account says what is the matter. */
export const file = onCommand({
  operation: requestOperations.file,
  narrow: ({ input }) => opening('open_filing', input.county, input.matter, input.place),
  facts: (request) => ({ ...filingFacts(request), again: cameAgain(request, request.input), key: keyFact(request.keys, request.input.apiKey) }),
  decide: (request, { facts }) => {
    const { input } = request;
    const byKey = input.door === 'open311';
    if (byKey) assertKeyFor(facts.key, input.apiKey ?? '', input.county);
    const opened = openRequest(request, input, { door: input.door, consentOral: false, again: facts.again, ...(byKey ? { apiKey: facts.key, mediaUrl: input.mediaUrl } : {}) }, facts);
    return opened.work.decision(filedAnswer(opened, requestNumber(input.county, input.matter, request.today)));
  },
});

/** A phone's clock may be a little ahead. */
const slackMs = 5 * 60_000;

/** Taken down by the staff while the person talks; may go on to the unit that answers at once. */
export const take = onCommand({
  operation: requestOperations.take,
  facts: (request) => ({
    ...filingFacts(request), own: readReceiver(request.input.county, request.actor.kind === 'staff' ? request.actor.unit : request.input.matter, request.today),
    to: readReceiver(request.input.county, request.input.dispatchTo ?? request.input.matter, request.today),
  }),
  decide: (request, { facts }) => {
    const { input, actor } = request;
    if (!inScope(actor.scope, input.place)) throw new Refusal('kernel.invalid-input', { details: { count: 1 }, fields: [{ path: ['place'], code: 'not-in-scope' }] });
    const given = input.happenedAt === undefined ? undefined : Date.parse(input.happenedAt);
    if (given !== undefined && given > request.now.getTime() + slackMs) throw new Refusal('kernel.invalid-input', { details: { count: 1 }, fields: [{ path: ['happenedAt'], code: 'future-moment' }] });
    const saidAt = given === undefined ? undefined : new Date(Math.min(given, request.now.getTime()));
    const opened = openRequest(request, input, {
      door: input.door, consentOral: input.consentOral, askedBy: input.askedBy, aboutUnit: input.aboutUnit, outreach: input.outreach, saidAt, desk: deskOf(facts.own),
    }, facts);
    if (input.dispatchTo !== undefined) sendTo(opened.work, assertReceiver(facts.to, input.place, facts.place?.fullName ?? input.place, ['dispatchTo']), { by: 'person', confidence: null });
    return opened.work.decision(filedAnswer(opened, requestNumber(input.county, input.matter, dayOf(saidAt ?? request.now))));
  },
});

const mostJoined = 500;

/** "Me too": a party of the same matter, with a receipt of their own. */
export const join = onCommand({
  operation: requestOperations.join,
  narrow: ({ input }) => raw('select requests.open_public($1, $2) as opened', [input.county, input.matter], (rows) => (rows[0] as { opened: boolean } | undefined)?.opened === true), // the one column
  facts: ({ input }) => ({ request: lockRequest(input.county, input.matter), known: requestKnown(input.county, input.matter) }),
  decide: (request, { facts }) => {
    const found: LockedRequest | undefined = facts.request;
    if (found === undefined) throw new Refusal('kernel.not-found');
    const { input, keys, now } = request;
    const subject = subjectWith(request.book, found, facts.known);
    if (!joinable.includes(subject.row.status)) {
      throw new Refusal('requests.not-lawful-now', { details: { reason: '这件事已经答复或者办结；情况还在的，请重新提交', reasonEn: 'This was answered or closed already; if it is still so, file it anew', rule: 'not-joinable', step: 'join' } });
    }
    if (subject.row.joiners >= mostJoined) throw new Refusal('requests.too-many-joined', { details: { most: mostJoined } });
    const work = new RequestWork(request, startFrom(subject));
    const party = partyOf(input.person);
    const held = newReceipt(keys, work.home, { receipt: input.receipt, party: party.id, word: input.word, now });
    work.add(
      partyInsert(keys, work.home, party), membersInsert(work.home, 'applicant', [party.id], facts.known.last), held.change,
      insert('requests.joiner', {
        ...work.address, party: party.id, place: work.home.place, remark: input.remark === undefined || input.remark === '' ? null : work.text('remark', input.remark).content,
        wants_messages: input.wantsMessages, joined_at: now,
      }),
    );
    work.set({ joiners: subject.row.joiners + 1 });
    work.event('requests.person-joined', { party: party.id });
    work.event('matters.receipt-issued', { receipt: input.receipt, party: party.id, hasWord: input.word !== undefined });
    const reply = work.clock('reply');
    const left = work.left();
    const answer: Filed = {
      ...work.address, revision: left.revision, code: held.shown, number: subject.row.number, status: left.status, holder: left.holder, dueOn: reply?.due_on ?? null, dueAt: null,
      promise: promiseWords(request.book, typeNow(request, subject.row.type), request.today),
    };
    return work.decision(answer);
  },
});
