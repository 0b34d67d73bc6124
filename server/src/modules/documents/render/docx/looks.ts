/** Page and type of each look, as the word processor measures them: twips, half-points. */
import type { Sheet } from '../model.ts';

/** Twips in a millimetre. */
export const mm = 1440 / 25.4;

/** Geometry of a look; the same figures as the printed page. */
export interface DocxLook {
  readonly width: number;
  readonly height: number;
  readonly landscape: boolean;
  readonly margin: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  /** Body size in points, and from line to line. */
  readonly size: number;
  readonly step: number;
  readonly title: number;
  readonly table: number;
  /** Small sheets use the sans face throughout. */
  readonly small: boolean;
}

function look(
  page: readonly [number, number], margin: readonly [number, number, number, number],
  type: readonly [number, number, number, number], small = false,
): DocxLook {
  const [top, right, bottom, left] = margin;
  const [size, step, title, table] = type;
  return {
    width: page[0], height: page[1], landscape: page[0] > page[1], size, step, title, table, small,
    margin: { top, right, bottom, left },
  };
}

const a4 = [210, 297] as const;

/** Lengths in millimetres, type in points. */
export const docxLooks: Readonly<Record<Sheet['look'], DocxLook>> = {
  official: look(a4, [37, 26, 35, 28], [16, 29.6, 22, 14]),
  missive: look(a4, [37, 26, 35, 28], [16, 29.6, 22, 14]),
  letter: look(a4, [32, 26, 28, 28], [16, 28, 22, 11]),
  notice: look(a4, [22, 20, 21, 28], [12, 17.8, 20, 11]),
  form: look(a4, [27, 20, 26, 28], [13, 22.5, 22, 11]),
  register: look([297, 210], [25, 18, 20, 18], [10.5, 16, 18, 9]),
  cover: look(a4, [60, 26, 40, 32], [16, 30, 36, 12]),
  scan: look(a4, [20, 12, 18, 20], [12, 18, 16, 11]),
  thermal80: look([80, 250], [5, 4, 9, 4], [10, 14.5, 17, 9], true),
  a6: look([105, 148], [8, 8, 7, 8], [9, 12.6, 16, 9], true),
};

/** Width of the text block in twips. */
export function textWidth(it: DocxLook): number {
  return Math.floor((it.width - it.margin.left - it.margin.right) * mm);
}
