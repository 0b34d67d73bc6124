import { Refusal, countyOf, instantOf, invalid } from '@anhe/contract/kernel';
import type { Day, Id, PlaceCode, ReferenceBody } from '@anhe/contract/kernel';
import { figureOperations } from '@anhe/contract/figures';
import type { OutsideLine } from '@anhe/contract/figures';
import { actingPost, inScope } from '../../kernel/access/actor.ts';
import { insert, update } from '../../kernel/database/changes.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import { chainStart } from '../../kernel/events/chain.ts';
import type { ReferenceBook } from '../../kernel/reference.ts';
import { onCommand, onQuery } from '../../kernel/run/handler.ts';
import { assertPlaceHolds, placeFact } from '../places/index.ts';
import { append, event, lockRecord, reasonDigest } from './record.ts';
import type { FigureSubject } from './record.ts';
import { whereOf } from './where.ts';

interface OutsideRow extends Omit<OutsideLine, 'name' | 'unit' | 'enteredAt' | 'withdrawnAt'> {
  readonly entered_at: Date;
  readonly withdrawn_at: Date | null;
}

interface AskedOutside {
  readonly place: PlaceCode;
  /** Of that very place, and not of those inside it. */
  readonly exactly?: boolean;
  readonly code?: string | undefined;
  readonly withdrawn?: boolean;
  /** Those whose time lies in these days. */
  readonly from?: Day;
  readonly to?: Day;
  readonly after?: { readonly day: Day; readonly id: Id } | undefined;
  readonly limit?: number;
}

type Kind = ReferenceBody<'outside-figures'>;

// The body was checked against the list's schema when it was loaded.
const kindsOn = (book: ReferenceBook, day: Day) => book.list('outside-figures', day).map(({ code, body }) => ({ code, ...(body as unknown as Kind) }));

function lineOf(book: ReferenceBook, today: Day, { entered_at: enteredAt, withdrawn_at: withdrawnAt, ...row }: OutsideRow): OutsideLine {
  const kind = book.known('outside-figures', row.code, today)?.body as Kind | undefined; // as above
  return { ...row, name: kind?.name ?? { zh: row.code, en: row.code }, unit: kind?.unit ?? '', enteredAt: instantOf(enteredAt), withdrawnAt: withdrawnAt === null ? null : instantOf(withdrawnAt) };
}

/** Aggregates from outside, the latest first, as lines once the dated rows are at hand. */
export function outsideOf({ place, exactly = false, code, withdrawn = false, from, to, after, limit = 100 }: AskedOutside): Statement<(book: ReferenceBook, today: Day) => OutsideLine[]> {
  return raw(
    `select o.county, o.id, o.code, o.place, places.name_of(o.place) as "placeName", o.from_on as "from", o.to_on as "to", o.value::float8 as value, o.source, coalesce(n.name, '') as "enteredBy", o.entered_at, o.withdrawn_at, o.reason, o.revision
       from figures.outside o
       left join staff.post p on p.county in (o.county, left(o.county, 4) || '00') and p.id = o.entered_by
       left join staff.person n on n.county = p.county and n.id = p.person
      where case when $2 then o.place = $1 else o.place >= case when length($1) = 6 and right($1, 2) = '00' then left($1, 4) else $1 end and o.place < case when length($1) = 6 and right($1, 2) = '00' then left($1, 4) else $1 end || '~' end
        and ($3::text is null or o.code = $3) and ($4 or o.withdrawn_at is null) and ($5::date is null or o.to_on >= $5) and ($6::date is null or o.from_on <= $6)
        and ($7::date is null or (o.to_on, o.id) < ($7::date, $8::uuid))
      order by o.to_on desc, o.id desc limit $9`,
    [place, exactly, code ?? null, withdrawn, from ?? null, to ?? null, after?.day ?? null, after?.id ?? null, limit],
    (rows) => (book, today) => (rows as readonly OutsideRow[]).map((row) => lineOf(book, today, row)), // the columns above
  );
}

