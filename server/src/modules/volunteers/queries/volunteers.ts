import { invalid, rangeOf } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { judgeVolunteer, volunteerLifecycle, volunteerOperations } from '@anhe/contract/volunteers';
import type { ApplyWay, RefusalGround, VolunteerStep } from '@anhe/contract/volunteers';
import { actingPost } from '../../../kernel/access/actor.ts';
import { abilities } from '../../../kernel/access/policy.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { consentOn, courseLines, taskKindLines } from '../kinds.ts';
import { volunteerPolicies } from '../policy.ts';
import { inRanges, lookedAfter, readVolunteer } from '../rows.ts';
import type { VolunteerSubject } from '../rows.ts';
import { openPersonal, openWords } from '../sealed.ts';
import { besideColumns, confirmedMinutes, insuranceLines, lineColumns, lineTables, readerLine, readersWhere, serviceLine, servicesWhere, trainingLines, volunteerLine } from './lines.ts';
import type { BesideRow, LineRow } from './lines.ts';

export const kinds = onQuery({
  operation: volunteerOperations.kinds,
  facts: () => ({}),
  answer: ({ book, today }) => ({ tasks: taskKindLines(book, today), courses: courseLines(book, today), consent: consentOn(book, today) }),
});

function cursorOf(text: string | undefined): readonly [Day | null, Id | null] {
  if (text === undefined) return [null, null];
  const match = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined || Number.isNaN(Date.parse(match[1]))) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
  return [match[1], match[2]];
}

/** Those whom the acting post looks after, the latest application first: the one order that there is. */
export const list = onQuery({
  operation: volunteerOperations.list,
  facts: ({ actor, input }) => {
    const values: unknown[] = [];
    const conditions = [lookedAfter(actingPost(actor), 'v', values)];
    if (input.place !== undefined) conditions.push(inRanges([rangeOf(input.place)], 'v.place', values));
    if (input.status !== undefined) conditions.push(`v.status = $${values.push(input.status)}`);
    const [day, id] = cursorOf(input.cursor);
    if (day !== null) conditions.push(`(v.applied_on, v.id) < ($${values.push(day)}::date, $${values.push(id)}::uuid)`);
    return {
      rows: raw(`select ${lineColumns} from ${lineTables} where ${conditions.join(' and ')} order by v.applied_on desc, v.id desc limit $${values.push(input.limit + 1)}`, values, (rows) => rows as readonly LineRow[]), // the columns of a line
    };
  },
  answer: ({ input }, { facts }) => {
    const items = facts.rows.slice(0, input.limit).map(volunteerLine);
    const last = items.at(-1);
    return { items, next: facts.rows.length > input.limit && last !== undefined ? `${last.appliedOn}_${last.id}` : null };
  },
});

type WholeRow = LineRow & BesideRow & { readonly way: ApplyWay; readonly consent: string; readonly consent_on: Day; readonly ground: RefusalGround | null; readonly reason: Buffer | null; readonly sealed: Buffer | null };

/** A volunteer with what lies with it. @param whose a condition on `v` */
export const wholeWhere = (whose: string, values: readonly unknown[]): Statement<WholeRow | undefined> =>
  raw(`select ${lineColumns}, ${besideColumns}, v.way, v.consent, v.consent_on, v.ground, v.reason, p.sealed from ${lineTables} where ${whose}`, values, (rows) => rows[0] as WholeRow | undefined); // the columns named

const byId = 'v.county = $1 and v.id = $2';
const factsOf = (county: string, volunteer: Id) => ({ row: wholeWhere(byId, [county, volunteer]), services: servicesWhere(byId, [county, volunteer]), readers: readersWhere('$2', [county, volunteer]) });

export const get = onQuery<(typeof volunteerOperations)['get'], VolunteerSubject, ReturnType<typeof factsOf>>({
  operation: volunteerOperations.get,
  subject: ({ input }) => readVolunteer(input.county, input.volunteer),
  facts: ({ input }) => factsOf(input.county, input.volunteer),
  answer: ({ actor, book, keys }, { subject, facts }) => {
    if (facts.row === undefined) throw new Error('a volunteer that was found has its row');
    const { row } = facts;
    const services = facts.services.map((one) => serviceLine(keys, one));
    const minutes = confirmedMinutes(services);
    return {
      line: volunteerLine(row), way: row.way, consent: row.consent, consentOn: row.consent_on, ground: row.ground, reason: openWords(keys, 'volunteer.reason', row.county, row.id, row.reason),
      trainings: trainingLines(book, row.trainings), insurances: insuranceLines(row.insurances, row.county), services, minutes, certificates: [...row.certificates], readers: facts.readers.map(readerLine),
      steps: stepsOf(subject, minutes), abilities: abilities(volunteerOperations, volunteerPolicies, actor, subject),
    };
  },
});

const stepNames = Object.keys(volunteerLifecycle.steps) as VolunteerStep[]; // the keys of the lifecycle's own table
const stepsOf = ({ status }: VolunteerSubject, minutes: number) => Object.fromEntries(stepNames.map((step) => {
  const verdict = judgeVolunteer(status, step, { minutes });
  return [step, verdict.legal ? { legal: true } : { legal: false, reason: verdict.reason }];
}));

/** Everything that is kept, for whoever says why; the volunteer sees who it was. */
export const reveal = onQuery<(typeof volunteerOperations)['reveal'], VolunteerSubject, { row: Statement<WholeRow | undefined> }>({
  operation: volunteerOperations.reveal,
  subject: ({ input }) => readVolunteer(input.county, input.volunteer),
  facts: ({ input }) => ({ row: wholeWhere(byId, [input.county, input.volunteer]) }),
  log: ({ input }, { subject, facts }) =>
    (facts.row?.sealed == null ? [] : [{ place: subject.head.place, party: input.volunteer, outcome: 'read', fields: ['name', 'phone', 'birthYear', 'can', 'emergency', 'policies'], reason: input.reason }]),
  answer: ({ keys }, { facts: { row } }) => {
    if (row?.sealed == null) throw invalid({ path: ['volunteer'], code: 'unknown-choice' });
    return { personal: openPersonal(keys, row.county, row.id, row.sealed), policies: insuranceLines(row.insurances, row.county, keys).map(({ id, number }) => ({ insurance: id, number: number ?? '' })) };
  },
});
