import { describe, expect, it } from 'vitest';
import { changeWords, compared, differenceWords, valueWords } from './saying.ts';

describe('the value of a figure', () => {
  it('is read with what it is measured in', () => {
    expect([valueWords(1234, 'count').zh, valueWords(3, 'times').zh, valueWords(87.5432, 'percent').zh]).toEqual(['1,234 件', '3 次', '87.5%']);
  });
  it('is never all or nothing where it is not', () => {
    expect([99.97, 100, 0.02, 0].map((value) => valueWords(value, 'percent').zh)).toEqual(['99.9%', '100%', '0.1%', '0%']);
  });
});

describe('a value beside an earlier one', () => {
  const words = (now: number | null, before: number | null, unit: 'count' | 'percent' | 'times' = 'count'): string => differenceWords(compared({ value: now }, { value: before }, unit), unit).zh;
  it('says how much more or less, and per cent only of enough', () => {
    expect(words(12, 10)).toBe('多 2 件');
    expect(words(30, 40)).toBe('少 10 件（−25%）');
    expect(words(8, 8)).toBe('持平');
  });
  it('tells a rate in points', () => {
    expect(words(90, 87.5, 'percent')).toBe('高 2.5 个百分点');
    expect(words(87.52, 87.54, 'percent')).toBe('持平');
  });
  it('says nothing where one of them has no value', () => {
    expect(words(12, null)).toBe('没有可比的');
    expect(words(null, 3)).toBe('没有可比的');
  });
});

describe('what changed in a week', () => {
  const change = { code: 'x', now: 60, before: 40, difference: 20 };
  it('is one sentence: what happened against the week before, what stands against a week ago', () => {
    expect(changeWords(change, { name: { zh: '登记纠纷', en: 'Disputes registered' }, unit: 'count', stock: false }).zh).toBe('登记纠纷 60 件，比前一周多 20 件');
    expect(changeWords(change, { name: { zh: '在办纠纷', en: 'Disputes in hand' }, unit: 'count', stock: true }).zh).toBe('在办纠纷现有 60 件，比一周前多 20 件');
  });
});
