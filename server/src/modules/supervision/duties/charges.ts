import { Refusal, ancestorsOf, invalid, notYet } from '@anhe/contract/kernel';
import type { County, Id } from '@anhe/contract/kernel';
import { supervisionOperations } from '@anhe/contract/supervision';
import type { ChargeLine } from '@anhe/contract/supervision';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { onCommand, onQuery } from '../../../kernel/run/handler.ts';
import { assertPlaceHolds, placeFact } from '../../places/index.ts';
import { dutyEvent, insist } from '../rows.ts';
import { assertPlace, assertUnit, lockDated, unitOn } from './units.ts';
import type { DatedSubject } from './units.ts';

/** The unit that answers for something in a place and has no end. */
const heldBy = (county: County, place: string, charge: string): Statement<string | null> =>
  raw(
    `select u.name from supervision.charge c join staff.unit u on u.county = c.county and u.id = c.unit where c.county = $1 and c.place = $2 and c.charge = $3 and c.valid_to is null`,
    [county, place, charge], (rows) => (rows[0] as { name: string } | undefined)?.name ?? null, // the one column
  );

export const setCharge = onCommand({
  operation: supervisionOperations.setCharge,
  facts: ({ input, today }) => ({ place: placeFact(input.place), unit: unitOn(input.county, input.unit, today), held: heldBy(input.county, input.place, input.as) }),
  decide: ({ input, actor, now, today }, { facts }) => {
    const { county, charge: id, unit, place, as, from } = input;
    assertUnit(actor, county, facts.unit);
    assertPlaceHolds(facts.place, today, ['place']);
    assertPlace(actor, county, place);
    if (facts.held !== null) throw new Refusal('supervision.charge-held', { details: { unit: facts.held }, fields: [{ path: ['as'], code: 'already-used' }] });
    return {
      appends: [dutyEvent('supervision.charge', { county, id, place, revision: 0, chain: chainStart }, now, 'supervision.charged', { charge: as, unit, place, from })],
      changes: [insert('supervision.charge', { county, id, place, unit, charge: as, valid_from: from, valid_to: null, revision: 0, chain: chainStart })], answer: { revision: 1 },
    };
  },
});

export const endCharge = onCommand({
  operation: supervisionOperations.endCharge,
  subject: ({ input }: { input: { county: County; charge: Id } }) => lockDated('supervision.charge', input.county, input.charge),
  decide: ({ input, now }, { subject }: { subject: DatedSubject }) => {
    if (subject.ended !== null) insist(notYet('ended-before', { zh: '这项责任已经结束', en: 'It ended already' }));
    if (input.to < subject.from_on) throw invalid({ path: ['to'], code: 'past-date', details: { limit: subject.from_on } });
    return {
      appends: [dutyEvent('supervision.charge', subject.head, now, 'supervision.charge-ended', { to: input.to })],
      changes: [update('supervision.charge', { county: input.county, id: input.charge }, { valid_to: input.to })], answer: { revision: subject.head.revision + 1 },
    };
  },
});

/** Who answers for what on a day: in the acting post's area, or for one place, the nearest first. */
export const charges = onQuery({
  operation: supervisionOperations.charges,
  facts: ({ actor, input, today }) => ({
    rows: raw(
      `select c.county, c.id, c.unit, u.name as "unitName", c.place, places.full_name(c.place) as "placeName", c.charge, c.valid_from::text as "from", c.valid_to::text as "to", c.revision
         from supervision.charge c join staff.unit u on u.county = c.county and u.id = c.unit
        where c.county = $1 and ($2::text[] is null or c.place = any($2)) and ($2::text[] is not null or exists (select from unnest($3::text[], $4::text[]) a(low, high) where c.place >= a.low and c.place < a.high))
          and ($5::text is null or c.charge = $5) and c.valid_from <= $6 and (c.valid_to is null or $6 < c.valid_to)
        order by length(c.place) desc, c.place, c.charge, c.id limit 1000`,
      [actor.county, input.place === undefined ? null : [input.place, ...ancestorsOf(input.place)], actor.scope.map(({ from }) => from), actor.scope.map(({ to }) => to), input.as ?? null, input.on ?? today],
      (rows) => rows as readonly ChargeLine[], // the columns above
    ),
  }),
  answer: (_request, { facts }) => ({ items: [...facts.rows] }),
});
