import { makeCalendar, rowsOn } from '@anhe/contract/kernel';
import type { Calendar, CalendarRow, ClockRule, Day, ReferenceBody, Wording } from '@anhe/contract/kernel';
import type pg from 'pg';

/** A dated row with its source: what a law or a city sets, as it holds between two days. */
export interface ReferenceRow {
  readonly list: string;
  readonly code: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly position: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly source: string;
  readonly verified: boolean;
}

/** All dated rows, in memory: small, read at every command, changed a few times a year. */
export class ReferenceBook {
  readonly #rows: readonly ReferenceRow[];
  readonly calendar: Calendar;

  constructor(rows: readonly ReferenceRow[]) {
    this.#rows = rows;
    // The schema of the list was checked when its rows were loaded.
    this.calendar = makeCalendar(rows.filter((row) => row.list === 'calendar').map((row) => row.body as unknown as CalendarRow));
  }

  /** The rows of a list that hold on a day, one for each code (a later row goes before the one it follows), in their order. */
  list(list: string, day: Day): readonly ReferenceRow[] {
    return rowsOn(this.#rows.filter((row) => row.list === list), day);
  }

  /** The row of a code that holds on a day; for a day before the first row, the first one. Throws when there is none. */
  row(list: string, code: string, day: Day): ReferenceRow {
    const found = this.find(list, code, day) ?? this.#rows.find((row) => row.list === list && row.code === code);
    if (found === undefined) throw new Error(`no row ${list}/${code} holds on ${day}`);
    return found;
  }

  find(list: string, code: string, day: Day): ReferenceRow | undefined {
    return this.list(list, day).find((row) => row.code === code);
  }

  /** What the row of a clock says. */
  clock(kind: string, day: Day): { readonly rule: ClockRule; readonly validFrom: Day } {
    const row = this.row('clocks', kind, day);
    return { rule: { ...(row.body as unknown as ClockRule), verified: row.verified }, validFrom: row.validFrom }; // checked when loaded
  }

  /** A human number by its pattern. @param word the unit's word in its numbers */
  numberText(series: string, day: Day, word: string, value: number): string {
    return this.#series(series, day).pattern.replace('{year}', day.slice(0, 4)).replace('{word}', word).replace('{number}', String(value));
  }

  /** The first number of a series in a unit that set none of its own. */
  numberStart(series: string, day: Day): number {
    return this.#series(series, day).start;
  }

  #series(series: string, day: Day): ReferenceBody<'numbers'> {
    return this.row('numbers', series, day).body as unknown as ReferenceBody<'numbers'>; // checked when loaded
  }

  /** How an article is called, e.g. 人民调解法第17条; the id itself where the list lacks it. */
  articleLabel(article: string, day: Day): Wording {
    const label = this.find('articles', article, day)?.body['label'];
    return (label as Wording | undefined) ?? { zh: article, en: article }; // checked when loaded
  }
}

/** Reads all dated rows. */
export async function readReferenceBook(pool: pg.Pool): Promise<ReferenceBook> {
  const { rows } = await pool.query<ReferenceRow>(
    `select list, code, valid_from as "validFrom", valid_to as "validTo", position, body, source, verified
       from kernel.reference order by list, position, code, valid_from`,
  );
  return new ReferenceBook(rows);
}
