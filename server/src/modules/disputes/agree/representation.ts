import { disputeOperations, representedBy } from '@anhe/contract/disputes';
import { invalid } from '@anhe/contract/kernel';
import type { County, FieldError, Id } from '@anhe/contract/kernel';
import { insert, update } from '../../../kernel/database/changes.ts';
import { db, first } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { partyInsert } from '../../parties/index.ts';
import { stepHandler } from '../steps.ts';
import { disputeFacts, lockDispute, subjectWith } from '../subject.ts';
import type { DisputeKnown, DisputeSubject, LockedDispute } from '../subject.ts';
import { tell } from '../take.ts';
import { Work, startFrom } from '../work.ts';
import { actingFacts } from './acting.ts';
import type { Acting } from './acting.ts';
import { assertGroupOpen } from './group.ts';

const authorityPaper = (county: County, matter: Id, attachment: Id | undefined) =>
  first(db.selectFrom('matters.attachment').select('kind').where('county', '=', county).where('matter', '=', matter).where('id', '=', attachment ?? null).where('removed_at', 'is', null));

interface Asked {
  readonly representative: Id;
  readonly outside: boolean;
  readonly kind: 'elected' | 'agent' | 'guardian';
  readonly wholeGroup: boolean;
  readonly represents: readonly Id[];
}

/** What is wrong with who is to act for whom. */
function representationErrors(dispute: DisputeSubject, acting: Acting, { representative, outside, kind, wholeGroup, represents }: Asked): FieldError[] {
  const parties = new Set([...dispute.facts.parties.map(({ id }) => id), ...dispute.members]);
  const errors: FieldError[] = [];
  const wrong = (field: string, code: FieldError['code'], index?: number): void => void errors.push({ path: index === undefined ? [field] : [field, index], code });
  const known = parties.has(representative) || acting.representations.some((one) => one.representative === representative);
  if (outside ? known : !known) wrong('representative', outside ? 'already-used' : 'unknown-choice');
  // An elected representative is one of those concerned; from outside comes an agent or a guardian.
  if (outside && kind === 'elected') wrong('kind', 'unknown-choice');
  if (wholeGroup ? dispute.members.length === 0 : represents.length === 0) wrong('represents', wholeGroup ? 'unknown-choice' : 'required');
  if (wholeGroup && kind === 'guardian') wrong('kind', 'unknown-choice');
  represents.forEach((party, index) => {
    if (!parties.has(party) || party === representative) wrong('represents', 'unknown-choice', index);
    else if (represents.indexOf(party) !== index) wrong('represents', 'already-used', index);
  });
  return errors;
}

/** Who acts for whom from a day on: an elected representative, an agent, a guardian, with their powers (Civil Procedure Law arts 56, 62). */
export const represent = onCommand({
  operation: disputeOperations.represent,
  subject: ({ input }) => lockDispute(input.county, input.matter),
  facts: ({ input }) => ({
    dispute: disputeFacts(input.county, input.matter), acting: actingFacts(input.county, input.matter), paper: authorityPaper(input.county, input.matter, input.authority),
  }),
  decide: (request, { subject, facts }: { subject: LockedDispute; facts: { dispute: DisputeKnown; acting: Acting; paper: { kind: string } | undefined } }) => {
    const { input, today, keys, now } = request;
    const dispute = subjectWith(subject, facts.dispute);
    assertGroupOpen(dispute.status);
    const { representative: who, kind, powers, wholeGroup, represents, fromOn } = input;
    const representative = who.is === 'party' ? who.party : who.id;
    const errors = representationErrors(dispute, facts.acting, { representative, outside: who.is === 'outside', kind, wholeGroup, represents });
    if (fromOn > today) errors.push({ path: ['fromOn'], code: 'future-date' });
    if (input.authority !== undefined && facts.paper?.kind !== 'authority') errors.push({ path: ['authority'], code: 'unknown-choice' });
    if (errors.length > 0) throw invalid(...errors);
    const work = new Work(request, startFrom(dispute));
    if (who.is === 'outside') work.add(partyInsert(keys, work.home, { id: who.id, kind: 'person', side: 'third', name: who.name, contact: who.contact, details: {} }));
    work.add(insert('disputes.representation', {
      ...work.address, id: input.representation, place: work.home.place, representative, kind, powers, whole_group: wholeGroup, represents: [...represents], from_on: fromOn, to_on: null,
      authority: input.authority ?? null, recorded_at: now,
    }));
    work.event('disputes.represented', today, { representation: input.representation, representative, kind, powers, wholeGroup, represents: [...represents], fromOn });
    return { ...work.decision(), answer: { revision: dispute.head.revision + 1 } };
  },
});

/** It ends today; what was done by it stands. */
export const endRepresentation = onCommand({
  operation: disputeOperations.endRepresentation,
  subject: ({ input }) => lockDispute(input.county, input.matter),
  facts: ({ input }) => ({ dispute: disputeFacts(input.county, input.matter), acting: actingFacts(input.county, input.matter) }),
  decide: (request, { subject, facts }: { subject: LockedDispute; facts: { dispute: DisputeKnown; acting: Acting } }) => {
    const { input, today } = request;
    const dispute = subjectWith(subject, facts.dispute);
    assertGroupOpen(dispute.status);
    const found = facts.acting.representations.find(({ id }) => id === input.representation);
    if (found === undefined || found.toOn !== null) throw invalid({ path: ['representation'], code: 'unknown-choice' });
    const work = new Work(request, startFrom(dispute));
    work.add(update('disputes.representation', { county: input.county, id: input.representation }, { to_on: today }));
    work.event('disputes.representation-ended', today, { representation: input.representation });
    return { ...work.decision(), answer: { revision: dispute.head.revision + 1 } };
  },
});

/** Members who authorised a representative are told of their rights through that one; being told concedes nothing. */
export const tellGroup = stepHandler(disputeOperations.tellGroup, ({ input }) => ({ acting: actingFacts(input.county, input.matter) }), (work, input, dispute, { acting }) => {
  const { representative, answer, how, happenedOn } = input;
  const through = representedBy(representative, acting.representations, acting.members, happenedOn, false);
  if (!acting.representations.some((one) => one.representative === representative)) throw invalid({ path: ['representative'], code: 'unknown-choice' });
  // Who has spoken already for themselves is not spoken for.
  const silent = through.filter((party) => !dispute.facts.consents.some((consent) => consent.party === party && consent.answer !== 'open'));
  const own = dispute.facts.parties.some(({ id }) => id === representative) || dispute.members.includes(representative) ? [representative] : [];
  const told = [...new Set([...own, ...silent])].map((party) => ({ party, answer }));
  if (told.length === 0) throw invalid({ path: ['representative'], code: 'already-used' });
  tell(work, input, { how, told }, dispute.members);
});
