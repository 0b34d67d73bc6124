import { Refusal, addDays, addYears, contains, invalid } from '@anhe/contract/kernel';
import type { Day, FieldError } from '@anhe/contract/kernel';
import { awardGrades, awardOperations, awardStep, expiring, reviewing } from '@anhe/contract/awards';
import type { AwardState } from '@anhe/contract/awards';
import { newHead } from '../../../kernel/events/chain.ts';
import { actingPost, inScope } from '../../../kernel/access/actor.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { CommandRequest, Decision } from '../../../kernel/run/handler.ts';
import { assertNotOwn, impartialFact } from '../impartial.ts';
import type { Impartiality } from '../impartial.ts';
import { isReviewer } from '../policy.ts';
import { actOf, append, event, insist, keyOf, lockIt, stands } from '../rows.ts';
import type { AwardSubject } from '../rows.ts';
import { limitEnd } from '../schemes.ts';
import { holderErrors, holderText } from './apply.ts';

type Ops = typeof awardOperations;
type Stands = Decision<{ revision: number; state: AwardState }>;

/** No term is longer than what a scheme may set. */
const longestTerm = 10;

function entryErrors({ actor, input, today }: CommandRequest<Ops['enter']>, unit: { place: string; kind: string } | undefined): FieldError[] {
  const staff = actingPost(actor);
  const errors = holderErrors(input);
  if (!contains(input.county, input.place) || !inScope(staff.scope, input.place)) errors.push({ path: ['place'], code: 'not-in-scope' });
  if (unit === undefined || (input.kind === 'tax' && unit.kind !== 'tax')) errors.push({ path: ['unit'], code: 'unknown-choice' });
  if (input.namedOn > today) errors.push({ path: ['namedOn'], code: 'future-date' });
  if (input.until < today) errors.push({ path: ['until'], code: 'past-date', details: { limit: today } });
  if (input.until > addYears(input.namedOn, longestTerm)) errors.push({ path: ['until'], code: 'too-large', details: { limit: addYears(input.namedOn, longestTerm) } });
  return errors;
}

const enterFacts = ({ input }: CommandRequest<Ops['enter']>) => {
  const values = [input.county, input.kind, input.place, input.unit, input.organisation ?? null];
  return {
    unit: raw('select place, kind from staff.unit where county = $1 and id = $2', [input.county, input.unit], (rows) => rows[0] as { place: string; kind: string } | undefined), // the two columns
    holder: raw(`select ${holderText} as holder`, values, (rows) => (rows[0] as { holder: string | null }).holder), // the one column
    held: raw(
      `select until_on as until from awards.award where county = $1 and kind = $2 and place = $3 and holder = ${holderText} and grade = $6 and status in ('in-force', 'warned')`,
      [...values, input.grade], (rows) => (rows[0] as { until: Day } | undefined)?.until, // the one column
    ),
  };
};

/** An award that was given before Anhe, or by another level: entered from its paper, it counts like any other. */
export const enter = onCommand<Ops['enter'], undefined, ReturnType<typeof enterFacts>>({
  operation: awardOperations.enter,
  facts: enterFacts,
  decide: (request, { facts }): Stands => {
    const { actor, input, now } = request;
    if (!isReviewer(actor)) throw new Refusal('kernel.not-allowed', { details: { role: actingPost(actor).role } });
    const errors = entryErrors(request, facts.unit);
    if (errors.length > 0 || facts.holder === null) throw invalid(...(errors.length > 0 ? errors : [{ path: ['unit'], code: 'unknown-choice' } as const]));
    const { county, award: id, kind, grade, place, unit, number, namedOn, until } = input;
    if (facts.held !== undefined) throw new Refusal('awards.held-already', { details: { holder: facts.holder, grade: awardGrades[grade].zh, gradeEn: awardGrades[grade].en, until: facts.held } });
    const head = newHead(county, id, place);
    const made = actOf(request, head, 'entry', { text: input.source });
    return {
      appends: [append(head, event(now, 'awards.entered', { kind, grade, unit, act: made.id, number, namedOn, until, digest: made.digest ?? '' }))],
      changes: [
        insert('awards.award', {
          county, id, place, place_filed: place, kind, grade, holder: facts.holder, unit, year: Number(namedOn.slice(0, 4)), status: 'in-force', entered: true, scheme: null, stated: '[]', findings: '[]', sealed: null, reason: null,
          submitted_on: null, notice_from: null, notice_until: null, number, named_on: namedOn, until_on: until, mend_by: null, ended_on: null, appeal_until: null, revision: 0, chain: head.chain,
        }),
        made.change,
      ],
      answer: { revision: 1, state: 'in-force' },
    };
  },
});

