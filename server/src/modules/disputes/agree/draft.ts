import { Clause, AnsweredFinding, checkClauses, clauseErrors, linesAsClauses, stopsOf } from '@anhe/contract/disputes';
import type { AnsweredFinding as Answered, CheckRow, Clause as ClauseOf } from '@anhe/contract/disputes';
import type { z } from 'zod';
import { ClauseCheckBody, DisputeTypeBody, invalid } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { canonical } from '../../../kernel/crypto/canonical.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import type { Work } from '../work.ts';

interface Terms {
  readonly agreement: Id;
  readonly facts: string;
  readonly content: string;
  readonly performance: string;
  readonly performBy?: Day | undefined;
  readonly performHow?: string | undefined;
  readonly amount?: number | undefined;
  readonly clauses?: readonly ClauseOf[] | undefined;
  readonly personalRelations?: boolean | undefined;
  readonly answered?: readonly z.output<typeof Answered>[] | undefined;
}

/** The rows of words that clauses are searched for on a day. */
export const checkRows = (book: ReferenceBook, day: Day): CheckRow[] =>
  book.list('clause-checks', day).map(({ code, body }) => ({ code, ...ClauseCheckBody.parse(body) }));

/** Whether papers of a type concern marriage, adoption, inheritance or the like (Electronic Signature Law art 3). */
export const paperOnlyType = (book: ReferenceBook, type: string, day: Day): boolean => DisputeTypeBody.parse(book.row('dispute-types', type, day).body).personalRelations;

/**
 * What a text adds to its agreement's row: its clauses, the digest that signatures are bound to, what stops the seal,
 * whether it is for paper only. Refuses clauses that are none, field by field.
 */
export function draftedText(work: Work, on: Day, terms: Terms, form: 'oral' | 'written') {
  const { facts, request } = work;
  const { book, keys } = request;
  const { clauses, answered = [] } = terms;
  if (clauses !== undefined) {
    const errors = clauseErrors(clauses, terms.content, facts.parties.map(({ id }) => id), facts.group !== null);
    if (errors.length > 0) throw invalid(...errors);
  }
  if (form === 'oral') return { columns: { clauses: null, digest: null, stops: [], paper_only: false } };
  const findings = checkClauses(clauses ?? linesAsClauses(terms.content), checkRows(book, on), on);
  const kept = clauses === undefined && answered.length === 0 ? null : work.text('clauses', JSON.stringify({ clauses: clauses ?? null, answered })).content;
  const { agreement, facts: said, content, performance, performBy = null, performHow = null, amount = null } = terms;
  const digest = keys.index('agreement', canonical({ agreement, facts: said, content, performance, performBy, performHow, amount, clauses: JSON.stringify(clauses ?? null) })).toString('hex');
  const paperOnly = terms.personalRelations === true || paperOnlyType(book, facts.type, on);
  return { columns: { clauses: kept, digest, stops: stopsOf(findings, answered), paper_only: paperOnly } };
}

/** What was kept of the clauses, opened again. */
export function openedClauses(text: string | null): { readonly clauses: ClauseOf[] | null; readonly answered: z.output<typeof Answered>[] } {
  if (text === null) return { clauses: null, answered: [] };
  const { clauses, answered } = JSON.parse(text) as { clauses: unknown[] | null; answered: unknown[] }; // as `draftedText` wrote it; each part is parsed below
  return { clauses: clauses === null ? null : clauses.map((clause) => Clause.parse(clause)), answered: answered.map((one) => AnsweredFinding.parse(one)) };
}
