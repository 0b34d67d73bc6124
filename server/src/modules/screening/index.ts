import { screeningOperations } from '@anhe/contract/screening';
import { defineModule } from '../../kernel/run/handler.ts';
import { correct, fileReport, signNil } from './commands/report.ts';
import { close, start } from './commands/round.ts';
import { screeningPolicies } from './policy.ts';
import { due, report } from './queries/report.ts';
import { exportRound, round, rounds, topics } from './queries/rounds.ts';

export { screeningPolicies } from './policy.ts';
export { reportLine, reportsOf, roundLine, roundStatement } from './queries/lines.ts';
export { roundHazards, townsOf } from './queries/rounds.ts';
export { readRound } from './rows.ts';
export type { RoundSubject, ScreeningSubject } from './rows.ts';
export { wordsOf } from './sealed.ts';

/** Rounds of screening and what villages report in them. */
export const screening = defineModule({
  name: 'screening',
  operations: screeningOperations,
  policies: screeningPolicies,
  handlers: { topics, start, close, rounds, round, due, report, fileReport, signNil, correct, export: exportRound },
});
