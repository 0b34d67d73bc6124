import { newId } from '@anhe/contract/kernel';
import { describe, expect, it } from 'vitest';
import { useGround } from '../../test/ground.ts';
import { onConnection } from './database/pool.ts';
import type { Connection } from './database/pool.ts';
import { drawNumber, drawNumberWhere } from './series.ts';

describe('numbers of a series', () => {
  const ground = useGround(() => []);
  const county = '610524';

  const inTransaction = <T>(work: (connection: Connection) => Promise<T>): Promise<T> =>
    onConnection(ground.pool, async (connection) => {
      await connection.command('begin');
      const answer = await work(connection);
      await connection.command('commit');
      return answer;
    });
  const draw = (unit: string, series = 'acceptance', day = '2026-11-25'): Promise<number> =>
    inTransaction((connection) => connection.run(drawNumber(county, unit, series, day)));

  it('begin at 1 in each unit, series and year', async () => {
    const [unit, other] = [newId(), newId()];
    expect([await draw(unit), await draw(unit), await draw(unit, 'dossier'), await draw(unit, 'acceptance', '2027-01-01'), await draw(other)]).toEqual([1, 2, 1, 1, 1]);
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
      expect(await connection.run(drawNumber(county, unit, 'acceptance', '2026-11-25'))).toBe(2);
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await draw(unit)).toBe(2);
  });

  it('are not drawn where the condition does not hold', async () => {
    const unit = newId();
    const drawIf = (holds: boolean): Promise<number | null> =>
      inTransaction((connection) => connection.run(drawNumberWhere(county, unit, 'dossier', '2026-11-25', { text: '$1::text is not null and $5::boolean', values: [holds] })));
    expect([await drawIf(false), await drawIf(true), await drawIf(false), await drawIf(true)]).toEqual([null, 1, null, 2]);
  });
});
