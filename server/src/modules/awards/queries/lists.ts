import { awardGrades, awardKinds, awardName, awardOperations, awardStates } from '@anhe/contract/awards';
import type { AwardGrade, AwardKind, PublicAward, PublicNotice } from '@anhe/contract/awards';
import type { Day } from '@anhe/contract/kernel';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { writeWorkbook } from '../../../kernel/spreadsheet.ts';
import { schemesOn } from '../schemes.ts';
import { awardLines, before, inArea, paged, seen, wanted } from './lines.ts';

export const schemes = onQuery({
  operation: awardOperations.schemes,
  facts: () => ({}),
  answer: ({ book, today }) => ({ items: schemesOn(book, today) }),
});

/** Applications by where they stand, the newest first. */
export const list = onQuery({
  operation: awardOperations.list,
  facts: ({ actor, input }) => {
    const counting: unknown[] = [];
    const counted = [seen(actor, counting), ...wanted(input, counting)].join(' and ');
    const values: unknown[] = [];
    const conditions = [seen(actor, values), ...wanted(input, values), ...before(input.cursor, values)];
    if (input.state !== undefined) conditions.push(`a.status = $${values.push(input.state)}`);
    return {
      counts: raw(`select a.status, count(*)::int as rows from awards.award a where ${counted} group by a.status`, counting, (rows) => rows as readonly { status: string; rows: number }[]), // the two columns
      rows: awardLines(`${conditions.join(' and ')} order by a.id desc limit $${values.push(input.limit + 1)}`, values),
    };
  },
  answer: ({ input }, { facts }) => ({
    ...paged(facts.rows, input.limit),
    counts: Object.fromEntries(Object.keys(awardStates).map((state) => [state, facts.counts.find(({ status }) => status === state)?.rows ?? 0])),
  }),
});

const borne = "a.status in ('in-force', 'warned')";
const everBorne = "a.status in ('in-force', 'warned', 'revoked', 'appealed', 'expired')";

export const holders = onQuery({
  operation: awardOperations.holders,
  facts: ({ actor, input }) => {
    const values: unknown[] = [];
    const conditions = [inArea(actor, values), input.ended ? everBorne : borne, ...wanted(input, values), ...before(input.cursor, values)];
    return { rows: awardLines(`${conditions.join(' and ')} order by a.id desc limit $${values.push(input.limit + 1)}`, values) };
  },
  answer: ({ input }, { facts }) => paged(facts.rows, input.limit),
});

const sheet = {
  zh: { name: '命名名单', head: ['命名对象', '类别', '等次', '所在区划', '编号', '命名日期', '有效期至', '状态', '申报单位'] },
  en: { name: 'Awards', head: ['Bearer', 'Kind', 'Grade', 'Place', 'Number', 'Named on', 'Until', 'State', 'Unit'] },
} as const;

export const exportHolders = onQuery({
  operation: awardOperations.exportHolders,
  facts: ({ actor, input }) => {
    const values: unknown[] = [];
    const conditions = [inArea(actor, values), borne, ...wanted(input, values)];
    return { rows: awardLines(`${conditions.join(' and ')} order by a.place, a.holder, a.id limit 20000`, values) };
  },
  log: ({ actor }, { facts }) => [{ place: actor.kind === 'staff' ? actor.place : actor.county, outcome: 'exported', fields: ['awards', `rows:${facts.rows.length}`] }],
  answer: async ({ input: { language }, today }, { facts }) => {
    const t = sheet[language];
    const rows = facts.rows.map((line) => [
      line.holder, awardKinds[line.kind][language], awardGrades[line.grade][language], line.placeName, line.number ?? '', line.namedOn ?? '', line.until ?? '', awardStates[line.state][language], line.unitName,
    ]);
    return { fileName: `${t.name}-${today}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: await writeWorkbook([{ name: t.name, headers: t.head, rows }]) };
  },
});

/** Notices that run and awards in force, as anybody may read them. */
export const publicLists = (today: Day, county: string | null) => ({
  notices: raw(
    'select kind, grade, holder, place_name as "placeName", "from", "until", office, phone from awards.public_notices($1, $2)', [today, county], (rows) => rows as readonly Omit<PublicNotice, 'award'>[], // the columns
  ),
  named: raw(
    'select kind, grade, holder, place_name as "placeName", number, named_on as "namedOn", until_on as "until", warned from awards.public_awards($1, $2)', [today, county],
    (rows) => rows as readonly Omit<PublicAward, 'award'>[], // the columns
  ),
});

const called = <Row extends { readonly kind: AwardKind; readonly grade: AwardGrade }>(row: Row) => ({ ...row, award: awardName(row.kind, row.grade) });

/** For anybody: notices that run, with where to object, and who bears an award. */
export const published = onQuery({
  operation: awardOperations.published,
  facts: ({ input, today }) => publicLists(today, input.county ?? null),
  answer: ({ book, today }, { facts }) => ({ notices: facts.notices.map(called), named: facts.named.map(called), example: schemesOn(book, today).some(({ verified }) => !verified) }),
});
