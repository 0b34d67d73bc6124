/** Papers of awards. They name places and organisations, never a person; no official specimen was found. */
import type { PaperView } from '@anhe/contract/documents';
import { paperKinds } from '@anhe/contract/documents';
import { chineseDate, shortDate } from '../format.ts';
import type { Block, Sheet } from '../model.ts';
import { line } from '../model.ts';
import { sheet } from './common.ts';

/** 命名证书. */
export function awardCertificate(view: PaperView<'awardCertificate'>): Sheet {
  const named = `${view.place === undefined ? '' : view.place}${view.holder}`;
  return sheet('letter', paperKinds.awardCertificate.zh, [
    { type: 'title', text: paperKinds.awardCertificate.zh },
    { type: 'paragraph', indent: false, align: 'right', runs: [{ text: view.number, face: 'whole' }] },
    { type: 'paragraph', indent: false, runs: [{ text: named, face: 'strong' }, '：'] },
    { type: 'paragraph', indent: true, runs: ['经申报、县级初审、市级复核、实地核查和公示，决定命名为', { text: `“${view.award}”`, face: 'strong' }, '。'] },
    { type: 'paragraph', indent: true, runs: [`命名有效期自${chineseDate(view.namedOn)}至${chineseDate(view.until)}。`] },
    {
      type: 'ending', lead: [['特发此证。']], signatures: [],
      ...(view.office === undefined ? { date: line(chineseDate(view.namedOn)) } : { seal: { unit: view.office, date: line(chineseDate(view.namedOn)) } }),
    },
  ]);
}

const titles = { notice: '平安命名公示', named: '平安命名名单' } as const;

/** 命名公示、命名名单. */
export function awardList(view: PaperView<'awardList'>): Sheet {
  const notice = view.what === 'notice';
  const asked = `下列${view.entries.length}个对象拟予命名，现予公示。对公示内容有异议的，请在各自的公示期内向本单位反映${view.phone === undefined ? '' : `，电话：${view.phone}`}；收到的异议由未参与审核的人员书面答复并说明理由。`;
  const said: Block[] = notice ? [{ type: 'paragraph', indent: true, runs: [asked] }] : [];
  return {
    look: 'register', title: titles[view.what], pageNumbers: true, counted: false,
    blocks: [
      { type: 'title', over: view.office, text: titles[view.what] },
      ...said,
      {
        type: 'table', blankRows: 0, empty: notice ? '现在没有公示中的对象。' : '现在没有有效的命名。',
        columns: [
          { title: '序号', width: 14, align: 'center' }, { title: '命名对象', width: 70 }, { title: '所在县（市、区）', width: 34, align: 'center' }, { title: '命名', width: 62 }, ...(notice ? [] : [{ title: '编号', width: 66 }]),
          { title: notice ? '公示开始' : '命名日期', width: 28, align: 'center' }, { title: notice ? '公示截止' : '有效期至', width: 28, align: 'center' },
        ],
        rows: view.entries.map((entry, index) => [String(index + 1), entry.holder, entry.place ?? '', entry.award, ...(notice ? [] : [entry.number ?? '']), shortDate(entry.from), shortDate(entry.until)]),
      },
      { type: 'ending', lead: [], signatures: [], seal: { unit: view.office, date: line(chineseDate(view.printedOn)) } },
    ],
  };
}
