import { formatNumber, makeCalendar, rowOn, rowsOn } from '@anhe/contract/kernel';
import type { Calendar, CalendarRow, ClockRule, County, Day, ReferenceBody, Wording } from '@anhe/contract/kernel';
import type pg from 'pg';

/** A dated row with its source: what a law or a city sets, as it holds between two days. */
export interface ReferenceRow {
  /** Whose row it is: a county's own goes before the city's. */
  readonly county: County;
  readonly list: string;
  readonly code: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly position: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly source: string;
  readonly verified: boolean;
}

const city: County = '610500';

/**
 * All dated rows as they hold in one county, in memory: small, read at every command, changed a few times a year. The
 * county's own row of a code goes before the city's on every day on which it holds.
 */
export class ReferenceBook {
  /** By list: a command asks for a handful of rows, and there are hundreds. */
  readonly #own: ReadonlyMap<string, readonly ReferenceRow[]>;
  readonly #city: ReadonlyMap<string, readonly ReferenceRow[]>;
  /** The book of each county that has rows of its own. */
  readonly #counties: ReadonlyMap<County, ReferenceBook>;
  /** The city's book, from which all others are asked for. */
  readonly #root: ReferenceBook;
  readonly calendar: Calendar;

  /**
   * @param rows of the city and of all counties
   * @param county whose own rows go first; left out, the city's alone hold
   * @param root the city's book, where this one is a county's
   */
  constructor(rows: readonly ReferenceRow[], county: County = city, root?: ReferenceBook) {
    this.#root = root ?? this;
    this.#own = byList(county === city ? [] : rows.filter((row) => row.county === county));
    this.#city = byList(rows.filter((row) => row.county === city));
    const others = county === city ? new Set(rows.map((row) => row.county).filter((other) => other !== city)) : [];
    this.#counties = new Map([...others].map((other) => [other, new ReferenceBook(rows, other, this)]));
    const days = new Map([this.#city, this.#own].flatMap((lists) => lists.get('calendar') ?? []).map((row) => [row.code, row.body]));
    // The schema of the list was checked when its rows were loaded.
    this.calendar = makeCalendar([...days.values()] as unknown as CalendarRow[]);
  }

  /** The rows as they hold in a county; a county without rows of its own has the city's book. */
  of(county: County): ReferenceBook {
    return this.#root.#counties.get(county) ?? this.#root;
  }

  /** The rows of a list that hold on a day, one for each code (a later row goes before the one it follows), in their order. */
  list(list: string, day: Day): readonly ReferenceRow[] {
    const general = rowsOn(this.#city.get(list) ?? [], day);
    const own = rowsOn(this.#own.get(list) ?? [], day);
    if (own.length === 0) return general;
    const codes = new Set(own.map(({ code }) => code));
    return [...own, ...general.filter(({ code }) => !codes.has(code))].sort((a, b) => a.position - b.position || (a.code < b.code ? -1 : 1));
  }

  /** The row of a code that holds on a day; for a day before the first row, the first one. Throws when there is none. */
  row(list: string, code: string, day: Day): ReferenceRow {
    const found = this.known(list, code, day);
    if (found === undefined) throw new Error(`no row ${list}/${code} holds on ${day}`);
    return found;
  }

  /** The row of a code that holds on a day; for a day before the first row, the first one; undefined where there never was such a code. */
  known(list: string, code: string, day: Day): ReferenceRow | undefined {
    return this.find(list, code, day) ?? [this.#own, this.#city].flatMap((lists) => lists.get(list) ?? []).find((row) => row.code === code);
  }

  /** Every row of a code, the county's own among them, the latest begun first. */
  versions(list: string, code: string): readonly ReferenceRow[] {
    return [this.#own, this.#city].flatMap((lists) => lists.get(list) ?? []).filter((row) => row.code === code).toSorted((a, b) => (a.validFrom > b.validFrom ? -1 : 1));
  }

  find(list: string, code: string, day: Day): ReferenceRow | undefined {
    return rowOn(this.#own.get(list) ?? [], code, day) ?? rowOn(this.#city.get(list) ?? [], code, day);
  }

  /** What the row of a clock says. */
  clock(kind: string, day: Day): { readonly rule: ClockRule; readonly validFrom: Day } {
    const row = this.row('clocks', kind, day);
    return { rule: { ...(row.body as unknown as ClockRule), verified: row.verified }, validFrom: row.validFrom }; // checked when loaded
  }

  /** A human number by its pattern. @param word the unit's word in its numbers */
  numberText(series: string, day: Day, word: string, value: number): string {
    return formatNumber(this.#series(series, day).pattern, { year: Number(day.slice(0, 4)), word, number: value });
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

const byList = (rows: readonly ReferenceRow[]): ReadonlyMap<string, readonly ReferenceRow[]> => Map.groupBy(rows, ({ list }) => list);

/** Reads all dated rows. */
export async function readReferenceBook(pool: pg.Pool): Promise<ReferenceBook> {
  const { rows } = await pool.query<ReferenceRow>(
    `select county, list, code, valid_from as "validFrom", valid_to as "validTo", position, body, source, verified
       from kernel.reference order by list, position, code, valid_from`,
  );
  return new ReferenceBook(rows);
}
