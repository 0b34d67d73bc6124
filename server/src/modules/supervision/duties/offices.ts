import { Refusal, invalid, notYet } from '@anhe/contract/kernel';
import type { County, Day, Id } from '@anhe/contract/kernel';
import { offices as kinds, supervisionOperations } from '@anhe/contract/supervision';
import type { OfficeLine, OpenLetter } from '@anhe/contract/supervision';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { chainStart, headOf } from '../../../kernel/events/chain.ts';
import { onCommand, onQuery } from '../../../kernel/run/handler.ts';
import { dutyEvent, insist, letterEvent } from '../rows.ts';
import { assertUnit, lockDated, unitOn } from './units.ts';
import type { DatedSubject } from './units.ts';

/** The principal of the unit that a letter goes to, on a day. */
export const principalOf = (county: County, letter: Id, day: Day): Statement<Id | null> =>
  raw(
    `select o.post from supervision.letter l join supervision.office o on o.county = l.county and o.unit = l.to_unit and o.office = 'principal' and o.valid_from <= $3 and (o.valid_to is null or $3 < o.valid_to)
      where l.county = $1 and l.id = $2 order by o.valid_from desc limit 1`,
    [county, letter, day], (rows) => (rows[0] as { post: Id } | undefined)?.post ?? null, // the one column
  );

type Held = StreamHead & { readonly post: Id; readonly valid_from: Day; readonly valid_to: Day | null };

/** Who holds an office of a unit now or later, locked. */
const heldOf = (county: County, unit: Id, office: string): Statement<readonly Held[]> =>
  raw(
    `select county, id, place, revision, chain, post, valid_from::text as valid_from, valid_to::text as valid_to from supervision.office where county = $1 and unit = $2 and office = $3 order by id for update`,
    [county, unit, office], (rows) => rows as readonly Held[], // the columns above
  );

const isOfUnit = (county: County, post: Id, unit: Id, day: Day): Statement<boolean> =>
  raw('select from staff.post where county = $1 and id = $2 and unit = $3 and valid_from <= $4 and (valid_to is null or $4 < valid_to)', [county, post, unit, day], (rows) => rows.length > 0);

// What the unit has still to do something about, or the writing unit to look at.
const inHand = "('issued', 'objected', 'replied')";

/** Letters that a unit has still in hand, locked. */
const openLetters = (county: County, unit: Id): Statement<readonly StreamHead[]> =>
  raw(`select county, id, place, revision, chain from supervision.letter where county = $1 and to_unit = $2 and status in ${inHand} order by id for update`, [county, unit], (rows) => rows as readonly StreamHead[]); // the columns above

/** Those that the holder of a principal's office answers for, locked. */
const answeredFor = (county: County, office: Id): Statement<readonly StreamHead[]> =>
  raw(
    `select l.county, l.id, l.place, l.revision, l.chain from supervision.letter l join supervision.office o on o.county = l.county and o.unit = l.to_unit and o.post = l.principal and o.office = 'principal'
      where o.county = $1 and o.id = $2 and l.status in ${inHand} order by l.id for update of l`,
    [county, office], (rows) => rows as readonly StreamHead[], // the columns above
  );

/** An office is given to a post; who held it before hands it over, with what is open where it is the principal's. */
export const setOffice = onCommand({
  operation: supervisionOperations.setOffice,
  facts: ({ input, today }) => ({
    unit: unitOn(input.county, input.unit, today), ofUnit: isOfUnit(input.county, input.post, input.unit, input.from), held: heldOf(input.county, input.unit, input.as), letters: openLetters(input.county, input.unit),
  }),
  decide: ({ input, actor, now, today }, { facts }) => {
    const { county, office: id, as, post, from } = input;
    assertUnit(actor, county, facts.unit);
    if (from > today) throw invalid({ path: ['from'], code: 'future-date' });
    if (!facts.ofUnit) throw new Refusal('supervision.post-unknown', { fields: [{ path: ['post'], code: 'unknown-choice' }] });
    const one = kinds[as].one;
    const before = facts.held.filter((row) => row.valid_to === null && (one || row.post === post));
    if (before.some((row) => row.valid_from >= from) || (one && facts.held.some((row) => row.valid_to !== null && row.valid_to > from))) throw new Refusal('supervision.office-held', { fields: [{ path: ['from'], code: 'already-used' }] });
    const place = facts.unit.place;
    const handed = as === 'principal' ? facts.letters : [];
    return {
      appends: [
        dutyEvent('supervision.office', { county, id, place, revision: 0, chain: chainStart }, now, 'supervision.office-given', { office: as, unit: input.unit, post, from }),
        ...before.map((row) => dutyEvent('supervision.office', headOf(row), now, 'supervision.office-ended', { to: from })), ...handed.map((row) => letterEvent(headOf(row), now, 'supervision.handed', { office: id, post })),
      ],
      changes: [
        insert('supervision.office', { county, id, place, unit: input.unit, office: as, post, valid_from: from, valid_to: null, revision: 0, chain: chainStart }),
        ...before.map((row) => update('supervision.office', { county, id: row.id }, { valid_to: from })), ...handed.map((row) => update('supervision.letter', { county, id: row.id }, { principal: post })),
      ],
      answer: { revision: 1, handed: handed.length },
    };
  },
});

