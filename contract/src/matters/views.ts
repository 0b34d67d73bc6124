import { z } from 'zod';
import { County, Day, Id, Instant, PlaceCode, enumOf } from '../kernel/index.ts';
import { Side } from '../parties/index.ts';
import { SharedField } from './handover.ts';
import { MatterKind } from './vocabulary.ts';

/**
 * Clocks a matter may have; what each means is a dated row. A duty is the holder's and can be overdue; a right is the
 * parties' and passes.
 */
export const clockKinds = {
  acceptance: { zh: '接收受理', en: 'Take over and accept', duty: true },
  mediation: { zh: '调解', en: 'Mediation', duty: true },
  confirmation: { zh: '申请司法确认', en: 'Judicial confirmation', duty: false },
  'follow-up': { zh: '回访', en: 'Follow-up', duty: true },
  'platform-answer': { zh: '答复法院委派', en: 'Answer to the court', duty: true },
  'platform-before-filing': { zh: '立案前委派调解', en: 'Mediation before filing, for the court', duty: true },
  'platform-ordinary': { zh: '立案后委托调解（普通程序）', en: 'Mediation after filing, ordinary procedure', duty: true },
  'platform-summary': { zh: '立案后委托调解（简易程序）', en: 'Mediation after filing, summary procedure', duty: true },
  recipient: { zh: '接收或者提出异议', en: 'Take it or say whose it is', duty: true },
  arbitration: { zh: '裁定归属', en: 'Decide whose it is', duty: true },
  reply: { zh: '办理答复', en: 'Answer the request', duty: true },
  response: { zh: '群众评价', en: 'The person’s answer', duty: false },
  mending: { zh: '隐患整改', en: 'Mend the hazard', duty: true },
  'labour-review': { zh: '申请仲裁审查', en: 'Arbitration review', duty: false },
} as const;
export const ClockKind = enumOf(clockKinds).meta({ id: 'ClockKind' });
export type ClockKind = z.infer<typeof ClockKind>;

const Words = z.object({ zh: z.string(), en: z.string() });

/** A clock with its arithmetic, as computed for today. */
export const ClockView = z.object({
  kind: ClockKind,
  started: Day,
  due: Day,
  stopped: Day.nullable(),
  status: z.enum(['running', 'paused', 'overdue', 'kept', 'missed', 'dropped']),
  remainingDays: z.int(),
  remainingWorkingDays: z.int(),
  force: z.enum(['law', 'general', 'promise']),
  verified: z.boolean(),
  basis: Words,
  arithmetic: z.array(Words),
}).meta({ id: 'ClockView' });
export type ClockView = z.infer<typeof ClockView>;

/** A post as it is shown: who, as what, of which unit. Staff act under their own name. */
export const PostLine = z.object({ post: Id, name: z.string(), role: z.string(), unit: Id, unitName: z.string() }).meta({ id: 'PostLine' });
export type PostLine = z.infer<typeof PostLine>;

/** One line of a list of matters. */
export const MatterLine = z.object({
  county: County,
  id: Id,
  kind: MatterKind,
  status: z.string(),
  type: z.string(),
  parties: z.string(),
  number: z.string().nullable(),
  place: PlaceCode,
  placeName: z.string(),
  holderUnit: Id,
  holderName: z.string(),
  holderPost: Id.nullable(),
  holderPerson: z.string().nullable(),
  filedOn: Day,
  dueOn: Day.nullable(),
  dueClock: ClockKind.nullable(),
  nextStep: z.string().nullable(),
  open: z.boolean(),
  revision: z.int(),
}).meta({ id: 'MatterLine' });
export type MatterLine = z.infer<typeof MatterLine>;

