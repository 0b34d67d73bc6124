import { Role, countyOf, rangeOf, roles } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { staffOperations, unitKinds } from '@anhe/contract/staff';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { writeWorkbook } from '../../../kernel/spreadsheet.ts';
import { importHeaders } from '../import/columns.ts';
import { kindOf } from '../rows.ts';
import { lastDayOf, placeError, refuseFields } from '../rules.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface ExportRow {
  readonly place: string;
  readonly kind: string;
  readonly unit: string;
  readonly short_name: string;
  readonly number_word: string | null;
  readonly unit_phone: string | null;
  readonly address: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly role: string | null;
  readonly title: string | null;
  readonly areas: readonly string[];
  readonly valid_from: Day | null;
  readonly valid_to: Day | null;
}

const mostRows = 20_000;

/** Units of a place with the posts that hold on a day; a unit without posts has one row. */
function exportStatement(place: string, today: Day): Statement<readonly ExportRow[]> {
  const { from, to } = rangeOf(place);
  const text = `
    select u.place, u.kind, u.name as unit, u.short_name, u.number_word, u.phone as unit_phone, u.address, s.name, s.phone, p.role, p.title,
           coalesce((select array_agg(a.area order by a.area) from staff.post_area a where a.county = p.county and a.post = p.id), '{}') as areas,
           p.valid_from, p.valid_to
      from staff.unit u
      left join staff.post p on p.county = u.county and p.unit = u.id and p.valid_from <= $3 and (p.valid_to is null or $3 < p.valid_to)
      left join staff.person s on s.county = p.county and s.id = p.person
     where u.place >= $1 and u.place < $2 and (u.valid_to is null or $3 < u.valid_to)
     order by u.place, u.id, p.valid_from, p.id
     limit ${mostRows}`;
  return raw(text, [from, to, today], (rows) => rows as readonly ExportRow[]); // the columns above
}

const cellsOf = (row: ExportRow): string[] => [
  row.place, unitKinds[kindOf(row.kind)].zh, row.unit, row.short_name, row.number_word ?? '', row.unit_phone ?? '', row.address ?? '',
  row.name ?? '', row.phone ?? '', row.role === null ? '' : roles[Role.parse(row.role)].zh, row.title ?? '', row.areas.join('、'),
  row.valid_from ?? '', lastDayOf(row.valid_to) ?? '',
];

export const exportStaff = onQuery({
  operation: staffOperations.export,
  facts: ({ actor, input, today }) => {
    // The directory is open to all staff, telephone numbers in clear are not: those of one's own area only.
    refuseFields(placeError(actor, countyOf(input.place), input.place, ['place']));
    return { rows: exportStatement(input.place, today) };
  },
  answer: async ({ input, today }, { facts }) => ({
    fileName: `单位与人员-${input.place}-${today}.xlsx`, mediaType,
    bytes: new Uint8Array(await writeWorkbook([{ name: '单位与人员', headers: importHeaders, rows: facts.rows.map(cellsOf) }])),
  }),
  log: ({ input }) => [{ place: input.place, outcome: 'exported', fields: ['staff.phone'] }],
});

/** An empty table with its headings, and the words that its columns understand. */
export const template = onQuery({
  operation: staffOperations.template,
  facts: () => ({}),
  answer: async () => ({
    fileName: '单位与人员-模板.xlsx', mediaType,
    bytes: new Uint8Array(await writeWorkbook([
      { name: '单位与人员', headers: importHeaders, rows: [] },
      { name: '单位类型', headers: ['单位类型', '可设岗位'], rows: Object.values(unitKinds).map((kind) => [kind.zh, kind.roles.map((role) => roles[role].zh).join('、')]) },
      {
        name: '说明', headers: ['填写说明'],
        rows: [
          ['一行一个岗位；还没有人员的单位只填单位各列。'], ['同一单位有几个岗位的，每行都写单位的区划代码、类型和名称。'],
          ['负责区划写代码，几个之间用顿号分开；不填则为岗位所在单位的区划。'], ['重复导入同一行不会重复登记。'],
        ],
      },
    ])),
  }),
});
