import { Refusal, instantOf, invalid, notYet } from '@anhe/contract/kernel';
import type { County, Day, Id } from '@anhe/contract/kernel';
import { deliverAt, supervisionOperations } from '@anhe/contract/supervision';
import type { UrgeLine } from '@anhe/contract/supervision';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import { actingPost } from '../../../kernel/access/actor.ts';
import type { Actor } from '../../../kernel/access/actor.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { headOf, newHead } from '../../../kernel/events/chain.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { onCommand, onQuery } from '../../../kernel/run/handler.ts';
import type { Acting } from '../../../kernel/run/handler.ts';
import { dutyEvent, insist } from '../rows.ts';
import type { SupervisionSubject } from '../rows.ts';
import { open, openSaid, seal } from '../sealed.ts';

interface About {
  readonly unit: Id;
  readonly name: string;
  readonly place: string;
}

// A matter in somebody's hands that is not about the urging unit, or a letter of its own that waits for the unit.
const aboutText = `
  select u.id as unit, u.name, u.place from matters.matter m join staff.unit u on u.county = m.county and u.id = m.holder_unit
   where m.county = $1 and m.id = $2 and m.open and m.holder_unit <> $4 and m.kept_out is distinct from $4 and not exists (select from requests.request r where r.county = m.county and r.matter = m.id and r.guarded)
  union all
  select u.id, u.name, u.place from supervision.letter l join staff.unit u on u.county = l.county and u.id = l.to_unit where l.county = $1 and l.id = $3 and l.from_unit = $4 and l.status = 'issued'`;
const aboutOf = (county: County, matter: Id | undefined, letter: Id | undefined, unit: Id | null): Statement<About | undefined> =>
  raw(aboutText, [county, matter ?? null, letter ?? null, unit], (rows) => rows[0] as About | undefined); // the columns above

const urgedOn = (county: County, about: Id | undefined, unit: Id | null, day: Day): Statement<boolean> =>
  raw('select from supervision.urge where county = $1 and coalesce(about, letter, duty) = $2 and from_unit = $3 and urged_on = $4', [county, about ?? null, unit, day], (rows) => rows.length > 0);

const limitOf = (book: ReferenceBook, code: 'quiet-from' | 'quiet-to', day: Day): number => Number(book.row('supervision-limits', code, day).body['amount']); // the list's schema

const unitOf = (actor: Actor): Id | null => (actor.kind === 'staff' ? actor.unit : null);

/** What an urging is about: one of these. */
interface Thing {
  readonly matter?: Id | undefined;
  readonly letter?: Id | undefined;
  /** A task of a campaign at a place. */
  readonly duty?: Id | undefined;
}

/** Whether the acting unit has urged about this already today. */
export const urgedToday = (county: County, thing: Id, actor: Actor, day: Day): Statement<boolean> => urgedOn(county, thing, unitOf(actor), day);

/** An urging as it is written: it reaches its unit at once, or when the quiet hours of a working day end. @param before whether the unit was urged about it today */
export function urging({ actor, keys, book, now, today }: Acting, id: Id, text: string, to: { readonly county: County; readonly unit: Id; readonly place: string }, thing: Thing, before: boolean) {
  if (before) throw new Refusal('supervision.urged-today');
  const { post, unit, county: from } = actingPost(actor);
  const { county, place } = to;
  const { sealed, digest } = seal(keys, 'urge.words', county, id, text);
  const at = deliverAt(now, { from: limitOf(book, 'quiet-from', today), to: limitOf(book, 'quiet-to', today) }, book.calendar);
  const [matter, letter, duty] = [thing.matter ?? null, thing.letter ?? null, thing.duty ?? null];
  const head = newHead(county, id, place);
  return {
    append: dutyEvent('supervision.urge', head, now, 'supervision.urged', { matter, letter, ...(duty === null ? {} : { duty }), unit: to.unit, deliverAt: at, digest }),
    change: insert('supervision.urge', { county, id, place, about: matter, letter, duty, from_county: from, from_unit: unit, unit: to.unit, post, words: sealed, urged_on: today, urged_at: now, deliver_at: new Date(at), revision: head.revision, chain: head.chain }),
    deliverAt: at,
  };
}

