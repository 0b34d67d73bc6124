import { legal, notYet } from '../kernel/index.ts';
import type { Lifecycle, Verdict } from '../kernel/index.ts';

export const dossierStates = {
  waiting: { zh: '待评查', en: 'To be reviewed' },
  returned: { zh: '已退回补正', en: 'Returned to be mended' },
  'handed-in': { zh: '补正后待复查', en: 'Handed in again' },
  passed: { zh: '评查合格', en: 'Passed', final: true },
} as const;
export type DossierState = keyof typeof dossierStates;
export type DossierStep = 'passDossier' | 'returnDossier' | 'answerDossier';

/** The review of a closed dispute's dossier by the justice office: of the file, for the unit that made it. */
export const dossierLifecycle: Lifecycle<DossierState, DossierStep> = {
  name: 'dossier-review',
  statuses: dossierStates,
  initial: 'waiting',
  steps: {
    passDossier: { title: { zh: '评查合格', en: 'Pass' }, from: ['waiting', 'handed-in'], to: 'passed' },
    returnDossier: { title: { zh: '退回补正', en: 'Return with remarks' }, from: ['waiting', 'handed-in'], to: 'returned' },
    answerDossier: { title: { zh: '补正后再报', en: 'Hand in again' }, from: ['returned'], to: 'handed-in' },
  },
};

export const returnStates = {
  draft: { zh: '未上报', en: 'Not submitted' },
  submitted: { zh: '已上报待审', en: 'Submitted' },
  returned: { zh: '已退回', en: 'Sent back' },
  locked: { zh: '已锁定', en: 'Locked', final: true },
} as const;
export type ReturnState = keyof typeof returnStates;
export type ReturnStep = 'saveReturn' | 'submitReturn' | 'sendBack' | 'lockReturn';

/** A return of statistics: what is locked is corrected in a later period only. */
export const returnLifecycle: Lifecycle<ReturnState, ReturnStep> = {
  name: 'statistics-return',
  statuses: returnStates,
  initial: 'draft',
  steps: {
    saveReturn: { title: { zh: '保存', en: 'Save' }, from: ['draft', 'returned'], to: 'same' },
    submitReturn: { title: { zh: '上报', en: 'Submit' }, from: ['draft', 'returned'], to: 'submitted' },
    sendBack: { title: { zh: '退回', en: 'Send back' }, from: ['submitted'], to: 'returned' },
    lockReturn: { title: { zh: '审核锁定', en: 'Lock' }, from: ['submitted'], to: 'locked' },
  },
};

export const allowanceStates = {
  declared: { zh: '已申报', en: 'Declared' },
  checked: { zh: '司法所已核', en: 'Checked' },
  approved: { zh: '司法局已批', en: 'Approved' },
  noticed: { zh: '公示', en: 'On notice' },
  paid: { zh: '已列入发放表', en: 'On the payment sheet', final: true },
  refused: { zh: '不予补贴', en: 'Refused', final: true },
  withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true },
} as const;
export type AllowanceState = keyof typeof allowanceStates;
export type AllowanceStep = 'checkAllowance' | 'approveAllowance' | 'publish' | 'paySheet' | 'refuseAllowance' | 'withdrawAllowance';

/** An allowance for one dispute: declared, checked, approved, on public notice, paid. One that ended unpaid may be declared anew. */
export const allowanceLifecycle: Lifecycle<AllowanceState, AllowanceStep> = {
  name: 'allowance',
  statuses: allowanceStates,
  initial: 'declared',
  steps: {
    checkAllowance: { title: { zh: '核实通过', en: 'Check' }, from: ['declared'], to: 'checked' },
    approveAllowance: { title: { zh: '审批通过', en: 'Approve' }, from: ['checked'], to: 'approved' },
    publish: { title: { zh: '公示', en: 'Put on notice' }, from: ['approved'], to: 'noticed' },
    paySheet: { title: { zh: '列入发放表', en: 'Put on the sheet' }, from: ['noticed'], to: 'paid' },
    refuseAllowance: { title: { zh: '不予补贴', en: 'Refuse' }, from: ['declared', 'checked', 'approved', 'noticed'], to: 'refused' },
    withdrawAllowance: { title: { zh: '撤回申报', en: 'Withdraw' }, from: ['declared', 'checked', 'approved'], to: 'withdrawn' },
  },
};

/** Whether a step may be taken from where a thing stands, as its lifecycle says. */
export function mayTake<S extends string, N extends string>(lifecycle: Lifecycle<S, N>, step: N, state: S): Verdict {
  if (lifecycle.steps[step].from.includes(state)) return legal();
  const stands = lifecycle.statuses[state];
  const { title } = lifecycle.steps[step];
  return notYet('not-from-here', { zh: `现在是“${stands.zh}”，不能“${title.zh}”`, en: `It stands at “${stands.en}”: “${title.en}” is not possible` });
}
