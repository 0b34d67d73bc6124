import { disputeOperations, mostOldRows, oldRowsAtOnce } from '@anhe/contract/disputes';
import type { OldOutcome, OldRow } from '@anhe/contract/disputes';
import { County, Id, fieldErrors, fill, idFromDigest, invalid, newId } from '@anhe/contract/kernel';
import type { OutputOf, Wording } from '@anhe/contract/kernel';
import { z } from 'zod';
import type { StaffActor } from '../../../kernel/access/actor.ts';
import { canonical } from '../../../kernel/crypto/canonical.ts';
import { sha256 } from '../../../kernel/crypto/keyring.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Road } from '../../../kernel/run/run.ts';
import { SpreadsheetError, readSheet, reportOf, writeWorkbook } from '../../../kernel/spreadsheet.ts';
import type { BadRow, GoodRow, TableReport } from '../../../kernel/spreadsheet.ts';
import { oldColumns, oldHeaders } from './old-columns.ts';
import type { OldLine } from './old-columns.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** An empty old register with its headings, an invented line, and how to fill it in. */
export const oldTemplate = onQuery({
  operation: disputeOperations.oldTemplate,
  facts: () => ({}),
  answer: async () => ({
    fileName: '旧台账-模板.xlsx', mediaType,
    bytes: new Uint8Array(await writeWorkbook([
      { name: '旧台账', headers: oldHeaders, rows: [] },
      {
        name: '说明', headers: ['填写说明'],
        rows: [
          '一行一件；登记日期、类型、来源、申请人、被申请人、简要情况必填。', '同一方有几个人的，姓名之间用顿号隔开，每方最多六人；联系方式按申请人、被申请人的先后写，没有电话的留空，由村里转告。',
          '结果写：达成口头协议、达成书面协议、调解不成、撤回申请、当事人不愿调解、不予受理；还没有结果的留空。', '达成协议的填协议日期；没有达成协议的填结案日期。', '区划代码留空的，算在本调委会所在地。代码应是现行代码。',
          '编号照旧台账写，只保留，不占用新编号。', '排查发现的，来源写“主动调解”。', '不要填身份证号。', `一次最多 ${mostOldRows} 行；同一份台账再次导入，不会重复登记。`,
        ].map((text) => [text]),
      },
    ])),
  }),
});

const About = z.object({ county: County, committee: Id });

type Given = GoodRow<OldLine>;
type Made = { readonly given: Given; readonly row: OldRow };
type Key = keyof typeof oldColumns;

/** Whose name ends so is an organisation: its name is not masked. Whatever is in doubt counts as a person. */
const organisation = /(公司|合作社|委员会|村委会|学校|医院|工厂|商行|事务所)$/u;

/** Which outcome a line states; undefined where the form of the agreement is missing. */
const outcomeOf = ({ outcome, form }: OldLine): OldOutcome | null | undefined => (outcome === 'agreed' ? (form ?? undefined) : outcome);

function rowOf(given: Given, committee: { readonly county: string; readonly id: Id }, outcome: OldOutcome | null): OldRow {
  const { value } = given;
  const idOf = (...parts: readonly string[]): Id => idFromDigest(sha256(canonical(['old register', committee.county, committee.id, canonical(value), ...parts])));
  const names = [...value.applicants.map((name) => ({ name, side: 'applicant' as const })), ...value.respondents.map((name) => ({ name, side: 'respondent' as const }))];
  return {
    matter: idOf(), ...(value.placeCode === null ? {} : { place: value.placeCode }), filedOn: value.filedOn, happenedOn: value.happenedOn ?? value.filedOn, type: value.type, origin: value.origin,
    parties: names.map(({ name, side }, index) => ({ id: idOf('party', String(index)), kind: organisation.test(name) ? 'organisation' : 'person', side, name, contact: value.contacts[index] ?? { by: 'village' }, details: {} })),
    summary: value.summary,
    ...(outcome === null ? {} : { outcome }), ...(value.acceptedOn === null ? {} : { acceptedOn: value.acceptedOn }), ...(value.agreedOn === null ? {} : { agreedOn: value.agreedOn }),
    ...(value.closedOn === null ? {} : { closedOn: value.closedOn }), ...(value.amount === null ? {} : { amount: value.amount }), ...(value.number === null ? {} : { number: value.number }),
    ...(value.mediator === null ? {} : { mediator: value.mediator }), ...(value.placeName === null ? {} : { remark: `地点：${value.placeName}` }),
  };
}