/** Once a day about one thing; by night and on days off it waits. */
export const urge = onCommand({
  operation: supervisionOperations.urge,
  facts: ({ input, actor, today }) => {
    if ((input.matter === undefined) === (input.letter === undefined)) throw invalid({ path: ['matter'], code: 'required' });
    return { about: aboutOf(input.county, input.matter, input.letter, unitOf(actor)), before: urgedOn(input.county, input.matter ?? input.letter, unitOf(actor), today) };
  },
  decide: (request, { facts: { about, before } }) => {
    const { input } = request;
    // Who holds no post has nothing in hand that could be meant.
    actingPost(request.actor);
    if (about === undefined) throw new Refusal('supervision.not-in-hand', { fields: [{ path: [input.matter === undefined ? 'letter' : 'matter'], code: 'unknown-choice' }] });
    const { append, change, deliverAt: at } = urging(request, input.urge, input.text, { county: input.county, unit: about.unit, place: about.place }, input, before);
    return { appends: [append], changes: [change], answer: { unitName: about.name, deliverAt: at, revision: 1 } };
  },
});

interface UrgeSubject extends SupervisionSubject {
  readonly seen: boolean;
}

/** An urging that has reached its unit, locked. */
const lockUrge = (county: County, id: Id, now: Date): Statement<UrgeSubject | undefined> =>
  raw('select county, id, place, revision, chain, from_unit, unit, seen_at is not null as seen from supervision.urge where county = $1 and id = $2 and deliver_at <= $3 for update', [county, id, now], (rows) => {
    const row = rows[0] as (StreamHead & { readonly from_unit: Id; readonly unit: Id; readonly seen: boolean }) | undefined; // the columns above
    return row === undefined ? undefined : { head: headOf(row), from: row.from_unit, to: row.unit, status: 'issued', seen: row.seen };
  });

/** The unit says what it does about it. */
export const seeUrge = onCommand({
  operation: supervisionOperations.seeUrge,
  narrow: ({ input, actor }) => raw('select supervision.open_urge($1, $2, $3) as opened', [input.county, unitOf(actor), input.urge], () => true),
  subject: ({ input, now }) => lockUrge(input.county, input.urge, now),
  decide: ({ input, actor, keys, now }, { subject }: { subject: UrgeSubject }) => {
    if (subject.seen) insist(notYet('seen-before', { zh: '已经答复', en: 'It was answered already' }));
    const { sealed, digest } = seal(keys, 'urge.answer', input.county, input.urge, input.text);
    return {
      appends: [dutyEvent('supervision.urge', subject.head, now, 'supervision.urge-seen', { digest })],
      changes: [update('supervision.urge', { county: input.county, id: input.urge }, { seen_at: now, seen_by: actingPost(actor).post, answer: sealed })],
      answer: { revision: subject.head.revision + 1 },
    };
  },
});

type UrgeRow = Omit<UrgeLine, 'text' | 'answer' | 'urgedAt' | 'deliverAt' | 'seenAt'> & { readonly words: Buffer; readonly answer: Buffer | null; readonly urged_at: Date; readonly deliver_at: Date; readonly seen_at: Date | null };

export const urges = onQuery({
  operation: supervisionOperations.urges,
  narrow: ({ actor }) => raw('select supervision.open_received($1, $2) as opened', [actor.county, unitOf(actor)], () => true),
  facts: ({ actor, input, now }) => ({
    rows: raw(
      `select x.county, x.id, x.about as matter, m.kind as "matterKind", coalesce(m.number, l.number) as number, x.letter, x.duty, fu.name as "fromName", x.unit, u.name as "unitName", x.words, x.urged_at, x.deliver_at, x.seen_at, x.answer, x.revision
         from supervision.urge x join staff.unit fu on fu.county = x.from_county and fu.id = x.from_unit join staff.unit u on u.county = x.county and u.id = x.unit
         left join matters.matter m on m.county = x.county and m.id = x.about left join supervision.letter l on l.county = x.county and l.id = x.letter
        where ${input.box === 'sent' ? 'x.from_county = $1 and x.from_unit = $2' : 'x.county = $1 and x.unit = $2 and x.deliver_at <= $3'} and (not $4 or x.seen_at is null) and $3::timestamptz is not null
        order by x.deliver_at desc, x.id limit 200`,
      [actor.county, unitOf(actor), now, input.open], (rows) => rows as readonly UrgeRow[], // the columns above
    ),
  }),
  answer: ({ keys }, { facts }) => ({
    items: facts.rows.map(({ words, answer, urged_at: urgedAt, deliver_at: at, seen_at: seenAt, ...row }) => ({
      ...row, text: open(keys, 'urge.words', row.county, row.id, words), answer: openSaid(keys, 'urge.answer', row.county, row.id, answer), urgedAt: instantOf(urgedAt), deliverAt: instantOf(at), seenAt: seenAt === null ? null : instantOf(seenAt),
    })),
  }),
});
