import type { disputeOperations } from '@anhe/contract/disputes';
import { invalid } from '@anhe/contract/kernel';
import { isLabour } from '@anhe/contract/disputes';
import type { Day, Id, ParsedInputOf } from '@anhe/contract/kernel';
import { insert, put, update, upsert } from '../../kernel/database/changes.ts';
import type { Change } from '../../kernel/database/changes.ts';
import { guestColumns, whoSat } from './room/guests.ts';
import { draftedText } from './agree/draft.ts';
import type { AgreementRow } from './subject.ts';
import type { When, Work } from './work.ts';

/** What is drawn or asked before a step: numbers and the committee whose series they are of. */
export interface Series {
  readonly unit: Id;
  readonly word: string;
}

type InputOf<K extends keyof typeof disputeOperations> = ParsedInputOf<(typeof disputeOperations)[K]>;

/** Accepted: number, month "in general" (rules of 2002 arts 24, 33). */
export function accept(work: Work, input: Pick<InputOf<'accept'>, 'acceptedOn' | 'seised' | 'authorityAct'>, series: Series, number: number): void {
  const on = input.acceptedOn;
  work.judge('accept', { happenedOn: on }, { seised: input.seised, authorityAct: input.authorityAct });
  const text = work.number('acceptance', series.unit, series.word, on, number);
  work.stopClock('acceptance', on);
  work.stopClock('platform-answer', on);
  const dueOn = work.startClock('mediation', on);
  work.set({ accepted_on: on });
  work.know({ acceptedOn: on });
  work.take('accept', 'disputes.accepted', on, { number: text, seised: input.seised, dueOn });
}

/** A mediator of the committee, chosen by the parties or appointed (art 19). */
export function appoint(work: Work, when: When, input: Pick<InputOf<'appoint'>, 'post' | 'chosen' | 'conflict'>, committeeMember: boolean): void {
  work.judge('appoint', when, { committeeMember, conflict: input.conflict });
  if (work.facts.mediators.some((mediator) => mediator.post === input.post)) throw invalid({ path: ['post'], code: 'already-used' });
  const conflict = input.conflict === 'none' ? 'none' : 'accepted';
  // Who mediated it before and was changed may come back.
  work.add(upsert('disputes.mediator', ['county', 'matter', 'post'], { ...work.address, post: input.post, place: work.home.place, chosen: input.chosen, from_on: when.happenedOn, to_on: null, conflict }));
  work.know({ mediators: [...work.facts.mediators, { post: input.post, from: when.happenedOn }] });
  work.matter({ holder_post: input.post });
  work.take('appoint', 'disputes.mediator-appointed', when.happenedOn, { post: input.post, chosen: input.chosen, conflict: input.conflict });
}

/** What one party was told and says, new or in the place of what it said before. */
export const consentPut = (work: Work, party: string, set: { told_on: string; told_how: string; answer: string; answered_on: string | null }): Change =>
  put(work.before.consents.some((consent) => consent.party === party), 'disputes.consent', { ...work.address, party }, { ...set, place: work.home.place });

/**
 * The rights notice to each party, and what each says (arts 17, 23; rules of 2002 art 30).
 * @param others who may be told beside the parties: members of the group, and those who act for them
 */
export function tell(work: Work, when: When, input: Pick<InputOf<'tell'>, 'how' | 'told'>, others: readonly Id[] = []): void {
  work.judge('tell', when);
  const parties = new Set([...work.facts.parties.map((party) => party.id), ...others]);
  // Who is asked again was told the first time: what was done since was done with a party who knew.
  const toldOn = (party: Id): Day => {
    const before = work.facts.consents.find((consent) => consent.party === party)?.toldOn;
    return before !== undefined && before < when.happenedOn ? before : when.happenedOn;
  };
  input.told.forEach((told, index) => {
    if (!parties.has(told.party)) throw invalid({ path: ['told', index, 'party'], code: 'unknown-choice' });
    if (input.told.findIndex((other) => other.party === told.party) !== index) throw invalid({ path: ['told', index, 'party'], code: 'already-used' });
    work.add(consentPut(work, told.party, {
      told_on: toldOn(told.party), told_how: input.how, answer: told.answer,
      answered_on: told.answer === 'open' ? null : when.happenedOn,
    }));
  });
  const toldNow = new Set(input.told.map((told) => told.party));
  work.know({ consents: [...work.facts.consents.filter((consent) => !toldNow.has(consent.party)), ...input.told.map((told) => ({ ...told, toldOn: toldOn(told.party) }))] });
  work.take('tell', 'disputes.told', when.happenedOn, { how: input.how, told: input.told });
}

