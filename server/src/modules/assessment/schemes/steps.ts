import { Refusal, countyOf, invalid, levelOf } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { assessmentOperations, changing, lastYear, publishing, schemeFor, schemeLifecycle, spreadsOf, stepFrom, triedOf } from '@anhe/contract/assessment';
import type { SchemeBody, SchemeState, Span, Trial } from '@anhe/contract/assessment';
import { newHead } from '../../../kernel/events/chain.ts';
import { actingPost, inScope } from '../../../kernel/access/actor.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Decision } from '../../../kernel/run/handler.ts';
import { append, digestOf, insist } from '../rows.ts';
import { groundOf, sumsIn, unitsIn } from '../runs/measure.ts';
import { scored } from '../runs/score.ts';
import type { Scored } from '../runs/score.ts';
import { assertScheme, lockScheme } from './rows.ts';
import type { SchemeSubject } from './rows.ts';

type Stands = Decision<{ state: SchemeState; revision: number }>;
type Address = { readonly input: { readonly county: string; readonly scheme: Id } };

const lockIt = ({ input }: Address) => lockScheme(input.county, input.scheme);
const keyOf = ({ head }: SchemeSubject) => ({ county: head.county, id: head.id });

/** A city or a county drafts for its own area; a new version follows another scheme of the same area. */
export const draftScheme = onCommand({
  operation: assessmentOperations.draftScheme,
  facts: ({ actor, book, input, today }) => {
    const { place, scope } = actingPost(actor);
    const level = levelOf(place);
    if ((level !== 'city' && level !== 'county') || input.county !== countyOf(place) || !inScope(scope, place)) throw invalid({ path: ['county'], code: 'not-in-scope' });
    assertScheme(book, input.body, today);
    return {
      previous: raw('select version, place from assessment.scheme where county = $1 and id = $2', [input.county, input.previous ?? null], (rows) => rows[0] as { version: number; place: string } | undefined), // the two columns
    };
  },
  decide: ({ actor, input, now }, { facts: { previous } }) => {
    const { place, unit, post } = actingPost(actor);
    const { county, scheme: id, body } = input;
    if (input.previous !== undefined && previous?.place !== place) throw invalid({ path: ['previous'], code: 'unknown-choice' });
    const version = (previous?.version ?? 0) + 1;
    const [head, digest] = [newHead(county, id, place), digestOf(body)];
    return {
      appends: [append('assessment.scheme', head, now, 'assessment.scheme-drafted', { previous: input.previous ?? null, version, digest })],
      changes: [insert('assessment.scheme', {
        county, id, place, previous: input.previous ?? null, version, kind: body.kind, status: 'draft', valid_from: body.validFrom, body: JSON.stringify(body), digest, trial: null, trialled_on: null, published_on: null,
        closed_on: null, unit, drafted_by: post, published_by: null, revision: 0, chain: head.chain, recorded_at: now,
      })],
      answer: { state: 'draft' as const, revision: 1, version },
    };
  },
});

/** A change makes it a draft again: what was tried was another scheme. */
export const changeScheme = onCommand<(typeof assessmentOperations)['changeScheme'], SchemeSubject>({
  operation: assessmentOperations.changeScheme,
  subject: lockIt,
  decide: ({ book, input, now, today }, { subject }): Stands => {
    insist(changing(subject.row.status));
    assertScheme(book, input.body, today);
    const digest = digestOf(input.body);
    return {
      appends: [append('assessment.scheme', subject.head, now, 'assessment.scheme-changed', { digest })],
      changes: [update('assessment.scheme', keyOf(subject), { kind: input.body.kind, status: 'draft', valid_from: input.body.validFrom, body: JSON.stringify(input.body), digest, trial: null, trialled_on: null })],
      answer: { state: 'draft', revision: subject.head.revision + 1 },
    };
  },
});

