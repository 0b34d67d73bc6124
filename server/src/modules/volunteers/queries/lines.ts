import { instantOf } from '@anhe/contract/kernel';
import type { Day, Id, Wording } from '@anhe/contract/kernel';
import { minutesOf } from '@anhe/contract/volunteers';
import type { ServiceLine, ServiceStatus, TaskLine, VolunteerLine, VolunteerStatus } from '@anhe/contract/volunteers';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { taskName, trainingOf } from '../kinds.ts';
import { moment } from '../rows.ts';
import { openWords } from '../sealed.ts';

export interface LineRow {
  readonly county: string;
  readonly id: Id;
  readonly place: string;
  readonly placeName: string;
  readonly unit: Id;
  readonly unitName: string;
  readonly status: VolunteerStatus;
  readonly name: string | null;
  readonly phone: string | null;
  readonly wants: readonly string[];
  readonly appliedOn: Day;
  readonly trained: readonly string[];
  readonly insuredTo: Day | null;
  readonly linked: boolean;
  readonly revision: number;
}

/** Of a volunteer `v`, its `p` of volunteers.personal and its `u` of staff.unit. */
export const lineColumns = `
  v.county, v.id, v.place, places.full_name(v.place) as "placeName", v.unit, u.name as "unitName", v.status, p.masked_name as name, p.masked_phone as phone, v.wants, v.applied_on::text as "appliedOn",
  (select coalesce(array_agg(distinct t.course order by t.course), '{}') from volunteers.training t where t.county = v.county and t.volunteer = v.id and t.passed) as trained,
  (select max(i.to_on)::text from volunteers.insurance i where i.county = v.county and i.volunteer = v.id) as "insuredTo", v.post is not null as linked, v.revision`;
export const lineTables = 'volunteers.volunteer v join staff.unit u on u.county = v.county and u.id = v.unit left join volunteers.personal p on p.county = v.county and p.volunteer = v.id';

export const volunteerLine = ({ county, id, place, placeName, unit, unitName, status, name, phone, wants, appliedOn, trained, insuredTo, linked, revision }: LineRow): VolunteerLine =>
  ({ county, id, place, placeName, unit, unitName, status, name, phone, wants: [...wants], appliedOn, trained: [...trained], insuredTo, linked, revision });

interface TrainingRow { readonly id: Id; readonly course: string; readonly on: Day; readonly passed: boolean; readonly giver: string }
interface InsuranceRow { readonly id: Id; readonly insurer: string; readonly from: Day; readonly to: Day; /** As hexadecimal digits. */ readonly number: string }
interface CertificateRow { readonly id: Id; readonly number: string; readonly on: Day; readonly minutes: number; readonly services: number; readonly firstOn: Day; readonly lastOn: Day }

/** What lies with a volunteer, as JSON of one statement. */
export interface BesideRow {
  readonly trainings: readonly TrainingRow[];
  readonly insurances: readonly InsuranceRow[];
  readonly certificates: readonly CertificateRow[];
}

/** Columns of a `BesideRow` for a volunteer `v`. */
export const besideColumns = `
  (select coalesce(json_agg(json_build_object('id', t.id, 'course', t.course, 'on', t.held_on, 'passed', t.passed, 'giver', t.giver) order by t.held_on desc, t.id), '[]') from volunteers.training t where t.county = v.county and t.volunteer = v.id) as trainings,
  (select coalesce(json_agg(json_build_object('id', i.id, 'insurer', i.insurer, 'from', i.from_on, 'to', i.to_on, 'number', encode(i.number, 'hex')) order by i.to_on desc, i.id), '[]') from volunteers.insurance i where i.county = v.county and i.volunteer = v.id) as insurances,
  (select coalesce(json_agg(json_build_object('id', c.id, 'number', c.number, 'on', c.issued_on, 'minutes', c.minutes, 'services', c.services, 'firstOn', c.first_on, 'lastOn', c.last_on) order by c.issued_on desc, c.id desc), '[]')
     from volunteers.certificate c where c.county = v.county and c.volunteer = v.id) as certificates`;

export const trainingLines = (book: ReferenceBook, rows: readonly TrainingRow[]) => rows.map(({ id, course, on, passed, giver }) => ({ id, course, on, passed, giver, ...trainingOf(book, course, on) }));

/** @param keys where the numbers are shown, too */
export const insuranceLines = (rows: readonly InsuranceRow[], county: string, keys?: Keyring) =>
  rows.map(({ id, insurer, from, to, number }) => ({ id, insurer, from, to, number: keys === undefined ? null : openWords(keys, 'insurance.number', county, id, Buffer.from(number, 'hex')) }));

interface ServiceRow {
  readonly county: string;
  readonly id: Id;
  readonly task: Id;
  readonly kind: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly status: ServiceStatus;
  readonly came_at: Date | null;
  readonly went_at: Date | null;
  /** Of its task, where that is seen. */
  readonly spot: Buffer | null;
  readonly patrol: boolean;
  readonly recorded_by: string | null;
  readonly confirmed_by: string | null;
  readonly corrections: readonly { readonly id: Id; readonly from: string; readonly to: string; readonly at: string; readonly by: string; readonly reason: string }[];
}

