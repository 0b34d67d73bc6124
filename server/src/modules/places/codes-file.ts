import type { Wording } from '@anhe/contract/kernel';
import type { Column, Reading } from '../../kernel/spreadsheet.ts';
import { readSheet } from '../../kernel/spreadsheet.ts';

const text = (value: string): Reading<string> => ({ value });
const filled = (value: string): Reading<string> => (value === '' ? { wrong: { zh: '请填写', en: 'Please fill this in' } } : { value });

const columns = {
  code: { header: { zh: '区划代码', en: 'Code' }, also: ['代码', '统计用区划代码', 'code12', '编码'], required: true, read: filled },
  name: { header: { zh: '名称', en: 'Name' }, also: ['区划名称', '地名'], required: true, read: filled },
  urbanRural: { header: { zh: '城乡分类代码', en: 'Urban-rural class' }, also: ['城乡分类', 'urban_rural_class'], required: false, read: text },
} as const satisfies Record<string, Column<string>>;

export interface CodesFile {
  readonly rows: readonly { readonly row: number; readonly code: string; readonly name: string; readonly urbanRural: string }[];
  readonly bad: readonly { readonly row: number; readonly code: string; readonly name: string; readonly reason: Wording }[];
}

/** Reads a file of codes (.xlsx or .csv with columns for code and name). Throws SpreadsheetError for one that is no table. */
export async function readCodesFile(bytes: Uint8Array): Promise<CodesFile> {
  const sheet = await readSheet(bytes, columns);
  return {
    rows: sheet.good.map(({ row, value }) => ({ row, ...value })),
    bad: sheet.bad.map(({ row, cells, reasons }) => ({
      row, code: cells[0] ?? '', name: cells[1] ?? '',
      reason: { zh: reasons.map(({ message }) => message.zh).join('；'), en: reasons.map(({ message }) => message.en).join('; ') },
    })),
  };
}
