import { beforeAll, describe, expect, it } from 'vitest';
import { disputeOperations as op } from '@anhe/contract/disputes';
import type { DisputeFilters } from '@anhe/contract/disputes';
import { addDays, rangeOf } from '@anhe/contract/kernel';
import type { StaffActor } from '../../kernel/access/actor.ts';
import { Road } from '../../kernel/run/run.ts';
import { readSheet } from '../../kernel/spreadsheet.ts';
import { codeOf } from '../../../test/answers.ts';
import { CountingPool } from '../../../test/budgets.ts';
import { useGround } from '../../../test/ground.ts';
import { elsewherePlace, useWorld } from '../../../test/world.ts';
import type { StagedDispute } from '../../../test/world.ts';
import { modules } from '../index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
let found: Readonly<Record<'registered' | 'land' | 'oral' | 'failed', StagedDispute>>;

beforeAll(async () => {
  found = {
    registered: await world.dispute('registered'), land: await world.dispute('registered', { type: 'forest-land', filedOn: addDays(world.today, -1) }),
    oral: await world.dispute('agreed'), failed: await world.dispute('failed'),
  };
});

type Name = keyof typeof found;

/** Which of the disputes a register shows, by page after page of two; its count must say the same. */
async function shown(actor: StaffActor, filters: DisputeFilters): Promise<readonly string[]> {
  const names = new Map(Object.entries(found).map(([name, { at }]) => [at.matter, name]));
  const listed: string[] = [];
  let cursor: string | null | undefined;
  for (let page = 0; page < 10 && cursor !== null; page += 1) {
    const answer = await ground.query(op.list, actor, { filters, limit: 2, ...(cursor === undefined ? {} : { cursor }) });
    listed.push(...answer.items.map(({ id }) => names.get(id) ?? id));
    cursor = answer.next;
  }
  expect(await ground.query(op.count, actor, { filters })).toEqual({ rows: listed.length, capped: false });
  return listed.toSorted();
}

const area = (scope: StaffActor['scope']): StaffActor => ({ ...world.post('county', 'bureau').actor, scope });

describe('the register', () => {
  it.each<[string, () => DisputeFilters, readonly Name[]]>([
    ['nothing', () => ({}), ['failed', 'land', 'oral', 'registered']],
    ['a type', () => ({ type: ['forest-land'] }), ['land']],
    ['a status', () => ({ status: ['registered'] }), ['land', 'registered']],
    ['an outcome', () => ({ outcome: ['oral'] }), ['oral']],
    ['two outcomes', () => ({ outcome: ['oral', 'failed'] }), ['failed', 'oral']],
    ['a committee', () => ({ unit: world.unit('committee').id }), ['failed', 'land', 'oral', 'registered']],
    ['a committee that has none', () => ({ unit: world.unit('elsewhere').id }), []],
    ['an outcome, a committee and a status', () => ({ outcome: ['failed'], unit: world.unit('committee').id, status: ['failed'] }), ['failed']],
    ['a last day of filing', () => ({ to: addDays(world.today, -1) }), ['land']],
    ['a village', () => ({ place: world.village }), ['failed', 'land', 'oral', 'registered']],
    ['a village elsewhere', () => ({ place: elsewherePlace }), []],
  ])('filtered by %s: its pages and its count are of the same rows', async (_name, filters, names) => {
    expect(await shown(world.mediator, filters())).toEqual(names);
  });

  it('is that of the area: one county, the city, villages in one county or in two, another county', async () => {
    const all = ['failed', 'land', 'oral', 'registered'];
    const [own, county, city] = [rangeOf(world.village), rangeOf(world.county), rangeOf('610500')];
    expect(await shown(area([county]), {})).toEqual(all);
    expect(await shown(area([city]), {})).toEqual(all);
    expect(await shown(area([rangeOf(elsewherePlace), own]), {})).toEqual(all);
    expect(await shown(area([rangeOf('610502001001'), own]), {})).toEqual(all);
    expect(await shown(area([rangeOf('610502')]), {})).toEqual([]);
    expect(await shown(area([city]), { place: '610502' })).toEqual([]);
  });

  it('as a file has the same rows as its pages, read in pieces and written in order', async () => {
    await copies(found.oral, 1100);
    const pool = new CountingPool(ground.pool);
    const file = await new Road({ ...ground.parts(), pool }).query(op.export, world.mediator, { filters: { outcome: ['oral'] }, language: 'zh' });
    expect(file.fileName).toMatch(/^矛盾纠纷台账-.*\.xlsx$/);
    expect(pool.take().rounds, 'the first rows with the log, then the rest').toBe(3);
    const [logged] = await ground.rows<{ fields: string[] }>("select fields from kernel.access_log where outcome = 'exported'");
    expect(logged?.fields).toEqual(['register', 'rows:1101']);
    const read = { required: true, read: (text: string) => ({ value: text }) };
    const sheet = await readSheet(file.bytes, { number: { header: { zh: '编号', en: 'Number' }, ...read }, filed: { header: { zh: '登记日期', en: 'Filed on' }, ...read }, held: { header: { zh: '调解组织', en: 'Held by' }, ...read } });
    const rows = sheet.good.map(({ value }) => value);
    expect(rows.length).toBe(1101);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(1101);
    expect(rows.map(({ filed }) => filed)).toEqual(rows.map(({ filed }) => filed).toSorted().toReversed());
    expect(new Set(rows.map(({ held }) => held)).size).toBe(1);
  });

  it('makes no file that would lack rows, and logs none; its count says that there may be more', async () => {
    await copies(found.registered, 2000);
    const filters = { words: '排水' };
    const logged = (): Promise<unknown[]> => ground.rows("select from kernel.access_log where outcome = 'exported'");
    const before = (await logged()).length;
    expect(await ground.query(op.count, world.mediator, { filters })).toMatchObject({ capped: true });
    expect(await codeOf(ground.query(op.export, world.mediator, { filters }))).toBe('disputes.too-many-to-export');
    expect(await logged()).toHaveLength(before);
    expect(await ground.query(op.count, world.mediator, { filters: { ...filters, outcome: ['failed'] } }), 'what is narrowed further may lack rows, too').toMatchObject({ capped: true });
  });
});

/** Further matters like this one, each with a number and a day of its own. */
async function copies({ at }: StagedDispute, count: number): Promise<void> {
  const made = await ground.rows<{ id: string }>(
    `with made as (select gen_random_uuid() as id, index from generate_series(1, ${count}) index),
          matter as (insert into matters.matter select (jsonb_populate_record(m, jsonb_build_object('id', made.id, 'number', 'copy-' || made.id, 'filed_on', m.filed_on - index % 40))).* from matters.matter m, made where m.id = $1),
          search as (insert into matters.search select (jsonb_populate_record(s, jsonb_build_object('matter', made.id))).* from matters.search s, made where s.matter = $1)
     insert into disputes.dispute select (jsonb_populate_record(d, jsonb_build_object('matter', made.id))).* from disputes.dispute d, made where d.matter = $1 returning matter as id`,
    [at.matter],
  );
  ground.forged(...made.map(({ id }) => id));
}
