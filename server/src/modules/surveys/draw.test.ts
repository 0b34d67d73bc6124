import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { idFromDigest } from '@anhe/contract/kernel';
import { draw, frameDigest } from './draw.ts';

const sha = (text: string): Buffer => createHash('sha256').update(text).digest();
const frame = Array.from({ length: 40 }, (_, at) => idFromDigest(sha(`matter ${at}`)));

describe('the draw', () => {
  it('comes out again with the seed and the frame, by nothing but SHA-256 and sorting', () => {
    const seed = '05 12 19 23 30 33 08';
    const again = frame.map((matter) => [sha(`${seed} ${matter}`).toString('hex'), matter] as const).sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, 7).map(([, matter]) => matter);
    expect(draw(seed, frame, 7)).toEqual(again);
    expect(draw(seed, frame.toReversed(), 7)).toEqual(again);
  });

  it('is another with another seed, and takes nobody twice', () => {
    expect(draw('seed one', frame, 10)).not.toEqual(draw('seed two', frame, 10));
    expect(new Set(draw('seed one', frame, 40)).size).toBe(40);
    expect(() => draw('seed one', frame, 41)).toThrow('more than');
  });

  it('gives each the same chance: over 1,000 seeds the counts stay within what chance allows', () => {
    const [rounds, size] = [1000, 10];
    const counts = new Map(frame.map((matter) => [matter, 0]));
    for (let round = 0; round < rounds; round += 1) for (const matter of draw(`seed ${round}`, frame, size)) counts.set(matter, (counts.get(matter) ?? 0) + 1);
    const expected = (rounds * size) / frame.length;
    // Drawing without putting back varies less than a multinomial by (N − n)/(N − 1): the statistic is brought to the usual scale.
    const statistic = ([...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0) * (frame.length - 1)) / (frame.length - size);
    // 39 degrees of freedom: 99.9 % lie below 72.06 and above 16.27. The seeds are fixed, so that this comes out the same each time.
    expect(statistic).toBeLessThan(72.06);
    expect(statistic).toBeGreaterThan(16.27);
  });

  it('would be noticed if it favoured those at the head of the list', () => {
    const counts = frame.map((_, at) => (at < 20 ? 550 : 450));
    const statistic = counts.reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0);
    expect(statistic).toBeGreaterThan(72.06);
  });
});

describe('the digest of a frame', () => {
  it('changes with a matter more, a matter less, another stratum', () => {
    const of = (code: string, ids: readonly string[]) => frameDigest([{ code, frame: ids }]);
    const whole = of('610524001', frame);
    expect(new Set([whole, of('610524001', frame.slice(1)), of('610524002', frame)]).size).toBe(3);
  });
});
