import { addDays, dayOf, newId } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { figureEvents, measures } from '@anhe/contract/figures';
import type { MeasureCode } from '@anhe/contract/figures';
import { clockKinds } from '@anhe/contract/matters';
import type { ClockKind } from '@anhe/contract/matters';
import { derived } from '../../kernel/database/changes.ts';
import type { Change } from '../../kernel/database/changes.ts';
import type { Project, Recorded } from '../../kernel/run/handler.ts';
import { counts } from './counted.ts';
import type { Counted, Whose } from './counted.ts';

type Row = Readonly<Record<string, unknown>>;

/** What a command writes of one matter: its first row, or what is set of the row that is there. */
interface Written {
  readonly isNew: boolean;
  readonly set: Row;
}

/** What the changes of a command write into one table about one row, by the name of the column that tells which. */
function writtenOf(changes: readonly Change[], table: string, column: string, id: Id): readonly Written[] {
  return changes.flatMap((change): readonly Written[] => {
    if (change.table !== table) return [];
    if (change.kind === 'insert') return change.rows.filter((row) => row[column] === id).map((set) => ({ isNew: true, set }));
    return change.kind === 'update' && change.key[column] === id ? [{ isNew: false, set: { ...change.set, ...change.key } }] : [];
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
  readonly isNew: boolean;
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
  writtenOf(changes, 'matters.clock', 'matter', matter).flatMap(({ set }): readonly Flow[] => {
    const { kind, outcome, stopped_on: on } = set;
    if (!isDuty(kind) || (outcome !== 'kept' && outcome !== 'missed') || typeof on !== 'string') return [];
    return [{ measure: `_${outcome}`, whose: 'before', day: on, delta: 1, event: null }];
  });

const standing = ['holder_unit', 'open', 'type', 'due_on'] as const;

/** Whether a command may change what is in somebody's hand, late or performed. */
const stands = ({ performed, set }: Pick<Touched, 'performed' | 'set'>): boolean => performed !== undefined || standing.some((column) => column in set);

function touchedOf({ changes, streams }: Recorded): readonly Touched[] {
  return streams.flatMap(({ append, ids }): readonly Touched[] => {
    if (append.table !== 'matters.matter' || append.matter === null) return [];
    const stream = append.matter;
    const written = writtenOf(changes, 'matters.matter', 'id', stream);
    const isNew = written.some((one) => one.isNew);
    const set: Row = Object.assign({}, ...written.map((one) => one.set));
    const flows = append.events.flatMap((event, index) => (counts[event.type]?.(event, { closes: set['open'] === false }) ?? []).map((count): Flow => ({ ...count, event: ids[index] ?? null })));
    const performed = writtenOf(changes, 'disputes.dispute', 'matter', stream).reduce<boolean | undefined>((known, one) => ('performed' in one.set ? one.set['performed'] === 'full' : known), undefined);
    const all = [...flows, ...clockFlows(changes, stream)];
    if (all.length === 0 && !stands({ performed, set })) return [];
    const event = isNew ? append.events[0] : append.events.at(-1);
    return event === undefined ? [] : [{ stream, isNew, set, flows: all, performed, day: dayOf(event.occurredAt) }];
  });
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

// The columns of the row are written by the builders of matters.
const text = (row: Row, column: string): string => String(row[column]);

/** The counts of a new matter: all columns stand in its first row. */
function ofNew({ stream, set, flows, day, performed }: Touched, today: Day): readonly Entry[] {
  const kind = `${text(set, 'kind')}s`;
  if (!(`${kind}_in_hand` in measures)) return [];
  const base = { stream, matter: stream, place: text(set, 'place'), type: text(set, 'type'), event: null };
  const unit = text(set, 'holder_unit');
  const due = set['due_on'];
  const counted = flows.map((flow): Entry => ({
    ...base, unit: flow.whose === 'filed' ? text(set, 'filed_unit') : unit, day: flow.day ?? text(set, 'filed_on'), measure: flow.measure.startsWith('_') ? `${kind}${flow.measure}` : flow.measure, delta: flow.delta, event: flow.event,
  }));
  const overdueFrom = typeof due === 'string' ? addDays(due, 1) : null;
  return [
    ...counted,
    ...(set['open'] === true ? [{ ...base, unit, day, measure: `${kind}_in_hand`, delta: 1 }] : []),
    ...(overdueFrom === null ? [] : [{ ...base, unit, day: overdueFrom > today ? overdueFrom : today, measure: `${kind}_overdue`, delta: 1 }]),
    ...(performed === true ? [{ ...base, unit, day, measure: 'disputes_performed', delta: 1 }] : []),
  ];
}

/** The count under a new type takes the one that is set; a correction takes off the one from before. */
const typeFor = (flow: Flow, set: Row): unknown => (flow.oldType === true ? null : (set['type'] ?? null));

/** One row by its whole key, also where the database does not know yet how many rows a table has: it would read all of a county. */
const matterOf = (county: string, id: string): string => `cross join lateral (select * from matters.matter m where m.county = ${county} and m.id = ${id} limit 1) m`;

/** Errands and alarms have no figures. */
const isCounted = "m.kind in ('dispute', 'request', 'hazard')";

/**
 * The counts of matters that are there: the database adds what only it knows, of the rows as they were before (who had it, under
 * which type, until when it was due, whether its agreement was performed). What leaves a hand is taken from it, on its day.
 */
function ofKnown({ county, now }: Recorded, touched: readonly Touched[], today: Day): readonly Change[] {
  if (touched.length === 0) return [];
  const flows = touched.flatMap(({ stream, set, flows: some }) => some.map((flow) => ({ flow, stream, set })));
  const standers = touched.filter(stands);
  const fresh = (): string[] => standers.map(() => newId(now.getTime()));
  return [derived('figures.entry', columns, (value) => {
    const array = (values: readonly unknown[], type: string): string => `${value(values)}::${type}[]`;
    const [own, moment] = [value(county), `${value(now)}::timestamptz`];
    const parts: string[] = [];
    if (flows.length > 0) parts.push(`
      select ${own}, x.id, m.id, m.id, case when x.day is null then m.place_filed else m.place end, case x.whose when 'filed' then m.filed_unit when 'before' then m.holder_unit else coalesce(x.holder, m.holder_unit) end, coalesce(x.day, m.filed_on),
             case when left(x.measure, 1) = '_' then m.kind || 's' || x.measure else x.measure end, coalesce(x.type, m.type), x.delta, x.event, ${moment}
        from unnest(${array(flows.map(() => newId(now.getTime())), 'uuid')}, ${array(flows.map(({ stream }) => stream), 'uuid')}, ${array(flows.map(({ flow }): Whose => flow.whose), 'text')}, ${array(flows.map(({ set }) => set['holder_unit'] ?? null), 'uuid')},
                    ${array(flows.map(({ flow }) => flow.day), 'date')}, ${array(flows.map(({ flow }) => flow.measure), 'text')}, ${array(flows.map(({ flow, set }) => typeFor(flow, set)), 'text')}, ${array(flows.map(({ flow }) => flow.delta), 'numeric')},
                    ${array(flows.map(({ flow }) => flow.event), 'uuid')}) as x (id, stream, whose, holder, day, measure, type, delta, event)
        ${matterOf(own, 'x.stream')} where ${isCounted}`);
    // A parameter that no part names has no type: it is put in where it is used.
    const day = standers.length > 0 ? `${value(today)}::date` : '';
    if (standers.length > 0) parts.push(`
      select ${own}, s.id, m.id, m.id, m.place, s.unit, s.day, s.measure, s.type, s.delta, null::uuid, ${moment}
        from unnest(${array(standers.map(({ stream }) => stream), 'uuid')}, ${array(standers.map(({ set }) => set['holder_unit'] ?? null), 'uuid')}, ${array(standers.map(({ set }) => set['type'] ?? null), 'text')}, ${array(standers.map(({ set }) => set['open'] ?? null), 'boolean')},
                    ${array(standers.map(({ set }) => 'due_on' in set), 'boolean')}, ${array(standers.map(({ set }) => set['due_on'] ?? null), 'date')}, ${array(standers.map(({ performed }) => performed ?? null), 'boolean')}, ${array(standers.map((one) => one.day), 'date')},
                    ${array(fresh(), 'uuid')}, ${array(fresh(), 'uuid')}, ${array(fresh(), 'uuid')}, ${array(fresh(), 'uuid')}, ${array(fresh(), 'uuid')})
             as a (stream, holder, type, open, due_set, due, performed, day, id1, id2, id3, id4, id5)
        ${matterOf(own, 'a.stream')}
        cross join lateral (select coalesce(a.holder, m.holder_unit) as unit, coalesce(a.type, m.type) as type, coalesce(a.open, m.open) as open, case when a.due_set then a.due else m.due_on end as due) n
        cross join lateral (select (m.holder_unit, m.type) is distinct from (n.unit, n.type) as passes) p
        cross join lateral (values
          (a.id1, m.holder_unit, m.type, a.day, m.kind || 's_in_hand', -1, m.open and (p.passes or not n.open)),
          (a.id2, n.unit, n.type, a.day, m.kind || 's_in_hand', 1, n.open and (p.passes or not m.open)),
          (a.id3, m.holder_unit, m.type, greatest(m.due_on + 1, ${day}), m.kind || 's_overdue', -1, m.due_on is not null and (p.passes or n.due is distinct from m.due_on)),
          (a.id4, n.unit, n.type, greatest(n.due + 1, ${day}), m.kind || 's_overdue', 1, n.due is not null and (p.passes or n.due is distinct from m.due_on)),
          (a.id5, n.unit, n.type, a.day, 'disputes_performed', case when a.performed then 1 else -1 end, a.performed is distinct from (select d.performed is not distinct from 'full' from disputes.dispute d where d.county = m.county and d.matter = m.id) and a.performed is not null)
        ) s (id, unit, type, day, measure, delta, happens)
       where s.happens and ${isCounted}`);
    return parts.join(' union all ');
  })];
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
  const touched = touchedOf(recorded);
  return [
    ...entries(recorded, [...touched.filter(({ isNew }) => isNew).flatMap((one) => ofNew(one, today)), ...ofNotices(recorded)]),
    ...ofKnown(recorded, touched.filter(({ isNew }) => !isNew), today),
    ...ofPatrols(recorded), ...ofMoves(recorded, today),
  ];
};
