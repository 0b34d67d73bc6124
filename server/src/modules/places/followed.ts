import type { County, PlaceCode } from '@anhe/contract/kernel';
import type { Move } from '@anhe/contract/places';
import type { Change } from '../../kernel/database/changes.ts';
import type { StreamHead } from '../../kernel/events/chain.ts';
import type { Append } from '../../kernel/run/handler.ts';
import { codeListOf } from './store.ts';

/**
 * The record that what is filed under old codes has followed to the new ones, on the stream of the county's codes: until then
 * it was worked on, and counted, under the old ones.
 * @param heads of the county's lists, locked
 */
export function followed(heads: ReadonlyMap<PlaceCode, StreamHead>, county: County, moves: readonly Move[], now: Date): { readonly append: Append; readonly changes: readonly Change[] } {
  const { head, changes } = codeListOf(heads, county);
  return { append: { table: 'places.code_list', head, matter: null, events: [{ type: 'places.followed', version: 1, occurredAt: now, body: { moves } }] }, changes };
}
