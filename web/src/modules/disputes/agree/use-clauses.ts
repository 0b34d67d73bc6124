import { Clause, checkClauses, clauseText, contentOf, contractNames, disputeOperations, linesAsClauses, stopsOf } from '@anhe/contract/disputes';
import type { AnsweredNote, CheckRow, ClauseParts, ClauseShelf, DisputeView, Finding, PartyRef } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { todayHere } from '../../../wording/index.ts';
import { useStepDraft } from '../steps/step-draft.tsx';
import type { StepDraftState } from '../steps/step-draft.tsx';

/** A clause as it is being written: its parts, and its text once somebody changed it by hand. */
export interface WrittenClause {
  readonly key: string;
  readonly parts: ClauseParts;
  readonly edited: string | undefined;
}

export type ShelfRow = ClauseShelf['clauses'][number];

export interface Clauses {
  readonly mode: 'text' | 'clauses';
  readonly setMode: (mode: 'text' | 'clauses') => void;
  readonly items: readonly WrittenClause[];
  readonly change: (key: string, next: Partial<Pick<WrittenClause, 'parts' | 'edited'>>) => void;
  readonly add: (row?: ShelfRow) => void;
  readonly remove: (key: string) => void;
  readonly up: (key: string) => void;
  readonly textOf: (item: WrittenClause) => string;
  /** How the agreement calls a party. */
  readonly nameOf: (ref: PartyRef | undefined) => string | undefined;
  /** The clauses as the command takes them; undefined while one has no text, or in text mode. */
  readonly written: readonly Clause[] | undefined;
  readonly content: string;
  readonly findings: readonly Finding[];
  readonly answered: readonly AnsweredNote[];
  readonly answer: (code: string, why: string) => void;
  readonly stops: readonly string[];
  readonly shelf: ClauseShelf | undefined;
  readonly paperOnlyByType: boolean;
  readonly paperOnlyBefore: boolean;
  readonly draft: StepDraftState;
}

/** The parts without those that say nothing. */
function given(parts: ClauseParts): ClauseParts {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0))) as unknown as ClauseParts; // what is taken out is optional
}

const fromClause = ({ text, ...parts }: Clause, made: string): WrittenClause => ({ key: newId(), parts, edited: text === made ? undefined : text });

function kept(json: string): readonly WrittenClause[] {
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) ? list.flatMap((one: { parts?: unknown; edited?: unknown }) => {
      const read = Clause.safeParse({ ...(one.parts as object), text: 'x' }); // a text stands in for the one that is made
      if (!read.success) return [];
      const { text: _made, ...parts } = read.data;
      return [{ key: newId(), parts, edited: typeof one.edited === 'string' ? one.edited : undefined }];
    }) : [];
  } catch {
    return [];
  }
}

/**
 * The clauses of an agreement that is being written, with what is found in them as one types.
 * @param view the dispute @param text what stands in the field for the whole text
 */
export function useClauses(view: DisputeView, text: string): Clauses {
  const address = { county: view.county, matter: view.id };
  const before = useQueryOf(disputeOperations.agreementText, address);
  const shelf = useQueryOf(disputeOperations.shelf, {}).data;
  const [mode, setMode] = useState<'text' | 'clauses'>('text');
  const [items, setItems] = useState<readonly WrittenClause[]>([]);
  const [answered, setAnswered] = useState<readonly AnsweredNote[]>([]);
  const nameOf = useMemo(() => contractNames(view.parties), [view.parties]);
  const textOf = (item: WrittenClause): string => item.edited ?? clauseText(item.parts, nameOf);
  const saved = { clauses: items.length === 0 ? '' : JSON.stringify(items.map(({ parts, edited }) => ({ parts, edited }))) };
  const draft = useStepDraft('agreement-clauses', view.id, saved, ({ clauses }) => {
    const found = kept(clauses);
    setItems(found);
    if (found.length > 0) setMode('clauses');
  });
  const begun = useRef(false);
  const { data } = before;
  useEffect(() => {
    if (data === undefined || begun.current) return;
    begun.current = true;
    setAnswered(data.agreement?.answered ?? []);
    const clauses = data.agreement?.clauses;
    if (clauses === null || clauses === undefined || items.length > 0) return;
    setItems(clauses.map((clause) => fromClause(clause, clauseText(clause, nameOf))));
    setMode('clauses');
  }, [data, items.length, nameOf]);
  const clauses = items.map((item): Clause => ({ ...given(item.parts), text: textOf(item).trim() }));
  const searched = mode === 'clauses' ? clauses : linesAsClauses(text);
  const rows: readonly CheckRow[] = shelf?.checks ?? [];
  const findings = checkClauses(searched, rows, todayHere());
  const toClauses = (): readonly WrittenClause[] => (items.length > 0 ? items : linesAsClauses(text).map((line) => ({ key: newId(), parts: { kind: 'other' as const }, edited: line.text })));
  return {
    mode, items, nameOf, textOf, findings, answered, shelf, draft,
    setMode: (next) => {
      if (next === 'clauses') setItems(toClauses());
      setMode(next);
    },
    change: (key, next) => setItems(items.map((item) => (item.key === key ? { ...item, ...next } : item))),
    add: (row) => {
      const [first, second] = view.parties;
      const sides = row !== undefined && row.kind === 'other' ? {} : { ...(first === undefined ? {} : { to: first.id }), ...(second === undefined ? {} : { who: second.id }) };
      const parts: ClauseParts = row === undefined ? { kind: 'act', ...sides } : given({ kind: row.kind, ...sides, what: row.what, where: row.where, how: row.how, time: row.time, shelf: row.code });
      setItems([...(mode === 'clauses' ? items : toClauses()), { key: newId(), parts, edited: undefined }]);
      setMode('clauses');
    },
    remove: (key) => setItems(items.filter((item) => item.key !== key)),
    up: (key) => {
      const at = items.findIndex((item) => item.key === key);
      const [item, above] = [items[at], items[at - 1]];
      if (item !== undefined && above !== undefined) setItems(items.with(at - 1, item).with(at, above));
    },
    written: mode === 'text' || clauses.length === 0 || clauses.some((clause) => clause.text === '') ? undefined : clauses,
    content: mode === 'text' ? text : contentOf(clauses),
    answer: (code, why) => setAnswered([...answered.filter((one) => one.code !== code), ...(why === '' ? [] : [{ code, why }])]),
    stops: stopsOf(findings, answered.filter(({ why }) => why.trim().length >= 4)),
    paperOnlyByType: data?.paperOnlyByType === true,
    paperOnlyBefore: data?.agreement?.paperOnly === true,
  };
}
