import { outermost } from '@anhe/contract/kernel';
import type { FieldError, PlaceCode } from '@anhe/contract/kernel';
import { staffOperations } from '@anhe/contract/staff';
import { newHead } from '../../../kernel/events/chain.ts';
import type { Actor } from '../../../kernel/access/actor.ts';
import { insert, remove, update } from '../../../kernel/database/changes.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { append, placesOf, postStatement, unitStatement } from '../rows.ts';
import type { PostSubject, UnitSubject } from '../rows.ts';
import { dayAfter, lastDayOf, missingError, orderError, outsideUnit, placeError, refuseClosed, refuseEnded, refuseFields, refuseRole } from '../rules.ts';
import { areasOf, expiredAmong, personIsThere } from '../statements.ts';

const areaErrors = (actor: Actor, county: string, areas: readonly PlaceCode[], expired: readonly string[]): (FieldError | undefined)[] =>
  areas.map((area, index) => placeError(actor, county, area, ['areas', index]) ?? unknownError(expired, area, ['areas', index]));

const unknownError = (expired: readonly string[], place: PlaceCode, path: FieldError['path']): FieldError | undefined =>
  expired.includes(place) ? { path, code: 'place-unknown' } : undefined;

export const addPost = onCommand({
  operation: staffOperations.addPost,
  subject: ({ input }) => unitStatement(input.county, input.unit),
  facts: ({ input }) => ({
    person: personIsThere(input.county, input.person), expired: expiredAmong(input.place === undefined ? input.areas : [...input.areas, input.place]),
  }),
  decide: ({ input, actor, now }, { subject, facts }: { subject: UnitSubject; facts: { person: boolean; expired: readonly string[] } }) => {
    const { county, post, person, role, validFrom, lastDay } = input;
    const place = input.place ?? subject.head.place;
    refuseClosed(subject, validFrom);
    refuseFields(
      missingError(facts.person, ['person']), placeError(actor, county, place, ['place']) ?? unknownError(facts.expired, place, ['place']) ?? outsideUnit(subject.head.place, place),
      orderError(subject.valid_from, validFrom, ['validFrom']), orderError(validFrom, lastDay, ['lastDay']), ...areaErrors(actor, county, input.areas, facts.expired),
    );
    refuseRole(subject.kind, role);
    const areas = outermost(input.areas);
    const head = newHead(county, post, place);
    return {
      appends: [append('staff.post', head, now, 'staff.post-added', { unit: subject.unit, person, role, areas, validFrom, lastDay })],
      changes: [
        insert('staff.post', { county, id: post, place, unit: subject.unit, person, role, title: input.title, valid_from: validFrom, valid_to: dayAfter(lastDay), revision: 0, chain: head.chain }),
        insert('staff.post_area', ...areas.map((area) => ({ county, post, area, place }))),
      ],
      answer: { id: post, revision: 1 },
    };
  },
});

export const endPost = onCommand({
  operation: staffOperations.endPost,
  subject: ({ input }) => postStatement(input.county, input.post),
  decide: ({ input, now, today }, { subject }: { subject: PostSubject }) => {
    refuseEnded(subject, today);
    // A post that never worked ends on the day before it began.
    const earliest = lastDayOf(subject.valid_from) ?? subject.valid_from;
    refuseFields(orderError(earliest, input.lastDay, ['lastDay']));
    return {
      appends: [append('staff.post', subject.head, now, 'staff.post-ended', { person: subject.person, lastDay: input.lastDay })],
      changes: [update('staff.post', { county: input.county, id: input.post }, { valid_to: dayAfter(input.lastDay) })],
      answer: { id: input.post, revision: subject.head.revision + 1 },
    };
  },
});

export const setPostAreas = onCommand({
  operation: staffOperations.setPostAreas,
  subject: ({ input }) => postStatement(input.county, input.post),
  facts: ({ input }) => ({ before: areasOf(input.county, input.post), expired: expiredAmong(input.areas) }),
  decide: ({ input, actor, now, today }, { subject, facts }: { subject: PostSubject; facts: { before: readonly string[]; expired: readonly string[] } }) => {
    const { county, post } = input;
    refuseEnded(subject, today);
    refuseFields(...areaErrors(actor, county, input.areas, facts.expired));
    const [before, areas] = [placesOf(facts.before), outermost(input.areas)];
    const added = areas.filter((area) => !before.includes(area));
    return {
      appends: [append('staff.post', subject.head, now, 'staff.post-areas-set', { person: subject.person, areas })],
      changes: [
        ...before.filter((area) => !areas.includes(area)).map((area) => remove('staff.post_area', { county, post, area }, 1)),
        insert('staff.post_area', ...added.map((area) => ({ county, post, area, place: subject.head.place }))),
      ],
      answer: { id: post, revision: subject.head.revision + 1 },
    };
  },
});
