import { disputeOperations } from '@anhe/contract/disputes';
import { defineModule } from '../../kernel/run/handler.ts';
import { calls, recordCall } from './calls/calls.ts';
import { accept, refuse } from './commands/admission.ts';
import { memberFile, memberTemplate } from './agree/files.ts';
import { enrol, leaveGroup } from './agree/group.ts';
import { heldAgreement, signHeld } from './agree/held.ts';
import { agreement, group, members, shelf } from './agree/queries.ts';
import { endRepresentation, represent, tellGroup } from './agree/representation.ts';
import { sign } from './agree/sign.ts';
import { followUp, putSeal } from './commands/agreement.ts';
import { applyConfirmation, applyNoPenalty, applyReview, recordReview, recordRuling } from './after/applications.ts';
import { recordBreach, recordPerformance, reversePerformance, schedule } from './after/performance.ts';
import { confirmation, heldAfter, performance } from './after/queries.ts';
import { archive, close, decline, fail, resume, withdraw } from './commands/ending.ts';
import { answerReferral, endHelp, receive, refer, reportHelp, takeBackHandover, transfer } from './commands/handover.ts';
import { handBack, offer, register, takeOver } from './commands/intake.ts';
import { agreeOrally, appoint, draftAgreement, holdSession, tell } from './commands/mediation.ts';
import { endWay, recordWay, returnHandIn } from './commands/origin.ts';
import { settleOnSpot } from './commands/settle.ts';
import { exchangeHandlers } from './exchange/index.ts';
import { fromRequest, takeFromRequest } from './from-request.ts';
import { disputePolicies } from './policy.ts';
import { get } from './queries/get.ts';
import { count, exportRegister, list } from './queries/list.ts';
import { reference } from './queries/reference.ts';
import { ways } from './queries/ways.ts';
import { emptyRooms, roomHandlers } from './room/index.ts';
import { similar, suggestType } from './queries/similar.ts';

export { disputeLines } from './queries/list.ts';
export { disputesPerSpan } from './per-year.ts';
export { contentRows, disputeDetail, disputeFound, disputeParts } from './queries/get.ts';
export { byArea as mayReadDispute } from './policy.ts';
export { afterRows, instalmentStanding, ledgerFrom, live } from './after/rows.ts';
export type { AfterRows } from './after/rows.ts';
export { sweepRooms } from './room/index.ts';
export type { DisputeFound } from './queries/get.ts';
export { clearMembers, memberRows } from './agree/files.ts';
export type { ClearMember } from './agree/files.ts';
export { importRoster } from './agree/import.ts';
export { importAnswers, importOldRegister } from './exchange/index.ts';

export const disputes = defineModule({
  name: 'disputes',
  operations: disputeOperations,
  policies: disputePolicies,
  handlers: {
    suggestType, reference, similar, register, takeFromRequest, takeOver, handBack, offer, accept, refuse, appoint, tell, holdSession, agreeOrally, draftAgreement, sign, putSeal, decline, resume,
    fail, withdraw, followUp, close, archive, settleOnSpot, get, list, count, export: exportRegister, ...roomHandlers,
    refer, transfer, receive, answerReferral, reportHelp, takeBackHandover, endHelp, returnHandIn, ways, recordWay, endWay,
    schedule, recordPerformance, reversePerformance, recordBreach, applyConfirmation, recordRuling, applyReview, recordReview, applyNoPenalty, performance, confirmation, heldAfter,
    shelf, agreementText: agreement, group, members, memberTemplate, memberFile, enrol, leaveGroup, represent, endRepresentation, tellGroup, heldAgreement, signHeld, ...exchangeHandlers,
    calls, recordCall,
  },
  reactions: [emptyRooms, fromRequest],
});
