import type { PaperInput } from '@anhe/contract/documents';
import { beforeAll, describe, expect, it } from 'vitest';
import { unzip } from '../../../../test/docx.ts';
import { readPdf } from '../../../../test/pdf.ts';
import type { SetPage, SetText } from '../../../../test/pdf.ts';
import { createPaperRenderer } from './index.ts';

const renderer = createPaperRenderer();
/** 68 full-width characters: two lines and a part of a third. */
const paragraph = '为切实推进矛盾纠纷排查化解工作，请各单位逐项核实所列事项，明确承办人员和办理时限，逐件登记、逐件回复，不得推诿拖延，对群众合理诉求要解决到位。';
const organ = '合阳县社会治安综合治理中心';
// Full-width throughout, so that its end is its beginning and so many characters.
const number = '合督办〔二〇二六〕五号';

const view = (format: 'general' | 'letter', more: object = {}): PaperInput<'officialLetter'> => ({
  format, organ, number, title: '关于矛盾纠纷逾期未办情况的督办单', to: '城关街道人民调解委员会', text: Array.from({ length: 14 }, () => paragraph).join('\n'), attachments: ['事项清单', '办理时限表'], date: '2026-11-25',
  copies: '县人民政府办公室', ...more,
});
const pagesOf = async (format: 'general' | 'letter', more: object = {}): Promise<readonly SetPage[]> => readPdf((await renderer.renderPaper('officialLetter', view(format, more), 'pdf')).bytes);

/** Millimetres of a point. */
const pt = 25.4 / 72;
const step = (225 - 16 * pt) / 21;
const upper = ({ y, size }: SetText): number => y - 0.86 * size * pt;
const lower = ({ y, size }: SetText): number => y + 0.14 * size * pt;
const end = ({ x, text, pitch }: SetText): number => x + [...text].length * pitch;
const known = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('it stands on the page');
  return value;
};
const find = ({ texts }: SetPage, words: string): SetText => known(texts.find(({ text }) => text.startsWith(words)));
const body = ({ texts }: SetPage): readonly SetText[] => texts.filter(({ size }) => size === 16);
/** Whether a length is what the standard says, within its tolerance of one millimetre unless another is named. */
const is = (found: number, wanted: number, tolerance = 1): void => expect(Math.abs(found - wanted), `${found.toFixed(2)} mm instead of ${wanted} mm`).toBeLessThanOrEqual(tolerance);

describe.each(['general', 'letter'] as const)('the type area of the %s format', (format) => {
  let pages: readonly SetPage[];
  beforeAll(async () => {
    pages = await pagesOf(format);
  });

  it('is 156 by 225 millimetres on A4, 37 from the top and 28 from the left', () => {
    expect(pages.length).toBe(3);
    for (const { width, height } of pages) {
      is(width, 210, 0.1);
      is(height, 297, 0.1);
    }
    const lines = body(known(pages[1]));
    is(Math.min(...lines.map(upper)), 37);
    is(Math.min(...lines.map(({ x }) => x)), 28, 0.2);
    is(Math.max(...lines.map(end)), 28 + 156, 0.2);
    is(Math.max(...lines.map(lower)), 37 + 225);
  });

  it('is filled by 22 lines of 28 characters of size 3', () => {
    const lines = body(known(pages[1])).toSorted((one, other) => one.y - other.y);
    expect(lines).toHaveLength(22);
    lines.slice(1).forEach((line, index) => is(line.y - known(lines[index]).y, step, 0.05));
    const full = lines.filter(({ x, text }) => x < 28.5 && [...text].length === 28);
    expect(full.length).toBeGreaterThan(5);
    for (const { pitch, size } of full) {
      expect(size).toBe(16);
      is(pitch, 156 / 28, 0.01);
    }
    // A paragraph begins two characters in.
    is(known(lines.find(({ text }) => text.startsWith('为切实'))).x, 28 + (2 * 156) / 28, 0.05);
  });

  it('has its numbers in size 4 seven millimetres below, odd ones right, even ones left, one character in', () => {
    const [, even, odd] = pages.map(({ texts }) => texts.find(({ text }) => text.startsWith('—')));
    for (const [one, words] of [[even, '— 2 —'], [odd, '— 3 —']] as const) {
      expect(known(one).text).toBe(words);
      expect(known(one).size).toBe(14);
      // The dash is a good third of its size above the base line.
      is(known(one).y - 0.36 * 14 * pt, 37 + 225 + 7);
    }
    is(known(even).x, 28 + 14 * pt, 0.2);
    expect(known(odd).x).toBeGreaterThan(150);
  });

  it('ends with the date four characters before the right edge, the organ over its middle, and room for a seal', () => {
    const last = known(pages[2]);
    const [name, day] = [known(last.texts.findLast(({ text, size }) => text === organ && size === 16)), find(last, '2026年11月25日')];
    const dayEnd = 2 * (name.x + ([...organ].length * 16 * pt) / 2) - day.x;
    is(dayEnd, 28 + 156 - (4 * 156) / 28, 0.5);
    is(day.y - name.y, step, 0.05);
    const above = Math.max(...body(last).filter(({ y }) => y < name.y).map(lower));
    // One empty line above, so that the seal's upper edge is within a line of the text.
    is(upper(name) - above, 2 * step - 16 * pt, 0.1);
    const below = Math.min(...last.texts.filter(({ y, size }) => y > day.y && size === 14).map(upper));
    expect(below - lower(day)).toBeGreaterThanOrEqual(16);
  });
});

