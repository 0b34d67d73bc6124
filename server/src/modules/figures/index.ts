import { figureOperations } from '@anhe/contract/figures';
import { defineModule } from '../../kernel/run/handler.ts';
import { notices, recordNotice, withdrawNotice } from './notices.ts';
import { enterOutside, outside, withdrawOutside } from './outside.ts';
import { figurePolicies } from './policy.ts';
import { projectFigures } from './projection.ts';
import { board, map, trend, types } from './queries/board.ts';
import { definition, definitions } from './queries/definitions.ts';
import { lately, rows } from './queries/rows.ts';

export { figuresOn, versionsOf } from './book.ts';
export { foldFigures } from './fold.ts';
export { outsideOf } from './outside.ts';
export { checkFigures, differencesIn, rebuildFigures } from './rebuild.ts';
export type { Difference } from './rebuild.ts';
export { sumsAt, sumsBelow, sumsByType, sumsOf } from './sums.ts';
export type { Sums, TypeSums } from './sums.ts';
export { countiesOf, namesOf, whereOf } from './where.ts';
export type { Where } from './where.ts';

/** What is counted, by the definitions that the city's dated rows give; and what others counted, beside it. */
export const figures = defineModule({
  name: 'figures',
  operations: figureOperations,
  policies: figurePolicies,
  handlers: { board, trend, map, types, rows, definitions, definition, lately, outside, enterOutside, withdrawOutside, notices, recordNotice, withdrawNotice },
  project: projectFigures,
});
