import type { Wording } from '@anhe/contract/kernel';
import { endings, outcomes, requestStatuses } from '@anhe/contract/requests';
import type { Open311Request } from '@anhe/contract/requests';
import type { Parameters } from './parameters.ts';

export type Language = 'zh' | 'en';

/** Chinese, unless `locale` names English (en, en-GB …). */
export const languageOf = (parameters: Parameters): Language => (parameters.all('locale')[0]?.toLowerCase().startsWith('en') === true ? 'en' : 'zh');

/** What happened to a request, as its notes tell it; by the event's own name. */
export const courseWords: Readonly<Record<string, Wording>> = {
  filed: { zh: '已提交', en: 'Filed' },
  cleared: { zh: '已核实', en: 'Looked at' },
  dispatched: { zh: '已分派到责任单位', en: 'Dispatched to a unit' },
  accepted: { zh: '责任单位已接收', en: 'Taken on by the unit' },
  forwarded: { zh: '已转其他平台办理', en: 'Forwarded to another system' },
  paused: { zh: '计时暂停', en: 'The clock is paused' },
  resumed: { zh: '计时恢复', en: 'The clock runs again' },
  extended: { zh: '办理时限已延长', en: 'The time was extended' },
  replied: { zh: '已答复', en: 'Answered' },
  published: { zh: '答复已公开', en: 'The answer was published' },
  contested: { zh: '本人表示没有解决，继续办理', en: 'The person says it is not solved; work goes on' },
  reopened: { zh: '已重新办理', en: 'Reopened' },
  rated: { zh: '本人已评价', en: 'The person has rated it' },
  lapsed: { zh: '期满未评价，办结', en: 'Closed: no word from the person within the window' },
  joined: { zh: '已并入同一件事', en: 'Joined to the same matter' },
  separated: { zh: '已拆分单独办理', en: 'Taken apart again' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  discarded: { zh: '不予登记', en: 'Not taken up' },
  restored: { zh: '恢复登记', en: 'Taken up after all' },
  'turned-dispute': { zh: '已转为矛盾纠纷办理', en: 'Went on as a dispute' },
};

/** Why it stands where it stands: the status, what the unit says came of it, how it ended, and what was published. */
export function statusNotes(request: Open311Request, language: Language): string {
  const status = requestStatuses[request.status][language];
  const ending = request.ending === null ? undefined : endings[request.ending][language];
  const outcome = request.outcome === null ? undefined : outcomes[request.outcome][language];
  const overdue = request.overdue ? { zh: '已超过承诺时限', en: 'Past what was promised' }[language] : undefined;
  const line = [...new Set([status, outcome, ending, overdue])].filter((word) => word !== undefined).join(language === 'zh' ? '，' : ', ');
  return request.answer === null ? line : `${line}\n${request.answer}`;
}
