import { assessmentOperations } from '@anhe/contract/assessment';
import { defineModule } from '../../kernel/run/handler.ts';
import { assessmentReactions } from './jobs/monthly.ts';
import { assessmentPolicies } from './policy.ts';
import { result } from './objections/queries.ts';
import { answerObjection, object } from './objections/steps.ts';
import { compute } from './runs/compute.ts';
import { mine, results, run, runs } from './runs/queries.ts';
import { drop, freeze, show } from './runs/steps.ts';
import { scheme, schemes } from './schemes/queries.ts';
import { changeScheme, closeScheme, draftScheme, publishScheme, trial } from './schemes/steps.ts';
import { judgeSign, signs } from './signs/signs.ts';
import { computeTiers } from './tiers/compute.ts';
import { tier, tiers } from './tiers/queries.ts';
import { answerTier, objectTier } from './tiers/steps.ts';

export { askTiers } from './jobs/monthly.ts';
export { groundOf, sumsIn } from './runs/measure.ts';
export { scored } from './runs/score.ts';

/** How organisations and places are assessed by published schemes, and how much work villages have. */
export const assessment = defineModule({
  name: 'assessment',
  operations: assessmentOperations,
  policies: assessmentPolicies,
  handlers: {
    schemes, scheme, draftScheme, changeScheme, trial, publishScheme, closeScheme, runs, run, compute, show, drop, freeze, results, mine, result, object, answerObjection, signs, judgeSign,
    tiers, tier, computeTiers, objectTier, answerTier,
  },
  reactions: assessmentReactions,
});
