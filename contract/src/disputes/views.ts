import { z } from 'zod';
import { ArticleBody, County, Day, GroundBody, Id, Instant, PlaceCode, RetentionBody } from '../kernel/index.ts';
import { MaskedParty } from '../parties/index.ts';
import { ClockView, MatterLine, PostLine } from '../matters/index.ts';
import { AfterState } from './after/state.ts';
import { GroupCounts } from './agree/views.ts';
import { ShownPaper, SignRoad } from './agree/vocabulary.ts';
import { disputeStatusNames, disputeSteps } from './lifecycle.ts';
import type { DisputeStep } from './lifecycle.ts';
import { ConsentAnswer, DisputeType, Origin, Outcome, Performance, SignHow, ToldHow } from './vocabulary.ts';

/** Stands for a text that whoever asks may know of but not read; pages say it in the language of their reader. */
export const withheldText = '（仅办理单位可见 · seen by the unit in hand）';
/** Stands for a text that retention has erased. */
export const erasedText = '（已按保存期限删除 · erased）';

export const DisputeStatusName = z.enum(disputeStatusNames).meta({ id: 'DisputeStatus' });
// There is at least one step.
export const DisputeStepName = z.enum(disputeSteps as [DisputeStep, ...DisputeStep[]]).meta({ id: 'DisputeStep' });

export const DisputeLine = MatterLine.extend({
  status: DisputeStatusName, type: DisputeType, origin: Origin, happenedOn: Day, outcome: Outcome.nullable(), amount: z.string().nullable(),
  acceptedOn: Day.nullable(), agreedOn: Day.nullable(), closedOn: Day.nullable(), mediators: z.string(),
}).meta({ id: 'DisputeLine' });
export type DisputeLine = z.infer<typeof DisputeLine>;

/** A signature: of whom, how, by which road; `by` is who signed for the signer, `seenBy` the post before whom it was done (nobody, by phone). */
export const SignatureView = z.object({
  signer: Id, asWhat: z.enum(['party', 'agent', 'mediator', 'recorder', 'witness']), how: SignHow, way: SignRoad, signedOn: Day, signedAt: Instant, seenBy: Id.nullable(), by: Id.nullable(),
  image: Id.nullable(), shown: ShownPaper.nullable(), readOut: z.boolean(),
});

export const AgreementView = z.object({
  id: Id, form: z.enum(['oral', 'written']), version: z.int(), status: z.enum(['draft', 'effective', 'void']),
  facts: z.string(), content: z.string(), performance: Performance, performBy: Day.nullable(), performHow: z.string().nullable(),
  amount: z.string().nullable(), copies: z.int(), agreedOn: Day, effectiveOn: Day.nullable(), number: z.string().nullable(),
  signatures: z.array(SignatureView),
  /** Keyed digest of its terms, what signatures are bound to; null for an oral one. */
  digest: z.string().nullable(),
  /** Codes of findings that stop the seal; marriage, adoption, inheritance: paper only. */
  stops: z.array(z.string()), paperOnly: z.boolean(),
  seal: z.object({ usedOn: Day, copies: z.int(), acrossPages: z.boolean() }).nullable(),
}).meta({ id: 'AgreementView' });
export type AgreementView = z.infer<typeof AgreementView>;

export const SessionView = z.object({ id: Id, heldOn: Day, venue: z.string().nullable(), public: z.boolean(), record: z.string(), recorder: Id, readBack: z.boolean(), present: z.array(Id) }).meta({ id: 'SessionView' });

export const DefectView = z.object({ code: z.string(), article: z.string().nullable(), step: DisputeStepName, happenedOn: Day, wording: z.object({ zh: z.string(), en: z.string() }) }).meta({ id: 'DefectView' });

/** A dispute as its page needs it, in one answer: what holds, what runs, what may be done. */
export const DisputeView = z.object({
  county: County,
  id: Id,
  revision: z.int(),
  status: DisputeStatusName,
  type: DisputeType,
  origin: Origin,
  outcome: Outcome.nullable(),
  place: PlaceCode,
  placeFiled: PlaceCode,
  placeName: z.string(),
  happenedOn: Day,
  filedOn: Day,
  acceptedOn: Day.nullable(),
  closedOn: Day.nullable(),
  archivedOn: Day.nullable(),
  keepUntil: Day.nullable(),
  amount: z.string().nullable(),
  summary: z.string(),
  numbers: z.record(z.string(), z.string()),
  holder: z.object({ unit: Id, name: z.string(), phone: z.string().nullable(), since: Instant, post: PostLine.nullable() }),
  committee: z.object({ unit: Id, name: z.string() }),
  filedBy: z.object({ unit: Id, name: z.string() }),
  /** Without the members of a group, who are counted here and paged elsewhere. */
  parties: z.array(MaskedParty),
  group: GroupCounts.nullable(),
  mediators: z.array(PostLine.extend({ chosen: z.enum(['chosen', 'appointed']), from: Day, to: Day.nullable() })),
  consents: z.array(z.object({ party: Id, toldOn: Day, toldHow: ToldHow, answer: ConsentAnswer, answeredOn: Day.nullable() })),
  sessions: z.array(SessionView),
  agreement: AgreementView.nullable(),
  followUps: z.array(z.object({ id: Id, happenedOn: Day, how: z.enum(['visit', 'phone', 'met']), performed: z.enum(['full', 'part', 'none']), satisfied: z.enum(['yes', 'partly', 'no', 'not-asked']), record: z.string().nullable() })),
  signedPageSeen: z.boolean(),
  /** The transfer that waits for an answer: the owner stays until then. */
  transfer: z.object({ id: Id, unit: Id, name: z.string() }).nullable(),
  handIn: z.enum(['none', 'open', 'returned']),
  /** Whether whoever asks reads all texts; a helper reads those of the fields it was given. */
  textsOpen: z.boolean(),
  defects: z.array(DefectView),
  clocks: z.array(ClockView),
  /** Performance and confirmation in a word; the panels ask for the rest. */
  after: AfterState,
  /** Operations that this post may call on this matter, by short name. */
  abilities: z.array(z.string()),
}).meta({ id: 'DisputeView' });
export type DisputeView = z.infer<typeof DisputeView>;

export const SimilarLine = z.object({ line: MatterLine, why: z.array(z.enum(['same-contact', 'same-name', 'same-place-and-type'])) }).meta({ id: 'SimilarLine' });

const listed = { code: z.string(), verified: z.boolean() };

/** Grounds, retention periods and articles of law as dated rows; each says whether it was checked against its source. */
export const DisputeReference = z.object({
  grounds: z.array(GroundBody.extend(listed)),
  retention: z.array(RetentionBody.extend(listed)),
  articles: z.array(ArticleBody.pick({ label: true, text: true, quoted: true }).extend(listed)),
}).meta({ id: 'DisputeReference' });
export type DisputeReference = z.infer<typeof DisputeReference>;
