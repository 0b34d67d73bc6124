import { formatDayEn, formatDayZh, notYet } from '../kernel/index.ts';
import type { Day, Id, Reason, Verdict, Wording } from '../kernel/index.ts';
import { afterImpossible, afterRules } from './after/rules.ts';
import type { AfterFacts, AfterSaid } from './after/rules.ts';
import { disputeLifecycle, disputeStatuses } from './lifecycle.ts';
import { roomRules } from './room/rules.ts';
import type { RoomFacts, RoomStepFacts } from './room/rules.ts';
import type { DisputeStatus, DisputeStep } from './lifecycle.ts';
import type { DisputeType, Outcome } from './vocabulary.ts';

/** All that a rule may ask about a dispute; the server fills it from rows, the page from the view it got. */
export interface DisputeFacts extends RoomFacts {
  readonly status: DisputeStatus;
  readonly type: DisputeType;
  readonly outcome: Outcome | null;
  /** Those who were entered by hand; the members of a group are counted below. */
  readonly parties: readonly { readonly id: Id; readonly side: 'applicant' | 'respondent' | 'third' }[];
  /** Members of a group: told and signed, themselves or through a representative. */
  readonly group: { readonly members: number; readonly told: number; readonly toldOn: Day | null; readonly signed: number } | null;
  readonly filedOn: Day;
  readonly acceptedOn: Day | null;
  /** When its agreement came into force. */
  readonly effectiveOn: Day | null;
  readonly closedOn: Day | null;
  readonly mediators: readonly { readonly post: Id; readonly from: Day }[];
  /** One for each party that was told; a party without one was not told yet. */
  readonly consents: readonly { readonly party: Id; readonly answer: 'consented' | 'refused' | 'open'; readonly toldOn: Day }[];
  readonly sessions: readonly { readonly heldOn: Day }[];
  readonly agreement: AgreementFacts | null;
  /** A transfer waits for the answer of another unit. */
  readonly transferPending: boolean;
  /** Whether another organ handed it in, and whether what came of it was reported back. */
  readonly handIn: 'none' | 'open' | 'returned';
  readonly followUps: readonly { readonly performed: 'full' | 'part' | 'none'; readonly happenedOn: Day }[];
  /** What came after the agreement; left out before there is one. */
  readonly after?: AfterFacts;
}

export interface AgreementFacts {
  readonly form: 'oral' | 'written';
  readonly status: 'draft' | 'effective' | 'void';
  readonly performance: 'on-the-spot' | 'by-date' | 'instalments';
  /** Who has signed this version: party and post ids. */
  readonly signers: readonly Id[];
  readonly mediatorSigned: boolean;
  /** Some signature is on paper, or there is none yet: the page is what proves it. */
  readonly onPaper: boolean;
  /** Findings in its text that are plainly unlawful and were not answered. */
  readonly stops: readonly string[];
  /** A signed page was photographed or scanned and seen by a person. */
  readonly signedPageSeen: boolean;
}

/** What the person says about the one step they are about to take. */
export interface StepFacts extends RoomStepFacts {
  readonly seised?: 'no' | 'handed-over' | 'yes';
  readonly authorityAct?: boolean;
  readonly conflict?: 'none' | 'declared' | 'accepted';
  readonly committeeMember?: boolean;
  readonly writtenNotNeeded?: boolean;
  readonly told?: 'all' | 'some';
  /** Signed for others by somebody who has special powers for it, or is their guardian. */
  readonly specialAuthority?: boolean;
  readonly remediesTold?: boolean;
  /** On what ground data are passed on, whether each party was told, and whether each agrees. */
  readonly handover?: { readonly ground: 'consent' | 'duty' | 'secrecy'; readonly allTold: boolean; readonly allAgree: boolean };
  readonly after?: AfterSaid;
  /** The day of the step; a step of the past is recorded with its defect instead of being stopped. */
  readonly happenedOn: Day;
  readonly today: Day;
  /** The person says that it has already happened. */
  readonly already?: boolean;
}

