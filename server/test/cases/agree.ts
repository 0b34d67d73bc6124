import { consentSentences, disputeOperations } from '@anhe/contract/disputes';
import type { agreeOperations } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import type { PartyInput } from '@anhe/contract/parties';
import { receiptActor } from '../../src/kernel/access/actor.ts';
import { known, outsiders } from '../world.ts';
import type { StagedDispute, World } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf } from './case.ts';

const mediator = { actor: (world: World) => world.mediator, colleague: (world: World) => world.post('committee', 'director').actor };
const holder = { actor: (world: World) => outsiders(world).receipt };

/** Lines of a roster with invented names. */
export const rosterLines = (count: number, more: (index: number) => object = () => ({})) =>
  Array.from({ length: count }, (_, index) => ({
    id: newId(), name: `工人${'甲乙丙丁戊己庚辛壬癸'.charAt(index % 10)}${index}`, contact: { by: 'phone' as const, value: `139${String(10_000_000 + index)}` }, amount: 1000 + index, authorisedOn: '2026-11-01', ...more(index),
  }));

/** A dispute with a group on the applicant's side. */
export async function withGroup(world: World, stage: 'accepted' | 'registered' = 'accepted', count = 3): Promise<StagedDispute & { readonly members: readonly { readonly id: Id; readonly name: string }[] }> {
  const found = await world.dispute(stage);
  const members = rosterLines(count, () => ({ authorisedOn: world.today }));
  const { revision } = await world.ground.command(disputeOperations.enrol, world.mediator, { ...found.at, side: 'applicant', members });
  return { ...found, revision, members };
}

/** What makes somebody the group's representative. */
export const electing = (world: World, party: Id, powers: 'general' | 'special' = 'special') =>
  ({ representation: newId(), representative: { is: 'party' as const, party }, kind: 'elected' as const, powers, wholeGroup: true, fromOn: world.today });

async function withRepresentative(world: World) {
  const found = await withGroup(world);
  const input = electing(world, known(found.members[0]).id);
  const { revision } = await world.ground.command(disputeOperations.represent, world.mediator, { ...found.at, ...input });
  return { ...found, revision, representation: input.representation };
}

/** A query or an adding command on a dispute with a group. */
const grouped = (more: (world: World, found: Awaited<ReturnType<typeof withRepresentative>>) => object, shows?: (found: { readonly members: readonly { readonly id: Id }[] }) => (answer: unknown) => boolean): Case => ({
  ...mediator,
  make: async (world) => {
    const found = await withRepresentative(world);
    const input = { ...found.at, ...more(world, found) };
    return { input: () => input, basis: found.revision, ...(shows === undefined ? {} : { shows: shows(found) }) };
  },
});

export interface HeldDraft {
  readonly found: StagedDispute;
  readonly party: PartyInput;
  readonly code: string;
  readonly pass: string;
  readonly word: string;
  readonly text: { readonly agreement: Id; readonly digest: string };
}

/** A draft that waits for signatures, with the receipt of its first party, opened by its word. */
export async function heldDraft(world: World, more: object = {}, terms: object = {}): Promise<HeldDraft> {
  let found = await world.dispute('accepted', more);
  found = await world.take(found, 'draftAgreement', { performance: 'on-the-spot', ...terms });
  const [party, word] = [known(found.parties[0]), '石榴树'];
  const { code } = await world.ground.command(matterOperations.issueReceipt, world.mediator, { ...found.at, receipt: newId(), party: party.id, word });
  const { pass } = await world.ground.command(matterOperations.givePass, receiptActor(world.county), { code, word });
  const { agreement } = await world.ground.query(disputeOperations.agreementText, world.mediator, found.at);
  const { id, digest } = known(agreement);
  return { found, party, code, pass: known(pass), word, text: { agreement: id, digest } };
}

export const agreeCases: CasesOf<typeof agreeOperations & Pick<typeof disputeOperations, 'tellGroup'>> = {
  shelf: { ...mediator, make: () => ({ input: () => ({}) }) },
  memberTemplate: { ...mediator, make: () => ({ input: () => ({}) }) },
  agreementText: { ...mediator, make: async (world) => ({ input: async () => (await world.dispute('drafted')).at }) },
  group: grouped(() => ({})),
  members: grouped(() => ({}), (found) => holds(found.members[0]?.id)),
  memberFile: grouped(() => ({})),
  enrol: {
    ...mediator,
    make: async (world) => {
      const { at } = await world.dispute('accepted');
      const input = { ...at, side: 'applicant', members: rosterLines(2, () => ({ authorisedOn: world.today })), stated: 2001 };
      return { input: () => input };
    },
  },
  leaveGroup: grouped((_world, found) => ({ party: found.members[1]?.id })),
  represent: grouped((world, found) => ({ representation: newId(), representative: { is: 'outside', id: newId(), name: '代理人甲', contact: { by: 'phone', value: '13711112222' } }, kind: 'agent', powers: 'general', represents: [found.parties[0]?.id], fromOn: world.today })),
  endRepresentation: grouped((_world, found) => ({ representation: found.representation })),
  tellGroup: grouped((world, found) => ({ happenedOn: world.today, how: 'read-out', representative: found.members[0]?.id, answer: 'consented' })),
  heldAgreement: {
    ...holder,
    make: async (world) => {
      const { code, pass } = await heldDraft(world);
      return { input: () => ({ code, pass }) };
    },
  },
  signHeld: {
    ...holder,
    make: async (world) => {
      const { code, pass, word, text } = await heldDraft(world);
      return { input: () => ({ code, pass, word, text, consent: consentSentences.zh }) };
    },
    otherwise: (input) => ({ ...input, code: '610524-22222-22222' }),
  },
};
