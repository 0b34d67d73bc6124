/** 年度报告. No official specimen of it was found; a table stands beside every picture. */
import type { PaperView } from '@anhe/contract/documents';
import { paperKinds } from '@anhe/contract/documents';
import { chineseDate, chineseNumber, shortDate } from '../format.ts';
import type { Block, Column, Sheet } from '../model.ts';
import { line, paragraphs } from '../model.ts';

type View = PaperView<'yearlyReport'>;
type Table = View['chapters'][number]['tables'][number];

const told = (text: string): Block[] => paragraphs(text).map((runs): Block => ({ type: 'paragraph', indent: true, runs }));

/** The first column names the row and is the widest; numbers stand at the right. */
const columnsOf = (titles: readonly string[]): Column[] => titles.map((title, index) => ({ title, width: index === 0 ? 44 : Math.max(16, 118 / (titles.length - 1)), align: index === 0 ? 'left' : 'right' }));

const tableBlocks = ({ title, columns, rows, drawn, note }: Table): Block[] => [
  { type: 'paragraph', indent: false, keep: true, apart: true, runs: [{ text: title, face: 'strong' }] },
  ...drawn.map(({ label, bars }): Block => ({ type: 'bars', label, rows: bars })),
  { type: 'table', blankRows: 0, columns: columnsOf(columns), rows, empty: '没有。' },
  ...(note === undefined ? [] : [{ type: 'note' as const, runs: line(note) }]),
];

function editionBlocks({ edition, counted }: View): Block[] {
  if (edition === undefined) return [{ type: 'note', runs: line(`预览，未发布。统计时刻：${counted}。`) }];
  return [{ type: 'note', runs: line(`第${edition.number}版，${chineseDate(edition.issuedOn)}由${edition.by}发布，统计时刻：${counted}。${edition.reason === undefined ? '' : `再版原因：${edition.reason}。`}`) }, { type: 'note', runs: line(`校验值（SHA-256）：${edition.digest}`) }];
}

function sinceBlocks({ since }: View): Block[] {
  if (since === undefined) return [];
  return [
    { type: 'heading', text: `与第${since.number}版不同之处` },
    { type: 'table', blankRows: 0, empty: '没有数字不同。', columns: [{ title: '表', width: 46 }, { title: '项目', width: 44 }, { title: '栏', width: 28 }, { title: `第${since.number}版`, width: 22, align: 'right' }, { title: '本版', width: 22, align: 'right' }], rows: since.rows.map(({ table, row, column, before, after }) => [table, row, column, before, after]) },
  ];
}

const definitionBlocks = ({ definitions }: View): Block[] => [
  { type: 'heading', text: '指标口径' },
  {
    type: 'table', blankRows: 0, columns: [{ title: '指标', width: 28 }, { title: '怎样计算', width: 62 }, { title: '公式', width: 38 }, { title: '版本', width: 16, align: 'center' }, { title: '出处', width: 38 }],
    rows: definitions.map(({ name, about, formula, version, source }) => [name, about, formula, version, source]),
  },
];

const outsideBlocks = ({ outside }: View): Block[] => [
  { type: 'heading', text: '外部数据' },
  { type: 'note', runs: line('以下数据由别的机构统计，附出处，与本报告的指标并列，不混算。') },
  { type: 'table', blankRows: 0, empty: '本年没有录入外部数据。', columns: [{ title: '名称', width: 44 }, { title: '数值', width: 22, align: 'right' }, { title: '时段', width: 46 }, { title: '出处', width: 62 }], rows: outside.map(({ name, value, span, source }) => [name, value, span, source]) },
];

/** The report on A4: the year in sentences, the chapters, what changed in counting, the definitions, what others counted. */
export function yearlyReport(view: View): Sheet {
  const title = `${view.place}${view.year}年${paperKinds.yearlyReport.zh}`;
  return {
    look: 'notice', title, pageNumbers: true, counted: false,
    blocks: [
      { type: 'title', text: title },
      { type: 'caption', left: line(`统计时段：${shortDate(view.from)}至${shortDate(view.to)}${view.whole ? '' : '（本年未结束）'}`), right: line(view.edition === undefined ? '预览' : `第${view.edition.number}版`) },
      ...editionBlocks(view), ...view.sentences.flatMap(told),
      ...view.chapters.flatMap(({ title: name, tables }, index): Block[] => [{ type: 'heading', text: `${chineseNumber(index + 1)}、${name}` }, ...tables.flatMap(tableBlocks)]),
      { type: 'heading', text: '口径和区划的变化' }, ...view.changed.flatMap(told), ...sinceBlocks(view), ...definitionBlocks(view), ...outsideBlocks(view),
    ],
  };
}
