import { confirmationStates } from '@anhe/contract/disputes';
import type { HeldAfter } from '@anhe/contract/disputes';
import { fill, formatDayEn, formatDayZh } from '@anhe/contract/kernel';
import type { Day, Details, Wording } from '@anhe/contract/kernel';
import { html } from '../html.ts';
import type { Part } from '../html.ts';
import type { Language } from './words.ts';

const words = {
  title: { zh: '履行情况', en: 'Performance' },
  full: { zh: '已全部履行', en: 'Performed in full' },
  part: { zh: '部分履行', en: 'Performed in part' },
  none: { zh: '还没有登记履行', en: 'Nothing recorded yet' },
  sum: { zh: '应履行 {total} 元，已履行 {paid} 元', en: '{paid} of {total} yuan performed' },
  line: { zh: '第 {no} 期', en: 'No {no}' },
  yuan: { zh: '{amount} 元', en: '{amount} yuan' },
  who: { zh: '{payer}向{payee}', en: '{payer} to {payee}' },
  due: { zh: '{day}到期', en: 'due {day}' },
  paid: { zh: '已履行', en: 'performed' },
  open: { zh: '未到期', en: 'not due yet' },
  overdue: { zh: '已逾期', en: 'overdue' },
  partly: { zh: '已履行 {paid} 元，还差 {open} 元', en: '{paid} yuan performed, {open} open' },
  wrong: { zh: '与您知道的不一样？把收条或者转账记录拿给上面的单位登记。', en: 'Not as you know it? Bring the receipt or the transfer to the unit above.' },
  court: { zh: '司法确认', en: 'Judicial confirmation' },
  until: { zh: '双方可以在{day}以前共同向法院申请，不收费。', en: 'Both sides may apply to the court together until {day}; it is free.' },
  number: { zh: '裁定编号：{number}', en: 'Ruling: {number}' },
  object: { zh: '有异议的，{day}以前向作出裁定的法院提出。对方不履行的，可以申请强制执行。', en: 'An objection goes to that court until {day}. If the other side does not perform, ask for enforcement.' },
} as const satisfies Record<string, Wording>;

/** The ledger and the court's confirmation, for the party whose receipt it is. Every state in words. */
export function afterSection(language: Language, after: HeldAfter): Part {
  const say = (wording: Wording, details: Details = {}): string => fill(wording, details)[language];
  const day = (on: Day): string => (language === 'zh' ? formatDayZh(on) : formatDayEn(on));
  const { confirmation, lines } = after;
  const items = lines.map((line) => {
    const what = [line.amount === null ? null : say(words.yuan, { amount: line.amount }), line.what].filter((part) => part !== null && part !== '').join(' · ');
    const who = line.payer === null || line.payee === null ? null : say(words.who, { payer: line.payer, payee: line.payee });
    const state = `${say(words[line.state])}${line.part && line.open !== null ? `（${say(words.partly, { paid: line.paid, open: line.open })}）` : ''}`;
    const facts = [lines.length > 1 ? say(words.line, { no: line.position }) : null, what === '' ? null : what, who, line.dueOn === null ? null : say(words.due, { day: day(line.dueOn) })];
    return html`<li>${facts.filter((part) => part !== null).join(' · ')}<br><b>${state}</b></li>`;
  });
  return html`${lines.length > 0 && html`<h3>${say(words.title)}</h3><p><b>${say(words[after.performed ?? 'none'])}</b>${Number(after.total) > 0 && html` · ${say(words.sum, { total: after.total, paid: after.paid })}`}</p>
<ul>${items}</ul><p class="quiet">${say(words.wrong)}</p>`}
${confirmation !== null && html`<h3>${say(words.court)}</h3>
${confirmation.state === null ? confirmation.lastDay !== null && html`<p>${say(words.until, { day: day(confirmation.lastDay) })}</p>` : html`<p><b>${say(confirmationStates[confirmation.state])}</b></p>`}
${confirmation.number !== null && html`<p>${say(words.number, { number: confirmation.number })}</p>`}
${confirmation.objectBy !== null && html`<p class="quiet">${say(words.object, { day: day(confirmation.objectBy) })}</p>`}`}`;
}
