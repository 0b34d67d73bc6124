import { campaignOperations } from '@anhe/contract/campaigns';
import { defineModule } from '../../kernel/run/handler.ts';
import { close, handIn, rewrite } from './closing/approve.ts';
import { summarise } from './closing/summarise.ts';
import { count, counting } from './duties/count.ts';
import { answer, assign, sendBack, urge } from './duties/deciding.ts';
import { ask, excuse, report } from './duties/doing.ts';
import { cancel, prolong } from './plans/course.ts';
import { discard, draft, review, revise, submit } from './plans/draft.ts';
import { publish } from './plans/publish.ts';
import { campaignPolicies } from './policy.ts';
import { campaign } from './queries/campaign.ts';
import { exportTasks } from './queries/export.ts';
import { duty, mine, proof } from './queries/duties.ts';
import { kinds } from './queries/kinds.ts';
import { list } from './queries/list.ts';

export { askCounting } from './duties/count.ts';
export { reportPaper } from './closing/paper.ts';
export { campaignPolicies } from './policy.ts';
export { openOwn as openOwnTasks, readCampaign } from './rows.ts';
export type { CampaignSubject, CampaignsSubject } from './rows.ts';

/** What a city or county asks of its places for some weeks: planned, signed, done by units, counted, reported. */
export const campaigns = defineModule({
  name: 'campaigns',
  operations: campaignOperations,
  policies: campaignPolicies,
  handlers: {
    kinds, draft, revise, submit, review, publish, discard, prolong, cancel, summarise, rewrite, handIn, close, list, campaign, export: exportTasks,
    mine, duty, proof, report, excuse, ask, answer, sendBack, assign, urge, count,
  },
  reactions: [counting],
});
