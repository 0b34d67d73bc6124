import type { awardOperations } from '@anhe/contract/awards';
import type { InputOf, OutputOf } from '@anhe/contract/kernel';
import type { placeOperations } from '@anhe/contract/places';
import type { requestOperations } from '@anhe/contract/requests';

/** The operations that residents reach, by the contract's own types. */
interface Spoken {
  readonly catalogue: typeof requestOperations.catalogue;
  readonly understand: typeof requestOperations.understand;
  readonly nearby: typeof requestOperations.nearby;
  readonly published: typeof requestOperations.published;
  readonly publicRequest: typeof requestOperations.publicRequest;
  readonly file: typeof requestOperations.file;
  readonly join: typeof requestOperations.join;
  readonly children: typeof placeOperations.children;
  readonly search: typeof placeOperations.search;
  readonly borders: typeof placeOperations.borders;
  readonly awards: typeof awardOperations.published;
}
export type Way = keyof Spoken;
export type Input<W extends Way> = InputOf<Spoken[W]>;
export type Answer<W extends Way> = OutputOf<Spoken[W]>;

/**
 * Where each of them is answered. Written down here so that an old phone need not load the schemas of the whole contract
 * for ten addresses; a test holds them against it.
 */
export const ways: Readonly<Record<Way, { readonly method: 'GET' | 'POST'; readonly path: string }>> = {
  catalogue: { method: 'GET', path: '/requests/catalogue' },
  understand: { method: 'GET', path: '/requests/understand' },
  nearby: { method: 'GET', path: '/requests/nearby' },
  published: { method: 'GET', path: '/requests/published' },
  publicRequest: { method: 'GET', path: '/requests/published/{county}/{matter}' },
  file: { method: 'POST', path: '/requests' },
  join: { method: 'POST', path: '/requests/{county}/{matter}/join' },
  children: { method: 'GET', path: '/places/{place}/children' },
  search: { method: 'GET', path: '/places/search' },
  borders: { method: 'GET', path: '/places/borders' },
  awards: { method: 'GET', path: '/awards/published' },
};
