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
  const edge = { style: BorderStyle.SINGLE, size: 4, color: '000000', space: 1 } as const;
  // Word joins equal borders of neighbouring paragraphs into one unless told to draw between them.
  const rule = { bottom: edge, between: edge } as const;
  const name = it.name === undefined ? '' : it.name;
  const helpers = it.helpers.flatMap((helper) => [
    cellParagraph(textRuns(`${helper}：`, 'body', size), { border: rule, keepNext: true, spacing: { before: 160 } }),
  ]);
  return [
    cellParagraph(textRuns(`${it.label}：${name}`, 'body', size), { keepNext: true }),
    cellParagraph(textRuns(marks[it.mark], 'body', 8, { color: '808080' }), {
      border: rule, keepNext: true, alignment: AlignmentType.RIGHT, spacing: { before: it.mark === 'none' ? 300 : 560 },
    }),
    ...helpers,
  ];
}

function pairsTable(signatures: readonly Signature[], look: DocxLook): FileChild[] {
  if (signatures.length === 0) return [];
  const columns = widths([75, 6, 75], look);
  const place = (it: Signature | undefined): Paragraph[] =>
    it === undefined ? [cellParagraph([], { keepNext: true })] : signaturePlace(it, signSize(look));
  const more = { borders: open, verticalAlign: VerticalAlignTable.TOP };
  const rows = Array.from({ length: Math.ceil(signatures.length / 2) }, (_, row) => new TableRow({
    cantSplit: true,
    children: [
      cell(place(signatures[row * 2]), columns[0] ?? 0, more), cell([cellParagraph([])], columns[1] ?? 0, more),
      cell(place(signatures[row * 2 + 1]), columns[2] ?? 0, more),
    ],
  }));
  return [fixedTable(rows, columns, false)];
}

function signSize(look: DocxLook): number {
  return Math.min(look.size, 12);
}

/** Staff on the left, on the right the seal's place: 44 mm kept free for a round seal over name and date. */
function sealTable(seal: NonNullable<Ending['seal']>, staff: readonly Signature[], look: DocxLook): FileChild {
  const columns = widths([70, 5, 81], look);
  const centred = { alignment: AlignmentType.CENTER } as const;
  const size = Math.min(look.size, 14);
  const signing = staff.flatMap((it) => signaturePlace(it, signSize(look)));
  return fixedTable([new TableRow({
    cantSplit: true, height: { value: Math.round(44 * mm), rule: HeightRule.ATLEAST },
    children: [
      cell(signing.length > 0 ? signing : [cellParagraph([])], columns[0] ?? 0, { borders: open, verticalAlign: VerticalAlignTable.TOP }),
      cell([cellParagraph([])], columns[1] ?? 0, { borders: open }),
      cell([
        cellParagraph(textRuns(seal.unit, 'body', size), centred),
        cellParagraph(textRuns('（印章）', 'body', 8, { color: '808080' }), centred),
        cellParagraph(lineRuns(seal.date, look, size), centred),
      ], columns[2] ?? 0, { borders: open }),
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
  const parties = it.signatures.filter((signature) => signature.mark !== 'none');
  const staff = it.signatures.filter((signature) => signature.mark === 'none');
  // Word joins two tables that touch; a thin paragraph keeps them apart.
  const between = paragraph([], look, { keepNext: true, spacing: { line: 20 } });
  const tail = it.seal === undefined ? pairsTable(staff, look) : [sealTable(it.seal, staff, look)];
  const date = it.date === undefined ? [] : [
    paragraph(lineRuns(it.date, look, Math.min(look.size, 14)), look, { alignment: AlignmentType.RIGHT, spacing: { before: 200 } }),
  ];
  const first = pairsTable(parties, look);
  const note = it.note === undefined ? [] : [cellParagraph(textRuns(it.note, 'body', 10), { spacing: { before: 160 } })];
  return [...lead, ...to, ...first, ...(first.length > 0 && tail.length > 0 ? [between] : []), ...tail, ...date, ...note];
}
