import type { Role } from '@anhe/contract/kernel';
import type { matterOperations } from '@anhe/contract/matters';
import { inScope, worksOnMatters } from '../../kernel/access/actor.ts';
import type { Actor, StaffActor } from '../../kernel/access/actor.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import { isHelping, isShared } from './handover.ts';
import type { MatterSubject } from './subject.ts';

const isStaff = (actor: Actor): actor is StaffActor => actor.kind === 'staff';
const anyStaff: Policy<undefined> = (actor) => isStaff(actor);
const onMatters: Policy<undefined> = (actor) => worksOnMatters(actor);
const receiptHolder: Policy<undefined> = (actor) => actor.kind === 'receipt';
const nobody: Policy<undefined> = () => false;

/** Of a member of staff; the unit that the matter is about sees nothing of it, wherever its area lies. */
const byStaff = (judge: (actor: StaffActor, subject: MatterSubject) => boolean): Policy<MatterSubject> => (actor, subject) => isStaff(actor) && (subject.kind === 'hazard' || worksOnMatters(actor)) && actor.unit !== subject.keptOut && judge(actor, subject);

/** The unit that holds the matter now, and the window that filed it. */
const inHand = (actor: StaffActor, subject: MatterSubject): boolean => actor.unit === subject.holderUnit || actor.unit === subject.filedUnit;

const inArea = (actor: StaffActor, subject: MatterSubject): boolean => inScope(actor.scope, subject.head.place);

const oneOf = (actor: StaffActor, ...roles: readonly Role[]): boolean => roles.includes(actor.role);

const helps = (actor: StaffActor, subject: MatterSubject): boolean => isHelping(actor, subject.shares) || subject.letIn.includes(actor.unit);

/** A request or an errand is no business of those who merely work in its area: a request's centre dispatches it, and the named roles answer for it. */
const inAreaOf = (kind: string, actor: StaffActor, subject: MatterSubject, ...roles: readonly Role[]): boolean =>
  inArea(actor, subject) && (kind === 'errand' ? oneOf(actor, ...roles) : kind === 'request' ? actor.unitKind === 'centre' || oneOf(actor, ...roles) : true);

/** Reading a matter without its texts follows the area; a unit that was asked about it reads it, too. */
const byArea = byStaff((actor, subject) => inHand(actor, subject) || helps(actor, subject) || isShared(actor, subject.shares) || inAreaOf(subject.kind, actor, subject, 'leader', 'rights'));

/** Who works on it: whoever has it in hand or assists, the officer of that village, the justice office that guides the committee; of a request its centre. */
const byWorker = byStaff((actor, subject) => inHand(actor, subject) || helps(actor, subject) || (inAreaOf(subject.kind, actor, subject) && (subject.kind === 'request' || oneOf(actor, 'officer', 'guide'))));

/** Who may read texts and open files beside the workers: those who check dossiers, and the rights officer; of a request its centre and the rights officer alone. */
export const mayReadTexts = byStaff((actor, subject) =>
  // A hazard speaks of a spot: whoever works in the area reads it.
  inHand(actor, subject) || (subject.kind === 'hazard' && inArea(actor, subject)) || subject.letIn.includes(actor.unit) || (inAreaOf(subject.kind, actor, subject, 'rights') && (subject.kind === 'request' || oneOf(actor, 'officer', 'guide', 'bureau', 'rights'))));

/** Files open for whoever reads the texts, and for a helper that was given them. */
const byFileReader = byStaff((actor, subject) => mayReadTexts(actor, subject) || isShared(actor, subject.shares, 'files'));

/** Of an errand no file is kept: what is signed stays on paper, and goes back. */
const byAttacher: Policy<MatterSubject> = (actor, subject) => subject.kind !== 'errand' && byWorker(actor, subject);

const byHand = byStaff(inHand);

/** Who may see who read it: whoever has it in hand, the rights officer in their area, and the bureau for what is mediated. */
const byReadersReader = byStaff((actor, subject) => inHand(actor, subject) || (inArea(actor, subject) && (oneOf(actor, 'rights') || (subject.kind !== 'request' && oneOf(actor, 'bureau')))));

export const matterPolicies: Policies<typeof matterOperations, MatterSubject> = {
  myWork: anyStaff, drafts: anyStaff, saveDraft: anyStaff, dropDraft: anyStaff, views: anyStaff, saveView: anyStaff, dropView: anyStaff,
  timeline: byArea, attachments: byArea, handovers: byArea, handoverWork: onMatters,
  note: byWorker, attach: byAttacher, seeAttachment: byWorker,
  openAttachment: byFileReader, readers: byReadersReader,
  receipts: byHand, issueReceipt: byHand, revokeReceipt: byHand,
  openReceipt: receiptHolder, askPass: receiptHolder, givePass: receiptHolder, receiptReaders: receiptHolder, receiptFile: receiptHolder, openReceiptPaper: receiptHolder, withdrawShare: receiptHolder,
  followPlace: nobody,
};
