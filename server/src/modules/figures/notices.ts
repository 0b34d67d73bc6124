import { Refusal, instantOf, invalid, rangeOf } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { figureOperations } from '@anhe/contract/figures';
import type { NoticeLine } from '@anhe/contract/figures';
import { actingPost } from '../../kernel/access/actor.ts';
import { insert, update } from '../../kernel/database/changes.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import { chainStart } from '../../kernel/events/chain.ts';
import { onCommand, onQuery } from '../../kernel/run/handler.ts';
import { pageAfter } from './outside.ts';
import { append, event, lockRecord, reasonDigest } from './record.ts';
import type { FigureSubject } from './record.ts';
import { whereOf } from './where.ts';

interface NumberedDispute {
  readonly id: Id;
  readonly place: string;
  readonly type: string;
  readonly unit: Id;
  readonly filedOn: Day;
  readonly noticed: boolean;
}

/** The dispute of a number, within what the post sees. */
const disputeOf = (county: string, number: string): Statement<NumberedDispute | undefined> =>
  raw(
    `select m.id, m.place, m.type, d.committee as unit, m.filed_on as "filedOn", exists (select from figures.notice n where n.county = m.county and n.matter = m.id and n.withdrawn_at is null) as noticed
       from matters.matter m join disputes.dispute d on d.county = m.county and d.matter = m.id where m.county = $1 and m.number = $2 and m.kind = 'dispute' order by m.id limit 1`,
    [county, number], (rows) => rows[0] as NumberedDispute | undefined, // the columns above
  );

/** Which dispute, and on which day the police said so; it counts for the committee that mediates it. */
export const recordNotice = onCommand({
  operation: figureOperations.recordNotice,
  facts: ({ input }) => ({ dispute: disputeOf(input.county, input.number) }),
  decide: ({ actor, input, now, today }, { facts: { dispute } }) => {
    const { post } = actingPost(actor);
    const { county, notice: id, number, noticedOn } = input;
    if (dispute === undefined) throw new Refusal('figures.no-such-dispute', { details: { number }, fields: [{ path: ['number'], code: 'unknown-choice' }] });
    if (noticedOn > today) throw invalid({ path: ['noticedOn'], code: 'future-date' });
    if (noticedOn < dispute.filedOn) throw invalid({ path: ['noticedOn'], code: 'past-date', details: { limit: dispute.filedOn } });
    if (dispute.noticed) throw new Refusal('figures.noticed-already', { details: { number }, fields: [{ path: ['number'], code: 'already-used' }] });
    const { place, unit, type } = dispute;
    const head = { county, id, place, revision: 0, chain: chainStart };
    return {
      appends: [append('figures.notice', head, dispute.id, event(now, 'figures.notice-recorded', { matter: dispute.id, noticedOn, place, unit, type }))],
      changes: [insert('figures.notice', { county, id, place, matter: dispute.id, unit, type, noticed_on: noticedOn, recorded_by: post, recorded_at: now, withdrawn_at: null, reason: null, revision: 0, chain: chainStart })],
      answer: { revision: 1, matter: dispute.id },
    };
  },
});

interface Counted {
  readonly matter: Id;
  /** The code that held when it was counted: the row itself follows where codes move. */
  readonly place: string;
  readonly unit: Id;
  readonly type: string;
  readonly noticed_on: Day;
}

/** Taken back: it comes off the day on which it was counted. */
export const withdrawNotice = onCommand({
  operation: figureOperations.withdrawNotice,
  subject: ({ input }) => lockRecord('figures.notice', input.county, input.notice),
  facts: ({ input }) => ({ counted: raw(
    `select n.matter, convert_from(e.bytes, 'UTF8')::jsonb #>> '{body,place}' as place, n.unit, n.type, n.noticed_on
       from figures.notice n join kernel.event e on e.county = n.county and e.stream = n.id and e.type = 'figures.notice-recorded' where n.county = $1 and n.id = $2`,
    [input.county, input.notice], (rows) => rows[0] as Counted | undefined, // the five columns
  ) }),
  decide: ({ input, keys, now }, { subject, facts: { counted } }: { subject: FigureSubject; facts: { counted: Counted | undefined } }) => {
    if (subject.withdrawn || counted === undefined) throw new Refusal('figures.withdrawn-already');
    const { county, notice: id, reason } = input;
    const { matter, place, unit, type, noticed_on: noticedOn } = counted;
    return {
      appends: [append('figures.notice', subject.head, matter, event(now, 'figures.notice-withdrawn', { matter, noticedOn, place, unit, type, digest: reasonDigest(id, reason) }))],
      changes: [update('figures.notice', { county, id }, { withdrawn_at: now, reason: keys.seal(reason, `figures.notice ${county} ${id}`) })],
      answer: { revision: subject.head.revision + 1 },
    };
  },
});

interface NoticeRow extends Omit<NoticeLine, 'recordedAt' | 'withdrawnAt'> {
  readonly recorded_at: Date;
  readonly withdrawn_at: Date | null;
}

export const notices = onQuery({
  operation: figureOperations.notices,
  facts: ({ actor, input }) => {
    const { from, to } = rangeOf(whereOf(actor, { place: input.place }).place);
    const after = pageAfter(input.cursor);
    return {
      lines: raw(
        `select n.county, n.id, n.matter, m.number, n.place, places.name_of(n.place) as "placeName", n.noticed_on as "noticedOn", coalesce(u.name, '') as "unitName", n.recorded_at, n.withdrawn_at, n.revision
           from figures.notice n join matters.matter m on m.county = n.county and m.id = n.matter left join staff.unit u on u.county = n.county and u.id = n.unit
          where n.place >= $1 and n.place < $2 and ($3::date is null or (n.noticed_on, n.id) < ($3::date, $4::uuid)) order by n.noticed_on desc, n.id desc limit $5`,
        [from, to, after?.day ?? null, after?.id ?? null, input.limit + 1], (rows) => rows as readonly NoticeRow[], // the columns above
      ),
    };
  },
  answer: ({ input }, { facts: { lines } }) => {
    const items = lines.slice(0, input.limit).map(({ recorded_at, withdrawn_at, ...line }): NoticeLine => ({ ...line, recordedAt: instantOf(recorded_at), withdrawnAt: withdrawn_at === null ? null : instantOf(withdrawn_at) }));
    const last = items.at(-1);
    return { items, next: lines.length > input.limit && last !== undefined ? `${last.noticedOn}_${last.id}` : null };
  },
});