/** Why an act would be against the law. A future act is stopped by it; a past one is recorded with it as a defect. */
interface Rule {
  readonly code: string;
  readonly steps: readonly DisputeStep[];
  /** Id of the article in the list of law articles. */
  readonly article: string;
  readonly wording: Wording;
  /** What a local rule asks for: the step is taken all the same, and the defect is flagged. */
  readonly warns?: true;
  readonly broken: (facts: DisputeFacts, step: StepFacts) => boolean;
}

const groupTold = ({ group }: DisputeFacts, on: Day): boolean => group === null || (group.told >= group.members && (group.toldOn === null || group.toldOn <= on));
const toldAll = (facts: DisputeFacts, on: Day): boolean =>
  groupTold(facts, on) && facts.parties.every((party) => facts.consents.some((consent) => consent.party === party.id && consent.toldOn <= on));
const someoneRefuses = (facts: DisputeFacts): boolean => facts.consents.some((consent) => consent.answer === 'refused');
const signedByAll = (facts: DisputeFacts): boolean =>
  facts.agreement !== null && (facts.group === null || facts.group.signed >= facts.group.members) && facts.parties.every((party) => facts.agreement?.signers.includes(party.id) === true);

/** The articles as rules, one line each; the test table has an allowed and a blocked case for every one. */
export const disputeRules: readonly Rule[] = [
  { code: 'authority-act', steps: ['accept'], article: 'moj75-20', wording: { zh: '对行政机关自身行为不服的争议，不能由人民调解达成协议；请告知复议、诉讼等途径', en: 'A dispute with an authority about its own act is not for people’s mediation; point to review or lawsuit' }, broken: (_, step) => step.authorityAct === true },
  { code: 'seised', steps: ['accept'], article: 'moj75-22', wording: { zh: '法院、公安或其他行政机关已受理或已解决，且没有委托移送，不得受理', en: 'A court, the police or another authority has it and has not handed it over' }, broken: (_, step) => step.seised === 'yes' },
  { code: 'one-side', steps: ['accept'], article: 'moj75-20', wording: { zh: '纠纷至少有两方当事人：还缺另一方', en: 'A dispute has at least two sides: the other one is missing' }, broken: (facts) => new Set(facts.parties.map((party) => party.side)).size < 2 },
  { code: 'before-acceptance', steps: ['holdSession', 'agreeOrally', 'draftAgreement', 'putSeal'], article: 'moj75-24', wording: { zh: '先受理，后调解：这一天还没有受理', en: 'Acceptance comes before mediation: on that day it was not accepted yet' }, broken: (facts, { happenedOn }) => facts.acceptedOn === null || happenedOn < facts.acceptedOn },
  { code: 'party-refuses', steps: ['holdSession', 'agreeOrally', 'draftAgreement', 'putSeal'], article: 'pml-17', wording: { zh: '当事人一方明确拒绝调解的，不得调解', en: 'Where one party clearly refuses, there may be no mediation' }, broken: someoneRefuses },
  { code: 'not-member', steps: ['appoint', 'changeMediator'], article: 'pml-19', wording: { zh: '调解员须是本调委会的调解员', en: 'The mediator must be one of this committee' }, broken: (_, step) => step.committeeMember === false },
  { code: 'conflict', steps: ['appoint', 'changeMediator'], article: 'pml-15', wording: { zh: '调解员与当事人有利害关系：须双方知情并同意，否则换人', en: 'The mediator has an interest: both sides must know and agree, or another is chosen' }, broken: (_, step) => step.conflict === 'declared' },
  { code: 'no-mediator', steps: ['holdSession', 'agreeOrally', 'draftAgreement'], article: 'pml-19', wording: { zh: '还没有确定调解员', en: 'No mediator has been chosen or appointed yet' }, broken: (facts, { happenedOn }) => !facts.mediators.some(({ from }) => from <= happenedOn) },
  { code: 'not-told', steps: ['holdSession', 'agreeOrally', 'draftAgreement'], article: 'moj75-30', wording: { zh: '调解前须告知各方调解的性质、原则、效力和权利义务', en: 'Before mediation each party is told its nature, principles, effect, and their rights and duties' }, broken: (facts, { happenedOn }) => !toldAll(facts, happenedOn) },
  { code: 'written-asked', steps: ['agreeOrally'], article: 'pml-28', wording: { zh: '当事人认为无需制作协议书的，才可以口头达成', en: 'An oral agreement is for parties who think a written one unnecessary' }, broken: (_, step) => step.writtenNotNeeded === false },
  { code: 'unsigned', steps: ['putSeal'], article: 'pml-29', wording: { zh: '各方当事人都签名、盖章或按指印后才能用印', en: 'The seal is put after all parties have signed, sealed or put a fingerprint' }, broken: (facts) => !signedByAll(facts) },
  { code: 'mediator-unsigned', steps: ['putSeal'], article: 'pml-29', wording: { zh: '调解员签名后才能用印', en: 'The seal is put after the mediator has signed' }, broken: (facts) => facts.agreement?.mediatorSigned !== true },
  { code: 'no-special-authority', steps: ['sign'], article: 'cpl-62', wording: { zh: '没有特别授权的代表人、代理人不能代别人签协议：请补特别授权，或由本人各自签名', en: 'Without special powers nobody signs an agreement for others: get them, or let each sign' }, broken: (_, step) => step.specialAuthority === false },
  { code: 'clause-stops', steps: ['putSeal'], article: 'pml-3', wording: { zh: '协议里有与法律强制规定相违的内容：请改动，或在拟定时说明理由', en: 'The text holds what mandatory law forbids: mend it, or give the reason when drafting' }, broken: (facts) => (facts.agreement?.stops.length ?? 0) > 0 },
  { code: 'remedies-untold', steps: ['fail'], article: 'pml-26', wording: { zh: '调解不成的，应当终止调解并告知当事人仲裁、行政、司法途径', en: 'Where mediation fails it is ended and the parties are told of arbitration, administrative and court ways' }, broken: (_, step) => step.remediesTold === false },
  { code: 'transfer-pending', steps: ['agreeOrally', 'draftAgreement', 'putSeal'], article: 'moj75-21', wording: { zh: '已提出移交，正等对方答复：先撤回移交，再达成协议', en: 'A transfer waits for its answer: take it back before an agreement is made' }, broken: (facts) => facts.transferPending },
  { code: 'handover-untold', steps: ['refer', 'transfer'], article: 'pipl-35', wording: { zh: '履行法定职责转办的，也要先告知各方：交给谁、交什么、为什么', en: 'Also for a statutory duty each party is first told what goes to whom, and why' }, broken: (_, { handover }) => handover?.ground === 'duty' && !handover.allTold },
  { code: 'handover-no-consent', steps: ['refer', 'transfer'], article: 'pipl-23', wording: { zh: '向其他单位提供个人信息，须取得各方单独同意', en: 'Personal data go to another unit only with each party’s separate consent' }, broken: (_, { handover }) => handover?.ground === 'consent' && !handover.allAgree },
  { code: 'no-follow-up', steps: ['close'], article: 'pml-31', wording: { zh: '调委会应当监督协议履行：约定日后履行的，先回访一次再结案', en: 'The committee supervises performance: with performance still due, follow up once before closing' }, broken: (facts) => facts.status === 'agreed' && facts.agreement?.performance !== 'on-the-spot' && facts.followUps.length === 0 },
  ...afterRules,
  ...roomRules,
];

