import { addDays, dayOf } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { clockKinds } from '@anhe/contract/matters';
import type { Client } from 'pg';
import { withClient } from '../../kernel/database/connection.ts';
import type { Connection } from '../../kernel/database/connection.ts';
import { clockDifferencesText, differencesText, foldedDifferencesText } from './recount.ts';

/** Where the counting and the recount differ: on one matter or patrol (null of what was put together), in one place, on one day (null where only the sum up to now is known). */
export interface Difference {
  readonly county: string;
  readonly stream: Id | null;
  readonly place: string;
  readonly unit: Id;
  readonly day: Day | null;
  readonly measure: string;
  readonly type: string;
  readonly counted: number;
  readonly recounted: number;
}

type Asks = Pick<Client, 'query'>;

const duties = Object.entries(clockKinds).filter(([, { duty }]) => duty).map(([kind]) => kind);

/** Counts anew from events and rows, and says what differs; nothing is changed. @param streams the matters and patrols to look at, null for all */
export async function differencesIn(client: Asks, today: Day, streams: readonly Id[] | null = null, county: string | null = null): Promise<readonly Difference[]> {
  const values = [streams, county, today];
  const { rows } = await client.query<Difference>(differencesText, values);
  const clocks = await client.query<Difference>(clockDifferencesText, [...values, duties]);
  return [...rows, ...clocks.rows];
}

const counties = async (client: Asks): Promise<readonly string[]> => {
  const { rows } = await client.query<{ county: string }>('select distinct county from matters.matter union select distinct county from patrols.patrol union select distinct county from figures.entry union select distinct county from figures.rollup order by 1');
  return rows.map(({ county }) => county);
};

interface Folded extends Difference {
  readonly grain: 'day' | 'month';
}

async function foldedDifferences(client: Asks, county: string): Promise<readonly Folded[]> {
  const { rows } = await client.query<Folded>(foldedDifferencesText, [county]);
  return rows;
}

/** The whole check, county by county: the entries against the recount, and what was put together against the entries. */
export async function checkFigures(owner: Connection, now: Date, told: (difference: Difference) => void): Promise<number> {
  return withClient(owner, async (client) => {
    let found = 0;
    for (const county of await counties(client)) {
      for (const difference of [...(await differencesIn(client, dayOf(now), null, county)), ...(await foldedDifferences(client, county))]) {
        found += 1;
        told(difference);
      }
    }
    return found;
  });
}

const isOverdue = (measure: string): boolean => measure.endsWith('_overdue');

/**
 * What makes a difference good: an entry of its own. Of what is overdue only the sums up to today and in all are known: what is
 * missing now is added today, what becomes due later on the day after today.
 */
function correctionsOf(differences: readonly Difference[], today: Day): readonly (Difference & { readonly day: Day; readonly delta: number })[] {
  const upToToday = new Map(differences.filter(({ measure, day }) => isOverdue(measure) && day !== null).map((one) => [keyOf(one), one.recounted - one.counted]));
  return differences.flatMap((one) => {
    const delta = one.recounted - one.counted;
    if (!isOverdue(one.measure)) return [{ ...one, day: one.day ?? today, delta }];
    if (one.day !== null) return [{ ...one, day: today, delta }];
    const later = delta - (upToToday.get(keyOf(one)) ?? 0);
    return later === 0 ? [] : [{ ...one, day: addDays(today, 1), delta: later }];
  });
}

const keyOf = ({ county, stream, place, unit, measure, type }: Difference): string => [county, stream, place, unit, measure, type].join();

const correct = `
  insert into figures.entry (county, id, stream, matter, place, unit, day, measure, type, delta, event, recorded_at)
  select x.county, figures.entry_id($9), x.stream, m.id, x.place, case when x.unit = '00000000-0000-0000-0000-000000000000' then m.holder_unit else x.unit end,
         case when x.measure like '%\\_overdue' and x.day > $10 then greatest(m.due_on + 1, x.day) else x.day end, x.measure, x.type, x.delta, null, $9
    from unnest($1::text[], $2::uuid[], $3::text[], $4::uuid[], $5::date[], $6::text[], $7::text[], $8::numeric[]) as x (county, stream, place, unit, day, measure, type, delta)
    left join matters.matter m on m.county = x.county and m.id = x.stream
   where x.delta <> 0`;

const correctFolded = `
  insert into figures.rollup as r (county, place, unit, measure, grain, type, day, total)
  select $1, x.place, x.unit, x.measure, x.grain, x.type, x.day, x.total from unnest($2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::date[], $8::numeric[]) as x (place, unit, measure, grain, type, day, total)
  on conflict (county, place, unit, measure, grain, type, day) do update set total = excluded.total`;

/** Sums that are not those of their entries become so. */
async function mendFolded(client: Asks, county: string): Promise<number> {
  const rows = await foldedDifferences(client, county);
  if (rows.length === 0) return 0;
  const column = <K extends keyof Folded>(name: K): readonly Folded[K][] => rows.map((row) => row[name]);
  await client.query(correctFolded, [county, column('place'), column('unit'), column('measure'), column('grain'), column('type'), column('day'), column('recounted')]);
  return rows.length;
}

/** Brings the entries to what the recount says, by entries that correct them, and what was put together to its entries; gives how many there were. */
export async function rebuildFigures(owner: Connection, now: Date): Promise<number> {
  const today = dayOf(now);
  return withClient(owner, async (client) => {
    let written = 0;
    for (const county of await counties(client)) {
      // Nobody counts while it is counted anew; readers go on.
      await client.query('begin');
      try {
        await client.query('lock table figures.entry in share row exclusive mode');
        const rows = correctionsOf(await differencesIn(client, today, null, county), today);
        const column = <K extends keyof (typeof rows)[number]>(name: K): readonly (typeof rows)[number][K][] => rows.map((row) => row[name]);
        const { rowCount } = await client.query(correct, [column('county'), column('stream'), column('place'), column('unit'), column('day'), column('measure'), column('type'), column('delta'), now, today]);
        const mended = await mendFolded(client, county);
        await client.query('commit');
        written += (rowCount ?? 0) + mended;
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    }
    return written;
  });
}
