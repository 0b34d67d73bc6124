import { Refusal, contains, invalid, levelOf } from '@anhe/contract/kernel';
import type { FieldError, Id } from '@anhe/contract/kernel';
import { awardKinds, awardName, awardOperations, awardStates, awardStep, countOf, isStated, kindsFor, submitting } from '@anhe/contract/awards';
import type { AwardKind, AwardState, Finding, SchemeView } from '@anhe/contract/awards';
import { newHead } from '../../../kernel/events/chain.ts';
import { actingPost, inScope } from '../../../kernel/access/actor.ts';
import type { StaffActor } from '../../../kernel/access/actor.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Known } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { CommandRequest, Decision } from '../../../kernel/run/handler.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { figureFacts, findingsOf, ownFigures } from '../figures.ts';
import { append, event, insist, keyOf, lockIt, sealText, stands } from '../rows.ts';
import type { AwardSubject } from '../rows.ts';
import { schemeOn } from '../schemes.ts';
import { sealWords } from '../sealed.ts';

type Ops = typeof awardOperations;
type Stands = Decision<{ revision: number; state: AwardState }>;

/** What may bear an award of a kind, at the place that is named for it. */
export function holderErrors({ kind, place, organisation }: { kind: AwardKind; place: string; organisation?: string | undefined }): FieldError[] {
  const { of } = awardKinds[kind];
  if (of === 'place' && levelOf(place) !== kind) return [{ path: ['place'], code: 'unknown-choice' }];
  if (of === 'organisation') return organisation === undefined ? [{ path: ['organisation'], code: 'required' }] : [];
  return organisation === undefined ? [] : [{ path: ['organisation'], code: 'unknown-field' }];
}

/** A place's own unit applies for it, a tax sub-bureau for itself, a unit for the organisations of its trade in its area. */
function applicantErrors(staff: StaffActor, { county, kind, place }: { county: string; kind: AwardKind; place: string }): FieldError[] {
  const { of } = awardKinds[kind];
  if (!contains(county, place) || !inScope(staff.scope, place)) return [{ path: ['place'], code: 'not-in-scope' }];
  if (of !== 'organisation' && staff.place !== place) return [{ path: ['place'], code: 'not-in-scope' }];
  return kindsFor(staff.place, staff.unitKind).includes(kind) ? [] : [{ path: ['kind'], code: 'unknown-choice' }];
}

/** The name under which a place, a unit or an organisation bears an award. */
export const holderText = `case $2 when 'town' then places.name_of($3) when 'village' then places.name_of($3) when 'tax' then (select u.name from staff.unit u where u.county = $1 and u.id = $4) else $5 end`;

const applyFacts = ({ actor, input, today }: CommandRequest<Ops['apply']>) => {
  const values = [input.county, input.kind, input.place, actingPost(actor).unit, input.organisation ?? null];
  return {
    holder: raw(`select ${holderText} as holder where $4::uuid is not null and $5::text is distinct from ''`, values, (rows) => (rows[0] as { holder: string }).holder), // the one column
    before: raw(
      `select status from awards.award where county = $1 and kind = $2 and place_filed = $3 and holder = ${holderText} and year = $6 and not entered and status <> 'withdrawn'`,
      [...values, Number(today.slice(0, 4))], (rows) => (rows[0] as { status: AwardState } | undefined)?.status, // the one column
    ),
  };
};

/** An application begins as a draft of the acting unit. */
export const apply = onCommand<Ops['apply'], undefined, ReturnType<typeof applyFacts>>({
  operation: awardOperations.apply,
  facts: applyFacts,
  decide: ({ actor, book, input, now, today }, { facts }): Stands => {
    const staff = actingPost(actor);
    const { county, award: id, kind, grade, place } = input;
    // What cannot bear the award is said first; who may apply for it is another question.
    const errors = holderErrors(input);
    const wrong = errors.length > 0 ? errors : applicantErrors(staff, input);
    if (wrong.length > 0) throw invalid(...wrong);
    if (schemeOn(book, kind, grade, today) === undefined) throw new Refusal('awards.no-scheme', { details: { name: awardName(kind, grade).zh } });
    const year = Number(today.slice(0, 4));
    if (facts.before !== undefined) throw new Refusal('awards.applied-already', { details: { holder: facts.holder, year, state: awardStates[facts.before].zh, stateEn: awardStates[facts.before].en } });
    const head = newHead(county, id, place);
    return {
      appends: [append(head, event(now, 'awards.applied', { kind, grade, year, unit: staff.unit }))],
      changes: [insert('awards.award', {
        county, id, place, place_filed: place, kind, grade, holder: facts.holder, unit: staff.unit, year, status: 'draft', entered: false, scheme: null, stated: '[]', findings: '[]', sealed: null, reason: null,
        submitted_on: null, notice_from: null, notice_until: null, number: null, named_on: null, until_on: null, mend_by: null, ended_on: null, appeal_until: null, revision: 0, chain: head.chain,
      })],
      answer: { revision: 1, state: 'draft' },
    };
  },
});

