import { Refusal, contains, dayOf, idFromDigest, instantOf, invalid, notYet } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { judgeService, volunteerOperations } from '@anhe/contract/volunteers';
import { actingPost } from '../../../kernel/access/actor.ts';
import { sha256 } from '../../../kernel/crypto/keyring.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { assertPlaceHolds, placeFact } from '../../places/index.ts';
import { getTaskKind, taskOfShift } from '../kinds.ts';
import { append, deeper, insist, lockTask, taskEvent, worksAt } from '../rows.ts';
import type { TaskSubject } from '../rows.ts';
import { sealWords } from '../sealed.ts';

const [longestMs, aheadMs] = [24 * 3_600_000, 366 * 86_400_000];

/** A task of the acting unit for volunteers of a place. */
export const offer = onCommand({
  operation: volunteerOperations.offer,
  facts: ({ input }) => ({ place: placeFact(input.place) }),
  decide: ({ input, actor, keys, book, now, today }, { facts }) => {
    const staff = actingPost(actor);
    const { county, task, place, kind, wanted } = input;
    assertPlaceHolds(facts.place, today, ['place']);
    if (!contains(county, place) || !worksAt(staff, place, county)) throw invalid({ path: ['place'], code: 'not-in-scope' });
    const [startsAt, endsAt] = [new Date(input.startsAt), new Date(input.endsAt)];
    getTaskKind(book, kind, dayOf(startsAt), ['kind']);
    if (endsAt <= startsAt || endsAt.getTime() - startsAt.getTime() > longestMs) insist(notYet('wrong-order', { zh: '结束时间要晚于开始时间，一次不超过二十四小时', en: 'The end has to be after the start, and within twenty-four hours' }));
    if (endsAt <= now) insist(notYet('over', { zh: '结束时间已经过去', en: 'That end is over' }));
    if (startsAt.getTime() > now.getTime() + aheadMs) throw invalid({ path: ['startsAt'], code: 'future-date' });
    const { sealed, digest } = sealWords(keys, 'task.spot', county, task, input.where);
    return {
      appends: [append('volunteers.task', { county, id: task, place, revision: 0, chain: chainStart }, taskEvent('volunteers.offered', now, { kind, place, startsAt: instantOf(startsAt), endsAt: instantOf(endsAt), wanted, patrol: false, digest }))],
      changes: [insert('volunteers.task', { county, id: task, place, unit: staff.unit, kind, starts_at: startsAt, ends_at: endsAt, wanted, spot: sealed, patrol: null, cancelled_at: null, reason: null, revision: 0, chain: chainStart })],
      answer: { revision: 1 },
    };
  },
});

/** Those who had taken it are free again. */
export const cancelTask = onCommand({
  operation: volunteerOperations.cancelTask,
  subject: ({ input }) => lockTask(input.county, input.task),
  decide: ({ input, keys, now }, { subject }: { subject: TaskSubject }) => {
    insist(judgeService({ ...subject, status: 'offered', recordedBy: null, self: null }, 'cancelTask', { now }));
    const { county, task } = input;
    const { sealed, digest } = sealWords(keys, 'task.reason', county, task, input.text);
    return {
      appends: [append('volunteers.task', subject.head, taskEvent('volunteers.task-cancelled', now, { digest }))],
      changes: [update('volunteers.task', { county, id: task }, { cancelled_at: now, reason: sealed }), update('volunteers.service', { county, task, status: 'taken' }, { status: 'cancelled' }, 'any')],
      answer: { revision: subject.head.revision + 1 },
    };
  },
});

interface Walked {
  readonly place: string;
  readonly kind: string;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly counted: boolean;
  readonly walkers: readonly { readonly id: Id; readonly place: string }[];
}

/** A patrol with the volunteers who were on it under their posts. */
const walked = (county: string, patrol: Id): Statement<Walked | undefined> =>
  raw(
    `select r.place, r.kind, r.started_at, r.ended_at, exists (select from volunteers.task t where t.county = r.county and t.patrol = r.id) as counted,
            (select coalesce(json_agg(json_build_object('id', v.id, 'place', v.place) order by v.id), '[]') from patrols.patrol_post x join volunteers.volunteer v on v.county = x.county and v.post = x.post
              where x.county = r.county and x.patrol = r.id) as walkers
       from patrols.patrol r where r.county = $1 and r.id = $2`,
    [county, patrol], (rows) => rows[0] as Walked | undefined, // the columns above
  );

/** From the command and not from the volunteer: once the row is gone, the events tell of nobody. */
const serviceId = (command: Id, index: number): Id => idFromDigest(sha256(`volunteers.service ${command} ${index}`));

/** A patrol that has ended, as a task that was attended: its times are the patrol's, and are confirmed by a second person like any others. */
export const countPatrol = onCommand({
  operation: volunteerOperations.countPatrol,
  facts: ({ input }) => ({ walked: walked(input.county, input.patrol) }),
  decide: ({ input, actor, book, command, now }, { facts }) => {
    const staff = actingPost(actor);
    const { county, task, patrol } = input;
    const found = facts.walked;
    if (found === undefined || !worksAt(staff, found.place, county)) throw invalid({ path: ['patrol'], code: 'not-in-scope' });
    if (found.counted) throw new Refusal('volunteers.patrol-counted');
    const { started_at: startsAt, ended_at: endsAt, walkers, place } = found;
    const unknown = new Refusal('volunteers.patrol-unknown', { fields: [{ path: ['patrol'], code: 'unknown-choice' }] });
    if (endsAt === null || walkers.length === 0 || endsAt <= startsAt || endsAt.getTime() - startsAt.getTime() > longestMs) throw unknown;
    const kind = taskOfShift(book, found.kind, dayOf(startsAt))?.code;
    if (kind === undefined) throw unknown;
    const [from, to] = [instantOf(startsAt), instantOf(endsAt)];
    const services = walkers.map(({ id, place: home }, index) => ({ id: serviceId(command, index), volunteer: id, home: deeper(home, place) }));
    return {
      appends: [append(
        'volunteers.task', { county, id: task, place, revision: 0, chain: chainStart }, taskEvent('volunteers.offered', startsAt, { kind, place, startsAt: from, endsAt: to, wanted: walkers.length, patrol: true, digest: null }),
        ...services.map(({ id }) => taskEvent('volunteers.attended', now, { service: id, from, to })),
      )],
      changes: [
        insert('volunteers.task', { county, id: task, place, unit: staff.unit, kind, starts_at: startsAt, ends_at: endsAt, wanted: walkers.length, spot: null, patrol, cancelled_at: null, reason: null, revision: 0, chain: chainStart }),
        insert('volunteers.service', ...services.map(({ id, volunteer, home }) => ({
          county, id, place: home, task, volunteer, kind, starts_at: startsAt, ends_at: endsAt, status: 'attended', came_at: startsAt, went_at: endsAt, recorded_by: staff.post, confirmed_by: null,
        }))),
      ],
      answer: { services: services.length, revision: services.length + 1 },
    };
  },
});
