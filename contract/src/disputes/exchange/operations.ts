import { z } from 'zod';
import { County, Day, FileAnswer, Id, PlaceCode, command, enumOf, fieldErrors, query } from '../../kernel/index.ts';
import { PartyInput } from '../../parties/index.ts';
import type { Role } from '../../kernel/index.ts';
import { Done, Text, address, intake, on } from '../shared.ts';
import { DisputeType } from '../vocabulary.ts';
import { ColumnMapLine, ExchangeLine, ExchangeMatch } from './views.ts';
import { OldOrigin, OldOutcome } from './vocabulary.ts';

/** Rows of an old register in one command, and in one file. */
export const oldRowsAtOnce = 50;
export const mostOldRows = 2000;
/** Rows that go to another platform in one file. */
export const mostExchanged = 2000;

/** Matters in one file of the register: what Weinan has in five years, and a tenth of what a sheet can hold. */
export const mostExported = 120_000;

/** One line of an old register: a dispute of the past as its committee wrote it down. */
export const OldRow = z.strictObject({
  /** Left out, it is the committee's own place. */
  place: PlaceCode.optional(),
  matter: Id, filedOn: Day, happenedOn: Day, type: DisputeType, origin: OldOrigin, parties: z.array(PartyInput).min(2).max(12), summary: Text(2000),
  /** What became of it; left out while it is not over. */
  outcome: OldOutcome.optional(),
  acceptedOn: Day.optional(), agreedOn: Day.optional(), closedOn: Day.optional(), amount: z.number().nonnegative().max(999_999_999).optional(),
  /** As the register writes it; kept, not drawn. */
  number: z.string().trim().min(1).max(60).optional(),
  mediator: z.string().trim().min(1).max(30).optional(),
  /** What the register says beside that. */
  remark: z.string().trim().min(1).max(300).optional(),
});
export type OldRow = z.infer<typeof OldRow>;

const FieldCode = enumOf(fieldErrors);

const OldRowDone = z.object({
  matter: Id, done: z.enum(['added', 'unchanged', 'refused']),
  errors: z.array(z.object({ field: z.string(), code: FieldCode, details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional() })),
});

const exporters: readonly Role[] = ['director', 'mediator', 'clerk', 'guide', 'bureau'];

/**
 * The register as one asks for it of another platform; the filters are those of the list.
 * @param filters the schema of the register's filters
 */
export const exchangeOperations = <F extends z.ZodType>(filters: F) => ({
  oldTemplate: query({
    name: 'disputes.oldTemplate', path: '/disputes/old-register/template', title: { zh: '旧台账模板', en: 'Template for an old register' },
    input: () => z.strictObject({}), output: FileAnswer, access: intake, subject: 'none',
  }),
  /** Lines of an old register become matters of the past; a line that cannot is answered with its reason and leaves nothing. */
  takeIn: command({
    name: 'disputes.takeIn', path: '/disputes/old-register', title: { zh: '导入旧台账', en: 'Take in an old register' },
    input: () => z.strictObject({ county: County, committee: Id, rows: z.array(OldRow).min(1).max(oldRowsAtOnce) }),
    output: () => z.object({ rows: z.array(OldRowDone) }), access: intake, subject: 'none', errors: ['disputes.not-your-committee'],
  }),
  columnMaps: query({
    name: 'disputes.columnMaps', path: '/disputes/column-maps', title: { zh: '其他平台的表格', en: 'Tables of other platforms' },
    input: () => z.strictObject({}), output: () => z.object({ items: z.array(ColumnMapLine) }), access: exporters, subject: 'none',
  }),
  exportAs: query({
    name: 'disputes.exportAs', path: '/disputes/export-as', title: { zh: '按其他平台表格导出', en: 'Export in another platform’s columns' },
    input: () => z.strictObject({ map: z.string().max(60), filters }), output: FileAnswer, access: exporters, subject: 'none', logged: true, errors: ['disputes.too-many-to-export'],
  }),
  /** Which matters another platform's answer speaks of: by our number, or by theirs when they gave it before. */
  exchangeMatches: query({
    name: 'disputes.exchangeMatches', path: '/disputes/exchange-matches', title: { zh: '核对其他平台编号', en: 'Match numbers of another platform' },
    input: () => z.strictObject({ map: z.string().max(60), numbers: z.array(z.string().max(60)).max(100), theirs: z.array(z.string().max(60)).max(100) }),
    output: () => z.object({ items: z.array(ExchangeMatch) }), access: intake, subject: 'none',
  }),
  recordExchange: command({
    name: 'disputes.recordExchange', path: `${on}/exchanges`, title: { zh: '登记其他平台的反馈', en: 'Record another platform’s answer' },
    input: () => z.strictObject({ ...address, map: z.string().max(60), theirs: Text(60), answer: Text(500), answeredOn: Day, sentOn: Day.optional() }),
    output: Done.extend({ changed: z.boolean() }), access: intake, subject: 'matter', basis: false,
  }),
  exchanges: query({
    name: 'disputes.exchanges', path: `${on}/exchanges`, title: { zh: '其他平台', en: 'Other platforms' },
    input: () => z.strictObject(address), output: () => z.object({ items: z.array(ExchangeLine) }), access: 'staff', subject: 'matter',
  }),
});
