import { disputeOperations } from '@anhe/contract/disputes';
import { Refusal, invalid } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { db, first } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { nothingMore, stepHandler } from '../steps.ts';
import { agreeOrally as takeAgreeOrally, appoint as takeAppoint, draftAgreement as takeDraft, holdSession as takeSession, tell as takeTell } from '../take.ts';
import { drawFor, seriesOf } from './admission.ts';

export interface PostRow {
  readonly unit: string;
  readonly role: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
}

export const postStatement = (county: string, post: Id): Statement<PostRow | undefined> =>
  first(db.selectFrom('staff.post').select(['unit', 'role', 'valid_from', 'valid_to']).where('county', '=', county).where('id', '=', post));

/** Throws unless the post mediates and was held on that day; tells whether it is of the committee (art 19). */
export function isMemberOn(post: PostRow | undefined, committee: Id, day: string, path: readonly string[]): boolean {
  if (post === undefined || (post.role !== 'mediator' && post.role !== 'director')) throw invalid({ path: [...path], code: 'unknown-choice' });
  if (post.valid_from > day || (post.valid_to !== null && post.valid_to <= day)) throw new Refusal('disputes.mediator-not-valid', { details: { day } });
  return post.unit === committee;
}

export const appoint = stepHandler(
  disputeOperations.appoint,
  ({ input }) => ({ post: postStatement(input.county, input.post) }),
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