const reason = (column: Key, what: Wording): BadRow['reasons'][number] => {
  const { header } = oldColumns[column];
  return { column, message: { zh: `${header.zh}：${what.zh}`, en: `${header.en}: ${what.en}` } };
};

/** The column that stands for a field of a row. */
const columnOf = (field: string): Key => (field === 'place' ? 'placeCode' : Object.hasOwn(oldColumns, field) ? (field as Key) : 'summary'); // one of its own keys

/** Lines as rows of the command; a line twice in the file, or an agreement without its form, comes back. */
function made(lines: readonly Given[], committee: Parameters<typeof rowOf>[1]): { readonly rows: readonly Made[]; readonly bad: readonly BadRow[] } {
  const [rows, bad]: [Made[], BadRow[]] = [[], []];
  const first = new Map<Id, number>();
  for (const given of lines) {
    const refuse = (column: Key, what: Wording): void => void bad.push({ row: given.row, cells: given.cells, reasons: [reason(column, what)] });
    const outcome = outcomeOf(given.value);
    if (outcome === undefined) {
      refuse('form', fieldErrors.required);
      continue;
    }
    const row = rowOf(given, committee, outcome);
    const before = first.get(row.matter);
    if (before !== undefined) refuse('summary', { zh: `与第 ${before} 行完全相同`, en: `The same as row ${before}` });
    else rows.push({ given, row });
    first.set(row.matter, before ?? given.row);
  }
  return { rows, bad };
}

type Done = OutputOf<typeof disputeOperations.takeIn>['rows'];

/**
 * Takes an old register from an Excel or CSV file: good rows in, fifty at a time, bad rows back with their reasons. Ids follow
 * from a committee and what a row says, so that the same register again changes nothing. Throws SpreadsheetError for a file
 * that is none.
 */
export async function importOldRegister(road: Road, actor: StaffActor, bytes: Uint8Array, options: { readonly language: 'zh' | 'en'; readonly about: Readonly<Record<string, unknown>> }): Promise<TableReport<'matters'>> {
  const about = About.safeParse({ county: actor.county, committee: actor.unit, ...options.about });
  if (!about.success) throw invalid({ path: [String(about.error.issues[0]?.path[0] ?? 'committee')], code: 'unknown-choice' });
  const { county, committee } = about.data;
  const sheet = await readSheet(bytes, oldColumns);
  const count = sheet.good.length + sheet.bad.length;
  if (count === 0) throw new SpreadsheetError({ zh: '没有一行纠纷', en: 'There is no row' });
  if (count > mostOldRows) throw new SpreadsheetError({ zh: `有 ${count} 行，一次最多 ${mostOldRows} 行，请分开`, en: `${count} rows; at most ${mostOldRows} at once, split the file` });
  const { rows, bad } = made(sheet.good, { county, id: committee });
  const refused: BadRow[] = [...sheet.bad, ...bad];
  const counted = { added: 0, unchanged: 0 };
  for (let at = 0; at < rows.length; at += oldRowsAtOnce) {
    const chunk = rows.slice(at, at + oldRowsAtOnce);
    // One after the other: numbers of later rows are judged by those of earlier ones.
    const done: Done = (await road.command(disputeOperations.takeIn, actor, { command: newId(), input: { county, committee, rows: chunk.map(({ row }) => row) } })).rows;
    done.forEach((one, index) => {
      const given = chunk[index]?.given;
      if (given === undefined) return;
      if (one.done !== 'refused') counted[one.done] += 1;
      else refused.push({ row: given.row, cells: given.cells, reasons: one.errors.map(({ field, code, details }) => reason(columnOf(field), fill(fieldErrors[code], details))) });
    });
  }
  return reportOf({ added: { matters: counted.added }, unchanged: counted.unchanged, headers: sheet.headers, bad: refused }, options.language);
}
