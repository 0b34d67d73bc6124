/** Papers of the mediation itself: inquiry, session, agreement, oral agreement, end without agreement. */
import type { PaperView } from '@anhe/contract/documents';
import { legalText, paperKinds } from '@anhe/contract/documents';
import { chineseDate, chineseDayAndHour, chineseMoment, chineseNumber, chineseSpan, uncounted, yuan, yuanInWords } from '../format.ts';
import type { Block, Line, Sheet } from '../model.ts';
import { line, orBlank, paragraphs } from '../model.ts';
import {
  bodyText, caption, partyLabel, partyNames, partyParagraph, partySignature, partySignatures, partyTable, recordBlocks,
  remediesBlocks, section, sheet, shortRow, staffSignatures, textRow,
} from './common.ts';

/** 人民调解调查记录. */
export function inquiryRecord(view: PaperView<'inquiryRecord'>): Sheet {
  const calledAs = view.respondent.calledAs ?? '被调查人';
  return sheet('form', paperKinds.inquiryRecord.zh, [
    { type: 'title', text: paperKinds.inquiryRecord.zh },
    caption(view.committee.name, view.number),
    {
      type: 'form',
      rows: [
        shortRow(['时间', chineseSpan(view.startedAt, view.endedAt)]),
        shortRow(['地点', view.place]),
        shortRow(['参加人', view.attendees.join('、')]),
        shortRow(['调查人', view.investigators.join('、')], ['记录人', view.recorder]),
      ],
    },
    partyTable([{ parties: [{ ...view.respondent, calledAs }], fallback: '被调查人' }]),
    { type: 'heading', text: '记录' },
    ...recordBlocks(view.entries, 32),
    {
      type: 'ending',
      lead: [line('以上记录已交被调查人阅读（已向其宣读），与所述一致。')],
      signatures: [
        partySignature(view.respondent, calledAs),
        ...staffSignatures('调查人（签名）', view.investigators),
        ...staffSignatures('记录人（签名）', view.recorder === undefined ? [] : [view.recorder]),
      ],
      date: line(chineseDate(undefined)),
    },
  ], '被调查人（逐页签名）：');
}

const results = { agreed: '达成调解协议', adjourned: '未达成协议，择期继续调解', failed: '调解不成，终止调解' } as const;

/** 人民调解记录: one session, read back and signed. */
export function sessionRecord(view: PaperView<'sessionRecord'>): Sheet {
  const open = view.open === undefined ? undefined : view.open ? '公开' : '不公开';
  const ordinal = view.ordinal === undefined ? undefined : `第${view.ordinal}次`;
  const readBack = view.readOutBy === undefined
    ? '以上记录已交当事人阅读（已向当事人宣读），确认无误。'
    : `以上记录已由${view.readOutBy}向当事人宣读，当事人确认无误。`;
  return sheet('form', paperKinds.sessionRecord.zh, [
    { type: 'title', text: paperKinds.sessionRecord.zh },
    caption(view.committee.name, view.number),
    {
      type: 'form',
      rows: [
        shortRow(['时间', view.startedAt === undefined && view.heldOn !== undefined ? `${chineseDayAndHour(view.heldOn)}至　　时　　分` : chineseSpan(view.startedAt, view.endedAt)]),
        shortRow(['地点', view.place]),
        shortRow(['次数', ordinal], ['是否公开', open]),
        shortRow(['人民调解员', view.mediators.join('、')], ['记录人', view.recorder]),
        shortRow(['参加人', view.attendees.join('、')]),
      ],
    },
    partyTable([{ parties: view.parties, fallback: '当事人' }]),
    { type: 'heading', text: '记录' },
    ...recordBlocks(view.entries, 28),
    { type: 'heading', text: '调解结果' },
    {
      type: 'choices',
      options: (['agreed', 'adjourned', 'failed'] as const).map((key) => ({
        runs: line(results[key]), ticked: view.result === key,
      })),
    },
    ...bodyText(view.resultText, view.result === undefined ? 2 : 0),
    {
      type: 'ending', lead: [line(readBack)],
      signatures: [
        ...partySignatures(view.parties),
        ...staffSignatures('人民调解员（签名）', view.mediators),
        ...staffSignatures('记录人（签名）', view.recorder === undefined ? [] : [view.recorder]),
      ],
      date: line(chineseDate(view.heldOn)),
    },
  ], '当事人（逐页签名）：');
}

