import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffCodes } from './diff.ts';
import type { CodeChange, NamedPlace } from './diff.ts';
import { planOf } from './moves.ts';
import { initialsOf, stemOf } from './names.ts';

const county = { place: '610599', name: '试验县' };
const town = (serial: string, name: string, villages: readonly string[]): NamedPlace[] => [
  { place: `610599${serial}`, name },
  ...villages.map((village, index) => ({ place: `610599${serial}${String(200 + index)}`, name: `${village}村委会` })),
];
const list = (...towns: readonly NamedPlace[][]): NamedPlace[] => [county, ...towns.flat()];
const short = (changes: readonly CodeChange[]): string[] => changes.map(({ kind, from, to, sure }) => `${kind} ${from ?? '-'} ${to ?? '-'}${sure ? '' : ' ?'}`);

const east = ['赵家', '钱家', '孙家', '李家'];
const west = ['周家', '吴家', '郑家', '王家'];

describe('the comparison of codes', () => {
  it('sees nothing where nothing changed', () => {
    expect(diffCodes(list(town('100', '东镇', east)), list(town('100', '东镇', east)))).toEqual([]);
  });

  it('follows two towns that swapped codes, with their villages', () => {
    const changes = diffCodes(list(town('001', '东关街道办事处', east), town('002', '西关街道办事处', west)), list(town('001', '西关街道', west), town('002', '东关街道', east)));
    expect(short(changes)).toEqual([
      'recoded 610599001 610599002', 'recoded 610599002 610599001',
      ...[0, 1, 2, 3].map((index) => `recoded 61059900120${index} 61059900220${index}`),
      ...[0, 1, 2, 3].map((index) => `recoded 61059900220${index} 61059900120${index}`),
    ]);
    const { moves } = planOf(changes, [], 'ask');
    expect(moves.find(({ from }) => from === '610599001')?.to).toBe('610599002');
    expect(moves.find(({ from }) => from === '610599002')?.to).toBe('610599001');
  });

  it('follows a town that became a street', () => {
    const changes = diffCodes(list(town('101', '东镇', east)), list(town('003', '东街道', east)));
    expect(short(changes).slice(0, 2)).toEqual(['recoded 610599101 610599003', 'recoded 610599101200 610599003200']);
  });

  it('sees a town split by where its villages went', () => {
    const changes = diffCodes(list(town('001', '城关街道', [...east, ...west])), list(town('001', '城东街道', east), town('002', '城西街道', west)));
    expect(changes[0]).toMatchObject({ kind: 'split', from: '610599001', to: '610599001', toName: '城东街道', others: ['610599001', '610599002'] });
    expect(changes[1]).toMatchObject({ kind: 'new', to: '610599002', others: ['610599001'] });
    expect(short(changes)).toContain('recoded 610599001204 610599002200');
  });

  it('sees names corrected, places new and places gone', () => {
    const changes = diffCodes(list(town('100', '崇宁镇', ['闫家', '新庄', '上王'])), list(town('100', '崇凝镇', ['闫王', '新庄'])));
    expect(short(changes)).toEqual(['renamed 610599100 610599100', 'renamed 610599100200 610599100200', 'gone 610599100202 -']);
    expect(changes[2]?.others).toEqual(['610599100200']);
    expect(short(diffCodes(list(town('100', '东镇', ['甲'])), list(town('100', '东镇', ['甲', '乙']))))).toEqual(['new - 610599100201']);
  });

  it('marks as not sure what one serial alone tells', () => {
    const [change] = diffCodes(list(town('100', '东镇', ['甲'])), list(town('100', '东镇', ['乙'])));
    expect(change).toMatchObject({ kind: 'renamed', sure: false });
  });

  it('does not follow a name that occurs in several towns', () => {
    const changes = diffCodes(list(town('100', '东镇', ['新庄', '东庄']), town('101', '西镇', ['新庄'])), list(town('100', '东镇', []), town('101', '西镇', ['新庄', '另庄'])));
    expect(short(changes)).toContain('gone 610599100200 -');
  });

  it('gives a plan in which nothing is forgotten and nothing goes nowhere (properties)', () => {
    const name = fc.constantFrom('赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈', '褚', '卫').map((one) => `${one}家`);
    const lists = fc.array(fc.tuple(fc.constantFrom('001', '002', '100', '101', '102'), fc.constantFrom('东镇', '西镇', '南街道', '北街道', '中镇'), fc.uniqueArray(name, { maxLength: 6 })), { minLength: 1, maxLength: 4 })
      .map((towns) => list(...towns.filter(([serial], index) => towns.findIndex(([other]) => other === serial) === index).map(([serial, label, villages]) => town(serial, label, villages))));
    fc.assert(fc.property(lists, lists, (before, after) => {
      const changes = diffCodes(before, after);
      const plan = planOf(changes, [], 'parent');
      const now = new Set(after.map(({ place }) => place));
      expect(plan.undecided).toEqual([]);
      for (const { to } of plan.moves) expect(now.has(to)).toBe(true);
      // What holds afterwards is exactly the new list.
      const names = new Map(before.map(({ place, name: label }) => [place, label]));
      for (const place of plan.ended) names.delete(place);
      for (const { place, name: label } of plan.begun) names.set(place, label);
      expect([...names].sort()).toEqual(after.map(({ place, name: label }) => [place, label]).sort());
      // Every old code either holds on for the same place or has one move.
      const moved = plan.moves.map(({ from }) => from);
      expect(new Set(moved).size).toBe(moved.length);
      for (const { place } of before) if (!now.has(place)) expect(moved).toContain(place);
    }), { numRuns: 300 });
  });

  it('takes a decision before its own finding', () => {
    const changes = diffCodes(list(town('100', '东镇', ['甲', '乙'])), list(town('100', '东镇', ['甲'])));
    expect(planOf(changes, [], 'ask').undecided).toEqual(['610599100201']);
    expect(planOf(changes, [{ from: '610599100201', to: '610599100200' }], 'ask').moves).toEqual([{ from: '610599100201', to: '610599100200', kind: 'merged' }]);
    expect(planOf(changes, [], 'parent').moves).toEqual([{ from: '610599100201', to: '610599100', kind: 'raised' }]);
  });
});

describe('names of places', () => {
  it('keep their stem and give first letters', () => {
    expect(stemOf('610502009', '辛市街道')).toBe(stemOf('610502106', '辛市镇'));
    expect(stemOf('610502009201', '东风村村民委员会')).toBe('东风');
    expect(stemOf('610502009201', '东村村委会')).toBe('东村');
    expect(['合阳县', '大荔县', '韩城市', '第3组'].map(initialsOf)).toEqual(['hyx', 'dlx', 'hcs', 'd3z']);
  });
});
