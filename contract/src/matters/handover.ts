import { z } from 'zod';
import { Day, Id } from '../kernel/index.ts';

/**
 * A matter passes between units in two ways: a referral asks a helper and the owner stays; a transfer changes the owner
 * once it is accepted. In both the receiver answers on a clock, and until then, and after a refusal, the owner stays.
 */
export const handoverKinds = {
  referral: { zh: '请求协助（委托）', en: 'Referral: help asked' },
  transfer: { zh: '移交', en: 'Transfer' },
} as const;
export const HandoverKind = z.enum(['referral', 'transfer']).meta({ id: 'HandoverKind' });
export type HandoverKind = z.infer<typeof HandoverKind>;

export const handoverStatuses = {
  asked: { zh: '等待答复', en: 'Waiting for an answer' },
  accepted: { zh: '已接受', en: 'Accepted' },
  refused: { zh: '已退回', en: 'Refused' },
  'taken-back': { zh: '已撤回', en: 'Taken back' },
  reported: { zh: '已反馈结果', en: 'Result reported' },
  ended: { zh: '已终止', en: 'Ended' },
} as const;
export const HandoverStatus = z.enum(['asked', 'accepted', 'refused', 'taken-back', 'reported', 'ended']).meta({ id: 'HandoverStatus' });
export type HandoverStatus = z.infer<typeof HandoverStatus>;

/** What a receiver may read; each is named to the parties before anything is handed on. */
export const sharedFields = {
  summary: { zh: '纠纷情况', en: 'What it is about' },
  parties: { zh: '当事人姓名、联系方式', en: 'Names and contacts of the parties' },
  records: { zh: '调解、回访记录', en: 'Records of sessions and follow-ups' },
  agreement: { zh: '协议内容', en: 'The agreement' },
  files: { zh: '证据和附件', en: 'Evidence and files' },
} as const;
export const SharedField = z.enum(['summary', 'parties', 'records', 'agreement', 'files']).meta({ id: 'SharedField' });
export type SharedField = z.infer<typeof SharedField>;

/**
 * On what ground data may be passed on: a statutory duty needs notice (PIPL arts 13(3), 35), not even that where the law
 * asks for secrecy (art 18); all else needs each party's separate consent, naming the receiver (art 23).
 */
export const handoverGrounds = {
  consent: { zh: '当事人单独同意', en: 'Separate consent of the parties' },
  duty: { zh: '履行法定职责，已告知当事人', en: 'Statutory duty, parties told' },
  secrecy: { zh: '法律规定应当保密，不告知', en: 'Secrecy by law, parties not told' },
} as const;
export const HandoverGround = z.enum(['consent', 'duty', 'secrecy']).meta({ id: 'HandoverGround' });
export type HandoverGround = z.infer<typeof HandoverGround>;

/** What one party was told of a handover, and whether it agrees. */
export const HandoverTold = z.strictObject({ party: Id, how: z.enum(['read-out', 'paper', 'phone']), agrees: z.boolean(), on: Day });

export const HandoverView = z.object({
  id: Id,
  kind: HandoverKind,
  status: HandoverStatus,
  from: z.object({ unit: Id, name: z.string() }),
  to: z.object({ unit: Id, name: z.string(), phone: z.string().nullable() }),
  ground: HandoverGround,
  fields: z.array(SharedField),
  purpose: z.string().nullable(),
  told: z.array(HandoverTold.extend({ withdrawnOn: Day.nullable() })),
  askedOn: Day,
  dueOn: Day,
  answeredOn: Day.nullable(),
  endedOn: Day.nullable(),
  /** Why it was refused, taken back or ended. */
  reason: z.string().nullable(),
  /** What the helper reported. */
  result: z.string().nullable(),
}).meta({ id: 'HandoverView' });
export type HandoverView = z.infer<typeof HandoverView>;

/** A handover as the receiver's list shows it: no names, no text. */
export const HandoverLine = z.object({
  id: Id, kind: HandoverKind, status: HandoverStatus, county: z.string(), matter: Id, matterKind: z.string(), type: z.string(), number: z.string().nullable(), placeName: z.string(),
  other: z.object({ unit: Id, name: z.string() }), direction: z.enum(['to-us', 'from-us']), askedOn: Day, dueOn: Day,
}).meta({ id: 'HandoverLine' });
export type HandoverLine = z.infer<typeof HandoverLine>;
