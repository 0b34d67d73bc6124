import { disputeOperations, DisputeType } from '@anhe/contract/disputes';
import { County, Day, Id, PlaceCode, ancestorsOf, contains, idFromDigest, invalid } from '@anhe/contract/kernel';
import type { attachmentKinds } from '@anhe/contract/matters';
import { unnamed } from '@anhe/contract/parties';
import type { PartyInput } from '@anhe/contract/parties';
import { z } from 'zod';
import { systemActor } from '../../kernel/access/actor.ts';
import { sha256 } from '../../kernel/crypto/keyring.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import type { Change } from '../../kernel/database/changes.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import { onCommand } from '../../kernel/run/handler.ts';
import type { Acting, Reaction } from '../../kernel/run/handler.ts';
import { attachmentInsert, openContent } from '../matters/index.ts';
import type { MatterHome } from '../matters/index.ts';
import { openParty } from '../parties/index.ts';
import type { UnitRow } from '../staff/index.ts';
import { readUnit } from '../staff/index.ts';
import { isCommittee } from './committee.ts';
import { openDispute } from './commands/intake.ts';

/**
 * A request that turned out to be a dispute. The two capabilities meet by the event alone: what comes is ids of rows of the
 * request's matter, of those things that the person agreed to pass on; nothing else of it is read.
 */

interface PartyRow {
  readonly county: string;
  readonly id: Id;
  readonly kind: 'person' | 'organisation';
  readonly sealed: Buffer | null;
}

const partiesOf = (county: County, matter: Id, ids: readonly Id[]): Statement<readonly PartyRow[]> =>
  raw('select county, id, kind, sealed from parties.party where county = $1 and matter = $2 and id = any($3)', [county, matter, ids], (rows) => rows as readonly PartyRow[]); // the four columns

const textOf = (county: County, matter: Id, text: Id): Statement<Buffer | null> =>
  raw('select sealed from matters.content where county = $1 and matter = $2 and id = $3', [county, matter, text], (rows) => (rows[0] as { sealed: Buffer | null } | undefined)?.sealed ?? null); // the one column

type AttachmentKind = keyof typeof attachmentKinds;

interface Photo {
  readonly id: Id;
  readonly kind: AttachmentKind;
  readonly happened_on: Day;
  readonly name: string;
  readonly media_type: string;
  readonly size: string;
  readonly digest: Buffer;
}

const photosOf = (county: County, matter: Id, ids: readonly Id[]): Statement<readonly Photo[]> =>
  raw(
    `select a.id, a.kind, a.happened_on::text as happened_on, f.name, f.media_type, f.size, f.digest from matters.attachment a join kernel.file f on f.county = a.county and f.id = a.file
      where a.county = $1 and a.matter = $2 and a.id = any($3) and a.removed_at is null order by a.id`,
    [county, matter, ids], (rows) => rows as readonly Photo[], // the columns above
  );

interface Centre {
  readonly id: Id;
  readonly name: string;
}

/** The centre nearest to a place: it assigns what no committee was found for. */
const centreFor = (county: County, place: PlaceCode, day: Day): Statement<Centre | undefined> =>
  raw(
    `select id, name from staff.unit where county = $1 and kind = 'centre' and place = any($2) and valid_from <= $3 and (valid_to is null or $3 < valid_to) order by length(place) desc, id limit 1`,
    [county, [place, ...ancestorsOf(place)], day], (rows) => rows[0] as Centre | undefined, // the two columns
  );

const withheld = '（由群众诉求转来。本人没有同意转交所写内容，请向当事人了解。）';

const ownId = (dispute: Id, row: Id): Id => idFromDigest(sha256(`disputes.from-request ${dispute} ${row}`));

