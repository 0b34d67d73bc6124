import type { Day, Id, ScreeningTopicBody } from '@anhe/contract/kernel';
import { reportState } from '@anhe/contract/screening';
import type { ReportLine, ReportStatus, RoundLine } from '@anhe/contract/screening';
import type { z } from 'zod';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';

type LineRow = Omit<RoundLine, 'topicName' | 'startedBy'> & { readonly unit: Id; readonly unitName: string };

/** The columns of a round's line; counts are of the reports in the reader's own scope. `$1` is today. */
export const roundColumns = `
  r.county, r.id, r.topic, r.from_on as "from", r.to_on as "to", r.due_on as "dueOn", r.status, r.unit, u.name as "unitName", r.closed_on as "closedOn", r.revision,
  (select json_agg(json_build_object('place', t.a, 'name', places.name_of(t.a)) order by t.n) from unnest(r.area) with ordinality t(a, n)) as area,
  (select json_build_object('total', count(*), 'done', count(*) filter (where x.status <> 'open'), 'nil', count(*) filter (where x.status = 'nil'),
            'late', count(*) filter (where x.status = 'open' and x.due_on < $1::date))
     from screening.report x where x.county = r.county and x.round = r.id) as counts`;

export const topicName = (book: ReferenceBook, topic: string, day: Day): { zh: string; en: string } =>
  (book.find('screening-topics', topic, day)?.body as z.infer<typeof ScreeningTopicBody> | undefined)?.name ?? { zh: topic, en: topic }; // checked when loaded

export function roundLine(book: ReferenceBook, { unit, unitName, ...row }: LineRow): RoundLine {
  return { ...row, topicName: topicName(book, row.topic, row.from), startedBy: { unit, name: unitName } };
}

/** One round as a line. */
export const roundStatement = (county: string, round: Id, today: Day): Statement<LineRow> =>
  raw(
    `select ${roundColumns} from screening.round r join staff.unit u on u.county = r.county and u.id = r.unit where r.county = $2 and r.id = $3`,
    [today, county, round], (rows) => rows[0] as LineRow, // the columns above
  );

export const roundsStatement = (text: string, values: readonly unknown[]): Statement<readonly LineRow[]> =>
  raw(`select ${roundColumns} from screening.round r join staff.unit u on u.county = r.county and u.id = r.unit where ${text}`, values, (rows) => rows as readonly LineRow[]); // the columns above

export interface ReportLineRow extends Omit<ReportLine, 'state'> {
  readonly status: ReportStatus;
  readonly town: string;
  readonly townName: string;
}

export const reportColumns = `
  p.county, p.id, p.round, p.unit, u.name as "unitName", p.place, places.name_of(p.place) as "placeName", p.status, p.due_on as "dueOn", p.filed_on as "filedOn", p.disputes, p.hazards,
  p.version, p.revision, left(p.place, 9) as town, places.name_of(left(p.place, 9)) as "townName"`;

export const reportTables = 'screening.report p join staff.unit u on u.county = p.county and u.id = p.unit';

export const reportLines = (condition: string, values: readonly unknown[]): Statement<readonly ReportLineRow[]> =>
  raw(`select ${reportColumns} from ${reportTables} where ${condition} order by p.place, p.id limit 1000`, values, (rows) => rows as readonly ReportLineRow[]); // the columns above

export function reportLine({ status, town: _town, townName: _townName, ...row }: ReportLineRow, today: Day): ReportLine {
  return { ...row, state: reportState(status, row.dueOn, today) };
}

/** The reports of a round in the reader's scope, village by village. */
export const reportsOf = (county: string, round: Id): Statement<readonly ReportLineRow[]> => reportLines('p.county = $1 and p.round = $2', [county, round]);
