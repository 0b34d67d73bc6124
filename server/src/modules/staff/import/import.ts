import { countyOf, dayOf, fieldErrors, fill, idFromDigest, kernelErrors, Refusal } from '@anhe/contract/kernel';
import type { CatalogueEntry, Day, Id, Operation, OutputOf, PlaceCode, Wording } from '@anhe/contract/kernel';
import { maskPhone, staffErrors, staffOperations } from '@anhe/contract/staff';
import type { Actor } from '../../../kernel/access/actor.ts';
import { canonical } from '../../../kernel/crypto/canonical.ts';
import { sha256 } from '../../../kernel/crypto/keyring.ts';
import type { Road } from '../../../kernel/run/run.ts';
import { readSheet, reportOf } from '../../../kernel/spreadsheet.ts';
import type { BadRow, TableReport } from '../../../kernel/spreadsheet.ts';
import { orderError, placeError, refuseFields, refuseRole } from '../rules.ts';
import { importColumns } from './columns.ts';
import type { ImportRow } from './columns.ts';

export interface ImportOptions {
  readonly language: 'zh' | 'en';
  readonly now: Date;
  /** Told after each row how many of how many are done. */
  readonly progress?: (done: number, total: number) => void;
}

const catalogue: Readonly<Record<string, CatalogueEntry>> = { ...kernelErrors, ...staffErrors };

const idOf = (...parts: readonly string[]): Id => idFromDigest(sha256(canonical(parts)));

/** What is wrong with a row, in words. Throws on when the error is a fault of the program. */
function reasonsOf(error: unknown): BadRow['reasons'] {
  if (!(error instanceof Refusal)) throw error;
  if (error.fields.length > 0) {
    return error.fields.map(({ path, code, details }) => {
      const what = fill(fieldErrors[code], details);
      return { column: String(path[0]), message: { zh: `${nameOf(path[0]).zh}：${what.zh}`, en: `${nameOf(path[0]).en}: ${what.en}` } };
    });
  }
  const entry = catalogue[error.code];
  if (entry === undefined) throw error;
  return [{ column: '', message: fill(entry, error.details) }];
}

/** The column that stands for a field of a command. */
function nameOf(field: string | number | undefined): Wording {
  const column = { validFrom: 'from', name: 'unit' }[String(field)] ?? String(field);
  const found = Object.entries(importColumns).find(([key]) => key === column);
  return found?.[1].header ?? { zh: String(field), en: String(field) };
}

/** Takes rows one after the other, as the actor who sent them: each row stands or falls by itself. */
class Importer {
  readonly #road: Road;
  readonly #actor: Actor;
  readonly #today: Day;
  readonly #units = new Map<string, Id>();
  readonly added = { units: 0, persons: 0, posts: 0 };
  unchanged = 0;

  constructor(road: Road, actor: Actor, now: Date) {
    this.#road = road;
    this.#actor = actor;
    this.#today = dayOf(now);
  }

  async take(row: ImportRow): Promise<void> {
    const before = this.#sum();
    const unit = await this.#unit(row);
    if (row.name !== null) await this.#post(row, unit, row.name);
    if (this.#sum() === before) this.unchanged += 1;
  }

  #sum(): number {
    return this.added.units + this.added.persons + this.added.posts;
  }

  /** Runs a command whose id follows from its content. */
  async #command<Op extends Operation>(operation: Op, input: Readonly<Record<string, unknown>>): Promise<OutputOf<Op>> {
    return this.#road.command(operation, this.#actor, { command: idOf(operation.name, canonical(input)), input });
  }

  async #unit(row: ImportRow): Promise<Id> {
    const key = canonical([row.place, row.unit]);
    const known = this.#units.get(key);
    if (known !== undefined) return known;
    const id = (await this.#findUnit(row.place, row.unit)) ?? (await this.#addUnit(row));
    this.#units.set(key, id);
    return id;
  }

  async #findUnit(place: PlaceCode, name: string): Promise<Id | undefined> {
    const { items } = await this.#road.query(staffOperations.units, this.#actor, { place, words: name, limit: 200 });
    return items.find((unit) => unit.name === name && unit.place === place)?.id;
  }

  async #addUnit(row: ImportRow): Promise<Id> {
    const [county, unit] = [countyOf(row.place), idOf('unit', row.place, row.unit)];
    await this.#command(staffOperations.addUnit, {
      county, unit, place: row.place, kind: row.kind, name: row.unit, shortName: row.shortName ?? row.unit.slice(0, 20), numberWord: row.numberWord,
      phone: row.unitPhone, address: row.address, validFrom: row.from ?? this.#today,
    });
    this.added.units += 1;
    return unit;
  }

  async #post(row: ImportRow, unit: Id, name: string): Promise<void> {
    if (row.role === null) throw new Refusal('kernel.invalid-input', { fields: [{ path: ['role'], code: 'required' }] });
    const county = countyOf(row.place);
    // Known before the person is there: a refused row leaves nothing behind.
    refuseRole(row.kind, row.role);
    const areas = row.areas.map((area, index) => placeError(this.#actor, county, area, ['areas', index]));
    refuseFields(orderError(row.from ?? this.#today, row.lastDay, ['lastDay']), ...areas);
    const { posts } = await this.#road.query(staffOperations.unit, this.#actor, { county, unit });
    const there = posts.some((post) => post.name === name && post.role === row.role && (row.phone === null || post.phone === null || post.phone === maskPhone(row.phone)));
    if (there) return;
    const person = await this.#person(row, unit, name);
    const post = idOf('post', unit, person, row.role, row.from ?? '');
    await this.#command(staffOperations.addPost, {
      county, unit, post, person, role: row.role, title: row.title, areas: row.areas, validFrom: row.from ?? this.#today, lastDay: row.lastDay,
    });
    this.added.posts += 1;
  }

  /** The person of that name and number, if the county has one; else a new one. */
  async #person(row: ImportRow, unit: Id, name: string): Promise<Id> {
    const county = countyOf(row.place);
    const { phone } = row;
    if (phone !== null) {
      const { items } = await this.#road.query(staffOperations.persons, this.#actor, { county, words: name });
      const found = items.find((person) => person.name === name && person.phone === maskPhone(phone));
      if (found !== undefined) return found.id;
    }
    const person = idOf('person', county, name, phone ?? unit);
    await this.#command(staffOperations.addPerson, { county, person, place: row.place, name, phone });
    this.added.persons += 1;
    return person;
  }
}

/**
 * Takes units and staff from an Excel or CSV file: good rows in, bad rows back with their reasons. Ids follow from the
 * rows' content, so that sending the same file again changes nothing. Throws SpreadsheetError for a file that is none.
 */
export async function importStaff(road: Road, actor: Actor, bytes: Uint8Array, options: ImportOptions): Promise<TableReport<'units' | 'persons' | 'posts'>> {
  const sheet = await readSheet(bytes, importColumns);
  const importer = new Importer(road, actor, options.now);
  const bad: BadRow[] = [...sheet.bad];
  for (const [index, { row, cells, value }] of sheet.good.entries()) {
    try {
      await importer.take(value);
    } catch (error) {
      bad.push({ row, cells, reasons: reasonsOf(error) });
    }
    options.progress?.(index + 1, sheet.good.length);
  }
  return reportOf({ added: importer.added, unchanged: importer.unchanged, headers: sheet.headers, bad }, options.language);
}
