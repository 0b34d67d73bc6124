import { dayOf } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import type { Connection } from '../src/kernel/database/connection.ts';
import { checkFigures, differencesIn } from '../src/modules/figures/index.ts';
import type { Difference } from '../src/modules/figures/index.ts';

/** What is asked of a ground: it imports this file and not the other way round. */
interface Ground {
  readonly now: Date;
  readonly database: { readonly owner: Connection };
  readonly rows: <T extends Record<string, unknown>>(text: string, values?: readonly unknown[]) => Promise<T[]>;
  readonly isForged: (stream: Id | null) => boolean;
}

const said = ({ place, day, measure, type, counted, recounted }: Difference): string => `${measure} of ${type} in ${place} on ${day ?? 'all days'}: ${counted} were counted, ${recounted} there are`;

/** Where what commands counted differs from a recount by other means. @param streams matters and patrols to look at; left out, all there are */
export async function figureFaults(ground: Ground, streams: readonly Id[] | null = null, today: Day = dayOf(ground.now)): Promise<readonly string[]> {
  // An answer as pg gives it: the recount asks for rows and nothing else.
  const client = { query: async (text: string, values: readonly unknown[]) => ({ rows: await ground.rows(text, values) }) } as unknown as Parameters<typeof differencesIn>[0]; // it asks by text and values alone
  return (await differencesIn(client, today, streams)).filter(({ stream }) => stream === null || !ground.isForged(stream)).map(said);
}

/** Up to here everything was compared: the oldest transaction that was still open then. */
export type FigureMark = string;

interface Touched {
  readonly mark: FigureMark;
  readonly streams: readonly Id[] | null;
  /** The latest moment of the file: a test may have set the clock back, and what was entered later is there all the same. */
  readonly latest: Date | null;
}

const touchedText = `
  select pg_snapshot_xmin(pg_current_snapshot())::text as mark, max(recorded_at) as latest,
         -- Codes that move take along what no event of the matters tells: then all are looked at.
         case when bool_or(type = 'places.followed') filter (where xid >= $1::xid8) then null
              else coalesce(array_agg(distinct coalesce(matter, stream)) filter (where xid >= $1::xid8), '{}') end as streams
    from kernel.event`;

const lastDay = ({ now }: Ground, latest: Date | null): Day => dayOf(latest !== null && latest > now ? latest : now);

/** What was counted wrongly of the matters and patrols that have a new event since a mark, and the next mark. Cheap where nothing was written. */
export async function figureFaultsSince(ground: Ground, since: FigureMark): Promise<{ readonly mark: FigureMark; readonly faults: readonly string[] }> {
  const [touched] = await ground.rows<Touched & Record<string, unknown>>(touchedText, [since]);
  if (touched === undefined) throw new Error('one row was asked for');
  const { mark, streams, latest } = touched;
  return { mark, faults: streams?.length === 0 ? [] : await figureFaults(ground, streams, lastDay(ground, latest)) };
}

/** The whole check of a file: all entries against the recount, and what was put together against the entries. */
export async function allFigureFaults(ground: Ground): Promise<readonly string[]> {
  const [row] = await ground.rows<{ latest: Date | null }>('select max(recorded_at) as latest from kernel.event');
  if (row?.latest == null) return [];
  const faults: string[] = [];
  const at = row.latest > ground.now ? row.latest : ground.now;
  await checkFigures(ground.database.owner, at, (one) => {
    if (!ground.isForged(one.stream)) faults.push(said(one));
  });
  return faults;
}
