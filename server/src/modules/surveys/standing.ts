import type { Id, Wording } from '@anhe/contract/kernel';
import { questionShares, surveyKinds } from '@anhe/contract/surveys';
import type { StrataWay, SurveyKind, SurveyMethod, SurveyMode, SurveyResult, SurveyStratum } from '@anhe/contract/surveys';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';

interface StratumRow {
  readonly code: string;
  readonly name: string;
  readonly size: number;
  readonly drawn: number | null;
  readonly answered: number;
  readonly declined: number;
}

/** How often an option of a question was chosen in a stratum. */
interface Chosen {
  readonly stratum: string;
  readonly question: string;
  readonly option: string;
  readonly count: number;
}

/** Where the answers of a survey stand: its strata with what was drawn and came back, and how answers came. */
export interface Standing {
  readonly strata: readonly StratumRow[];
  readonly modes: readonly { readonly mode: SurveyMode; readonly count: number }[];
  readonly chosen: readonly Chosen[];
}

const strataText = `
  select s.code, places.name_of(s.code) as name, s.size, s.drawn, count(d.id) filter (where d.state = 'answered')::int as answered, count(d.id) filter (where d.state = 'declined')::int as declined
    from surveys.stratum s left join surveys.drawn d on d.survey_county = s.county and d.survey = s.survey and d.stratum = s.code
   where s.county = $1 and s.survey = $2 group by s.code, s.size, s.drawn order by s.code`;

const chosenText = `
  select a.stratum, c.key as question, c.value as option, count(*)::int as count
    from surveys.answer a cross join lateral jsonb_each_text(a.answers) c where a.county = $1 and a.survey = $2 group by a.stratum, c.key, c.value`;

/** Counts only: no answer is read by itself. */
export const standingOf = (county: string, survey: Id): Statement<Standing> => raw(
  `select coalesce((select json_agg(x) from (${strataText}) x), '[]') as strata,
          coalesce((select json_agg(x) from (select a.mode, count(*)::int as count from surveys.answer a where a.county = $1 and a.survey = $2 group by a.mode order by a.mode) x), '[]') as modes,
          coalesce((select json_agg(x) from (${chosenText}) x), '[]') as chosen`,
  [county, survey], (rows) => rows[0] as Standing, // the columns
);

/** How a stratum is called. */
export const stratumName = (by: StrataWay, code: string, name: string): Wording => {
  if (by === 'kind') return surveyKinds[code as SurveyKind]; // the codes of that way
  if (by === 'town' && code.length === 6) return { zh: `${name}（县级）`, en: `${name} (county level)` };
  return { zh: name, en: name };
};

export const strataOf = ({ strata }: Standing, by: StrataWay): SurveyStratum[] => strata.map(({ name, ...stratum }) => ({ ...stratum, name: stratumName(by, stratum.code, name) }));

/** What the answers come to by the method: shares of every question with their intervals, what is too few left out. */
export function resultOf({ strata, chosen }: Standing, { body }: SurveyMethod): SurveyResult {
  const questions = body.questions.map(({ code, scale }) => {
    const good = new Set(body.scales.find((one) => one.code === scale)?.options.filter((option) => option.good).map((option) => option.code));
    const tallies = strata.map((stratum) => {
      const given = chosen.filter((one) => one.stratum === stratum.code && one.question === code);
      const sum = (of: readonly Chosen[]): number => of.reduce((all, { count }) => all + count, 0);
      return { stratum: stratum.code, size: stratum.size, answered: sum(given), good: sum(given.filter(({ option }) => good.has(option))) };
    });
    const { strata: shown, ...rest } = questionShares(tallies, body.minimum);
    return { code, strata: [...shown], ...rest };
  });
  return { minimum: body.minimum, questions };
}
