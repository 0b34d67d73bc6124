import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import pg from 'pg';
import { newId } from '@anhe/contract/kernel';
import type { Id, Operation, OutputOf } from '@anhe/contract/kernel';
import type { Actor } from '../src/kernel/access/actor.ts';
import { secretOf } from '../src/kernel/secret.ts';
import { Keyring } from '../src/kernel/crypto/keyring.ts';
import { openPool } from '../src/kernel/database/pool.ts';
import { folderBlobs, openFiles } from '../src/kernel/files/index.ts';
import { openLog } from '../src/kernel/log.ts';
import type { Module } from '../src/kernel/run/handler.ts';
import { readReferenceBook } from '../src/kernel/reference.ts';
import type { ReferenceBook } from '../src/kernel/reference.ts';
import { Road } from '../src/kernel/run/run.ts';
import type { RoadParts } from '../src/kernel/run/run.ts';
import { useDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';

/** The master key of every ground, for a server beside it. */
export const groundSecret = 'the master key of the tests, known to everybody';

/** A test file's database with its keys, its road, and a clock that the test sets. */
export class Ground {
  readonly database: TestDatabase;
  readonly keys = new Keyring(secretOf(groundSecret));
  readonly #folder = mkdtempSync(join(tmpdir(), 'anhe-ground-'));
  readonly files = openFiles(folderBlobs(this.#folder), this.keys);
  /** Whether the road believes that messages can go out. */
  readonly messages = true;
  /** The moment every call sees; tests move it. */
  now = new Date('2026-11-25T10:00:00+08:00');
  #pool: pg.Pool | undefined;
  #admin: pg.Pool | undefined;
  #road: Road | undefined;
  #book: ReferenceBook | undefined;
  readonly #forged = new Set<Id | null>();
  readonly #modules: () => readonly Module[];
  readonly #wake: () => void;

  constructor(database: TestDatabase, modules: () => readonly Module[], wake: () => void) {
    this.database = database;
    this.#modules = modules;
    this.#wake = wake;
  }

  /** Connections of the application's account: row security holds them. */
  get pool(): pg.Pool {
    return present(this.#pool);
  }

  get road(): Road {
    return present(this.#road);
  }

  /** The dated rows as they were when the ground was opened or last read. */
  get book(): ReferenceBook {
    return present(this.#book);
  }

  async readBook(): Promise<void> {
    this.#book = await readReferenceBook(this.pool);
  }

  /** Opens it; what ships must be in the database. */
  async open(): Promise<void> {
    this.#pool = openPool(this.database.app, { max: 8 });
    // Many small tables are looked at in one question: to start workers or to compile it would take longer than to count.
    this.#admin = new pg.Pool({ ...this.database.admin, max: 2, options: '-c max_parallel_workers_per_gather=0 -c jit=off' });
    // A connection lost while idle is replaced at the next use; without a listener it would end the process.
    this.#admin.on('error', () => undefined);
    // The database is dropped while the last connection is still saying goodbye.
    this.#admin.on('connect', (client) => client.on('error', () => undefined));
    const key = this.keys.newDataKey(1);
    await this.rows('insert into kernel.data_key (id, wrapped) values ($1, $2)', [key.id, key.wrapped]);
    this.keys.load([key]);
    await this.readBook();
    this.#road = new Road(this.parts());
  }

  /** What the road is made of, for a test that makes another one. */
  parts(): RoadParts {
    return {
      pool: this.pool, keys: this.keys, modules: this.#modules(), book: () => this.book, files: this.files, messages: this.messages, publicUrl: 'http://localhost:8610', clock: () => this.now, log: openLog('silent'), wake: this.#wake,
    };
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool?.end(), this.#admin?.end()]);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /**
   * Rows as an account sees them that row security does not hold: for looking, and for building what a test starts from.
   * @param name of a long text that is asked again and again: it is read and planned once
   */
  async rows<T extends pg.QueryResultRow = Record<string, unknown>>(text: string, values: readonly unknown[] = [], name?: string): Promise<T[]> {
    const { rows } = await present(this.#admin).query<T>({ text, values: [...values], ...(name === undefined ? {} : { name }) });
    return rows;
  }

  /** Inserts one row as it is. */
  async insert(table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
    const columns = Object.keys(row);
    const places = columns.map((_, index) => `$${index + 1}`).join(', ');
    await this.rows(`insert into ${table} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')}) values (${places})`, Object.values(row));
  }

  /**
   * A test wrote rows of these matters by hand, behind the back of the commands that count: their figures are not compared
   * with a recount. Null: it wrote sums of figures by hand.
   */
  forged(...streams: readonly (Id | null)[]): void {
    for (const stream of streams) this.#forged.add(stream);
  }

  isForged(stream: Id | null): boolean {
    return this.#forged.has(stream);
  }

  /** Whether commands on this ground count. */
  get counts(): boolean {
    return this.road.modules.some(({ name }) => name === 'figures');
  }

  /** Runs a command with a new id, unless one is given. */
  async command<Op extends Operation>(operation: Op, actor: Actor, input: unknown, options: { command?: Id; basis?: number } = {}): Promise<OutputOf<Op>> {
    return this.road.command(operation, actor, { command: options.command ?? newId(), basis: options.basis, input });
  }

  async query<Op extends Operation>(operation: Op, actor: Actor, input: unknown = {}): Promise<OutputOf<Op>> {
    return this.road.query(operation, actor, input);
  }
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the ground is there from the first test hook on');
  return value;
}

/** After each test: what it wrote is counted as a recount says, of the matters and patrols that it touched; after the last, of all there are. */
function compareFigures(ground: Ground): void {
  let mark = '0';
  // Loaded where something is counted only.
  const invariants = () => import('./figure-invariants.ts');
  afterEach(async () => {
    if (!ground.counts) return;
    const { figureFaultsSince } = await invariants();
    const found = await figureFaultsSince(ground, mark);
    mark = found.mark;
    expect(found.faults, 'figures as they were counted, beside the recount').toEqual([]);
  });
  afterAll(async () => {
    if (!ground.counts) return;
    const { allFigureFaults } = await invariants();
    expect(await allFigureFaults(ground), 'all figures of the file, beside the recount').toEqual([]);
  });
}

/**
 * Gives the calling test file a database, keys and a road over the modules; closed after its last test. Call it once,
 * outside of any test. The figures that its tests make are compared with a recount.
 * @param modules asked for when the road is made
 * @param wake told after each commit that left work for jobs
 */
export function useGround(modules: () => readonly Module[], wake: () => void = () => undefined): Ground {
  const ground = new Ground(useDatabase('furnished'), modules, wake);
  beforeAll(() => ground.open());
  afterAll(() => ground.close());
  compareFigures(ground);
  return ground;
}