/** A party of the new matter with what is known of the old row; who gave no name, did not agree to pass it on or was erased is nobody. */
function partyFrom(keys: Keyring, rows: readonly PartyRow[], dispute: Id, id: Id | null, side: PartyInput['side']): PartyInput {
  const row = rows.find((one) => one.id === id);
  const own = ownId(dispute, id ?? `no ${side}`);
  if (row === undefined || row.sealed === null) return { id: own, kind: 'person', side, name: unnamed, contact: side === 'applicant' ? { by: 'receipt' } : { by: 'village' }, details: {} };
  const { name, contact, details } = openParty(keys, row);
  return { id: own, kind: row.kind, side, name, contact, details };
}

/** The same file on the new matter: a row of its own over the same stored bytes. */
function photoRows(request: Acting, home: MatterHome, photos: readonly Photo[]): Change[] {
  return photos.flatMap((photo) => attachmentInsert(request, home, {
    attachment: ownId(home.matter, photo.id), kind: photo.kind, happenedOn: photo.happened_on, seenBy: null,
    upload: { name: photo.name, mediaType: photo.media_type, size: Number(photo.size), digest: photo.digest.toString('hex') },
  }));
}

/** Whether the committee that was named can have it now. */
const canTake = (committee: UnitRow, place: PlaceCode, today: Day): boolean =>
  isCommittee(committee.kind) && contains(committee.place, place) && (committee.valid_to === null || today < committee.valid_to);

/**
 * Registers the dispute and offers it to its committee. A committee that ended meanwhile, or never could have it, does not stop
 * it: the centre has it to assign, or, where there is none, the unit that turned it.
 */
export const takeFromRequest = onCommand({
  operation: disputeOperations.takeFromRequest,
  facts: ({ input, today }) => ({
    committee: readUnit(input.county, input.committee), filer: readUnit(input.county, input.filedUnit), centre: centreFor(input.county, input.place, today),
    parties: partiesOf(input.county, input.from, [input.respondent, ...(input.applicant === null ? [] : [input.applicant])]),
    text: textOf(input.county, input.from, input.text ?? input.from), photos: photosOf(input.county, input.from, input.photos),
  }),
  decide: (request, { facts }) => {
    const { input, keys, today } = request;
    const { committee, filer } = facts;
    // Both were there when the request was turned; units end, their rows stay.
    if (committee === undefined || filer === undefined) throw invalid({ path: [committee === undefined ? 'committee' : 'filedUnit'], code: 'unknown-choice' });
    const assigner = canTake(committee, input.place, today) ? undefined : (facts.centre ?? filer);
    const text = input.text === null ? null : openContent(keys, input.county, input.text, facts.text);
    const parties = [partyFrom(keys, facts.parties, input.matter, input.applicant, 'applicant'), partyFrom(keys, facts.parties, input.matter, input.respondent, 'respondent')];
    const filing = { county: input.county, matter: input.matter, place: input.place, origin: 'oral' as const, happenedOn: input.filedOn, filedOn: today, type: input.type, summary: text ?? withheld, parties };
    const work = openDispute(request, filing, committee, { filedUnit: input.filedUnit, assigner, request: input.from });
    work.add(...photoRows(request, work.home, facts.photos));
    // Handed back, it goes to a centre that can assign it, not to a department that cannot.
    if (assigner === undefined && facts.centre !== undefined && facts.centre.id !== input.filedUnit) work.set({ offered_by: facts.centre.id });
    const decision = work.decision();
    return { ...decision, answer: { ...decision.answer, ...work.address } };
  },
});

const Turned = z.object({
  county: County, from: Id, place: PlaceCode, dispute: Id, committee: Id, type: DisputeType, filedUnit: Id, filedOn: Day, respondent: Id, applicant: Id.nullable(), text: Id.nullable(), photos: z.array(Id),
});

/** A request was turned into a dispute. */
export const fromRequest: Reaction = {
  task: 'disputes.from-request',
  run: async (payload, tools) => {
    const { county, dispute, ...rest } = Turned.parse(payload);
    await tools.command(disputeOperations.takeFromRequest, { county, matter: dispute, ...rest }, `${county} ${dispute}`, systemActor('disputes.from-request', county));
  },
};
