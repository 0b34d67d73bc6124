import { Refusal, contains, countyOf, invalid, levelOf } from '@anhe/contract/kernel';
import type { Day, FieldError, Id, PlaceCode } from '@anhe/contract/kernel';
import { countChanges, placeOperations, planOf } from '@anhe/contract/places';
import type { CodeChange, Decided, Move, Plan } from '@anhe/contract/places';
import { canonical } from '../../../kernel/crypto/canonical.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import type { Change } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { NewEvent, StreamHead } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Append } from '../../../kernel/run/handler.ts';
import { cellMoves, compare } from '../rules.ts';
import type { CellMove, ReadCode } from '../rules.ts';
import { beginDivision, codeListOf, codeListsIn, divisionsIn, endDivision } from '../store.ts';
import type { DivisionRow } from '../store.ts';

/** Rows of one statement: what the protocol's parameters allow, with room. */
const most = 4000;

export interface LockedImport {
  readonly id: Id;
  readonly place: PlaceCode;
  readonly source: string;
  readonly asOf: Day;
  readonly rows: readonly ReadCode[];
  readonly changes: readonly CodeChange[];
  readonly appliedOn: Day | null;
}

interface Facts {
  readonly current: readonly DivisionRow[];
  readonly heads: ReadonlyMap<PlaceCode, StreamHead>;
}

/** The comparison that the person saw must still be the one that the places give. */
function assertCurrent(subject: LockedImport, changes: readonly CodeChange[]): void {
  if (subject.appliedOn !== null) throw new Refusal('places.import-applied', { details: { date: subject.appliedOn } });
  if (canonical(changes) !== canonical(subject.changes)) throw new Refusal('places.import-outdated');
}

function assertDecisions(decisions: readonly Decided[], changes: readonly CodeChange[], rows: readonly ReadCode[]): void {
  const ending = new Set(changes.map(({ from }) => from));
  const listed = new Set(rows.map(({ place }) => place));
  const fields = decisions.flatMap(({ from, to }, index): FieldError[] => {
    if (!ending.has(from)) return [{ path: ['decisions', index, 'from'], code: 'unknown-choice' }];
    return to !== null && !listed.has(to) ? [{ path: ['decisions', index, 'to'], code: 'place-unknown' }] : [];
  });
  if (fields.length > 0) throw invalid(...fields);
}

/** A matter's county never changes, so no place may go to another one. */
function assertWithinCounties(moves: readonly Move[], names: ReadonlyMap<PlaceCode, string>): void {
  const stray = moves.find(({ from, to }) => countyOf(from) !== countyOf(to) || levelOf(from) === 'county');
  if (stray !== undefined) throw new Refusal('places.county-moved', { details: { name: names.get(stray.from) ?? stray.from } });
}

function assertDay(on: Day, today: Day, ended: readonly DivisionRow[]): void {
  if (on > today) throw invalid({ path: ['on'], code: 'future-date' });
  const latest = ended.reduce((most, { validFrom }) => (validFrom > most ? validFrom : most), '');
  if (on <= latest) throw invalid({ path: ['on'], code: 'past-date', details: { limit: latest } });
}

function divisionChanges(plan: Plan, cells: readonly CellMove[], byPlace: ReadonlyMap<PlaceCode, DivisionRow>, subject: LockedImport, on: Day): Change[] {
  const classes = new Map(subject.rows.map(({ place, urbanRural }) => [place, urbanRural]));
  const begun = new Map(plan.begun.map((named) => [named.place, named]));
  return [
    ...plan.ended.flatMap((place) => byPlace.get(place) ?? []).map((row) => endDivision(row, on)),
    ...cells.map(({ from }) => endDivision(from, on)),
    ...[...begun.values()].map((named) => beginDivision(named, on, subject.source, { urbanRural: classes.get(named.place) ?? null })),
    ...cells.flatMap(({ from, to }) => (to === null ? [] : [beginDivision(to, on, subject.source, { cell: from.cell })])),
    ...[...plan.moves, ...cells.map(({ move }) => move)].map((move) => insert('places.successor', { place: move.from, on_day: on, became: move.to, kind: move.kind })),
  ];
}

