import { figureOperations, measureCodes, measures } from '@anhe/contract/figures';
import { addDays, dayOf, newId, rangeOf } from '@anhe/contract/kernel';
import type { StaffActor } from '../../server/src/kernel/access/actor.ts';
import { seeded } from '../../server/src/kernel/seeded.ts';
import { county, openBench } from './ground.ts';
import type { Bench } from './ground.ts';
import type { Measurement } from './report.ts';

const seed = 20_261_127;
/** Counts of three years in one county, as a city of eleven would have eleven times. */
const entries = Number(process.env['ANHE_BENCH_BOARD_COUNT'] ?? 300_000);
const days = 3 * 365;
const looks = 300;
/** Counted since they were last put together. */
const fresh = 500;

const types = ['neighbour', 'marriage-family', 'contract', 'damages', 'house-homestead', 'property'];

/** Counts of all measures, strewn over villages, units, days and types. @returns the ids */
async function fill({ admin }: Bench, count: number, today: string): Promise<readonly string[]> {
  const random = seeded(seed + count);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T; // within its length
  const units = Array.from({ length: 40 }, () => newId());
  const ids: string[] = [];
  for (let from = 0; from < count; from += 10_000) {
    const rows = Array.from({ length: Math.min(10_000, count - from) }, () => {
      const measure = pick(measureCodes);
      const town = 1 + Math.floor(random() * 12);
      return { id: newId(), place: `${county}${String(town).padStart(3, '0')}${String(200 + Math.floor(random() * 19)).padStart(3, '0')}`, unit: pick(units), day: addDays(today, -Math.floor(random() * days)), measure, type: pick(types), delta: measures[measure].sort === 'stock' && random() < 0.45 ? -1 : 1 };
    });
    ids.push(...rows.map(({ id }) => id));
    await admin.query(
      `insert into figures.entry (county, id, stream, matter, place, unit, day, measure, type, delta, recorded_at)
         select $1, r.id, r.id, null, r.place, r.unit, r.day, r.measure, r.type, r.delta, now() from jsonb_to_recordset($2) as r(id uuid, place text, unit uuid, day date, measure text, type text, delta int)`,
      [county, JSON.stringify(rows)],
    );
  }
  return ids;
}

const overseer = (): StaffActor => ({ kind: 'staff', label: `post:${newId()}`, county, scope: [rangeOf(county)], role: 'supervisor', post: newId(), unit: newId(), unitKind: 'centre', person: newId(), place: county, standsInFor: null });

const quantile = (values: readonly number[], part: number): number => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The board of a county with three years behind it, through the road, beside a read of one count by its primary key in a transaction of its own. */
export async function measureBoard(): Promise<readonly Measurement[]> {
  const bench = await openBench();
  try {
    const today = dayOf(new Date());
    await fill(bench, entries, today);
    const putTogether = performance.now();
    for (;;) {
      const { rows } = await bench.admin.query<{ folded: string }>('select figures.fold(20000) as folded');
      if (Number(rows[0]?.folded ?? 0) < 20_000) break;
    }
    const seconds = (performance.now() - putTogether) / 1000;
    const ids = await fill(bench, fresh, today);
    await bench.admin.query('vacuum analyze figures.entry, figures.rollup');
    return await compare(bench, ids, seconds);
  } finally {
    await bench.close();
  }
}

async function compare({ installation: { road, pool } }: Bench, ids: readonly string[], seconds: number): Promise<Measurement[]> {
  const actor = overseer();
  const times = { key: [] as number[], board: [] as number[], trend: [] as number[] };
  for (let look = 0; look < looks + 50; look += 1) {
    const id = ids[look % ids.length];
    const key = await timed(async () => {
      const client = await pool.connect();
      try {
        await client.query('begin read only');
        await client.query("select set_config('anhe.scope', $1, true)", [`{[${county},${Number(county) + 1})}`]);
        await client.query({ name: 'count by key', text: 'select * from figures.entry where county = $1 and id = $2', values: [county, id] });
        await client.query('commit');
      } finally {
        client.release();
      }
    });
    const board = await timed(() => road.query(figureOperations.board, actor, {}));
    const trend = await timed(() => road.query(figureOperations.trend, actor, { code: 'disputes-in-hand', months: 60 }));
    // The first looks warm the memory, as a working day does.
    if (look < 50) continue;
    times.key.push(key);
    times.board.push(board);
    times.trend.push(trend);
  }
  const ms = (values: readonly number[]): string => `${quantile(values, 0.5).toFixed(2)} ms, p99 ${quantile(values, 0.99).toFixed(2)} ms`;
  const ratio = (values: readonly number[]): number => quantile(values, 0.99) / quantile(times.key, 0.99);
  return [
    { name: 'p99 of a county’s board with comparisons, times that of a read by the primary key', ratio: ratio(times.board), most: 30, all: [ratio(times.board)], detail: `${ms(times.board)}; by key ${ms(times.key)}; ${entries} counts, put together in ${seconds.toFixed(1)} s` },
    { name: 'p99 of a trend over five years, the same way', ratio: ratio(times.trend), most: 30, all: [ratio(times.trend)], detail: ms(times.trend) },
  ];
}
