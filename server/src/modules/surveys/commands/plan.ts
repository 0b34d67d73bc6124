import { randomBytes } from 'node:crypto';
import { Refusal, contains, invalid, levelOf } from '@anhe/contract/kernel';
import type { Day, FieldError } from '@anhe/contract/kernel';
import { closingFrame, holdingSome, largestSample, lastEnd, longestFieldwork, surveyOperations, surveyStep } from '@anhe/contract/surveys';
import type { SurveyState } from '@anhe/contract/surveys';
import { actingPost, inScope } from '../../../kernel/access/actor.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { newHead } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { CommandRequest, Decision } from '../../../kernel/run/handler.ts';
import { codeIndex, codeOf, drawnId } from '../code.ts';
import { draw, frameDigest } from '../draw.ts';
import { candidates, frameNow, stratumFrames } from '../frame.ts';
import type { Candidate, StratumFrame } from '../frame.ts';
import { methodsOn } from '../methods.ts';
import { append, event, insist, keyOf, lockIt, mixed, sealReason, stands } from '../rows.ts';
import type { SurveyRow, SurveySubject } from '../rows.ts';

type Ops = typeof surveyOperations;
type Stands = Decision<{ revision: number; state: SurveyState }>;

/** What a plan says wrongly: strata of a level that the place has not below it, days that are out of order. */
function planErrors({ place, strata, kinds, from, to }: CommandRequest<Ops['layOut']>['input']): FieldError[] {
  const level = levelOf(place);
  const fits = strata === 'kind' || (strata === 'county' && level === 'city') || (strata === 'town' && level === 'county');
  return [
    ...(level === 'city' || level === 'county' ? [] : [{ path: ['place'], code: 'unknown-choice' } as const]),
    ...(fits ? [] : [{ path: ['strata'], code: 'unknown-choice' } as const]),
    ...(strata === 'kind' && kinds.length < 2 ? [{ path: ['strata'], code: 'unknown-choice' } as const] : []),
    ...(to < from ? [{ path: ['to'], code: 'past-date', details: { limit: from } } as const] : []),
  ];
}

/** A survey begins as a plan of the acting unit, with the method as it holds today. */
export const layOut = onCommand<Ops['layOut']>({
  operation: surveyOperations.layOut,
  decide: ({ actor, book, input, now, today }): Stands => {
    const staff = actingPost(actor);
    const { county, survey: id, title, place, kinds, strata, modes, from, to } = input;
    if (!inScope(staff.scope, place) || !contains(county, place) || staff.county !== county) throw invalid({ path: ['place'], code: 'not-in-scope' });
    const wrong = planErrors(input);
    if (wrong.length > 0) throw invalid(...wrong);
    const method = methodsOn(book, today).find(({ code }) => code === input.method);
    if (method === undefined) throw new Refusal('surveys.no-method', { fields: [{ path: ['method'], code: 'unknown-choice' }] });
    const head = newHead(county, id, place);
    return {
      appends: [append(head, event(now, 'surveys.laid-out', { unit: staff.unit, place, method: method.code, version: method.version, kinds: [...new Set(kinds)], strata, modes: [...new Set(modes)], from, to }))],
      changes: [insert('surveys.survey', {
        county, id, place, unit: staff.unit, title, method: JSON.stringify(method), kinds: [...new Set(kinds)], strata_by: strata, modes: [...new Set(modes)], from_on: from, to_on: to, status: 'draft', seed: null, seed_at: null,
        frame_at: null, frame_digest: null, left_out: '{}', drawn_at: null, opens_on: null, ends_on: null, result: null, published_on: null, reason: null, revision: 0, chain: head.chain,
      })],
      answer: { revision: 1, state: 'draft' },
    };
  },
});

/** The seed, before anybody knows the frame. One from outside, a lottery's numbers say, shows that nobody here chose it. */
export const fixSeed = onCommand<Ops['fixSeed'], SurveySubject>({
  operation: surveyOperations.fixSeed,
  subject: lockIt,
  decide: ({ input, now }, { subject }) => {
    insist(surveyStep('fixSeed', subject.row.status));
    const seed = input.seed ?? randomBytes(16).toString('hex');
    return {
      appends: [append(subject.head, event(now, 'surveys.seed-fixed', { seed }))],
      changes: [update('surveys.survey', keyOf(subject), { status: 'seeded', seed, seed_at: now })],
      answer: { ...stands(subject, 'seeded'), seed },
    };
  },
});

const frameFacts = ({ input }: CommandRequest<Ops['closeFrame']>) => ({ now: frameNow(input.county, input.survey) });

/** The frame as it is at this moment: what closes or is opened again later changes nothing. */
export const closeFrame = onCommand<Ops['closeFrame'], SurveySubject, ReturnType<typeof frameFacts>>({
  operation: surveyOperations.closeFrame,
  subject: lockIt,
  facts: frameFacts,
  decide: ({ now, today }, { subject, facts }) => {
    const { row } = subject;
    const { strata, leftOut } = facts.now;
    insist(closingFrame(row.status, row.to_on, today));
    insist(holdingSome(strata.length));
    const digest = frameDigest(strata);
    return {
      appends: [append(subject.head, event(now, 'surveys.frame-closed', { digest, sizes: Object.fromEntries(strata.map(({ code, frame }) => [code, frame.length])), leftOut }))],
      changes: [
        insert('surveys.stratum', ...strata.map(({ code, frame }) => ({ county: row.county, survey: row.id, code, place: row.place, frame: [...frame], size: frame.length, drawn: null }))),
        update('surveys.survey', keyOf(subject), { status: 'framed', frame_at: now, frame_digest: digest, left_out: JSON.stringify(leftOut) }),
      ],
      answer: { ...stands(subject, 'framed'), size: strata.reduce((sum, { frame }) => sum + frame.length, 0) },
    };
  },
});

