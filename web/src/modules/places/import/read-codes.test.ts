import { describe, expect, it } from 'vitest';
import { readCodes, readText, writeCsv } from './read-codes.ts';

describe('a file of division codes', () => {
  it('is read by what its columns hold, whatever their order', () => {
    const rows = readCodes('序号,名称,城乡分类代码,统计用区划代码\n1,示例街道,,610502001000\n2,"示例, 社区",111,610502001001\n');
    expect(rows).toEqual([
      { row: 2, code: '610502001000', name: '示例街道', urbanRural: '' },
      { row: 3, code: '610502001001', name: '示例, 社区', urbanRural: '111' },
    ]);
  });
  it('may have no heading, tabs, and a mark at its start', () => {
    expect(readCodes('\uFEFF610502\t临渭区\r\n610503\t华州区')).toEqual([
      { row: 1, code: '610502', name: '临渭区', urbanRural: '' }, { row: 2, code: '610503', name: '华州区', urbanRural: '' },
    ]);
  });
  it('keeps rows with a wrong code, for the server to say what is wrong with them', () => {
    expect(readCodes('code,name\n610502,临渭区\nx1,坏行\n')?.at(-1)).toMatchObject({ row: 3, code: 'x1' });
  });
  it('is none when no column holds codes or names', () => {
    expect(readCodes('a,b\nc,d')).toBeUndefined();
    expect(readCodes('610502,1\n610503,2')).toBeUndefined();
    expect(readCodes('')).toBeUndefined();
  });
  it('is read in the encoding of Chinese spreadsheets', async () => {
    const gb = new Uint8Array([0xc1, 0xd9, 0xce, 0xbc, 0xc7, 0xf8]);
    expect(await readText(new File([gb], 'codes.csv'))).toBe('临渭区');
    expect(await readText(new File(['临渭区'], 'codes.csv'))).toBe('临渭区');
  });
  it('goes back without a cell that runs', async () => {
    expect(await writeCsv([['=1+1', 'a"b']]).text()).toContain(`"'=1+1","a""b"`);
  });
});
