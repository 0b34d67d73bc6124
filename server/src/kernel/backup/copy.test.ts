import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database.ts';
import { withClient } from '../database/connection.ts';
import { copyIn, copyOut } from './copy.ts';

const database = useDatabase();

async function* lines(...texts: readonly string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

async function textOf(rows: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of rows) {
    parts.push(part);
    await turn();
  }
  return Buffer.concat(parts).toString();
}

describe('COPY over the driver', () => {
  it('carries more than fits into memory at once, to a slow reader and back', async () => {
    await withClient(database.admin, async (client) => {
      let text = '';
      const count = await copyOut(client, "copy (select i, repeat('字', i % 50) from generate_series(1, 60000) i) to stdout", async (rows) => {
        text = await textOf(rows);
      });
      expect(count).toBe(60_000);
      expect(text.split('\n')).toHaveLength(60_001);
      expect(text.split('\n')[59_998]).toBe(`59999\t${'字'.repeat(49)}`);
      await client.query('create temp table back (i int primary key, t text)');
      const pieces = text.match(/[^]{1,50000}/gu) ?? [];
      expect(await copyIn(client, 'copy back from stdin', lines(...pieces))).toBe(60_000);
      expect((await client.query("select sum(length(t))::int as letters, max(i) as last from back")).rows).toEqual([{ letters: 60_000 / 50 * 1225, last: 60_000 }]);
    });
  });

  it('leaves the wire open for the next statement, whether its reader took all of it late or went away', async () => {
    await withClient(database.admin, async (client) => {
      const many = "copy (select i, repeat('字', 20) from generate_series(1, 4300) i) to stdout";
      // All of it waits in the stream before the first piece is read.
      await copyOut(client, many, async (rows) => {
        while (!rows.readableEnded && rows.readableLength < 4 * 64 * 1024) await turn();
        await textOf(rows);
      });
      const gone = copyOut(client, many, async (rows) => {
        for await (const part of rows) throw new Error(`enough after ${part.length > 0}`);
      });
      await expect(gone).rejects.toThrow('enough after true');
      expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    });
  });

  it('carries a row larger than its pieces, and no row at all', async () => {
    await withClient(database.admin, async (client) => {
      const read = async (text: string): Promise<string> => {
        let seen = '';
        await copyOut(client, text, async (rows) => void (seen = await textOf(rows)));
        return seen;
      };
      expect(await read("copy (select repeat('x', 300000) union all select 'y') to stdout")).toBe(`${'x'.repeat(300_000)}\ny\n`);
      expect(await read('copy (select 1 where false) to stdout')).toBe('');
    });
  });

  it('tells what the database says of a row, and goes on with the next statement', async () => {
    await withClient(database.admin, async (client) => {
      await client.query('create temp table numbers (i int)');
      await expect(copyIn(client, 'copy numbers from stdin', lines('1\n', 'two\n', '3\n'))).rejects.toThrow(/invalid input syntax/);
      await expect(copyIn(client, 'copy nowhere from stdin', lines('1\n'))).rejects.toThrow(/nowhere/);
      await expect(copyOut(client, 'copy nowhere to stdout', async (rows) => void (await textOf(rows)))).rejects.toThrow(/nowhere/);
      expect((await client.query('select count(*)::int as rows from numbers')).rows).toEqual([{ rows: 0 }]);
    });
  });

  it('tells when its source breaks off, and keeps nothing of it', async () => {
    await withClient(database.admin, async (client) => {
      await client.query('create temp table numbers (i int)');
      const broken = async function* (): AsyncGenerator<Buffer> {
        yield Buffer.from('1\n');
        throw new Error('the disk is gone');
      };
      await expect(copyIn(client, 'copy numbers from stdin', broken())).rejects.toThrow('the disk is gone');
      expect((await client.query('select count(*)::int as rows from numbers')).rows).toEqual([{ rows: 0 }]);
    });
  });
});