/** A session with its record (arts 22, 27). */
export function holdSession(work: Work, when: When, input: Pick<InputOf<'holdSession'>, 'session' | 'venue' | 'public' | 'record' | 'recorder' | 'readBack' | 'present'> & { readonly guests?: InputOf<'holdSession'>['guests'] }): void {
  const { guests = [] } = input;
  work.judge('holdSession', when, whoSat(work, input.present, guests));
  const record = work.text('record', input.record);
  const venue = input.venue === undefined || input.venue === '' ? null : work.text('venue', input.venue).content;
  work.add(insert('disputes.session', {
    ...work.address, id: input.session, place: work.home.place, held_on: when.happenedOn, venue, public: input.public, record: record.content,
    recorder: input.recorder, read_back: input.readBack, present: [...input.present], ...guestColumns(work, guests),
  }));
  work.know({ sessions: [...work.facts.sessions, { heldOn: when.happenedOn }] });
  work.take('holdSession', 'disputes.session-held', when.happenedOn, { session: input.session, public: input.public, present: [...input.present], readBack: input.readBack, record,
    ...(guests.length === 0 ? {} : { guests: guests.map(({ relation, agreed }) => ({ relation, agreed })) }),
  });
}

type Terms = Pick<InputOf<'agreeOrally'>, 'agreement' | 'facts' | 'content' | 'performance' | 'performBy' | 'performHow' | 'amount'> & Partial<Pick<InputOf<'draftAgreement'>, 'clauses' | 'personalRelations' | 'answered'>>;

function agreementRow(work: Work, when: When, terms: Terms, given: { form: 'oral' | 'written'; version: number; copies: number }) {
  if (terms.performance !== 'on-the-spot' && terms.performBy === undefined) throw invalid({ path: ['performBy'], code: 'required' });
  if (terms.performBy !== undefined && terms.performBy < when.happenedOn) throw invalid({ path: ['performBy'], code: 'past-date', details: { limit: when.happenedOn } });
  const effective = given.form === 'oral';
  // A schedule is of one agreement: a changed text asks for its own.
  if ((work.facts.after?.ledger ?? null) !== null) work.set({ ledger: null });
  const drafted = draftedText(work, when.happenedOn, terms, given.form);
  const contentRef = work.text('agreement', terms.content);
  const row = insert('disputes.agreement', {
    ...work.address, id: terms.agreement, place: work.home.place, form: given.form, version: given.version, copies: given.copies,
    status: effective ? 'effective' : 'draft', facts: work.text('facts', terms.facts).content, content: contentRef.content, performance: terms.performance,
    perform_by: terms.performance === 'on-the-spot' ? null : (terms.performBy ?? null),
    perform_how: terms.performHow === undefined || terms.performHow === '' ? null : work.text('perform-how', terms.performHow).content,
    amount: terms.amount ?? null, agreed_on: when.happenedOn, effective_on: effective ? when.happenedOn : null, ...drafted.columns,
  });
  work.add(row);
  work.know({ agreement: { form: given.form, status: effective ? 'effective' : 'draft', performance: terms.performance, signers: [], mediatorSigned: false, signedPageSeen: false, onPaper: true, stops: drafted.columns.stops } });
  return { content: contentRef, ...drafted };
}

