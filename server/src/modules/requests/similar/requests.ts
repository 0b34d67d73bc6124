import { dayOf } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { toWgs84 } from '@anhe/contract/requests';
import type { LatLng, Point, SimilarRequest } from '@anhe/contract/requests';
import { shaped } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { tokensOf } from '../../../kernel/text/tokens.ts';
import { openContent } from '../../matters/index.ts';
import { findType } from '../catalogue.ts';
import { seesWords } from '../policy.ts';
import { firstWords, joinable } from '../said.ts';
import { candidatesOf, habitsOf } from './candidates.ts';
import type { CandidateRow } from './candidates.ts';
import { rankSimilar } from './find.ts';

export interface Ranker {
  rank(input: { readonly text: string }): SimilarRequest[];
}

/** What is known of a request before it is filed. */
interface Asked {
  readonly county: string;
  readonly place?: string | undefined;
  readonly type?: string | undefined;
  readonly point?: Point | undefined;
  readonly text: string;
  readonly except?: Id | undefined;
}

/** A position as it was given, in WGS 84. */
export const positionOf = (point: Point | undefined): LatLng | null => (point === undefined ? null : point.datum === 'gcj02' ? toWgs84(point) : { lat: point.lat, lng: point.lng });
const groupOf = (book: ReferenceBook, type: string | null, day: string): string | null => findType(book, type, day)?.group ?? null;

/** Its first words, for whoever would read them in the register, too: without them nobody can tell whether it is the same. */
function excerptFor({ actor, keys }: Pick<Request, 'actor' | 'keys'>, row: Omit<CandidateRow, 'words'>): string | null {
  if (row.guarded || row.textId === null || actor.kind !== 'staff' || !seesWords(actor, row.holderUnit)) return null;
  return firstWords(openContent(keys, row.county, row.textId, row.textSealed));
}

/** What may be the same, within the actor's scope: near it, of its kind, and said in words like its own. */
export function similarRequests({ actor, now, book, keys }: Pick<Request, 'actor' | 'now' | 'book' | 'keys'>, asked: Asked): Statement<Ranker> {
  const [point, place, type, day] = [positionOf(asked.point), asked.place ?? asked.county, asked.type ?? null, dayOf(now)];
  return shaped(candidatesOf({ county: asked.county, place, point, type, text: asked.text, scope: actor.scope, now, except: asked.except }), (rows) => ({
    rank: ({ text }) => {
      const filing = { point, place, type, group: groupOf(book, type, day), filedAt: now, words: tokensOf(text) };
      const candidates = rows.map((row) => ({
        ...row, point: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng }, group: groupOf(book, row.type, day), words: row.words ?? undefined,
      }));
      return rankSimilar(filing, candidates, { habits: habitsOf(rows[0]) }).map(({ candidate, metres, likeness }): SimilarRequest => ({
        county: candidate.county, id: candidate.id as Id, number: candidate.number, status: candidate.status, type: candidate.type, placeName: candidate.placeName, filedOn: candidate.filedOn, // an id from its column
        metres: metres === null ? null : Math.round(metres), sameVillage: place.length >= 12 && candidate.place.slice(0, 12) === place.slice(0, 12), likeness: Math.round(likeness * 1000) / 1000, joiners: candidate.joiners,
        joinable: joinable.includes(candidate.status), excerpt: excerptFor({ actor, keys }, candidate),
      }));
    },
  }));
}
