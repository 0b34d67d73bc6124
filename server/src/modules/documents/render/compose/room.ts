/** Papers of the mediation room. No official specimen was found: each holds what its article asks for. */
import type { PaperView } from '@anhe/contract/documents';
import { paperKinds } from '@anhe/contract/documents';
import { chineseDate, chineseNumber, shortDate } from '../format.ts';
import type { Block, Sheet } from '../model.ts';
import { line, orBlank, paragraphs } from '../model.ts';
import { caption, partyNames, partySignatures, partyTable, section, sheet, shortRow, staffSignatures } from './common.ts';

/** 无争议事实记载. */
export function jointFacts(view: PaperView<'jointFacts'>): Sheet {
  const facts: readonly Block[] = view.facts.length === 0
    ? [{ type: 'writing', lines: 8 }]
    : view.facts.flatMap((fact, index) => paragraphs(fact, 20).map((runs, part): Block => ({ type: 'paragraph', indent: true, runs: part === 0 ? [`${chineseNumber(index + 1)}、`, ...runs] : runs })));
  return sheet('letter', paperKinds.jointFacts.zh, [
    { type: 'title', over: view.committee.name, text: paperKinds.jointFacts.zh },
    caption('', view.number),
    partyTable([{ parties: view.parties, fallback: '当事人' }]),
    { type: 'paragraph', indent: true, runs: ['就各方当事人之间的', orBlank(view.matter, 8), '，经调解员主持，各方当事人对下列事实没有争议，予以确认：'] },
    ...facts,
    {
      type: 'ending',
      lead: [line('各方知道：为达成协议所作的让步、认可，不作为以后对其不利的证据；本记载中各方共同确认的无争议事实除外。以上内容已由各方阅读（已向其宣读），确认无误。')],
      signatures: [...partySignatures(view.parties), ...staffSignatures('人民调解员（签名）', view.mediators)],
      date: line(chineseDate(view.date)),
    },
  ]);
}

const forms = { original: '原件', copy: '复印件' } as const;

/** 证据材料清单. */
export function evidenceList(view: PaperView<'evidenceList'>): Sheet {
  return sheet('form', paperKinds.evidenceList.zh, [
    { type: 'title', text: paperKinds.evidenceList.zh },
    caption(view.committee.name, view.number),
    { type: 'form', rows: [shortRow(['当事人', partyNames(view.parties)])] },
    {
      type: 'table', blankRows: Math.max(0, 8 - view.pieces.length),
      columns: [
        { title: '序号', width: 12, align: 'center' }, { title: '材料名称', width: 48 }, { title: '证明的内容', width: 56 },
        { title: '原件或复印件', width: 24, align: 'center' }, { title: '提供人', width: 26, align: 'center' }, { title: '日期', width: 24, align: 'center' },
      ],
      rows: view.pieces.map((piece, index) => [String(index + 1), piece.name, piece.proves ?? '', piece.form === undefined ? '' : forms[piece.form], piece.from ?? '', shortDate(piece.date)]),
    },
    {
      type: 'ending', lead: [line(`以上材料${view.pieces.length === 0 ? '' : `共${view.pieces.length}件，`}附后。`)],
      signatures: staffSignatures('登记人（签名）', view.listedBy === undefined ? [] : [view.listedBy]), date: line(chineseDate(view.date)),
    },
  ]);
}

const dangers = { 'public-order': '治安案件', crime: '刑事案件' } as const;

/** 向公安机关报告单 (人民调解法 art 25). */
export function policeReport(view: PaperView<'policeReport'>): Sheet {
  return sheet('letter', paperKinds.policeReport.zh, [
    { type: 'title', over: view.committee.name, text: paperKinds.policeReport.zh },
    caption('', view.number),
    { type: 'paragraph', indent: false, runs: [orBlank(view.addressee, 12), '：'] },
    {
      type: 'paragraph', indent: true,
      runs: ['本会在调解', partyNames(view.parties), '之间的', orBlank(view.matter, 6), '中，发现该纠纷有可能引起', orBlank(view.kind === undefined ? undefined : dangers[view.kind], 6), '。依照《中华人民共和国人民调解法》第二十五条，现向你单位报告。'],
    },
    ...section('一、发生地点', view.place, 1),
    ...section('二、情况', view.account, 6),
    {
      type: 'ending', lead: [line('本报告不表示终止调解。本会继续调解期间的情况，将及时告知。')],
      signatures: [...staffSignatures('报告人（签名）', view.reportedBy === undefined ? [] : [view.reportedBy]), ...staffSignatures('接收人（签名）', [])],
      seal: { unit: view.committee.name, date: line(chineseDate(view.date)) },
    },
  ]);
}
