import { disputeOperations, withheldText, erasedText } from '@anhe/contract/disputes';
import { ColumnMapBody, invalid } from '@anhe/contract/kernel';
import type { County, Day, Id } from '@anhe/contract/kernel';
import { upsert } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onCommand, onQuery } from '../../../kernel/run/handler.ts';
import { openContent } from '../../matters/index.ts';
import { mayReadTexts } from '../policy.ts';
import { disputeFound } from '../queries/get.ts';
import type { DisputeFound } from '../queries/get.ts';
import { disputeFacts, lockDispute, subjectWith } from '../subject.ts';
import type { LockedDispute } from '../subject.ts';
import { Work, startFrom } from '../work.ts';
import { mapOf } from './maps.ts';

interface ExchangeRow {
  readonly map: string;
  readonly theirs: string;
  readonly sent_on: Day | null;
  readonly answered_on: Day;
  readonly answer: Id;
  readonly answer_index: Buffer;
  readonly sealed: Buffer | null;
}

const exchangeRows = (county: County, matter: Id): Statement<readonly ExchangeRow[]> =>
  raw(
    `select x.map, x.theirs, x.sent_on::text as sent_on, x.answered_on::text as answered_on, x.answer, x.answer_index, c.sealed
       from disputes.exchange x join matters.content c on c.county = x.county and c.id = x.answer where x.county = $1 and x.matter = $2 order by x.answered_on desc, x.map`,
    [county, matter],
    (rows) => rows as readonly ExchangeRow[], // the columns above
  );

/** What another platform says of a matter now. The same once more changes nothing. */
export const recordExchange = onCommand({
  operation: disputeOperations.recordExchange,
  subject: ({ input }) => lockDispute(input.county, input.matter),
  facts: ({ input }) => ({ dispute: disputeFacts(input.county, input.matter), rows: exchangeRows(input.county, input.matter) }),
  decide: (request, { subject, facts }: { subject: LockedDispute; facts: { dispute: Parameters<typeof subjectWith>[1]; rows: readonly ExchangeRow[] } }) => {
    const { input, keys, book, today } = request;
    mapOf(book, input.map, today);
    if (input.answeredOn > today) throw invalid({ path: ['answeredOn'], code: 'future-date' });
    const sentOn = input.sentOn ?? facts.rows.find(({ map }) => map === input.map)?.sent_on ?? null;
    if (sentOn !== null && sentOn > input.answeredOn) throw invalid({ path: ['sentOn'], code: 'future-date' });
    const work = new Work(request, startFrom(subjectWith(subject, facts.dispute)));
    const index = keys.index('exchange answer', input.answer);
    const before = facts.rows.find(({ map }) => map === input.map);
    if (before !== undefined && before.theirs === input.theirs && before.sent_on === sentOn && before.answer_index.equals(index)) {
      return { appends: [], changes: [], answer: { ...work.decision().answer, changed: false } };
    }
    const answer = work.text('exchange-answer', input.answer);
    work.add(upsert('disputes.exchange', ['county', 'matter', 'map'], {
      ...work.address, map: input.map, place: work.home.place, theirs: input.theirs, sent_on: sentOn, answered_on: input.answeredOn, answer: answer.content, answer_index: index,
    }));
    work.event('disputes.exchanged', input.answeredOn, { map: input.map, theirs: input.theirs, sentOn, answer });
    const decision = work.decision();
    return { ...decision, answer: { ...decision.answer, changed: true } };
  },
});

/** What other platforms said of a matter. */
export const exchanges = onQuery({
  operation: disputeOperations.exchanges,
  subject: ({ input }) => disputeFound(input.county, input.matter),
  facts: ({ input }) => ({ rows: exchangeRows(input.county, input.matter) }),
  answer: ({ actor, keys, book, input }, { subject, facts }: { subject: DisputeFound; facts: { rows: readonly ExchangeRow[] } }) => {
    const open = mayReadTexts(actor, subject);
    return {
      items: facts.rows.map((row) => ({
        map: row.map, name: ColumnMapBody.parse(book.row('column-maps', row.map, row.answered_on).body).name, theirs: row.theirs, sentOn: row.sent_on, answeredOn: row.answered_on,
        answer: open ? (openContent(keys, input.county, row.answer, row.sealed) ?? erasedText) : withheldText,
      })),
    };
  },
});

interface MatchRow {
  readonly county: County;
  readonly matter: Id;
  readonly number: string | null;
  readonly theirs: string | null;
}

const matchText = `
  select n.county, n.matter, n.text as number, null as theirs from matters.number n where n.county = $1 and n.text = any($2)
   union select m.county, m.id, m.number, null from matters.matter m where m.county = $1 and m.number = any($2) and m.kind = 'dispute'
   union select x.county, x.matter, null, x.theirs from disputes.exchange x where x.county = $1 and x.map = $3 and x.theirs = any($4)
   limit 400`;

export const exchangeMatches = onQuery({
  operation: disputeOperations.exchangeMatches,
  facts: ({ actor, input }) => ({ items: raw(matchText, [actor.county, input.numbers, input.map, input.theirs], (rows) => rows as readonly MatchRow[]) }), // the four columns
  answer: (_request, { facts }) => ({ items: [...facts.items] }),
});
