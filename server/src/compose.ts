import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { refuseDemoData } from './demo/marker.ts';
import type { Config } from './kernel/config.ts';
import { ensureDataKey, loadDataKeys } from './kernel/crypto/data-keys.ts';
import { Keyring } from './kernel/crypto/keyring.ts';
import { withClient } from './kernel/database/connection.ts';
import { migrateOn } from './kernel/database/migrate.ts';
import { openDatabase } from './kernel/database/open.ts';
import type { OpenDatabase } from './kernel/database/open.ts';
import { onConnection, openPool } from './kernel/database/pool.ts';
import { assertAppRole } from './kernel/database/roles.ts';
import type { Connections } from './kernel/database/roles.ts';
import { openBlobs, openFiles } from './kernel/files/index.ts';
import type { BlobStore, FileStore } from './kernel/files/index.ts';
import { openLog } from './kernel/log.ts';
import type { Log } from './kernel/log.ts';
import type { Lifetime } from './kernel/process.ts';
import { readReferenceBook } from './kernel/reference.ts';
import type { ReferenceBook } from './kernel/reference.ts';
import { seedShippedReference } from './kernel/reference-data.ts';
import { rehearse } from './kernel/run/rehearsal.ts';
import { Road } from './kernel/run/run.ts';
import type { RoadParts } from './kernel/run/run.ts';
import { readSecret } from './kernel/secret.ts';
import { openSignIn } from './http/sign-in/index.ts';
import type { OidcSettings, SignIn } from './http/sign-in/index.ts';
import { modules, modulesWith } from './modules/index.ts';
import { openGateway, openMessenger } from './modules/notices/index.ts';
import { openSystems } from './modules/requests/index.ts';
import { standingEvents, standingOfAccount } from './modules/staff/index.ts';
import { seedPlaces } from './modules/places/index.ts';

/** Everything an installation's commands work with: the road, and what lies under it. */
export interface Installation {
  readonly config: Config;
  readonly connections: Connections;
  readonly pool: pg.Pool;
  readonly keys: Keyring;
  readonly files: FileStore;
  /** Where the files lie, encrypted. */
  readonly blobs: BlobStore;
  /** The dated rows as they are now. */
  readonly book: () => ReferenceBook;
  readonly road: Road;
  /** Runs some work over a road on which nothing stays. */
  rehearse<T>(work: (road: Road) => Promise<T>): Promise<T>;
  /** The same road at moments that the caller sets, for laying out a demo's past; it tells nobody and wakes no jobs. */
  readonly roadAt: (clock: () => Date) => Road;
  /** Sign-in on its own tables: accounts, cards, who sends a request. */
  readonly signIn: SignIn;
  readonly log: Log;
  /** The present moment. */
  readonly clock: () => Date;
  /** Who is told that a commit left work for jobs; set by the process that runs them. */
  onWork(listener: () => void): void;
}

const bookAge = 60_000;

/** What a demo's past goes through: nobody is told of what happened long ago, and nobody's standing is remembered yet. */
const quietModules = modules.filter(({ name }) => name !== 'notices');

/** Brings the database to this program: tables, the first data key, the dated rows and the divisions that ship. The queue comes with those who use it. */
export async function prepareInstallation(connections: Connections, keys: Keyring): Promise<void> {
  await withClient(connections.owner, async (client) => {
    await migrateOn(client);
    await ensureDataKey(client, keys);
    await seedShippedReference(client);
    await seedPlaces(client);
  });
}

/**
 * Opens an installation: config → database → keys → modules → road. What it starts is noted in `life` and stopped in
 * the opposite order.
 * @param opening the database, when its start was begun before
 */
export async function openInstallation(config: Config, life: Lifetime, say: (message: string) => void, opening?: Promise<OpenDatabase>): Promise<Installation> {
  const secret = readSecret(config);
  const database = await (opening ?? openDatabase(config, secret, { say }));
  await life.add('database', database.stop, true);
  const { connections } = database;
  const keys = new Keyring(secret);
  if (!config.demo) await refuseDemoData(connections.owner);
  await prepareInstallation(connections, keys);
  const pool = openPool(connections.app, { max: config.poolSize });
  await life.add('connections', () => pool.end(), true);
  const log = openLog(config.logLevel);
  // Asked at once: a start waits for the slowest of them, not for their sum.
  const [, , book, blobs] = await Promise.all([assertAppRole(pool), loadDataKeys(pool, keys), keptBook(pool, life, log), openBlobs(config)]);
  const files = openFiles(blobs, keys);
  let listener = (): void => undefined;
  const clock = (): Date => new Date();
  const gateway = openGateway(config.notices);
  const messenger = gateway === undefined ? undefined : openMessenger(gateway, config.publicUrl);
  const signIn = openSignIn({
    connection: connections.auth, keys, log, clock, publicUrl: config.publicUrl, standingEvents, send: messenger?.send, oidc: oidcOf(config),
    standingOf: (account, day) => onConnection(pool, (connection) => connection.run(standingOfAccount(account, day))),
  });
  await life.add('sign-in', () => signIn.close());
  const parts: RoadParts = { pool, keys, files, messages: messenger !== undefined, publicUrl: config.publicUrl, modules: [...modulesWith(messenger, openSystems(config.open311File)), signIn.module], book, clock, log, wake: () => listener() };
  const roadAt = (moment: () => Date): Road => new Road({ ...parts, modules: quietModules, clock: moment, wake: () => undefined });
  return {
    config, connections, pool, keys, files, blobs, book, road: new Road(parts), roadAt, signIn, log, clock,
    rehearse: (work) => rehearse(pool, (rehearsal) => work(new Road({ ...parts, pool: rehearsal, wake: () => undefined }))),
    onWork: (next) => (listener = next),
  };
}

function oidcOf({ oidc }: Config): OidcSettings | undefined {
  if (oidc === undefined) return undefined;
  const { secretFile, ...rest } = oidc;
  return { ...rest, clientSecret: readFileSync(secretFile, 'utf8').trim() };
}

/** The dated rows, read again once a minute: a city changes them without a restart. */
async function keptBook(pool: pg.Pool, life: Lifetime, log: Log): Promise<() => ReferenceBook> {
  let book = await readReferenceBook(pool);
  const timer = setInterval(() => {
    readReferenceBook(pool).then((read) => (book = read), (error: unknown) => log.warn({ err: error }, 'the dated rows could not be read'));
  }, bookAge);
  await life.add('dated rows', async () => clearInterval(timer));
  return () => book;
}
