/** Papers at the beginning: application, registration, notice of rights, refusal, hand-back. */
import type { PaperView } from '@anhe/contract/documents';
import { legalText, paperKinds } from '@anhe/contract/documents';
import { chineseDate, chineseMoment, chineseNumber } from '../format.ts';
import type { Line, Sheet } from '../model.ts';
import { line, orBlank, paragraphs } from '../model.ts';
import {
  bodyText, caption, partyLabel, partyNames, partySignature, partySignatures, partyTable, remediesBlocks, section, sheet,
  shortRow, staffSignatures, textRow, tickRow,
} from './common.ts';

const sources = { application: '当事人申请', initiative: '人民调解委员会主动调解', referral: '委托移送' } as const;

/** Words for where a dispute came from, with the organ that referred it. */
export function sourceText(source: PaperView<'registration'>['source'], referredBy: string | undefined): string | undefined {
  if (source === undefined) return undefined;
  return source === 'referral' && referredBy !== undefined ? `${sources.referral}（${referredBy}）` : sources[source];
}

/** 人民调解申请书. */
export function application(view: PaperView<'application'>): Sheet {
  return sheet('form', paperKinds.application.zh, [
    { type: 'title', text: paperKinds.application.zh },
    partyTable([
      { parties: view.applicants, fallback: '申请人' },
      { parties: view.respondents, fallback: '被申请人' },
    ]),
    { type: 'form', rows: [textRow('纠纷简要\n情况', view.facts, 50), textRow('当事人\n申请事项', view.requests, 34)] },
    {
      type: 'ending',
      lead: [line(`${view.committee.name}已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解。`)],
      signatures: partySignatures(view.applicants, '申请人'),
      date: line(chineseDate(view.date)),
    },
  ]);
}

function sourceWords(view: PaperView<'registration'>): Record<keyof typeof sources, string> {
  return view.referredBy === undefined ? sources : { ...sources, referral: `${sources.referral}（${view.referredBy}）` };
}

/** 人民调解受理登记表. */
export function registration(view: PaperView<'registration'>): Sheet {
  const source = view.source;
  return sheet('form', paperKinds.registration.zh, [
    { type: 'title', text: paperKinds.registration.zh },
    caption(view.committee.name, view.number),
    {
      type: 'paragraph', indent: true,
      runs: [
        `${view.receivedAt === undefined && view.receivedOn !== undefined ? chineseDate(view.receivedOn) : chineseMoment(view.receivedAt)}，`, view.committee.name,
        source === 'initiative' ? '主动介入' : source === 'referral' ? '受委托' : '依当事人申请',
        `，经当事人同意，于${chineseDate(view.acceptedOn)}受理`, partyNames(view.parties), '之间的纠纷。',
      ],
    },
    partyTable([{ parties: view.parties, fallback: '当事人' }]),
    {
      type: 'form',
      rows: [
        shortRow(['纠纷类型', view.disputeType], ['人民调解员', view.mediators.join('、')]),
        tickRow('案件来源', sourceWords(view), source),
        textRow('纠纷简要\n情况', view.facts, 46),
      ],
    },
    {
      type: 'ending', lead: [line('以上登记内容已向当事人核对。')],
      signatures: [
        ...partySignatures(view.parties),
        ...staffSignatures('登记人（签名）', view.registrar === undefined ? [] : [view.registrar]),
      ],
      seal: { unit: view.committee.name, date: line(chineseDate(view.date)) },
      note: '备注：此表由人民调解委员会填写。',
    },
  ]);
}

function enumerated(text: string): string {
  return `${text.split('\n').map((item, index) => `（${chineseNumber(index + 1)}）${item}`).join('；')}。`;
}

