import { Refusal } from '@anhe/contract/kernel';
import { staffOperations, unitKinds } from '@anhe/contract/staff';
import { newHead } from '../../../kernel/events/chain.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { startSeries } from '../../../kernel/series.ts';
import { assertPlaceHolds, placeFact } from '../../places/index.ts';
import { append, unitStatement } from '../rows.ts';
import type { UnitSubject } from '../rows.ts';
import { dayAfter, missingError, orderError, placeError, refuseClosed, refuseFields, seriesNames, takenError } from '../rules.ts';
import { postsAfter, unitIsThere, unitNameTaken } from '../statements.ts';

export const addUnit = onCommand({
  operation: staffOperations.addUnit,
  facts: ({ input }) => ({
    taken: unitNameTaken(input.county, input.place, input.name, input.unit), parent: unitIsThere(input.county, input.parent), place: placeFact(input.place),
  }),
  decide: ({ input, actor, now, today }, { facts }) => {
    const { county, unit, place, kind, parent, validFrom } = input;
    refuseFields(placeError(actor, county, place, ['place']), takenError(facts.taken, ['name']), missingError(facts.parent, ['parent']));
    assertPlaceHolds(facts.place, today, ['place']);
    const head = newHead(county, unit, place);
    return {
      appends: [append('staff.unit', head, now, 'staff.unit-added', { kind, parent, validFrom })],
      changes: [insert('staff.unit', {
        county, id: unit, place, kind, name: input.name, short_name: input.shortName, number_word: input.numberWord, phone: input.phone,
        address: input.address, parent, valid_from: validFrom, valid_to: null, revision: 0, chain: head.chain,
      })],
      answer: { id: unit, revision: 1 },
    };
  },
});

export const changeUnit = onCommand({
  operation: staffOperations.changeUnit,
  subject: ({ input }) => unitStatement(input.county, input.unit),
  facts: ({ input }) => ({ parent: unitIsThere(input.county, input.parent) }),
  decide: ({ input, now, today }, { subject, facts }: { subject: UnitSubject; facts: { parent: boolean } }) => {
    refuseClosed(subject, today);
    refuseFields(missingError(facts.parent && input.parent !== subject.unit, ['parent']));
    const columns = { name: input.name, short_name: input.shortName, number_word: input.numberWord, phone: input.phone, address: input.address, parent: input.parent };
    const fields = (Object.keys(columns) as (keyof typeof columns)[]).filter((column) => columns[column] !== subject.row[column]); // the keys of that very object
    if (fields.length === 0) return { appends: [], changes: [], answer: { id: subject.unit, revision: subject.head.revision } };
    return {
      appends: [append('staff.unit', subject.head, now, 'staff.unit-changed', { fields })],
      changes: [update('staff.unit', { county: input.county, id: subject.unit }, columns)],
      answer: { id: subject.unit, revision: subject.head.revision + 1 },
    };
  },
});

export const closeUnit = onCommand({
  operation: staffOperations.closeUnit,
  subject: ({ input }) => unitStatement(input.county, input.unit),
  facts: ({ input }) => ({ posts: postsAfter(input.county, input.unit, dayAfter(input.lastDay) ?? input.lastDay) }),
  decide: ({ input, now, today }, { subject, facts }: { subject: UnitSubject; facts: { posts: number } }) => {
    refuseClosed(subject, today);
    refuseFields(orderError(subject.valid_from, input.lastDay, ['lastDay']));
    if (facts.posts > 0) throw new Refusal('staff.unit-in-use', { details: { unit: subject.name, posts: facts.posts } });
    return {
      appends: [append('staff.unit', subject.head, now, 'staff.unit-closed', { lastDay: input.lastDay })],
      changes: [update('staff.unit', { county: input.county, id: subject.unit }, { valid_to: dayAfter(input.lastDay) })],
      answer: { id: subject.unit, revision: subject.head.revision + 1 },
    };
  },
});

/** Where a unit's numbers begin, before the first is drawn: afterwards they would have a gap or a twin. */
export const startNumbers = onCommand({
  operation: staffOperations.startNumbers,
  subject: ({ input }) => unitStatement(input.county, input.unit),
  facts: ({ input }) => ({ begun: startSeries(input.county, input.unit, input.series, input.year, input.start) }),
  decide: ({ input, now, today, book }, { subject, facts }: { subject: UnitSubject; facts: { begun: boolean } }) => {
    const { series, year, start } = input;
    refuseClosed(subject, today);
    const name = seriesNames(book, today).get(series);
    const thisYear = Number(today.slice(0, 4));
    refuseFields(
      missingError(name !== undefined && unitKinds[subject.kind].mediates, ['series']),
      year > thisYear + 1 || year < thisYear - 1 ? { path: ['year'], code: 'unknown-choice' } : undefined,
    );
    if (!facts.begun) throw new Refusal('staff.numbers-begun', { details: { series: name?.zh ?? series, year }, fields: [{ path: ['start'], code: 'already-used' }] });
    return {
      appends: [append('staff.unit', subject.head, now, 'staff.numbers-started', { series, year, start })],
      changes: [],
      answer: { id: subject.unit, revision: subject.head.revision + 1 },
    };
  },
});
