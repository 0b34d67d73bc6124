/** The head, title and end of an official letter in the editable twin. */
import type { FileChild } from 'docx';
import { AlignmentType, Bookmark, BorderStyle, HeadingLevel, LineRuleType, Paragraph, TabStopType } from 'docx';
import type { Block } from '../model.ts';
import type { DocxLook } from './looks.ts';
import { mm, textWidth } from './looks.ts';
import { paragraph, textRuns } from './text.ts';

type Of<T extends Block['type']> = Extract<Block, { type: T }>;

const red = 'D40000';
/** A point is twenty twips. */
const step = (look: DocxLook): number => Math.round(look.step * 20);
const length = (millimetres: number): number => Math.round(millimetres * mm);
/** The organ's name as large as it goes on one line. */
const organSize = (organ: string): number => Math.min(42, (150 / 25.4 * 72) / Math.max(1, organ.length));

/** The organ in red over the number and the red rule; the letter format has a double line that is wider than the text, and the number at the right below it. */
export function officialHead({ organ, number }: Of<'official-head'>, look: DocxLook, missive: boolean): FileChild[] {
  const size = organSize(organ);
  const name = textRuns(organ, 'title', size, { color: red });
  const exact = { line: Math.round(size * 20), lineRule: LineRuleType.EXACT, after: 0 } as const;
  if (missive) {
    const wide = { left: -length(8), right: -length(6) };
    return [
      new Paragraph({
        alignment: AlignmentType.CENTER, children: name, indent: wide, spacing: { ...exact, before: 0 }, border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 18, color: red, space: 11 } }, keepNext: true,
      }),
      paragraph(textRuns(number ?? '', 'body', look.size), look, { alignment: AlignmentType.RIGHT, keepNext: true, spacing: { line: step(look), lineRule: LineRuleType.EXACT, before: length(5), after: step(look) * 2 } }),
    ];
  }
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, children: name, spacing: { ...exact, before: length(35) }, keepNext: true }),
    paragraph(textRuns(number ?? '', 'body', look.size), look, {
      alignment: AlignmentType.CENTER, keepNext: true, spacing: { line: step(look), lineRule: LineRuleType.EXACT, before: step(look) * 2, after: step(look) * 2 }, border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 11 } },
    }),
  ];
}

export const officialTitle = (text: string, look: DocxLook, bookmark: string): FileChild[] => [
  new Paragraph({
    alignment: AlignmentType.CENTER, heading: HeadingLevel.HEADING_1, keepNext: true, spacing: { before: 0, after: step(look) }, children: [new Bookmark({ id: bookmark, children: textRuns(text, 'title', look.title) })],
  }),
];

/** The organ's name over the date, four characters before the right edge; below, who gets a copy and who printed it. */
export function officialEnd({ organ, date, copies, printed }: Of<'official-end'>, look: DocxLook): FileChild[] {
  const right = { alignment: AlignmentType.RIGHT, indent: { right: Math.round(look.size * 4 * 20) } } as const;
  const edge = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000', space: 3 });
  // Eighths of a point: 0.35 mm and 0.25 mm.
  const [outer, inner] = [edge(8), edge(6)];
  const small = { spacing: { before: 0, after: 0 }, indent: { left: 280, right: 280 } } as const;
  return [
    paragraph(textRuns(organ, 'body', look.size), look, { ...right, keepNext: true, spacing: { line: step(look), lineRule: LineRuleType.EXACT, before: step(look), after: 0 } }),
    paragraph(textRuns(date, 'body', look.size), look, { ...right, spacing: { line: step(look), lineRule: LineRuleType.EXACT, before: 0, after: length(16) } }),
    ...(copies === undefined ? [] : [new Paragraph({ ...small, children: textRuns(`抄送：${copies}。`, 'body', 14), border: printed === undefined ? {} : { top: outer, bottom: inner } })]),
    ...(printed === undefined ? [] : [new Paragraph({
      ...small, children: textRuns(`${organ}\t${printed}`, 'body', 14), tabStops: [{ type: TabStopType.RIGHT, position: textWidth(look) - 280 }], border: { ...(copies === undefined ? { top: outer } : {}), bottom: outer },
    })]),
  ];
}