function obligationsBlock(view: PaperView<'agreement'>): readonly Block[] {
  if (view.obligations.length === 0) return [];
  const total = view.obligations.reduce((sum, row) => sum + (row.amount ?? 0), 0);
  const table: Block = {
    type: 'table', blankRows: 0,
    columns: [
      { title: '序号', width: 12, align: 'center' }, { title: '履行人', width: 24, align: 'center' },
      { title: '对方', width: 24, align: 'center' }, { title: '履行内容', width: 44 },
      { title: '金额', width: 30, align: 'right' }, { title: '最后日期', width: 34, align: 'center' },
    ],
    rows: view.obligations.map((row, index) => [
      String(index + 1), row.from, row.to, row.what, row.amount === undefined ? '' : yuan(row.amount),
      row.due === undefined ? '' : chineseDate(row.due),
    ]),
  };
  const sum: Block = {
    type: 'paragraph', indent: true,
    runs: line(`以上金额合计${yuan(total)}（人民币${yuanInWords(total)}）。`),
  };
  return total > 0 ? [table, sum] : [table];
}

/** Signatures on screens and phones: a line for each, and the drawings below. Its numbers are those of the drawings in their order. */
function electronicBlocks({ electronic, digest }: PaperView<'agreement'>): readonly Block[] {
  if (electronic.length === 0) return [];
  const drawn = electronic.filter(({ image }) => image !== undefined);
  return [
    {
      type: 'table', blankRows: 0, columns: [{ title: '签名人', width: 50 }, { title: '签名方式', width: 60 }, { title: '时间', width: 50, align: 'center' }],
      rows: electronic.map(({ label, name, way, at }) => [`${label} ${name}`, way, chineseMoment(at)]),
    },
    ...drawn.map(({ label, name, at }, index): Block => ({ type: 'picture', image: index, small: true, caption: `${label} ${name}，${chineseMoment(at)}签于屏幕` })),
    ...(digest === undefined ? [] : [{ type: 'note' as const, runs: line(`以上签名绑定本协议文字，校验码${digest}。`) }]),
  ];
}

/** 人民调解协议书 (人民调解法 art 29; 75号 art 35). */
export function agreement(view: PaperView<'agreement'>): Sheet {
  const count = view.parties.length;
  const copies = view.copies ?? count + 1;
  const clauses: readonly Block[] = view.clauses.length === 0
    ? [{ type: 'writing', lines: 6 }]
    : view.clauses.flatMap((clause, index) => paragraphs(view.clauses.length > 1 ? uncounted(clause) : clause, 20).map((runs, part): Block => ({
        type: 'paragraph', indent: true,
        runs: part === 0 && view.clauses.length > 1 ? [`（${chineseNumber(index + 1)}）`, ...runs] : runs,
      })));
  const performed = [['方式', view.manner], ['地点', view.place], ['期限', view.term]] as const;
  return sheet('letter', paperKinds.agreement.zh, [
    { type: 'title', text: paperKinds.agreement.zh },
    caption('', view.number),
    ...view.parties.map((party, index): Block => ({
      type: 'paragraph', indent: true, runs: partyParagraph(party, partyLabel(party, index, count), false, view.inForce),
    })),
    ...(view.group === undefined ? [] : [{ type: 'paragraph' as const, indent: true, runs: line(view.group) }]),
    ...numbered([
      // Who writes facts and issues in one text gets them under one heading.
      view.issues === undefined && view.facts !== undefined ? ['纠纷主要事实、争议事项', bodyText(view.facts, 4)] : ['纠纷主要事实', bodyText(view.facts, 4)],
      view.issues === undefined && view.facts !== undefined ? undefined : ['争议事项', bodyText(view.issues, 2)],
      view.inForce && view.responsibility === undefined ? undefined : ['各方当事人的责任', bodyText(view.responsibility, 2)],
      ['经调解，自愿达成如下协议', clauses],
      ['履行协议的方式、地点、期限', [
        ...performed.filter(([, text]) => !view.inForce || text !== undefined).map(([label, text]): Block => ({
          type: 'paragraph', indent: true, runs: [{ text: `${label}：`, face: 'strong' }, orBlank(paragraphs(text).flat().join(''), 18)],
        })),
        ...obligationsBlock(view),
      ]],
      view.electronic.length === 0 ? undefined : ['电子签名', electronicBlocks(view)],
    ]),
    {
      type: 'ending',
      lead: agreementLead(view, copies),
      signatures: [
        ...partySignatures(view.parties),
        ...staffSignatures('人民调解员（签名）', view.mediators),
        ...staffSignatures('记录人（签名）', view.recorder === undefined ? [] : [view.recorder]),
        ...view.invited.flatMap((name) => staffSignatures('协助调解人（签名）', [name])),
      ],
      seal: { unit: view.committee.name, date: line(chineseDate(view.date)) },
    },
  ]);
}

