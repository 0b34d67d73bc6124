import { disputeOperations, disputeStatuses, mostMembers } from '@anhe/contract/disputes';
import type { DisputeStatus, Member } from '@anhe/contract/disputes';
import { Refusal, invalid } from '@anhe/contract/kernel';
import type { County, Id } from '@anhe/contract/kernel';
import type { PartyInput, Side } from '@anhe/contract/parties';
import type { z } from 'zod';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import type { Change } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { MatterHome } from '../../matters/index.ts';
import { memberStanding, membersInsert, openContent, searchUpdate } from '../../matters/index.ts';
import { contactIndex, nameIndex, openParty, partyInsert } from '../../parties/index.ts';
import { disputeFacts, lockDispute, subjectWith } from '../subject.ts';
import type { DisputeKnown, LockedDispute } from '../subject.ts';
import { Work, startFrom } from '../work.ts';

/** While these hold, a roster and who acts for whom may still change. */
const open: readonly DisputeStatus[] = ['registered', 'accepted', 'drafted'];

export function assertGroupOpen(status: DisputeStatus): void {
  if (open.includes(status)) return;
  throw new Refusal('disputes.group-closed', { details: { status: disputeStatuses[status].zh, statusEn: disputeStatuses[status].en } });
}

interface RosterRow {
  readonly id: string;
  readonly side: Side;
  readonly position: number;
  readonly standing: 'member' | 'left' | null;
  /** Hexadecimal, as JSON carries them. */
  readonly name_index: string | null;
  readonly contact_index: string | null;
  readonly sealed: string | null;
  readonly enrolled: boolean;
  readonly amount: string | null;
  readonly authorised_on: string | null;
}

const rosterText = `
  select mp.party as id, mp.side, mp.position, mp.standing, encode(p.name_index, 'hex') as name_index, encode(p.contact_index, 'hex') as contact_index, encode(p.sealed, 'hex') as sealed,
         g.party is not null as enrolled, g.amount::text as amount, g.authorised_on::text as authorised_on
    from matters.matter_party mp
    join parties.party p on p.county = mp.county and p.id = mp.party
    left join disputes.group_member g on g.county = mp.county and g.matter = mp.matter and g.party = mp.party
   where mp.county = $1 and mp.matter = $2 order by mp.position`;

/** All parties of a matter with what they are found again by. */
const rosterOf = (county: County, matter: Id): Statement<readonly RosterRow[]> => raw(rosterText, [county, matter], (rows) => rows as readonly RosterRow[]); // the columns of the text above

const summaryOf = (county: County, matter: Id): Statement<{ id: string; sealed: Buffer | null } | undefined> =>
  raw(`select id, sealed from matters.content where county = $1 and matter = $2 and kind = 'summary' order by recorded_at limit 1`, [county, matter], (rows) => rows[0] as { id: string; sealed: Buffer | null } | undefined); // the two columns

/** The same person on one matter: same name and same number, or same name where the contact tells nobody apart. */
const keyOf = (keys: Keyring, { name, contact }: Pick<PartyInput, 'name' | 'contact'>): string => `${nameIndex(keys, name).toString('hex')} ${contactIndex(keys, contact)?.toString('hex') ?? ''}`;

const money = (amount: number | undefined): string | null => (amount === undefined ? null : amount.toFixed(2));

interface Sorted {
  readonly added: readonly z.output<typeof Member>[];
  readonly changed: readonly { readonly party: Id; readonly member: z.output<typeof Member>; readonly row: RosterRow }[];
  readonly unchanged: number;
}

/** Who is new, who is there with another share or authorisation, who is there as given. */
function sortMembers(keys: Keyring, members: readonly z.output<typeof Member>[], roster: readonly RosterRow[]): Sorted {
  const known = new Map(roster.map((row) => [`${row.name_index} ${row.contact_index ?? ''}`, row]));
  const seen = new Map<string, number>();
  const added: z.output<typeof Member>[] = [];
  const changed: Sorted['changed'][number][] = [];
  let unchanged = 0;
  members.forEach((member, index) => {
    const key = keyOf(keys, member);
    const before = seen.get(key);
    if (before !== undefined) throw invalid({ path: ['members', index, 'name'], code: 'person-twice', details: { other: before + 1 } });
    seen.set(key, index);
    const row = known.get(key);
    if (row === undefined) added.push(member);
    else if (row.enrolled && row.standing !== 'left' && row.amount === money(member.amount) && row.authorised_on === (member.authorisedOn ?? null)) unchanged += 1;
    else changed.push({ party: row.id, member, row });
  });
  const ids = new Set(roster.map(({ id }) => id));
  added.forEach(({ id }) => {
    const index = members.findIndex((member) => member.id === id);
    if (ids.has(id)) throw invalid({ path: ['members', index, 'id'], code: 'already-used' });
    ids.add(id);
  });
  return { added, changed, unchanged };
}

function memberRow(work: Work, party: Id, { amount, authorisedOn, note }: z.output<typeof Member>) {
  const kept = note === undefined || note === '' ? null : work.text('member-note', note).content;
  return { ...work.address, party, place: work.home.place, amount: money(amount), authorised_on: authorisedOn ?? null, note: kept, enrolled_at: work.request.now, left_at: null };
}

