import { addDays, dayOf, newId } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { figureEvents, measures } from '@anhe/contract/figures';
import type { MeasureCode } from '@anhe/contract/figures';
import { clockKinds } from '@anhe/contract/matters';
import type { ClockKind } from '@anhe/contract/matters';
import { derived } from '../../kernel/database/changes.ts';
import type { Change } from '../../kernel/database/changes.ts';
import type { Project, Recorded } from '../../kernel/run/handler.ts';
import { uncounted } from '../matters/index.ts';
import type { Standing } from '../matters/index.ts';
import { counts } from './counted.ts';
import type { Counted, Whose } from './counted.ts';

type Row = Readonly<Record<string, unknown>>;

/** What the changes of a command write into one table about one row, by the name of the column that tells which: its first row, or what is set of the row that is there. */
function writtenOf(changes: readonly Change[], table: string, column: string, id: Id): readonly Row[] {
  return changes.flatMap((change): readonly Row[] => {
    if (change.table !== table) return [];
    if (change.kind === 'insert') return change.rows.filter((row) => row[column] === id);
    return change.kind === 'update' && change.key[column] === id ? [{ ...change.set, ...change.key }] : [];
  });
}

/** A count on its way into the database. A measure without its kind (`_kept`) takes that of the matter. */
interface Flow extends Omit<Counted, 'measure'> {
  readonly measure: string;
  readonly event: Id | null;
}

/** One matter that a command touches, and what it counts. */
interface Touched {
  readonly stream: Id;
  /** How it stood before. */
  readonly before: Standing;
  /** The row of the matter, or what is set of it. */
  readonly set: Row;
  readonly flows: readonly Flow[];
  /** On which the matter comes into a hand or leaves one. */
  readonly day: Day;
  /** Whether its agreement is performed in full, where the command says so. */
  readonly performed: boolean | undefined;
}

const isDuty = (kind: unknown): boolean => typeof kind === 'string' && kind in clockKinds && clockKinds[kind as ClockKind].duty; // just asked

/** Time limits that the command ends, kept or missed: of the unit that had the matter until then. */
const clockFlows = (changes: readonly Change[], matter: Id): readonly Flow[] =>
  writtenOf(changes, 'matters.clock', 'matter', matter).flatMap((set): readonly Flow[] => {
    const { kind, outcome, stopped_on: on } = set;
    if (!isDuty(kind) || (outcome !== 'kept' && outcome !== 'missed') || typeof on !== 'string') return [];
    return [{ measure: `_${outcome}`, whose: 'before', day: on, delta: 1, event: null }];
  });

const standing = ['holder_unit', 'open', 'type', 'due_on'] as const;

function touchedOf({ changes, streams }: Recorded): readonly Touched[] {
  return streams.flatMap(({ append, ids }): readonly Touched[] => {
    if (append.table !== 'matters.matter' || append.matter === null || append.before === uncounted) return [];
    const stream = append.matter;
    const set: Row = Object.assign({}, ...writtenOf(changes, 'matters.matter', 'id', stream));
    const flows = append.events.flatMap((event, index) => (counts[event.type]?.(event, { closes: set['open'] === false }) ?? []).map((count): Flow => ({ ...count, event: ids[index] ?? null })));
    const performed = writtenOf(changes, 'disputes.dispute', 'matter', stream).reduce<boolean | undefined>((known, one) => ('performed' in one ? one['performed'] === 'full' : known), undefined);
    const all = [...flows, ...clockFlows(changes, stream)];
    if (all.length === 0 && performed === undefined && !standing.some((column) => column in set)) return [];
    const before = append.before as Standing | undefined; // written by matterAppend alone
    const event = before === undefined ? append.events[0] : append.events.at(-1);
    return event === undefined ? [] : [{ stream, before: before ?? unheld(stream, set), set, flows: all, performed, day: dayOf(event.occurredAt) }];
  });
}

/** A new matter by its first row, before it comes into a hand. Of any other the work that changes it must tell how it stood. */
function unheld(stream: Id, row: Row): Standing {
  if (!('kind' in row)) throw new Error(`${stream}: what is counted of it changes, and nobody said how it stood`);
  // The columns of the row are written by the builders of matters.
  const first = row as { readonly kind: Standing['kind']; readonly type: string; readonly place: string; readonly place_filed: string; readonly holder_unit: Id; readonly filed_unit: Id; readonly filed_on: Day };
  return { kind: first.kind, type: first.type, place: first.place, placeFiled: first.place_filed, holderUnit: first.holder_unit, filedUnit: first.filed_unit, filedOn: first.filed_on, open: false, dueOn: null, performed: false };
}