/** Sections under headings that count themselves; one that is left out leaves no gap. */
function numbered(sections: readonly (readonly [string, readonly Block[]] | undefined)[]): readonly Block[] {
  return sections.filter((part) => part !== undefined)
    .flatMap(([heading, blocks], index): readonly Block[] => [{ type: 'heading', text: `${chineseNumber(index + 1)}、${heading}` }, ...blocks]);
}

function agreementLead(view: PaperView<'agreement'>, copies: number): readonly Line[] {
  const law = (key: 'effect' | 'confirmation'): string => legalText(key, view.date).text;
  return [
    line(`${law('effect')}${law('confirmation')}`),
    line(`本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效。本协议一式${copies}份，当事人各执一份，${view.committee.name}留存一份。两页以上的，加盖骑缝章。`),
  ];
}

/** 人民调解口头协议登记表. */
export function oralAgreement(view: PaperView<'oralAgreement'>): Sheet {
  const basis = legalText('oralEffect', view.reachedOn);
  return sheet('form', paperKinds.oralAgreement.zh, [
    { type: 'title', text: paperKinds.oralAgreement.zh },
    caption(view.committee.name, view.number),
    partyTable([{ parties: view.parties, fallback: '当事人' }]),
    {
      type: 'form',
      rows: [
        textRow('纠纷主要\n事实、\n争议事项', view.facts, 34),
        textRow('经调解，\n自愿达成\n如下协议', view.content, 34),
        textRow('履行方式、\n期限', [view.manner, view.term].filter((part) => part !== undefined && part !== '').join('\n'), 22),
        shortRow(['履行情况', view.performed === undefined ? undefined : view.performed ? '当场履行完毕' : '待履行'], ['达成日期', chineseDate(view.reachedOn)]),
      ],
    },
    {
      type: 'ending', lead: [line(`${basis.text}（${basis.basis}）以上内容已向各方当事人复述，各方确认。`)],
      signatures: [
        ...staffSignatures('人民调解员（签名）', view.mediators),
        ...staffSignatures('记录人（签名）', view.recorder === undefined ? [] : [view.recorder]),
      ],
      date: line(chineseDate(view.reachedOn)),
      note: '备注：此表由人民调解委员会填写。口头协议不以当事人签名、按指印为生效条件；当事人愿意签名的，签于空白处。',
    },
  ]);
}

const endings = {
  failed: '经调解，各方当事人未能达成协议',
  refused: '当事人明确表示不同意继续调解',
  withdrawn: '申请人撤回调解申请',
  expired: '在通常的调解期限内未能达成协议，当事人未一致要求继续调解',
  other: '因下列原因不能继续调解',
} as const;

/** 人民调解终止告知书 (人民调解法 art 26), with the remedies sheet. */
export function terminationNotice(view: PaperView<'terminationNotice'>): Sheet {
  const law = legalText('ends', view.date);
  return sheet('letter', paperKinds.terminationNotice.zh, [
    { type: 'title', over: view.committee.name, text: paperKinds.terminationNotice.zh },
    caption('', view.number),
    { type: 'paragraph', indent: false, runs: [partyNames(view.parties), '：'] },
    {
      type: 'paragraph', indent: true,
      runs: [
        `本会于${chineseDate(view.acceptedOn)}受理你们之间的`, orBlank(view.disputeType, 6),
        `纠纷。${endings[view.ending]}，依照${law.basis}，本会终止调解，现予告知。`,
      ],
    },
    ...section('一、终止调解的情况', view.reason, 3),
    { type: 'heading', text: '二、你们可以通过下列途径维护自己的权利' },
    ...remediesBlocks(view.remedies),
    {
      type: 'ending', lead: [line('以上途径，当事人可以自行选择。终止调解后，各方同意的，可以再次申请人民调解。请在收到本告知书时签名。')],
      signatures: [
        ...partySignatures(view.parties),
        ...staffSignatures('人民调解员（签名）', view.mediators),
      ],
      seal: { unit: view.committee.name, date: line(chineseDate(view.date)) },
    },
  ]);
}
