import { instantOf, invalid, rangeOf } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { daysOf, guidanceOperations } from '@anhe/contract/guidance';
import type { ReviewRound, UnitDossiers } from '@anhe/contract/guidance';
import type { z } from 'zod';
import { inScope } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { abilitiesOn } from '../policy.ts';
import { limitOf } from '../allowances/lines.ts';
import { inRanges, readDispute, reader, textsOf, within } from '../rows.ts';
import type { ClosedDispute } from '../rows.ts';
import { dossierColumns, dossierCursor, dossierLine, dossierTables, inState, oneDossier, overdueSince, reviewable } from './dossiers.ts';
import type { LineRow } from './dossiers.ts';

type Counts = z.output<(typeof guidanceOperations)['dossiers']['output']>['counts'];

/** Dossiers in the reader's area (a committee's own for its people), the longest waiting first. */
export const dossiers = onQuery({
  operation: guidanceOperations.dossiers,
  facts: ({ actor, book, input, today }) => {
    const { state, place, cursor, limit } = input;
    const base = (values: unknown[]): string[] => {
      const conditions = [reviewable, within(actor, 'm.place', 'd.committee', values)];
      if (place === undefined) return conditions;
      return [...conditions, inRanges([rangeOf(place)], 'm.place', values)];
    };
    const counting: unknown[] = [];
    const counted = base(counting);
    const [since, now] = [`$${counting.push(overdueSince(book, today))}::date`, `$${counting.push(today)}::date`];
    const values: unknown[] = [];
    const conditions = base(values);
    const add = (value: unknown): string => `$${values.push(value)}`;
    conditions.push(state === undefined ? "(v.id is null or v.status <> 'passed')" : inState(state));
    const after = dossierCursor(cursor);
    const newestFirst = state === 'passed';
    if (after !== undefined) conditions.push(`(m.closed_on, m.id) ${newestFirst ? '<' : '>'} (${add(after[0])}::date, ${add(after[1])}::uuid)`);
    const order = newestFirst ? 'm.closed_on desc, m.id desc' : 'm.closed_on, m.id';
    return {
      counts: raw(
        `select count(*) filter (where v.id is null)::int as waiting, count(*) filter (where v.status = 'returned')::int as returned, count(*) filter (where v.status = 'handed-in')::int as "handed-in",
                count(*) filter (where v.status = 'passed')::int as passed,
                count(*) filter (where (v.id is null and m.closed_on <= ${since}) or (v.status <> 'passed' and v.due_on < ${now}))::int as overdue
           from ${dossierTables} where ${counted.join(' and ')}`,
        counting, (rows) => rows[0] as Counts, // the five columns
      ),
      rows: raw(`select ${dossierColumns} from ${dossierTables} where ${conditions.join(' and ')} order by ${order} limit ${add(limit + 1)}`, values, (rows) => rows as readonly LineRow[]), // the columns
    };
  },
  answer: ({ book, input }, { facts }) => {
    const items = facts.rows.slice(0, input.limit);
    const last = items.at(-1);
    return { counts: facts.counts, items: items.map((row) => dossierLine(book, row)), next: facts.rows.length > input.limit && last !== undefined ? `${last.closedOn}_${last.matter}` : null };
  },
});

interface RoundRow {
  readonly round: number;
  readonly result: 'passed' | 'returned';
  readonly reviewed_at: Date;
  readonly reviewer: string;
  readonly note: Id | null;
  readonly parts: readonly number[];
  readonly remarks: readonly Id[];
  readonly answer: Id | null;
  readonly answerer: string | null;
  readonly answered_at: Date | null;
}

const roundsText = `
  select r.round, r.result, r.reviewed_at, s.name as reviewer, r.note, r.parts, r.remarks, r.answer, n.name as answerer, r.answered_at
    from guidance.review v join guidance.review_round r on r.county = v.county and r.review = v.id
    join staff.post p on p.county = r.county and p.id = r.reviewed_by join staff.person s on s.county = p.county and s.id = p.person
    left join staff.post q on q.county = r.county and q.id = r.answered_by left join staff.person n on n.county = q.county and n.id = q.person
   where v.county = $1 and v.matter = $2 order by r.round desc limit 50`;

/** All that a review of one dispute consists of: its line, its rounds, their texts. */
export const reviewFacts = (county: string, matter: Id) => ({
  line: oneDossier(county, matter),
  rounds: raw(roundsText, [county, matter], (rows) => rows as readonly RoundRow[]), // the columns above
  texts: textsOf(county, matter, ['review-note', 'review-remark', 'review-answer']),
});

export function reviewRounds(rows: readonly RoundRow[], text: (id: Id | null) => string | null): ReviewRound[] {
  return rows.map((row) => ({
    round: row.round, result: row.result, on: instantOf(row.reviewed_at), by: row.reviewer, note: text(row.note),
    remarks: row.parts.map((part, index) => ({ part, text: text(row.remarks[index] ?? null) ?? '' })),
    answer: row.answered_at === null ? null : { text: text(row.answer) ?? '', on: instantOf(row.answered_at), by: row.answerer ?? '' },
  }));
}

export const dossier = onQuery<(typeof guidanceOperations)['dossier'], ClosedDispute, ReturnType<typeof reviewFacts>>({
  operation: guidanceOperations.dossier,
  subject: ({ input }) => readDispute(input.county, input.matter),
  facts: ({ input }) => reviewFacts(input.county, input.matter),
  answer: ({ actor, book, keys, input }, { subject, facts }) => {
    if (facts.line === undefined || subject.closedOn === null) throw invalid({ path: ['matter'], code: 'unknown-choice' });
    return { line: dossierLine(book, facts.line), rounds: reviewRounds(facts.rounds, reader(keys, input.county, facts.texts)), abilities: abilitiesOn(actor, subject) };
  },
});

const closedIn = `${reviewable} and m.county = $1 and m.closed_on between $2 and $3`;

/** Dossiers of a quarter, drawn by a seed that stands on the page; and how each unit's dossiers fared. */
export const sample = onQuery({
  operation: guidanceOperations.sample,
  facts: ({ actor, book, input, today }) => {
    if (!inScope(actor.scope, input.county)) throw invalid({ path: ['county'], code: 'not-in-scope' });
    const { from, to } = daysOf(input.period);
    const size = limitOf(book, 'sample-size', today);
    return {
      of: raw(`select count(*)::int as rows from ${dossierTables} where ${closedIn}`, [input.county, from, to], (rows) => (rows[0] as { rows: number }).rows), // the one column
      rows: raw(
        `select ${dossierColumns} from ${dossierTables} where ${closedIn} order by md5($4 || m.id::text), m.id limit $5`,
        [input.county, from, to, seedOf(input), size], (rows) => rows as readonly LineRow[], // the columns
      ),
      units: raw(
        `select d.committee as unit, c.name, count(*)::int as closed, count(*) filter (where v.status = 'passed')::int as passed,
                count(*) filter (where exists (select from guidance.review_round r where r.county = v.county and r.review = v.id and r.result = 'returned'))::int as returned
           from ${dossierTables} where ${closedIn} group by d.committee, c.name order by c.name limit 500`,
        [input.county, from, to], (rows) => rows as readonly z.infer<typeof UnitDossiers>[], // the columns
      ),
    };
  },
  answer: ({ book, input, today }, { facts }) => ({
    seed: seedOf(input), size: limitOf(book, 'sample-size', today), of: facts.of, items: facts.rows.map((row) => dossierLine(book, row)), units: [...facts.units],
  }),
});

const seedOf = ({ county, period }: { county: string; period: string }): string => `${county} ${period}`;