const latest = (...days: readonly (Day | null)[]): Day | null => days.reduce((found, day) => (found === null || (day !== null && day > found) ? day : found), null);

/** The first day on which a step makes sense after what is recorded already; null where any day does. */
export function notBefore(facts: DisputeFacts, step: DisputeStep): Day | null {
  const { filedOn, acceptedOn, effectiveOn, closedOn } = facts;
  const mediated = facts.sessions.map(({ heldOn }) => heldOn);
  switch (step) {
    case 'accept': case 'refuse': case 'decline': case 'withdraw': case 'refer': case 'transfer': return filedOn;
    case 'fail': case 'resume': return latest(filedOn, acceptedOn, ...mediated);
    case 'followUp': case 'recordBreach': case 'applyConfirmation': case 'applyReview': return effectiveOn;
    case 'close': return latest(filedOn, acceptedOn, effectiveOn, ...mediated, ...facts.followUps.map(({ happenedOn }) => happenedOn));
    case 'archive': return closedOn;
    default: return null;
  }
}

/** Facts of which the step would make no sense: they stop it whatever was or was not done on paper. */
function impossible(facts: DisputeFacts, step: DisputeStep, happenedOn: Day): Reason | undefined {
  if (!disputeLifecycle.steps[step].from.includes(facts.status)) {
    const now = disputeStatuses[facts.status];
    return { code: 'wrong-status', wording: { zh: `现在是“${now.zh}”，还不能“${disputeLifecycle.steps[step].title.zh}”`, en: `It stands at “${now.en}”; “${disputeLifecycle.steps[step].title.en}” is not possible now` } };
  }
  const first = notBefore(facts, step);
  if (first !== null && happenedOn < first) {
    return { code: 'too-early', wording: { zh: `日期不能早于${formatDayZh(first)}：之前的记录是这一天的`, en: `Not earlier than ${formatDayEn(first)}, the day of what was recorded before it` } };
  }
  if (step === 'receive' && !facts.transferPending) return { code: 'no-transfer', wording: { zh: '没有等待答复的移交', en: 'No transfer waits for an answer' } };
  if (step === 'transfer' && facts.transferPending) return { code: 'transfer-waits', wording: { zh: '已有一次移交在等待答复：先撤回，再向别处移交', en: 'A transfer waits already: take it back before another is asked' } };
  if (step === 'returnHandIn' && facts.handIn !== 'open') {
    return facts.handIn === 'none' ? { code: 'not-handed-in', wording: { zh: '不是其他机关委托移送的', en: 'No organ handed it in' } }
      : { code: 'returned-already', wording: { zh: '已向移送机关反馈', en: 'The organ was told already' } };
  }
  if (step === 'putSeal' && facts.agreement?.signedPageSeen !== true && facts.agreement?.onPaper !== false) {
    return { code: 'no-signed-page', wording: { zh: '请先拍照或扫描签字页，并由一人看过', en: 'First photograph or scan the signed page and have it seen by a person' } };
  }
  return afterImpossible(facts, step);
}

