import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { disputeOperations } from '@anhe/contract/disputes';
import { newId, toNational } from '@anhe/contract/kernel';
import { buildCommittee, buildUnit, partyInput, places } from '../../test/build.ts';
import { useGround } from '../../test/ground.ts';
import { rehearse } from '../kernel/run/rehearsal.ts';
import { Road } from '../kernel/run/run.ts';
import { writeCsv } from '../kernel/spreadsheet.ts';
import { rebuildFigures } from '../modules/figures/index.ts';
import { modules } from '../modules/index.ts';
import { rebuildSearch } from '../modules/matters/index.ts';
import { exportRegister } from './export.ts';
import { importPlacesFile, importStaffFile, importTicketsFile } from './import.ts';
import { figuresAgree } from './rebuild.ts';
import { inWords } from './words.ts';

const ground = useGround(() => modules);
const folder = mkdtempSync(join(tmpdir(), 'anhe-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const said: string[] = [];
const talk = { say: (line: string) => void said.push(line), language: 'en' as const };
const tools = () => ({
  road: ground.road, clock: () => ground.now, book: () => ground.book,
  rehearse: <T>(work: (road: Road) => Promise<T>) => rehearse(ground.pool, (pool) => work(new Road({ ...ground.parts(), pool }))),
});
const count = async (table: string): Promise<number> => Number((await ground.rows<{ rows: number }>(`select count(*)::int as rows from ${table}`))[0]?.rows);

beforeEach(() => void said.splice(0));

describe('units and staff from a table', () => {
  const headers = ['区划代码', '单位类型', '单位名称', '姓名', '岗位', '任职起'];
  const row = (name: string, role: string, place: string = places.village, unit = '测试村调委会'): string[] => [place, 'committee', unit, name, role, '2026-01-01'];
  const file = join(folder, '人员.csv');

  it('are shown first, each row after the rows before it, and nothing is kept', async () => {
    writeFileSync(file, writeCsv(headers, [row('甲', 'mediator'), row('乙', 'mediator'), row('丙', '没有的岗位'), row('丁', 'mediator', '610524001999')]));
    const before = await count('staff.person');
    expect(await importStaffFile(tools(), { file, within: '610500', apply: false }, talk)).toBe(1);
    expect(said.join('\n')).toMatch(/nothing is imported yet[^]*new: 1 units, 2 persons, 2 posts[^]*refused: 2 rows/u);
    expect(await count('staff.person')).toBe(before);
    expect(await count('kernel.command')).toBe(0);
  });

  it('are taken in when told so, as the preview said; the refused rows come back in a file', async () => {
    expect(await importStaffFile(tools(), { file, within: '610500', apply: true }, talk)).toBe(1);
    expect(said.join('\n')).toMatch(/Imported[^]*new: 1 units, 2 persons, 2 posts[^]*refused: 2 rows/u);
    expect(existsSync(join(folder, '人员-rows-not-imported.xlsx'))).toBe(true);
    expect(await ground.rows("select actor from kernel.event where type like 'staff.%' group by actor")).toEqual([{ actor: 'system:command-line' }]);
    said.splice(0);
    await importStaffFile(tools(), { file, within: '610500', apply: false }, talk);
    expect(said.join('\n')).toMatch(/new: 0 units, 0 persons, 0 posts; there already: 2 rows/u);
  });

  it('outside of the place given are refused, and a file that is no table is told', async () => {
    writeFileSync(join(folder, 'other.csv'), writeCsv(headers, [row('戊', 'mediator', places.village, '另一调委会')]));
    expect(await importStaffFile(tools(), { file: join(folder, 'other.csv'), within: places.otherCounty, apply: true }, talk)).toBe(1);
    expect(said.join('\n')).toMatch(/new: 0 units[^]*refused: 1 rows/u);
    writeFileSync(join(folder, 'x.xlsx'), 'no table');
    expect(await inWords(talk, () => importStaffFile(tools(), { file: join(folder, 'x.xlsx'), within: '610500', apply: true }, talk))).toBe(1);
  });
});

describe('division codes from a table', () => {
  const county = '610522';
  const wish = { file: join(folder, '代码.csv'), within: county, source: '测试代码', asOf: '2026-11-01', on: '2026-11-20', rest: 'parent' as const };

  it('are compared, then applied; what cannot be is refused in words', async () => {
    const codes = await ground.rows<{ place: string; name: string }>("select place, name from places.division where place like $1 order by place", [`${county}%`]);
    const last = codes.at(-1);
    writeFileSync(wish.file, writeCsv(['区划代码', '名称'], codes.map(({ place, name }) => [toNational(place) ?? '', place === last?.place ? `新${name}` : name])));
    expect(await importPlacesFile(tools(), { ...wish, apply: false }, talk)).toBe(0);
    expect(said.join('\n')).toMatch(new RegExp(`renamed 1[^]*${last?.place ?? ''} .* → .*新`, 'u'));
    expect(await count('places.code_import')).toBe(0);
    expect(await importPlacesFile(tools(), { ...wish, apply: true }, talk)).toBe(0);
    expect(await ground.rows('select name from places.division where place = $1 and valid_to is null', [last?.place])).toEqual([{ name: `新${last?.name ?? ''}` }]);
    expect(await inWords(talk, () => importPlacesFile(tools(), { ...wish, asOf: '2030-01-01', apply: true }, talk))).toBe(1);
    expect(said.at(-1)).toMatch(/^ {2}asOf: /u);
  });
});

describe('registered disputes', () => {
  const register = async (summary: string, names: readonly string[] = ['欧阳某', '王小二']): Promise<string> => {
    const { unit, mediator } = await buildCommittee(ground);
    const matter = newId();
    const parties = names.map((name, index) => partyInput({ side: index === 0 ? 'applicant' : 'respondent', name }));
    await ground.command(disputeOperations.register, mediator.actor, {
      county: unit.county, matter, place: unit.place, origin: 'oral', happenedOn: '2026-11-24', filedOn: '2026-11-25', type: 'neighbour', summary, parties, committee: unit.id,
    });
    return matter;
  };
  const rows = () => ground.rows('select county, matter, place, words::text as words from matters.search order by matter');

  it('have a search that is the same when it is rebuilt, and is mended where it is not', async () => {
    const matters = [await register('欧阳某家的院墙排水，王小二不同意'), await register('门前 3 棵槐树'), await register("it's a 'quoted' \\ text")];
    const before = await rows();
    expect(await rebuildSearch(ground.database.owner, ground.keys)).toEqual({ matters: 3, changed: 0 });
    await ground.rows('delete from matters.search where matter = $1', [matters[0]]);
    await ground.rows("update matters.search set words = 'wrong' where matter = $1", [matters[1]]);
    expect(await rebuildSearch(ground.database.owner, ground.keys)).toEqual({ matters: 3, changed: 2 });
    expect(await rows()).toEqual(before);
    for (const name of ['欧阳某', '王小二']) expect(JSON.stringify(before)).not.toContain(name);
  });

  it('lose their words with their text', async () => {
    const matter = await register('将被清除的内容');
    await ground.rows('update matters.content set sealed = null, salt = null, erased_at = now() where matter = $1', [matter]);
    expect(await rebuildSearch(ground.database.owner, ground.keys)).toMatchObject({ changed: 1 });
    expect(await ground.rows('select from matters.search where matter = $1', [matter])).toEqual([]);
  });

  it('are exported, masked, as a file that only its owner reads; the export is logged', async () => {
    const out = join(folder, 'register.xlsx');
    expect(await exportRegister(ground.road, { place: places.county, out }, talk)).toBe(0);
    expect(said[0]).toBe(`${out}: 4 rows`);
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    expect(statSync(out).mode & 0o077).toBe(0);
    expect(await ground.rows("select actor, outcome from kernel.access_log where operation = 'disputes.export'")).toEqual([{ actor: 'system:command-line', outcome: 'exported' }]);
  });

  it('have figures that the check finds equal to a recount; a difference is named with place, day and measure, and goes when they are counted anew', async () => {
    const matter = await register('两家为地界争吵');
    const agree = (language: 'zh' | 'en' = 'en') => figuresAgree(ground.database.owner, ground.now, { ...talk, language });
    expect([await agree(), await agree('zh')]).toEqual([true, true]);
    expect(said.splice(0)).toEqual(['the figures are equal to the recount', '指标与重算一致']);
    const [entry] = await ground.rows("select * from figures.entry where stream = $1 and measure = 'disputes_registered'", [matter]);
    await ground.insert('figures.entry', { ...entry, id: newId() });
    expect(await agree()).toBe(false);
    expect(said.splice(0)).toEqual([`${places.village}  2026-11-25  Disputes registered  matter ${matter}: 2, recounted 1, a difference of -1`, 'the figures differ from the recount in 1 places']);
    expect(await rebuildFigures(ground.database.owner, ground.now)).toBe(1);
    expect(await agree()).toBe(true);
  });
});

describe('tickets of a hotline', () => {
  const file = join(folder, 'tickets.jsonl');
  const line = (ticket: string, place: string): string => JSON.stringify({ ticket, receivedAt: '2026-11-24 09:30', text: '路灯不亮，晚上看不清路', place });

  it('are shown first, taken in when told so, once, and the rest lies beside the file', async () => {
    await buildUnit(ground, { place: places.town, kind: 'centre' });
    writeFileSync(file, [line('T-1', places.village), line('T-2', places.village), line('T-3', '没有的村'), ''].join('\n'));
    const take = (apply: boolean) => importTicketsFile(tools(), { file, within: places.county, apply, system: '12345' }, talk);
    expect(await take(false)).toBe(1);
    expect(said.join('\n')).toMatch(/nothing is imported yet[^]*new: 2 tickets; there already: 0; refused: 1 rows/u);
    expect(await count('requests.ticket')).toBe(0);
    expect(await take(true)).toBe(1);
    expect(await count('requests.ticket')).toBe(2);
    expect(existsSync(join(folder, 'tickets-rows-not-imported.xlsx'))).toBe(true);
    said.splice(0);
    await take(true);
    expect(said.join('\n')).toMatch(/new: 0 tickets; there already: 2/u);
  });
});
