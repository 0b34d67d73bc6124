import { Refusal, invalid, isPlaceCode, levelOf } from '@anhe/contract/kernel';
import type { Day, Id, PlaceCode } from '@anhe/contract/kernel';
import { initialsOf, placeOperations } from '@anhe/contract/places';
import { insert, update } from '../../../kernel/database/changes.ts';
import type { Change } from '../../../kernel/database/changes.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Decision } from '../../../kernel/run/handler.ts';
import type { NewEvent, StreamHead } from '../../../kernel/events/chain.ts';
import { freeCode } from '../rules.ts';
import { beginDivision, cellsOf, codeListOf, codeListsIn, endDivision, lockedDivision, newestDivision } from '../store.ts';
import type { DivisionRow } from '../store.ts';

const source = '本单位登记 / kept here';

/** The village of a cell; another place stands for itself, so that it is found and refused with its reason. */
const villageOf = (place: PlaceCode): PlaceCode => place.slice(0, 12);

type Cell = (DivisionRow & { readonly validTo: Day | null }) | undefined;

/** The cell that is to change, held open. */
function openCell(place: PlaceCode, cell: Cell): DivisionRow {
  if (levelOf(place) !== 'cell' || cell === undefined) throw new Refusal('places.not-a-cell');
  if (cell.validTo !== null) throw new Refusal('places.ended', { details: { name: cell.name, date: cell.validTo } });
  return cell;
}

interface Outcome {
  readonly place: PlaceCode;
  readonly name: string;
  readonly village: PlaceCode;
  readonly heads: ReadonlyMap<PlaceCode, StreamHead>;
  readonly changes: readonly Change[];
  readonly events: readonly NewEvent[];
}

function decided({ place, name, village, heads, changes, events }: Outcome): Decision<{ place: PlaceCode; name: string; revision: number }> {
  const list = codeListOf(heads, village);
  return {
    appends: [{ table: 'places.code_list', head: list.head, matter: null, events }],
    changes: [...list.changes, ...changes],
    answer: { place, name, revision: list.head.revision + events.length },
  };
}

const event = (type: string, occurredAt: Date, body: Readonly<Record<string, unknown>>): NewEvent => ({ type, version: 1, occurredAt, body });

function assertNameFree(name: string, cells: readonly { readonly place: PlaceCode; readonly name: string; readonly open: boolean }[], own?: PlaceCode): void {
  if (cells.some((cell) => cell.open && cell.name === name && cell.place !== own)) throw new Refusal('places.cell-exists', { details: { name } });
}

export const addCell = onCommand({
  operation: placeOperations.addCell,
  county: ({ input }) => input.village.slice(0, 6),
  subject: ({ input }) => lockedDivision(input.village),
  facts: ({ input }) => ({ cells: cellsOf(villageOf(input.village)), heads: codeListsIn(villageOf(input.village)) }),
  decide: ({ input, today, now }, { subject, facts: { cells, heads } }: { subject: DivisionRow; facts: { cells: readonly { place: PlaceCode; name: string; open: boolean }[]; heads: ReadonlyMap<PlaceCode, StreamHead> } }) => {
    if (levelOf(subject.place) !== 'village') throw new Refusal('places.not-a-village');
    assertNameFree(input.name, cells);
    const used = new Set(cells.map(({ place }) => place));
    if (input.code !== undefined && (!isPlaceCode(input.code) || villageOf(input.code) !== subject.place || input.code.length !== 15)) throw invalid({ path: ['code'], code: 'place-code' });
    if (input.code !== undefined && used.has(input.code)) throw invalid({ path: ['code'], code: 'already-used' });
    const place = input.code ?? freeCode(subject.place, input.kind, used);
    return decided({
      place, name: input.name, village: subject.place, heads,
      changes: [beginDivision({ place, name: input.name }, today, source, { cell: input.kind })],
      events: [event('places.cell-added', now, { place, kind: input.kind })],
    });
  },
});

export const renameCell = onCommand({
  operation: placeOperations.renameCell,
  county: ({ input }) => input.place.slice(0, 6),
  subject: ({ input }) => lockedDivision(villageOf(input.place)),
  facts: ({ input }) => ({ cell: newestDivision(input.place), cells: cellsOf(villageOf(input.place)), heads: codeListsIn(villageOf(input.place)) }),
  decide: ({ input, today, now }, { facts: { cell, cells, heads } }: { subject: DivisionRow; facts: { cell: Cell; cells: readonly { place: PlaceCode; name: string; open: boolean }[]; heads: ReadonlyMap<PlaceCode, StreamHead> } }) => {
    const open = openCell(input.place, cell);
    assertNameFree(input.name, cells, input.place);
    const { place } = open;
    // A row that began today never held under its old name.
    const changes = open.validFrom === today
      ? [update('places.division', { place, valid_from: today }, { name: input.name, initials: initialsOf(input.name) })]
      : [endDivision(open, today), beginDivision({ place, name: input.name }, today, source, { cell: open.cell })];
    return decided({ place, name: input.name, village: villageOf(place), heads, changes, events: [event('places.cell-renamed', now, { place })] });
  },
});

export const endCell = onCommand({
  operation: placeOperations.endCell,
  county: ({ input }) => input.place.slice(0, 6),
  subject: ({ input }) => lockedDivision(villageOf(input.place)),
  facts: ({ input }) => ({ cell: newestDivision(input.place), cells: cellsOf(villageOf(input.place)), heads: codeListsIn(villageOf(input.place)) }),
  decide: ({ input, today, now, command }, { facts: { cell, cells, heads } }: { subject: DivisionRow; facts: { cell: Cell; cells: readonly { place: PlaceCode; name: string; open: boolean }[]; heads: ReadonlyMap<PlaceCode, StreamHead> } }) => {
    const open = openCell(input.place, cell);
    const village = villageOf(open.place);
    const to = input.to ?? village;
    if (to !== village && !cells.some((other) => other.place === to && other.open && other.place !== open.place)) throw invalid({ path: ['to'], code: 'place-unknown' });
    const kind = to === village ? 'raised' : 'merged';
    const moved = { import: command satisfies Id, county: village.slice(0, 6), on: today, moves: [{ from: open.place, to, kind }] };
    return decided({
      place: open.place, name: open.name, village, heads,
      changes: [endDivision(open, today), insert('places.successor', { place: open.place, on_day: today, became: to, kind })],
      events: [event('places.cell-ended', now, { place: open.place, on: today, to }), event('places.code-moved', now, moved)],
    });
  },
});
