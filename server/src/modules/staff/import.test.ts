import { staffOperations } from '@anhe/contract/staff';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPost, buildUnit, places } from '../../../test/build.ts';
import type { BuiltPost } from '../../../test/build.ts';
import { useGround } from '../../../test/ground.ts';
import { withClient } from '../../kernel/database/connection.ts';
import { readSheet, writeWorkbook } from '../../kernel/spreadsheet.ts';
import { seedPlaces } from '../places/index.ts';
import { importColumns, importHeaders } from './import/columns.ts';
import { importStaff, staff } from './index.ts';

const ground = useGround(() => [staff]);
let administrator: BuiltPost;
beforeAll(async () => {
  await withClient(ground.database.owner, seedPlaces);
  administrator = await buildPost(ground, await buildUnit(ground, { place: places.county, kind: 'centre' }), 'administrator');
});

type Cells = Partial<Record<keyof typeof importColumns, string>>;
const table = (rows: readonly Cells[]): Promise<Uint8Array> =>
  writeWorkbook([{ name: '单位与人员', headers: importHeaders, rows: rows.map((row) => Object.keys(importColumns).map((key) => row[key as keyof Cells] ?? '')) }]); // its own keys

const take = (bytes: Uint8Array) => importStaff(ground.road, administrator.actor, bytes, { language: 'zh', now: ground.now });

async function cellsOf(bytes: Uint8Array | null): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook();
  // exceljs declares an older Buffer type of its own; it reads any byte array.
  await workbook.xlsx.load(Buffer.from(bytes ?? []) as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  const rows: string[][] = [];
  workbook.worksheets[0]?.eachRow((row) => void rows.push(Array.from({ length: row.cellCount }, (_, index) => String(row.getCell(index + 1).value ?? ''))));
  return rows;
}

const village = { place: '610524105201', kind: '村（社区）人民调解委员会', unit: '试一村人民调解委员会', shortName: '试一村调委会', numberWord: '试一' } as const;

describe('units and staff from a table', () => {
  it('come in row by row; bad rows come back with their reasons, and sending them again changes nothing', async () => {
    const rows: Cells[] = [
      { ...village, name: '甲某', phone: '13800002001', role: '调委会主任', from: '2024年3月1日' },
      { ...village, name: '乙某', phone: '13800002002', role: '调解员', from: '2024/3/1' },
      { ...village, unit: '试二村人民调解委员会', place: '610524105202' },
      { ...village, name: '丙某', phone: '123', role: '调解员' },
      { ...village, name: '丁某', role: '社区民警' },
      { ...village, place: '610502001001', unit: '别县的调委会' },
      { ...village, kind: '派出所', unit: '试验派出所', place: '610524105', name: '戊某', phone: '13800002003', role: '社区民警', areas: '610524105201、610524105202' },
      { ...village, name: '己某' },
    ];
    const report = await take(await table(rows));
    expect(report).toMatchObject({ added: { units: 3, persons: 3, posts: 3 }, unchanged: 0, refused: 4 });
    const back = await cellsOf(report.file);
    const reasons = back.slice(1).map((cells) => [cells[2], cells[7], cells.at(-1)]);
    expect(back[0]?.at(-1)).toBe('原因');
    expect(reasons).toEqual([
      ['试一村人民调解委员会', '丙某', '手机：电话号码应为 11 位手机号，或带区号的座机号'],
      ['试一村人民调解委员会', '丁某', '“村（社区）人民调解委员会”不设“社区民警”岗位'],
      ['别县的调委会', '', '区划代码：不在您的工作范围内'],
      ['试一村人民调解委员会', '己某', '岗位：请填写'],
    ]);
    const again = await take(await table(rows));
    expect(again).toMatchObject({ added: { units: 0, persons: 0, posts: 0 }, unchanged: 4, refused: 4 });
    expect(await ground.rows("select count(*)::int as posts from staff.post where place like '610524105%'")).toEqual([{ posts: 3 }]);
    const areas = await ground.rows<{ area: string }>("select a.area from staff.post_area a join staff.post p on p.id = a.post where p.place = '610524105' order by 1");
    expect(areas.map(({ area }) => area)).toEqual(['610524105201', '610524105202']);
  });

  it('give one person several posts when name and number are the same', async () => {
    const person = { name: '庚某', phone: '13800002010', role: '调解员' } as const;
    await take(await table([{ ...village, ...person }, { ...village, place: '610524105205', unit: '试三村人民调解委员会', ...person }]));
    expect(await ground.rows("select count(distinct person)::int as persons, count(*)::int as posts from staff.post p join staff.person s on s.id = p.person where s.name = '庚某'")).toEqual([{ persons: 1, posts: 2 }]);
  });

  it('go out as they come in, without a cell that could be a formula', async () => {
    await take(await table([{ ...village, place: '610524106201', unit: '=HYPERLINK("x")村调委会', name: '辛某', phone: '13800002020', role: '调解员' }]));
    const answer = await ground.query(staffOperations.export, administrator.actor, { place: '610524106' });
    const sheet = await readSheet(answer.bytes, importColumns);
    expect(sheet.bad).toEqual([]);
    expect(sheet.good.map(({ value }) => value)).toMatchObject([{ unit: '=HYPERLINK("x")村调委会', name: '辛某', phone: '13800002020', role: 'mediator' }]);
    expect(await ground.rows("select outcome, fields from kernel.access_log where operation = 'staff.export'")).toEqual([{ outcome: 'exported', fields: ['staff.phone'] }]);
    expect((await take(answer.bytes)).unchanged).toBe(1);
    expect((await readSheet((await ground.query(staffOperations.template, administrator.actor, {})).bytes, importColumns)).headers).toEqual(importHeaders);
  });

  it('are refused as a whole only when the file is no table', async () => {
    await expect(take(new TextEncoder().encode('abc'))).rejects.toThrow(/heading/u);
  });
});
