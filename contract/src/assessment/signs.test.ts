import { describe, expect, it } from 'vitest';
import { signsOf } from './signs.ts';
import type { SignFacts } from './signs.ts';
import { monthBefore, tierOf } from './tiers.ts';

const limits = { splitCount: 3, splitDays: 7, redatedCount: 2, quickCount: 2, quickMinutes: 60, reopenedCount: 2, copiedCount: 2, ratedCount: 2, ratedPercent: 80 };
const none: SignFacts = { filed: [], clocked: [], agreed: [], reopened: [], texts: [], rated: [] };
const of = (matter: string, unit = 'u1') => ({ unit, place: '610524001201', matter });
const found = (facts: Partial<SignFacts>) => signsOf({ ...none, ...facts }, limits).map(({ sort, unit, matters, of: all }) => [sort, unit, matters.join(), all]);

describe('a sign', () => {
  it('is seen where one matter may have been split, within days, by type and a party in common', () => {
    const filed = (matter: string, on: string, type = 'neighbour', shared = 'x') => ({ ...of(matter), type, on, shared });
    const three = [filed('a', '2026-11-01'), filed('b', '2026-11-03'), filed('c', '2026-11-08')];
    expect(found({ filed: three })).toEqual([['split', 'u1', 'a,b,c', 3]]);
    // Two parties in common are one sign.
    expect(found({ filed: [...three, ...three.map((one) => ({ ...one, shared: 'y' }))] })).toEqual([['split', 'u1', 'a,b,c', 3]]);
    expect(found({ filed: [filed('a', '2026-11-01'), filed('b', '2026-11-03'), filed('c', '2026-11-09')] })).toEqual([]);
    expect(found({ filed: [filed('a', '2026-11-01'), filed('b', '2026-11-03'), filed('c', '2026-11-03', 'family')] })).toEqual([]);
    expect(found({ filed: [filed('a', '2026-11-01'), filed('b', '2026-11-03'), filed('c', '2026-11-03', 'neighbour', 'y')] })).toEqual([]);
  });

  it('is seen in days before a limit that were recorded after it, not in late entry alone', () => {
    const clocked = (matter: string, happenedOn: string, recordedOn: string) => ({ ...of(matter), happenedOn, recordedOn, dueOn: '2026-11-10' });
    expect(found({ clocked: [clocked('a', '2026-11-09', '2026-11-12'), clocked('b', '2026-11-10', '2026-11-11'), clocked('c', '2026-11-01', '2026-11-10')] })).toEqual([['redated', 'u1', 'a,b', 3]]);
    expect(found({ clocked: [clocked('a', '2026-11-11', '2026-11-12'), clocked('b', '2026-11-12', '2026-11-12')] })).toEqual([]);
  });

  it('is seen in agreements within the hour, in series on one day', () => {
    const agreed = (matter: string, from: string, to: string) => ({ ...of(matter), acceptedAt: `2026-11-${from}:00+08:00`, agreedAt: `2026-11-${to}:00+08:00` });
    expect(found({ agreed: [agreed('a', '02T09:00', '02T09:59'), agreed('b', '02T10:00', '02T10:10'), agreed('c', '02T09:00', '02T10:00')] })).toEqual([['quick', 'u1', 'a,b', 3]]);
    expect(found({ agreed: [agreed('a', '02T09:00', '02T09:30'), agreed('b', '03T10:00', '03T10:10')] })).toEqual([]);
  });

  it('is seen in matters closed before a limit and reopened after it, in texts alike and in ratings by staff', () => {
    const reopened = (matter: string, reopenedOn: string) => ({ ...of(matter), closedOn: '2026-11-09', dueOn: '2026-11-10', reopenedOn });
    expect(found({ reopened: [reopened('a', '2026-11-11'), reopened('b', '2026-11-20'), reopened('c', '2026-11-10')] })).toEqual([['reopened', 'u1', 'a,b', 3]]);
    expect(found({ texts: [{ ...of('a'), digest: 'd' }, { ...of('b'), digest: 'd' }, { ...of('c', 'u2'), digest: 'd' }] })).toEqual([['copied', 'u1', 'a,b', 2]]);
    const rated = (byStaff: readonly boolean[]) => byStaff.map((staff, index) => ({ ...of(String(index)), byStaff: staff }));
    expect(found({ rated: rated([true, true, true, true, false]) })).toEqual([['rated-for', 'u1', '0,1,2,3', 5]]);
    expect(found({ rated: rated([true, true, true, false]) })).toEqual([]);
    expect(found({ rated: rated([true]) })).toEqual([]);
  });
});

describe('a tier', () => {
  const formula = { months: 12, minimum: 12, yellow: 1.1, red: 1.3, spread: 1.28 };
  const past = (each: number): number[] => Array.from({ length: 12 }, () => each);
  const tier = (count: number, before: readonly number[]): string => { const { tier: name, because } = tierOf(count, before, formula); return `${name} ${because}`; };

  it('compares a village with its own past', () => {
    expect(tier(100, past(100))).toBe('green measured');
    expect(tier(110, past(100))).toBe('green measured');
    expect(tier(125, past(100))).toBe('yellow measured');
    expect(tier(140, past(100))).toBe('red measured');
    expect(tierOf(140, past(100), formula)).toMatchObject({ count: 140, usual: 100, ratio: 1.4 });
  });

  it('says nothing of few matters or a short past, and does not take chance for a rise', () => {
    expect(tier(5, past(0))).toBe('unrated too-few');
    expect(tier(5, [...past(0).slice(1), 11])).toBe('unrated too-few');
    expect(tier(5, past(10).slice(1))).toBe('unrated short-past');
    expect(tier(2, past(1))).toBe('green chance');
    expect(tier(0, past(10))).toBe('green measured');
    const { low, ratio, high } = tierOf(2, past(1), formula);
    expect((low ?? 0) < (ratio ?? 0) && (ratio ?? 0) < (high ?? 0)).toBe(true);
  });

  it('counts the nearest months only, and months across years', () => {
    expect(tierOf(10, [...past(10), 1000], formula).usual).toBe(10);
    expect(monthBefore('2026-01')).toBe('2025-12');
    expect(monthBefore('2026-11', 12)).toBe('2025-11');
  });
});
