import { Refusal, contains, dayOf, instantOf } from '@anhe/contract/kernel';
import type { Id, Instant } from '@anhe/contract/kernel';
import { articleOf, judgeService, minutesOf, volunteerOperations } from '@anhe/contract/volunteers';
import type { ServiceFacts, ServiceStatus, Times } from '@anhe/contract/volunteers';
import { actingPost } from '../../../kernel/access/actor.ts';
import type { Actor } from '../../../kernel/access/actor.ts';
import { insert, put, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { getTaskKind } from '../kinds.ts';
import { barsFor, readyColumns, readyTables } from '../readiness.ts';
import type { ReadyRow } from '../readiness.ts';
import { append, deeper, insist, lockTask, lookedAfter, taskEvent } from '../rows.ts';
import type { TaskSubject } from '../rows.ts';
import { sealWords } from '../sealed.ts';

interface Taker extends ReadyRow {
  /** The row of before, where they had taken it and left. */
  readonly service: Id | null;
  readonly service_status: ServiceStatus | null;
  /** How many have the task. */
  readonly taken: number;
}

/** Who takes it: oneself, or a volunteer whom the acting post looks after; kept from leaving until this has ended. */
function takerOf(actor: Actor, county: string, volunteer: Id, task: Id): Statement<Taker | undefined> {
  const staff = actingPost(actor);
  const values: unknown[] = [county, volunteer, task];
  const may = staff.role === 'volunteer' ? `v.post = $${values.push(staff.post)}` : lookedAfter(staff, 'v', values);
  return raw(
    `select ${readyColumns('k.ends_at', 'k.starts_at')}, o.id as service, o.status as service_status,
            (select count(*)::int from volunteers.service c where c.county = k.county and c.task = k.id and c.status in ('taken', 'attended', 'confirmed')) as taken
       from ${readyTables} cross join volunteers.task k left join volunteers.service o on o.county = v.county and o.task = k.id and o.volunteer = v.id
      where v.county = $1 and v.id = $2 and k.county = $1 and k.id = $3 and ${may} for share of v`,
    values, (rows) => rows[0] as Taker | undefined, // the columns above
  );
}

/** Taken while there is room, and nothing of age, training or insurance stands in the way. */
export const take = onCommand({
  operation: volunteerOperations.take,
  subject: ({ input }) => lockTask(input.county, input.task),
  facts: ({ input, actor }) => ({ taker: takerOf(actor, input.county, input.volunteer, input.task) }),
  decide: (request, { subject, facts }: { subject: TaskSubject; facts: { taker: Taker | undefined } }) => {
    const { input, book, now } = request;
    const { taker } = facts;
    const { county, id: task, place } = subject.head;
    if (taker === undefined || !(contains(place, taker.place) || contains(taker.place, place))) throw new Refusal('kernel.not-found');
    insist(judgeService({ ...subject, status: taker.service_status ?? 'offered', recordedBy: null, self: null }, 'take', { now }));
    const rule = getTaskKind(book, subject.kind, dayOf(subject.startsAt), ['kind']);
    const [bar] = barsFor(taker, rule, { id: task, startsAt: subject.startsAt, endsAt: subject.endsAt }, request);
    if (bar !== undefined) throw new Refusal('volunteers.barred', { details: { reason: bar.wording.zh, reasonEn: bar.wording.en, rule: bar.code }, article: articleOf(bar) });
    if (taker.taken >= subject.wanted) throw new Refusal('volunteers.full', { details: { wanted: subject.wanted } });
    const service = taker.service ?? input.service;
    return {
      appends: [append('volunteers.task', subject.head, taskEvent('volunteers.taken', now, {}))],
      changes: [put(taker.service !== null, 'volunteers.service', { county, id: service }, {
        place: deeper(place, taker.place), task, volunteer: taker.id, kind: subject.kind, starts_at: new Date(subject.startsAt), ends_at: new Date(subject.endsAt), status: 'taken', came_at: null, went_at: null, recorded_by: null, confirmed_by: null,
      })],
      answer: { status: 'taken' as const, revision: subject.head.revision + 1 },
    };
  },
});

interface ServiceRow {
  readonly status: ServiceStatus;
  readonly volunteer: Id;
  readonly place: string;
  readonly came_at: Date | null;
  readonly went_at: Date | null;
  /** The post that the volunteer is, its person, and the person who recorded the time. */
  readonly post: Id | null;
  readonly self: Id | null;
  readonly recorder: Id | null;
}

const serviceOf = (county: string, task: Id, service: Id): Statement<ServiceRow | undefined> =>
  raw(
    `select s.status, s.volunteer, s.place, s.came_at, s.went_at, v.post, q.person as self, r.person as recorder
       from volunteers.service s join volunteers.volunteer v on v.county = s.county and v.id = s.volunteer
       left join staff.post q on q.county = v.county and q.id = v.post left join staff.post r on r.county = s.county and r.id = s.recorded_by
      where s.county = $1 and s.task = $2 and s.id = $3`,
    [county, task, service], (rows) => rows[0] as ServiceRow | undefined, // the columns above
  );

interface Known { readonly subject: TaskSubject; readonly facts: { readonly row: ServiceRow | undefined } }

/** The service of a task with what its steps are judged by. */
function found({ subject, facts: { row } }: Known): { readonly row: ServiceRow; readonly facts: ServiceFacts; readonly times: Times | null } {
  if (row === undefined) throw new Refusal('kernel.not-found');
  const times = row.came_at === null || row.went_at === null ? null : { from: instantOf(row.came_at), to: instantOf(row.went_at) };
  return { row, times, facts: { status: row.status, startsAt: subject.startsAt, endsAt: subject.endsAt, cancelled: subject.cancelled, recordedBy: row.recorder, self: row.self } };
}

export const drop = onCommand({
  operation: volunteerOperations.drop,
  subject: ({ input }) => lockTask(input.county, input.task),
  facts: ({ input }) => ({ row: serviceOf(input.county, input.task, input.service) }),
  decide: ({ input, actor, now }, known: Known) => {
    const { row, facts } = found(known);
    const { role, post } = actingPost(actor);
    // Whose it is, is asked of the row; another's looks as if it did not exist.
    if (role === 'volunteer' && row.post !== post) throw new Refusal('kernel.not-found');
    insist(judgeService(facts, 'drop', { now }));
    const { county, service } = input;
    return {
      appends: [append('volunteers.task', known.subject.head, taskEvent('volunteers.dropped', now, {}))],
      changes: [update('volunteers.service', { county, id: service }, { status: 'left' })],
      answer: { status: 'left' as const, revision: known.subject.head.revision + 1 },
    };
  },
});

const whole = (instant: Instant): Instant => instantOf(new Date(instant));

export const attend = onCommand({
  operation: volunteerOperations.attend,
  subject: ({ input }) => lockTask(input.county, input.task),
  facts: ({ input }) => ({ row: serviceOf(input.county, input.task, input.service) }),
  decide: ({ input, actor, now }, known: Known) => {
    const { facts } = found(known);
    const { person, post } = actingPost(actor);
    const { county, service } = input;
    const times = { from: whole(input.from), to: whole(input.to) };
    insist(judgeService(facts, 'attend', { now, by: person, times }));
    return {
      appends: [append('volunteers.task', known.subject.head, taskEvent('volunteers.attended', now, { service, ...times }))],
      changes: [update('volunteers.service', { county, id: service }, { status: 'attended', came_at: new Date(times.from), went_at: new Date(times.to), recorded_by: post })],
      answer: { status: 'attended' as const, revision: known.subject.head.revision + 1 },
    };
  },
});

const countOf = (times: Times): number => Math.max(1, minutesOf(times));

/** A second person of the unit says that it was so: only now do the hours count, and the unit's count grows. */
export const confirm = onCommand({
  operation: volunteerOperations.confirm,
  subject: ({ input }) => lockTask(input.county, input.task),
  facts: ({ input }) => ({ row: serviceOf(input.county, input.task, input.service) }),
  decide: ({ input, actor, command, now }, known: Known) => {
    const { facts, times } = found(known);
    const { person, post } = actingPost(actor);
    insist(judgeService(facts, 'confirm', { now, by: person }));
    if (times === null) throw new Error('what was attended has its times');
    const { county, service } = input;
    const { subject: { head, unit, kind } } = known;
    const minutes = countOf(times);
    return {
      appends: [append('volunteers.task', head, taskEvent('volunteers.confirmed', now, { service, minutes }))],
      changes: [
        update('volunteers.service', { county, id: service }, { status: 'confirmed', confirmed_by: post }),
        insert('volunteers.unit_hour', { county, id: command, place: head.place, unit, kind, day: dayOf(times.from), services: 1, minutes }),
      ],
      answer: { status: 'confirmed' as const, revision: head.revision + 1 },
    };
  },
});

/** The time is made right; what it was stays with the reason, and a second person confirms it anew. */
export const correct = onCommand({
  operation: volunteerOperations.correct,
  subject: ({ input }) => lockTask(input.county, input.task),
  facts: ({ input }) => ({ row: serviceOf(input.county, input.task, input.service) }),
  decide: ({ input, actor, command, keys, now }, known: Known) => {
    const { row, facts, times: before } = found(known);
    const { person, post } = actingPost(actor);
    const { county, service, correction } = input;
    const times = { from: whole(input.from), to: whole(input.to) };
    insist(judgeService(facts, 'correct', { now, by: person, times }));
    if (before === null) throw new Error('what was attended has its times');
    const { subject: { head, unit, kind } } = known;
    const { sealed, digest } = sealWords(keys, 'correction.reason', county, correction, input.reason);
    return {
      appends: [append('volunteers.task', head, taskEvent('volunteers.corrected', now, { service, ...times, digest }))],
      changes: [
        update('volunteers.service', { county, id: service }, { status: 'attended', came_at: new Date(times.from), went_at: new Date(times.to), recorded_by: post, confirmed_by: null }),
        insert('volunteers.correction', { county, id: correction, place: row.place, service, came_at: new Date(before.from), went_at: new Date(before.to), reason: sealed, corrected_by: post, recorded_at: now }),
        ...(row.status === 'confirmed' ? [insert('volunteers.unit_hour', { county, id: command, place: head.place, unit, kind, day: dayOf(before.from), services: -1, minutes: -countOf(before) })] : []),
      ],
      answer: { status: 'attended' as const, revision: head.revision + 1 },
    };
  },
});
