import { Refusal, contains, idFromDigest, invalid, rangeOf } from '@anhe/contract/kernel';
import type { FieldError, Id } from '@anhe/contract/kernel';
import { closing, screeningOperations } from '@anhe/contract/screening';
import { inScope } from '../../../kernel/access/actor.ts';
import { sha256 } from '../../../kernel/crypto/keyring.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { CommandRequest } from '../../../kernel/run/handler.ts';
import { append, insist, lockRound } from '../rows.ts';
import type { RoundSubject } from '../rows.ts';

interface Village {
  readonly id: Id;
  readonly place: string;
}

/** Committees of the villages and communities in an area that work on a day. */
function villagesIn(county: string, area: readonly string[], day: string): Statement<readonly Village[]> {
  const ranges = area.map((place) => rangeOf(place));
  return raw(
    `select distinct u.id, u.place from staff.unit u join unnest($2::text[], $3::text[]) as a(from_code, to_code) on u.place >= a.from_code and u.place < a.to_code
      where u.county = $1 and u.kind = 'committee' and u.valid_from <= $4 and (u.valid_to is null or u.valid_to > $4) order by u.place, u.id limit 1000`,
    [county, ranges.map(({ from }) => from), ranges.map(({ to }) => to), day],
    (rows) => rows as readonly Village[], // the two columns above
  );
}

function assertRound({ input, actor, today, book }: CommandRequest<typeof screeningOperations.start>): void {
  const errors: FieldError[] = input.area.flatMap((place, index): FieldError[] =>
    contains(input.county, place) && inScope(actor.scope, place) ? [] : [{ path: ['area', index], code: 'not-in-scope' }]);
  if (book.find('screening-topics', input.topic, today) === undefined) errors.push({ path: ['topic'], code: 'unknown-choice' });
  if (input.to < input.from) errors.push({ path: ['to'], code: 'past-date', details: { limit: input.from } });
  const earliest = input.from > today ? input.from : today;
  if (input.dueOn < earliest) errors.push({ path: ['dueOn'], code: 'past-date', details: { limit: earliest } });
  if (errors.length > 0) throw invalid(...errors);
}

/** Each village's committee in the area gets its line of work; the same round and unit always give the same report. */
export const start = onCommand({
  operation: screeningOperations.start,
  facts: (request) => {
    assertRound(request);
    return { villages: villagesIn(request.input.county, request.input.area, request.today) };
  },
  decide: ({ input, actor, now }, { facts }) => {
    if (actor.kind !== 'staff') throw new Refusal('kernel.not-allowed', { details: { role: actor.kind } });
    if (facts.villages.length === 0) throw new Refusal('screening.no-village', { fields: [{ path: ['area'], code: 'unknown-choice' }] });
    const { county, round, topic, area, from, to, dueOn } = input;
    const place = inScope(actor.scope, actor.place) ? actor.place : (area[0] ?? actor.place);
    const head = { county, id: round, place, revision: 0, chain: chainStart };
    return {
      appends: [append('screening.round', head, now, 'screening.round-started', { topic, area, from, to, dueOn, unit: actor.unit, reports: facts.villages.length })],
      changes: [
        insert('screening.round', {
          county, id: round, place, topic, area: [...area], from_on: from, to_on: to, due_on: dueOn, status: 'running', unit: actor.unit, started_by: actor.post, closed_on: null,
          revision: 0, chain: chainStart, recorded_at: now,
        }),
        insert('screening.report', ...facts.villages.map((village) => ({
          county, id: reportId(round, village.id), place: village.place, round, unit: village.id, status: 'open', due_on: dueOn, filed_on: null, version: 0, disputes: 0, hazards: 0,
          revision: 0, chain: chainStart,
        }))),
      ],
      answer: { revision: 1, reports: facts.villages.length },
    };
  },
});

export const reportId = (round: Id, unit: Id): Id => idFromDigest(sha256(`screening.report ${round} ${unit}`));

export const close = onCommand({
  operation: screeningOperations.close,
  subject: ({ input }) => lockRound(input.county, input.round),
  facts: ({ input }) => ({
    counts: raw(
      "select count(*)::int as total, (count(*) filter (where status <> 'open'))::int as done from screening.report where county = $1 and round = $2",
      [input.county, input.round], (rows) => rows[0] as { total: number; done: number }, // the two columns above
    ),
  }),
  decide: ({ input, now, today }, { subject, facts }: { subject: RoundSubject; facts: { counts: { total: number; done: number } } }) => {
    insist(closing(subject.round.status));
    return {
      appends: [append('screening.round', subject.head, now, 'screening.round-closed', facts.counts)],
      changes: [update('screening.round', { county: input.county, id: input.round }, { status: 'closed', closed_on: today })],
      answer: { revision: subject.head.revision + 1 },
    };
  },
});