export interface StepVerdict {
  readonly verdict: Verdict;
  /** Rules that a past act broke: recorded with it, flagged. */
  readonly defects: readonly Reason[];
}

const reasonOf = (rule: Rule): Reason => ({ code: rule.code, wording: rule.wording, article: rule.article });

/** Steps that are the program's own act: done against the law they are not recorded as past either. */
const notRecordable: readonly DisputeStep[] = ['accept', 'putSeal', 'close', 'refer', 'transfer'];

/**
 * Whether a step is lawful. What has already happened is recorded with its defects; a future unlawful act is stopped
 * with the article; an impossible one (wrong status, earlier than what it follows) is stopped in any case.
 */
export function judge(facts: DisputeFacts, step: DisputeStep, stepFacts: StepFacts): StepVerdict {
  const blocked = impossible(facts, step, stepFacts.happenedOn);
  if (blocked !== undefined) return { verdict: { legal: false, reason: blocked }, defects: [] };
  const rules = disputeRules.filter((rule) => rule.steps.includes(step) && rule.broken(facts, stepFacts));
  const broken = rules.map(reasonOf);
  const stops = rules.find(({ warns }) => warns !== true);
  if (stops === undefined) return { verdict: { legal: true, warnings: broken }, defects: broken };
  const first = reasonOf(stops);
  const past = stepFacts.already === true || stepFacts.happenedOn < stepFacts.today;
  if (past && !notRecordable.includes(step)) return { verdict: { legal: true, warnings: broken }, defects: broken };
  return { verdict: notYet(first.code, first.wording, first.article), defects: [] };
}

/** Every step with its verdict as of today, as the page draws its buttons; what a form will ask is taken as answered well. */
export function verdicts(facts: DisputeFacts, today: Day): Readonly<Record<DisputeStep, Verdict>> {
  const entries = (Object.keys(disputeLifecycle.steps) as DisputeStep[]).map((step) => [step, judge(facts, step, { happenedOn: today, today }).verdict] as const);
  return Object.fromEntries(entries) as Record<DisputeStep, Verdict>; // one entry for every step
}
