import { invalid, rangeOf } from '@anhe/contract/kernel';
import type { PlaceCode } from '@anhe/contract/kernel';
import type { Actor } from '../../kernel/access/actor.ts';
import { scopeText } from '../../kernel/access/actor.ts';
import { queryText } from '../../kernel/text/tokens.ts';

/** Rows of a register counted at most; beyond it the answer says so. */
export const mostCounted = 10_000;
/** Matters that words find at most, newest first (`matters.find`). */
export const mostFound = 2000;
/** Rows of a file that are read at once: enough that putting a large register in order is not paid for too often. */
export const rowsAtOnce = 1000;

/** What a register of one kind of matter is narrowed by: conditions over `m` (matter) and, where one asks, the kind's own row. */
export class RegisterConditions {
  readonly texts: string[];
  readonly values: unknown[] = [];
  readonly #ownJoin: string;
  #ofOwn = false;
  /** Whether words found as many as they may: then the register may hold more than is shown. */
  isCut = 'false';

  /** @param ownJoin how the kind's own row is set beside `m`; it is read for the page only when a condition is on it */
  constructor(kind: 'dispute' | 'request' | 'hazard' | 'alarm' | 'errand', ownJoin: string) {
    this.texts = [`m.kind = '${kind}'`];
    this.#ownJoin = ownJoin;
  }

  add(text: (parameter: string) => string, value: unknown): void {
    this.values.push(value);
    this.texts.push(text(`$${this.values.length}`));
  }

  /** A condition on the kind's own row. */
  addOfOwn(text: (parameter: string) => string, value: unknown): void {
    this.#ofOwn = true;
    this.add(text, value);
  }

  /** The matters that meet all of them. */
  get matters(): string {
    return `matters.matter m${this.#ofOwn ? ` ${this.#ownJoin}` : ''} where ${this.texts.join(' and ')}`;
  }

  /**
   * The scope again as plain comparisons: row security would filter all the same, but an index serves only what stands in
   * the query itself.
   */
  inScope(actor: Actor, place: PlaceCode | undefined): void {
    const ranges = place === undefined ? actor.scope : [rangeOf(place)];
    const parts = ranges.map(({ from, to }) => {
      this.values.push(from, to);
      return `(m.place >= $${this.values.length - 1} and m.place < $${this.values.length})`;
    });
    this.texts.push(parts.length === 0 ? 'false' : `(${parts.join(' or ')})`);
    // No place ever goes to another county (decision 0010): where all ranges lie in one, its own index serves, too.
    const [county] = ranges.map(({ from }) => from.slice(0, 6));
    const inCounty = county?.length === 6 ? rangeOf(county) : undefined;
    if (inCounty !== undefined && ranges.every(({ from, to }) => from >= inCounty.from && to <= inCounty.to)) this.add((p) => `m.county = ${p}`, county);
  }

  /** Words of the text. The definer function uses the index and answers ids; the rows are read again under row security. */
  withWords(actor: Actor, place: PlaceCode | undefined, text: string | undefined): void {
    if (text === undefined || text === '') return;
    const words = queryText(text);
    if (words === undefined) throw invalid({ path: ['filters', 'words'], code: 'too-short', details: { limit: 1 } });
    const scope = scopeText(place === undefined ? actor.scope : [rangeOf(place)]);
    this.values.push(scope, words);
    const found = `matters.find($${this.values.length - 1}::kernel.place_ranges, $${this.values.length}::tsquery, ${mostFound}) f`;
    this.texts.push(`(m.county, m.id) in (select f.county, f.matter from ${found})`);
    this.isCut = `(select count(*) >= ${mostFound} from ${found})`;
  }

  /** Only what comes after the row of a cursor, newest filing first. */
  after(cursor: string | undefined): void {
    if (cursor === undefined) return;
    const [filedOn, id] = cursor.split('_');
    if (filedOn === undefined || id === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(filedOn) || !/^[0-9a-f-]{36}$/.test(id)) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
    this.values.push(filedOn, id);
    this.texts.push(`(m.filed_on, m.id) < ($${this.values.length - 1}::date, $${this.values.length}::uuid)`);
  }
}

export const newestFirst = 'order by m.filed_on desc, m.id desc';
export const cursorAfter = ({ filedOn, id }: { readonly filedOn: string; readonly id: string }): string => `${filedOn}_${id}`;

/** One page and where the next begins. @param rows one more than fits, where there is more */
export function pageOf<Line extends { readonly filedOn: string; readonly id: string }>(rows: readonly Line[], limit: number): { items: Line[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursorAfter(last) : null };
}

/** The rest of a register behind its first rows, page by page: a file is written while it is read, and nothing of it is held whole. */
export async function* registerRows<Line extends { readonly filedOn: string; readonly id: string }, Row>(
  first: readonly Line[], next: (cursor: string) => Promise<readonly Line[]>, row: (line: Line) => Row, most: number,
): AsyncGenerator<Row> {
  let page = first;
  for (let rows = 0; rows < most; rows += rowsAtOnce) {
    for (const line of page) yield row(line);
    const last = page.at(-1);
    if (last === undefined || page.length < rowsAtOnce) return;
    page = await next(cursorAfter(last));
  }
}
