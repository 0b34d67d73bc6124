/** Papers of passing a dispute on: the letter, the notice to the parties, the report to the organ that handed it in. */
import type { PaperView } from '@anhe/contract/documents';
import { paperKinds } from '@anhe/contract/documents';
import { chineseDate } from '../format.ts';
import type { Sheet } from '../model.ts';
import { line, orBlank, paragraphs } from '../model.ts';
import { bodyText, caption, partyNames, partySignatures, section, sheet, staffSignatures } from './common.ts';

const titles = { referral: '纠纷协助函', transfer: '纠纷移交函' } as const;
const acts = { referral: '请你单位协助办理', transfer: '移交你单位办理' } as const;

/** 协助函 or 移交函. */
export function handoverLetter(view: PaperView<'handoverLetter'>): Sheet {
  const asked = view.sort === 'referral' ? '协助期间，本纠纷仍由本单位负责。' : '你单位接收之前，本纠纷仍由本单位负责。';
  return sheet('letter', titles[view.sort], [
    { type: 'title', over: view.committee.name, text: titles[view.sort] },
    caption('', view.number),
    { type: 'paragraph', indent: false, runs: [view.receiver, '：'] },
    { type: 'paragraph', indent: true, runs: ['现将', partyNames(view.parties), `之间的${view.disputeType ?? ''}纠纷${acts[view.sort]}。`] },
    ...section('一、请办理的事项和理由', view.purpose, 2),
    ...section('二、纠纷情况', view.matter, 0),
    ...section('三、随函提供的内容', view.fields.join('、'), 0),
    ...section('四、提供的依据', view.ground, 0),
    { type: 'paragraph', indent: true, runs: [asked, '请于', orBlank(view.answerBy === undefined ? undefined : chineseDate(view.answerBy), 8), '前答复接受与否；不接受的，请说明理由。'] },
    {
      type: 'ending', lead: paragraphs('所提供的个人信息仅限用于上述事项，不得另作他用；事项办结或者收到终止通知后，不再查看。'),
      signatures: staffSignatures('经办人（签名）', view.handledBy === undefined ? [] : [view.handledBy]), seal: { unit: view.committee.name, date: line(chineseDate(view.date)) },
    },
  ]);
}

/** 个人信息转交告知（同意）书: PIPL arts 17, 23, 35. */
export function handoverNotice(view: PaperView<'handoverNotice'>): Sheet {
  const title = view.asksConsent ? '个人信息转交告知及同意书' : '个人信息转交告知书';
  const contact = view.receiverPhone === undefined ? '' : `，联系电话：${view.receiverPhone}`;
  return sheet('notice', title, [
    { type: 'title', text: title },
    caption(view.committee.name, view.number),
    { type: 'paragraph', indent: false, runs: [partyNames(view.parties), '：'] },
    ...bodyText(`为办理你们之间的${view.disputeType ?? ''}纠纷，本单位${view.sort === 'referral' ? '请其他单位协助' : '将本纠纷移交其他单位'}，现告知如下：`, 0),
    ...section('一、接收单位', `${view.receiver}${contact}`, 0),
    ...section('二、用途', view.purpose, 2),
    ...section('三、提供的内容和方式', `${view.fields.join('、')}；在安和系统内限于本纠纷查看，每次查看完整信息均有记录，您可凭受理单查询。`, 0),
    ...section('四、您的权利', view.asksConsent ? '您可以不同意，也可以随时撤回同意，撤回不影响此前已经进行的办理；您还可以查阅、复制、更正。' : '您可以查阅、复制、更正，对处理有异议的可以向本单位提出。', 0),
    ...(view.asksConsent ? [{ type: 'choices' as const, options: [{ runs: line('已知悉上述内容，同意提供。'), ticked: false }, { runs: line('已知悉上述内容，不同意提供。'), ticked: false }] }] : []),
    { type: 'ending', lead: [], signatures: partySignatures(view.parties), date: line(chineseDate(view.date)) },
  ]);
}

/** 委托移送事项反馈函. */
export function handInReturn(view: PaperView<'handInReturn'>): Sheet {
  const title = paperKinds.handInReturn.zh;
  return sheet('letter', title, [
    { type: 'title', over: view.committee.name, text: title },
    caption('', view.number),
    { type: 'paragraph', indent: false, runs: [view.organ, '：'] },
    {
      type: 'paragraph', indent: true,
      runs: ['你单位于', orBlank(view.receivedOn === undefined ? undefined : chineseDate(view.receivedOn), 8), '委托移送', ...(view.letter === undefined ? [] : [`（${view.letter}）`]), '的', partyNames(view.parties), `之间的${view.disputeType ?? ''}纠纷，`,
        ...(view.acceptedOn === undefined ? ['本会没有受理。'] : [`本会于${chineseDate(view.acceptedOn)}受理。`]), '现将办理结果反馈如下：'],
    },
    ...bodyText(view.result, 2),
    { type: 'ending', lead: [], signatures: staffSignatures('经办人（签名）', view.handledBy === undefined ? [] : [view.handledBy]), seal: { unit: view.committee.name, date: line(chineseDate(view.date)) } },
  ]);
}
