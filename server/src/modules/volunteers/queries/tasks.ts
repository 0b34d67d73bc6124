import { dayNumber, dayOf, instantAt, invalid, rangeOf, addDays, instantOf } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { judgeService, volunteerOperations } from '@anhe/contract/volunteers';
import type { ServiceStatus, UnitLine } from '@anhe/contract/volunteers';
import { abilities } from '../../../kernel/access/policy.ts';
import { actingPost } from '../../../kernel/access/actor.ts';
import type { Actor } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { findTaskKind, taskKindLine } from '../kinds.ts';
import { volunteerPolicies } from '../policy.ts';
import { barsFor, readyColumns, readyTables } from '../readiness.ts';
import type { ReadyRow } from '../readiness.ts';
import { inRanges, lookedAfter, readTask } from '../rows.ts';
import type { TaskSubject } from '../rows.ts';
import { openWords } from '../sealed.ts';
import { taskColumns, taskLine, taskTables } from './lines.ts';
import type { TaskRow } from './lines.ts';

const mostDays = 366;

function assertSpan(from: Day, to: Day): void {
  if (to < from) throw invalid({ path: ['to'], code: 'past-date', details: { limit: from } });
  if (dayNumber(to) - dayNumber(from) > mostDays) throw invalid({ path: ['to'], code: 'too-long', details: { limit: mostDays } });
}

/** Tasks of an area in a span of days, in the order in which they are. */
export const tasks = onQuery({
  operation: volunteerOperations.tasks,
  facts: ({ actor, input }) => {
    assertSpan(input.from, input.to);
    const values: unknown[] = [new Date(instantAt(input.from)), new Date(instantAt(addDays(input.to, 1)))];
    const area = inRanges(input.place === undefined ? actingPost(actor).scope : [rangeOf(input.place)], 'k.place', values);
    return { rows: raw(`select ${taskColumns} from ${taskTables} where ${area} and k.starts_at >= $1 and k.starts_at < $2 order by k.starts_at, k.id limit 500`, values, (rows) => rows as readonly TaskRow[]) }; // the columns of a line
  },
  answer: ({ book, keys }, { facts }) => ({ items: facts.rows.map((row) => taskLine(keys, book, row)) }),
});

interface OnRow { readonly service: Id; readonly volunteer: Id; readonly name: string | null; readonly status: ServiceStatus; readonly came_at: Date | null; readonly went_at: Date | null; readonly own: boolean }

const onTask = (county: string, task: Id, person: Id | null): Statement<readonly OnRow[]> =>
  raw(
    `select s.id as service, s.volunteer, p.masked_name as name, s.status, s.came_at, s.went_at, coalesce(r.person = $3, false) as own
       from volunteers.service s left join volunteers.personal p on p.county = s.county and p.volunteer = s.volunteer left join staff.post r on r.county = s.county and r.id = s.recorded_by
      where s.county = $1 and s.task = $2 order by s.id limit 300`,
    [county, task, person], (rows) => rows as readonly OnRow[], // the columns above
  );

/** Whom the acting post looks after and who is not on the task, in the order in which they came. */
function candidatesOf(actor: Actor, county: string, task: Id): Statement<readonly ReadyRow[]> {
  const values: unknown[] = [county, task];
  const may = lookedAfter(actingPost(actor), 'v', values);
  return raw(
    `select ${readyColumns('k.ends_at', 'k.starts_at')} from volunteers.task k cross join ${readyTables}
      where k.county = $1 and k.id = $2 and v.county = $1 and v.status in ('accepted', 'suspended') and (left(v.place, length(k.place)) = k.place or left(k.place, length(v.place)) = v.place) and ${may}
        and not exists (select from volunteers.service s where s.county = v.county and s.task = k.id and s.volunteer = v.id and s.status <> 'left')
      order by v.applied_on, v.id limit 300`,
    values, (rows) => rows as readonly ReadyRow[], // the columns named
  );
}

const factsOf = (actor: Actor, county: string, task: Id) => ({
  line: raw(`select ${taskColumns} from ${taskTables} where k.county = $1 and k.id = $2`, [county, task], (rows) => rows[0] as TaskRow), // the columns of a line
  on: onTask(county, task, actor.kind === 'staff' ? actor.person : null), candidates: candidatesOf(actor, county, task),
});

