import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { SealedKind, disputeOperations } from '@anhe/contract/disputes';
import type { SealedNoteView } from '@anhe/contract/disputes';
import { Refusal, County as CountyCode, Id as AnyId, instantOf, invalid } from '@anhe/contract/kernel';
import type { County, Day, Id } from '@anhe/contract/kernel';
import { systemActor } from '../../../kernel/access/actor.ts';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { saltedDigest } from '../../../kernel/crypto/keyring.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Reaction } from '../../../kernel/run/handler.ts';
import { disputeFound } from '../queries/get.ts';
import type { DisputeFound } from '../queries/get.ts';
import { stepHandler } from '../steps.ts';
import type { DisputeSubject } from '../subject.ts';
import type { Work } from '../work.ts';
import { assertInRoom, assertParty, mediatorActing } from './common.ts';

const boundTo = (county: County, id: Id): string => `disputes.sealed_text ${county} ${id}`;

const Sealed = z.object({ kind: SealedKind, text: z.string() });
export type SealedBody = z.infer<typeof Sealed>;

/** What was written under seal; undefined for whom it is not. */
export function openSealed(keys: Keyring, county: County, id: Id, sealed: Buffer | null): SealedBody | undefined {
  return sealed === null ? undefined : Sealed.parse(keys.open(sealed, boundTo(county, id)));
}

/** Adds a note that only the acting post can read. What it is lies under seal, too. */
export function addSealed(work: Work, dispute: Pick<DisputeSubject, 'sealedNotes'>, given: { readonly note: Id; readonly party: Id; readonly on: Day; readonly body: SealedBody }): void {
  const { note: id, party, on, body } = given;
  const { keys, now } = work.request;
  const { post } = mediatorActing(work);
  const { county, matter } = work.address;
  const salt = randomBytes(16);
  work.add(
    insert('disputes.sealed_note', { county, id, place: work.home.place, matter, party, post, happened_on: on, recorded_at: now }),
    insert('disputes.sealed_text', { county, id, place: work.home.place, written_by: post, sealed: keys.seal(body, boundTo(county, id)), salt }),
  );
  work.set({ sealed_notes: dispute.sealedNotes + 1 });
  work.event('disputes.sealed-noted', on, { note: id, party, digest: saltedDigest(salt, JSON.stringify(body)).toString('hex') });
}

export interface KeptNote {
  readonly id: Id;
  readonly party: Id;
  readonly post: Id;
}

/** The sealed notes that a matter still has, without their texts. */
export const keptNotes = (county: County, matter: Id): Statement<readonly KeptNote[]> =>
  raw("select id, party, post from disputes.sealed_note where county = $1 and matter = $2 and state = 'kept' order by id", [county, matter], (rows) => rows as KeptNote[]); // the three columns

/** Those of a party that nobody now in charge of the matter can read. */
export const waiting = (notes: readonly KeptNote[], party: Id, mediators: readonly { readonly post: Id }[]): readonly KeptNote[] =>
  notes.filter((note) => note.party === party && !mediators.some(({ post }) => post === note.post));

const withNotes = ({ input }: { readonly input: { readonly county: County; readonly matter: Id } }) => ({ notes: keptNotes(input.county, input.matter) });

export const noteSealed = stepHandler(disputeOperations.noteSealed, () => ({}), (work, input, dispute) => {
  assertInRoom(work, ['happenedOn'], input.happenedOn);
  assertParty(work, input.party);
  addSealed(work, dispute, { note: input.note, party: input.party, on: input.happenedOn, body: { kind: input.kind, text: input.text } });
});

/** The party lets the mediator now in charge read what it told the one before. */
export const passSealed = stepHandler(disputeOperations.passSealed, withNotes, (work, input, _dispute, { notes }) => {
  assertInRoom(work, ['agreedOn'], input.agreedOn);
  assertParty(work, input.party);
  const { post } = mediatorActing(work);
  const left = waiting(notes, input.party, work.facts.mediators);
  if (left.length === 0) throw new Refusal('disputes.nothing-sealed');
  for (const { id } of left) work.add(update('disputes.sealed_note', { county: work.home.county, id }, { post, passed_on: input.agreedOn }));
  work.event('disputes.sealed-passed', input.agreedOn, { party: input.party, to: post, how: input.agreedHow, notes: left.length });
});

function destroy(work: Work, dispute: DisputeSubject, notes: readonly KeptNote[]): void {
  for (const { id } of notes) work.add(update('disputes.sealed_note', { county: work.home.county, id }, { state: 'destroyed' }));
  work.set({ sealed_notes: Math.max(0, dispute.sealedNotes - notes.length) });
}

