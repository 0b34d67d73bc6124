import { contains, fromNational, isPlaceCode, levelOf } from '@anhe/contract/kernel';
import type { PlaceCode, Wording } from '@anhe/contract/kernel';
import { diffCodes } from '@anhe/contract/places';
import type { CellKind, CodeChange, Move, NamedPlace } from '@anhe/contract/places';
import type { DivisionRow } from './store.ts';

export interface GivenCode {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly urbanRural: string;
}

export interface ReadCode extends NamedPlace {
  readonly urbanRural: string | null;
}

export interface BadCode {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly reason: Wording;
}

const bad = (given: GivenCode, zh: string, en: string): BadCode => ({ row: given.row, code: given.code, name: given.name, reason: { zh, en } });

/** A code as a list writes it: twelve digits or our shorter form, perhaps in full width. */
function readCode(text: string): PlaceCode | undefined {
  const digits = text.normalize('NFKC').replaceAll(/\s/gu, '');
  if (digits.length === 12 && digits.endsWith('000')) return fromNational(digits);
  return isPlaceCode(digits) && digits.length <= 12 ? digits : undefined;
}

/** The rows of a file that can be compared, and those that cannot, each with its reason. */
export function readCodes(given: readonly GivenCode[], within: PlaceCode): { readonly good: ReadCode[]; readonly bad: BadCode[] } {
  const good: ReadCode[] = [];
  const wrong: BadCode[] = [];
  const seen = new Map<PlaceCode, number>();
  for (const one of given) {
    const place = readCode(one.code);
    const name = one.name.normalize('NFKC').replaceAll(/\s/gu, '');
    const before = place === undefined ? undefined : seen.get(place);
    if (place === undefined) wrong.push(bad(one, '不是区划代码', 'Not a division code'));
    else if (!contains(within, place)) wrong.push(bad(one, `不在 ${within} 之内`, `Not within ${within}`));
    else if (name === '' || name.length > 60) wrong.push(bad(one, '名称应为 1 至 60 个字', 'A name has 1 to 60 characters'));
    else if (before !== undefined) wrong.push(bad(one, `与第 ${before} 行代码相同`, `The same code as row ${before}`));
    else {
      seen.set(place, one.row);
      const urbanRural = one.urbanRural.normalize('NFKC').trim();
      good.push({ place, name, urbanRural: /^\d{3}$/.test(urbanRural) ? urbanRural : null });
    }
  }
  const orphans = good.filter(({ place }) => place.length > 6 && place.length > within.length && !hasParent(place, seen));
  const lost = new Set(orphans.map(({ place }) => place));
  wrong.push(...given.filter((one) => lost.has(readCode(one.code) ?? '')).map((one) => bad(one, '上级区划不在文件里', 'The place above it is not in the file')));
  return { good: good.filter(({ place }) => !lost.has(place)), bad: wrong.toSorted((a, b) => a.row - b.row) };
}

/** Whether the file names the place above; a file without any place of that level is taken to leave it as it is. */
function hasParent(place: PlaceCode, seen: ReadonlyMap<PlaceCode, number>): boolean {
  const parent = place.slice(0, -3);
  if (seen.has(parent)) return true;
  return ![...seen.keys()].some((other) => other.length === parent.length && levelOf(other) === levelOf(parent));
}

/** The comparison of a file with the places that hold. A level of which the file has no row is left as it is. */
export function compare(current: readonly DivisionRow[], codes: readonly NamedPlace[]): CodeChange[] {
  const levels = new Set(codes.map(({ place }) => levelOf(place)));
  return diffCodes(current.filter(({ place }) => levels.has(levelOf(place))), codes);
}

export interface CellMove {
  readonly from: DivisionRow;
  /** The cell's new code, or null when it ends with its village. */
  readonly to: NamedPlace | null;
  readonly move: Move;
}

/** Groups and grids go with their village: under its new code with the same serial, or the next free one. */
export function cellMoves(moves: readonly Move[], cells: readonly DivisionRow[]): CellMove[] {
  const targets = new Map(moves.map((move) => [move.from, move]));
  const moved = cells.filter(({ place }) => targets.has(place.slice(0, 12)));
  const leaving = new Set(moved.map(({ place }) => place));
  const used = new Set(cells.map(({ place }) => place).filter((place) => !leaving.has(place)));
  return moved.map((from) => {
    const village = targets.get(from.place.slice(0, 12));
    if (village === undefined || levelOf(village.to) !== 'village') {
      return { from, to: null, move: { from: from.place, to: village?.to ?? from.place.slice(0, 12), kind: 'raised' } };
    }
    const place = freeCode(village.to, from.cell ?? 'group', used, from.place.slice(12));
    used.add(place);
    return { from, to: { place, name: from.name }, move: { from: from.place, to: place, kind: village.kind === 'merged' ? 'merged' : 'recoded' } };
  });
}

/**
 * The code of a new cell: the wished serial if it is free, else the next of its kind. Grids count from 001, groups from
 * 501, so that a grid code prescribed by the city later meets no group.
 */
export function freeCode(village: PlaceCode, kind: CellKind, used: ReadonlySet<PlaceCode>, wished?: string): PlaceCode {
  if (wished !== undefined && !used.has(village + wished)) return village + wished;
  for (let serial = kind === 'grid' ? 1 : 501; serial <= 999; serial += 1) {
    const place = village + String(serial).padStart(3, '0');
    if (!used.has(place)) return place;
  }
  throw new RangeError(`no serial is left below ${village}`);
}
