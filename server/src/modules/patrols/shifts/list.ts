import { addDays, dayNumber, daysBetween, instantAt, instantOf, invalid } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { finders, patrolOperations } from '@anhe/contract/patrols';
import type { NamedDay, ShiftLine, SwapState } from '@anhe/contract/patrols';
import type { z } from 'zod';
import { actingPost } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { areaOf, openMine, postJson, rotaTables } from '../rows.ts';
import { openWords } from '../sealed.ts';

type PostJson = ShiftLine['posts'][number];

interface ShiftRow extends Omit<ShiftLine, 'startsAt' | 'endsAt' | 'note' | 'swap'> {
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly note: Buffer | null;
  readonly swap: { readonly id: Id; readonly from: PostJson; readonly to: PostJson; readonly state: SwapState; readonly askedAt: string } | null;
}

const postOf = (column: string): string => `(select ${postJson} from ${rotaTables} where p.county = s.county and p.id = ${column})`;

/** Whoever was on a shift that was cancelled is still named with it. */
const shiftText = `
  select s.county, s.id, s.place, places.full_name(s.place) as "placeName", s.unit, su.name as "unitName", s.kind, s.starts_at, s.ends_at, s.points, s.note, s.cancelled_at is not null as cancelled, s.revision,
         (select coalesce(json_agg(${postJson} order by u.name, n.name, p.id), '[]') from patrols.shift_post x join ${rotaTables} on p.county = x.county and p.id = x.post
           where x.county = s.county and x.shift = s.id and (x.active or s.cancelled_at is not null)) as posts,
         r.id as patrol, r.status as "patrolStatus",
         (select json_build_object('id', w.id, 'from', ${postOf('w.from_post')}, 'to', ${postOf('w.to_post')}, 'state', w.state, 'askedAt', w.asked_at)
            from patrols.swap w where w.county = s.county and w.shift = s.id order by w.state = 'asked' desc, w.asked_at desc, w.id limit 1) as swap
    from patrols.shift s
    join staff.unit su on su.county = s.county and su.id = s.unit
    left join patrols.patrol r on r.county = s.county and r.shift = s.id`;

const mostDays = 92;

export function assertSpan(from: Day, to: Day, most = mostDays): void {
  if (to < from) throw invalid({ path: ['to'], code: 'past-date', details: { limit: from } });
  if (dayNumber(to) - dayNumber(from) > most) throw invalid({ path: ['to'], code: 'too-long', details: { limit: most } });
}

const dayMs = 86_400_000;

/** From the first moment of a day to the last of another. */
export const momentsOf = (from: Day, to: Day): readonly [Date, Date] => [new Date(instantAt(from)), new Date(Date.parse(instantAt(to)) + dayMs)];

/** Days of a span that have a name in the city's calendar. */
const namedDays = ({ calendar }: ReferenceBook, from: Day, to: Day): z.output<typeof NamedDay>[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index)).flatMap((day) => {
    const { name, working } = calendar.kindOf(day);
    return name === undefined ? [] : [{ day, name, working }];
  });

/** The shifts of an area in a span of days, or one's own, wherever they are. */
export const shifts = onQuery({
  operation: patrolOperations.shifts,
  narrow: ({ actor, input }) => openMine(actor, input.mine, ...momentsOf(input.from, input.to)),
  facts: ({ actor, input }) => {
    assertSpan(input.from, input.to);
    const [from, to] = momentsOf(input.from, input.to);
    const area = areaOf(actor, input.place, input.mine);
    const own = `(exists (select from patrols.shift_post x where x.county = s.county and x.shift = s.id and x.post = ${area.after(3)} and (x.active or s.cancelled_at is not null))
      or exists (select from patrols.swap w where w.county = s.county and w.shift = s.id and w.to_post = ${area.after(3)} and w.state = 'asked'))`;
    return {
      rows: raw(
        `${shiftText} where ${area.on('s.place')} and s.starts_at < ${area.after(2)} and s.ends_at > ${area.after(1)} and (${area.after(3)}::uuid is null or ${own}) order by s.starts_at, s.place, s.id limit 1000`,
        [...area.values, from, to, input.mine ? actingPost(actor).post : null], (rows) => rows as readonly ShiftRow[], // the columns of the text
      ),
    };
  },
  answer: ({ keys, book, input }, { facts }) => ({
    days: namedDays(book, input.from, input.to),
    items: facts.rows.map(({ starts_at: startsAt, ends_at: endsAt, note, swap, ...line }) => ({
      ...line, startsAt: instantOf(startsAt), endsAt: instantOf(endsAt), note: openWords(keys, 'shift.note', line.county, line.id, note), swap: swap === null ? null : { ...swap, askedAt: instantOf(new Date(swap.askedAt)) },
    })),
  }),
});

/** Who could walk at a place on a day: whose own area lies in it, or holds it. */
export const walkers = onQuery({
  operation: patrolOperations.walkers,
  facts: ({ actor, input }) => ({
    items: raw(
      `select p.id as post, n.name, p.role, p.unit, u.name as "unitName" from ${rotaTables}
        where p.county = $1 and p.role = any($2) and p.valid_from <= $4 and (p.valid_to is null or $4 < p.valid_to)
          and exists (select from unnest(coalesce((select array_agg(a.area) from staff.post_area a where a.county = p.county and a.post = p.id), array[p.place])) as o(area)
                       where left($3, length(o.area)) = o.area or left(o.area, length($3)) = $3)
        order by length(u.place) desc, u.name, n.name, p.id limit 500`,
      [actor.county, finders, input.place, input.day], (rows) => rows as readonly { post: Id; name: string; role: string; unit: Id; unitName: string }[], // the columns above
    ),
  }),
  answer: (_request, { facts }) => ({ items: [...facts.items] }),
});
