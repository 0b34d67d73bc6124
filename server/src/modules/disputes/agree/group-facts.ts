import type { DisputeFacts } from '@anhe/contract/disputes';
import type { Id } from '@anhe/contract/kernel';

/** What the rules ask of a group's members: how many were told, by when, and how many signed the text that stands. */
export function groupFacts(members: readonly Id[], consents: DisputeFacts['consents'], agreement: { readonly signatures: readonly { readonly signer: Id }[] } | null): DisputeFacts['group'] {
  if (members.length === 0) return null;
  const [inGroup, signers] = [new Set(members), new Set(agreement?.signatures.map(({ signer }) => signer))];
  const told = consents.filter(({ party }) => inGroup.has(party));
  return {
    members: members.length, told: told.length, signed: members.filter((member) => signers.has(member)).length,
    toldOn: told.length < members.length ? null : told.reduce((latest, { toldOn }) => (toldOn > latest ? toldOn : latest), ''),
  };
}

/** Whether a photographed page has to prove the signatures: as soon as one of them is on paper, and while there is none. */
export const needsPage = (signatures: readonly { readonly way: string }[]): boolean => signatures.length === 0 || signatures.some(({ way }) => way === 'paper');