/** The scheme of an award as it holds today. */
export function schemeNow(book: ReferenceBook, { row }: AwardSubject, today: string): SchemeView {
  const found = schemeOn(book, row.kind, row.grade, today);
  if (found === undefined) throw new Refusal('awards.no-scheme', { details: { name: awardName(row.kind, row.grade).zh } });
  return found;
}

/** What the applicant states: figures of the scheme that nobody counts, each with its paper. */
export const save = onCommand<Ops['save'], AwardSubject>({
  operation: awardOperations.save,
  subject: lockIt,
  decide: ({ book, input, keys, now, today }, { subject }): Stands => {
    insist(awardStep('save', subject.row.status));
    const { criteria } = schemeNow(book, subject, today).scheme;
    const wrong = input.stated.findIndex(({ code }, index) =>
      !criteria.some((criterion) => criterion.code === code && isStated(criterion, subject.row.kind)) || input.stated.findIndex((other) => other.code === code) < index);
    if (wrong >= 0) throw invalid({ path: ['stated', wrong, 'code'], code: 'unknown-choice' });
    const words = { statement: input.statement, sources: Object.fromEntries(input.stated.map(({ code, source }) => [code, source])) };
    const { sealed, digest } = sealWords(keys, input.county, input.award, words);
    const stated = input.stated.map(({ code, value, of }) => ({ code, value, of }));
    return {
      appends: [append(subject.head, event(now, 'awards.saved', { stated: stated.map(({ code }) => code), digest }))],
      changes: [update('awards.award', keyOf(subject), { stated: JSON.stringify(stated), sealed })],
      answer: stands(subject, subject.row.status),
    };
  },
});

export const resultsOf = (findings: readonly Finding[]) => ({ met: countOf(findings, 'met'), notMet: countOf(findings, 'not-met'), notProven: countOf(findings, 'not-proven') });

const submitFacts = ({ input, today }: { input: { county: string; award: Id }; today: string }) => ({ ...figureFacts(input.county, input.award, today), own: ownFigures(input.county, input.award) });

/** The criteria that hold on this day are kept with it, and what came of each: later rows change neither. */
export const submit = onCommand<Ops['submit'], AwardSubject, ReturnType<typeof submitFacts>>({
  operation: awardOperations.submit,
  subject: lockIt,
  facts: submitFacts,
  decide: ({ book, input, now, today }, { subject, facts }: { subject: AwardSubject; facts: Known<ReturnType<typeof submitFacts>> }): Stands => {
    insist(awardStep('submit', subject.row.status));
    const scheme = schemeNow(book, subject, today);
    if (input.scheme !== scheme.version) throw new Refusal('awards.scheme-changed', { details: { now: scheme.validFrom }, fields: [{ path: ['scheme'], code: 'unknown-choice' }] });
    const findings = findingsOf(subject.row, scheme, { ...facts, ...facts.own }, today);
    insist(submitting(subject.row.status, findings));
    return {
      appends: [append(subject.head, event(now, 'awards.submitted', { scheme: scheme.code, version: scheme.version, results: resultsOf(findings) }))],
      changes: [update('awards.award', keyOf(subject), { status: 'submitted', scheme: JSON.stringify(scheme), findings: JSON.stringify(findings), submitted_on: today })],
      answer: stands(subject, 'submitted'),
    };
  },
});

export const withdraw = onCommand<Ops['withdraw'], AwardSubject>({
  operation: awardOperations.withdraw,
  subject: lockIt,
  decide: ({ input, keys, now }, { subject }): Stands => {
    insist(awardStep('withdraw', subject.row.status));
    const { sealed, digest } = sealText(keys, 'awards.award reason', input.county, input.award, input.reason);
    return {
      appends: [append(subject.head, event(now, 'awards.withdrawn', { digest }))],
      changes: [update('awards.award', keyOf(subject), { status: 'withdrawn', reason: sealed })],
      answer: stands(subject, 'withdrawn'),
    };
  },
});
