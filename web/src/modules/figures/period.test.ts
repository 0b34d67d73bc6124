import { describe, expect, it } from 'vitest';
import { isPeriod, lastMonthOf, lengthOf, periodAt, periodWords, periodsBack, spanOfPeriod } from './period.ts';

describe('a period of the board', () => {
  it('is a month, a quarter or a year, and nothing else', () => {
    expect(['2026-11', '2026-Q4', '2026'].map(isPeriod)).toEqual([true, true, true]);
    expect(['2026-13', '2026-Q5', '2026-1', '26', '1999', ''].map(isPeriod)).toEqual([false, false, false, false, false, false]);
    expect(['2026-11', '2026-Q4', '2026'].map(lengthOf)).toEqual(['month', 'quarter', 'year']);
  });

  it('goes to its last day, and up to today where it has not ended', () => {
    expect(spanOfPeriod('2028-02', '2028-03-05')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(spanOfPeriod('2026-11', '2026-11-27')).toEqual({ from: '2026-11-01', to: '2026-11-27' });
    expect(spanOfPeriod('2026-Q4', '2026-11-27')).toEqual({ from: '2026-10-01', to: '2026-11-27' });
    expect(spanOfPeriod('2026-Q2', '2026-11-27')).toEqual({ from: '2026-04-01', to: '2026-06-30' });
    expect(spanOfPeriod('2025', '2026-11-27')).toEqual({ from: '2025-01-01', to: '2025-12-31' });
  });

  it('ends its line of months with its own last month, never with one to come', () => {
    expect(lastMonthOf('2026', '2026-11-27')).toBe('2026-11');
    expect(lastMonthOf('2026-Q1', '2026-11-27')).toBe('2026-03');
  });

  it('is offered from now backwards, over the turn of the year', () => {
    expect(periodsBack('2026-01-31', 'month', 3)).toEqual(['2026-01', '2025-12', '2025-11']);
    expect(periodsBack('2026-05-31', 'quarter', 3)).toEqual(['2026-Q2', '2026-Q1', '2025-Q4']);
    expect(periodsBack('2026-05-31', 'year', 2)).toEqual(['2026', '2025']);
    expect(periodAt('2026-12-31', 'quarter')).toBe('2026-Q4');
  });

  it('is called as people call it', () => {
    expect(['2026-01', '2026-Q1', '2026'].map((period) => periodWords(period).zh)).toEqual(['2026年1月', '2026年第1季度', '2026年']);
  });
});
