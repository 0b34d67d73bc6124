import { instantOf } from '@anhe/contract/kernel';
import type { Id, PlaceCode } from '@anhe/contract/kernel';
import { jointLevelOf, policingOperations } from '@anhe/contract/policing';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { areaOf } from '../../patrols/index.ts';

interface SessionRow {
  readonly matter: Id;
  readonly session: Id;
  readonly number: string | null;
  readonly placeName: string;
  readonly day: string;
  readonly time: string;
  readonly unitName: string;
}

interface ShiftRow {
  readonly shift: Id;
  readonly placeName: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly units: readonly { readonly name: string; readonly kind: string; readonly place: PlaceCode }[];
}

/** What is planned in an area and not recorded as joint: sessions by their dispute's number, shifts by the units on them. */
export const linkable = onQuery({
  operation: policingOperations.linkable,
  facts: ({ actor, input }) => {
    const area = areaOf(actor, input.place);
    const p = area.after;
    const values = [...area.values, input.from, input.to];
    return {
      sessions: raw(
        `select s.matter, s.id as session, m.number, places.full_name(s.place) as "placeName", s.day::text as day, s.time, u.name as "unitName"
           from disputes.planned_session s join matters.matter m on m.county = s.county and m.id = s.matter join staff.unit u on u.county = m.county and u.id = m.holder_unit
          where ${area.on('s.place')} and s.state = 'planned' and s.day between ${p(1)} and ${p(2)} and not exists (select from policing.joint_work j where j.county = s.county and j.session = s.id)
          order by s.day, s.time, s.id limit 100`,
        values, (rows) => rows as readonly SessionRow[], // the columns above
      ),
      shifts: raw(
        `select s.id as shift, places.full_name(s.place) as "placeName", s.starts_at, s.ends_at,
                (select coalesce(json_agg(distinct jsonb_build_object('name', u.name, 'kind', u.kind, 'place', u.place)), '[]') from patrols.shift_post x
                   join staff.post q on q.county = x.county and q.id = x.post join staff.unit u on u.county = q.county and u.id = q.unit where x.county = s.county and x.shift = s.id and x.active) as units
           from patrols.shift s
          where ${area.on('s.place')} and s.cancelled_at is null and s.starts_at >= ${p(1)}::date::timestamp at time zone 'Asia/Shanghai' and s.starts_at < (${p(2)}::date + 1)::timestamp at time zone 'Asia/Shanghai'
            and not exists (select from policing.joint_work j where j.county = s.county and j.shift = s.id)
          order by s.starts_at, s.id limit 100`,
        values, (rows) => rows as readonly ShiftRow[], // the columns above
      ),
    };
  },
  answer: (_request, { facts }) => ({
    sessions: [...facts.sessions],
    shifts: facts.shifts.map(({ starts_at: startsAt, ends_at: endsAt, units, ...shift }) => ({
      ...shift, startsAt: instantOf(startsAt), endsAt: instantOf(endsAt), units: units.map(({ name }) => name), levels: [...new Set(units.flatMap((unit) => jointLevelOf(unit) ?? []))].toSorted(),
    })),
  }),
});
