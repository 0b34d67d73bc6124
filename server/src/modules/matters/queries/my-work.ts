import { addDays, invalid } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import type { MatterLine } from '@anhe/contract/matters';
import { actingPost, worksOnMatters } from '../../../kernel/access/actor.ts';
import type { StaffActor } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';

const pageLength = 50;

/**
 * What an acting post has to do, the one definition for lists and counts: open matters in the hands of its unit, within
 * its area; a mediator sees those of their own and those that nobody has taken yet.
 */
function workCondition(actor: StaffActor): { text: string; values: unknown[] } {
  const values: unknown[] = [actor.county, actor.unit];
  const unit = 'm.county = $1 and m.holder_unit = $2 and m.open';
  if (!worksOnMatters(actor)) return { text: `${unit} and m.kind = 'hazard'`, values };
  if (actor.role !== 'mediator') return { text: unit, values };
  return { text: `${unit} and (m.holder_post = $3 or m.holder_post is null)`, values: [...values, actor.post] };
}

type Bucket = 'all' | 'overdue' | 'today' | 'week' | 'rest';

/** The days of a bucket as a condition; `today` and `week` are the numbers of its two parameters. */
const bucketText = (bucket: Bucket, today: string, week: string): string =>
  ({
    all: 'true',
    overdue: `m.due_on < ${today}`,
    today: `m.due_on = ${today}`,
    week: `m.due_on > ${today} and m.due_on <= ${week}`,
    rest: `(m.due_on is null or m.due_on > ${week})`,
  })[bucket];

const buckets = ['all', 'overdue', 'today', 'week', 'rest'] as const;
type Counts = Readonly<Record<Bucket, number>>;

/** Last day of the week that is shown: seven days from today. */
const weekEnd = (today: Day): Day => addDays(today, 7);

function counted(actor: StaffActor, today: Day): Statement<Counts> {
  const { text, values } = workCondition(actor);
  const [a, b] = [`$${values.length + 1}::date`, `$${values.length + 2}::date`];
  const columns = buckets.map((bucket) => `count(*) filter (where ${bucketText(bucket, a, b)})::int as "${bucket}"`).join(', ');
  return raw(`select ${columns} from matters.matter m where ${text}`, [...values, today, weekEnd(today)], (rows) => rows[0] as Counts); // the columns above
}

/** Where the next page starts: after this due day (none sorts last) and id. */
interface Cursor {
  readonly due: Day | null;
  readonly id: string;
}

function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d{4}-\d{2}-\d{2}|none)_([0-9a-f-]{36})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
  return { due: match[1] === 'none' ? null : match[1], id: match[2] };
}

export type WorkLine = MatterLine & { readonly last: { readonly type: string; readonly recordedAt: string; readonly actor: string }[] };

const columns = `
  m.county, m.id, m.kind, m.status, m.type, m.party_line as parties, m.number, m.place, coalesce(places.name_of(m.place), m.place) as "placeName",
  m.holder_unit as "holderUnit", h.name as "holderName", m.holder_post as "holderPost", n.name as "holderPerson", m.filed_on as "filedOn",
  m.due_on as "dueOn", m.due_clock as "dueClock", m.next_step as "nextStep", m.open, m.revision,
  (select coalesce(json_agg(json_build_object('type', e.type, 'recordedAt', e.recorded_at, 'actor', coalesce(en.name, e.actor)) order by e.seq desc), '[]')
     from (select * from kernel.event x where x.county = m.county and x.stream = m.id order by x.seq desc limit 3) e
     left join staff.post ep on ep.county = e.county and ep.id = kernel.post_of(e.actor)
     left join staff.person en on en.county = ep.county and en.id = ep.person) as last`;

const tables = `
  join staff.unit h on h.county = m.county and h.id = m.holder_unit
  left join staff.post hp on hp.county = m.county and hp.id = m.holder_post
  left join staff.person n on n.county = hp.county and n.id = hp.person`;

function listed(actor: StaffActor, today: Day, bucket: Bucket, after: Cursor | undefined): Statement<readonly WorkLine[]> {
  const { text, values } = workCondition(actor);
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const [a, b] = [`${parameter(today)}::date`, `${parameter(weekEnd(today))}::date`];
  const conditions = [text, bucketText(bucket, a, b)];
  // Both parameters stand in every text, also where the bucket needs neither: Postgres must know their types.
  conditions.push(`${a} <= ${b}`);
  if (after?.due === null) conditions.push(`m.due_on is null and m.id > ${parameter(after.id)}::uuid`);
  else if (after !== undefined) conditions.push(`((m.due_on, m.id) > (${parameter(after.due)}::date, ${parameter(after.id)}::uuid) or m.due_on is null)`);
  const page = `select * from matters.matter m where ${conditions.join(' and ')} order by m.due_on, m.id limit ${pageLength + 1}`;
  return raw(`select ${columns} from (${page}) m ${tables} order by m.due_on, m.id`, values, (rows) => rows as WorkLine[]); // checked by the output schema
}

/** The work list by clock, with counts that say what its lists hold. */
export const myWork = onQuery({
  operation: matterOperations.myWork,
  facts: ({ actor, input, today }) => {
    const post = actingPost(actor);
    return { counts: counted(post, today), rows: listed(post, today, input.bucket, readCursor(input.cursor)) };
  },
  answer: (_request, { facts }) => {
    const items = facts.rows.slice(0, pageLength);
    const last = items.at(-1);
    const more = facts.rows.length > pageLength && last !== undefined;
    return { counts: facts.counts, items, next: more ? `${last.dueOn ?? 'none'}_${last.id}` : null };
  },
});
