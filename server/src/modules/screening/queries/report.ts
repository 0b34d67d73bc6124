import { instantOf, roles } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import type { MatterLine } from '@anhe/contract/matters';
import { screeningOperations } from '@anhe/contract/screening';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { matterLineColumns, matterLineTables } from '../../matters/index.ts';
import { abilitiesOn } from '../policy.ts';
import { readReport } from '../rows.ts';
import type { ReportSubject } from '../rows.ts';
import { wordsOf } from '../sealed.ts';
import { reportColumns, reportLine, reportLines, reportTables, roundColumns, roundLine, topicName } from './lines.ts';
import type { ReportLineRow } from './lines.ts';

interface VersionRow {
  readonly version: number;
  readonly nil: boolean;
  readonly matters: readonly Id[];
  readonly sealed: Buffer;
  readonly name: string;
  readonly role: keyof typeof roles;
  readonly title: string | null;
  readonly unit_name: string;
  readonly recorded_at: Date;
}

const versionsText = `
  select v.version, v.nil, v.matters, v.sealed, s.name, q.role, q.title, u.name as unit_name, v.recorded_at
    from screening.report_version v join staff.post q on q.county = v.county and q.id = v.signed_by join staff.person s on s.county = q.county and s.id = q.person
    join staff.unit u on u.county = q.county and u.id = q.unit
   where v.county = $1 and v.report = $2 order by v.version desc limit 50`;

function facts(request: Request<(typeof screeningOperations)['report']>) {
  const { county, report } = request.input;
  return {
    line: reportLines('p.county = $1 and p.id = $2', [county, report]),
    versions: raw(versionsText, [county, report], (rows) => rows as readonly VersionRow[]), // the columns above
    round: raw(
      `select ${roundColumns} from screening.report p join screening.round r on r.county = p.county and r.id = p.round join staff.unit u on u.county = r.county and u.id = r.unit
        where p.county = $2 and p.id = $3`,
      [request.today, county, report], (rows) => rows[0] as Parameters<typeof roundLine>[1], // the columns of a round
    ),
    found: raw(foundText, [county, report], (rows) => rows as readonly MatterLine[]), // the columns of a line; checked by the output schema
  };
}

/** The disputes that a report's committee registered in its round. */
const foundText = `
  select ${matterLineColumns} from screening.report p join disputes.dispute d on d.county = p.county and d.round = p.round and d.committee = p.unit
    join matters.matter m on m.county = d.county and m.id = d.matter ${matterLineTables}
   where p.county = $1 and p.id = $2 order by m.filed_on desc, m.id desc limit 100`;

/** A report with all its versions; who signed is named with the post. */
export const report = onQuery<(typeof screeningOperations)['report'], ReportSubject, ReturnType<typeof facts>>({
  operation: screeningOperations.report,
  subject: ({ input }) => readReport(input.county, input.report),
  facts,
  answer: ({ actor, book, keys, today, input }, { subject, facts: known }) => {
    const [line] = known.line;
    if (line === undefined) throw new Error('a report that was found has its line');
    return {
      line: reportLine(line, today), round: roundLine(book, known.round), found: [...known.found], abilities: abilitiesOn(actor, subject),
      versions: known.versions.map((row) => ({
        version: row.version, nil: row.nil, matters: known.found.filter(({ id }) => row.matters.includes(id)), ...wordsOf(keys, input.county, input.report, row.version, row.sealed),
        signedBy: row.name, signedAs: `${row.unit_name} · ${row.title ?? roles[row.role].zh}`, recordedAt: instantOf(row.recorded_at),
      })),
    };
  },
});

type DueRow = ReportLineRow & { readonly topic: string; readonly from: string; readonly startedBy: string };

/** Open reports of the acting unit in rounds that run, the earliest first. */
export const due = onQuery({
  operation: screeningOperations.due,
  facts: ({ actor }) => ({
    rows: raw(
      `select ${reportColumns}, r.topic, r.from_on as "from", w.name as "startedBy" from ${reportTables}
        join screening.round r on r.county = p.county and r.id = p.round and r.status = 'running' join staff.unit w on w.county = r.county and w.id = r.unit
        where p.county = $1 and p.unit = $2 and p.status = 'open' order by p.due_on, p.id limit 50`,
      [actor.county, actor.kind === 'staff' ? actor.unit : null], (rows) => rows as readonly DueRow[], // the columns above
    ),
  }),
  answer: ({ book, today }, { facts: known }) => ({
    items: known.rows.map(({ topic, from, startedBy, ...row }) => ({ ...reportLine(row, today), topicName: topicName(book, topic, from), startedBy })),
  }),
});
