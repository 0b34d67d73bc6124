/** Papers after the agreement: performance, follow-up, confirmation, report. */
import type { PaperView } from '@anhe/contract/documents';
import { legalText, paperKinds } from '@anhe/contract/documents';
import { chineseDate, chineseDayAndHour, chineseMoment, shortDate, yuan } from '../format.ts';
import type { Block, Sheet } from '../model.ts';
import { line, orBlank } from '../model.ts';
import {
  bodyText, caption, partyLabel, partyNames, partyParagraph, partySignatures, sheet, shortRow, staffSignatures,
  textRow, tickRow,
} from './common.ts';
import { sourceText } from './intake.ts';

const states = { none: '未履行', part: '部分履行', full: '全部履行完毕' } as const;

/** 调解协议履行凭证目录. */
export function performanceProofs(view: PaperView<'performanceProofs'>): Sheet {
  return sheet('form', paperKinds.performanceProofs.zh, [
    { type: 'title', text: paperKinds.performanceProofs.zh },
    caption(view.committee.name, view.number),
    {
      type: 'form',
      rows: [
        shortRow(['当事人', partyNames(view.parties)]),
        shortRow(['协议编号', view.agreementNumber], ['履行状况', view.state === undefined ? undefined : states[view.state]]),
      ],
    },
    {
      type: 'table', blankRows: Math.max(0, 8 - view.proofs.length),
      columns: [
        { title: '序号', width: 12, align: 'center' }, { title: '履行日期', width: 25, align: 'center' },
        { title: '履行人', width: 24, align: 'center' }, { title: '履行内容', width: 40 },
        { title: '金额', width: 28, align: 'right' }, { title: '凭证', width: 28, align: 'center' },
        { title: '确认人', width: 24, align: 'center' },
      ],
      rows: view.proofs.map((proof, index) => [
        String(index + 1), shortDate(proof.performedOn), proof.performer ?? '', proof.what,
        proof.amount === undefined ? '' : yuan(proof.amount), proof.proof ?? '', proof.confirmedBy ?? '',
      ]),
    },
    {
      type: 'ending', lead: [line(`以上凭证${view.proofs.length === 0 ? '' : `共${view.proofs.length}件，`}附后。`)],
      signatures: staffSignatures('登记人（签名）', view.listedBy === undefined ? [] : [view.listedBy]),
      date: line(chineseDate(view.date)),
    },
  ]);
}

const manners = { visit: '上门', met: '当面', telephone: '电话', online: '网络', other: '其他' } as const;
const performances = { performed: '已履行', performing: '正在履行', unperformed: '未履行', refused: '拒绝履行' } as const;
const satisfactions = { satisfied: '满意', fair: '基本满意', dissatisfied: '不满意', unsaid: '未表态' } as const;

/** 人民调解回访记录. */
export function followUpRecord(view: PaperView<'followUpRecord'>): Sheet {
  const lawsuit = view.lawsuit === undefined ? undefined : view.lawsuit ? 'yes' : 'no';
  return sheet('form', paperKinds.followUpRecord.zh, [
    { type: 'title', text: paperKinds.followUpRecord.zh },
    caption(view.committee.name, view.number),
    {
      type: 'form',
      rows: [
        shortRow(['当事人', partyNames(view.parties)]),
        shortRow(['协议编号', view.agreementNumber], ['回访方式', view.manner === undefined ? undefined : manners[view.manner]]),
        shortRow(['回访时间', view.visitedAt === undefined && view.visitedOn !== undefined ? chineseDayAndHour(view.visitedOn) : chineseMoment(view.visitedAt)]),
        shortRow(['回访地点', view.place]),
        textRow('回访事由', view.reason, 16),
        textRow('回访情况', view.account, 56),
        tickRow('协议履行', performances, view.performance),
        tickRow('是否满意', satisfactions, view.satisfaction),
        tickRow('是否因本\n纠纷起诉', { no: '否', yes: '是' }, lawsuit),
        textRow('激化隐患\n及处理', view.danger, 24),
      ],
    },
    {
      type: 'ending', lead: [line('以上记录已向被回访人核对。')],
      signatures: [
        ...staffSignatures('回访人（签名）', view.visitors),
        { label: '被回访人（签名）', mark: 'none', helpers: [] },
      ],
      date: line(chineseDate(view.date)),
    },
  ]);
}

