import { describe, expect, it } from 'vitest';
import { parseDay } from '@anhe/contract/kernel';
import type { Reading } from './spreadsheet.ts';
import { readSheet, reportOf, SpreadsheetError, writeCsv, writeWorkbook } from './spreadsheet.ts';

const columns = {
  name: { header: { zh: '名称', en: 'Name' }, required: true, read: (text: string): Reading<string> => (text === '' ? { wrong: { zh: '请填写', en: 'Please fill this in' } } : { value: text }) },
  day: {
    header: { zh: '启用日期', en: 'Valid from' }, also: ['日期'], required: true,
    read: (text: string): Reading<string> => {
      const day = parseDay(text);
      return day === undefined ? { wrong: { zh: '没有这一天', en: 'No such day' } } : { value: day };
    },
  },
  note: { header: { zh: '备注', en: 'Note' }, required: false, read: (text: string): Reading<string> => ({ value: text }) },
};

const fileOf = (rows: readonly (readonly (string | number | null)[])[], headers = ['名称', '启用日期', '备注']): Promise<Uint8Array> =>
  writeWorkbook([{ name: '表', headers, rows }]);

describe('spreadsheets', () => {
  it('reads the good rows and says of the bad ones what is wrong, with their number', async () => {
    const sheet = await readSheet(await fileOf([['甲', '2026-11-25', ''], ['', '2026-02-30', 'x'], ['乙', '2026年1月5日', null]]), columns);
    expect(sheet.good.map(({ row, value }) => [row, value])).toEqual([[2, { name: '甲', day: '2026-11-25', note: '' }], [4, { name: '乙', day: '2026-01-05', note: '' }]]);
    expect(sheet.bad).toMatchObject([{ row: 3, reasons: [{ column: 'name', message: { zh: '名称：请填写' } }, { column: 'day', message: { zh: '启用日期：没有这一天' } }] }]);
  });

  it('gives the bad rows back as a file that can be corrected and sent again', async () => {
    const sheet = await readSheet(await fileOf([['', '2026-11-25', '=1+1']]), columns);
    const fileOfBad = async (bad: Pick<typeof sheet, 'headers' | 'bad'>, language: 'zh' | 'en'): Promise<Uint8Array> => (await reportOf({ ...bad, added: {}, unchanged: 0 }, language)).file ?? new Uint8Array();
    const back = await readSheet(await fileOfBad(sheet, 'zh'), { ...columns, reason: { header: { zh: '原因', en: 'Reason' }, required: true, read: (text: string): Reading<string> => ({ value: text }) } });
    expect(back.headers).toEqual(['名称', '启用日期', '备注', '原因']);
    expect(back.bad[0]?.cells).toEqual(['', '2026-11-25', '=1+1', '名称：请填写']);
    const again = await fileOfBad(back, 'en');
    expect((await readSheet(again, columns)).headers).toEqual(['名称', '启用日期', '备注', 'Reason']);
  });

  it('writes text that begins like a formula as text', async () => {
    const texts = ['=HYPERLINK("http://x","y")', '+1', '-2+3', '@sum(a1)', '\tx', '610524101200', '正常'];
    const ExcelJS = (await import('exceljs')).default;
    const workbook = new ExcelJS.Workbook();
    const bytes = await writeWorkbook([{ name: 'a/b[c]', headers: ['x'], rows: texts.map((text) => [text]) }]);
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof workbook.xlsx.load>[0]); // exceljs's own Buffer type
    texts.forEach((text, index) => {
      const cell = workbook.worksheets[0]?.getCell(index + 2, 1);
      expect(cell?.type).toBe(ExcelJS.ValueType.String);
      expect(cell?.value).toBe(text);
      if (text !== '正常') expect(cell?.numFmt).toBe('@');
    });
    const csv = new TextDecoder().decode(writeCsv(['x'], texts.map((text) => [text])));
    for (const line of csv.split('\r\n').slice(1, 5)) expect(line.replace(/^"/u, '').startsWith("'")).toBe(true);
  });

  it('reads CSV in UTF-8 and GB 18030, quoted cells and our own apostrophes', async () => {
    const utf8 = writeCsv(['名称', '启用日期', '备注'], [['甲,"乙"', '2026/11/25', '=1']]);
    expect((await readSheet(utf8, columns)).good[0]?.value).toEqual({ name: '甲,"乙"', day: '2026-11-25', note: '=1' });
    const gbk = Uint8Array.from([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xc8, 0xd5, 0xc6, 0xda, 0x0a, 0xbc, 0xd7, 0x2c, ...new TextEncoder().encode('2026-1-5')]);
    expect((await readSheet(gbk, columns)).good[0]?.value).toMatchObject({ name: '甲', day: '2026-01-05' });
  });

  it('refuses what is no table, lacks a heading, or unpacks to too much', async () => {
    await expect(readSheet(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), columns)).rejects.toThrow(SpreadsheetError);
    await expect(readSheet(Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9]), columns)).rejects.toThrow(SpreadsheetError);
    await expect(readSheet(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), columns)).rejects.toThrow(/xls/u);
    await expect(readSheet(await fileOf([], ['名称', '别的']), columns)).rejects.toThrow('启用日期');
    await expect(readSheet(new Uint8Array(), columns)).rejects.toThrow(SpreadsheetError);
  });
});
