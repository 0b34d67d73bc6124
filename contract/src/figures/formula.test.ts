import { describe, expect, it } from 'vitest';
import { FigureBook, measuresOf, nameOf } from './definitions.ts';
import type { FigureRowGiven } from './definitions.ts';
import { compileFormula } from './formula.ts';
import { lastWeeks, monthsUntil, piecesOf, spanBefore } from './rules.ts';
import type { MeasureCode } from './vocabulary.ts';

const faultOf = (text: string, names: readonly string[] = ['a', 'b']): string => compileFormula(text, names).fault?.zh ?? 'none';
const valueOf = (text: string, values: Record<string, number | null>): number | null | undefined => compileFormula(text, Object.keys(values)).formula?.evaluate(values);

describe('a formula', () => {
  it('reckons with numbers and names, and chooses', () => {
    expect([valueOf('a / b * 100.0', { a: 3, b: 4 }), valueOf('a - b', { a: 3, b: 4 }), valueOf('b > 3.0 ? a : -a', { a: 3, b: 4 }), valueOf('a > 1.0 && !(b > 5.0) ? 1.0 : 0.0', { a: 3, b: 4 })]).toEqual([75, -1, 3, 1]);
  });

  it('has no value where it divides by nothing, or speaks of what has none', () => {
    expect([valueOf('a / b', { a: 3, b: 0 }), valueOf('a / b', { a: 0, b: 0 }), valueOf('a + b', { a: 3, b: null })]).toEqual([null, null, null]);
  });

  it('says in words what is wrong with it', () => {
    expect(faultOf('a +')).toContain('公式读不懂');
    expect(faultOf('a + c')).toContain('没有“c”这一项');
    expect(faultOf('a / 0.0')).toBe('公式除以零');
    expect(faultOf('a / (b - b)')).toBe('公式除以零');
    expect(faultOf('a * 100')).toContain('整数请写成 100.0');
    expect(faultOf('a > b')).toContain('结果不是数');
    expect(faultOf(`a + ${'b + '.repeat(200)}a`)).toContain('超过 400 个字符');
    expect(faultOf('((((((((((((((((((((((((((((((a))))))))))))))))))))))))))))))')).toBe('公式太复杂');
    expect(faultOf(`${'-'.repeat(150)}a`)).toBe('公式太复杂');
    expect(faultOf('')).toBe('公式是空的');
    for (const text of ['[a, b].map(x, x)[0]', 'size("a") > 0 ? a : b', 'double("1")', '"a"', '{"a": a}.a']) expect(faultOf(text), text).not.toBe('none');
  });

  it('names what is wrong in English, too', () => {
    expect(compileFormula('a + c', ['a']).fault?.en).toBe('there is nothing called c');
  });
});

const row = (code: string, numerator: string, more: Partial<FigureRowGiven['body']> = {}): FigureRowGiven => ({
  code, validFrom: '2020-01-01', validTo: null, source: 'a test', verified: false,
  body: { name: { zh: `指标${code}`, en: code }, about: { zh: '说明', en: 'about' }, group: 'disputes', numerator, denominator: null, formula: 'numerator', unit: 'count', events: ['disputes.registered'], version: 1, minimum: 0, better: null, ...more },
});
const ratio = { denominator: 'disputes_accepted', formula: 'numerator / denominator * 100.0', unit: 'percent', minimum: 3 } as const;
const sums = (given: Partial<Record<MeasureCode, number>>) => new Map(Object.entries(given)) as ReadonlyMap<MeasureCode, number>; // the keys of the record
const faults = (...rows: readonly FigureRowGiven[]): readonly (string | undefined)[] => new FigureBook(rows).figures.map(({ fault }) => fault?.zh);

