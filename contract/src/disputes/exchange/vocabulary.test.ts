import { describe, expect, it } from 'vitest';
import { ColumnMapBody, mappedRow, parseReferenceFile } from '../../kernel/index.ts';
import type { ColumnMap } from '../../kernel/index.ts';
import { readOldNumber } from './vocabulary.ts';

describe('the number of an old register', () => {
  it.each([
    ['（2019）东人调字第12号', 2019, 12], ['2019-012', 2019, 12], ['第７号', 2021, 7], ['东调 2018 年 3 号', 2018, 3], ['2019', 2021, 2019], ['20190012', 2021, 20_190_012],
  ])('%s is read', (text, year, value) => expect(readOldNumber(text, '2021-03-04')).toEqual({ year, value }));
  it.each(['东调', '第零号', '（2019）第0号', '99999999999'])('%s has none', (text) => expect(readOldNumber(text, '2021-03-04')).toBeUndefined());
});

const map = (columns: readonly object[], clear = false) => ({ name: { zh: '示例', en: 'Example' }, sheet: '表', clear, columns, answer: { theirs: '编号', status: '结果' } });
const file = (body: object) => ({ rows: [{ code: 'x', validFrom: '2026-01-01', source: 's', verified: false, ...body }] });

describe('a column map', () => {
  it.each([
    [[{ header: '甲', source: 'faceScore' }], /“faceScore”/], [[{ header: '甲' }], /“甲”/], [[{ header: '甲', source: 'number', constant: '1' }], /“甲”/], [[{ header: '甲', source: 'number', day: 'yyyyMMdd' }], /no day/],
    [[{ header: '甲', source: 'filedOn', codes: {} }], /no codes/], [[{ header: '甲', source: 'applicants' }], /in clear/], [[{ header: '甲', constant: '1' }, { header: '甲', constant: '2' }], /two columns/],
    [[{ header: '甲', constant: '1', day: 'yyyyMMdd' }], /no format/],
  ])('with a fault is refused when its rows are loaded, by name: %j', (columns, said) => {
    expect(() => parseReferenceFile('column-maps', file(map(columns)))).toThrow(said);
  });

  it('writes a row in its order, days and codes in its manner', () => {
    const body: ColumnMap = ColumnMapBody.parse(map([
      { header: '日', source: 'filedOn', day: 'yyyy年M月d日' }, { header: '日2', source: 'closedOn', day: 'yyyyMMdd' }, { header: '类', source: 'type', codes: { neighbour: '02' } }, { header: '类2', source: 'type' },
      { header: '果', source: 'outcome', codes: { oral: '1' } }, { header: '钱', source: 'amount' }, { header: '定', constant: '安和' }, { header: '人', source: 'applicants' },
    ], true));
    const text = { filedOn: '2026-03-04', closedOn: null, type: 'neighbour', outcome: 'failed', amount: '12.50', applicants: '甲' };
    expect(mappedRow(body, { text, words: { type: '邻里' } })).toEqual(['2026年3月4日', null, '02', '邻里', null, 12.5, '安和', '甲']);
  });
});
