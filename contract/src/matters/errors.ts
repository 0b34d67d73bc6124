import type { CatalogueEntry } from '../kernel/index.ts';

export const matterErrors = {
  'matters.receipt-unknown': { status: 404, zh: '没有这个受理单编号，或已停用。请核对纸条上的编号，或拨打受理单位电话', en: 'There is no such receipt, or it was ended. Check the code on the slip, or call the unit' },
  'matters.pass-wrong': { status: 403, zh: '约定词或验证码不对，还可再试 {left} 次', en: 'The word or code is not right; {left} tries left' },
  'matters.pass-locked': { status: 429, zh: '已试错多次，请 {minutes} 分钟后再试，或到受理窗口办理', en: 'Too many wrong tries; try again in {minutes} minutes, or come to the window' },
  'matters.pass-expired': { status: 403, zh: '已超过 30 分钟，请重新输入约定词或验证码', en: 'More than 30 minutes have passed; give the word or code again' },
  'matters.no-channel': { status: 422, zh: '这位当事人没有留手机号，请用在窗口约定的词', en: 'This party left no mobile number; use the word agreed at the counter' },
  'matters.archived': { status: 409, zh: '已归档，只能查看', en: 'Archived: it can only be read' },
  'matters.view-name-taken': { status: 409, zh: '已有同名视图“{name}”', en: 'There is a view named “{name}” already' },
  'matters.handover-over': { status: 409, zh: '这次{what}已不在等待：{status}', en: 'This {whatEn} is no longer waiting: {statusEn}' },
  'matters.handover-pending': { status: 409, zh: '已向{unit}提出移交，等待答复；先撤回再向别处移交', en: 'A transfer to {unit} waits for its answer; take it back before you ask another' },
  'matters.not-your-draft': { status: 404, zh: '没有找到这份草稿', en: 'No such draft' },
} as const satisfies Record<string, CatalogueEntry>;