describe('the general format', () => {
  it('has the red head 35 millimetres below, the number two lines under it, the red rule 4 millimetres further, the title two lines on', async () => {
    const first = known((await pagesOf('general'))[0]);
    const [head, its, title] = [find(first, organ), find(first, number), find(first, '关于')];
    is(upper(head), 37 + 35);
    is(head.x + end(head), 2 * 28 + 156, 0.2);
    expect(head.size * pt).toBeLessThanOrEqual(15);
    is(upper(its) - lower(head), 2 * step, 0.1);
    is(its.x + end(its), 2 * 28 + 156, 0.2);
    const rules = first.rules.filter(({ red }) => red);
    expect(rules).toHaveLength(1);
    const rule = known(rules[0]);
    is(rule.y - lower(its), 4);
    is(rule.length, 156, 0.1);
    is(rule.x, 28, 0.1);
    expect(title.size).toBe(22);
    is(upper(title) - rule.y, 2 * step, 0.5);
    is(upper(find(first, '城关街道')) - lower(title), 2 * step - 16 * pt, 0.5);
    expect(find(first, '— 1 —').x).toBeGreaterThan(150);
  });

  it('ends with the distribution list on the last line of the type area', async () => {
    const last = known((await pagesOf('general')).at(-1));
    const rules = last.rules.filter(({ red }) => !red).toSorted((one, other) => one.y - other.y);
    expect(rules.map(({ thickness }) => Number(thickness.toFixed(2)))).toEqual([0.35, 0.25, 0.35]);
    is(known(rules[2]).y, 37 + 225, 0.3);
    for (const { length, x } of rules) {
      is(length, 156, 0.1);
      is(x, 28, 0.1);
    }
    const [copies, printed] = [find(last, '抄送：'), find(last, '2026年11月25日印发')];
    expect([copies.size, printed.size]).toEqual([14, 14]);
    is(copies.x, 28 + 14 * pt, 0.2);
    expect(copies.y).toBeLessThan(printed.y);
  });

  it('fits a short letter on its page as far as its text does, and has no number while it is not signed', async () => {
    const pages = await pagesOf('general', { text: '请你单位抓紧办理。', attachments: [], number: undefined, date: undefined });
    expect(pages).toHaveLength(1);
    expect(known(pages[0]).texts.some(({ text }) => text.includes('〔'))).toBe(false);
  });
});

describe('the letter format', () => {
  it('has the organ 30 millimetres from the edge, a red double line 4 below it and 20 from the lower edge, and no number of the first page', async () => {
    const first = known((await pagesOf('letter'))[0]);
    const [head, its] = [find(first, organ), find(first, number)];
    is(upper(head), 30);
    const rules = first.rules.filter(({ red }) => red).toSorted((one, other) => one.y - other.y);
    expect(rules.map(({ thickness }) => thickness > 0.5)).toEqual([true, false, false, true]);
    for (const { length, x } of rules) {
      is(length, 170, 0.1);
      is(x, 20, 0.1);
    }
    is(known(rules[0]).y - lower(head), 4);
    is(297 - known(rules[3]).y, 20);
    // The number ends at the right edge, 7/8 of a character under the line.
    is(end(its), 28 + 156, 0.2);
    is(upper(its) - known(rules[1]).y, (16 * pt * 7) / 8, 0.3);
    expect(first.texts.some(({ text }) => text.startsWith('—'))).toBe(false);
    is(upper(find(first, '关于')) - lower(its), 2 * step, 0.5);
  });
});

describe('the editable twin', () => {
  it.each(['general', 'letter'] as const)('of the %s format has the same page and grid', async (format) => {
    const { bytes } = await renderer.renderPaper('officialLetter', view(format), 'docx');
    const files = unzip(bytes);
    const xml = files.get('word/document.xml') ?? '';
    const margin = /<w:pgMar ([^>]*)\/>/.exec(xml)?.[1] ?? '';
    const of = (name: string): number => (Number(new RegExp(`w:${name}="(-?\\d+)"`).exec(margin)?.[1]) / 1440) * 25.4;
    is(of('top'), 37, 0.1);
    is(of('left'), 28, 0.1);
    is(of('right'), 26, 0.1);
    is(of('bottom'), 35, 0.1);
    const grid = /<w:docGrid ([^>]*)\/>/.exec(xml)?.[1] ?? '';
    expect(grid).toContain('w:type="linesAndChars"');
    is((Number(/w:linePitch="(\d+)"/.exec(grid)?.[1]) / 1440) * 25.4, step, 0.05);
    expect(/<w:titlePg\/>|<w:titlePg w:val="(?:true|1)"\/>/.test(xml)).toBe(format === 'letter');
    expect(files.get('word/settings.xml')).toContain('w:evenAndOddHeaders');
    const feet = [...files].filter(([name]) => name.startsWith('word/footer')).map(([, text]) => text);
    expect(feet.filter((text) => text.includes('— '))).toHaveLength(2);
    expect(xml).toContain('w:color w:val="D40000"');
  });
});
