import { addDays, daysBetween, weekdayOf } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import type { Coverage } from '@anhe/contract/patrols';
import type { z } from 'zod';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { pointColumns, pointLine } from '../points/points.ts';
import type { PointRow } from '../points/points.ts';
import { areaOf } from '../rows.ts';
import type { Area } from '../rows.ts';
import { assertSpan } from '../shifts/list.ts';

const here = (column: string): string => `(${column} at time zone 'Asia/Shanghai')`;

type Days = z.output<typeof Coverage>['days'];

/** Each day of a span with what was planned, walked, passed and found on it. */
const daysText = ({ on, after }: Area): string => `
  with day as (select d::date as day from generate_series(${after(1)}::date, ${after(2)}::date, '1 day') d),
  span as (select ${after(1)}::date::timestamp at time zone 'Asia/Shanghai' as first, (${after(2)}::date + 1)::timestamp at time zone 'Asia/Shanghai' as last),
  planned as (select ${here('s.starts_at')}::date as day, count(*)::int as n from patrols.shift s, span where ${on('s.place')} and s.cancelled_at is null and s.starts_at >= span.first and s.starts_at < span.last group by 1),
  walked as (select ${here('r.started_at')}::date as day, count(*)::int as n from patrols.patrol r, span where ${on('r.place')} and r.started_at >= span.first and r.started_at < span.last group by 1),
  passed as (select ${here('c.at')}::date as day, count(*)::int as n from patrols.check_in c, span where ${on('c.place')} and c.at >= span.first and c.at < span.last group by 1),
  found as (select h.found_on as day, count(*)::int as n from patrols.hazard h where ${on('h.place')} and h.found_on between ${after(1)}::date and ${after(2)}::date and h.void_why is null group by 1)
  select day::text as day, coalesce(planned.n, 0) as planned, coalesce(walked.n, 0) as walked, coalesce(passed.n, 0) as passed, coalesce(found.n, 0) as hazards
    from day left join planned using (day) left join walked using (day) left join passed using (day) left join found using (day) order by day`;

/** How often each point was passed in each week; a point that was not, too. Weeks are counted from the first Monday. */
const weeksText = ({ on, after }: Area): string => `
  select ${pointColumns}, coalesce((
           select json_object_agg(w.week, w.n) from (
             select (${here('c.at')}::date - ${after(1)}::date) / 7 as week, count(*)::int as n from patrols.check_in c
              where c.county = p.county and c.point = p.id and c.at >= ${after(1)}::date::timestamp at time zone 'Asia/Shanghai' and c.at < (${after(2)}::date + 1)::timestamp at time zone 'Asia/Shanghai' group by 1) w), '{}') as passed
    from patrols.point p where ${on('p.place')} and p.active order by p.place, p.name, p.id limit 500`;

type WeekRow = PointRow & { readonly passed: Readonly<Record<string, number>> };

const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day));
const weeksOf = (from: Day, to: Day): Day[] => Array.from({ length: Math.floor(daysBetween(mondayOf(from), to) / 7) + 1 }, (_, index) => addDays(mondayOf(from), index * 7));

/** Up to how many days old, by the day on which it was found; the last are older. */
const ages = [7, 30, 90, null] as const;

/** What was patrolled when, and what was not; open hazards by age. */
export const coverage = onQuery({
  operation: patrolOperations.coverage,
  facts: ({ actor, input, today, now }) => {
    assertSpan(input.from, input.to);
    const area = areaOf(actor, input.place);
    return {
      days: raw(daysText(area), [...area.values, input.from, input.to], (rows) => rows as Days), // the columns of the text
      points: raw(weeksText(area), [...area.values, mondayOf(input.from), input.to], (rows) => rows as readonly WeekRow[]), // the columns of a point, and the counts
      neglected: raw(
        `select ${pointColumns} from patrols.point p where ${area.on('p.place')} and p.active and not exists (select from patrols.check_in c where c.county = p.county and c.point = p.id and c.at >= ${area.after(1)})
          order by last_passed nulls first, p.place, p.name, p.id limit 500`,
        [...area.values, new Date(now.getTime() - input.quiet * 86_400_000)], (rows) => rows as readonly PointRow[], // the columns of a point
      ),
      ages: raw(
        `select (count(*) filter (where ${area.after(1)}::date - found_on <= 7))::int as a, (count(*) filter (where ${area.after(1)}::date - found_on between 8 and 30))::int as b,
                (count(*) filter (where ${area.after(1)}::date - found_on between 31 and 90))::int as c, (count(*) filter (where ${area.after(1)}::date - found_on > 90))::int as d
           from patrols.hazard h where ${area.on('h.place')} and h.open`,
        [...area.values, today], (rows) => Object.values(rows[0] as Record<'a' | 'b' | 'c' | 'd', number>), // the four columns in their order
      ),
    };
  },
  answer: ({ keys, input }, { facts }) => ({
    weeks: weeksOf(input.from, input.to),
    points: facts.points.map(({ passed, ...row }) => {
      const { id, name, kind, place, placeName, lastPassed, openHazards } = pointLine(keys, row);
      return { id, name, kind, place, placeName, lastPassed, openHazards, passed: weeksOf(input.from, input.to).map((_, index) => passed[String(index)] ?? 0) };
    }),
    days: facts.days, neglected: facts.neglected.map((row) => pointLine(keys, row)), ages: ages.map((upTo, index) => ({ upTo, count: facts.ages[index] ?? 0 })),
  }),
});
