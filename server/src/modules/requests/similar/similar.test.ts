import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../../kernel/text/tokens.ts';
import { candidatesOf } from './candidates.ts';
import { rankSimilar, reach } from './find.ts';
import { alikeText, habitOf, likeness, metresApart, noHabits, weighTexts } from './score.ts';
import type { Candidate, Comparable } from './score.ts';

const at = new Date('2026-11-25T09:00:00+08:00');
const here = { lat: 34.799, lng: 109.938 };
const north = (metres: number) => ({ lat: here.lat + metres / 111_195, lng: here.lng });
const hoursAgo = (hours: number): Date => new Date(at.getTime() - hours * 3_600_000);

const filing: Comparable = { point: here, place: '610524001201', type: 'lamp', group: 'roads', filedAt: at };
const another = (fields: Partial<Candidate> & { readonly id?: string } = {}): Candidate & { readonly id: string } => ({ id: 'one', ...filing, filedAt: hoursAgo(20), open: true, ...fields });
const idsOf = (candidates: readonly (Candidate & { readonly id: string })[], asked: Comparable = filing, options: Parameters<typeof rankSimilar>[2] = {}): string[] =>
  rankSimilar(asked, candidates, { least: 0, ...options }).map(({ candidate }) => candidate.id);

describe('what is most likely the same request', () => {
  it('is the nearer one, the one of the same type before one of its group, and that before any other', () => {
    const group = another({ id: 'group', type: 'sign', point: north(10) });
    const other = another({ id: 'other', type: 'dog', group: 'animals', point: north(10) });
    expect(idsOf([other, group, another({ id: 'far', point: north(40) }), another({ id: 'near', point: north(10) })])).toEqual(['near', 'far', 'group', 'other']);
  });

  it('is open and within reach; what is closed only tells how much is usual there', () => {
    expect(idsOf([another({ id: 'closed', open: false }), another({ id: 'away', point: north(reach + 5) })])).toEqual([]);
    const alone = rankSimilar(filing, [another()], { least: 0 })[0]?.likeness ?? 0;
    const usual = rankSimilar(filing, [another(), ...Array.from({ length: 12 }, (_, index) => another({ id: `old ${index}`, open: false, point: north(20) }))], { least: 0 })[0]?.likeness ?? 0;
    expect(usual).toBeLessThan(alone);
  });

  it('is shown from a likeness on, five at most, the likeliest first, with its distance in metres', () => {
    const many = Array.from({ length: 9 }, (_, index) => another({ id: `${index}`, point: north(60 - index * 5) }));
    const found = rankSimilar(filing, many, { least: 0 });
    expect(found.map(({ candidate }) => candidate.id)).toEqual(['8', '7', '6', '5', '4']);
    expect(found[0]?.metres).toBeCloseTo(20, 1);
    expect(found.map((one) => one.likeness)).toEqual(found.map((one) => one.likeness).toSorted((a, b) => b - a));
    expect(rankSimilar(filing, many, { least: 0.999 })).toEqual([]);
    expect(rankSimilar(filing, many, { least: 0, most: 2 })).toHaveLength(2);
  });

  it('is shown without further ado where a lamp at the very spot is reported a day later, and not where it is 140 m away', () => {
    expect(rankSimilar(filing, [another()])).toHaveLength(1);
    expect(rankSimilar(filing, [another({ point: north(140) })])).toEqual([]);
  });

  it('is less likely at an address that stands for no place, where everything is filed', () => {
    const everything = Array.from({ length: 80 }, (_, index) => another({ id: `${index}`, type: `type ${index}`, group: `group ${index}` }));
    const likely = (others: readonly Candidate[]): number => rankSimilar(filing, [another(), ...others], { least: 0 })[0]?.likeness ?? 0;
    expect(likely(everything)).toBeLessThan(likely([]) / 3);
  });

  it('is more likely for a type that was often joined, and for a new type as likely as for all', () => {
    const all = { filed: 10_000, joined: 100 };
    const habit = (filed: number, joined: number): number => habitOf({ type: { filed, joined }, all });
    expect(habit(1000, 150)).toBeGreaterThan(habit(1000, 10));
    expect(habit(1000, 0)).toBeLessThan(habit(0, 0));
    expect(habit(0, 0)).toBeCloseTo(Math.log(0.01), 5);
    expect(habitOf(noHabits)).toBeCloseTo(Math.log(0.01), 5);
    const [often, seldom] = [15, 0].map((joined) => rankSimilar(filing, [another()], { least: 0, habits: { type: { filed: 100, joined }, all } })[0]?.likeness ?? 0);
    expect(often).toBeGreaterThan((seldom ?? 1) * 1.5);
  });
});

