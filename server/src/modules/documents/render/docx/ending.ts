/** The end of a paper in the editable twin: last sentences, places to sign, the seal's place; kept together. */
import type { FileChild, Paragraph } from 'docx';
import { AlignmentType, BorderStyle, HeightRule, TableRow, VerticalAlignTable } from 'docx';
import type { Ending, Signature } from '../model.ts';
import type { DocxLook } from './looks.ts';
import { mm } from './looks.ts';
import { cell, fixedTable, widths } from './tables.ts';
import { cellParagraph, indent, lineRuns, paragraph, textRuns } from './text.ts';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const open = { top: none, bottom: none, left: none, right: none } as const;
const marks = { fingerprint: '（指印）', seal: '（盖章）', none: '' } as const;

function signaturePlace(it: Signature, size: number): Paragraph[] {
  const rule = { bottom: { style: BorderStyle.SINGLE, size: 4, color: '000000', space: 1 } } as const;
  const name = it.name === undefined ? '' : it.name;
  const helpers = it.helpers.flatMap((helper) => [
    cellParagraph(textRuns(`${helper}：`, 'body', size), { border: rule, keepNext: true, spacing: { before: 160 } }),
  ]);
  return [
    cellParagraph(textRuns(`${it.label}：${name}`, 'body', size), { keepNext: true }),
    cellParagraph(textRuns(marks[it.mark], 'body', 8, { color: '808080' }), {
      border: rule, keepNext: true, alignment: AlignmentType.RIGHT, spacing: { before: it.mark === 'none' ? 240 : 560 },
    }),
    ...helpers,
  ];
}

function signatureTable(signatures: readonly Signature[], look: DocxLook): FileChild[] {
  if (signatures.length === 0) return [];
  const size = Math.min(look.size, 12);
  const columns = widths([75, 6, 75], look);
  const ordered = [...signatures.filter((it) => it.mark !== 'none'), ...signatures.filter((it) => it.mark === 'none')];
  const rows = Array.from({ length: Math.ceil(ordered.length / 2) }, (_, row) => {
    const place = (index: number): Paragraph[] => {
      const it = ordered[index];
      return it === undefined ? [cellParagraph([], { keepNext: true })] : signaturePlace(it, size);
    };
    const more = { borders: open, verticalAlign: VerticalAlignTable.BOTTOM };
    return new TableRow({
      cantSplit: true,
      children: [
        cell(place(row * 2), columns[0] ?? 0, more), cell([cellParagraph([])], columns[1] ?? 0, more),
        cell(place(row * 2 + 1), columns[2] ?? 0, more),
      ],
    });
  });
  return [fixedTable(rows, columns, false)];
}

function sealTable(seal: NonNullable<Ending['seal']>, look: DocxLook): FileChild {
  const columns = widths([64, 92], look);
  const centred = { alignment: AlignmentType.CENTER } as const;
  return fixedTable([new TableRow({
    cantSplit: true, height: { value: Math.round(44 * mm), rule: HeightRule.ATLEAST },
    children: [
      cell([cellParagraph([])], columns[0] ?? 0, { borders: open }),
      cell([
        cellParagraph(textRuns(seal.unit, 'body', look.size), centred),
        cellParagraph(textRuns('（印章）', 'body', 9, { color: '808080' }), centred),
        cellParagraph(lineRuns(seal.date, look), centred),
      ], columns[1] ?? 0, { borders: open }),
    ],
  })], columns, false);
}

/** The end of a paper. */
export function endingBlocks(it: Ending, look: DocxLook): FileChild[] {
  const lead = it.lead.map((line) => paragraph(lineRuns(line, look), look, { indent: indent(look.size), keepNext: true }));
  const to = it.to === undefined ? [] : [
    paragraph(textRuns('此致', 'body', look.size), look, { indent: indent(look.size), keepNext: true }),
    paragraph(lineRuns(it.to, look), look, { keepNext: true }),
  ];
  const seal = it.seal === undefined ? [] : [sealTable(it.seal, look)];
  const date = it.date === undefined ? [] : [paragraph(lineRuns(it.date, look), look, { alignment: AlignmentType.RIGHT, spacing: { before: 200 } })];
  // Word needs a paragraph between two tables, or it joins them.
  const between = it.signatures.length > 0 && seal.length > 0 ? [paragraph([], look, { keepNext: true, spacing: { line: 20 } })] : [];
  return [...lead, ...to, ...signatureTable(it.signatures, look), ...between, ...seal, ...date];
}
