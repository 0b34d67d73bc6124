import type { SchemeBody } from '@anhe/contract/assessment';
import { measureCodes } from '@anhe/contract/figures';
import { newId } from '@anhe/contract/kernel';
import pg from 'pg';
import { chainStart } from '../../server/src/kernel/events/chain.ts';
import { groundOf, scored, sumsIn } from '../../server/src/modules/assessment/index.ts';
import { figuresOn } from '../../server/src/modules/figures/index.ts';
import { openBench } from './ground.ts';
import type { Bench } from './ground.ts';
import { median } from './report.ts';
import type { Measurement } from './report.ts';

const city = '610500';
const indicators = 30;
const rounds = 5;
const span = { from: '2025-01-01', to: '2025-12-31' } as const;
const allUnits = '00000000-0000-0000-0000-000000000000';

/** A year of all measures at every county, town and village, as the figures put it together month by month. */
async function fill({ admin }: Bench): Promise<number> {
  const { rowCount } = await admin.query(
    `insert into figures.rollup (county, place, unit, measure, grain, type, day, total)
       select left(d.place, 6), d.place, $1, m, 'month', '', make_date(2025, n, 1), 1 + (hashtext(d.place || m || n) & 15)
         from places.division d cross join unnest($2::text[]) m cross join generate_series(1, 12) n where d.level in ('county', 'town', 'village') and d.valid_to is null`,
    [allUnits, measureCodes],
  );
  await admin.query('analyze figures.rollup');
  return rowCount ?? 0;
}

/** A scheme of the city over everything that can be counted: each figure, and formulas up to thirty. */
async function scheme({ admin, installation }: Bench): Promise<{ readonly id: string; readonly body: SchemeBody }> {
  const figures = figuresOn(installation.book(), span.to).figures.filter(({ fault }) => fault === null).map(({ row }) => row.code);
  const base = { weight: 1, scale: { zero: 0, full: 100 }, few: 'group' } as const;
  const body: SchemeBody = {
    name: { zh: '测量', en: 'Measurement' }, kind: 'yearly', basis: '测量用方案', validFrom: span.from, fullMarks: indicators, bonusCap: 0, deductionCap: 0, extras: [],
    indicators: Array.from({ length: indicators }, (_, index) => {
      const figure = figures[index];
      const source = figure === undefined ? { by: 'formula' as const, formula: 'disputes_accepted + requests_filed * 2.0' } : { by: 'figure' as const, figure };
      return { ...base, code: `i-${index}`, name: { zh: `指标${index}`, en: `Indicator ${index}` }, source };
    }),
    groups: (['county', 'town', 'village'] as const).map((level) => ({ code: level, name: { zh: level, en: level }, level, sorts: [], places: [] })),
  };
  const [unit, person, post, id] = [newId(), newId(), newId(), newId()];
  await admin.query("insert into staff.unit (county, id, place, kind, name, short_name, valid_from, chain) values ($1, $2, $1, 'centre', '测量中心', '测量', '2020-01-01', $3)", [city, unit, chainStart]);
  await admin.query("insert into staff.person (county, id, place, name, chain) values ($1, $2, $1, '测量', $3)", [city, person, chainStart]);
  await admin.query("insert into staff.post (county, id, place, unit, person, role, valid_from, chain) values ($1, $2, $1, $3, $4, 'supervisor', '2020-01-01', $5)", [city, post, unit, person, chainStart]);
  await admin.query(
    "insert into assessment.scheme (county, id, place, version, kind, status, valid_from, body, digest, unit, drafted_by, chain) values ($1, $2, $1, 1, 'yearly', 'draft', $3, $4, repeat('0', 64), $5, $6, $7)",
    [city, id, span.from, JSON.stringify(body), unit, post, chainStart],
  );
  return { id, body };
}

const timed = async <T>(work: () => Promise<T>): Promise<{ readonly took: number; readonly answer: T }> => {
  const started = performance.now();
  const answer = await work();
  return { took: performance.now() - started, answer };
};

/** All places scored by thirty indicators, from the sums to the points, beside one plain pass of the database over the same sums. */
export async function measureScoring(): Promise<readonly Measurement[]> {
  const bench = await openBench();
  const client = new pg.Client({ ...bench.installation.connections.app });
  try {
    const rows = await fill(bench);
    const { id, body } = await scheme(bench);
    await client.connect();
    // As the road sets it: the city's own scope.
    await client.query("select set_config('anhe.scope', '{[6105,6106)}', false)");
    const run = async <T>(statement: { readonly text: string; readonly values: readonly unknown[]; readonly shape: (found: readonly unknown[]) => T }): Promise<T> => statement.shape((await client.query(statement.text, [...statement.values])).rows);
    const floor = (): Promise<unknown> => client.query(
      "select place, measure, sum(total) as total from figures.rollup where unit = $1 and type = '' and grain = 'month' and day between $2 and $3 group by place, measure", [allUnits, span.from, span.to],
    );
    const score = async (): Promise<number> => {
      const [ground, sums] = [await run(groundOf(city, id, span)), await run(sumsIn(city, id, span, 'places'))];
      return scored(bench.installation.book(), body, { ground, sums, units: [], unitSums: new Map() }, span.to).results.length;
    };
    // The first of each fills the memory, and is not counted.
    const [, places] = [await floor(), await score()];
    const times: { readonly floor: number; readonly score: number }[] = [];
    for (let round = 0; round < rounds; round += 1) times.push({ floor: (await timed(floor)).took, score: (await timed(score)).took });
    const ratios = times.map((one) => one.score / one.floor);
    return [{
      name: `scoring: ${indicators} indicators of ${places} places beside one pass over their sums`, ratio: median(ratios), most: 4, all: ratios,
      detail: `${rows} sums; ${median(times.map((one) => one.score)).toFixed(0)} ms beside ${median(times.map((one) => one.floor)).toFixed(0)} ms`,
    }];
  } finally {
    await client.end();
    await bench.close();
  }
}