const nameOf = (post: string): string => `(select n.name from staff.post q join staff.person n on n.county = q.county and n.id = q.person where q.county = s.county and q.id = ${post})`;

/** A volunteer's services, newest first. @param whose a condition on the volunteer `v` with parameters $1 and $2 */
export const servicesWhere = (whose: string, values: readonly unknown[]): Statement<readonly ServiceRow[]> =>
  raw(
    `select s.county, s.id, s.task, s.kind, s.starts_at, s.ends_at, s.status, s.came_at, s.went_at, k.spot, k.patrol is not null as patrol, ${nameOf('s.recorded_by')} as recorded_by, ${nameOf('s.confirmed_by')} as confirmed_by,
            (select coalesce(json_agg(json_build_object('id', c.id, 'from', c.came_at, 'to', c.went_at, 'at', c.recorded_at, 'by', ${nameOf('c.corrected_by')}, 'reason', encode(c.reason, 'hex')) order by c.recorded_at desc, c.id), '[]')
               from volunteers.correction c where c.county = s.county and c.service = s.id) as corrections
       from volunteers.volunteer v join volunteers.service s on s.county = v.county and s.volunteer = v.id left join volunteers.task k on k.county = s.county and k.id = s.task
      where ${whose} order by s.starts_at desc, s.id limit 500`,
    values, (rows) => rows as readonly ServiceRow[], // the columns above
  );

export function serviceLine(keys: Keyring, row: ServiceRow): ServiceLine {
  const [from, to] = [row.came_at === null ? null : instantOf(row.came_at), row.went_at === null ? null : instantOf(row.went_at)];
  return {
    id: row.id, task: row.task, kind: row.kind, where: openWords(keys, 'task.spot', row.county, row.task, row.spot), startsAt: instantOf(row.starts_at), endsAt: instantOf(row.ends_at), status: row.status, from, to,
    minutes: row.status === 'confirmed' && from !== null && to !== null ? Math.max(1, minutesOf({ from, to })) : null, patrol: row.patrol, recordedBy: row.recorded_by, confirmedBy: row.confirmed_by,
    corrections: row.corrections.map((one) => ({ from: moment(one.from), to: moment(one.to), at: moment(one.at), by: one.by, reason: openWords(keys, 'correction.reason', row.county, one.id, Buffer.from(one.reason, 'hex')) })),
  };
}

export const confirmedMinutes = (lines: readonly ServiceLine[]): number => lines.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);

interface ReaderRow { readonly recorded_at: Date; readonly unit_name: string | null; readonly fields: readonly string[]; readonly reason: string | null }

/** Who read the whole of a volunteer, newest first. @param whose the volunteer's id as SQL, with parameters $1 and $2 */
export const readersWhere = (whose: string, values: readonly unknown[]): Statement<readonly ReaderRow[]> =>
  raw(
    `select l.recorded_at, u.name as unit_name, l.fields, l.reason from kernel.access_log l left join staff.unit u on u.county in (l.county, '610500') and u.id = l.unit
      where l.county = $1 and l.party = ${whose} and l.outcome in ('read', 'exported') order by l.recorded_at desc limit 200`,
    values, (rows) => rows as readonly ReaderRow[], // the columns above
  );

export const readerLine = (row: ReaderRow) => ({ at: instantOf(row.recorded_at), unitName: row.unit_name, fields: [...row.fields], reason: row.reason });

export interface TaskRow extends Omit<TaskLine, 'startsAt' | 'endsAt' | 'where' | 'kindName'> {
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly spot: Buffer | null;
}

const countOf = (statuses: string): string => `(select count(*)::int from volunteers.service s where s.county = k.county and s.task = k.id and s.status in (${statuses}))`;
/** Of a task `k` and its `tu` of staff.unit. */
export const taskColumns = `
  k.county, k.id, k.place, places.full_name(k.place) as "placeName", k.unit, tu.name as "unitName", k.kind, k.starts_at, k.ends_at, k.wanted, k.spot, k.cancelled_at is not null as cancelled, k.patrol is not null as patrol,
  ${countOf("'taken', 'attended', 'confirmed'")} as taken, ${countOf("'attended', 'confirmed'")} as attended, ${countOf("'confirmed'")} as confirmed, k.revision`;
export const taskTables = 'volunteers.task k join staff.unit tu on tu.county = k.county and tu.id = k.unit';

export function taskLine(keys: Keyring, book: ReferenceBook, row: TaskRow): TaskLine {
  const { starts_at: startsAt, ends_at: endsAt, spot, ...rest } = row;
  const kindName: Wording = taskName(book, row.kind, instantOf(startsAt).slice(0, 10));
  return { ...rest, kindName, startsAt: instantOf(startsAt), endsAt: instantOf(endsAt), where: openWords(keys, 'task.spot', row.county, row.id, spot) };
}

