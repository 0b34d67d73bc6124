import { yearlyOperations } from '@anhe/contract/yearly';
import { defineModule } from '../../kernel/run/handler.ts';
import { issue } from './issue.ts';
import { yearlyPolicies } from './policy.ts';
import { edition, editions, report, rows, workbook } from './queries.ts';

export { chosenFacts, chosenReport } from './chosen.ts';
export type { ChosenReport } from './chosen.ts';

/** The year of a city, a county or a town: the numbers of the board with the ways to their rows, kept as they were when issued. */
export const yearly = defineModule({
  name: 'yearly',
  operations: yearlyOperations,
  policies: yearlyPolicies,
  handlers: { report, rows, editions, edition, issue, workbook },
});
