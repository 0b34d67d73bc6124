/** Runs and paragraphs of the editable twin. They name the prescribed typefaces, which officials' machines have. */
import type { IParagraphOptions, IRunOptions, ParagraphChild } from 'docx';
import { LineRuleType, Paragraph, TextRun } from 'docx';
import type { Line } from '../model.ts';
import type { DocxLook } from './looks.ts';

/** A role of a typeface. */
export type DocxFace = 'body' | 'kai' | 'heading' | 'title' | 'sign';

const families: Readonly<Record<DocxFace, string>> = {
  body: '仿宋', kai: '楷体', heading: '黑体', title: '方正小标宋简体', sign: 'MS Gothic',
};

/** The fonts of a role, for Chinese and for Western letters. */
export function font(face: DocxFace): { ascii: string; hAnsi: string; cs: string; eastAsia: string } {
  const western = face === 'heading' || face === 'sign' ? families[face] : 'Times New Roman';
  return { ascii: western, hAnsi: western, cs: western, eastAsia: families[face] };
}

/** Text as runs; line feeds stay line feeds. */
export function textRuns(text: string, face: DocxFace, size: number, more: IRunOptions = {}): TextRun[] {
  return text.split('\n').map((part, index) => new TextRun({
    ...more, text: part, font: font(face), size: Math.round(size * 2), ...(index > 0 ? { break: 1 } : {}),
  }));
}

/** A box to tick. */
export function tick(on: boolean, size: number): TextRun {
  return new TextRun({ text: on ? '☑' : '☐', font: font('sign'), size: Math.round(size * 2) });
}

/** The runs of a line. */
export function lineRuns(line: Line, look: DocxLook, size = look.size): TextRun[] {
  const base: DocxFace = look.small ? 'heading' : 'body';
  return line.flatMap((run) => {
    if (typeof run === 'string') return textRuns(run, base, size);
    if ('blank' in run) return textRuns('＿'.repeat(run.blank), base, size);
    if ('ticked' in run) return [tick(run.ticked, size), ...textRuns(`${run.label}　`, base, size)];
    return textRuns(run.text, run.face === 'whole' ? base : run.face === 'strong' ? 'heading' : 'kai', size);
  });
}

/** A paragraph with the look's line step. */
export function paragraph(children: readonly ParagraphChild[], look: DocxLook, more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    spacing: { line: Math.round(look.step * 20), lineRule: LineRuleType.EXACT, before: 0, after: 0 }, autoSpaceEastAsianText: false,
    ...more, children: [...children],
  });
}

/** A paragraph in a table cell: single spaced. */
export function cellParagraph(children: readonly ParagraphChild[], more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ spacing: { before: 20, after: 20 }, autoSpaceEastAsianText: false, ...more, children: [...children] });
}

/** The indent of two characters that begins a Chinese paragraph, in twips. */
export function indent(size: number): { firstLine: number } {
  return { firstLine: Math.round(size * 2 * 20) };
}
