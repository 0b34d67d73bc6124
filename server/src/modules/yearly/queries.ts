import { invalid } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { changesBetween, yearlyOperations } from '@anhe/contract/yearly';
import { actingPost } from '../../kernel/access/actor.ts';
import { onQuery } from '../../kernel/run/handler.ts';
import { whereOf } from '../figures/index.ts';
import { chosenFacts, chosenReport } from './chosen.ts';
import { reportFacts } from './gather.ts';
import { digestOf, editionBefore, editionLines, readEdition } from './record.ts';
import type { EditionSubject } from './record.ts';
import { reportOf } from './report.ts';
import { tallyRows } from './tallies.ts';
import { workbookOf } from './workbook.ts';

/** Where a list goes on: after a day and an id. */
function afterOf(cursor: string | undefined): { readonly day: Day | null; readonly id: Id | null } {
  if (cursor === undefined) return { day: null, id: null };
  const [day, id] = cursor.split('_');
  if (day === undefined || id === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^[0-9a-f-]{36}$/.test(id)) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
  return { day, id };
}

function paged<Row extends { readonly id: Id }>(rows: readonly Row[], limit: number, dayOf: (row: Row) => Day): { readonly items: Row[]; readonly next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? `${dayOf(last)}_${last.id}` : null };
}

export const report = onQuery({
  operation: yearlyOperations.report,
  facts: (request) => reportFacts(request),
  answer: (request, { facts }) => reportOf(request, facts),
});

export const rows = onQuery({
  operation: yearlyOperations.rows,
  facts: ({ actor, input, today }) => {
    if (input.to < input.from) throw invalid({ path: ['to'], code: 'past-date', details: { limit: input.from } });
    if (input.to > today) throw invalid({ path: ['to'], code: 'future-date' });
    return { found: tallyRows(whereOf(actor, { place: input.place }), { tally: input.tally, from: input.from, to: input.to, after: afterOf(input.cursor), limit: input.limit + 1 }) };
  },
  answer: ({ input }, { facts: { found } }) => ({ total: found.total, ...paged(found.items, input.limit, ({ day }) => day) }),
});

export const editions = onQuery({
  operation: yearlyOperations.editions,
  facts: ({ actor, input }) => {
    const { from, to } = whereOf(actor, { place: input.place });
    return { lines: editionLines({ from, to, year: input.year, after: afterOf(input.cursor), limit: input.limit + 1 }) };
  },
  answer: ({ input }, { facts: { lines } }) => paged(lines, input.limit, ({ issuedOn }) => issuedOn),
});

const before = ({ input }: { readonly input: { readonly county: string; readonly edition: Id } }) => ({ previous: editionBefore(input.county, input.edition) });

export const edition = onQuery<(typeof yearlyOperations)['edition'], EditionSubject, ReturnType<typeof before>>({
  operation: yearlyOperations.edition,
  subject: ({ input }) => readEdition(input.county, input.edition),
  facts: before,
  answer: (_request, { subject: { line, report: kept }, facts: { previous } }) => ({
    line, report: kept, holds: digestOf(kept) === line.digest, changes: previous === undefined ? [] : changesBetween(previous.report, kept), previous: previous?.line.number ?? null,
  }),
});

export const workbook = onQuery({
  operation: yearlyOperations.workbook,
  facts: chosenFacts,
  log: ({ actor, input }) => [{ place: actingPost(actor).place, outcome: 'exported', fields: ['yearly-report', String(input.year)] }],
  answer: async (request, { facts }, more) => workbookOf(await chosenReport(request, facts, more), request.input.language),
});
