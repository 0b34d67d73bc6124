/** Papers of a group: long tables whose heads are repeated, a line for each member. */
import type { PaperView } from '@anhe/contract/documents';
import { paperKinds } from '@anhe/contract/documents';
import { chineseDate, yuan, yuanInWords } from '../format.ts';
import type { Block, Sheet } from '../model.ts';
import { line } from '../model.ts';
import { caption, sheet, staffSignatures } from './common.ts';

type View = PaperView<'groupSignatures'> | PaperView<'groupShares'>;

const totalOf = ({ rows }: View): number => rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0);

function head(view: View, title: string): Block[] {
  const acting = view.representatives.length === 0 ? [] : [{ type: 'paragraph' as const, indent: true, runs: line(`代表人、代理人：${view.representatives.join('；')}。`) }];
  return [
    { type: 'title', over: view.committee.name, text: title }, caption('', view.number),
    ...(view.matter === undefined ? [] : [{ type: 'paragraph' as const, indent: true, runs: line(`事由：${view.matter}`) }]), ...acting,
  ];
}

function sum(view: View): Block {
  const total = totalOf(view);
  return { type: 'paragraph', indent: true, runs: line(`共${view.rows.length}人，金额合计${yuan(total)}${total === 0 ? '' : `（人民币${yuanInWords(total)}）`}。`) };
}

/** 群体成员签名表. */
export function groupSignatures(view: PaperView<'groupSignatures'>): Sheet {
  const title = paperKinds.groupSignatures.zh;
  return sheet('form', title, [
    ...head(view, title),
    {
      type: 'table', blankRows: view.rows.length === 0 ? 12 : 0,
      columns: [{ title: '序号', width: 12, align: 'center' }, { title: '姓名', width: 30, align: 'center' }, { title: '金额', width: 30, align: 'right' }, { title: '授权代表人', width: 32, align: 'center' }, { title: '签名、按指印', width: 44 }, { title: '日期', width: 26 }],
      rows: view.rows.map((row, index) => [
        String(index + 1), row.name, row.amount === undefined ? '' : yuan(row.amount), row.authorisedOn === undefined ? '否' : chineseDate(row.authorisedOn), row.signed ?? '', '',
      ]),
    },
    sum(view),
    {
      type: 'ending', lead: [line(`以上各人已看过或者听读过${view.digest === undefined ? '' : `校验码为${view.digest}的`}调解协议书，本表为协议书的附件，与协议书一并签署。`)],
      signatures: staffSignatures('人民调解员（签名）', []), date: line(chineseDate(view.date)),
    },
  ]);
}

/** 群体成员分配表. */
export function groupShares(view: PaperView<'groupShares'>): Sheet {
  const title = paperKinds.groupShares.zh;
  return sheet('form', title, [
    ...head(view, title),
    {
      type: 'table', blankRows: view.rows.length === 0 ? 12 : 0,
      columns: [{ title: '序号', width: 12, align: 'center' }, { title: '姓名', width: 32, align: 'center' }, { title: '联系方式', width: 44, align: 'center' }, { title: '金额', width: 34, align: 'right' }, { title: '备注', width: 50 }],
      rows: view.rows.map((row, index) => [String(index + 1), row.name, row.contact ?? '', row.amount === undefined ? '' : yuan(row.amount), row.note ?? '']),
    },
    sum(view),
    { type: 'ending', lead: [line('本表为调解协议书的附件。款项应当支付到各人本人账户；由他人代领的，须有本人的书面委托。')], signatures: staffSignatures('人民调解员（签名）', []), date: line(chineseDate(view.date)) },
  ]);
}
