import { Refusal } from '@anhe/contract/kernel';
import { countChanges, placeOperations } from '@anhe/contract/places';
import type { ImportView } from '@anhe/contract/places';
import { raw } from '../../../kernel/database/statement.ts';
import { assertTicket } from '../../../kernel/files/index.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { SpreadsheetError } from '../../../kernel/spreadsheet.ts';
import { readCodesFile } from '../codes-file.ts';

interface ImportRow {
  readonly id: string;
  readonly place: string;
  readonly file_name: string;
  readonly source: string;
  readonly as_of: string;
  readonly previewed_at: Date;
  readonly applied_on: string | null;
  readonly rows: number;
  readonly changes: ImportView['changes'];
  readonly bad: ImportView['bad'];
}

const columns = 'id, place, file_name, source, as_of, previewed_at, applied_on, jsonb_array_length(rows) as rows, changes';

const lineOf = (row: Omit<ImportRow, 'bad'>) => ({
  import: row.id, within: row.place, fileName: row.file_name, source: row.source, asOf: row.as_of, previewedAt: row.previewed_at.toISOString(),
  appliedOn: row.applied_on, rows: row.rows, counts: countChanges(row.changes),
});

export const imports = onQuery({
  operation: placeOperations.imports,
  facts: () => ({
    found: raw(`select ${columns} from places.code_import order by previewed_at desc limit 100`, [], (rows) => rows as readonly Omit<ImportRow, 'bad'>[]), // the columns above
  }),
  answer: (_request, { facts: { found } }) => ({ items: found.map(lineOf) }),
});

export const importOf = onQuery({
  operation: placeOperations.import,
  subject: ({ input }) => raw(`select ${columns}, bad from places.code_import where id = $1`, [input.import], (rows) => rows[0] as ImportRow | undefined), // the columns above
  facts: () => ({}),
  answer: (_request, { subject }: { subject: ImportRow }) => ({ ...lineOf(subject), changes: subject.changes, bad: subject.bad }),
});

export const readCodes = onQuery({
  operation: placeOperations.readCodes,
  facts: () => ({}),
  answer: async ({ input, keys, actor, now, files }) => {
    assertTicket(keys, input.upload, actor, now);
    try {
      const { rows, bad } = await readCodesFile(await files.get(input.upload.digest));
      return { rows: [...rows], bad: [...bad] };
    } catch (error) {
      if (error instanceof SpreadsheetError) {
        throw new Refusal('places.not-a-table', { details: { name: input.upload.name, reason: error.wording.zh, reasonEn: error.wording.en } });
      }
      throw error;
    }
  },
});