/** An office ends without a successor; what a principal answered for has nobody until the office is given again, and says so. */
export const endOffice = onCommand({
  operation: supervisionOperations.endOffice,
  subject: ({ input }: { input: { county: County; office: Id } }) => lockDated('supervision.office', input.county, input.office),
  facts: ({ input }) => ({ letters: answeredFor(input.county, input.office) }),
  decide: ({ input, now, today }, { subject, facts: { letters } }: { subject: DatedSubject; facts: { letters: readonly StreamHead[] } }) => {
    if (subject.ended !== null) insist(notYet('ended-before', { zh: '任职已经结束', en: 'It ended already' }));
    if (input.to < subject.from_on) throw invalid({ path: ['to'], code: 'past-date', details: { limit: subject.from_on } });
    if (input.to > today) throw invalid({ path: ['to'], code: 'future-date' });
    return {
      appends: [dutyEvent('supervision.office', subject.head, now, 'supervision.office-ended', { to: input.to }), ...letters.map((row) => letterEvent(headOf(row), now, 'supervision.let-go', { office: input.office }))],
      changes: [update('supervision.office', { county: input.county, id: input.office }, { valid_to: input.to }), ...letters.map((row) => update('supervision.letter', { county: input.county, id: row.id }, { principal: null }))],
      answer: { revision: subject.head.revision + 1, letters: letters.length },
    };
  },
});

const officeLines = `
  select o.county, o.id, o.unit, u.name as "unitName", o.office, o.post, n.name, o.valid_from::text as "from", o.valid_to::text as "to", o.revision
    from supervision.office o join staff.unit u on u.county = o.county and u.id = o.unit join staff.post p on p.county = o.county and p.id = o.post join staff.person n on n.county = p.county and n.id = p.person`;

/** Who holds an office of a unit, and the letters that lie with it: of a principal's office alone, and without their words. */
export const handingOver = onQuery({
  operation: supervisionOperations.handingOver,
  facts: ({ input: { county, unit, as }, today }) => ({
    holders: raw(
      `${officeLines} where o.county = $1 and o.unit = $2 and o.office = $3 and o.valid_from <= $4 and (o.valid_to is null or $4 < o.valid_to) order by o.valid_from, o.id limit 100`,
      [county, unit, as, today], (rows) => rows as readonly OfficeLine[], // the columns above
    ),
    letters: raw(
      `select l.county, l.id, l.kind, l.status, l.number, fu.name as "fromName", l.due_on::text as "dueOn", l.principal from supervision.letter l join staff.unit fu on fu.county = l.from_county and fu.id = l.from_unit
        where l.county = $1 and l.to_unit = $2 and $3 = 'principal' and l.status in ${inHand} order by l.due_on, l.id limit 200`,
      [county, unit, as], (rows) => rows as readonly OpenLetter[], // the columns above
    ),
  }),
  answer: (_request, { facts: { holders, letters } }) => ({ holders: [...holders], letters: [...letters] }),
});

/** Who holds which office on a day, of a unit or of the acting post's area. */
export const offices = onQuery({
  operation: supervisionOperations.offices,
  facts: ({ actor, input, today }) => ({
    rows: raw(
      `${officeLines}
        where o.county = $1 and ($2::uuid is null or o.unit = $2) and ($2::uuid is not null or exists (select from unnest($3::text[], $4::text[]) a(low, high) where o.place >= a.low and o.place < a.high))
          and o.valid_from <= $5 and (o.valid_to is null or $5 < o.valid_to)
        order by length(u.place), u.place, u.name, o.office, o.valid_from, o.id limit 1000`,
      [actor.county, input.unit ?? null, actor.scope.map(({ from }) => from), actor.scope.map(({ to }) => to), input.on ?? today], (rows) => rows as readonly OfficeLine[], // the columns above
    ),
  }),
  answer: (_request, { facts }) => ({ items: [...facts.rows] }),
});