describe('requests of which no position is known', () => {
  it('stand as near as their places are', () => {
    const placed = (place: string): Comparable => ({ ...filing, point: null, place });
    const metres = ['610524001201', '610524001202', '610524101202', '610524'].map((place) => metresApart(placed('610524001201'), placed(place)));
    expect(metres).toEqual([60, 150, 400, 400]);
    expect(rankSimilar({ ...filing, point: null }, [another()], { least: 0 })[0]?.metres).toBeNull();
  });

  it('are found by their words', () => {
    const said = (text: string) => ({ point: null, words: tokensOf(text) });
    const asked = { ...filing, ...said('村委会门口的路灯三天不亮了') };
    const candidates = [another({ id: 'well', ...said('井盖丢了，晚上走路危险') }), another({ id: 'lamp', ...said('路灯坏了，村委会门口一到晚上漆黑') }), another({ id: 'dog', ...said('野狗追孩子') })];
    expect(idsOf(candidates, asked)[0]).toBe('lamp');
    expect(rankSimilar(asked, candidates).map(({ candidate }) => candidate.id)).toEqual(['lamp']);
  });
});

describe('the likeness of two texts', () => {
  it('is the shared part of their words’ weight, of the shorter one', () => {
    const [a, b] = [['路灯', '不亮'], ['路灯', '不亮', '门口', '晚上']];
    const weigh = weighTexts([a, b]);
    expect(alikeText(a, b, weigh)).toBe(1);
    expect(alikeText(b, a, weigh)).toBe(1);
    expect(alikeText(a, ['井盖'], weigh)).toBe(0);
    expect(alikeText([], a, weigh)).toBeUndefined();
  });

  it('counts a rare word more than one that all have, and a character least', () => {
    const weigh = weighTexts([['领导', '路灯'], ['领导', '井盖'], ['领导', '路']]);
    expect(weigh('路灯')).toBeGreaterThan(weigh('领导'));
    expect(weigh('路')).toBeLessThan(weigh('路灯'));
  });

  it('raises and lowers a likeness within bounds, and stays within 0 and 1', () => {
    const standing = { metres: 30, crowd: { nearer: 0, same: 1, spot: 0 }, habit: Math.log(0.01) };
    const by = (alike?: number): number => likeness(filing, another(), { ...standing, alike });
    expect(by(0)).toBeLessThan(by());
    expect(by(0)).toBeGreaterThan(by() / 2.5);
    expect(by(0.6)).toBeGreaterThan(by());
    for (const value of [by(0), by(1), likeness(filing, another(), { ...standing, metres: 20_000_000 })]) expect(value >= 0 && value <= 1).toBe(true);
  });
});

describe('the statement of the candidates', () => {
  it('asks by the cells around where a position is known, else by the place', () => {
    const around = { county: '610524', place: '610524001', type: 'lamp', text: '', scope: [{ from: '610524', to: '610525' }], now: at };
    const byCells = candidatesOf({ ...around, point: here });
    expect(byCells.text).toContain('r.cell = any($2)');
    expect(byCells.values).toHaveLength(9);
    expect((byCells.values[1] as string[]).length).toBeGreaterThan(3); // the second parameter is the cells
    const byPlace = candidatesOf({ ...around, point: null });
    expect(byPlace.values.slice(1, 2)).toEqual(['610524001']);
    expect(byPlace.values.at(-1)).toBe('610524002');
  });
});
