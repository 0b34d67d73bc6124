import { dayOf, instantOf, rangeOf } from '@anhe/contract/kernel';
import { Refusal, addDays } from '@anhe/contract/kernel';
import { cellsAround, requestOperations } from '@anhe/contract/requests';
import type { PublicRequest } from '@anhe/contract/requests';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { catalogueType, findType, listTypes } from '../catalogue.ts';
import { habitsOfType } from '../similar/candidates.ts';
import { rankSimilar, reach } from '../similar/find.ts';
import { positionOf } from '../similar/requests.ts';

export const catalogue = onQuery({
  operation: requestOperations.catalogue,
  facts: () => ({}),
  answer: ({ book, today }) => ({
    groups: book.list('request-groups', today).map(({ code, body }) => ({ code, name: body['name'] as { zh: string; en: string }, about: body['about'] as { zh: string; en: string } })), // the list's schema
    types: listTypes(book, today).map((type) => catalogueType(book, type, today)),
    details: book.list('request-details', today).map(({ code, body }) => ({ code, type: String(body['type']), name: body['name'] as { zh: string; en: string } })), // the list's schema
  }),
});

export interface PublicRow {
  readonly county: string;
  readonly id: string;
  readonly number: string;
  readonly type: string;
  readonly status: PublicRequest['status'];
  readonly place: string;
  readonly place_name: string;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly filed_on: string;
  readonly due_on: string | null;
  readonly holder_name: string;
  readonly joiners: number;
  readonly outcome: PublicRequest['outcome'];
  readonly closed_on: string | null;
  readonly title: string | null;
  readonly answer: string | null;
  readonly photos: readonly string[];
  readonly updated_at: Date;
  readonly filed_at: Date;
}

// The day columns of a composite come out as text.
export const publicColumns = `county, id, number, type, status, place, place_name, lat, lng, filed_on::text, due_on::text, holder_name, joiners, outcome, closed_on::text, title, answer, photos, updated_at, filed_at`;

const openOf = (status: string): boolean => !['closed', 'joined', 'withdrawn', 'discarded', 'disputed'].includes(status);

export const publicView = (row: PublicRow, today: string): PublicRequest => ({
  county: row.county, id: row.id, number: row.number, type: row.type, status: row.status, place: row.place, placeName: row.place_name, position: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng },
  filedOn: row.filed_on, dueOn: row.due_on, overdue: row.outcome === null && openOf(row.status) && row.due_on !== null && row.due_on < today, holderName: row.holder_name, joiners: row.joiners, outcome: row.outcome,
  closedOn: row.closed_on, title: row.title, answer: row.answer, photos: [...row.photos], updatedAt: instantOf(row.updated_at),
});

