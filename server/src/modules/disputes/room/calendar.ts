import { disputeOperations } from '@anhe/contract/disputes';
import type { CalendarLine, LookInLine } from '@anhe/contract/disputes';
import { WarningSignBody, addDays, daysBetween, invalid } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { actingPost } from '../../../kernel/access/actor.ts';
import type { StaffActor } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { openContent } from '../../matters/index.ts';
import { calendarText } from './ical.ts';

type Whose = 'mine' | 'unit';

interface LineRow extends Omit<CalendarLine, 'venue'> {
  readonly venue: Id | null;
  readonly venue_sealed: Buffer | null;
}

// Plans of the post, or of the posts of its unit; two of one mediator overlap where one begins before the other ends.
const linesText = (whose: Whose): string => `
  select p.county, p.matter, p.id as plan, p.day::text as day, p.time, p.minutes, p.venue, c.sealed as venue_sealed, m.party_line as parties, m.number, p.mediator, n.name as "mediatorName", p.state,
         p.state = 'planned' and exists (
           select 1 from disputes.planned_session o
            where o.county = p.county and o.mediator = p.mediator and o.day = p.day and o.id <> p.id and o.state = 'planned'
              and o.time::time < p.time::time + p.minutes * interval '1 minute' and p.time::time < o.time::time + o.minutes * interval '1 minute') as clash
    from disputes.planned_session p
    join matters.matter m on m.county = p.county and m.id = p.matter
    join staff.post s on s.county = p.county and s.id = p.mediator
    join staff.person n on n.county = s.county and n.id = s.person
    left join matters.content c on c.county = p.county and c.id = p.venue
   where p.county = $1 and ${whose === 'mine' ? 'p.mediator = $2' : 's.unit = $2'} and p.day between $3 and $4 and m.open order by p.day, p.time, p.id limit 500`;

const lookInsText = (whose: Whose): string => `
  select w.county, w.matter, w.id as sign, w.kind, w.noted_on::text as noted_on, w.next_visit_on::text as "dueOn", m.party_line as parties, m.number
    from disputes.warning_sign w
    join matters.matter m on m.county = w.county and m.id = w.matter
    join staff.post s on s.county = w.county and s.id = w.owner
   where w.county = $1 and ${whose === 'mine' ? 'w.owner = $2' : 's.unit = $2'} and w.next_visit_on <= $3 order by w.next_visit_on, w.id limit 200`;

interface LookInRow extends Omit<LookInLine, 'name' | 'after'> {
  readonly kind: string;
  readonly noted_on: Day;
}

const key = (actor: StaffActor, whose: Whose): Id => (whose === 'mine' ? actor.post : actor.unit);

/** A month and what hangs over its edges. */
const longest = 100;

/** Sessions that are planned and visits that are due, of this post or its whole unit. */
export const calendar = onQuery({
  operation: disputeOperations.calendar,
  facts: ({ actor, input }) => {
    const days = daysBetween(input.from, input.to);
    if (days < 0 || days > longest) throw invalid({ path: ['to'], code: days < 0 ? 'past-date' : 'too-large', details: { limit: days < 0 ? input.from : longest } });
    const post = actingPost(actor);
    const values = [post.county, key(post, input.whose)];
    return {
      lines: raw(linesText(input.whose), [...values, input.from, input.to], (rows) => rows as readonly LineRow[]), // the columns of the text
      lookIns: raw(lookInsText(input.whose), [...values, input.to], (rows) => rows as readonly LookInRow[]), // likewise
    };
  },
  answer: ({ keys, book, today }, { facts }) => ({
    items: facts.lines.map(({ venue, venue_sealed: sealed, ...line }) => ({ ...line, venue: venue === null ? null : openContent(keys, line.county, venue, sealed) })),
    lookIns: facts.lookIns.map(({ kind, noted_on: notedOn, ...line }) => ({
      ...line, name: WarningSignBody.parse(book.row('warning-signs', kind, today).body).name, after: dayOfVisit(daysBetween(notedOn, line.dueOn)),
    })),
  }),
});

const dayOfVisit = (days: number): LookInLine['after'] => (days <= 7 ? 7 : days <= 30 ? 30 : 90);

interface FileRow {
  readonly id: Id;
  readonly day: Day;
  readonly time: string;
  readonly minutes: number;
  readonly state: string;
  readonly sequence: number;
  readonly changed_at: Date;
  readonly number: string | null;
  readonly county: string;
  readonly matter: Id;
}

const fileText = `
  select p.id, p.day::text as day, p.time, p.minutes, p.state, p.sequence, p.changed_at, m.number, p.county, p.matter
    from disputes.planned_session p join matters.matter m on m.county = p.county and m.id = p.matter
   where p.county = $1 and p.mediator = $2 and p.day between $3 and $4 order by p.day, p.time, p.id limit 1000`;

const asked = (actor: StaffActor, today: Day): Statement<readonly FileRow[]> =>
  raw(fileText, [actor.county, actor.post, addDays(today, -31), addDays(today, 366)], (rows) => rows as FileRow[]); // the columns of the text

/** The post's sessions for a telephone's calendar: numbers and hours, no names and no venues, which are people's own words. */
export const calendarFile = onQuery({
  operation: disputeOperations.calendarFile,
  facts: ({ actor, today }) => ({ rows: asked(actingPost(actor), today) }),
  answer: ({ input, publicUrl }, { facts }) => {
    const title = input.language === 'zh' ? '调解会' : 'Mediation session';
    const entries = facts.rows.map((row) => ({
      uid: `${row.id}@anhe`, day: row.day, time: row.time, minutes: row.minutes, cancelled: row.state === 'cancelled', sequence: row.sequence, changedAt: row.changed_at,
      summary: row.number === null ? title : `${title} ${row.number}`, url: `${publicUrl}/desk/matters/${row.county}/${row.matter}`,
    }));
    return { fileName: input.language === 'zh' ? '调解会日程.ics' : 'sessions.ics', mediaType: 'text/calendar', bytes: Buffer.from(calendarText(entries)) };
  },
});
