import { maySettle, representedBy } from '@anhe/contract/disputes';
import type { DisputeView, GroupView, MemberLine, Representation } from '@anhe/contract/disputes';
import type { Day, Id } from '@anhe/contract/kernel';

export interface Signer {
  readonly id: Id;
  readonly name: string;
  readonly asWhat: 'party' | 'agent' | 'mediator' | 'recorder';
  /** Set for who represents others: whether they may sign for them, and for how many. */
  readonly acts: { readonly may: boolean; readonly count: number } | undefined;
}

/** Who signs an agreement: parties, those who act for others, the mediators, whoever wrote the records. */
export function signersOf(view: DisputeView, group: GroupView | undefined, members: readonly MemberLine[], labelOf: (party: Id) => string, today: Day): readonly Signer[] {
  const all = (group?.representations ?? []).filter(({ toOn }) => toOn === null || today < toOn);
  const memberFacts = members.map(({ id, authorisedOn }) => ({ party: id, authorisedOn }));
  const acting = (id: Id): Signer['acts'] => {
    const own: readonly Representation[] = all.filter(({ representative }) => representative === id);
    if (own.length === 0) return undefined;
    const whole = own.some(({ wholeGroup }) => wholeGroup) ? (group?.counts?.authorised ?? 0) : 0;
    const named = representedBy(id, own, [], today, false).length;
    const listed = representedBy(id, own, memberFacts, today, false).length;
    return { may: own.some(maySettle), count: Math.max(listed, named + whole - (members.some((member) => member.id === id) ? 1 : 0)) };
  };
  const parties = new Set(view.parties.map(({ id }) => id));
  const others = [...new Map(all.filter(({ representative }) => !parties.has(representative)).map((one) => [one.representative, one])).values()];
  const recorders = [...new Set(view.sessions.map(({ recorder }) => recorder))].filter((post) => !view.mediators.some((mediator) => mediator.post === post));
  const holder = view.holder.post;
  return [
    ...view.parties.map(({ id }): Signer => ({ id, name: labelOf(id), asWhat: 'party', acts: acting(id) })),
    // A representative who is a member signs as a party; who comes from outside, as an agent.
    ...others.map(({ representative: id, name, kind }): Signer => ({ id, name, asWhat: kind === 'elected' || members.some((member) => member.id === id) ? 'party' : 'agent', acts: acting(id) })),
    ...view.mediators.map(({ post, name }): Signer => ({ id: post, name, asWhat: 'mediator', acts: undefined })),
    ...recorders.flatMap((post): Signer[] => (holder?.post === post ? [{ id: post, name: holder.name, asWhat: 'recorder', acts: undefined }] : [])),
  ];
}
