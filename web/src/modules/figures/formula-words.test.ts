import { describe, expect, it } from 'vitest';
import { figureNames, formulaWords } from './formula-words.ts';

describe('a formula in words', () => {
  const figures = figureNames([{ code: 'disputes-agreed', name: { zh: '调解成功', en: 'Settled' } }]);
  it('calls counts and figures by their names and has the signs of paper', () => {
    expect(formulaWords('disputes_agreed + disputes_failed', figures).zh).toBe('调解成功 + 调解不成');
    expect(formulaWords('numerator / denominator * 100.0', figures).zh).toBe('分子 ÷ 分母 × 100');
    expect(formulaWords('(disputes_agreed - 2.5) * 10.0', figures).en).toBe('(Settled − 2.5) × 10');
  });
  it('leaves a name that nobody knows as it is written', () => {
    expect(formulaWords('something_else + 1.0', figures).zh).toBe('something_else + 1');
  });
});
