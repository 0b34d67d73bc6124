import { z } from 'zod';
import { ClauseBody, ClauseCheckBody, Day, Id, Instant } from '../../kernel/index.ts';
import { MaskedParty, Side } from '../../parties/index.ts';
import { Clause } from './clauses.ts';
import { Powers, RepresentationKind } from './vocabulary.ts';

/** An answer to a finding that stops the seal. */
export const AnsweredFinding = z.strictObject({ code: z.string().trim().min(1).max(60), why: z.string().trim().min(4).max(300) });

/** The agreement that stands as its editor and its signing need it. */
export const AgreementText = z.object({
  agreement: z.object({
    id: Id,
    version: z.int(),
    /** Keyed digest of all its terms: what a signature is bound to. */
    digest: z.string(),
    clauses: z.array(Clause).nullable(),
    answered: z.array(AnsweredFinding),
    /** Codes of findings that stop the seal. */
    stops: z.array(z.string()),
    /** It concerns marriage, adoption, inheritance or the like: signed on paper only. */
    paperOnly: z.boolean(),
  }).nullable(),
  /** What its type alone says of that, for an agreement still to be drafted. */
  paperOnlyByType: z.boolean(),
}).meta({ id: 'AgreementText' });
export type AgreementText = z.infer<typeof AgreementText>;

const listed = { code: z.string(), verified: z.boolean() };

/** The shelf of typical clauses and the words that clauses are searched for, as they hold today. */
export const ClauseShelf = z.object({ clauses: z.array(ClauseBody.extend(listed)), checks: z.array(ClauseCheckBody.extend(listed)) }).meta({ id: 'ClauseShelf' });
export type ClauseShelf = z.infer<typeof ClauseShelf>;

/** Counts of a group: what the rules and the head of the page need of it. */
export const GroupCounts = z.object({
  side: Side,
  members: z.int(),
  authorised: z.int(),
  /** Those who were told of their rights, themselves or through a representative, and the latest day of it. */
  told: z.int(),
  toldOn: Day.nullable(),
  /** Those who signed the version that stands, themselves or by a representative. */
  signed: z.int(),
}).meta({ id: 'GroupCounts' });
export type GroupCounts = z.infer<typeof GroupCounts>;

/** Who acts for whom; names masked. */
export const RepresentationView = z.object({
  id: Id, representative: Id, name: z.string(), kind: RepresentationKind, powers: Powers, wholeGroup: z.boolean(), represents: z.array(Id),
  fromOn: Day, toOn: Day.nullable(), authority: Id.nullable(),
}).meta({ id: 'RepresentationView' });
export type RepresentationView = z.infer<typeof RepresentationView>;

/** What is not in order with a roster: shown, never blocking. */
export const GroupFinding = z.object({
  code: z.enum(['sum-differs', 'not-authorised', 'no-representative', 'too-many-representatives', 'no-special-powers', 'no-authority-paper']),
  count: z.int(), article: z.string().nullable(), total: z.string().nullable(), sum: z.string().nullable(),
});
export type GroupFinding = z.infer<typeof GroupFinding>;

/** A matter's group without its members, who are paged. */
export const GroupView = z.object({
  counts: GroupCounts.nullable(),
  /** Sum of the members' amounts, and the total that was stated when the roster came in. */
  sum: z.string(), stated: z.string().nullable(),
  representations: z.array(RepresentationView),
  findings: z.array(GroupFinding),
}).meta({ id: 'GroupView' });
export type GroupView = z.infer<typeof GroupView>;

/** A line of the roster, masked. */
export const MemberLine = MaskedParty.omit({ side: true }).extend({
  amount: z.string().nullable(), authorisedOn: Day.nullable(), note: z.string().nullable(), told: z.boolean(), signed: z.boolean(),
}).meta({ id: 'MemberLine' });
export type MemberLine = z.infer<typeof MemberLine>;

/** What the holder of a receipt reads before signing by phone. */
export const HeldAgreement = z.object({
  agreement: z.object({ id: Id, version: z.int(), digest: z.string(), facts: z.string(), content: z.string(), performance: z.string(), performBy: Day.nullable(), performHow: z.string().nullable(), amount: z.string().nullable() }).nullable(),
  signedAt: Instant.nullable(),
  /** Why it cannot be signed here; null where it can. */
  blocked: z.object({ zh: z.string(), en: z.string(), article: z.string().nullable(), articleName: z.object({ zh: z.string(), en: z.string() }).nullable() }).nullable(),
}).meta({ id: 'HeldAgreement' });
export type HeldAgreement = z.infer<typeof HeldAgreement>;
