import { policingOperations } from '@anhe/contract/policing';
import { defineModule } from '../../kernel/run/handler.ts';
import { joint, linkPatrol, linkSession } from './field/joint.ts';
import { linkable } from './field/linkable.ts';
import { recordVisit, visits } from './field/visits.ts';
import { counts } from './planner/counts.ts';
import { dismissProposal, proposals, propose, takeProposal } from './planner/proposals.ts';
import { policingPolicies } from './policy.ts';
import { assign, endAssignment, handOver } from './villages/assign.ts';
import { noticeGaps, notices, tellOfGaps } from './villages/gaps.ts';
import { villages } from './villages/list.ts';
import { village } from './villages/village.ts';

export { askGaps } from './villages/gaps.ts';

/** Which officer looks after which village, what is done together there, and where and when to patrol. */
export const policing = defineModule({
  name: 'policing',
  operations: policingOperations,
  policies: policingPolicies,
  handlers: { villages, village, assign, endAssignment, handOver, notices, noticeGaps, recordVisit, visits, linkSession, linkPatrol, linkable, joint, counts, propose, proposals, takeProposal, dismissProposal },
  reactions: [tellOfGaps],
});