describe('figures', () => {
  it('are sums of measures, and what is made of them', () => {
    const book = new FigureBook([row('agreed', 'disputes_agreed_oral + disputes_agreed_written'), row('rate', 'agreed', { ...ratio, denominator: 'agreed + disputes_failed' }), row('half', 'agreed', { formula: 'rate / 2.0' })]);
    const at = sums({ disputes_agreed_oral: 2, disputes_agreed_written: 1, disputes_failed: 1 });
    expect(book.figures.map((figure) => [figure.row.code, book.point(figure, at).value, figure.stock])).toEqual([['agreed', 3, false], ['rate', 75, false], ['half', 37.5, false]]);
    expect(measuresOf(book.figures)).toEqual(['disputes_agreed_oral', 'disputes_agreed_written', 'disputes_failed']);
    expect(nameOf('success-rate')).toBe('success_rate');
    const half = book.find('half');
    expect(half === undefined ? [] : book.withOthers(half).map((figure) => figure.row.code)).toEqual(['half', 'rate']);
  });

  it('are not shown where there are too few, and have no value where there is nothing', () => {
    const book = new FigureBook([row('rate', 'disputes_closed', ratio)]);
    const [figure] = book.figures;
    const at = (accepted: number) => (figure === undefined ? undefined : book.point(figure, sums({ disputes_closed: 1, disputes_accepted: accepted })));
    expect([at(0), at(2), at(3)]).toEqual([
      { value: null, why: 'no-base', numerator: 1, denominator: 0 }, { value: null, why: 'too-few', numerator: 1, denominator: 2 }, { value: 33.3333, why: null, numerator: 1, denominator: 3 },
    ]);
  });

  it('name the figure that is wrong, and the others work', () => {
    const [good, missing, circle, back] = faults(row('good', 'disputes_closed'), row('missing', 'disputes_lost'), row('circle', 'back'), row('back', 'circle'));
    expect(good).toBeUndefined();
    expect(missing).toBe('指标missing（missing）：没有“disputes_lost”这一项');
    expect(back).toContain('绕回了自己：circle → back → circle');
    expect(circle).toContain('有误');
    expect(faults(row('self', 'self'))[0]).toContain('绕回了自己：self → self');
    expect(faults(row('own', 'disputes_closed', { formula: 'own + 1.0' }))[0]).toContain('绕回了自己');
    expect(faults(row('over', 'disputes_closed', { formula: 'numerator / denominator' }))[0]).toContain('这一行没有分母');
    expect(faults(row('product', 'disputes_closed * disputes_failed'))[0]).toContain('相加减');
    expect(faults(row('constant', 'disputes_closed + 1.0'))[0]).toContain('相加减');
    expect(faults(row('of-a-ratio', 'rate'), row('rate', 'disputes_closed', ratio))[0]).toContain('是比率，不能相加');
    expect(faults(row('lame', 'disputes_closed', { formula: 'missing + numerator' }), row('missing', 'disputes_lost'))[0]).toContain('它用到的“missing”有误');
  });

  it('of which one is wrong have no value and say so', () => {
    const book = new FigureBook([row('missing', 'disputes_lost')]);
    expect(book.figures.map((figure) => book.point(figure, sums({})))).toEqual([{ value: null, why: 'bad-formula', numerator: null, denominator: null }]);
  });

  it('of a day alone are stocks', () => {
    expect(new FigureBook([row('hand', 'disputes_in_hand'), row('mixed', 'disputes_in_hand + disputes_closed')]).figures.map(({ stock }) => stock)).toEqual([true, false]);
  });
});

describe('spans', () => {
  it('go back by a month and by a year, to the end of a month where they end with one', () => {
    expect(spanBefore({ from: '2026-11-01', to: '2026-11-25' }, 'month')).toEqual({ from: '2026-10-01', to: '2026-10-25' });
    expect(spanBefore({ from: '2026-02-01', to: '2026-02-28' }, 'month')).toEqual({ from: '2026-01-01', to: '2026-01-31' });
    expect(spanBefore({ from: '2028-02-01', to: '2028-02-29' }, 'year')).toEqual({ from: '2027-02-01', to: '2027-02-28' });
    expect(lastWeeks('2026-11-25')).toEqual({ now: { from: '2026-11-19', to: '2026-11-25' }, before: { from: '2026-11-12', to: '2026-11-18' } });
    expect(monthsUntil('2026-02', 3).map(({ month, to }) => [month, to])).toEqual([['2025-12', '2025-12-31'], ['2026-01', '2026-01-31'], ['2026-02', '2026-02-28']]);
  });

  it('fall into whole months and the days around them', () => {
    expect(piecesOf({ from: '2026-10-15', to: '2026-12-10' })).toEqual({ months: { from: '2026-11-01', to: '2026-11-30' }, days: [{ from: '2026-10-15', to: '2026-10-31' }, { from: '2026-12-01', to: '2026-12-10' }] });
    expect(piecesOf({ from: '2026-11-01', to: '2026-11-30' })).toEqual({ months: { from: '2026-11-01', to: '2026-11-30' }, days: [] });
    expect(piecesOf({ from: '2026-11-03', to: '2026-11-09' })).toEqual({ months: null, days: [{ from: '2026-11-03', to: '2026-11-09' }] });
    expect(piecesOf({ from: '2026-11-03', to: '2026-12-09' })).toEqual({ months: null, days: [{ from: '2026-11-03', to: '2026-12-09' }] });
  });
});