/** 人民调解权利义务告知书 (75号 art 30: told before mediation, orally or in writing). */
export function rightsNotice(view: PaperView<'rightsNotice'>): Sheet {
  const law = (key: Parameters<typeof legalText>[0]): string => legalText(key, view.date).text;
  const agreed = view.answer === 'agrees';
  const refused = view.answer === 'refuses';
  return sheet('notice', paperKinds.rightsNotice.zh, [
    { type: 'title', text: paperKinds.rightsNotice.zh },
    caption(view.committee.name, view.number),
    { type: 'paragraph', indent: false, runs: [orBlank(view.party.name, 10), '：'] },
    ...bodyText('依照《中华人民共和国人民调解法》和《人民调解工作若干规定》，在调解前将以下事项告知您：', 0),
    ...section('一、人民调解的性质和原则', `${law('nature')}\n${law('free')}`, 0),
    ...section('二、您在调解活动中的权利', enumerated(law('rights')), 0),
    ...section('三、您在调解活动中的义务', enumerated(law('duties')), 0),
    ...section('四、调解协议的效力', `${law('effect')}${law('confirmation')}`, 0),
    ...section('五、调解不成的', law('otherRemedies'), 0),
    { type: 'heading', text: '六、人民调解员' },
    {
      type: 'paragraph', indent: true,
      runs: ['本纠纷拟由', orBlank(view.mediators.join('、'), 10), '调解。您可以另行选择；认为其与本纠纷有利害关系的，可以要求更换。'],
    },
    { type: 'heading', text: '当事人意见' },
    {
      type: 'choices',
      options: [
        { runs: line('已知悉上述内容，同意由人民调解委员会调解。'), ticked: agreed },
        { runs: line('已知悉上述内容，不同意调解。'), ticked: refused },
      ],
    },
    {
      type: 'choices',
      options: [
        { runs: line('以上内容我已阅读。'), ticked: false },
        { runs: ['以上内容已由', orBlank(view.readOutBy, 6), '向我宣读，我已听清。'], ticked: view.readOutBy !== undefined },
      ],
    },
    {
      type: 'ending', lead: [],
      signatures: [
        partySignature(view.party, partyLabel(view.party, 0, 1)),
        ...staffSignatures('告知人（签名）', []),
      ],
      date: line(chineseDate(view.date)),
    },
  ]);
}

/** 人民调解不予受理通知书 (75号 arts 22, 24). */
export function refusalNotice(view: PaperView<'refusalNotice'>): Sheet {
  return sheet('letter', paperKinds.refusalNotice.zh, [
    { type: 'title', over: view.committee.name, text: paperKinds.refusalNotice.zh },
    caption('', view.number),
    { type: 'paragraph', indent: false, runs: [partyNames(view.applicants), '：'] },
    {
      type: 'paragraph', indent: true,
      runs: [`您于${chineseDate(view.appliedOn)}就`, orBlank(view.matter, 14), '一事向本会申请调解。经审查，依照', orBlank(view.article, 12), '，本会不予受理。'],
    },
    ...section('一、不予受理的理由', view.reason, 3),
    { type: 'heading', text: '二、您可以通过下列途径解决' },
    ...remediesBlocks(view.remedies),
    {
      type: 'ending',
      lead: [line('本通知不影响您依法通过仲裁、行政、司法等途径维护自己的权利。'), ...contactLine(view.committee)],
      signatures: [],
      seal: { unit: view.committee.name, date: line(chineseDate(view.date)) },
    },
  ]);
}

function contactLine(committee: { phone?: string | undefined; address?: string | undefined }): readonly Line[] {
  const parts = [
    committee.phone === undefined ? '' : `联系电话：${committee.phone}`,
    committee.address === undefined ? '' : `地址：${committee.address}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? [] : [line(`${parts.join('　')}。`)];
}

/** The committee hands a filing back to the centre, with its reason. */
export function handBackNote(view: PaperView<'handBackNote'>): Sheet {
  const enclosures = view.enclosures.length === 0 ? [] : [
    ...section('三、随函退回的材料', view.enclosures.map((name, index) => `${index + 1}．${name}`).join('\n'), 0),
  ];
  return sheet('letter', paperKinds.handBackNote.zh, [
    { type: 'title', over: view.committee.name, text: paperKinds.handBackNote.zh },
    caption('', view.number),
    { type: 'paragraph', indent: false, runs: [view.centre, '：'] },
    {
      type: 'paragraph', indent: true,
      runs: [
        `你中心于${chineseDate(view.sentOn)}委托本会调解的`, partyNames(view.parties), '之间的纠纷（登记编号：',
        orBlank(view.filingNumber, 8), '），经审查，现予退回。',
      ],
    },
    ...(view.matter === undefined ? [] : bodyText(`纠纷事项：${view.matter}`, 0)),
    ...section('一、退回的理由', view.article === undefined ? view.reason : `${view.reason}\n依据：${view.article}。`, 3),
    ...section('二、处理建议', view.suggestion, 2),
    ...enclosures,
    {
      type: 'ending',
      lead: paragraphs('在你中心重新确定承办单位之前，请继续告知当事人事项由谁承办。'),
      signatures: staffSignatures('经办人（签名）', view.handledBy === undefined ? [] : [view.handledBy]),
      seal: { unit: view.committee.name, date: line(chineseDate(view.date)) },
    },
  ]);
}
