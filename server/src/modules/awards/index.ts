import { awardOperations } from '@anhe/contract/awards';
import { defineModule } from '../../kernel/run/handler.ts';
import { apply, save, submit, withdraw } from './commands/apply.ts';
import { enter, expire, reviewYear, revoke, warn } from './commands/holding.ts';
import { answerAppeal, answerObjection, appeal, recordObjection } from './commands/objections.ts';
import { grant, inspect, passCity, passCounty, putOnNotice, refuse, sendBack } from './commands/review.ts';
import { expiry } from './night.ts';
import { awardPolicies } from './policy.ts';
import { award } from './queries/award.ts';
import { exportHolders, holders, list, published, schemes } from './queries/lists.ts';

export { askExpiring } from './night.ts';
export { awardPolicies } from './policy.ts';
export { awardLines } from './queries/lines.ts';
export { publicLists } from './queries/lists.ts';
export { readAward } from './rows.ts';
export type { AwardSubject } from './rows.ts';

/** Awards of places and organisations: application, review, notice, naming, term, revocation. */
export const awards = defineModule({
  name: 'awards',
  operations: awardOperations,
  policies: awardPolicies,
  handlers: {
    schemes, list, award, apply, save, submit, withdraw, passCounty, sendBack, passCity, inspect, putOnNotice, recordObjection, answerObjection, grant, refuse,
    holders, exportHolders, enter, reviewYear, warn, revoke, appeal, answerAppeal, expire, published,
  },
  reactions: [expiry],
});
