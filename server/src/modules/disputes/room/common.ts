import { Refusal, invalid } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { actingPost } from '../../../kernel/access/actor.ts';
import type { Actor, StaffActor } from '../../../kernel/access/actor.ts';
import type { Work } from '../work.ts';

/** The room is closed with the matter: what only adds is refused then, too. */
export function assertInRoom(work: Work, path: readonly string[] = ['happenedOn'], on?: Day): void {
  const { status } = work.facts;
  if (status === 'closed' || status === 'archived') {
    throw new Refusal('disputes.not-lawful-now', { details: { reason: '已结案，不再增加', reasonEn: 'Closed: nothing is added any more', rule: 'wrong-status', step: '' } });
  }
  if (on !== undefined && on > work.request.today) throw invalid({ path: [...path], code: 'future-date' });
}

/** Throws unless the party takes part in the dispute. */
export function assertParty(work: Work, party: Id | undefined, path: readonly (string | number)[] = ['party']): void {
  if (party !== undefined && !work.facts.parties.some(({ id }) => id === party)) throw invalid({ path: [...path], code: 'unknown-choice' });
}

/**
 * The mediator of this matter who acts in person: what a party says apart is said to nobody else, a deputy of that post
 * and the committee's director included.
 */
export function mediatorActing(work: Work): StaffActor {
  const { actor } = work.request;
  if (!mediatesInPerson(actor, work.facts.mediators)) throw new Refusal('kernel.not-allowed', { details: { role: actor.kind === 'staff' ? actor.role : actor.kind } });
  return actingPost(actor);
}

export const mediatesInPerson = (actor: Actor, mediators: readonly { readonly post: Id }[]): boolean =>
  actor.kind === 'staff' && actor.standsInFor === null && mediators.some(({ post }) => post === actor.post);

/** A text that may be left out. */
export const optionalText = (work: Work, kind: string, text: string | undefined) => (text === undefined || text === '' ? null : work.text(kind, text));

/** A person's words that are no record of their own: kept as a text, named by its row. */
export const optionalContent = (work: Work, kind: string, text: string | undefined): Id | null => optionalText(work, kind, text)?.content ?? null;