const yearFacts = ({ actor, input, today }: CommandRequest<Ops['reviewYear']>) => ({
  ...impartialFact(actor, input, today),
  years: raw('select year from awards.act where county = $1 and award = $2 and year is not null', [input.county, input.award], (rows) => (rows as readonly { year: number }[]).map(({ year }) => year)), // the one column
});

/** The review of a year: the award is kept, or its holder is warned and mends by a day. A review that keeps it lifts a warning. */
export const reviewYear = onCommand<Ops['reviewYear'], AwardSubject, ReturnType<typeof yearFacts>>({
  operation: awardOperations.reviewYear,
  subject: lockIt,
  facts: yearFacts,
  decide: (request, { subject, facts }): Stands => {
    const { input, now, today } = request;
    const { year, kept } = input;
    assertNotOwn(facts.impartial);
    insist(reviewing(subject.row.status, facts.years, year));
    if (year > Number(today.slice(0, 4))) throw invalid({ path: ['year'], code: 'future-date' });
    if (!kept && input.mendBy === undefined) throw invalid({ path: ['mendBy'], code: 'required' });
    if (!kept && input.mendBy !== undefined && input.mendBy <= today) throw invalid({ path: ['mendBy'], code: 'past-date', details: { limit: addDays(today, 1) } });
    const mendBy = kept ? null : (input.mendBy ?? null);
    const to = kept ? 'in-force' : 'warned';
    const made = actOf(request, subject.head, 'yearly-review', { text: input.note, year, kept, mendBy });
    return {
      appends: [append(subject.head, event(now, 'awards.reviewed', { act: made.id, digest: made.digest, year, kept, mendBy }))],
      changes: [made.change, update('awards.award', keyOf(subject), { status: to, mend_by: mendBy })],
      answer: stands(subject, to),
    };
  },
});

const ownFacts = ({ actor, input, today }: CommandRequest<Ops['warn']> | CommandRequest<Ops['revoke']>) => impartialFact(actor, input, today);
type Owned = { subject: AwardSubject; facts: { impartial: Impartiality } };

export const warn = onCommand<Ops['warn'], AwardSubject, ReturnType<typeof ownFacts>>({
  operation: awardOperations.warn, subject: lockIt, facts: ownFacts,
  decide: (request, { subject, facts }: Owned): Stands => {
    const { input, now, today } = request;
    assertNotOwn(facts.impartial);
    insist(awardStep('warn', subject.row.status));
    if (input.mendBy <= today) throw invalid({ path: ['mendBy'], code: 'past-date', details: { limit: addDays(today, 1) } });
    const made = actOf(request, subject.head, 'warning', { text: input.reason, mendBy: input.mendBy });
    return {
      appends: [append(subject.head, event(now, 'awards.warned', { act: made.id, digest: made.digest, mendBy: input.mendBy }))],
      changes: [made.change, update('awards.award', keyOf(subject), { status: 'warned', mend_by: input.mendBy })],
      answer: stands(subject, 'warned'),
    };
  },
});

/** The grounds are those that exclude under the criteria it was named by, or another that the reason names. */
export const revoke = onCommand<Ops['revoke'], AwardSubject, ReturnType<typeof ownFacts>>({
  operation: awardOperations.revoke, subject: lockIt, facts: ownFacts,
  decide: (request, { subject, facts }: Owned) => {
    const { book, input, now, today } = request;
    assertNotOwn(facts.impartial);
    insist(awardStep('revoke', subject.row.status));
    const grounds = subject.row.scheme?.scheme.criteria.filter(({ excludes }) => excludes).map(({ code }) => code) ?? [];
    if (input.ground !== 'other' && !grounds.includes(input.ground)) throw invalid({ path: ['ground'], code: 'unknown-choice' });
    const appealUntil = limitEnd(book, 'appeal-days', today);
    const made = actOf(request, subject.head, 'revocation', { text: input.reason, ground: input.ground });
    return {
      appends: [append(subject.head, event(now, 'awards.revoked', { act: made.id, digest: made.digest, ground: input.ground, appealUntil }))],
      changes: [made.change, update('awards.award', keyOf(subject), { status: 'revoked', mend_by: null, ended_on: today, appeal_until: appealUntil })],
      answer: { ...stands(subject, 'revoked'), appealUntil },
    };
  },
});

/** The term is over: asked by the night. */
export const expire = onCommand<Ops['expire'], AwardSubject>({
  operation: awardOperations.expire,
  subject: lockIt,
  decide: ({ now, today }, { subject }): Stands => {
    const { row } = subject;
    insist(expiring(row.status, row.until_on, today));
    const until = row.until_on ?? today;
    return {
      appends: [append(subject.head, event(now, 'awards.expired', { until }))],
      changes: [update('awards.award', keyOf(subject), { status: 'expired', ended_on: until, mend_by: null })],
      answer: stands(subject, 'expired'),
    };
  },
});