/** A row of figures.entry whose columns are all known. */
interface Entry {
  readonly stream: Id;
  readonly matter: Id | null;
  readonly place: string;
  readonly unit: Id;
  readonly day: Day;
  readonly measure: string;
  readonly type: string;
  readonly delta: number;
  readonly event: Id | null;
}

const columns = ['county', 'id', 'stream', 'matter', 'place', 'unit', 'day', 'measure', 'type', 'delta', 'event', 'recorded_at'] as const;

/** Rows as one part of the statement, however many: as arrays, so that a register of hundreds keeps within the parameters. */
function entries({ county, now }: Recorded, rows: readonly Entry[]): readonly Change[] {
  if (rows.length === 0) return [];
  return [derived('figures.entry', columns, (value) => {
    const array = (name: keyof Entry, type: string): string => `${value(rows.map((row) => row[name]))}::${type}[]`;
    return `select ${value(county)}, x.id, x.stream, x.matter, x.place, x.unit, x.day, x.measure, x.type, x.delta, x.event, ${value(now)}::timestamptz
      from unnest(${value(rows.map(() => newId(now.getTime())))}::uuid[], ${array('stream', 'uuid')}, ${array('matter', 'uuid')}, ${array('place', 'text')}, ${array('unit', 'uuid')}, ${array('day', 'date')}, ${array('measure', 'text')}, ${array('type', 'text')}, ${array('delta', 'numeric')}, ${array('event', 'uuid')})
        as x (id, stream, matter, place, unit, day, measure, type, delta, event)`;
  })];
}

/** The measure of a matter: one that begins with a line takes the matter's kind. */
const measureOf = (kind: string, { measure }: Flow): string => (measure.startsWith('_') ? `${kind}${measure}` : measure);

const later = (one: Day, other: Day): Day => (one > other ? one : other);

/**
 * The counts of a matter beside how it stood before: who had it, under which type, until when it was due, whether its
 * agreement was performed. What leaves a hand is taken from it, on its day.
 */
function ofMatter({ stream, set, flows, day, performed, before }: Touched, today: Day): readonly Entry[] {
  const kind = `${before.kind}s`;
  if (!(`${kind}_in_hand` in measures)) return [];
  // The columns of the row are written by the builders of matters.
  const { holder_unit: holder, type: under, open: stays, due_on: dueOn } = set as { readonly holder_unit?: Id; readonly type?: string; readonly open?: boolean; readonly due_on?: Day | null };
  const after = { unit: holder ?? before.holderUnit, type: under ?? before.type, open: stays ?? before.open, due: dueOn === undefined ? before.dueOn : dueOn };
  const owner: Readonly<Record<Whose, Id>> = { filed: before.filedUnit, before: before.holderUnit, after: after.unit };
  const base = { stream, matter: stream, event: null };
  const left = { ...base, place: before.place, unit: before.holderUnit, type: before.type, delta: -1 };
  const came = { ...base, place: before.place, unit: after.unit, type: after.type, delta: 1 };
  const passes = left.unit !== came.unit || left.type !== came.type;
  const dueMoves = passes || after.due !== before.dueOn;
  return [
    // What counts on the day of filing stands under the code of that day; a correction takes off the type from before.
    ...flows.map((flow): Entry => ({
      ...base, place: flow.day === null ? before.placeFiled : before.place, unit: owner[flow.whose], day: flow.day ?? before.filedOn, measure: measureOf(kind, flow),
      type: flow.oldType === true ? before.type : after.type, delta: flow.delta, event: flow.event,
    })),
    ...(before.open && (passes || !after.open) ? [{ ...left, day, measure: `${kind}_in_hand` }] : []),
    ...(after.open && (passes || !before.open) ? [{ ...came, day, measure: `${kind}_in_hand` }] : []),
    ...(before.dueOn !== null && dueMoves ? [{ ...left, day: later(addDays(before.dueOn, 1), today), measure: `${kind}_overdue` }] : []),
    ...(after.due !== null && dueMoves ? [{ ...came, day: later(addDays(after.due, 1), today), measure: `${kind}_overdue` }] : []),
    ...(performed !== undefined && performed !== before.performed ? [{ ...came, day, measure: 'disputes_performed', delta: performed ? 1 : -1 }] : []),
  ];
}