/** The clocks after an agreement: mediation is over, the follow-up runs from the end of performance. */
function afterAgreement(work: Work, on: Day, performance: Terms['performance'], performBy: Day | null): void {
  work.stopClock('mediation', on);
  if (performance === 'on-the-spot') work.set({ performed: 'full' });
  if (isLabour(work.facts.type)) work.startClock('labour-review', on);
  work.startClock('follow-up', performBy ?? on);
}

/** An oral agreement: in force on the day it is reached (arts 28, 30), kept in the yearly register. */
export function agreeOrally(work: Work, when: When, terms: Terms & { writtenNotNeeded: boolean }, series: Series, number: number, version: number): void {
  work.judge('agreeOrally', when, { writtenNotNeeded: terms.writtenNotNeeded });
  const { content } = agreementRow(work, when, terms, { form: 'oral', version, copies: 0 });
  const text = work.number('oral', series.unit, series.word, when.happenedOn, number);
  work.set({ outcome: 'oral', agreed_on: when.happenedOn, effective_on: when.happenedOn, ...(terms.amount === undefined ? {} : { amount: terms.amount }) });
  work.know({ outcome: 'oral', effectiveOn: when.happenedOn });
  work.take('agreeOrally', 'disputes.agreed-orally', when.happenedOn, { agreement: terms.agreement, number: text, performance: terms.performance, content });
  afterAgreement(work, when.happenedOn, terms.performance, terms.performBy ?? null);
}

/** The text of a written agreement; a changed text is a new version and voids earlier signatures (art 29). */
export function draftAgreement(work: Work, when: When, terms: Terms & { copies: number }, before: AgreementRow | null, versions: number): void {
  work.judge('draftAgreement', when);
  if (before !== null) work.add(update('disputes.agreement', { county: work.home.county, id: before.id }, { status: 'void' }));
  const version = versions + 1;
  const { content, columns } = agreementRow(work, when, terms, { form: 'written', version, copies: terms.copies });
  work.set({ ...(terms.amount === undefined ? {} : { amount: terms.amount }) });
  work.take('draftAgreement', 'disputes.agreement-drafted', when.happenedOn, { agreement: terms.agreement, version, voided: before?.id ?? null, performance: terms.performance, content, ...(columns.digest === null ? {} : { digest: columns.digest }), ...(columns.stops.length === 0 ? {} : { stops: columns.stops }) });
}

/** Once judged: in force when all have signed and the seal is put (art 29); thirty days for confirmation run from then (art 33). */
export function putSeal(work: Work, when: When, input: Pick<InputOf<'putSeal'>, 'sealUse' | 'copies' | 'acrossPages'>, agreement: AgreementRow, kept: { unit: Id; post: Id }, series: Series, number: number): void {
  const signedOn = agreement.signatures.reduce((latest, signature) => (signature.signedOn > latest ? signature.signedOn : latest), agreement.agreedOn);
  const on = when.happenedOn;
  if (on < signedOn) throw invalid({ path: ['happenedOn'], code: 'past-date', details: { limit: signedOn } });
  const text = work.number('agreement', series.unit, series.word, on, number);
  work.add(
    update('disputes.agreement', { county: work.home.county, id: agreement.id }, { status: 'effective', effective_on: on }),
    insert('disputes.seal_use', { ...work.address, id: input.sealUse, place: work.home.place, unit: kept.unit, agreement: agreement.id, used_on: when.happenedOn, copies: input.copies, across_pages: input.acrossPages, kept_by: kept.post, recorded_at: work.request.now }),
  );
  work.set({ outcome: 'written', agreed_on: agreement.agreedOn, effective_on: on });
  work.know({ outcome: 'written', effectiveOn: on });
  const dueOn = work.startClock('confirmation', on);
  work.take('putSeal', 'disputes.sealed', when.happenedOn, { agreement: agreement.id, sealUse: input.sealUse, number: text, copies: input.copies, effectiveOn: on, dueOn });
  afterAgreement(work, on, agreement.performance, agreement.performBy);
}
