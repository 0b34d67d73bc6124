import { describe, expect, it } from 'vitest';
import { readAmount, writeAmount } from './read-amount.ts';
import { readDay } from './read-day.ts';

describe('a day as a clerk types it', () => {
  const today = '2026-11-25';
  it.each([
    ['20261125', '2026-11-25'], ['2026-11-25', '2026-11-25'], ['2026年11月5日', '2026-11-05'], ['261101', '2026-11-01'],
    ['11-25', '2026-11-25'], ['1124', '2026-11-24'], ['11月3日', '2026-11-03'], ['24', '2026-11-24'], ['3号', '2026-11-03'],
    ['今天', '2026-11-25'], ['昨天', '2026-11-24'], ['-3', '2026-11-22'], ['＋７', '2026-12-02'], ['1-5', '2027-01-05'],
  ])('%s is %s', (text, day) => {
    expect(readDay(text, today)).toBe(day);
  });
  it.each([['1-5', '2026-01-05'], ['11-26', '2025-11-26'], ['28', '2026-10-28'], ['25', '2026-11-25']])('%s in the past is %s', (text, day) => {
    expect(readDay(text, today, true)).toBe(day);
  });
  it('takes the last day of December in January', () => {
    expect(readDay('31', '2027-01-02', true)).toBe('2026-12-31');
  });
  it.each(['', '2026-02-30', '13-1', '0230x', '99', '明年'])('%s is no day', (text) => {
    expect(readDay(text, today)).toBeUndefined();
  });
});

describe('an amount as people write it', () => {
  it.each([
    ['1234', '1234.00'], ['1,234.5', '1234.50'], ['3万', '30000.00'], ['1.2万元', '12000.00'], ['¥500', '500.00'], ['０.１', '0.10'],
    ['0.000012亿', '1200.00'], ['2千', '2000.00'], ['999999999999', '999999999999.00'],
  ])('%s is %s', (text, yuan) => {
    expect(readAmount(text)).toBe(yuan);
  });
  it.each(['', '-5', '1.234', '三万', '1e5', '9999亿万', '99999亿'])('%s is none', (text) => {
    expect(readAmount(text)).toBeUndefined();
  });
  it('stands with groups of three and two decimals', () => {
    expect(writeAmount('1234567.5')).toBe('1,234,567.50');
    expect(writeAmount('999')).toBe('999.00');
  });
});
