import { existsSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { findBinaries } from './embedded/binaries.ts';
import { makeCluster, superuser, writeSettings } from './embedded/cluster.ts';
import { findPlace, type Place, socketFolder } from './embedded/place.ts';
import { forgetEmptyFile, halt, inspect, launch } from './embedded/postmaster.ts';

/** A running embedded Postgres, held by this process until `stop`. */
export type Embedded = {
  /** Address of its superuser, through the private socket. */
  readonly url: string;
  /** started: by us. adopted: left running by a crash. joined: another command of ours is using it. */
  readonly how: 'started' | 'adopted' | 'joined';
  /** Process number of the server. */
  readonly pid: number;
  /** Lets go of it. Whoever lets go last stops the server and waits until it is gone. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  readonly dataDir: string;
  /** Gives up durability; for throw-away clusters of tests only. */
  readonly testing?: boolean;
  /** Hears, in one line each, what a person at the console should know. */
  readonly say?: (message: string) => void;
};

/** Holders share this lock; the one who gets it alone may stop the server. */
const holdersLock = 4_210_610_500;
/** Recovery after a crash on a slow disk takes minutes, not more. */
const patience = 5 * 60_000;

type Hold = { readonly client: Client; readonly pid: number; readonly url: string; readonly how: Embedded['how'] };

/**
 * Starts the embedded Postgres of a data directory, adopts the one a crash left running, or joins the one another command
 * is using. Throws with Postgres's own words when it cannot be started.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  if (process.platform === 'win32') {
    throw new Error('内置数据库不支持 Windows，请设 ANHE_DATABASE_URL · no embedded database on Windows; set ANHE_DATABASE_URL');
  }
  const say = options.say ?? (() => undefined);
  const place = findPlace(options.dataDir, say);
  let hold = await acquire(place, options.testing ?? false, say);
  let stopping = false;
  let reviving: Promise<void> | undefined;

  const watch = (held: Hold): void => {
    held.client.once('end', () => {
      if (stopping) return;
      say('数据库连接中断，正在恢复 · the database went away, bringing it back');
      reviving = acquire(place, options.testing ?? false, say).then(
        (again) => {
          hold = again;
          watch(again);
        },
        (error: unknown) => say(`数据库无法恢复 · the database did not come back: ${String(error)}`),
      );
    });
  };
  watch(hold);

  return {
    url: hold.url,
    how: hold.how,
    pid: hold.pid,
    stop: async () => {
      if (stopping) return;
      stopping = true;
      await reviving;
      await release(place, hold);
    },
  };
}

async function acquire(place: Place, testing: boolean, say: (message: string) => void): Promise<Hold> {
  const until = performance.now() + patience;
  while (performance.now() < until) {
    const found = inspect(place.cluster);
    if (found.state === 'ready') {
      const hold = await joinServer(place, found);
      if (hold !== undefined) return hold;
    } else if (found.state === 'absent' || found.state === 'stale') {
      const hold = await start(place, found.state === 'stale' ? found.pid : undefined, { testing, say });
      if (hold !== undefined) return hold;
    } else {
      forgetEmptyFile(place.cluster);
    }
    await sleep(20);
  }
  throw new Error(`数据库未能就绪：${place.cluster} · the database did not become ready`);
}

async function start(
  place: Place,
  stalePid: number | undefined,
  options: { testing: boolean; say: (message: string) => void },
): Promise<Hold | undefined> {
  const binaries = findBinaries(place);
  if (!existsSync(join(place.cluster, 'PG_VERSION'))) {
    options.say('正在建立数据库 · making the database');
    makeCluster(place, binaries, options.testing);
  } else {
    writeSettings(place.cluster, place, options.testing);
  }
  const attempt = await launch(place, {
    binaries,
    sockets: socketFolder(place),
    stalePid,
    patience,
  });
  if (attempt.outcome === 'failed') {
    throw new Error(`数据库无法启动 · the database cannot be started\n${attempt.message}`);
  }
  if (attempt.outcome === 'again') return undefined;
  const found = inspect(place.cluster);
  if (found.state !== 'ready' || found.pid !== attempt.pid) return undefined;
  const hold = await joinServer(place, found);
  return hold === undefined ? undefined : { ...hold, how: 'started' };
}

/** Connects as a holder; undefined when the server is just going down. */
async function joinServer(place: Place, found: { pid: number; sockets: string }): Promise<Hold | undefined> {
  const url = `postgres://${superuser}@${encodeURIComponent(found.sockets)}:5432/postgres`;
  const client = new Client({ connectionString: url, application_name: 'anhe holder', keepAlive: true });
  // The 'end' that follows is what is acted upon.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ held: boolean; folder: string; others: number }>(
      `SELECT pg_try_advisory_lock_shared($1) AS held, current_setting('data_directory') AS folder,
              (SELECT count(*)::int FROM pg_stat_activity
                WHERE application_name = 'anhe holder' AND pid <> pg_backend_pid()) AS others`,
      [holdersLock],
    );
    const answer = rows[0];
    if (answer?.held === true && realpathSync(answer.folder) === realpathSync(place.cluster)) {
      return { client, pid: found.pid, url, how: answer.others > 0 ? 'joined' : 'adopted' };
    }
  } catch (error) {
    if (inspect(place.cluster).state === 'ready' && isRefusal(error)) throw error;
  }
  await client.end().catch(() => undefined);
  return undefined;
}

/** Errors that trying again does not mend: our own account may not open the socket, or Postgres says no to it. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['EACCES', 'EPERM', '28000', '28P01', '3D000'].includes(String(error.code));

async function release(place: Place, hold: Hold): Promise<void> {
  const found = inspect(place.cluster);
  const alone = await hold.client
    .query<{ alone: boolean }>(
      'SELECT pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) AS alone',
      [holdersLock],
    )
    .then(
      ({ rows }) => rows[0]?.alone === true,
      // The connection is gone: stop the server only if it is the very one we held.
      () => found.state !== 'absent' && found.state !== 'stale' && found.pid === hold.pid,
    );
  if (alone && found.state !== 'absent' && found.state !== 'stale') {
    await halt(place.cluster, found.pid);
    await hold.client.end().catch(() => undefined);
    if (basename(found.sockets) !== 'run') rmSync(found.sockets, { recursive: true, force: true });
  } else {
    await hold.client.end().catch(() => undefined);
  }
}
