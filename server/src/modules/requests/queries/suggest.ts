import type { Id, Wording } from '@anhe/contract/kernel';
import { requestOperations, urgentCall } from '@anhe/contract/requests';
import type { Point, RoutingSuggestion, SimilarRequest, TypeSuggestion } from '@anhe/contract/requests';
import type { z } from 'zod';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { weighWords } from '../../../kernel/text/suggest-type.ts';
import { departmentName, findType, listTypes } from '../catalogue.ts';
import type { RequestType } from '../catalogue.ts';
import { ownerOf, ownerView } from '../owner.ts';
import type { OwnerRow } from '../owner.ts';
import { precedentsOf } from './precedents.ts';
import { similarRequests } from '../similar/requests.ts';
import { keepModel, modelFacts, routedBy } from '../routing/model-row.ts';

const mostTypes = 5;

/** Types by the catalogue's own words, each with its share of what was found. */
export function typesFor(book: ReferenceBook, text: string, day: string): (z.infer<typeof TypeSuggestion> & { readonly row: RequestType })[] {
  const types = listTypes(book, day);
  const details = Map.groupBy(book.list('request-details', day), ({ body }) => String(body['type']));
  // A finer name speaks for its type.
  const rows = types.map((type) => ({
    code: type.code, words: { ...type.words, ...Object.assign({}, ...(details.get(type.code) ?? []).map(({ body }) => body['words'])) as Record<string, number> }, // words of the list's own schema
  }));
  const weighed = weighWords(text, rows).slice(0, mostTypes);
  const whole = weighed.reduce((sum, { weight }) => sum + weight, 0);
  return weighed.flatMap(({ type, words, weight }) => {
    const row = types.find(({ code }) => code === type);
    return row === undefined ? [] : [{ type, share: weight / whole, words: [...words].slice(0, 6), row }];
  });
}

/** Where an emergency calls at once: what the words themselves demand, else the first of the likely types that says so, if it leads. */
const emergencyOf = (text: string, types: readonly { readonly row: RequestType; readonly share: number }[]): { phone: string; say: Wording } | null =>
  urgentCall(text) ?? types.find(({ row, share }, index) => row.emergency !== null && (index === 0 || share >= 0.3))?.row.emergency ?? null;

/** For each of the likely types' departments, the unit that answers for it there. */
function ownersOf(book: ReferenceBook, given: { county: string; place: string; day: string }, types: readonly RequestType[]): Record<string, Statement<OwnerRow | undefined>> {
  return Object.fromEntries(types.map((type) => [type.code, ownerOf(book, { ...given, type: type.code, department: type.department })]));
}

/** What anybody is told of their own words; nothing of them is kept. */
export const understand = onQuery({
  operation: requestOperations.understand,
  facts: ({ input, book, today }) => {
    const types = typesFor(book, input.text, today).slice(0, mostTypes);
    return ownersOf(book, { county: input.county, place: input.place ?? input.county, day: today }, types.map(({ row }) => row));
  },
  answer: ({ input, book, today }, { facts }) => {
    const types = typesFor(book, input.text, today).slice(0, mostTypes);
    return {
      types: types.map(({ row: _row, ...type }) => type), emergency: emergencyOf(input.text, types),
      owners: types.map(({ row }) => ownerView(row.department, (facts as Record<string, OwnerRow | undefined>)[row.code])), // the statements made above
    };
  },
});

/** What the catalogue's words say of the department, where nothing was learned yet. */
const byCatalogue = (book: ReferenceBook, types: ReturnType<typeof typesFor>, day: string): Omit<RoutingSuggestion, 'unit' | 'unitName'>[] => {
  const shares = new Map<string, { share: number; words: string[] }>();
  for (const { row, share, words } of types) {
    const known = shares.get(row.department) ?? { share: 0, words: [] };
    shares.set(row.department, { share: known.share + share, words: [...new Set([...known.words, ...words])].slice(0, 5) });
  }
  return [...shares].toSorted(([, a], [, b]) => b.share - a.share).slice(0, 3).map(([department, { share, words }]) => ({ department, label: departmentName(book, department, day).zh, confidence: share, words, from: 'catalogue' as const }));
};

interface Asked {
  readonly county: string;
  readonly place?: string | undefined;
  readonly text: string;
  readonly type?: string | undefined;
  readonly point?: Point | undefined;
  readonly except?: Id | undefined;
}

/** What the text says of the department: as was learned, else by the catalogue's own words. */
function routingOf(book: ReferenceBook, { text, county }: Asked, day: string): Omit<RoutingSuggestion, 'unit' | 'unitName'>[] {
  const learned = routedBy(county, text, book, day);
  return learned.length > 0 ? learned : byCatalogue(book, typesFor(book, text, day), day);
}

/** For the desk: types, departments with the words that led there, who answers, what may be the same, and how it was decided before. */
export const suggest = onQuery({
  operation: requestOperations.suggest,
  facts: (request) => {
    const { input, book, today } = request;
    const type = findType(book, input.type, today);
    const place = input.place ?? input.county;
    const owners = routingOf(book, input, today).flatMap(({ department }) => department ?? []);
    return {
      ...Object.fromEntries(owners.map((department) => [`department ${department}`, ownerOf(book, { county: input.county, place, type: null, department, day: today })])),
      similar: similarRequests(request, input), precedents: precedentsOf(input.county, type?.code, 3), ...modelFacts(input.county),
      owner: ownerOf(book, { county: input.county, place, type: type?.code ?? null, department: type?.department ?? null, day: today }),
    };
  },
  answer: ({ input, book, today }, { facts }) => {
    keepModel(input.county, facts.model);
    const types = typesFor(book, input.text, today);
    const routing = routingOf(book, input, today);
    const type = findType(book, input.type, today);
    const similar: SimilarRequest[] = facts.similar.rank(input);
    return {
      types: types.map(({ row: _row, ...one }) => one), emergency: emergencyOf(input.text, types), similar, precedents: [...facts.precedents],
      routing: routing.map((one) => {
        const unit = one.department === null ? undefined : (facts as unknown as Record<string, OwnerRow | undefined>)[`department ${one.department}`]; // the statements made above
        return { ...one, unit: unit?.id ?? null, unitName: unit?.name ?? null };
      }),
      owner: type === undefined ? null : ownerView(type.department, facts.owner),
    };
  },
});
