import { describe, expect, it } from 'vitest';
import { numbersIn } from './numbers.ts';

describe('a text for the public', () => {
  it('is told which of its numbers are somebody’s', () => {
    expect(numbersIn('请打13900001234或0913-5220000，车牌陕E12345，住3号楼2单元')).toEqual(['13900001234', '0913-5220000', '陕E12345', '3号楼', '2单元']);
  });

  it('keeps days, amounts and the hotline', () => {
    expect(numbersIn('11月26日前修好，共2000元，不满意请打12345，2026年第3号通告')).toEqual([]);
  });
});
