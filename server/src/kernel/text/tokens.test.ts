import { describe, expect, it } from 'vitest';
import { withClient } from '../database/connection.ts';
import { useDatabase } from '../../../test/database.ts';
import { normalise, queryText, tokensOf, vectorText } from './tokens.ts';

const text = '张三丰与李四因宅基地边界发生争吵，李四称“自家的水渠被堵”，ＡＢＣ１２３。';

describe('tokens', () => {
  const database = useDatabase();

  it('holds words and single characters, width and case evened out', () => {
    const tokens = tokensOf(text);
    expect(tokens).toEqual(expect.arrayContaining(['宅基地', '边界', '争吵', '水渠', '宅', '渠', 'abc123']));
    expect(tokens).not.toContain('，');
    expect(new Set(tokens).size).toBe(tokens.length);
    expect(normalise(' Ａ　Ｂ\n c ')).toBe('a b c');
  });

  it('cuts the names of parties out first', () => {
    const tokens = tokensOf(text, ['李四', '张三丰', '张三']);
    for (const token of ['李四', '张三丰', '丰', '李', '四']) expect(tokens).not.toContain(token);
    expect(tokens).toContain('宅基地');
  });

  it('finds in Postgres what was written, and takes nothing typed for an operator', async () => {
    await withClient(database.app, async (client) => {
      const holds = async (document: string, question: string, how: 'words' | 'characters' = 'words'): Promise<boolean> => {
        const { rows } = await client.query<{ found: boolean }>(
          'select array_to_tsvector($1::text[]) @@ $2::tsquery as found', [tokensOf(document), queryText(question, how)]);
        return rows[0]?.found === true;
      };
      expect(await holds(text, '宅基地 水渠')).toBe(true);
      expect(await holds(text, '宅基地 彩礼')).toBe(false);
      expect(await holds(text, '渠')).toBe(true);
      expect(await holds('两家为地畔子吵了一架', '地畔', 'characters')).toBe(true);
      for (const odd of ["a' | 'b", 'x & !y', "';drop", 'a\\', '宅基地:*', '<->']) {
        const query = queryText(odd);
        if (query !== undefined) await client.query('select $1::tsquery', [query]);
      }
      const { rows } = await client.query<{ same: boolean }>('select $1::tsvector = array_to_tsvector($2::text[]) as same', [vectorText(text), tokensOf(text)]);
      expect(rows[0]?.same).toBe(true);
    });
    expect(queryText('，。！')).toBeUndefined();
  });

  it('stays bounded', () => {
    expect(tokensOf('某村甲乙丙丁'.repeat(20_000)).length).toBeLessThanOrEqual(4000);
  });
});
