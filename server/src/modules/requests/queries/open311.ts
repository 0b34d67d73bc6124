import { Refusal, countyOf, dayOf, instantOf, invalid } from '@anhe/contract/kernel';
import type { County, Day, ParsedInputOf } from '@anhe/contract/kernel';
import { requestOperations, toWgs84 } from '@anhe/contract/requests';
import type { Open311Request } from '@anhe/contract/requests';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { assertPlaceHolds, countyAround, placeFact } from '../../places/index.ts';
import { catalogueType, findType, listTypes, promiseWords } from '../catalogue.ts';
import type { RequestType } from '../catalogue.ts';
import { assertKeyFor, countyOfKey, isCity, keyFact } from '../commands/keys.ts';
import type { PublicRow } from './public.ts';

/** Whether a jurisdiction is one of ours: the city, or a county that holds. */
const jurisdictionFact = (jurisdiction: string | undefined): Statement<boolean> =>
  raw('select $1::text is null or exists (select from places.division where place = $1 and length(place) = 6 and valid_to is null) as known', [jurisdiction ?? null], (rows) => (rows[0] as { known: boolean } | undefined)?.known === true); // the one column

function assertJurisdiction(known: boolean, jurisdiction: string | undefined): void {
  if (!known) throw new Refusal('requests.jurisdiction-unknown', { details: { jurisdiction: jurisdiction ?? '' } });
}

/** What other programs may file: nothing private, nothing of which the public list is silent. */
const isOffered = ({ privacy, publish }: RequestType): boolean => privacy === 'open' && publish !== null;

export const open311Services = onQuery({
  operation: requestOperations.open311Services,
  facts: ({ input }) => ({ known: jurisdictionFact(input.jurisdiction) }),
  answer: ({ input, book, today }, { facts }) => {
    assertJurisdiction(facts.known, input.jurisdiction);
    const groups = new Map(book.list('request-groups', today).map(({ code, body }) => [code, body['name'] as { zh: string; en: string }])); // the list's schema
    const rows = [...book.list('request-types', today), ...book.list('request-groups', today)];
    return {
      changedOn: rows.reduce((newest, { validFrom }) => (validFrom > newest ? validFrom : newest), '2000-01-01'),
      items: listTypes(book, today).filter(isOffered).map((type) => {
        const { code, group, name, about, promise, questions } = catalogueType(book, type, today);
        return { code, name, about, group: groups.get(group) ?? { zh: group, en: group }, keywords: Object.keys(type.words), promise, questions };
      }),
    };
  },
});

interface Open311Row extends Omit<PublicRow, 'place' | 'place_name' | 'closed_on' | 'filed_on'> {
  readonly ending: Open311Request['ending'];
  readonly open: boolean;
  readonly door: Open311Request['door'];
  readonly place: string | null;
  readonly place_name: string | null;
  readonly due_at: Date | null;
  readonly course: readonly { readonly type: string; readonly at: string }[];
  readonly shown: boolean;
}

// The day column of a composite comes out as text.
const columns = 'county, id, number, type, status, ending, open, outcome, door, holder_name, place, place_name, lat, lng, due_on::text, due_at, joiners, title, answer, photos, filed_at, updated_at, course, shown';

function viewOf(book: ReferenceBook, row: Open311Row, today: Day): Open311Request {
  const type = findType(book, row.type, dayOf(row.filed_at)) ?? findType(book, row.type, today);
  const overdue = row.open && row.outcome === null && row.due_on !== null && row.due_on < today;
  return {
    county: row.county, id: row.id, number: row.number, type: row.type, typeName: type?.name ?? { zh: row.type, en: row.type }, open: row.open, status: row.status, outcome: row.outcome, ending: row.ending, door: row.door,
    holderName: row.holder_name, place: row.place, placeName: row.place_name, position: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng }, promise: promiseWords(book, type, dayOf(row.filed_at)),
    dueOn: row.due_on, dueAt: row.due_at === null ? null : instantOf(row.due_at), overdue, joiners: row.joiners, title: row.title, answer: row.answer, photos: type?.publish?.photo === true ? [...row.photos] : [],
    filedAt: instantOf(row.filed_at), updatedAt: instantOf(row.updated_at), course: row.course.map(({ type: what, at }) => ({ type: what.slice('requests.'.length), at: instantOf(new Date(at)) })), shown: row.shown,
  };
}

