/** The closing report of a campaign. It names places and units, never a person, and puts them in the order of codes; no official specimen was found. */
import type { PaperView } from '@anhe/contract/documents';
import { paperKinds } from '@anhe/contract/documents';
import { chineseDate, shortDate } from '../format.ts';
import type { Block, Sheet } from '../model.ts';
import { line, paragraphs } from '../model.ts';

type View = PaperView<'campaignReport'>;
type Point = View['figures'][number]['during'];

const tallyColumns = ['应完成', '按期完成', '逾期完成', '无此情况', '逾期未完成', '未到期'].map((title) => ({ title, width: 21, align: 'center' as const }));

const pointText = ({ value, base }: Point): string => (base === undefined ? value : `${value}（${base}）`);

/** One task: its places in the order of their codes with the total below, and where it is late. */
function taskBlocks({ title, measure, rows, all, late }: View['tasks'][number], index: number): Block[] {
  const cells = (row: View['tasks'][number]['all']): string[] => [row.name, ...[row.total, row.done, row.doneLate, row.excused, row.late, row.open].map(String), row.amount ?? ''];
  return [
    { type: 'heading', text: `表${index + 1}　${title}` },
    { type: 'caption', left: line(measure), right: line('按区划代码排列，不作排名') },
    {
      type: 'table', blankRows: 0, empty: '没有落实到任何地方。',
      columns: [{ title: '地方或单位', width: 46 }, ...tallyColumns, { title: '数量', width: 22, align: 'right' }],
      rows: rows.length === 0 ? [] : [...rows.map(cells), cells(all)],
    },
    ...(late.length === 0 ? [] : [{ type: 'note' as const, runs: line(`逾期未完成：${late.join('、')}。`) }]),
  ];
}

function figureBlocks({ figures, spans, from, to }: View): Block[] {
  if (figures.length === 0) return [];
  return [
    { type: 'heading', text: '有关数据' },
    { type: 'caption', left: line(spans === undefined ? '' : `行动前：${spans.before}　上年同期：${spans.yearBefore}`), right: line('') },
    {
      type: 'table', blankRows: 0,
      columns: [{ title: '指标', width: 52 }, { title: `行动期间（${shortDate(from)}至${shortDate(to)}）`, width: 52, align: 'center' }, { title: '行动前同样天数', width: 42, align: 'center' }, { title: '上年同期', width: 42, align: 'center' }],
      rows: figures.map(({ name, during, before, yearBefore }) => [name, pointText(during), pointText(before), pointText(yearBefore)]),
    },
    { type: 'note', runs: line('比率后面括号里是分子和分母。数据的前后变化不等于行动的成效。') },
  ];
}

/** 专项行动总结报告. */
export function campaignReport(view: View): Sheet {
  const title = paperKinds.campaignReport.zh;
  return {
    look: 'notice', title, pageNumbers: true, counted: false,
    blocks: [
      { type: 'title', over: view.office, text: title },
      { type: 'caption', left: line(view.title), right: line(view.number ?? '') },
      ...paragraphs(view.text, 20).map((runs): Block => ({ type: 'paragraph', indent: true, runs })),
      ...view.tasks.flatMap(taskBlocks), ...figureBlocks(view),
      // The seal never stands alone on a page: the last sentence goes with it.
      { type: 'ending', lead: [line(`以上数字统计于${chineseDate(view.countedOn)}${view.approvedOn === undefined ? '；本总结还没有审定' : ''}。`)], signatures: [], seal: { unit: view.office, date: line(chineseDate(view.approvedOn)) } },
    ],
  };
}
