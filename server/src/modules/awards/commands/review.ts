import { addDays, addYears, invalid } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { afterVisit, awardOperations, awardStep, granting, noticing } from '@anhe/contract/awards';
import type { AwardActKind, AwardEvent, AwardState, AwardStep, Measure } from '@anhe/contract/awards';
import { actingPost } from '../../../kernel/access/actor.ts';
import { update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { drawNumber } from '../../../kernel/series.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Acting, CommandRequest, Decision } from '../../../kernel/run/handler.ts';
import { assertNotOwn, assertSecondPair, impartialFact } from '../impartial.ts';
import type { Impartiality } from '../impartial.ts';
import { actOf, append, event, insist, keyOf, lockIt, sealText, stands } from '../rows.ts';
import type { AwardRow, AwardSubject } from '../rows.ts';
import { limitEnd } from '../schemes.ts';
import { resultsOf } from './apply.ts';

type Ops = typeof awardOperations;
type Stands = Decision<{ revision: number; state: AwardState }>;
type Judged = { subject: AwardSubject; facts: { impartial: Impartiality } };

const judgeFacts = ({ actor, input, today }: Pick<CommandRequest<Ops['grant']>, 'actor' | 'input' | 'today'>) => impartialFact(actor, input, today);

type Noted = Extract<AwardEvent, 'awards.county-passed' | 'awards.sent-back' | 'awards.city-passed' | 'awards.refused'>;

/** A step of review that only says yes or no, with a text or without. */
function noted(request: Acting, subject: AwardSubject, step: AwardStep, act: AwardActKind, to: AwardState, type: Noted, text: string | undefined): Stands {
  insist(awardStep(step, subject.row.status));
  const made = actOf(request, subject.head, act, { text });
  const reason = type === 'awards.refused' && text !== undefined ? { reason: sealText(request.keys, 'awards.award reason', subject.row.county, subject.row.id, text).sealed } : {};
  return {
    appends: [append(subject.head, event(request.now, type, { act: made.id, digest: made.digest }))],
    changes: [made.change, update('awards.award', keyOf(subject), { status: to, ...reason })],
    answer: stands(subject, to),
  };
}

export const passCounty = onCommand<Ops['passCounty'], AwardSubject, ReturnType<typeof judgeFacts>>({
  operation: awardOperations.passCounty, subject: lockIt, facts: judgeFacts,
  decide: (request, { subject, facts }: Judged) => {
    assertNotOwn(facts.impartial);
    return noted(request, subject, 'passCounty', 'county-review', 'county-passed', 'awards.county-passed', request.input.note);
  },
});

export const sendBack = onCommand<Ops['sendBack'], AwardSubject, ReturnType<typeof judgeFacts>>({
  operation: awardOperations.sendBack, subject: lockIt, facts: judgeFacts,
  decide: (request, { subject, facts }: Judged) => {
    if (subject.row.status === 'submitted') assertNotOwn(facts.impartial);
    else assertSecondPair(request.actor, facts.impartial);
    return noted(request, subject, 'sendBack', 'sent-back', 'returned', 'awards.sent-back', request.input.reason);
  },
});

export const passCity = onCommand<Ops['passCity'], AwardSubject, ReturnType<typeof judgeFacts>>({
  operation: awardOperations.passCity, subject: lockIt, facts: judgeFacts,
  decide: (request, { subject, facts }: Judged) => {
    assertSecondPair(request.actor, facts.impartial);
    return noted(request, subject, 'passCity', 'city-review', 'city-passed', 'awards.city-passed', request.input.note);
  },
});

export const refuse = onCommand<Ops['refuse'], AwardSubject, ReturnType<typeof judgeFacts>>({
  operation: awardOperations.refuse, subject: lockIt, facts: judgeFacts,
  decide: (request, { subject, facts }: Judged) => {
    if (subject.row.status === 'submitted') assertNotOwn(facts.impartial);
    else assertSecondPair(request.actor, facts.impartial);
    return noted(request, subject, 'refuse', 'refusal', 'not-named', 'awards.refused', request.input.reason);
  },
});

/** What was seen on the spot takes the place of what was stated; the text names the papers that were looked at. */
export const inspect = onCommand<Ops['inspect'], AwardSubject, ReturnType<typeof judgeFacts>>({
  operation: awardOperations.inspect, subject: lockIt, facts: judgeFacts,
  decide: (request, { subject, facts }: Judged): Stands => {
    const { input, now, today, actor } = request;
    assertSecondPair(actor, facts.impartial);
    insist(awardStep('inspect', subject.row.status));
    if (input.visitedOn > today) throw invalid({ path: ['visitedOn'], code: 'future-date' });
    const { scheme } = schemeKept(subject.row);
    const wrong = input.seen.findIndex(({ code }) => !scheme.criteria.some((criterion) => criterion.code === code));
    if (wrong >= 0) throw invalid({ path: ['seen', wrong, 'code'], code: 'unknown-choice' });
    const seen = new Map(input.seen.map(({ code, value, of }): [string, Measure] => [code, { from: addDays(addYears(input.visitedOn, -1), 1), to: input.visitedOn, value, part: null, of }]));
    const findings = afterVisit(scheme, subject.row.findings, seen);
    const papers = input.seen.map(({ code, source }) => `${scheme.criteria.find((criterion) => criterion.code === code)?.name.zh ?? code}：${source}`);
    const made = actOf(request, subject.head, 'inspection', { on: input.visitedOn, text: [input.note, ...papers].join('\n') });
    return {
      appends: [append(subject.head, event(now, 'awards.inspected', { act: made.id, digest: made.digest, visitedOn: input.visitedOn, seen: [...seen.keys()], results: resultsOf(findings) }))],
      changes: [made.change, update('awards.award', keyOf(subject), { status: 'inspected', findings: JSON.stringify(findings) })],
      answer: stands(subject, 'inspected'),
    };
  },
});

/** The version that an application is judged by. */
function schemeKept({ scheme }: AwardRow) {
  if (scheme === null) throw new Error('what was submitted has its scheme');
  return scheme;
}

export const putOnNotice = onCommand<Ops['putOnNotice'], AwardSubject, ReturnType<typeof judgeFacts>>({
  operation: awardOperations.putOnNotice, subject: lockIt, facts: judgeFacts,
  decide: (request, { subject, facts }: Judged) => {
    const { actor, book, now, today } = request;
    assertSecondPair(actor, facts.impartial);
    insist(noticing(subject.row.status, subject.row.findings));
    const until = limitEnd(book, 'notice-days', today);
    const made = actOf(request, subject.head, 'notice');
    return {
      appends: [append(subject.head, event(now, 'awards.noticed', { act: made.id, from: today, until }))],
      changes: [made.change, update('awards.award', keyOf(subject), { status: 'on-notice', notice_from: today, notice_until: until })],
      answer: { ...stands(subject, 'on-notice'), until },
    };
  },
});

export const noticeOf = ({ notice_from: from, notice_until: until }: AwardRow): { from: Day; until: Day } | undefined => (from === null || until === null ? undefined : { from, until });

const grantFacts = ({ actor, book, input, today }: CommandRequest<Ops['grant']>) => {
  const { county, unit } = actingPost(actor);
  return {
    ...impartialFact(actor, input, today),
    now: raw(
      "select (select count(*)::int from awards.objection where county = $1 and award = $2 and sort = 'objection' and upheld is null) as open, (select coalesce(number_word, short_name) from staff.unit where county = $3 and id = $4) as word",
      [input.county, input.award, county, unit], (rows) => rows[0] as { open: number; word: string }, // the two columns
    ),
    number: drawNumber({ county, unit, series: 'award', day: today, start: book.numberStart('award', today) }),
  };
};

/** The notice has run and nothing stands against it: it is named, with a number of its own and a term. */
export const grant = onCommand<Ops['grant'], AwardSubject, ReturnType<typeof grantFacts>>({
  operation: awardOperations.grant, subject: lockIt, facts: grantFacts,
  decide: (request, { subject, facts }) => {
    const { actor, book, now, today } = request;
    const { row } = subject;
    assertSecondPair(actor, facts.impartial);
    insist(granting(row.status, noticeOf(row), facts.now.open, today));
    const number = book.numberText('award', today, facts.now.word, facts.number);
    const until = addDays(addYears(today, schemeKept(row).scheme.termYears), -1);
    const made = actOf(request, subject.head, 'naming');
    return {
      appends: [append(subject.head, event(now, 'awards.granted', { act: made.id, number, namedOn: today, until }))],
      changes: [made.change, update('awards.award', keyOf(subject), { status: 'in-force', number, named_on: today, until_on: until })],
      answer: { ...stands(subject, 'in-force'), number, until },
    };
  },
});
