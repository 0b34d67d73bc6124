import { invalid } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { hazardKinds, reportStates, screeningOperations } from '@anhe/contract/screening';
import type { ReportLine, RoundView } from '@anhe/contract/screening';
import { raw } from '../../../kernel/database/statement.ts';
import { writeWorkbook } from '../../../kernel/spreadsheet.ts';
import type { Cell } from '../../../kernel/spreadsheet.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { abilitiesOn } from '../policy.ts';
import { readRound } from '../rows.ts';
import type { RoundSubject } from '../rows.ts';
import { wordsOf } from '../sealed.ts';
import { reportLine, reportsOf, roundLine, roundStatement, roundsStatement } from './lines.ts';
import type { ReportLineRow } from './lines.ts';

export const topics = onQuery({
  operation: screeningOperations.topics,
  facts: () => ({}),
  answer: ({ book, today }) => ({
    items: book.list('screening-topics', today).map(({ code, body, verified }) => ({ ...(body as { name: { zh: string; en: string }; about: { zh: string; en: string } }), code, verified })), // checked when loaded
  }),
});

function cursorOf(text: string | undefined): readonly [Day, Id] | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
  return [match[1], match[2]];
}

/** Rounds that ask something of a village in the reader's scope, and those of the reader's own unit; newest first. */
export const rounds = onQuery({
  operation: screeningOperations.rounds,
  facts: ({ actor, input, today }) => {
    const unit = actor.kind === 'staff' ? actor.unit : null;
    const after = cursorOf(input.cursor);
    const values = [today, unit, input.limit + 1, ...(after ?? [])];
    const text = `(r.unit = $2 or exists (select from screening.report x where x.county = r.county and x.round = r.id))
      ${after === undefined ? '' : 'and (r.from_on, r.id) < ($4::date, $5::uuid)'} order by r.from_on desc, r.id desc limit $3`;
    return { rows: roundsStatement(text, values) };
  },
  answer: ({ book, input }, { facts }) => {
    const items = facts.rows.slice(0, input.limit);
    const last = items.at(-1);
    return { items: items.map((row) => roundLine(book, row)), next: facts.rows.length > input.limit && last !== undefined ? `${last.from}_${last.id}` : null };
  },
});

/** Reports summed up by town, each with how many there are and how many have come. */
export function townsOf(rows: readonly ReportLineRow[], today: Day): RoundView['towns'] {
  return [...Map.groupBy(rows, ({ town }) => town)].map(([place, reports]) => {
    const lines = reports.map((row) => reportLine(row, today));
    const count = (wanted: (line: ReportLine) => boolean): number => lines.filter(wanted).length;
    return {
      place, name: reports[0]?.townName ?? place, total: lines.length, done: count(({ filedOn }) => filedOn !== null), nil: count(({ state }) => state === 'nil'), late: count(({ state }) => state === 'late'),
      disputes: lines.reduce((sum, { disputes }) => sum + disputes, 0), hazards: lines.reduce((sum, { hazards }) => sum + hazards, 0),
    };
  });
}

const ofRound = ({ input }: { input: { county: string; round: Id } }) => readRound(input.county, input.round);
const roundFacts = (county: string, id: Id, today: Day) => ({ line: roundStatement(county, id, today), reports: reportsOf(county, id) });

export const round = onQuery<(typeof screeningOperations)['round'], RoundSubject, ReturnType<typeof roundFacts>>({
  operation: screeningOperations.round,
  subject: ofRound,
  facts: ({ input, today }) => roundFacts(input.county, input.round, today),
  answer: ({ actor, book, today }, { subject, facts }) => ({
    ...roundLine(book, facts.line), towns: townsOf(facts.reports, today), reports: facts.reports.map((row) => reportLine(row, today)), abilities: abilitiesOn(actor, subject),
  }),
});

/** What the newest versions of a round's reports say, with the words. */
export interface RoundHazard {
  readonly report: Id;
  readonly version: number;
  readonly county: string;
  readonly sealed: Buffer;
}

export const roundHazards = (county: string, id: Id) =>
  raw(
    `select v.county, v.report, v.version, v.sealed from screening.report p join screening.report_version v on v.county = p.county and v.report = p.id and v.version = p.version
      where p.county = $1 and p.round = $2 and p.hazards > 0 order by p.place, p.id limit 1000`,
    [county, id], (rows) => rows as readonly RoundHazard[], // the columns above
  );

const exportFacts = (county: string, id: Id, today: Day) => ({ ...roundFacts(county, id, today), hazards: roundHazards(county, id) });

const words = {
  zh: {
    towns: '按乡镇汇总', villages: '各村上报', hazards: '隐患', file: '排查汇总',
    town: ['乡镇（街道）', '应报村（社区）', '已报', '其中零报告', '逾期未报', '纠纷（件）', '隐患（处）'], village: ['区划代码', '村（社区）', '调委会', '状态', '上报日期', '纠纷（件）', '隐患（处）', '版本'],
    hazard: ['村（社区）', '种类', '数量', '位置'],
  },
  en: {
    towns: 'By town', villages: 'Villages', hazards: 'Hazards', file: 'screening',
    town: ['Town', 'Villages', 'Reported', 'of them nil', 'Late', 'Disputes', 'Hazards'], village: ['Place code', 'Village', 'Committee', 'State', 'Reported on', 'Disputes', 'Hazards', 'Version'],
    hazard: ['Village', 'Kind', 'Number', 'Where'],
  },
} as const;

export const exportRound = onQuery<(typeof screeningOperations)['export'], RoundSubject, ReturnType<typeof exportFacts>>({
  operation: screeningOperations.export,
  subject: ofRound,
  facts: ({ input, today }) => exportFacts(input.county, input.round, today),
  log: (_request, { subject, facts }) => [{ place: subject.head.place, outcome: 'exported', fields: ['screening', `rows:${facts.reports.length}`] }],
  answer: async ({ input, keys, today }, { facts }) => {
    const t = words[input.language];
    const names = new Map(facts.reports.map(({ id, placeName }) => [id, placeName]));
    const hazards = facts.hazards.flatMap((row): Cell[][] => wordsOf(keys, row.county, row.report, row.version, row.sealed).hazards
      .map(({ kind, count, where }) => [names.get(row.report) ?? '', hazardKinds[kind][input.language], count, where]));
    const bytes = await writeWorkbook([
      { name: t.towns, headers: t.town, rows: townsOf(facts.reports, today).map((town) => [town.name, town.total, town.done, town.nil, town.late, town.disputes, town.hazards]) },
      {
        name: t.villages, headers: t.village,
        rows: facts.reports.map((row) => reportLine(row, today)).map((line) => [
          line.place, line.placeName, line.unitName, reportStates[line.state][input.language], line.filedOn ?? '', line.disputes, line.hazards, line.version,
        ]),
      },
      { name: t.hazards, headers: t.hazard, rows: hazards },
    ]);
    return { fileName: `${t.file}-${facts.line.from}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes };
  },
});
