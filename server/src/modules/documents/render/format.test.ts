import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseDate, chineseMoment, chineseNumber, chineseSpan, uncounted, yuan, yuanInWords } from './format.ts';

describe('days and instants', () => {
  it('are those of Asia/Shanghai, without leading zeros', () => {
    expect(chineseDate('2026-01-05')).toBe('2026年1月5日');
    expect(chineseMoment('2026-01-05T17:05:00Z')).toBe('2026年1月6日1时05分');
    expect(chineseMoment('2026-01-06T00:05:00+08:00')).toBe('2026年1月6日0时05分');
  });

  it('leave room for the pen', () => {
    expect(chineseDate(undefined)).toMatch(/^　+年　+月　+日$/);
    expect(chineseSpan(undefined, undefined)).toMatch(/年.*分至.*分$/);
  });

  it('do not repeat the day of a span', () => {
    expect(chineseSpan('2026-03-14T09:00:00+08:00', '2026-03-14T09:50:00+08:00')).toBe('2026年3月14日9时00分至9时50分');
    expect(chineseSpan('2026-03-14T23:00:00+08:00', '2026-03-15T00:50:00+08:00')).toBe('2026年3月14日23时00分至2026年3月15日0时50分');
  });
});

describe('a number that was typed before a paragraph', () => {
  it.each([
    ['一、甲方改好水沟', '甲方改好水沟'], ['（二）乙方不再堆放', '乙方不再堆放'], ['(3) 互不追究', '互不追究'], ['4. 各执一份', '各执一份'], ['十二、其余照旧', '其余照旧'], ['5）完', '完'],
    ['3.5万元由甲方付', '3.5万元由甲方付'], ['一方先付', '一方先付'], ['2026年1月10日前付清', '2026年1月10日前付清'], ['（以下称甲方）付款', '（以下称甲方）付款'], ['一、', '一、'],
  ])('%s', (typed, plain) => {
    expect(uncounted(typed)).toBe(plain);
  });
});

describe('money', () => {
  it.each([
    [0, '0.00元', '零元整'], [5, '0.05元', '伍分'], [50, '0.50元', '伍角整'], [120_050, '1,200.50元', '壹仟贰佰元伍角整'],
    [100_005, '1,000.05元', '壹仟元零伍分'], [1_000_100, '10,001.00元', '壹万零壹元整'], [101_000_000, '1,010,000.00元', '壹佰零壹万元整'],
    [10_000_000_000, '100,000,000.00元', '壹亿元整'], [10_000_100_000, '100,001,000.00元', '壹亿零壹仟元整'], [1_010_101, '10,101.01元', '壹万零壹佰零壹元零壹分'],
  ])('%i fen', (fen, figures, words) => {
    expect(yuan(fen)).toBe(figures);
    expect(yuanInWords(fen)).toBe(words);
  });

  it('reads back to the same amount', () => {
    const digits = '零壹贰叁肆伍陆柒捌玖';
    const read = (words: string): number => {
      let total = 0;
      let section = 0;
      let digit = 0;
      for (const char of words) {
        const value = digits.indexOf(char);
        if (value >= 0) digit = value;
        else if ('拾佰仟'.includes(char)) { section += digit * 10 ** ('拾佰仟'.indexOf(char) + 1); digit = 0; }
        else if ('万亿兆'.includes(char)) { total += (section + digit) * 10_000 ** ('万亿兆'.indexOf(char) + 1); section = 0; digit = 0; }
        else if (char === '元') { total = (total + section + digit) * 100; section = 0; digit = 0; }
        else if (char === '角') { total += digit * 10; digit = 0; }
        else if (char === '分') { total += digit; digit = 0; }
      }
      return total;
    };
    fc.assert(fc.property(fc.integer({ min: 0, max: 9_000_000_000_000_000 }), (fen) => {
      expect(read(yuanInWords(fen))).toBe(fen);
    }), { seed: 7, numRuns: 500 });
  });
});

describe('ordinals', () => {
  it.each([[1, '一'], [10, '十'], [12, '十二'], [20, '二十'], [99, '九十九']])('%i', (value, words) => {
    expect(chineseNumber(value)).toBe(words);
  });
});