export const TimelineEntry = z.object({
  seq: z.int(),
  type: z.string(),
  actor: z.string(),
  /** Name and unit of the post that acted; null for a system actor. */
  by: z.object({ name: z.string(), unitName: z.string() }).nullable(),
  occurredOn: Day,
  recordedAt: Instant,
  /** Ids and codes only. */
  body: z.record(z.string(), z.unknown()),
  /** The free text that belongs to it, for those who may read it. */
  text: z.string().nullable(),
}).meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const attachmentKinds = {
  'signed-page': { zh: '签字盖章页', en: 'Signed page' },
  signature: { zh: '屏幕签名', en: 'Signature on the screen' },
  identity: { zh: '身份证明', en: 'Identity paper' },
  authority: { zh: '授权委托书', en: 'Power of attorney' },
  evidence: { zh: '证据材料', en: 'Evidence' },
  record: { zh: '笔录原件', en: 'Original record' },
  performance: { zh: '履行凭证', en: 'Proof of performance' },
  scene: { zh: '现场照片', en: 'Photograph of the spot' },
  application: { zh: '申请书原件', en: 'Original application' },
  ruling: { zh: '法院裁定书', en: 'The court’s ruling' },
  other: { zh: '其他', en: 'Other' },
} as const;
export const AttachmentKind = enumOf(attachmentKinds).meta({ id: 'AttachmentKind' });

export const AttachmentView = z.object({
  id: Id, kind: AttachmentKind, name: z.string(), mediaType: z.string(), size: z.int(), happenedOn: Day, addedBy: Id.nullable(),
  seenBy: Id.nullable(), recordedAt: Instant,
}).meta({ id: 'AttachmentView' });
export type AttachmentView = z.infer<typeof AttachmentView>;

export const ReceiptLine = z.object({ id: Id, party: Id, partyName: z.string(), issuedAt: Instant, revokedAt: Instant.nullable(), hasWord: z.boolean() }).meta({ id: 'ReceiptLine' });

/** What a code alone shows: status, holder with telephone, clock, next, remedies, the note on limitation; no names. */
export const ReceiptView = z.object({
  number: z.string().nullable(),
  kind: MatterKind,
  status: z.string(),
  station: z.int().min(0).max(4),
  filedOn: Day,
  holder: z.object({ name: z.string(), phone: z.string().nullable(), address: z.string().nullable() }),
  clock: ClockView.nullable(),
  nextStep: z.string().nullable(),
  closedOn: Day.nullable(),
  remedies: z.array(z.object({ title: Words, window: Words, within: Words, basis: Words, verified: z.boolean() })),
  /** Ways of a second factor that are open to this holder. */
  factors: z.array(z.enum(['word', 'sms'])),
}).meta({ id: 'ReceiptView' });
export type ReceiptView = z.infer<typeof ReceiptView>;

/** The holder's own file behind the second factor: what was said, what was agreed, the papers to open. */
export const ReceiptFile = z.object({
  parties: z.array(z.object({ side: Side, name: z.string(), own: z.boolean() })),
  summary: z.string().nullable(),
  agreement: z.string().nullable(),
  papers: z.array(z.object({ id: Id, kind: AttachmentKind, name: z.string(), happenedOn: Day })),
  /** Units that help and what they may read by the holder's consent, which can be withdrawn here. */
  shares: z.array(z.object({ id: Id, unitName: z.string(), phone: z.string().nullable(), fields: z.array(SharedField), since: Day, withdrawable: z.boolean() })),
}).meta({ id: 'ReceiptFile' });
export type ReceiptFile = z.infer<typeof ReceiptFile>;

/**
 * Who read the holder's data, as the holder sees it: unit and role of a post (`party` without a unit for the holder of a
 * receipt, `system` for a job), fields, reason, when.
 */
export const ReaderLine = z.object({ at: Instant, unitName: z.string(), role: z.string(), what: z.array(z.string()), reason: z.string().nullable(), outcome: z.enum(['read', 'exported']) }).meta({ id: 'ReaderLine' });
export type ReaderLine = z.infer<typeof ReaderLine>;