/** A task with who is on it, and who could be, each with what is missing. */
export const task = onQuery<(typeof volunteerOperations)['task'], TaskSubject, ReturnType<typeof factsOf>>({
  operation: volunteerOperations.task,
  subject: ({ input }) => readTask(input.county, input.task),
  facts: ({ input, actor }) => factsOf(actor, input.county, input.task),
  answer: ({ actor, book, keys, now, today }, { subject, facts }) => {
    const day = dayOf(subject.startsAt);
    const rule = findTaskKind(book, subject.kind, day);
    const cancel = judgeService({ ...subject, status: 'offered', recordedBy: null, self: null }, 'cancelTask', { now });
    const span = { id: subject.head.id, startsAt: subject.startsAt, endsAt: subject.endsAt };
    return {
      line: taskLine(keys, book, facts.line), rule: taskKindLine(book, subject.kind, day),
      on: facts.on.map(({ came_at: came, went_at: went, own, ...row }) => ({ ...row, from: came === null ? null : instantOf(came), to: went === null ? null : instantOf(went), ownRecord: own })),
      candidates: facts.candidates.map((row) => ({ volunteer: row.id, name: row.name ?? '', bars: rule === undefined ? [] : barsFor(row, rule, span, { keys, book, today }).map(({ code, wording }) => ({ code, wording })) })),
      cancel: cancel.legal ? { legal: true } : { legal: false, reason: cancel.reason }, abilities: abilities(volunteerOperations, volunteerPolicies, actor, subject),
    };
  },
});

type UnitRow = Omit<UnitLine, 'recognitions'> & { readonly county: string; readonly recognitions: readonly { readonly id: Id; readonly kind: UnitLine['recognitions'][number]['kind']; readonly on: Day; readonly words: string; readonly by: string }[] };

/** What units' volunteers did together, unit by unit in the order of their names; whom a unit is made of is not in it. */
export const units = onQuery({
  operation: volunteerOperations.units,
  facts: ({ actor, input }) => {
    assertSpan(input.from, input.to);
    const values: unknown[] = [input.from, input.to];
    const ranges = input.place === undefined ? actingPost(actor).scope : [rangeOf(input.place)];
    const area = (column: string): string => inRanges(ranges, column, values);
    return {
      rows: raw(
        `with hours as (select h.county, h.unit, sum(h.services)::int as services, sum(h.minutes)::int as minutes from volunteers.unit_hour h where ${area('h.place')} and h.day between $1 and $2 group by 1, 2),
              members as (select v.county, v.unit, count(*)::int as volunteers from volunteers.volunteer v where ${area('v.place')} and v.status in ('accepted', 'suspended') group by 1, 2),
              thanks as (select r.county, r.unit, json_agg(json_build_object('id', r.id, 'kind', r.kind, 'on', r.given_on, 'words', encode(r.words, 'hex'), 'by', n.name) order by r.given_on desc, r.id) as items
                           from volunteers.recognition r join staff.post q on q.county = r.county and q.id = r.given_by join staff.unit n on n.county = q.county and n.id = q.unit
                          where ${area('r.place')} and r.given_on between $1 and $2 group by 1, 2)
         select u.county, u.id as unit, u.name as "unitName", places.full_name(u.place) as "placeName", coalesce(m.volunteers, 0) as volunteers, coalesce(h.services, 0) as services, coalesce(h.minutes, 0) as minutes, coalesce(t.items, '[]') as recognitions
           from (select county, unit from hours union select county, unit from members union select county, unit from thanks) k
           join staff.unit u on u.county = k.county and u.id = k.unit left join hours h on h.county = k.county and h.unit = k.unit left join members m on m.county = k.county and m.unit = k.unit
           left join thanks t on t.county = k.county and t.unit = k.unit
          order by u.place, u.name, u.id limit 500`,
        values, (rows) => rows as readonly UnitRow[], // the columns above
      ),
    };
  },
  answer: ({ keys }, { facts }) => ({
    items: facts.rows.map(({ county, recognitions, ...row }) => ({
      ...row, recognitions: recognitions.map(({ words, ...one }) => ({ ...one, text: openWords(keys, 'recognition.words', county, one.id, Buffer.from(words, 'hex')) })),
    })),
  }),
});
