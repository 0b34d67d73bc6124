import { disputeOperations } from '@anhe/contract/disputes';
import { Refusal, invalid } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { holdsOn, readPost } from '../../staff/index.ts';
import type { PostWithPerson } from '../../staff/index.ts';
import { nothingMore, stepHandler } from '../steps.ts';
import { agreeOrally as takeAgreeOrally, appoint as takeAppoint, draftAgreement as takeDraft, holdSession as takeSession, tell as takeTell } from '../take.ts';
import { drawFor, seriesOf } from './admission.ts';

/** Throws unless the post mediates and was held on that day; tells whether it is of the committee (art 19). */
export function isMemberOn(post: PostWithPerson | undefined, committee: Id, day: string, path: readonly string[]): boolean {
  if (post === undefined || (post.role !== 'mediator' && post.role !== 'director')) throw invalid({ path: [...path], code: 'unknown-choice' });
  if (!holdsOn(post, day)) throw new Refusal('disputes.mediator-not-valid', { details: { day } });
  return post.unit === committee;
}

export const appoint = stepHandler(
  disputeOperations.appoint,
  ({ input }) => ({ post: readPost(input.county, input.post) }),
  (work, input, dispute, { post }) => takeAppoint(work, input, input, isMemberOn(post, dispute.committee, input.happenedOn, ['post'])),
);

export const tell = stepHandler(disputeOperations.tell, nothingMore, (work, input) => takeTell(work, input, input));

export const holdSession = stepHandler(disputeOperations.holdSession, nothingMore, (work, input) => takeSession(work, input, input));

export const agreeOrally = stepHandler(
  disputeOperations.agreeOrally,
  (request) => ({ number: drawFor(request, request.input.county, 'oral', request.input.happenedOn) }),
  (work, input, dispute, { number }) => takeAgreeOrally(work, input, input, seriesOf(dispute), number, dispute.versions + 1),
);

export const draftAgreement = stepHandler(disputeOperations.draftAgreement, nothingMore, (work, input, dispute) => takeDraft(work, input, input, dispute.agreement, dispute.versions));
