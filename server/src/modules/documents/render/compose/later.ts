/** Papers of what comes after the agreement: the ledger, a breach, what goes to a court, a commission, the police. */
import type { PaperView } from '@anhe/contract/documents';
import { legalText, paperKinds } from '@anhe/contract/documents';
import { chineseDate, shortDate, yuan } from '../format.ts';
import type { Block, Run, Sheet } from '../model.ts';
import { line, orBlank } from '../model.ts';
import { bodyText, caption, partyLabel, partyNames, partyParagraph, partySignatures, remediesBlocks, section, sheet, shortRow, staffSignatures } from './common.ts';

const states = { paid: '已履行', part: '部分履行', open: '未到期', overdue: '已逾期' } as const;

type Line = PaperView<'performanceLedger'>['lines'][number];

const money = (fen: number | undefined): string => (fen === undefined ? '' : yuan(fen));

function ledgerTable(lines: readonly Line[], blankRows: number): Block {
  return {
    type: 'table', blankRows,
    columns: [
      { title: '期次', width: 14, align: 'center' }, { title: '义务人', width: 26, align: 'center' }, { title: '权利人', width: 26, align: 'center' }, { title: '履行内容', width: 29 },
      { title: '应履行', width: 24, align: 'right' }, { title: '期限', width: 24, align: 'center' }, { title: '已履行', width: 24, align: 'right' }, { title: '状况', width: 19, align: 'center' },
    ],
    rows: lines.map(({ from, to, what, amount, due, paid, state }, index) => [String(index + 1), from ?? '', to ?? '', what ?? '', money(amount), shortDate(due), money(paid), states[state]]),
  };
}

/** 调解协议履行情况表. */
export function performanceLedger(view: PaperView<'performanceLedger'>): Sheet {
  return sheet('form', paperKinds.performanceLedger.zh, [
    { type: 'title', text: paperKinds.performanceLedger.zh },
    caption(view.committee.name, view.number),
    { type: 'form', rows: [
      shortRow(['当事人', partyNames(view.parties)]), shortRow(['协议编号', view.agreementNumber], ['截至日期', chineseDate(view.date)]),
      shortRow(['应履行合计', money(view.total)], ['已履行合计', money(view.paid)]),
    ] },
    ledgerTable(view.lines, Math.max(0, 6 - view.lines.length)),
    { type: 'ending', lead: [line('以上履行情况已与当事人核对，凭证附后。')], signatures: [...partySignatures(view.parties), ...staffSignatures('登记人（签名）', [])], date: line(chineseDate(view.date)) },
  ]);
}

/** 协议未按期履行告知书. */
export function breachNotice(view: PaperView<'breachNotice'>): Sheet {
  const law = legalText('effect', view.date);
  return sheet('letter', paperKinds.breachNotice.zh, [
    { type: 'title', over: view.committee.name, text: paperKinds.breachNotice.zh },
    caption('', view.number),
    { type: 'paragraph', indent: false, runs: [partyNames(view.parties), '：'] },
    { type: 'paragraph', indent: true, runs: [`你们经本会主持达成的调解协议（编号：`, view.agreementNumber === undefined ? { blank: 10 } : { text: view.agreementNumber, face: 'whole' }, `）于${chineseDate(view.effectiveOn)}生效。${law.text}（${law.basis}）`] },
    { type: 'heading', text: '一、到期没有履行的部分' },
    ledgerTable(view.lines, view.lines.length === 0 ? 3 : 0),
    { type: 'heading', text: '二、可以采取的救济途径' },
    ...remediesBlocks(view.remedies),
    {
      type: 'ending', lead: [line('义务人应当尽快履行；有困难的，请与对方和本会联系。请在收到本告知书时签名。')], signatures: [...partySignatures(view.parties), ...staffSignatures('人民调解员（签名）', view.mediators)],
      seal: { unit: view.committee.name, date: line(chineseDate(view.date)) },
    },
  ]);
}

const numbered = (number: string | undefined): Run => (number === undefined ? { blank: 10 } : { text: number, face: 'whole' });

/** 人民调解委员会主持调解的证明. */
export function mediationProof(view: PaperView<'mediationProof'>): Sheet {
  const days = view.sessions.length === 0 ? chineseDate(undefined) : [...new Set(view.sessions)].map((day) => chineseDate(day)).join('、');
  return sheet('letter', paperKinds.mediationProof.zh, [
    { type: 'title', over: view.committee.name, text: '主持调解的证明' },
    { type: 'paragraph', indent: false, runs: [orBlank(view.court, 14), '：'] },
    { type: 'paragraph', indent: true, runs: [`兹证明：${partyNames(view.parties)}之间的`, orBlank(view.disputeType, 6), `纠纷，由本会于${chineseDate(view.acceptedOn)}受理（受理编号：`, numbered(view.acceptanceNumber), '）。'] },
    { type: 'paragraph', indent: true, runs: [`本会指派人民调解员`, orBlank(view.mediators.join('、'), 8), `于${days}主持调解。各方当事人在平等协商的基础上自愿达成${view.oral ? '口头调解协议' : '书面调解协议'}（编号：`, numbered(view.agreementNumber), `），协议于${chineseDate(view.effectiveOn)}生效。`] },
    { type: 'paragraph', indent: true, runs: ['本会在调解过程中没有收取任何费用。特此证明。'] },
    {
      type: 'ending', lead: [], signatures: staffSignatures('人民调解员（签名）', view.mediators), seal: { unit: view.committee.name, date: line(chineseDate(view.date)) },
      note: `说明：本证明按民事诉讼法司法解释第三百五十四条要求的内容编排，未查得统一样式。${view.committee.phone === undefined ? '' : `本会电话：${view.committee.phone}。`}`,
    },
  ]);
}