/** What is wrong with the sizes and the days of a draw. */
function drawErrors({ sizes, opensOn, endsOn }: CommandRequest<Ops['drawSample']>['input'], strata: readonly StratumFrame[], today: Day): FieldError[] {
  const wrong = sizes.flatMap(({ stratum, size }, at): FieldError[] => {
    const found = strata.find(({ code }) => code === stratum);
    if (found === undefined || sizes.findIndex((other) => other.stratum === stratum) < at) return [{ path: ['sizes', at, 'stratum'], code: 'unknown-choice' }];
    return size > found.frame.length ? [{ path: ['sizes', at, 'size'], code: 'too-large', details: { limit: found.frame.length } }] : [];
  });
  return [
    ...wrong,
    ...(sizes.reduce((sum, { size }) => sum + size, 0) > largestSample ? [{ path: ['sizes'], code: 'too-large', details: { limit: largestSample } } as const] : []),
    ...(opensOn < today ? [{ path: ['opensOn'], code: 'past-date', details: { limit: today } } as const] : []),
    ...(endsOn <= opensOn ? [{ path: ['endsOn'], code: 'past-date', details: { limit: opensOn } } as const] : []),
    ...(endsOn > lastEnd(opensOn, longestFieldwork) ? [{ path: ['endsOn'], code: 'too-large', details: { limit: longestFieldwork } } as const] : []),
  ];
}

const stratumFacts = ({ input }: CommandRequest<Ops['drawSample']>) => ({ strata: stratumFrames(input.county, input.survey), candidates: candidates(input.county, input.survey, input.sizes) });

/** The row of a matter that was drawn, with what is kept of its code. */
function drawnRow(keys: Keyring, { county: surveyCounty, id: survey }: SurveyRow, stratum: string, rank: number, found: Candidate | undefined) {
  if (found === undefined) throw new Error('the database drew another matter');
  const id = drawnId(survey, found.id);
  return {
    county: found.county, id, place: found.place, matter: found.id, survey_county: surveyCounty, survey, kind: found.kind, stratum, rank, handled_by: found.handledBy,
    code_index: codeIndex(keys, codeOf(keys, found.county, id)), state: 'open',
  };
}

/**
 * Draws in every stratum that is named; one that is left out is not asked, and nothing is said about it. Which matters it is
 * follows from the seed and the frame alone; the rows are made from the matters as they are now.
 */
export const drawSample = onCommand<Ops['drawSample'], SurveySubject, ReturnType<typeof stratumFacts>>({
  operation: surveyOperations.drawSample,
  subject: lockIt,
  facts: stratumFacts,
  decide: ({ input, keys, now, today }, { subject, facts }) => {
    const { row } = subject;
    insist(surveyStep('drawSample', row.status));
    const wrong = drawErrors(input, facts.strata, today);
    if (wrong.length > 0) throw invalid(...wrong);
    const { seed } = row;
    if (seed === null) throw new Error('a closed frame has its seed');
    const rows = input.sizes.flatMap(({ stratum, size }) => draw(seed, facts.strata.find(({ code }) => code === stratum)?.frame ?? [], size).map((matter, at) => drawnRow(keys, row, stratum, at + 1, facts.candidates.get(matter))));
    return {
      appends: [append(subject.head, event(now, 'surveys.drawn', { sizes: Object.fromEntries(input.sizes.map(({ stratum, size }) => [stratum, size])), opensOn: input.opensOn, endsOn: input.endsOn }))],
      changes: [
        insert('surveys.drawn', ...rows),
        ...input.sizes.map(({ stratum, size }) => update('surveys.stratum', { county: row.county, survey: row.id, code: stratum }, { drawn: size })),
        update('surveys.survey', keyOf(subject), { status: 'fielding', drawn_at: now, opens_on: input.opensOn, ends_on: input.endsOn }),
      ],
      answer: { ...stands(subject, 'fielding'), drawn: rows.length },
    };
  },
});

const cancelFacts = ({ input }: CommandRequest<Ops['cancel']>) => ({ mixed: mixed(input.county, input.survey) });

/** What was answered until then stays unread, and as untraceable as at the end of any fieldwork. */
export const cancel = onCommand<Ops['cancel'], SurveySubject, ReturnType<typeof cancelFacts>>({
  operation: surveyOperations.cancel,
  subject: lockIt,
  facts: cancelFacts,
  decide: ({ input, keys, now }, { subject }): Stands => {
    insist(surveyStep('cancel', subject.row.status));
    const { sealed, digest } = sealReason(keys, input.county, input.survey, input.reason);
    return {
      appends: [append(subject.head, event(now, 'surveys.cancelled', { digest }))],
      changes: [update('surveys.survey', keyOf(subject), { status: 'cancelled', reason: sealed })],
      answer: stands(subject, 'cancelled'),
    };
  },
});