const outcomes = { written: '达成书面调解协议', oral: '达成口头调解协议', failed: '调解不成', refused: '当事人不愿调解', withdrawn: '撤回申请', other: '其他' } as const;

/** 人民调解结案报告. */
export function closingReport(view: PaperView<'closingReport'>): Sheet {
  return sheet('form', paperKinds.closingReport.zh, [
    { type: 'title', text: paperKinds.closingReport.zh },
    caption(view.committee.name, view.number),
    {
      type: 'form',
      rows: [
        shortRow(['当事人', partyNames(view.parties)]),
        shortRow(['承办人', view.mediators.join('、')], ['纠纷类型', view.disputeType]),
        shortRow(['受案时间', chineseDate(view.acceptedOn)], ['结案时间', chineseDate(view.closedOn)]),
        shortRow(['案件来源', sourceText(view.source, view.referredBy)], ['结案方式', view.outcome === undefined ? undefined : outcomes[view.outcome]]),
        textRow('纠纷事实', view.facts, 40),
        textRow('调解经过', view.course, 34),
        textRow('调解结果', view.result, 30),
        textRow('履行和\n回访情况', view.performance, 24),
      ],
    },
    {
      type: 'ending', lead: [line('本纠纷调解终结，现予结案归档。')],
      signatures: [
        ...staffSignatures('报告人（签名）', view.reporter === undefined ? [] : [view.reporter]),
        ...staffSignatures('调委会主任（签名）', view.director === undefined ? [] : [view.director]),
      ],
      date: line(chineseDate(view.date)),
    },
  ]);
}

/** What art 354 of the interpretation asks to be handed in. */
const confirmationEnclosures: readonly string[] = [
  '调解协议', '人民调解委员会主持调解的证明', '与调解协议相关的财产权利证明（涉及的）',
  '各方当事人的身份、资格证明', '各方当事人的住所、联系方式',
];

/** 司法确认申请书, joint. */
export function confirmationApplication(view: PaperView<'confirmationApplication'>): Sheet {
  const enclosures = view.enclosures ?? confirmationEnclosures;
  const clauses = view.clauses.length === 0 ? '' : `协议主要内容：\n${view.clauses.join('\n')}`;
  return sheet('letter', paperKinds.confirmationApplication.zh, [
    { type: 'title', text: paperKinds.confirmationApplication.zh },
    ...view.applicants.map((party, index): Block => ({
      type: 'paragraph', indent: true,
      runs: partyParagraph(party, partyLabel(party, index, view.applicants.length, '申请人'), true),
    })),
    { type: 'heading', text: '申请事项' },
    {
      type: 'paragraph', indent: true,
      runs: ['请求确认申请人于', chineseDate(view.effectiveOn), '经', view.committee.name, '主持达成的', view.agreementNumber === undefined ? { blank: 10 } : { text: view.agreementNumber, face: 'whole' }, '人民调解协议有效。'],
    },
    { type: 'heading', text: '事实与理由' },
    {
      type: 'paragraph', indent: true,
      runs: ['申请人因', orBlank(view.matter, 12), '发生纠纷，经', view.committee.name, '调解，自愿达成调解协议，协议于', chineseDate(view.effectiveOn), '生效。'],
    },
    ...bodyText(clauses, 0),
    ...bodyText(`依照${legalText('confirmation', view.date).basis}和《中华人民共和国民事诉讼法》第二百零五条，现共同申请司法确认。${view.courtBasis === undefined ? '' : `向贵院申请的理由：${view.courtBasis}。`}`, 0),
    { type: 'heading', text: '申请人承诺' },
    ...bodyText(legalText('truthPledge', view.date).text, 0),
    { type: 'heading', text: '随申请书提交的材料' },
    ...bodyText(`${enclosures.map((name, index) => `${index + 1}．${name}`).join('；')}。`, 0),
    {
      type: 'ending', lead: view.lastDay === undefined ? [] : [line(`（应当在${chineseDate(view.lastDay)}以前共同提出）`)], to: [orBlank(view.court, 14)],
      signatures: partySignatures(view.applicants, '申请人'),
      date: line(chineseDate(view.date)),
      note: '说明：本申请书按法律和司法解释要求的内容编排，未查得法院的统一样式；受理法院另有样式的，以其样式为准。申请司法确认不收费用，也可以口头提出，由法院记入笔录。',
    },
  ]);
}
