/** Tables of the editable twin: bordered forms and lists, and unseen grids that hold pairs, signatures and codes. */
import type { ITableCellOptions, ParagraphChild } from 'docx';
import {
  AlignmentType, BorderStyle, HeightRule, Paragraph, ShadingType, SimpleField, Table, TableCell, TableLayoutType, TableRow, TextRun,
  VerticalAlignTable, WidthType,
} from 'docx';
import type { Bar, Block, Column, ContentsRow, LedgerRow } from '../model.ts';
import type { DocxLook } from './looks.ts';
import { mm, textWidth } from './looks.ts';
import { cellParagraph, font, indent, lineRuns, textRuns } from './text.ts';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const noBorders = { top: none, bottom: none, left: none, right: none } as const;
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

/** Shares of the text width in twips. */
export function widths(shares: readonly number[], look: DocxLook): readonly number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => Math.floor((textWidth(look) * share) / total));
}

/** A table of fixed columns. */
export function fixedTable(rows: readonly TableRow[], columns: readonly number[], bordered: boolean): Table {
  return new Table({
    rows: [...rows], columnWidths: [...columns], layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    ...(bordered ? {} : { borders: { ...noBorders, insideHorizontal: none, insideVertical: none } }),
  });
}

/** A cell of so many twips. */
export function cell(children: readonly Paragraph[], width: number, more: Partial<ITableCellOptions> = {}): TableCell {
  return new TableCell({
    verticalAlign: VerticalAlignTable.CENTER, margins: { left: 80, right: 80, top: 40, bottom: 40 },
    ...more, children: [...children], width: { size: width, type: WidthType.DXA },
  });
}

/** A bordered form of labels and values. */
export function formTable(block: Extract<Block, { type: 'form' }>, look: DocxLook): Table {
  const columns = widths([27, 54, 27, 54], look);
  const width = (index: number): number => columns[index] ?? 0;
  const size = look.table + 1;
  const rows = block.rows.map((row) => new TableRow({
    cantSplit: row.height === undefined,
    ...(row.height === undefined ? {} : { height: { value: Math.round(row.height * mm), rule: HeightRule.ATLEAST } }),
    children: row.cells.flatMap((it, index) => {
      const wide = row.cells.length === 1;
      const value = it.value.map((line) => cellParagraph(lineRuns(line, look, size), row.height === undefined ? {} : { indent: indent(size) }));
      return [
        cell([cellParagraph(textRuns(it.label, 'body', size), { alignment: AlignmentType.CENTER })], width(index * 2)),
        cell(value.length > 0 ? value : [cellParagraph([])], wide ? width(1) + width(2) + width(3) : width(index * 2 + 1), {
          ...(wide ? { columnSpan: 3 } : {}),
          verticalAlign: row.height === undefined ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
        }),
      ];
    }),
  }));
  return fixedTable(rows, columns, true);
}

function headerRow(columns: readonly Column[], sizes: readonly number[], look: DocxLook): TableRow {
  return new TableRow({
    tableHeader: true, cantSplit: true,
    children: columns.map((column, index) => cell(
      [cellParagraph(textRuns(column.title, 'heading', look.table), { alignment: AlignmentType.CENTER })], sizes[index] ?? 0,
    )),
  });
}

/** Name of the paragraph style of lists in so many points. */
export function listStyle(points: number): string {
  return `list-${points * 2}`;
}

/** A bordered list with a header that repeats. */
export function listTable(block: Extract<Block, { type: 'table' }>, look: DocxLook): Table {
  const sizes = widths(block.columns.map((column) => column.width), look);
  const blank = Array.from({ length: block.blankRows }, () => block.columns.map(() => ''));
  // Thousands of rows: the type comes from a style, so that a cell is no more than its text.
  const style = listStyle(look.table);
  const rows = [...block.rows, ...blank].map((row) => new TableRow({
    height: { value: Math.round(7 * mm), rule: HeightRule.ATLEAST }, cantSplit: row.every((text) => text.length < 230),
    children: row.map((text, index) => new TableCell({
      children: text.split('\n').map((part) => new Paragraph({ style, text: part, autoSpaceEastAsianText: false, alignment: alignments[block.columns[index]?.align ?? 'left'] })),
      verticalAlign: VerticalAlignTable.CENTER,
    })),
  }));
  return fixedTable([headerRow(block.columns, sizes, look), ...rows], sizes, true);
}

/** Pages of the printed dossier by the name of a sheet's bookmark. */
export type PageOf = (bookmark: string) => number | undefined;

