import { surveyOperations } from '@anhe/contract/surveys';
import { defineModule } from '../../kernel/run/handler.ts';
import { answer, decline, enter } from './commands/answers.ts';
import { end, publish } from './commands/close.ts';
import { cancel, closeFrame, drawSample, fixSeed, layOut } from './commands/plan.ts';
import { surveyPolicies } from './policy.ts';
import { drawn, exportDraw, form, list, methods, survey } from './queries/survey.ts';
import { trend } from './queries/trend.ts';

export { codeOf, shownCode } from './code.ts';
export { surveyPolicies } from './policy.ts';
export { publishedPoints } from './queries/trend.ts';
export { readIt as readSurvey } from './rows.ts';
export type { SurveySubject } from './rows.ts';
export { standingOf, strataOf } from './standing.ts';

/** Satisfaction surveys of closed matters: frame, draw, answers that lead back to nobody, published shares. */
export const surveys = defineModule({
  name: 'surveys',
  operations: surveyOperations,
  policies: surveyPolicies,
  handlers: { methods, list, survey, trend, layOut, fixSeed, closeFrame, drawSample, end, publish, cancel, drawn, exportDraw, form, answer, enter, decline },
});