/** Not passed on, or the party wants it gone: the text goes for good, that it was there stays. */
export const destroySealed = stepHandler(disputeOperations.destroySealed, withNotes, (work, input, dispute, { notes }) => {
  if (input.happenedOn > work.request.today) throw invalid({ path: ['happenedOn'], code: 'future-date' });
  assertParty(work, input.party);
  mediatorActing(work);
  const gone = input.ground === 'party-asked' ? notes.filter(({ party }) => party === input.party) : waiting(notes, input.party, work.facts.mediators);
  if (gone.length === 0) throw new Refusal('disputes.nothing-sealed');
  destroy(work, dispute, gone);
  work.event('disputes.sealed-destroyed', input.happenedOn, { party: input.party, ground: input.ground, notes: gone.length });
});

/** A post ended and nobody followed: what it wrote under seal goes. */
export const emptyRoom = stepHandler(disputeOperations.emptyRoom, withNotes, (work, input, dispute, { notes }) => {
  const gone = notes.filter(({ post }) => post === input.post);
  if (gone.length === 0) return;
  destroy(work, dispute, gone);
  work.event('disputes.sealed-destroyed', work.request.today, { party: null, ground: 'post-ended', notes: gone.length });
});

const Emptying = z.object({ county: CountyCode, matter: AnyId, post: AnyId });

/** Asked for every night, of posts that ended a while ago. */
export const emptyRooms: Reaction = {
  task: 'disputes.empty-room',
  run: async (payload, tools) => {
    const { county, matter, post } = Emptying.parse(payload);
    await tools.command(disputeOperations.emptyRoom, { county, matter, post }, `${matter} ${post}`, systemActor('disputes.empty-room', county));
  },
};

/** The matter is over, and the room with it: the notes go, the question about violence is forgotten, signs and challenge end. */
export function leaveRoom(work: Work, dispute: DisputeSubject, on: Day): void {
  const { asked, found } = work.facts.violence ?? { asked: [], found: false };
  if (asked.length > 0 || found || dispute.challenge !== null) work.set({ asked_apart: [], kept_apart: false, challenge: null });
  work.add(update('disputes.warning_sign', work.address, { ended_on: on, next_visit_on: null }, 'any'));
  if (dispute.sealedNotes === 0) return;
  work.add(update('disputes.sealed_note', { ...work.address, state: 'kept' }, { state: 'destroyed' }, 'any'));
  work.set({ sealed_notes: 0 });
  work.event('disputes.sealed-destroyed', on, { party: null, ground: 'closed', notes: dispute.sealedNotes });
}

interface NoteRow {
  readonly id: Id;
  readonly party: Id;
  readonly happened_on: Day;
  readonly recorded_at: Date;
  readonly state: string;
  readonly sealed: Buffer | null;
}

// The acting post's own alone: row security gives the text to nobody else, and the note is not counted for anybody else.
const notesText = `
  select n.id, n.party, n.happened_on::text as happened_on, n.recorded_at, n.state, t.sealed
    from disputes.sealed_note n left join disputes.sealed_text t on t.county = n.county and t.id = n.id
   where n.county = $1 and n.matter = $2 and n.party = $3 and n.post = kernel.post() order by n.recorded_at, n.id`;

function noteView(keys: Keyring, county: County, row: NoteRow): SealedNoteView[] {
  const body = openSealed(keys, county, row.id, row.sealed);
  const common = { id: row.id, party: row.party, happenedOn: row.happened_on, recordedAt: instantOf(row.recorded_at) };
  if (row.state === 'destroyed') return [{ ...common, kind: 'note', text: '', destroyed: true }];
  return body === undefined ? [] : [{ ...common, ...body, destroyed: false }];
}

/** Opens what this post wrote of one side, or was passed; each opening stands in the access log, which that party sees. */
export const sealedNotes = onQuery({
  operation: disputeOperations.sealedNotes,
  subject: ({ input }) => disputeFound(input.county, input.matter),
  facts: ({ input }) => ({ rows: raw(notesText, [input.county, input.matter, input.party], (rows) => rows as readonly NoteRow[]) }), // the columns of the text above
  log: ({ input }, { subject, facts }: { subject: DisputeFound; facts: { rows: readonly NoteRow[] } }) =>
    facts.rows.some(({ sealed }) => sealed !== null) ? [{ place: subject.row.place, matter: input.matter, party: input.party, outcome: 'read', fields: ['sealed-notes'] }] : [],
  answer: ({ keys, input }, { facts }) => ({ items: facts.rows.flatMap((row) => noteView(keys, input.county, row)) }),
});
