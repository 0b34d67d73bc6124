import { Refusal, contains, invalid } from '@anhe/contract/kernel';
import type { Day, Id, PlaceCode } from '@anhe/contract/kernel';
import { dutyEvents, isVillageUnit, requestOperations } from '@anhe/contract/requests';
import { inScope } from '../../../kernel/access/actor.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import type { Change } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Acting, Append } from '../../../kernel/run/handler.ts';
import { placeFact, assertPlaceHolds } from '../../places/index.ts';
import { findType } from '../catalogue.ts';
import { readReceiver } from '../owner.ts';

export interface NewDuty {
  readonly county: string;
  readonly duty: Id;
  readonly subject: 'type' | 'department';
  readonly code: string;
  readonly place: PlaceCode;
  readonly unit: Id;
  readonly from: Day;
  readonly objection: Id | null;
  readonly chain: Buffer;
}

/** The rows by which a unit answers for something in an area; who answered before ends on that day. */
export function dutyRows({ now }: Pick<Acting, 'now'>, { county, duty, subject, code, place, unit, from, objection, chain }: NewDuty): { changes: Change[]; append: Append } {
  const head: StreamHead = { county, id: duty, place, revision: 0, chain };
  return {
    changes: [insert('requests.duty', { county, id: duty, place, subject, code, unit, valid_from: from, valid_to: null, objection, revision: 0, chain })],
    append: { table: 'requests.duty', head, matter: null, events: [{ type: 'requests.duty-set', version: 1, occurredAt: now, body: dutyEvents['requests.duty-set'].parse({ subject, code, place, unit, from, objection }) }] },
  };
}

interface Standing {
  readonly id: Id;
}

const standing = (county: string, subject: string, code: string, place: string): Statement<Standing | undefined> =>
  raw('select id from requests.duty where county = $1 and subject = $2 and code = $3 and place = $4 and valid_to is null', [county, subject, code, place], (rows) => rows[0] as Standing | undefined); // the one column

/** Says which unit answers for a type or a department in an area from a day on; the one before ends on that day. */
export const setDuty = onCommand({
  operation: requestOperations.setDuty,
  facts: ({ input, today }) => ({ unit: readReceiver(input.county, input.unit, today), place: placeFact(input.place), before: standing(input.county, input.subject, input.code, input.place) }),
  decide: (request, { facts }) => {
    const { input, actor, today, book } = request;
    assertPlaceHolds(facts.place, today, ['place']);
    if (!contains(input.county, input.place) || !inScope(actor.scope, input.place)) throw invalid({ path: ['place'], code: 'not-in-scope' });
    const type = input.subject === 'type' ? findType(book, input.code, today) : undefined;
    if (input.subject === 'type' ? type === undefined : book.find('departments', input.code, today) === undefined) throw invalid({ path: ['code'], code: 'unknown-choice' });
    if (facts.unit === undefined) throw invalid({ path: ['unit'], code: 'unknown-choice' });
    if (!contains(facts.unit.place, input.place)) throw new Refusal('requests.unit-cannot-read', { details: { unit: facts.unit.name, place: facts.place.fullName }, fields: [{ path: ['unit'], code: 'unknown-choice' }] });
    if (type !== undefined && !type.villageMay && isVillageUnit(facts.unit.kind)) {
      throw new Refusal('requests.not-lawful-now', { details: { reason: '这类事项由部门办理，不能下派到村（社区）', reasonEn: 'This kind is for a department; it cannot be passed down to a village', rule: 'departments-own', step: 'setDuty' }, article: 'hotline-2025-66' });
    }
    const { changes, append } = dutyRows(request, { ...input, objection: null, chain: chainStart });
    const ended = facts.before === undefined ? [] : [update('requests.duty', { county: input.county, id: facts.before.id }, { valid_to: input.from })];
    return { appends: [append], changes: [...ended, ...changes], answer: { duty: input.duty } };
  },
});

interface DutySubject {
  readonly head: StreamHead;
  readonly from: Day;
  readonly ended: boolean;
}

const lockDuty = (county: string, duty: Id): Statement<DutySubject | undefined> =>
  raw('select county, id, place, revision, chain, valid_from::text as "from", valid_to is not null as ended from requests.duty where county = $1 and id = $2 for update', [county, duty], (rows) => {
    const row = rows[0] as (StreamHead & { from: Day; ended: boolean }) | undefined; // the columns above
    return row === undefined ? undefined : { head: { county: row.county, id: row.id, place: row.place, revision: row.revision, chain: row.chain }, from: row.from, ended: row.ended };
  });

export const endDuty = onCommand({
  operation: requestOperations.endDuty,
  subject: ({ input }) => lockDuty(input.county, input.duty),
  decide: ({ input, now }, { subject }: { subject: DutySubject }) => {
    if (subject.ended) throw invalid({ path: ['duty'], code: 'already-used' });
    if (input.on < subject.from) throw invalid({ path: ['on'], code: 'past-date', details: { limit: subject.from } });
    return {
      appends: [{ table: 'requests.duty', head: subject.head, matter: null, events: [{ type: 'requests.duty-ended', version: 1, occurredAt: now, body: dutyEvents['requests.duty-ended'].parse({ on: input.on }) }] }],
      changes: [update('requests.duty', { county: input.county, id: input.duty }, { valid_to: input.on })],
      answer: { duty: input.duty },
    };
  },
});
