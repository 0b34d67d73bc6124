import { definitionOf } from '@anhe/contract/figures';
import { instantOf } from '@anhe/contract/kernel';
import { isWhole, tallies, tallyCodes } from '@anhe/contract/yearly';
import type { YearlyReport } from '@anhe/contract/yearly';
import type { ReferenceBook } from '../../kernel/reference.ts';
import { figuresOn, versionsOf } from '../figures/index.ts';
import { reportWhere, spansOf } from './gather.ts';
import type { AskedReport, ReportFacts, ReportSpans } from './gather.ts';
import { tablesOf } from './tables.ts';

/** Versions that began within the years side by side, of the figures that are printed. */
function definitionChanges(book: ReferenceBook, codes: ReadonlySet<string>, { now, years }: ReportSpans): YearlyReport['definitionChanges'] {
  const first = years[0]?.from ?? now.from;
  return [...codes].flatMap((code) => versionsOf(book, code).slice(0, -1)
    .filter(({ row }) => row.validFrom > first && row.validFrom <= now.to)
    .map(({ row }) => ({ code, name: row.body.name, version: row.body.version, on: row.validFrom })));
}

/** The year of a place from what was asked for, as it stands at this moment. */
export function reportOf(asked: AskedReport & { readonly now: Date }, facts: ReportFacts): YearlyReport {
  const { book, input, now, today } = asked;
  const { place } = reportWhere(asked);
  const spans = spansOf(input.year, today);
  const tables = tablesOf({ cells: { book, place, since: facts.since }, facts, spans });
  const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const used = new Set(cells.flatMap((cell) => (cell?.by === 'figure' ? [cell.code] : [])));
  return {
    place, placeName: facts.names.place, year: input.year, from: spans.now.from, to: spans.now.to, whole: isWhole(spans.now), countedAt: instantOf(now), recordedSince: facts.since, tables,
    definitions: figuresOn(book, spans.now.to).figures.filter(({ row }) => used.has(row.code)).map(definitionOf),
    tallies: tallyCodes.map((code) => ({ code, name: { zh: tallies[code].zh, en: tallies[code].en }, about: tallies[code].about })),
    definitionChanges: definitionChanges(book, used, spans), divisionChanges: [...facts.divisions], outside: facts.outside(book, today),
  };
}
