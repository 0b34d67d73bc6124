import { describe, expect, it } from 'vitest';
import { addDays, clockState, formatNumber, makeCalendar, rowOn, rowsOn } from '@anhe/contract/kernel';
import { useDatabase } from '../../test/database.ts';
import { withClient } from './database/connection.ts';
import { readReference, referenceListNames, seedReference, seedShippedReference } from './reference-data.ts';
import { rememberSetting } from './setting.ts';

describe('reference rows', () => {
  const database = useDatabase();

  it('ship well-formed, each with its source, and every article named is in the list of articles', () => {
    const articles = new Set(readReference('articles').map((row) => row.code));
    for (const list of referenceListNames) {
      const rows = readReference(list);
      expect(new Set(rows.map((row) => `${row.code} ${row.validFrom}`)).size).toBe(rows.length);
      for (const row of rows) expect(row.source).not.toBe('');
    }
    const named = [...readReference('grounds'), ...readReference('remedies'), ...readReference('clocks')].flatMap((row) => row.body.articles);
    expect(named.filter((article) => !articles.has(article))).toEqual([]);
    const types = new Set(readReference('dispute-types').map((row) => row.code));
    expect(types.size).toBe(18);
    const remedyTypes = readReference('remedies').flatMap((row) => [...row.body.types, ...row.body.except]);
    const asked = new Set(readReference('request-types').map(({ code }) => code));
    expect(remedyTypes.filter((type) => type !== '*' && !types.has(type) && !asked.has(type))).toEqual([]);
  });

  it('mark what could not be verified', () => {
    expect(readReference('retention').every((row) => !row.verified)).toBe(true);
    expect(readReference('clocks').filter((row) => row.verified).map((row) => row.code)).toEqual(['mediation', 'confirmation', 'objection']);
  });

  it('name a remedy for every type after a failed mediation', () => {
    for (const { code } of readReference('dispute-types')) {
      const open = readReference('remedies').filter(({ body }) =>
        (body.types.includes('*') || body.types.includes(code)) && !body.except.includes(code) && body.after.includes('failed') && body.window !== null);
      expect(open.length, code).toBeGreaterThan(0);
    }
  });

  it('hold from a day to a day, the latest begun first', () => {
    const base = { list: 'numbers', position: 0, source: 's', verified: true, body: {} } as const;
    const rows = [
      { ...base, code: 'a', validFrom: '2020-01-01', validTo: null },
      { ...base, code: 'a', validFrom: '2026-01-01', validTo: null },
      { ...base, code: 'b', validFrom: '2020-01-01', validTo: '2025-01-01' },
    ];
    expect(rowsOn(rows, '2024-12-31').map((row) => `${row.code} ${row.validFrom}`)).toEqual(['a 2020-01-01', 'b 2020-01-01']);
    expect(rowOn(rows, 'a', '2026-01-01')?.validFrom).toBe('2026-01-01');
    expect(rowOn(rows, 'b', '2025-01-01')).toBeUndefined();
    expect(rowOn(rows, 'a', '2019-12-31')).toBeUndefined();
  });

  it('give clocks and numbers', () => {
    const rule = rowOn(readReference('clocks'), 'confirmation', '2026-11-25');
    expect(rule).toBeDefined();
    if (rule === undefined) return;
    const state = clockState({ ...rule.body, verified: rule.verified }, { start: '2026-11-25' }, makeCalendar(), new Date('2026-11-26T02:00:00Z'));
    expect(state.due).toBe(addDays('2026-11-25', 30));
    const pattern = rowOn(readReference('numbers'), 'dossier', '2026-11-25')?.body.pattern ?? '';
    expect(formatNumber(pattern, { year: 2026, word: '路井', number: 12 })).toBe('（2026）路井人调字第12号');
  });

  it('come into the database once and are brought up to date', async () => {
    await withClient(database.owner, async (client) => {
      const total = referenceListNames.reduce((sum, list) => sum + readReference(list).length, 0);
      const already = await client.query<{ count: number }>('select count(*)::int as count from kernel.reference');
      const before = already.rows[0]?.count ?? 0;
      expect(await seedReference(client)).toBe(total - before);
      expect(await seedReference(client)).toBe(0);
      await client.query("update kernel.reference set source = 'old' where list = 'retention' and code = 'short'");
      expect(await seedReference(client)).toBe(1);
    });
  });

  it('are looked at again only when other ones ship', async () => {
    await withClient(database.owner, async (client) => {
      const source = async (): Promise<unknown> => (await client.query("select source from kernel.reference where list = 'retention' and code = 'short'")).rows[0];
      await seedShippedReference(client);
      const shipped = await source();
      await client.query("update kernel.reference set source = 'old' where list = 'retention' and code = 'short'");
      await seedShippedReference(client);
      expect(await source()).toEqual({ source: 'old' });
      await rememberSetting(client, 'shipped reference', 'of another release');
      await seedShippedReference(client);
      expect(await source()).toEqual(shipped);
    });
  });
});
