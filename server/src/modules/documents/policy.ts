import type { documentOperations } from '@anhe/contract/documents';
import { inScope, worksOnMatters } from '../../kernel/access/actor.ts';
import type { StaffActor } from '../../kernel/access/actor.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import { awardPolicies } from '../awards/index.ts';
import type { AwardSubject } from '../awards/index.ts';
import { campaignPolicies } from '../campaigns/index.ts';
import type { CampaignsSubject } from '../campaigns/index.ts';
import { surveyPolicies } from '../surveys/index.ts';
import type { SurveySubject } from '../surveys/index.ts';
import { guidancePolicies } from '../guidance/index.ts';
import type { GuidanceSubject } from '../guidance/index.ts';
import { screeningPolicies } from '../screening/index.ts';
import type { ScreeningSubject } from '../screening/index.ts';
import { supervisionPolicies } from '../supervision/index.ts';
import type { SupervisionSubject } from '../supervision/index.ts';
import { mayReadDispute } from '../disputes/index.ts';
import type { DisputeFound } from '../disputes/index.ts';
import { mayPrintCertificate } from '../volunteers/index.ts';
import type { VolunteersSubject } from '../volunteers/index.ts';
import type { RegisterUnit } from './gather.ts';

/** What a policy sees: a dispute as it was found, the unit whose register is asked for, what guidance and screening found, or an award. */
export type DocumentSubject = DisputeFound | { readonly unit: RegisterUnit } | GuidanceSubject | ScreeningSubject | SupervisionSubject | { readonly award: AwardSubject } | { readonly survey: SurveySubject } | VolunteersSubject | CampaignsSubject;

const isStaff = worksOnMatters;
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

/** A paper of guidance or screening is for whoever may see what it prints. */
const asGuidance = (policy: Policy<GuidanceSubject>): Policy<DocumentSubject> => (actor, subject) => isRecord(subject) && policy(actor, subject);
const isRecord = (subject: DocumentSubject): subject is GuidanceSubject => 'head' in subject && 'unit' in subject && typeof subject.unit === 'string';

/** A letter is printed by whoever may read it. */
const asLetter: Policy<DocumentSubject> = (actor, subject) => 'from' in subject && 'head' in subject && supervisionPolicies.letter(actor, subject);

/** The report of a campaign is printed by whoever may read the campaign. */
const asCampaign: Policy<DocumentSubject> = (actor, subject) => 'office' in subject && campaignPolicies.campaign(actor, subject);

/** A certificate of hours is for its unit and its volunteer. */
const certificate: Policy<DocumentSubject> = (actor, subject) => isVolunteer(subject) && mayPrintCertificate(actor, subject);
const isVolunteer = (subject: DocumentSubject): subject is VolunteersSubject => 'head' in subject && 'post' in subject;

/** A committee's registers: its own, and for its guides. */
const register: Policy<DocumentSubject> = (actor, subject) =>
  isStaff(actor) && 'unit' in subject && typeof subject.unit !== 'string' && (actor.unit === subject.unit.id || guides(actor, subject.unit.place));

export const documentPolicies: Policies<typeof documentOperations, DocumentSubject> = {
  list: byReader, paper: mayOpen, dossier: mayOpen, slip: byHand,
  oralEntries: register, oralRegister: register, sealEntries: register, sealRegister: register,
  reviewSheet: asGuidance(guidancePolicies.dossier), allowanceNotice: asGuidance(guidancePolicies.publication), paymentSheet: asGuidance(guidancePolicies.exportSheet),
  awardCertificate: (actor, subject) => 'award' in subject && awardPolicies.award(actor, subject.award), awardList: anyStaff, yearlyReport: anyStaff,
  surveyForms: (actor, subject) => 'survey' in subject && surveyPolicies.drawn(actor, subject.survey), surveyReport: (actor, subject) => 'survey' in subject && surveyPolicies.survey(actor, subject.survey),
  screeningReport: asGuidance(screeningPolicies.export), campaignReport: asCampaign, officialLetter: asLetter, hoursCertificate: certificate,
  remedies: anyStaff, blank: anyStaff, heldPapers: receiptHolder, heldPaper: receiptHolder,
};
