import { invalid } from '@anhe/contract/kernel';
import type { PlaceCode } from '@anhe/contract/kernel';
import { breaksBetween, surveyOperations } from '@anhe/contract/surveys';
import type { SurveyPoint } from '@anhe/contract/surveys';
import { actingPost, inScope } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { comparable } from '../methods.ts';
import { surveyColumns } from '../rows.ts';
import type { SurveyRow } from '../rows.ts';

type Published = SurveyRow & { readonly drawn: number };

function pointOf(row: Published, before: Published | undefined): SurveyPoint {
  const { body, version } = row.method;
  const { code } = body.questions.find((question) => question.code === body.main) ?? {};
  const main = row.result?.questions.find((question) => question.code === code);
  const text = body.questions.find((question) => question.code === code)?.text;
  if (main === undefined || text === undefined || row.published_on === null) throw new Error('what was published has its main question');
  const broken = before === undefined ? [] : breaksBetween(comparable(before), comparable(row));
  return {
    county: row.county, id: row.id, title: row.title, place: row.place, from: row.from_on, to: row.to_on, publishedOn: row.published_on, method: version, question: text,
    value: main.whole, answered: main.answered, drawn: row.drawn, speaksOf: main.speaksOf, size: main.size, brokenBy: broken.length === 0 ? null : broken,
  };
}

/** Published surveys of one place, the earliest first, each with why it does not go on from the one before. */
export const publishedPoints = (place: PlaceCode): Statement<readonly SurveyPoint[]> => raw(
  `select ${surveyColumns.map((column) => `s.${column}`).join(', ')}, (select coalesce(sum(t.drawn), 0)::int from surveys.stratum t where t.county = s.county and t.survey = s.id) as drawn
     from surveys.survey s where s.place = $1 and s.status = 'published' order by s.to_on, s.id limit 40`,
  [place], (rows) => (rows as readonly Published[]).map((row, at, all) => pointOf(row, all[at - 1])), // the columns
);

export const trend = onQuery({
  operation: surveyOperations.trend,
  facts: ({ actor, input }) => {
    const staff = actingPost(actor);
    const place = input.place ?? staff.place;
    if (!inScope(staff.scope, place)) throw invalid({ path: ['place'], code: 'not-in-scope' });
    return { points: publishedPoints(place), name: raw('select places.name_of($1) as name', [place], (rows) => (rows[0] as { name: string }).name) }; // the one column
  },
  answer: ({ actor, input }, { facts }) => ({ place: input.place ?? actingPost(actor).place, placeName: facts.name, points: [...facts.points] }),
});
