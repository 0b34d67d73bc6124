import { ask } from './api.ts';
import type { Answer, Input } from './ways.ts';

/** What does not change while a page is open is asked once; a failure is asked again the next time. */
const known = new Map<string, Promise<unknown>>();

function once<T>(key: string, question: () => Promise<T>): Promise<T> {
  const held = known.get(key);
  if (held !== undefined) return held as Promise<T>; // put there under the same key
  const asked = question();
  known.set(key, asked);
  asked.catch(() => known.delete(key));
  return asked;
}

export const catalogue = (): Promise<Answer<'catalogue'>> => once('catalogue', () => ask('catalogue', {}));
export const borders = (): Promise<Answer<'borders'>> => once('borders', () => ask('borders', {}));
export const childrenOf = (place: string): Promise<Answer<'children'>> => once(`children ${place}`, () => ask('children', { place }));
export const findPlaces = (text: string): Promise<Answer<'search'>> => once(`search ${text}`, () => ask('search', { text, limit: 12 } satisfies Input<'search'>));

/** The city whose places are asked for. */
export const city = '610500';
export type CatalogueType = Answer<'catalogue'>['types'][number];
