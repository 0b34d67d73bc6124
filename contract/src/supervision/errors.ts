import type { CatalogueEntry } from '../kernel/index.ts';

export const supervisionErrors = {
  'supervision.not-lawful-now': { status: 409, zh: '{reason}', en: '{reasonEn}' },
  'supervision.unit-unknown': { status: 422, zh: '收文单位不存在、已经撤销，或者不在您的辖区内', en: 'There is no such unit at work in your area' },
  'supervision.own-unit': { status: 422, zh: '不能给本单位发督办文书', en: 'A unit writes no such letter to itself' },
  'supervision.findings-gone': { status: 409, zh: '有 {count} 条线索已经处理，或者不是“{unit}”承办的', en: '{count} of the findings were decided already or are not of {unit}' },
  'supervision.nothing-said': { status: 422, zh: '没有选线索，也没有写正文', en: 'Neither a finding was chosen nor a text written' },
  'supervision.cannot-follow': { status: 422, zh: '前一份文书不能升级为{kind}：{reason}', en: 'The letter before cannot be followed by this: {reasonEn}' },
  'supervision.urged-today': { status: 409, zh: '今天已经就这件事催办过，不重复打扰', en: 'They were urged about this today already' },
  'supervision.not-in-hand': { status: 422, zh: '这件事已经办结，或者不在您的辖区内', en: 'It is closed, or not in your area' },
  'supervision.post-unknown': { status: 422, zh: '没有这个岗位，或者它当天不属于这个单位', en: 'There is no such post of this unit on that day' },
  'supervision.office-held': { status: 409, zh: '这个职务那天以前已有更晚的任职，请先核对日期', en: 'The office was given to somebody on a later day already; look at the dates' },
  'supervision.pledged-before': { status: 409, zh: '这个单位本年度的责任书已经登记', en: 'Its responsibility letter of that year was recorded already' },
  'supervision.charge-held': { status: 409, zh: '这个地方的这项责任已由“{unit}”承担，请先结束原来的', en: '{unit} answers for it there already; end that first' },
} as const satisfies Record<string, CatalogueEntry>;
