import { beforeAll, describe, expect, it } from 'vitest';
import { newId, toNational } from '@anhe/contract/kernel';
import { placeOperations as on } from '@anhe/contract/places';
import { buildPost, buildUnit } from '../../../test/build.ts';
import type { BuiltPost } from '../../../test/build.ts';
import { useGround } from '../../../test/ground.ts';
import { withClient } from '../../kernel/database/connection.ts';
import { ticketFor } from '../../kernel/files/index.ts';
import { writeCsv, writeWorkbook } from '../../kernel/spreadsheet.ts';
import { places, seedPlaces } from './index.ts';

const county = '610522';
const townCode = '610522102';
const source = '测试代码 2026';

interface Code { place: string; name: string }

describe('an import of codes', () => {
  const ground = useGround(() => [places]);
  let admin: BuiltPost;
  let before: Code[];

  beforeAll(async () => {
    await withClient(ground.database.owner, seedPlaces);
    admin = await buildPost(ground, await buildUnit(ground, { place: county, kind: 'bureau' }), 'administrator');
    before = await ground.rows<Code & Record<string, unknown>>('select place, name from places.division where place like $1 order by place', [`${county}%`]);
  });

  const rowsOf = (codes: readonly Code[]) => codes.map(({ place, name }, index) => ({ row: index + 2, code: toNational(place) ?? place, name }));
  const preview = (codes: readonly Code[], more: Record<string, unknown> = {}) =>
    ground.command(on.previewCodes, admin.actor, { import: newId(), within: county, fileName: '代码.xlsx', source, asOf: '2026-11-01', rows: rowsOf(codes), ...more });
  const apply = (id: string, more: Record<string, unknown> = {}) => ground.command(on.applyCodes, admin.actor, { import: id, on: '2026-11-20', ...more });

  it('of the same codes shows nothing', async () => {
    expect(await preview(before)).toMatchObject({ rows: before.length, changes: [], bad: [], counts: { new: 0, gone: 0, renamed: 0, recoded: 0, split: 0 } });
  });

  it('names the rows that cannot be used and compares the rest', async () => {
    const { bad, rows, changes } = await preview([...before, { place: '610502001', name: '别县' }], { rows: [
      ...rowsOf(before), { row: 900, code: '610502001000', name: '别县街道' }, { row: 901, code: '六一零五', name: '甲' }, { row: 902, code: '610522001000', name: '重复' },
      { row: 903, code: '610522999200', name: '无上级村' }, { row: 904, code: '610522001299', name: ' ' },
    ] });
    expect(bad.map(({ row, reason }) => [row, reason.zh])).toEqual([
      [900, '不在 610522 之内'], [901, '不是区划代码'], [902, '与第 3 行代码相同'], [903, '上级区划不在文件里'], [904, '名称应为 1 至 60 个字'],
    ]);
    expect([rows, changes]).toEqual([before.length, []]);
    await expect(preview([], { rows: [] })).rejects.toMatchObject({ code: 'places.no-rows' });
    await expect(preview(before, { within: '610524' })).rejects.toMatchObject({ fields: [{ path: ['within'], code: 'not-in-scope' }] });
    await expect(preview(before, { asOf: '2026-12-31' })).rejects.toMatchObject({ fields: [{ path: ['asOf'], code: 'future-date' }] });
  });

  it('reads an uploaded Excel or CSV file, row by row', async () => {
    const cells = rowsOf(before).map(({ code, name }) => [code, name]);
    for (const [name, bytes] of [['a.xlsx', await writeWorkbook([{ name: '代码', headers: ['统计用区划代码', '名称'], rows: [...cells, ['', '无代码']] }])], ['a.csv', writeCsv(['代码', '名称'], [...cells, ['', '无代码']])]] as const) {
      const file = { name, mediaType: 'text/csv', size: bytes.length, digest: await ground.files.put(Buffer.from(bytes)) };
      const upload = { ...file, ticket: ticketFor(ground.keys, file, admin.actor, ground.now) };
      const read = await ground.query(on.readCodes, admin.actor, { upload });
      expect(read.rows).toHaveLength(before.length);
      expect(read.bad).toMatchObject([{ row: before.length + 2, reason: { zh: '区划代码：请填写' } }]);
      await expect(ground.query(on.readCodes, admin.actor, { upload: { ...upload, ticket: 'x.y' } })).rejects.toMatchObject({ code: 'kernel.invalid-input' });
    }
  });

  it('is applied as seen: renamed, recoded, gone, new; cells go along; old codes stay known', async () => {
    const [town, ...villages] = before.filter(({ place }) => place.startsWith(townCode));
    const [renamed, recoded, merged] = villages;
    if (town === undefined || renamed === undefined || recoded === undefined || merged === undefined) throw new Error('a town with three villages is needed');
    const director = await buildPost(ground, await buildUnit(ground, { place: merged.place }), 'director');
    const cell = await ground.command(on.addCell, director.actor, { village: merged.place, kind: 'group', name: '一组' });
    const next = before.filter(({ place }) => place !== merged.place).map((code) => {
      if (code.place === renamed.place) return { ...code, name: `新${code.name}` };
      return code.place === recoded.place ? { ...code, place: `${townCode}298` } : code;
    });
    const shown = await preview([...next, { place: `${townCode}299`, name: '全新村委会' }]);
    expect(shown.counts).toEqual({ new: 1, gone: 1, renamed: 1, recoded: 1, split: 0 });
    expect((await ground.query(on.get, admin.actor, { place: recoded.place })).open).toBe(true);

    await expect(apply(shown.import)).rejects.toMatchObject({ code: 'places.undecided', details: { count: 1 } });
    await expect(apply(shown.import, { decisions: [{ from: `${townCode}297`, to: null }] })).rejects.toMatchObject({ fields: [{ path: ['decisions', 0, 'from'] }] });
    const decisions = [{ from: merged.place, to: renamed.place }];
    await expect(apply(shown.import, { decisions, on: '2026-12-31' })).rejects.toMatchObject({ fields: [{ code: 'future-date' }] });
    await expect(apply(shown.import, { decisions, on: '2023-06-30' })).rejects.toMatchObject({ fields: [{ code: 'past-date' }] });
    const command = newId();
    const done = await ground.command(on.applyCodes, admin.actor, { import: shown.import, on: '2026-11-26', decisions }, { command }).catch((error: unknown) => error);
    expect(done).toMatchObject({ fields: [{ code: 'future-date' }] });
    ground.now = new Date('2026-11-28T10:00:00+08:00');
    const result = await ground.command(on.applyCodes, admin.actor, { import: shown.import, on: '2026-11-26', decisions }, { command });
    expect(result).toEqual({ import: shown.import, moved: 3, ended: 4, begun: 4 });
    expect(await ground.command(on.applyCodes, admin.actor, { import: shown.import, on: '2026-11-26', decisions }, { command })).toEqual(result);

    const view = await ground.query(on.get, admin.actor, { place: recoded.place });
    expect(view).toMatchObject({ open: false, became: [{ became: `${townCode}298`, kind: 'recoded', on: '2026-11-26' }] });
    expect((await ground.query(on.get, admin.actor, { place: `${townCode}298` })).before).toMatchObject([{ place: recoded.place }]);
    expect((await ground.query(on.get, admin.actor, { place: renamed.place })).versions.map(({ name }) => name)).toEqual([renamed.name, `新${renamed.name}`]);
    expect((await ground.query(on.get, admin.actor, { place: cell.place })).became).toMatchObject([{ became: `${renamed.place}501`, kind: 'merged' }]);

    const [event] = await ground.rows<{ payload: { body: { county: string; moves: { from: string; to: string }[] } } }>(
      "select convert_from(bytes, 'utf8')::jsonb as payload from kernel.event where type = 'places.code-moved' and place = $1", [county]);
    expect(event?.payload.body).toMatchObject({ county, moves: [{ from: recoded.place, to: `${townCode}298` }, { from: merged.place, to: renamed.place }, { from: cell.place, to: `${renamed.place}501` }] });

    await expect(apply(shown.import, { decisions })).rejects.toMatchObject({ code: 'places.import-applied' });
    const now = await ground.rows<Code & Record<string, unknown>>('select place, name from places.division where valid_to is null and cell is null and place like $1 order by place', [`${county}%`]);
    expect(await preview(now)).toMatchObject({ changes: [] });
  });

  it('is refused when places changed after it was looked at, and out of one’s county', async () => {
    const now = await ground.rows<Code & Record<string, unknown>>('select place, name from places.division where valid_to is null and cell is null and place like $1 order by place', [`${county}%`]);
    const renamed = now.map((code) => (code.place === `${townCode}298` ? { ...code, name: '改名村委会' } : code));
    const [one, two] = [await preview(renamed), await preview(renamed)];
    await apply(one.import, { on: '2026-11-28' });
    const [command, id] = [newId(), newId()];
    const again = { import: id, within: county, fileName: '代码.xlsx', source, asOf: '2026-11-01', rows: rowsOf(renamed) };
    expect(await ground.command(on.previewCodes, admin.actor, again, { command })).toEqual(await ground.command(on.previewCodes, admin.actor, again, { command }));
    await expect(apply(two.import, { on: '2026-11-28' })).rejects.toMatchObject({ code: 'places.import-outdated' });
    const other = await buildPost(ground, await buildUnit(ground, { place: '610502', kind: 'bureau' }), 'administrator');
    await expect(ground.command(on.applyCodes, other.actor, { import: two.import, on: '2026-11-28' })).rejects.toMatchObject({ code: 'kernel.not-found' });
    expect((await ground.query(on.imports, other.actor, {})).items).toEqual([]);
    expect((await ground.query(on.imports, admin.actor, {})).items.length).toBeGreaterThan(2);
    expect((await ground.query(on.import, admin.actor, { import: one.import })).appliedOn).toBe('2026-11-28');
  });
});