/** A patrol that ended, with the points that were passed and missed; it knows its unit and kind itself. */
function ofPatrols(recorded: Recorded): readonly Change[] {
  const { county, now } = recorded;
  return recorded.streams.flatMap(({ append, ids }) => {
    if (append.table !== 'patrols.patrol') return [];
    const at = append.events.findIndex(({ type }) => type === 'patrols.ended');
    const event = append.events[at];
    if (event === undefined) return [];
    const { passed, missed } = event.body;
    const given: readonly (readonly [MeasureCode, number])[] = [['patrols_walked', 1], ['patrols_points_passed', Number(passed)], ['patrols_points_missed', Number(missed)]];
    const some = given.filter(([, delta]) => delta !== 0);
    return [derived('figures.entry', columns, (value) => `
      select ${value(county)}, x.id, r.id, null::uuid, r.place, r.unit, ${value(dayOf(event.occurredAt))}::date, x.measure, r.kind, x.delta, ${value(ids[at] ?? null)}::uuid, ${value(now)}::timestamptz
        from unnest(${value(some.map(() => newId(now.getTime())))}::uuid[], ${value(some.map(([measure]) => measure))}::text[], ${value(some.map(([, delta]) => delta))}::numeric[]) as x (id, measure, delta)
        cross join lateral (select r.id, r.place, r.unit, r.kind from patrols.patrol r where r.county = ${value(county)} and r.id = ${value(append.head.id)} limit 1) r`)];
  });
}

/** A notice of the police counts on its day, of the unit that mediated; withdrawn, it is taken off that very day. */
const ofNotices = ({ streams }: Recorded): readonly Entry[] =>
  streams.flatMap(({ append, ids }) => append.events.flatMap((event, index): readonly Entry[] => {
    if (event.type !== 'figures.notice-recorded' && event.type !== 'figures.notice-withdrawn') return [];
    const { matter, noticedOn, place, unit, type } = figureEvents[event.type].parse(event.body);
    return [{ stream: matter, matter, place, unit, day: noticedOn, measure: 'disputes_turned_criminal', type, delta: event.type === 'figures.notice-recorded' ? 1 : -1, event: ids[index] ?? null }];
  }));

/** Errands and alarms have no figures. */
const isCounted = "m.kind in ('dispute', 'request', 'hazard')";

interface GivenMoves {
  readonly moves: readonly { readonly from: string; readonly to: string; readonly kind: string }[];
}

/** Codes that moved take with them what stands there; what was counted there stays under the code that held then. */
function ofMoves({ operation, county, input, now }: Recorded, today: Day): readonly Change[] {
  if (operation !== 'matters.followPlace') return [];
  const { moves } = input as GivenMoves; // the input of that operation
  return [derived('figures.entry', columns, (value) => {
    const moved = `kernel.moved_place(m.place, ${value(moves.map(({ from }) => from))}::text[], ${value(moves.map(({ to }) => to))}::text[], ${value(moves.map(({ kind }) => kind === 'recoded'))}::boolean[])`;
    const [own, moment, day] = [value(county), `${value(now)}::timestamptz`, `${value(today)}::date`];
    return `
      select ${own}, figures.entry_id(${moment}), m.id, m.id, s.place, m.holder_unit, s.day, m.kind || 's' || s.measure, m.type, s.delta, null::uuid, ${moment}
        from matters.matter m cross join lateral (select ${moved} as place) n
        cross join lateral (values
          (m.place, ${day}, '_in_hand', -1, m.open), (n.place, ${day}, '_in_hand', 1, m.open),
          (m.place, greatest(m.due_on + 1, ${day}), '_overdue', -1, m.due_on is not null), (n.place, greatest(m.due_on + 1, ${day}), '_overdue', 1, m.due_on is not null)
        ) s (place, day, measure, delta, happens)
       where m.county = ${own} and m.place <> n.place and s.happens and ${isCounted}`;
  })];
}

/** What a command counts, as rows of its own transaction. */
export const projectFigures: Project = (recorded) => {
  const today = dayOf(recorded.now);
  const matters = touchedOf(recorded).flatMap((one) => ofMatter(one, today));
  return [
    ...entries(recorded, [...matters, ...ofNotices(recorded)]),
    ...ofPatrols(recorded), ...ofMoves(recorded, today),
  ];
};
