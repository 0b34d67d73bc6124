import { Refusal, countyOf } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { assessmentOperations, computing, signsOf, spreadsOf, uncrossed } from '@anhe/contract/assessment';
import type { SignFound, SignLimits, Span } from '@anhe/contract/assessment';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert } from '../../../kernel/database/changes.ts';
import type { Change } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { chainStart, newHead } from '../../../kernel/events/chain.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { append, idOf, insist, limitOf } from '../rows.ts';
import { lockScheme } from '../schemes/rows.ts';
import type { SchemeSubject } from '../schemes/rows.ts';
import { signFacts, signRows } from '../signs/find.ts';
import { groundOf, sumsIn, unitsIn } from './measure.ts';
import { sealOf } from './rows.ts';
import { scored } from './score.ts';
import type { Scored } from './score.ts';

type Input = { readonly input: { readonly county: string; readonly run: Id; readonly scheme: Id; readonly from: string; readonly to: string } };

const spanOf = ({ input }: Input): Span => ({ from: input.from, to: input.to });

const facts = (request: Input) => {
  const { county, scheme } = request.input;
  const span = spanOf(request);
  return {
    ground: groundOf(county, scheme, span), sums: sumsIn(county, scheme, span, 'places'), units: unitsIn(county, scheme, span), unitSums: sumsIn(county, scheme, span, 'units'), signs: signRows(county, scheme, span),
    already: raw("select 1 from assessment.run where county = $1 and scheme = $2 and from_on = $3 and to_on = $4 and status <> 'dropped'", [county, scheme, span.from, span.to], (rows) => rows.length > 0),
  };
};

function limitsOn(book: ReferenceBook, day: string): SignLimits {
  const limit = (code: Parameters<typeof limitOf>[1]): number => limitOf(book, code, day);
  return {
    splitCount: limit('split-count'), splitDays: limit('split-days'), redatedCount: limit('redated-count'), quickCount: limit('quick-count'), quickMinutes: limit('quick-minutes'),
    reopenedCount: limit('reopened-count'), copiedCount: limit('copied-count'), ratedCount: limit('rated-count'), ratedPercent: limit('rated-percent'),
  };
}

const resultRows = (county: string, run: Id, { results }: Scored): Change =>
  insert('assessment.result', ...results.map(({ place, unit, group, score }) => ({
    county: countyOf(place), id: idOf('assessment.result', run, unit ?? place), place, unit, run_county: county, run, group_code: group, status: 'computed', total: score.total, score: JSON.stringify(score), computed: null,
    revision: 0, chain: chainStart,
  })));

const signInserts = (run: Id, signs: readonly SignFound[]): Change[] => (signs.length === 0 ? [] : [insert('assessment.sign', ...signs.map(({ sort, unit, place, matters, of }) => ({
  county: countyOf(place), id: idOf('assessment.sign', run, sort, unit, ...matters), place, run, sort, unit, matters: [...matters], out_of: of, judgement: null, note: null, judged_by: null, judged_on: null,
  revision: 0, chain: chainStart,
})))]);

/** Every place and department of the area is scored at once, by the figures as they were defined on the last day of the period. */
export const compute = onCommand<(typeof assessmentOperations)['compute'], SchemeSubject, ReturnType<typeof facts>>({
  operation: assessmentOperations.compute,
  subject: ({ input }) => lockScheme(input.county, input.scheme),
  facts,
  decide: (request, { subject, facts: known }) => {
    const { actor, book, input, keys, now, today } = request;
    const { post } = actingPost(actor);
    const { county, run, scheme } = input;
    const { status, body } = subject.row;
    const span = spanOf(request);
    insist(computing({ state: status, kind: body.kind, validFrom: body.validFrom }, span, today));
    // What a department did stays its own where codes change.
    if (body.groups.length > 0) insist(uncrossed(known.ground.moved));
    if (known.already) throw new Refusal('assessment.computed-already', { fields: [{ path: ['from'], code: 'already-used' }] });
    const made = scored(book, body, known, span.to);
    if (made.results.length === 0) throw new Refusal('assessment.nobody', { fields: [{ path: ['scheme'], code: 'unknown-choice' }] });
    const signs = signsOf(signFacts(keys, known.signs), limitsOn(book, span.to));
    const spreads = spreadsOf(made.results.map(({ group, score }) => ({ group, total: score.total })));
    const head = newHead(county, run, subject.row.place);
    return {
      appends: [append('assessment.run', head, now, 'assessment.computed', { scheme, ...span, results: made.results.length, signs: signs.length, digest: sealOf(made.results) })],
      changes: [
        insert('assessment.run', {
          county, id: run, place: subject.row.place, scheme, from_on: span.from, to_on: span.to, status: 'computed', results: made.results.length, spreads: JSON.stringify(spreads), figures: JSON.stringify(made.used),
          computed_by: post, computed_on: today, shown_on: null, object_until: null, frozen_on: null, seal: null, revision: 0, chain: head.chain,
        }),
        resultRows(county, run, made),
        ...signInserts(run, signs),
      ],
      answer: { state: 'computed' as const, revision: 1, results: made.results.length, signs: signs.length, spreads },
    };
  },
});

