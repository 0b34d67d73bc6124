import type { Role } from '@anhe/contract/kernel';
import type { matterOperations } from '@anhe/contract/matters';
import { inScope } from '../../kernel/access/actor.ts';
import type { Actor, StaffActor } from '../../kernel/access/actor.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import { isHelping, isShared } from './handover.ts';
import type { MatterSubject } from './subject.ts';

const isStaff = (actor: Actor): actor is StaffActor => actor.kind === 'staff';
const anyStaff: Policy<undefined> = (actor) => isStaff(actor);
const receiptHolder: Policy<undefined> = (actor) => actor.kind === 'receipt';
const nobody: Policy<undefined> = () => false;

/** The unit that holds the matter now, and the window that filed it. */
const inHand = (actor: StaffActor, subject: MatterSubject): boolean => actor.unit === subject.holderUnit || actor.unit === subject.filedUnit;

const inArea = (actor: StaffActor, subject: MatterSubject): boolean => inScope(actor.scope, subject.head.place);

/** A request of a resident is no business of those who merely work in its area: its centre dispatches it, its head and the rights officer answer for it. */
const areasBusiness = (actor: StaffActor, { kind }: MatterSubject): boolean => kind !== 'request' || actor.unitKind === 'centre' || oneOf(actor, 'leader', 'rights');

const oneOf = (actor: StaffActor, ...roles: readonly Role[]): boolean => roles.includes(actor.role);

/** Reading a matter without its texts follows the area; a unit that was asked about it reads it, too. */
const byArea: Policy<MatterSubject> = (actor, subject) => isStaff(actor) && (inHand(actor, subject) || (inArea(actor, subject) && areasBusiness(actor, subject)) || isShared(actor, subject.shares));

/** Who works on it: whoever has it in hand, the officer of that village, the justice office that guides the committee. */
const byWorker: Policy<MatterSubject> = (actor, subject) =>
  isStaff(actor) && (inHand(actor, subject) || isHelping(actor, subject.shares) || (inArea(actor, subject) && (subject.kind === 'request' ? actor.unitKind === 'centre' : oneOf(actor, 'officer', 'guide'))));

/** Files open for whoever reads the texts, and for a helper that was given them. */
const byFileReader: Policy<MatterSubject> = (actor, subject) => mayReadTexts(actor, subject) || isShared(actor, subject.shares, 'files');

const byHand: Policy<MatterSubject> = (actor, subject) => isStaff(actor) && inHand(actor, subject);

/** Who may read texts and open files beside the workers: those who check dossiers, and the rights officer. */
export const mayReadTexts: Policy<MatterSubject> = (actor, subject) =>
  isStaff(actor) && (inHand(actor, subject) || (inArea(actor, subject) && (subject.kind === 'request' ? actor.unitKind === 'centre' || oneOf(actor, 'rights') : oneOf(actor, 'officer', 'guide', 'bureau', 'rights'))));

/** Who may see who read it: whoever has it in hand, the rights officer and the bureau in their area. */
const byReadersReader: Policy<MatterSubject> = (actor, subject) =>
  isStaff(actor) && (inHand(actor, subject) || (inArea(actor, subject) && oneOf(actor, 'rights', ...(subject.kind === 'request' ? [] : (['bureau'] as const)))));

export const matterPolicies: Policies<typeof matterOperations, MatterSubject> = {
  myWork: anyStaff, drafts: anyStaff, saveDraft: anyStaff, dropDraft: anyStaff, views: anyStaff, saveView: anyStaff, dropView: anyStaff,
  timeline: byArea, attachments: byArea, handovers: byArea, handoverWork: anyStaff,
  note: byWorker, attach: byWorker, seeAttachment: byWorker,
  openAttachment: byFileReader, readers: byReadersReader,
  receipts: byHand, issueReceipt: byHand, revokeReceipt: byHand,
  openReceipt: receiptHolder, askPass: receiptHolder, givePass: receiptHolder, receiptReaders: receiptHolder, receiptFile: receiptHolder, openReceiptPaper: receiptHolder, withdrawShare: receiptHolder,
  followPlace: nobody,
};