/** One stream for each county concerned: what was applied, and where everything filed under an old code belongs now. */
function appendsOf(subject: LockedImport, facts: Facts, changes: readonly CodeChange[], moves: readonly Move[], on: Day, now: Date): { appends: Append[]; changes: Change[] } {
  const counties = [...new Set(changes.map(({ from, to }) => countyOf(from ?? to ?? subject.place)))].sort();
  const made: Change[] = [];
  const appends = counties.map((county): Append => {
    const list = codeListOf(facts.heads, county);
    made.push(...list.changes);
    const counts = countChanges(changes.filter(({ from, to }) => countyOf(from ?? to ?? '') === county));
    const own = moves.filter(({ from }) => countyOf(from) === county);
    const events: NewEvent[] = [{ type: 'places.codes-applied', version: 1, occurredAt: now, body: { import: subject.id, asOf: subject.asOf, ...counts } }];
    if (own.length > 0) events.push({ type: 'places.code-moved', version: 1, occurredAt: now, body: { import: subject.id, county, on, moves: own } });
    return { table: 'places.code_list', head: list.head, matter: null, events };
  });
  return { appends, changes: made };
}

export const applyCodes = onCommand({
  operation: placeOperations.applyCodes,
  subject: ({ input }) =>
    raw(
      'select id, place, source, as_of as "asOf", rows, changes, applied_on as "appliedOn" from places.code_import where id = $1 for update',
      [input.import],
      (rows) => rows[0] as LockedImport | undefined, // the columns above, as previewCodes wrote them
    ),
  // The area is known only from the import, so its rows are found by it here; the actor's scope bounds them as well.
  facts: ({ actor }) => ({ current: divisionsIn(areaOf(actor)), heads: codeListsIn(areaOf(actor)) }),
  decide: ({ input, now, today, actor }, { subject, facts }: { subject: LockedImport; facts: Facts }) => {
    const current = facts.current.filter(({ place }) => contains(subject.place, place));
    const byPlace = new Map(current.map((row) => [row.place, row]));
    const changes = compare(current.filter(({ cell }) => cell === null), subject.rows);
    assertCurrent(subject, changes);
    assertDecisions(input.decisions, changes, subject.rows);
    const plan = planOf(changes, input.decisions, input.rest);
    if (plan.undecided.length > 0) throw new Refusal('places.undecided', { details: { count: plan.undecided.length } });
    assertWithinCounties(plan.moves, new Map(current.map(({ place, name }) => [place, name])));
    assertDay(input.on, today, plan.ended.flatMap((place) => byPlace.get(place) ?? []));
    const cells = cellMoves(plan.moves, current.filter(({ cell }) => cell !== null));
    if (plan.ended.length + plan.begun.length + cells.length * 2 > most) throw new Refusal('places.too-many', { details: { limit: most } });
    const moves = [...plan.moves, ...cells.map(({ move }) => move)];
    const streams = appendsOf(subject, facts, changes, moves, input.on, now);
    return {
      appends: streams.appends,
      changes: [
        ...streams.changes,
        ...divisionChanges(plan, cells, byPlace, subject, input.on),
        update('places.code_import', { county: countyOf(subject.place), id: subject.id }, { applied_on: input.on, actor: actor.label }),
      ],
      answer: { import: subject.id, moved: moves.length, ended: plan.ended.length + cells.length, begun: plan.begun.length + cells.filter(({ to }) => to !== null).length },
    };
  },
});

/** The area whose rows are read: the actor's county, or the whole city for the city. */
const areaOf = (actor: { readonly county: string }): PlaceCode => actor.county;