type Asked = ParsedInputOf<typeof requestOperations.open311Requests>;

const usualDays = 90;

/** By ids, by when it changed, or by when it was filed: the last ninety days where no span is given. */
function rowsOf(asked: Asked, now: Date): Statement<readonly Open311Row[]> {
  const { ids, changed, types, open } = asked;
  const shape = (rows: readonly unknown[]): readonly Open311Row[] => rows as readonly Open311Row[]; // the columns of the composite
  const county = asked.jurisdiction === undefined || isCity(asked.jurisdiction) ? null : asked.jurisdiction;
  if (ids !== undefined) return raw(`select ${columns} from requests.open311_by_id($1, $2, $3)`, [county, ids.map((one) => one.county), ids.map(({ id }) => id)], shape);
  const filters = [county, types ?? null, open ?? null];
  const page = [(asked.page - 1) * asked.pageSize, asked.pageSize];
  if (changed !== undefined) {
    return raw(`select ${columns} from requests.open311_changed($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [...filters, asked.filed?.from ?? null, asked.filed?.to ?? null, changed.from, changed.to, ...page], shape);
  }
  const filed = asked.filed ?? { from: new Date(now.getTime() - usualDays * 86_400_000).toISOString(), to: now.toISOString() };
  return raw(`select ${columns} from requests.open311_filed($1, $2, $3, $4, $5, $6, $7)`, [...filters, filed.from, filed.to, ...page], shape);
}

export const open311Requests = onQuery({
  operation: requestOperations.open311Requests,
  facts: ({ input, now }) => ({ known: jurisdictionFact(input.jurisdiction), rows: rowsOf(input, now) }),
  answer: ({ input, book, today }, { facts }) => {
    assertJurisdiction(facts.known, input.jurisdiction);
    return { items: facts.rows.map((row) => viewOf(book, row, today)) };
  },
});

/** Where a filing by a key goes; the last word has the key's own county. */
function targetOf({ input }: { readonly input: { readonly apiKey: string; readonly jurisdiction?: County | undefined; readonly place?: string | undefined; readonly point?: Parameters<typeof toWgs84>[0] & { readonly datum: string } | undefined } }): string | undefined {
  const { place, point, jurisdiction } = input;
  if (place !== undefined) return place;
  if (point !== undefined) return countyAround(point.datum === 'gcj02' ? toWgs84(point) : point);
  return [jurisdiction, countyOfKey(input.apiKey)].find((county) => county !== undefined && !isCity(county));
}

export const placeByKey = onQuery({
  operation: requestOperations.placeByKey,
  facts: (request) => ({ key: keyFact(request.keys, request.input.apiKey), known: jurisdictionFact(request.input.jurisdiction), place: placeFact(targetOf(request) ?? '') }),
  answer: (request, { facts }) => {
    const { input, today } = request;
    if (facts.key === null) throw new Refusal('requests.key-unknown');
    assertJurisdiction(facts.known, input.jurisdiction);
    const target = targetOf(request);
    if (target === undefined && input.point !== undefined) throw new Refusal('requests.position-outside', { fields: [{ path: ['point'], code: 'not-in-scope' }] });
    if (target === undefined) throw new Refusal('requests.jurisdiction-needed', { fields: [{ path: ['jurisdiction'], code: 'required' }] });
    assertPlaceHolds(facts.place, today, ['place']);
    const county = countyOf(target);
    if (isCity(county)) throw invalid({ path: ['place'], code: 'not-in-scope' });
    if (input.jurisdiction !== undefined && !isCity(input.jurisdiction) && input.jurisdiction !== county) throw invalid({ path: [input.place === undefined ? 'point' : 'place'], code: 'not-in-scope' });
    assertKeyFor(facts.key, input.apiKey, county);
    return { county, place: target };
  },
});
