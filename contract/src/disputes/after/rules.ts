import type { Day, Reason, Wording } from '../../kernel/index.ts';
import type { DisputeStep } from '../lifecycle.ts';
import type { DisputeType } from '../vocabulary.ts';
import { isLabour } from './vocabulary.ts';
import type { ConfirmationState, CourtGround, LedgerState } from './vocabulary.ts';

/** What the rules ask of the time after an agreement. */
export interface AfterFacts {
  readonly performed: 'full' | 'part' | 'none' | null;
  readonly ledger: LedgerState | null;
  readonly confirmation: ConfirmationState | null;
  readonly review: ConfirmationState | null;
  /** Last day of the thirty days, where their clock runs or ran (a written agreement). */
  readonly confirmBy: Day | null;
  /** Last day of the fifteen days of a labour agreement. */
  readonly reviewBy: Day | null;
}

/** What is said of an application. */
export interface AfterSaid {
  /** Both sides ask. */
  readonly joint?: boolean;
  /** Last day, where no clock told it (an oral agreement). */
  readonly lastDay?: Day;
  /** What the application would have the court decide and it may not. */
  readonly excluded?: 'identity' | 'rights';
  /** A court invited the mediation. */
  readonly invited?: boolean;
  readonly ground?: CourtGround;
  /** Several bodies mediated. */
  readonly several?: boolean;
  readonly jointlyChosen?: boolean;
}

interface Facts {
  readonly status: string;
  readonly type: DisputeType;
  readonly agreement: { readonly form: 'oral' | 'written'; readonly performance: string; readonly signedPageSeen: boolean } | null;
  readonly after?: AfterFacts;
}

interface Said {
  readonly happenedOn: Day;
  readonly remediesTold?: boolean;
  readonly after?: AfterSaid;
}

interface AfterRule {
  readonly code: string;
  readonly steps: readonly DisputeStep[];
  readonly article: string;
  readonly wording: Wording;
  readonly broken: (facts: Facts, said: Said) => boolean;
}

const late = (last: Day | null | undefined, { happenedOn, after }: Said): boolean => {
  const day = after?.lastDay ?? last ?? null;
  return day !== null && happenedOn > day;
};
const unwritten = ({ agreement }: Facts): boolean => agreement?.form === 'oral' && !agreement.signedPageSeen;

/** Articles of what comes after an agreement; joined to the dispute's rules. */
export const afterRules: readonly AfterRule[] = [
  { code: 'instalments-open', steps: ['close'], article: 'pml-31', wording: { zh: '调委会应当监督协议履行：还有没履行的期次。全部履行，或者登记违约并告知救济途径后再结案', en: 'The committee supervises performance: instalments are still open. Close when all is performed, or when a breach was recorded and the remedies told' }, broken: ({ status, after }) => status === 'agreed' && after?.ledger === 'open' && after.performed !== 'full' },
  { code: 'breach-remedies-untold', steps: ['recordBreach'], article: 'pml-32', wording: { zh: '登记违约时应当告知当事人可以向人民法院起诉等救济途径', en: 'With a breach the parties are told that they may sue, and of the other remedies' }, broken: (_, { remediesTold }) => remediesTold === false },
  { code: 'not-joint', steps: ['applyConfirmation'], article: 'cpl-205', wording: { zh: '申请司法确认须由双方当事人共同提出', en: 'Both sides must apply together' }, broken: (_, { after }) => after?.joint === false },
  { code: 'oral-unwritten', steps: ['applyConfirmation'], article: 'cpi-354', wording: { zh: '口头协议须先写成书面、由双方签名：打印口头协议登记表，签字后拍照，并由一人看过', en: 'An oral agreement must first be written down and signed: print its record, have it signed, photographed and seen' }, broken: unwritten },
  { code: 'confirmation-late', steps: ['applyConfirmation'], article: 'pml-33', wording: { zh: '自调解协议生效之日起三十日已满，不能再申请司法确认；仍可以就协议起诉', en: 'The thirty days from effect are over; a suit on the agreement stays open' }, broken: (facts, said) => late(facts.after?.confirmBy, said) },
  { code: 'identity-relation', steps: ['applyConfirmation'], article: 'cpi-355', wording: { zh: '确认婚姻、亲子、收养等身份关系无效、有效或者解除的，法院不予受理', en: 'Courts do not accept the validity or dissolution of marriage, parentage or adoption' }, broken: (_, { after }) => after?.excluded === 'identity' },
  { code: 'rights-confirmed', steps: ['applyConfirmation'], article: 'cpi-355', wording: { zh: '协议内容涉及物权、知识产权确权的，法院不予受理', en: 'Courts do not accept the confirmation of property or intellectual-property rights' }, broken: (_, { after }) => after?.excluded === 'rights' },
  { code: 'other-court', steps: ['applyConfirmation'], article: 'cpl-205', wording: { zh: '法院邀请调解的，应当向作出邀请的人民法院提出', en: 'Where a court invited the mediation, the application goes to that court' }, broken: (_, { after }) => (after?.invited === true) !== (after?.ground === 'invited') && after?.ground !== undefined },
  { code: 'court-not-chosen-together', steps: ['applyConfirmation'], article: 'cpi-352', wording: { zh: '两个以上调解组织参与调解的，双方应当共同选择一个法院', en: 'Where several bodies mediated, both sides choose one court together' }, broken: (_, { after }) => after?.several === true && after.jointlyChosen !== true },
  { code: 'review-not-joint', steps: ['applyReview'], article: 'labour-rules-74', wording: { zh: '仲裁审查申请须由双方共同提出', en: 'Both sides must ask for the review together' }, broken: (_, { after }) => after?.joint === false },
  { code: 'review-unwritten', steps: ['applyReview'], article: 'labour-rules-74', wording: { zh: '口头协议须先写成书面、由双方签名，才能提交审查', en: 'An oral agreement must first be written down and signed' }, broken: unwritten },
  { code: 'review-late', steps: ['applyReview'], article: 'labour-rules-74', wording: { zh: '自调解协议生效之日起十五日已满，不能再申请仲裁审查；仍可以申请劳动仲裁', en: 'The fifteen days from effect are over; labour arbitration stays open' }, broken: (facts, said) => late(facts.after?.reviewBy, said) },
];