/** Where a list goes on: after a day and an id. */
export function pageAfter(cursor: string | undefined): { readonly day: Day; readonly id: Id } | undefined {
  if (cursor === undefined) return undefined;
  const [day, id] = cursor.split('_');
  if (day === undefined || id === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^[0-9a-f-]{36}$/.test(id)) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
  return { day, id };
}

export const outside = onQuery({
  operation: figureOperations.outside,
  facts: ({ actor, input }) => ({ lines: outsideOf({ place: whereOf(actor, { place: input.place }).place, code: input.code, withdrawn: input.withdrawn, after: pageAfter(input.cursor), limit: input.limit + 1 }) }),
  answer: ({ input, book, today }, { facts: { lines } }) => {
    const all = lines(book, today);
    const items = all.slice(0, input.limit);
    const last = items.at(-1);
    return { kinds: kindsOn(book, today).map(({ code, name, unit }) => ({ code, name, unit })), items, next: all.length > input.limit && last !== undefined ? `${last.to}_${last.id}` : null };
  },
});

const entered = ({ county, place, code, from, to }: { readonly county: string; readonly place: string; readonly code: string; readonly from: Day; readonly to: Day }): Statement<boolean> =>
  raw('select 1 from figures.outside where county = $1 and place = $2 and code = $3 and from_on = $4 and to_on = $5 and withdrawn_at is null', [county, place, code, from, to], (rows) => rows.length > 0);

/** Entered under the post's own name, with who counted it; it is shown beside our figures. */
export const enterOutside = onCommand({
  operation: figureOperations.enterOutside,
  facts: ({ input }) => ({ place: placeFact(input.place), entered: entered(input) }),
  decide: ({ actor, input, book, now, today }, { facts }) => {
    const staff = actingPost(actor);
    assertPlaceHolds(facts.place, input.from, ['place']);
    if (!inScope(staff.scope, input.place) || countyOf(input.place) !== input.county) throw invalid({ path: ['place'], code: 'not-in-scope' });
    const kind = kindsOn(book, today).find(({ code }) => code === input.code);
    if (kind === undefined) throw new Refusal('figures.unknown-aggregate', { details: { code: input.code }, fields: [{ path: ['code'], code: 'unknown-choice' }] });
    if (input.to > today) throw invalid({ path: ['to'], code: 'future-date' });
    if (input.to < input.from) throw invalid({ path: ['to'], code: 'past-date', details: { limit: input.from } });
    if (input.value < kind.minimum) throw invalid({ path: ['value'], code: 'too-small', details: { limit: kind.minimum } });
    if (input.value > kind.maximum) throw invalid({ path: ['value'], code: 'too-large', details: { limit: kind.maximum } });
    if (facts.entered) throw new Refusal('figures.entered-already', { fields: [{ path: ['from'], code: 'already-used' }] });
    const { county, outside: id, code, place, from, to, value, source } = input;
    const head = { county, id, place, revision: 0, chain: chainStart };
    return {
      appends: [append('figures.outside', head, null, event(now, 'figures.outside-entered', { code, place, from, to, value, source }))],
      changes: [insert('figures.outside', { county, id, place, code, from_on: from, to_on: to, value, source, entered_by: staff.post, entered_at: now, withdrawn_at: null, reason: null, revision: 0, chain: chainStart })],
      answer: { revision: 1 },
    };
  },
});

/** What was entered wrongly is taken back with its reason; it stays in the list of what was withdrawn. */
export const withdrawOutside = onCommand<(typeof figureOperations)['withdrawOutside'], FigureSubject>({
  operation: figureOperations.withdrawOutside,
  subject: ({ input }) => lockRecord('figures.outside', input.county, input.outside),
  decide: ({ input, now }, { subject }) => {
    if (subject.withdrawn) throw new Refusal('figures.withdrawn-already');
    const { county, outside: id, reason } = input;
    return {
      appends: [append('figures.outside', subject.head, null, event(now, 'figures.outside-withdrawn', { digest: reasonDigest(id, reason) }))],
      changes: [update('figures.outside', { county, id }, { withdrawn_at: now, reason })],
      answer: { revision: subject.head.revision + 1 },
    };
  },
});
