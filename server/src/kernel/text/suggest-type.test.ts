import { describe, expect, it } from 'vitest';
import { readReference } from '../reference-data.ts';
import { suggestTypes } from './suggest-type.ts';

const rows = readReference('dispute-types');
const first = (text: string): string | undefined => suggestTypes(text, rows)[0]?.type;

describe('the suggestion of a type', () => {
  it('is a short list with the words that speak for it', () => {
    const list = suggestTypes('邻居家的院墙往外砌，雨水从屋檐流到我家，两家为此吵架', rows);
    expect(list[0]?.type).toBe('neighbour');
    expect(list[0]?.words).toEqual(expect.arrayContaining(['邻居', '院墙', '吵架']));
    expect(list.length).toBeLessThanOrEqual(3);
  });

  it.each([
    ['两家退婚，男方要求退还彩礼六万元', 'marriage-family'],
    ['包工头拖欠工资，农民工在工地干活半年没有结清', 'migrant-wages'],
    ['骑电动车在路口被轿车撞倒，交警出具事故认定书', 'traffic'],
    ['借条写明借款两万元，逾期不还本金和利息', 'contract'],
    ['养猪场排污，粪污流进河水，气味刺鼻', 'environment'],
    ['业主拒交物业费，说小区电梯常坏', 'property'],
    ['高速征地，青苗补偿款分配方案不公', 'expropriation'],
  ])('%s', (text, type) => {
    expect(first(text)).toBe(type);
  });

  it('says nothing where no word speaks', () => {
    expect(suggestTypes('今天天气很好', rows)).toEqual([]);
    expect(suggestTypes('', rows)).toEqual([]);
  });

  it('counts a word inside a longer one once', () => {
    const list = suggestTypes('物业公司', rows);
    expect(list[0]?.words).toEqual(['物业公司']);
  });
});