export interface PublicFilters {
  readonly county?: string | undefined;
  readonly place?: string | undefined;
  readonly type?: readonly string[] | undefined;
  readonly open?: boolean | undefined;
  readonly overdue?: boolean | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What anybody may see of requests, newest first, behind a cursor. */
export function publicRows(filters: PublicFilters, today: string, most: number, cursor?: string): Statement<readonly PublicRow[]> {
  const range = filters.place === undefined ? undefined : rangeOf(filters.place);
  const [at, id] = cursor?.split('_') ?? [];
  if (cursor !== undefined && (at === undefined || id === undefined || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))) throw new Refusal('kernel.invalid-input', { details: { count: 1 }, fields: [{ path: ['cursor'], code: 'wrong-kind' }] });
  return raw(
    `select ${publicColumns} from requests.public_page($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [filters.county ?? null, range?.from ?? null, range?.to ?? null, filters.type ?? null, filters.open ?? null, filters.overdue === true ? today : null, filters.from ?? null, filters.to ?? null, at ?? null, id ?? null, most],
    (rows) => rows as readonly PublicRow[], // the columns of the composite
  );
}

export const published = onQuery({
  operation: requestOperations.published,
  facts: ({ input, today }) => ({ rows: publicRows(input, today, input.limit + 1, input.cursor) }),
  answer: ({ input, today }, { facts }) => {
    const rows = facts.rows.slice(0, input.limit);
    const last = rows.at(-1);
    return { items: rows.map((row) => publicView(row, today)), next: facts.rows.length > input.limit && last !== undefined ? `${last.filed_at.toISOString()}_${last.id}` : null };
  },
});

export const publicRequest = onQuery({
  operation: requestOperations.publicRequest,
  facts: ({ input }) => ({ row: raw(`select ${publicColumns} from requests.public_one($1, $2)`, [input.county, input.matter], (rows) => rows[0] as PublicRow | undefined) }), // the columns of the composite
  answer: ({ today }, { facts: { row } }) => {
    if (row === undefined) throw new Refusal('kernel.not-found');
    return publicView(row, today);
  },
});

/** A photograph that the answering unit put on the public list, where its type allows one. */
export const publicPhoto = onQuery({
  operation: requestOperations.publicPhoto,
  narrow: ({ input }) => raw('select requests.open_public($1, $2) as opened', [input.county, input.matter], (rows) => (rows[0] as { opened: boolean } | undefined)?.opened === true), // the one column
  facts: ({ input }) => ({
    file: raw(
      `select f.name, f.media_type, f.digest, r.type, r.filed_at from requests.publication p join requests.request r on r.county = p.county and r.matter = p.matter
         join matters.attachment a on a.county = p.county and a.matter = p.matter and a.id = $3 join kernel.file f on f.county = a.county and f.id = a.file
        where p.county = $1 and p.matter = $2 and p.withdrawn_at is null and $3 = any(p.photos) and a.removed_at is null`,
      [input.county, input.matter, input.photo], (rows) => rows[0] as { name: string; media_type: string; digest: Buffer; type: string; filed_at: Date } | undefined, // the columns above
    ),
  }),
  answer: async ({ book, files }, { facts: { file } }) => {
    const allowed = file !== undefined && listTypes(book, dayOf(file.filed_at)).find(({ code }) => code === file.type)?.publish?.photo === true;
    if (!allowed) throw new Refusal('kernel.not-found');
    return { fileName: file.name, mediaType: file.media_type, bytes: await files.get(file.digest.toString('hex')) };
  },
});

/** Days within which an open request still counts as the same thing nearby. */
const nearbyDays = 60;
/** Whoever is about to file looks at a short list: less likely ones are shown than to the desk, the likeliest first. */
const leastNearby = 0.005;
/** So many of the very kind and spot are shown however many lie there: one that is missed is filed twice. */
const alwaysNearby = 3;

/** Whether two places lie in one village. */
const sameVillage = (one: string, other: string): boolean => one.length >= villageDigits && one.slice(0, villageDigits) === other.slice(0, villageDigits);
const villageDigits = 12;

/** Open requests nearby that one could join; nothing of what people wrote is shown or compared outside. */
export const nearby = onQuery({
  operation: requestOperations.nearby,
  facts: ({ input, now }) => {
    const range = rangeOf(input.place ?? input.county);
    const since = new Date(`${addDays(dayOf(now), -nearbyDays)}T00:00:00+08:00`);
    const point = positionOf(input.point);
    return {
      rows: raw(`select ${publicColumns} from requests.public_near($1, $2, $3, $4, $5, 200)`, [input.county, point === null ? [] : cellsAround(point, reach), range.from, range.to, since], (rows) => rows as readonly PublicRow[]), // the columns of the composite
      habits: habitsOfType(input.type ?? null),
    };
  },
  answer: ({ input, now, today, book }, { facts: { rows, habits } }) => {
    const groupOf = (type: string | null): string | null => findType(book, type, today)?.group ?? null;
    const type = input.type ?? null;
    const filing = { point: positionOf(input.point), place: input.place ?? input.county, type, group: groupOf(type), filedAt: now };
    const candidates = rows.map((row) => ({ row, point: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng }, place: row.place, type: row.type, group: groupOf(row.type), filedAt: row.filed_at, open: true }));
    return {
      items: rankSimilar(filing, candidates, { most: 10, least: 0, habits })
        .filter(({ candidate, metres, likeness }, index) => likeness >= leastNearby || (index < alwaysNearby && candidate.type === type && (metres !== null || sameVillage(candidate.place, filing.place))))
        .map(({ candidate, metres, likeness }) => ({ ...publicView(candidate.row, today), metres: metres === null ? null : Math.round(metres), likeness: Math.round(likeness * 1000) / 1000 })),
    };
  },
});