/** 司法确认申请材料清单. */
export function confirmationMaterials(view: PaperView<'confirmationMaterials'>): Sheet {
  return sheet('form', paperKinds.confirmationMaterials.zh, [
    { type: 'title', text: paperKinds.confirmationMaterials.zh },
    caption(view.committee.name, view.agreementNumber),
    { type: 'form', rows: [shortRow(['申请人', partyNames(view.parties)]), shortRow(['受理法院', view.court], ['最后一日', chineseDate(view.lastDay)])] },
    {
      type: 'table', blankRows: 2,
      columns: [{ title: '序号', width: 12, align: 'center' }, { title: '材料', width: 62 }, { title: '依据', width: 30, align: 'center' }, { title: '有无', width: 16, align: 'center' }, { title: '备注', width: 44 }],
      rows: view.materials.map(({ name, basis, here, remark }, index) => [String(index + 1), name, basis, here ? '已有' : '待备', remark ?? '']),
    },
    { type: 'ending', lead: [line('申请司法确认不收费用。双方应当共同到场，由本人或者符合法律规定的代理人提出。')], signatures: partySignatures(view.parties, '申请人'), date: line(chineseDate(view.date)) },
  ]);
}

const applicants = (parties: PaperView<'reviewApplication'>['applicants']): Block[] =>
  parties.map((party, index): Block => ({ type: 'paragraph', indent: true, runs: partyParagraph(party, partyLabel(party, index, parties.length, '申请人'), true) }));

/** 仲裁审查申请书, joint. */
export function reviewApplication(view: PaperView<'reviewApplication'>): Sheet {
  return sheet('letter', paperKinds.reviewApplication.zh, [
    { type: 'title', text: paperKinds.reviewApplication.zh },
    ...applicants(view.applicants),
    { type: 'heading', text: '申请事项' },
    { type: 'paragraph', indent: true, runs: ['请求对申请人经', view.committee.name, `主持、于${chineseDate(view.effectiveOn)}生效的调解协议（编号：`, numbered(view.agreementNumber), '）进行审查，依法制作调解书。'] },
    ...section('协议主要内容', view.clauses.join('\n'), 6),
    ...bodyText('上述协议系双方自愿达成，现依照《劳动人事争议仲裁办案规则》第七十四条共同提出仲裁审查申请。', 0),
    {
      type: 'ending', lead: view.lastDay === undefined ? [] : [line(`（应当在${chineseDate(view.lastDay)}以前共同提出）`)], to: [orBlank(view.commission, 14)], signatures: partySignatures(view.applicants, '申请人'), date: line(chineseDate(view.date)),
      note: '说明：未查得统一样式，条文和期限尚待与原文核对；仲裁委员会另有样式的，以其样式为准。附：调解协议、申请人身份证明、调解组织出具的证明。',
    },
  ]);
}

/** 不予治安管理处罚申请书. */
export function noPenaltyApplication(view: PaperView<'noPenaltyApplication'>): Sheet {
  return sheet('letter', paperKinds.noPenaltyApplication.zh, [
    { type: 'title', text: paperKinds.noPenaltyApplication.zh },
    ...applicants(view.applicants),
    { type: 'heading', text: '申请事项' },
    ...bodyText('请求对下列因民间纠纷引起的情节较轻的行为不予治安管理处罚。', 0),
    ...section('事实', view.facts, 5),
    { type: 'heading', text: '理由' },
    { type: 'paragraph', indent: true, runs: ['上述纠纷经', view.committee.name, `调解，各方于${chineseDate(view.agreedOn)}达成${view.oral ? '口头' : ''}调解协议（编号：`, numbered(view.agreementNumber), `），协议已于${chineseDate(view.performedOn)}全部履行。现依照《中华人民共和国治安管理处罚法》第九条，书面申请不予处罚。`] },
    {
      type: 'ending', lead: [], to: [orBlank(view.station, 14)], signatures: partySignatures(view.applicants, '申请人'), date: line(chineseDate(view.date)),
      note: '说明：是否认可由公安机关决定。所引条文为2026年1月1日起施行的文本，尚待与公布文本核对；未查得统一样式。附：调解协议、履行凭证。',
    },
  ]);
}
