import { describe, expect, it } from 'vitest';
import { empty, read } from './draft.tsx';

const rows = (...given: readonly (readonly [string, Partial<typeof empty>])[]) => new Map(given.map(([code, typed]) => [code, { ...empty, ...typed }]));

describe('what an applicant states', () => {
  it('is sent as far as it was filled in, nought included', () => {
    expect(read(rows(['safety', { value: '97.5', of: '60', source: ' 调查报告 ' }], ['crimes', { value: '0', source: '派出所证明' }], ['drills', {}]))).toEqual([
      { code: 'safety', value: 97.5, of: 60, source: '调查报告' }, { code: 'crimes', value: 0, of: null, source: '派出所证明' },
    ]);
    expect(read(rows())).toEqual([]);
  });

  it('is not sent while a figure has no paper, a paper no figure, or one of them cannot be read', () => {
    for (const wrong of [{ value: '3' }, { source: '记录簿' }, { value: '三', source: '记录簿' }, { value: '-1', source: '记录簿' }, { value: '97', of: '6.5', source: '报告' }, { value: '97', of: '多', source: '报告' }]) {
      expect(read(rows(['drills', wrong])), JSON.stringify(wrong)).toBeUndefined();
    }
  });
});
