import type { documentOperations } from '@anhe/contract/documents';
import { inScope } from '../../kernel/access/actor.ts';
import type { Actor, StaffActor } from '../../kernel/access/actor.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import { mayReadDispute } from '../disputes/index.ts';
import type { DisputeFound } from '../disputes/index.ts';
import type { RegisterUnit } from './gather.ts';

/** What a policy sees: a dispute as it was found, or the unit whose register is asked for. */
export type DocumentSubject = DisputeFound | { readonly unit: RegisterUnit };

const isStaff = (actor: Actor): actor is StaffActor => actor.kind === 'staff';
const anyStaff: Policy<undefined> = (actor) => isStaff(actor);
const receiptHolder: Policy<undefined> = (actor) => actor.kind === 'receipt';

/** Those who guide committees and keep their statistics, in their area. */
const guides = (actor: StaffActor, place: string): boolean => (actor.role === 'guide' || actor.role === 'bureau') && inScope(actor.scope, place);

/** What papers there are is masked: whoever sees the dispute sees it. */
const byReader: Policy<DocumentSubject> = (actor, subject) => 'row' in subject && mayReadDispute(actor, subject);

const inHand = (actor: StaffActor, { holding }: DisputeFound): boolean => actor.unit === holding.holderUnit || actor.unit === holding.filedUnit;

/** Papers in clear: the unit that holds or filed the dispute, and its guides. */
export const mayOpen: Policy<DocumentSubject> = (actor, subject) =>
  isStaff(actor) && 'row' in subject && (inHand(actor, subject) || guides(actor, subject.holding.place));

/** A slip goes with the code that the counter has just issued. */
const byHand: Policy<DocumentSubject> = (actor, subject) => isStaff(actor) && 'row' in subject && inHand(actor, subject);

/** A committee's registers: its own, and for its guides. */
const register: Policy<DocumentSubject> = (actor, subject) =>
  isStaff(actor) && 'unit' in subject && (actor.unit === subject.unit.id || guides(actor, subject.unit.place));

export const documentPolicies: Policies<typeof documentOperations, DocumentSubject> = {
  list: byReader, paper: mayOpen, dossier: mayOpen, slip: byHand,
  oralEntries: register, oralRegister: register, sealEntries: register, sealRegister: register,
  remedies: anyStaff, blank: anyStaff, heldPapers: receiptHolder, heldPaper: receiptHolder,
};
