/** Views of the papers after an agreement, and of the report that closes the matter. */
import type { PaperInput } from '@anhe/contract/documents';
import { formatDayZh } from '@anhe/contract/kernel';
import { followUpWays, toldWays } from '@anhe/contract/disputes';
import type { DisputeEventType, DisputeView } from '@anhe/contract/disputes';
import { lastEvent } from '../gather.ts';
import { performedRows } from './later.ts';
import type { DisputeFile, FileEvent } from '../gather.ts';
import { allParties, committeeOf, endedWithout, given, mediatorNames, numberOf, performanceWords, sourceOf, typeName } from './parts.ts';

type FollowUp = DisputeView['followUps'][number];

/** 调解协议履行凭证目录: the files that prove performance. */
export function performanceProofs(file: DisputeFile): PaperInput<'performanceProofs'> {
  const { agreement, followUps } = file.detail;
  const proofs = file.files.filter(({ kind }) => kind === 'performance');
  const seen = followUps.at(-1)?.performed ?? (agreement?.performance === 'on-the-spot' ? 'full' : undefined);
  return given({
    number: numberOf(file, 'acceptance'), committee: committeeOf(file), parties: allParties(file), agreementNumber: agreement?.number ?? undefined,
    proofs: [...performedRows(file), ...proofs.map(({ name, happenedOn }) => ({ performedOn: happenedOn, what: name, proof: '见附件' }))], state: file.detail.after.performed ?? seen, date: proofs.at(-1)?.happenedOn ?? followUps.at(-1)?.happenedOn,
  });
}

const performances = { full: 'performed', part: 'performing', none: 'unperformed' } as const;
const satisfactions = { yes: 'satisfied', partly: 'fair', no: 'dissatisfied', 'not-asked': 'unsaid' } as const;
const manners = { visit: 'visit', phone: 'telephone', met: 'met' } as const;

/** 人民调解回访记录: one follow-up. */
export function followUpRecord(file: DisputeFile, visit: FollowUp): PaperInput<'followUpRecord'> {
  const event = file.events.find((one) => one.type === 'disputes.followed-up' && 'followUp' in one.body && one.body.followUp === visit.id);
  return given({
    number: numberOf(file, 'acceptance'), committee: committeeOf(file), parties: allParties(file), agreementNumber: file.detail.agreement?.number ?? undefined,
    visitedOn: visit.happenedOn, manner: manners[visit.how], reason: '了解协议履行情况', performance: performances[visit.performed],
    satisfaction: satisfactions[visit.satisfied], account: visit.record ?? undefined, visitors: event?.by === undefined ? [] : [event.by], date: visit.happenedOn,
  });
}

const performedWords = { full: '已全部履行', part: '部分履行', none: '尚未履行' } as const;
const satisfiedWords = { yes: '当事人满意', partly: '当事人基本满意', no: '当事人不满意', 'not-asked': '未问满意情况' } as const;

const followUpWords = ({ happenedOn, how, performed, satisfied, record }: FollowUp): string =>
  `${formatDayZh(happenedOn)}${followUpWays[how].zh}回访：${performedWords[performed]}，${satisfiedWords[satisfied]}。${record ?? ''}`;

/** What a step is called in the account of the course; steps without a word are left out. */
const courseWords: { readonly [T in DisputeEventType]?: (file: DisputeFile, event: FileEvent) => string } = {
  'disputes.registered': (file) => (file.detail.origin === 'initiative' ? '调委会主动介入' : file.detail.origin === 'screening' ? '排查发现后主动介入' : '收到申请'),
  'disputes.taken-over': () => '调委会接收',
  'disputes.accepted': () => '受理',
  'disputes.mediator-appointed': () => '确定调解员',
  'disputes.told': (file, { on }) => {
    const how = file.detail.consents.find((consent) => consent.toldOn === on)?.toldHow;
    return `告知权利义务${how === undefined ? '' : `（${toldWays[how].zh}）`}`;
  },
  'disputes.session-held': () => '召开调解会',
  'disputes.agreed-orally': () => '达成口头协议',
  'disputes.agreement-drafted': () => '拟定协议书',
  'disputes.signed': () => '当事人签字',
  'disputes.sealed': () => '协议用印生效',
  'disputes.declined': () => '当事人明确表示不愿调解',
  'disputes.resumed': () => '重新调解',
  'disputes.failed': () => '调解不成，终止调解',
  'disputes.withdrawn': () => '当事人撤回申请',
  'disputes.received': () => '移交后由新的办理单位接收',
  'disputes.hand-in-returned': () => '向移送机关反馈结果',
  'disputes.scheduled': () => '拟定履行计划',
  'disputes.performance-recorded': () => '登记履行',
  'disputes.breach-recorded': () => '登记违约，告知救济途径',
  'disputes.confirmation-applied': () => '双方共同申请司法确认',
  'disputes.ruling-recorded': () => '收到法院对司法确认申请的裁定',
  'disputes.review-applied': () => '双方共同申请仲裁审查',
};

/** The course of the mediation, a day with its steps a line. */
function courseOf(file: DisputeFile): string {
  const days = new Map<string, string[]>();
  for (const event of file.events.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    const word = courseWords[event.type]?.(file, event);
    if (word === undefined) continue;
    const words = days.get(event.on) ?? [];
    if (!words.includes(word)) days.set(event.on, [...words, word]);
  }
  return [...days].map(([day, words]) => `${formatDayZh(day)}，${words.join('，')}。`).join('\n');
}

function resultOf(file: DisputeFile): string | undefined {
  const { agreement, outcome } = file.detail;
  if (outcome === 'not-taken') return '没有调委会接收，由登记单位结案。';
  if (outcome === 'elsewhere') return '已移交其他部门办理，由该部门办结。';
  if (outcome === 'not-admissible') return '不予受理，已告知当事人其他途径。';
  const end = endedWithout(file);
  if (end !== undefined) return end.reason ?? undefined;
  if (agreement === null) return undefined;
  const { term } = performanceWords(agreement, agreement.performBy === null ? undefined : formatDayZh(agreement.performBy));
  return `${agreement.content}\n履行期限：${term}。`;
}

const outcomes = { oral: 'oral', written: 'written', failed: 'failed', withdrawn: 'withdrawn', declined: 'refused', 'not-admissible': 'other', 'not-taken': 'other', elsewhere: 'other' } as const;

/** 人民调解结案报告. */
export function closingReport(file: DisputeFile): PaperInput<'closingReport'> {
  const { detail } = file;
  const closed = lastEvent(file, 'disputes.closed');
  const report = file.textOf(closed?.body.report);
  const visits = detail.followUps.map(followUpWords);
  return given({
    number: numberOf(file, 'acceptance') ?? numberOf(file, 'refusal'), committee: committeeOf(file), parties: allParties(file), mediators: mediatorNames(file), disputeType: typeName(file),
    source: sourceOf(file), acceptedOn: detail.acceptedOn ?? undefined, closedOn: detail.closedOn ?? undefined, facts: detail.summary,
    course: [courseOf(file), ...(report === undefined ? [] : [report])].join('\n'), outcome: detail.outcome === null ? undefined : outcomes[detail.outcome],
    result: resultOf(file), performance: visits.length === 0 ? (detail.agreement?.performance === 'on-the-spot' ? '当场履行完毕。' : undefined) : visits.join('\n'),
    reporter: closed?.by, director: file.director, date: detail.closedOn ?? undefined,
  });
}