const because = (code: string, zh: string, en: string, article?: string): Reason => (article === undefined ? { code, wording: { zh, en } } : { code, wording: { zh, en }, article });

/** Facts of which a step after the agreement would make no sense, whatever was done on paper. */
export function afterImpossible(facts: Facts, step: DisputeStep): Reason | undefined {
  const { after, agreement, type } = facts;
  switch (step) {
    case 'schedule':
    case 'recordPerformance':
      return agreement?.performance === 'on-the-spot' ? because('performed-on-the-spot', '协议当场履行完毕，没有要分期履行的', 'It was performed on the spot; nothing is left to schedule') : undefined;
    case 'recordBreach':
      return agreement?.performance === 'on-the-spot' || after?.performed === 'full' ? because('performed-already', '协议已经全部履行', 'It was performed in full', 'pml-31') : undefined;
    case 'resume':
      return facts.status === 'agreed' && after?.confirmation !== 'rejected'
        ? because('agreement-in-force', '协议有效。法院裁定驳回司法确认申请后，才可以变更协议或者重新调解', 'The agreement is in force; it may be changed or mediated again once the court rejected its confirmation', 'cpl-206') : undefined;
    case 'applyConfirmation':
      if (after?.confirmation === 'applied') return because('already-applied', '已经申请，等法院裁定', 'Applied for already; the court is to rule', 'cpl-205');
      if (after?.confirmation === 'confirmed') return because('already-confirmed', '法院已经裁定协议有效', 'The court has ruled it valid', 'cpl-206');
      return after?.confirmation === 'rejected' ? because('rejected-once', '这份协议的申请已被裁定驳回；变更协议后可以再申请', 'It was rejected; apply again with a changed agreement', 'cpl-206') : undefined;
    case 'recordRuling':
      return after?.confirmation === 'applied' ? undefined : because('not-applied', '没有正在审查的司法确认申请', 'No application for confirmation is before a court', 'cpl-205');
    case 'applyReview':
      if (!isLabour(type)) return because('not-labour', '只有劳动争议（含拖欠农民工工资）的调解协议可以申请仲裁审查', 'Only agreements on labour disputes can be reviewed by the commission', 'labour-rules-74');
      return after?.review === 'applied' || after?.review === 'confirmed' ? because('review-applied', '已经申请过仲裁审查', 'The review was asked for already', 'labour-rules-74') : undefined;
    case 'recordReview':
      return after?.review === 'applied' ? undefined : because('review-not-applied', '没有正在审查的申请', 'No review is pending', 'labour-rules-74');
    case 'applyNoPenalty':
      return after?.performed === 'full' ? undefined : because('not-performed-in-full', '协议全部履行后，当事人才可以书面申请公安机关不予处罚', 'Only once the agreement is performed in full may the parties ask the police for no penalty', 'psa-9');
    default:
      return undefined;
  }
}
