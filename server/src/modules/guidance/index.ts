import { guidanceOperations } from '@anhe/contract/guidance';
import { defineModule } from '../../kernel/run/handler.ts';
import { exportSheet, paySheet, publication, publications, publish } from './allowances/publications.ts';
import { allowance, allowances, classes, declarable } from './allowances/queries.ts';
import { approveAllowance, checkAllowance, declare, recordObjection, refuseAllowance, settleObjection, withdrawAllowance } from './allowances/steps.ts';
import { guidancePolicies } from './policy.ts';
import { exportReturns, oneReturn, returns } from './returns/queries.ts';
import { lockReturn, saveReturn, sendBack, submitReturn } from './returns/steps.ts';
import { dossier, dossiers, sample } from './reviews/queries.ts';
import { answerDossier, passDossier, returnDossier } from './reviews/steps.ts';

export { guidancePolicies } from './policy.ts';
export { allowanceLine } from './allowances/lines.ts';
export { byMediator, publicationLines, readPublication } from './allowances/publications.ts';
export type { PublicationSubject } from './allowances/publications.ts';
export { dossierLine } from './reviews/dossiers.ts';
export { reviewFacts, reviewRounds } from './reviews/queries.ts';
export { readDispute as readReviewed, reader as reviewReader } from './rows.ts';
export type { ClosedDispute as ReviewedDispute, GuidanceSubject } from './rows.ts';

/** What justice offices and bureaus do for the committees they guide: reviews, returns, allowances. */
export const guidance = defineModule({
  name: 'guidance',
  operations: guidanceOperations,
  policies: guidancePolicies,
  handlers: {
    dossiers, dossier, passDossier, returnDossier, answerDossier, sample, returns, return: oneReturn, saveReturn, submitReturn, sendBack, lockReturn, exportReturns,
    classes, declarable, allowances, allowance, declare, checkAllowance, approveAllowance, refuseAllowance, withdrawAllowance, recordObjection, settleObjection,
    publications, publication, publish, paySheet, exportSheet,
  },
});