/** The days that a scheme is tried on: said, or the last whole year. */
function trialSpan({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }, today: string): Span {
  const year = lastYear(today);
  const span = { from: from ?? year.from, to: to ?? (from === undefined ? year.to : today) };
  if (span.to < span.from) throw invalid({ path: ['to'], code: 'past-date', details: { limit: span.from } });
  if (span.to > today) throw invalid({ path: ['to'], code: 'future-date' });
  return span;
}

const trialFacts = ({ input, today }: Address & { readonly input: { readonly from?: string | undefined; readonly to?: string | undefined }; readonly today: string }) => {
  const span = trialSpan(input, today);
  const { county, scheme } = input;
  return { ground: groundOf(county, scheme, span), sums: sumsIn(county, scheme, span, 'places'), units: unitsIn(county, scheme, span), unitSums: sumsIn(county, scheme, span, 'units') };
};

/** How the groups lay, and the indicators of places and of each group of departments. */
function trialOf(body: SchemeBody, { results }: Scored, span: Span, on: string): Trial {
  const of = (is: (one: Scored['results'][number]) => boolean) => results.filter(is).map(({ score }) => score);
  const departments = body.departments?.map(({ code }) => ({ group: code, indicators: triedOf(schemeFor(body, code), of(({ group }) => group === code)) }));
  return {
    ...span, on, groups: spreadsOf(results.map(({ group, score }) => ({ group, total: score.total }))), indicators: triedOf(body, of(({ unit }) => unit === null)), ...(departments === undefined ? {} : { departments }),
  };
}

/** Nothing of a single place is kept of it: a trial is about the scheme, not about the places. */
export const trial = onCommand<(typeof assessmentOperations)['trial'], SchemeSubject, ReturnType<typeof trialFacts>>({
  operation: assessmentOperations.trial,
  subject: lockIt,
  facts: trialFacts,
  decide: ({ book, input, now, today }, { subject, facts }): Decision<{ state: SchemeState; revision: number; trial: Trial }> => {
    insist(stepFrom(schemeLifecycle, 'trial', subject.row.status));
    const span = trialSpan(input, today);
    const { body } = subject.row;
    const made = scored(book, body, facts, today);
    if (made.results.length === 0) throw new Refusal('assessment.nobody');
    const tried = trialOf(body, made, span, today);
    return {
      appends: [append('assessment.scheme', subject.head, now, 'assessment.scheme-trialled', { ...span, digest: subject.row.digest })],
      changes: [update('assessment.scheme', keyOf(subject), { status: 'trialled', trial: JSON.stringify(tried), trialled_on: today })],
      answer: { state: 'trialled', revision: subject.head.revision + 1, trial: tried },
    };
  },
});

export const publishScheme = onCommand<(typeof assessmentOperations)['publishScheme'], SchemeSubject>({
  operation: assessmentOperations.publishScheme,
  subject: lockIt,
  decide: ({ actor, now, today }, { subject }): Stands => {
    const { post, person } = actingPost(actor);
    insist(publishing(subject.row.status, subject.row.drafter, person));
    return {
      appends: [append('assessment.scheme', subject.head, now, 'assessment.scheme-published', { digest: subject.row.digest })],
      changes: [update('assessment.scheme', keyOf(subject), { status: 'published', published_on: today, published_by: post })],
      answer: { state: 'published', revision: subject.head.revision + 1 },
    };
  },
});

export const closeScheme = onCommand<(typeof assessmentOperations)['closeScheme'], SchemeSubject>({
  operation: assessmentOperations.closeScheme,
  subject: lockIt,
  decide: ({ now, today }, { subject }): Stands => {
    insist(stepFrom(schemeLifecycle, 'closeScheme', subject.row.status));
    return {
      appends: [append('assessment.scheme', subject.head, now, 'assessment.scheme-closed', {})],
      changes: [update('assessment.scheme', keyOf(subject), { status: 'closed', closed_on: today })],
      answer: { state: 'closed', revision: subject.head.revision + 1 },
    };
  },
});
