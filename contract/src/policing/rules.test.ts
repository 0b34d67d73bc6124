import { describe, expect, it } from 'vitest';
import { isJoint, isOfBand, jointLevelOf, judgeBeginning, judgeEnding, judgeVisit, leadsWithin, proposed, tellsOfSomebody, timesOf, weigh } from './index.ts';
import type { HourCount, PatrolFormula } from './index.ts';

const words = { zh: '', en: '' };
const formula: PatrolFormula = { name: words, about: words, weeks: 8, band: 2, least: 5, most: 2, hazard: 2, matter: 1 };
const [one, other] = ['610524001201', '610524001202'];
const count = (place: string, hour: number, hazards: number, matters: number): HourCount => ({ place, hour, hazards, matters });

describe('the planner’s formula', () => {
  it('puts hours together into bands and weighs hazards and matters as its row says', () => {
    expect(weigh([count(one, 20, 2, 1), count(one, 21, 1, 2), count(one, 22, 1, 0)], formula)).toEqual([
      { place: one, hour: 20, until: 22, hazards: 3, matters: 3, weight: 9, enough: true }, { place: one, hour: 22, until: 24, hazards: 1, matters: 0, weight: 2, enough: false },
    ]);
  });

  it('proposes nothing where fewer were counted than the least, whatever they weigh', () => {
    const few = weigh([count(one, 20, 4, 0)], { ...formula, hazard: 10 });
    expect(few).toMatchObject([{ weight: 40, enough: false }]);
    expect(proposed(few, formula)).toEqual([]);
    expect(proposed(weigh([count(one, 20, 4, 1)], formula), formula)).toHaveLength(1);
  });

  it('proposes the heaviest first, no more than its row says, and the same for the same counts in any order', () => {
    const counts = [count(other, 8, 0, 5), count(one, 8, 0, 5), count(one, 20, 5, 0), count(one, 20, 0, 1)];
    const found = proposed(weigh(counts, formula), formula).map(({ place, hour }) => [place, hour]);
    expect(found).toEqual([[one, 20], [one, 8]]);
    expect(proposed(weigh(counts.toReversed(), formula), formula).map(({ place, hour }) => [place, hour])).toEqual(found);
  });

  it('names the times of a band as a shift is planned, and knows a shift of it by where it begins', () => {
    expect(timesOf({ hour: 22, until: 24 })).toEqual({ from: '22:00', to: '00:00' });
    expect(timesOf({ hour: 6, until: 8 })).toEqual({ from: '06:00', to: '08:00' });
    expect(isOfBand({ startsAt: '2026-11-27T21:30:00+08:00' }, { hour: 20, until: 22 })).toBe(true);
    expect(isOfBand({ startsAt: '2026-11-27T22:00:00+08:00' }, { hour: 20, until: 22 })).toBe(false);
  });
});

describe('who looks after a village', () => {
  const held = (id: string, from: string, to: string | null, part: 'lead' | 'support' = 'lead') => ({ id, place: one, part, from, to });

  it('is one lead at a time: the day after one’s last is another’s first', () => {
    const all = [held('a', '2026-01-01', '2026-06-01'), held('b', '2026-06-01', null), held('c', '2026-01-01', null, 'support')];
    expect(leadsWithin(all, one, '2026-05-31', '2026-06-01').map(({ id }) => id)).toEqual(['a']);
    expect(leadsWithin(all, one, '2026-06-01', null).map(({ id }) => id)).toEqual(['b']);
    expect(leadsWithin(all, other, '2026-06-01', null)).toEqual([]);
    expect(leadsWithin([held('a', '2026-01-01', '2026-01-01')], one, '2025-12-01', null)).toEqual([]);
  });

  it('does not begin long ago, nor end before it began, nor twice', () => {
    expect(judgeBeginning('2026-10-01', '2026-11-27')).toMatchObject({ legal: false, reason: { code: 'too-long-ago' } });
    expect(judgeBeginning('2028-11-27', '2026-11-27')).toMatchObject({ legal: false, reason: { code: 'too-far-ahead' } });
    expect(judgeBeginning('2026-11-20', '2026-11-27').legal).toBe(true);
    expect(judgeEnding('held', 'endAssignment', { from: '2026-11-20' }, '2026-11-19')).toMatchObject({ legal: false, reason: { code: 'before-start' } });
    expect(judgeEnding('held', 'endAssignment', { from: '2026-11-20' }, '2026-11-20').legal).toBe(true);
    expect(judgeEnding('held', 'handOver', { from: '2026-11-20' }, '2026-11-20').legal).toBe(false);
    expect(judgeEnding('ended', 'handOver', { from: '2026-11-20' }, '2026-11-27')).toMatchObject({ legal: false, reason: { code: 'ended' } });
  });
});

describe('a visit', () => {
  it('is recorded within a month, and not of a day to come', () => {
    expect(judgeVisit('2026-11-28', '2026-11-27')).toMatchObject({ legal: false, reason: { code: 'in-future' } });
    expect(judgeVisit('2026-10-26', '2026-11-27')).toMatchObject({ legal: false, reason: { code: 'too-long-ago' } });
    expect(judgeVisit('2026-10-27', '2026-11-27').legal).toBe(true);
  });

  it('has nobody’s numbers in its words', () => {
    for (const text of ['电话13800001234', '138 0000 1234', '１３８００００１２３４', '证件610524199001011234', '61052419900101123X', '610524900101123', '138-0000-1234']) expect([text, tellsOfSomebody(text)]).toEqual([text, true]);
    for (const text of ['栏杆高1.2米', '编号（2026）试隐患第12号', '渠长1200米，2026年11月27日看过', '10kV线路 110']) expect([text, tellsOfSomebody(text)]).toEqual([text, false]);
  });
});

describe('working together', () => {
  it('takes the police and the town or the village', () => {
    expect(jointLevelOf({ kind: 'police', place: '610524001' })).toBe('police');
    expect(jointLevelOf({ kind: 'centre', place: '610524001' })).toBe('town');
    expect(jointLevelOf({ kind: 'committee', place: one })).toBe('village');
    expect(jointLevelOf({ kind: 'centre', place: '610524' })).toBeUndefined();
    expect(isJoint(['police', 'village'])).toBe(true);
    expect(isJoint(['town', 'village'])).toBe(false);
    expect(isJoint(['police'])).toBe(false);
  });
});
