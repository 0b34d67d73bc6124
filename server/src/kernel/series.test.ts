import { newId } from '@anhe/contract/kernel';
import { describe, expect, it } from 'vitest';
import { useGround } from '../../test/ground.ts';
import { onConnection } from './database/pool.ts';
import type { Connection } from './database/pool.ts';
import { drawNumber, drawNumberWhere, startSeries } from './series.ts';

describe('numbers of a series', () => {
  const ground = useGround(() => []);
  const county = '610524';

  const inTransaction = <T>(work: (connection: Connection) => Promise<T>): Promise<T> =>
    onConnection(ground.pool, async (connection) => {
      await connection.begin();
      const answer = await work(connection);
      await connection.commit();
      return answer;
    });
  const draw = (unit: string, series = 'acceptance', day = '2026-11-25'): Promise<number> =>
    inTransaction((connection) => connection.run(drawNumber({ county, unit, series, day, start: 1 })));

  it('begin at 1 in each unit, series and year', async () => {
    const [unit, other] = [newId(), newId()];
    expect([await draw(unit), await draw(unit), await draw(unit, 'dossier'), await draw(unit, 'acceptance', '2027-01-01'), await draw(other)]).toEqual([1, 2, 1, 1, 1]);
  });

  const begin = (unit: string, start: number, series = 'acceptance', year = 2026): Promise<boolean> =>
    inTransaction((connection) => connection.run(startSeries(county, unit, series, year, start)));

  it('go on from the start value of the unit, in that series and year alone', async () => {
    const unit = newId();
    expect([await begin(unit, 40), await begin(unit, 38)]).toEqual([true, true]);
    expect([await draw(unit), await draw(unit), await draw(unit, 'dossier'), await draw(unit, 'acceptance', '2027-01-01')]).toEqual([38, 39, 1, 1]);
  });

  it('begin where the dated row says, unless the unit set its own', async () => {
    const [unit, other] = [newId(), newId()];
    await begin(other, 7);
    const drawn = [unit, other].map((one) => inTransaction((connection) => connection.run(drawNumber({ county, unit: one, series: 'acceptance', day: '2026-11-25', start: 100 }))));
    expect(await Promise.all(drawn)).toEqual([100, 7]);
  });

  it('keep their start once the first is drawn', async () => {
    const unit = newId();
    await begin(unit, 38);
    await draw(unit);
    expect([await begin(unit, 38), await begin(unit, 90), await draw(unit)]).toEqual([false, false, 39]);
  });

  it('have one start and no gap when it is set while others draw', async () => {
    for (let round = 0; round < 5; round += 1) {
      const unit = newId();
      const drawn: Promise<number>[] = [];
      const begun: Promise<boolean>[] = [];
      for (let index = 0; index < 20; index += 1) {
        drawn.push(draw(unit));
        if (index % 5 === round) begun.push(begin(unit, 50 + index));
      }
      const [numbers, taken] = [(await Promise.all(drawn)).toSorted((a, b) => a - b), await Promise.all(begun)];
      const first = numbers[0] ?? 0;
      expect(numbers).toEqual(numbers.map((_, at) => first + at));
      expect(first > 1).toBe(taken.includes(true));
    }
  });

  it('have no gaps and no twins when a hundred are drawn at once', async () => {
    const unit = newId();
    const drawn = await Promise.all(Array.from({ length: 100 }, () => draw(unit)));
    expect(drawn.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
  });

  it('are given back by what fails', async () => {
    const unit = newId();
    expect(await draw(unit)).toBe(1);
    const failing = inTransaction(async (connection) => {
      expect(await connection.run(drawNumber({ county, unit, series: 'acceptance', day: '2026-11-25', start: 1 }))).toBe(2);
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await draw(unit)).toBe(2);
  });

  it('are not drawn where the condition does not hold', async () => {
    const unit = newId();
    const drawIf = (holds: boolean): Promise<number | null> =>
      inTransaction((connection) => connection.run(drawNumberWhere({ county, unit, series: 'dossier', day: '2026-11-25', start: 1 }, { text: '$1::text is not null and $6::boolean', values: [holds] })));
    expect([await drawIf(false), await drawIf(true), await drawIf(false), await drawIf(true)]).toEqual([null, 1, null, 2]);
  });
});