function newMembers(work: Work, home: MatterHome, side: Side, { added, changed }: Sorted, roster: readonly RosterRow[]): Change[] {
  const { keys } = work.request;
  const last = roster.reduce((most, { position }) => Math.max(most, position), 0);
  const rows = [...added.map((member) => ({ party: member.id, member })), ...changed.filter(({ row }) => !row.enrolled)].map(({ party, member }) => memberRow(work, party, member));
  return [
    ...added.map(({ id, name, contact }) => partyInsert(keys, home, { id, kind: 'person', side, name, contact, details: {} })),
    ...(added.length === 0 ? [] : [membersInsert(home, side, added.map(({ id }) => id), last)]),
    ...(rows.length === 0 ? [] : [insert('disputes.group_member', ...rows)]),
    ...changed.filter(({ row }) => row.enrolled).flatMap(({ party, member, row }) => {
      const { amount, authorised_on, note } = memberRow(work, party, member);
      return [
        update('disputes.group_member', { ...work.address, party }, { amount, authorised_on, left_at: null, ...(note === null ? {} : { note }) }),
        ...(row.standing === 'left' ? [memberStanding(home, party, 'member')] : []),
      ];
    }),
  ];
}

/** Members of a group come in together: new ones are added, others take their new share; the same roster again changes nothing. */
export const enrol = onCommand({
  operation: disputeOperations.enrol,
  subject: ({ input }) => lockDispute(input.county, input.matter),
  facts: ({ input }) => ({ dispute: disputeFacts(input.county, input.matter), roster: rosterOf(input.county, input.matter), summary: summaryOf(input.county, input.matter) }),
  decide: (request, { subject, facts }: { subject: LockedDispute; facts: { dispute: DisputeKnown; roster: readonly RosterRow[]; summary: { id: string; sealed: Buffer | null } | undefined } }) => {
    const { input, keys, today } = request;
    const { roster } = facts;
    const dispute = subjectWith(subject, facts.dispute);
    assertGroupOpen(dispute.status);
    input.members.forEach(({ authorisedOn }, index) => {
      if (authorisedOn !== undefined && authorisedOn > today) throw invalid({ path: ['members', index, 'authorisedOn'], code: 'future-date' });
    });
    const members = roster.filter(({ standing }) => standing === 'member');
    if (members.some(({ side }) => side !== input.side)) throw new Refusal('disputes.group-other-side');
    const work = new Work(request, startFrom(dispute));
    const sorted = sortMembers(keys, input.members, roster);
    const back = sorted.changed.filter(({ row }) => row.standing === 'left').length;
    const count = members.length + sorted.added.length + back;
    if (count > mostMembers) throw new Refusal('disputes.group-full', { details: { most: mostMembers, count } });
    const answer = { added: sorted.added.length + back, changed: sorted.changed.length - back, unchanged: sorted.unchanged };
    const stated = input.stated === undefined ? [] : [update('disputes.dispute', work.address, { group_stated: input.stated.toFixed(2) })];
    if (sorted.added.length === 0 && sorted.changed.length === 0) return { appends: [], changes: stated, answer: { ...answer, revision: dispute.head.revision } };
    work.add(...stated, ...newMembers(work, work.home, input.side, sorted, roster));
    const said = facts.summary === undefined ? null : openContent(keys, input.county, facts.summary.id, facts.summary.sealed);
    if (said !== null && sorted.added.length > 0) {
      const names = roster.flatMap(({ id, sealed }) => (sealed === null ? [] : [openParty(keys, { county: input.county, id, sealed: Buffer.from(sealed, 'hex') }).name]));
      work.add(searchUpdate(work.home, [said], [...names, ...sorted.added.map(({ name }) => name)]));
    }
    work.event('disputes.group-enrolled', today, { side: input.side, added: sorted.added.map(({ id }) => id), changed: sorted.changed.map(({ party }) => party) });
    return { ...work.decision(), answer: { ...answer, revision: dispute.head.revision + 1 } };
  },
});

/** A member leaves the group: told, signed and counted no more; what was recorded stays. */
export const leaveGroup = onCommand({
  operation: disputeOperations.leaveGroup,
  subject: ({ input }) => lockDispute(input.county, input.matter),
  facts: ({ input }) => ({ dispute: disputeFacts(input.county, input.matter) }),
  decide: (request, { subject, facts }: { subject: LockedDispute; facts: { dispute: DisputeKnown } }) => {
    const { input, now, today } = request;
    const dispute = subjectWith(subject, facts.dispute);
    assertGroupOpen(dispute.status);
    if (!dispute.members.includes(input.party)) throw invalid({ path: ['party'], code: 'unknown-choice' });
    const work = new Work(request, startFrom(dispute));
    work.add(update('disputes.group_member', { ...work.address, party: input.party }, { left_at: now }), memberStanding(work.home, input.party, 'left'));
    work.event('disputes.member-left', today, { party: input.party });
    return { ...work.decision(), answer: { revision: dispute.head.revision + 1 } };
  },
});