/** The dossier's index. Pages are fields: the word processor counts them anew, until then they show the printed ones. */
export function contentsTable(rows: readonly ContentsRow[], look: DocxLook, pageOf: PageOf): Table {
  const columns: readonly Column[] = [
    { title: '顺序', width: 14, align: 'center' }, { title: '项号', width: 14, align: 'center' },
    { title: '文书名称', width: 60 }, { title: '日期', width: 32, align: 'center' },
    { title: '起页', width: 18, align: 'center' }, { title: '备注', width: 24, align: 'center' },
  ];
  const sizes = widths(columns.map((column) => column.width), look);
  const size = look.table + 1;
  const page = (row: ContentsRow): ParagraphChild[] => {
    if (row.sheets === undefined) return textRuns(row.pages ?? '', 'body', size);
    const bookmark = sheetBookmark(row.sheets.first);
    return [new SimpleField(`PAGEREF ${bookmark} \\h`, String(pageOf(bookmark) ?? ''))];
  };
  const body = rows.map((row, order) => new TableRow({
    cantSplit: true,
    children: columns.map((column, index) => {
      const text = [String(order + 1), row.item, row.name, row.date, '', row.remark][index] ?? '';
      const runs = index === 4 ? page(row) : textRuns(text, 'body', size);
      return cell([cellParagraph(runs, { alignment: alignments[column.align ?? 'left'] })], sizes[index] ?? 0);
    }),
  }));
  return fixedTable([headerRow(columns, sizes, look), ...body], sizes, true);
}

/** Name of the bookmark at the beginning of a sheet. */
export function sheetBookmark(index: number): string {
  return `sheet${index}`;
}

const underlined = { ...noBorders, bottom: { style: BorderStyle.SINGLE, size: 6, color: '000000' } } as const;

/** The underlined lines of a cover. */
export function ledgerTable(rows: readonly LedgerRow[], look: DocxLook, counted: string): Table {
  const columns = widths([38, 114], look);
  return fixedTable(rows.map((row) => new TableRow({
    height: { value: Math.round(15 * mm), rule: HeightRule.ATLEAST },
    children: [
      cell([cellParagraph(textRuns(row.label, 'heading', look.size))], columns[0] ?? 0, { borders: noBorders, verticalAlign: VerticalAlignTable.BOTTOM }),
      cell([cellParagraph(textRuns(row.counted === true ? counted : row.value, 'body', look.size))], columns[1] ?? 0, { borders: underlined, verticalAlign: VerticalAlignTable.BOTTOM }),
    ],
  })), columns, false);
}

/** Labels and values without lines, as slips have them. */
export function pairsTable(rows: readonly LedgerRow[], look: DocxLook): Table {
  const columns = widths([14, 58], look);
  return fixedTable(rows.map((row) => new TableRow({
    children: [row.label, row.value].map((text, index) => cell(
      [cellParagraph(textRuns(text, 'heading', look.size))], columns[index] ?? 0,
      { borders: noBorders, verticalAlign: VerticalAlignTable.TOP, margins: { left: 0, right: 40, top: 0, bottom: 0 } },
    )),
  })), columns, false);
}

/** Parts in which the length of a bar is told. */
const barParts = 40;

/** A picture of bars as shaded cells, which every word processor draws and prints. */
export function barsTable(bars: readonly Bar[], look: DocxLook): Table {
  const columns = widths([32, ...Array.from({ length: barParts }, () => 94 / barParts), 30], look);
  const sum = (from: number, count: number): number => columns.slice(from, from + count).reduce((all, width) => all + width, 0);
  const margins = { left: 40, right: 40, top: 0, bottom: 0 };
  const text = (words: string, width: number, alignment: keyof typeof alignments): TableCell => cell([cellParagraph(textRuns(words, 'body', look.table - 1), { alignment: alignments[alignment] })], width, { borders: noBorders, margins });
  const part = (from: number, count: number, filled: boolean): TableCell[] =>
    (count === 0 ? [] : [cell([cellParagraph([])], sum(1 + from, count), { borders: noBorders, margins, columnSpan: count, ...(filled ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: '2F6F73' } } : {}) })]);
  return fixedTable(bars.map(({ label, text: said, share }) => {
    const filled = share === 0 ? 0 : Math.max(1, Math.round((share / 100) * barParts));
    return new TableRow({ cantSplit: true, children: [text(label, sum(0, 1), 'right'), ...part(0, filled, true), ...part(filled, barParts - filled, false), text(said, sum(barParts + 1, 1), 'left')] });
  }), columns, false);
}

/** Codes in two columns, each with a box to cross off. */
export function cardsTable(codes: readonly string[], look: DocxLook): Table {
  const columns = widths([1, 1], look);
  const rows = Array.from({ length: Math.ceil(codes.length / 2) }, (_, row) => new TableRow({
    children: [0, 1].map((side) => {
      const code = codes[row * 2 + side];
      const runs = code === undefined ? [] : [
        new TextRun({ text: `${row * 2 + side + 1}　`, font: font('heading'), size: 14 }), ...textRuns(`${code}　`, 'heading', 11),
        new TextRun({ text: '☐', font: font('sign'), size: 20 }),
      ];
      return cell([cellParagraph(runs, { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0 } })], columns[side] ?? 0, { margins: { top: 0, bottom: 0 } });
    }),
  }));
  return fixedTable(rows, columns, true);
}
