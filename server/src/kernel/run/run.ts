import { Refusal, dayOf, idFromDigest } from '@anhe/contract/kernel';
import type { Id, Operation, OutputOf } from '@anhe/contract/kernel';
import type { Actor } from '../access/actor.ts';
import { scopeText } from '../access/actor.ts';
import { assertOpen } from '../access/policy.ts';
import { canonical } from '../crypto/canonical.ts';
import { sameBytes, sha256 } from '../crypto/keyring.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { changesStatement } from '../database/changes.ts';
import { sqlState } from '../database/connection.ts';
import { onConnection } from '../database/pool.ts';
import type { Connection, Pool } from '../database/pool.ts';
import { raw } from '../database/statement.ts';
import type { Facts, Statement } from '../database/statement.ts';
import type { FileStore } from '../files/index.ts';
import type { Log } from '../log.ts';
import type { ReferenceBook } from '../reference.ts';
import { accessRow, answerBound, decisionChanges } from './decision.ts';
import type { Recording } from './decision.ts';
import type { AnyCommandHandler, AnyQueryHandler, CommandRequest, Module, Project, ReadMore, Request, Subject } from './handler.ts';
import { parsedInput } from './input.ts';
import { changedSince } from './stale.ts';

export interface RoadParts {
  readonly pool: Pool;
  readonly keys: Keyring;
  readonly modules: readonly Module[];
  /** The dated rows as they are now. */
  readonly book: () => ReferenceBook;
  readonly files: FileStore;
  /** Whether a gateway for messages is set. */
  readonly messages: boolean;
  /** The address under which people reach this installation, without a slash at its end. */
  readonly publicUrl: string;
  readonly clock: () => Date;
  readonly log: Log;
  /** Told after each commit that left work for jobs. */
  readonly wake: () => void;
}

/** A command as it arrives: its id, the revision the person saw, and its input as written. */
export interface Arrival {
  readonly command: Id;
  readonly basis?: number | undefined;
  readonly input: unknown;
}

/**
 * The one road for web, worker, import and tests. A command is two pipelined rounds on one connection: begin, scope,
 * command id, subject and facts; then all changes in one statement, and commit.
 */
export class Road {
  readonly #parts: RoadParts;
  readonly #modules = new Map<string, Module>();
  readonly #subscribers = new Map<string, readonly string[]>();
  readonly #projections: readonly Project[];

  constructor(parts: RoadParts) {
    this.#parts = parts;
    this.#projections = parts.modules.flatMap(({ project }) => project ?? []);
    for (const module of parts.modules) {
      for (const name of module.handlers.keys()) this.#modules.set(name, module);
      for (const { event, task } of module.subscriptions) {
        this.#subscribers.set(event, [...(this.#subscribers.get(event) ?? []), task]);
      }
    }
  }

  get modules(): readonly Module[] {
    return this.#parts.modules;
  }

  /** Runs a command once; a repeat of the same id by the same actor with the same input gets the same answer. Throws a Refusal. */
  async command<Op extends Operation>(operation: Op, actor: Actor, arrival: Arrival): Promise<OutputOf<Op>> {
    const handler = this.#handler(operation) as AnyCommandHandler; // a command's handler decides
    const request: CommandRequest = { ...this.#request(operation, actor, arrival.input, handler), command: arrival.command };
    try {
      const answer = await this.#orShared(handler, request, (opening) => onConnection(this.#parts.pool, (connection) => this.#twoRounds(connection, opening, request, arrival.basis)));
      return answer as OutputOf<Op>; // checked against the output schema when it was decided
    } catch (error) {
      throw await this.#refused(request, error);
    }
  }

  /** Answers a query in one pipelined round. Throws a Refusal. */
  async query<Op extends Operation>(operation: Op, actor: Actor, input: unknown): Promise<OutputOf<Op>> {
    const handler = this.#handler(operation) as AnyQueryHandler; // a query's handler answers
    const request = this.#request(operation, actor, input, handler);
    try {
      const known = await this.#orShared(handler, request, (opening) => onConnection(this.#parts.pool, (connection) => this.#oneRound(connection, opening, request)));
      // The connection is back: an answer that takes its time (a file, a spreadsheet) keeps nobody waiting for it.
      return operation.output.parse(await handler.answer(request, known, this.#readMore(handler, request))) as OutputOf<Op>; // parsed by that very schema
    } catch (error) {
      throw await this.#refused(request, error);
    }
  }

  /**
   * A matter that lies outside the acting post's area may be one that another unit shares with its own. Only then is it
   * asked a second time, in a transaction narrowed to that one matter: what lies in one's own area costs nothing more.
   */
  async #orShared<H extends AnyCommandHandler | AnyQueryHandler, R>(handler: H, request: Request, attempt: (opening: H) => Promise<R>): Promise<R> {
    try {
      return await attempt(handler);
    } catch (error) {
      const narrow = sharedNarrow(this.#parts.modules, request);
      if (narrow === undefined || handler.narrow !== undefined || !(error instanceof Refusal) || error.code !== 'kernel.not-found') throw error;
      return await attempt({ ...handler, narrow: () => narrow });
    }
  }

  #handler(operation: Operation): AnyCommandHandler | AnyQueryHandler {
    const handler = this.#modules.get(operation.name)?.handlers.get(operation.name);
    if (handler === undefined) throw new Error(`no module handles ${operation.name}`);
    return handler;
  }

  #request(operation: Operation, actor: Actor, input: unknown, handler: AnyCommandHandler | AnyQueryHandler): Request {
    assertOpen(operation, actor);
    const now = this.#parts.clock();
    const book = this.#parts.book();
    const request: Request = { operation, actor, now, today: dayOf(now), keys: this.#parts.keys, book, files: this.#parts.files, messages: this.#parts.messages, publicUrl: this.#parts.publicUrl, input: parsedInput(operation, input) };
    return { ...request, book: book.of(countyFor(handler, request)) };
  }

  #assertPolicy(request: Request, subject: unknown): void {
    const { operation, actor } = request;
    if (actor.kind === 'system') return;
    const policy = this.#modules.get(operation.name)?.policies.get(operation.name);
    if (policy === undefined) throw new Error(`no policy for ${operation.name}`);
    if (!policy(actor, subject)) throw new Refusal('kernel.not-allowed', { details: { role: actor.kind === 'staff' ? actor.role : actor.kind } });
  }

  async #twoRounds(connection: Connection, handler: AnyCommandHandler, request: CommandRequest, basis: number | undefined): Promise<unknown> {
    const county = countyFor(handler, request);
    // Keyed: without the key nobody can try words or names against what is kept of an input.
    const inputHash = request.keys.index('command input', canonical(request.input));
    const asked = askedOf(handler, request);
    const begun = connection.begin();
    const claimed = connection.run(claimStatement(county, request, inputHash));
    const { narrowed, subjectRead, factsRead } = startAsked(connection, asked);
    await Promise.all([begun, claimed, narrowed, subjectRead, factsRead]);
    if (!(await claimed)) return this.#repeated(connection, county, request, inputHash);
    const subject = await subjectRead;
    if (!(await narrowed) || (handler.subject !== undefined && subject === undefined)) throw new Refusal('kernel.not-found');
    this.#assertPolicy(request, subject);
    if (request.operation.basis && hasHead(subject)) {
      const changed = await changedSince(connection, subject.head, basis);
      if (changed.length > 0 || basis !== subject.head.revision) throw new Refusal('kernel.stale', { changed });
    }
    const decision = handler.decide(request, { subject, facts: await factsRead });
    const answer: unknown = request.operation.output.parse(decision.answer);
    const changes = decisionChanges({ ...decision, answer }, this.#recording(county, request));
    await Promise.all([connection.run(changesStatement(changes)), connection.commit()]);
    if (changes.some((change) => change.kind === 'insert' && change.table === 'kernel.outbox')) this.#parts.wake();
    return answer;
  }

  /** The id is taken: the same actor with the same content gets the stored answer, anyone else a refusal. */
  async #repeated(connection: Connection, county: string, request: CommandRequest, inputHash: Buffer): Promise<unknown> {
    const stored = await connection.run(storedStatement(county, request.command));
    await connection.rollback();
    const same = stored !== undefined && stored.actor === request.actor.label && stored.operation === request.operation.name && sameBytes(stored.input_hash, inputHash);
    if (!same) throw new Refusal('kernel.command-reused');
    // The night forgot it: that it was done is known, what was said is not.
    if (stored.answer === null) throw new Refusal('kernel.answer-gone');
    return request.operation.output.parse(this.#parts.keys.open(stored.answer, answerBound(county, request.command)));
  }

  async #oneRound(connection: Connection, handler: AnyQueryHandler, request: Request): Promise<QueryKnown> {
    const asked = askedOf(handler, request);
    const begun = connection.begin(request.operation.logged ? 'begin' : 'begin read only');
    const scoped = connection.run(scopeStatement(request.actor));
    const { narrowed, subjectRead, factsRead } = startAsked(connection, asked);
    const committed = request.operation.logged ? Promise.resolve() : connection.commit();
    await Promise.all([begun, scoped, narrowed, subjectRead, factsRead, committed]);
    const subject = await subjectRead;
    if (!(await narrowed) || (handler.subject !== undefined && subject === undefined)) throw new Refusal('kernel.not-found');
    this.#assertPolicy(request, subject);
    const known = { subject, facts: await factsRead };
    if (request.operation.logged) {
      // Logged before it is answered: what could not be logged is not shown.
      const rows = (handler.log?.(request, known) ?? []).map((entry) => accessRow(entry, this.#recording(countyFor(handler, request), request)));
      await Promise.all([rows.length === 0 ? Promise.resolve() : connection.run(changesStatement(rows)), connection.commit()]);
    }
    return known;
  }

  #readMore(handler: AnyQueryHandler, request: Request): ReadMore {
    return (facts) => onConnection(this.#parts.pool, async (connection) => {
      const begun = connection.begin('begin read only');
      const scoped = connection.run(scopeStatement(request.actor));
      const { narrowed, factsRead } = startAsked(connection, { narrow: handler.narrow?.(request), subject: undefined, facts });
      await Promise.all([begun, scoped, narrowed, factsRead, connection.commit()]);
      if (!(await narrowed)) throw new Refusal('kernel.not-found');
      return factsRead;
    });
  }

  #recording(county: string, request: Request & { readonly command?: Id }): Recording {
    return {
      county, actor: request.actor, now: request.now, operation: request.operation.name, command: request.command ?? '', keys: this.#parts.keys,
      input: request.input, projections: this.#projections, subscribers: (type) => this.#subscribers.get(type) ?? [],
    };
  }

  /** Turns what the database says into a refusal, and writes down who was refused what. */
  async #refused(request: Request, error: unknown): Promise<unknown> {
    const refusal = asRefusal(error);
    if (refusal === undefined) return error;
    if (refusal.code === 'kernel.not-allowed' || refusal.code === 'kernel.not-found') await this.#logRefusal(request, refusal);
    return refusal;
  }

  async #logRefusal(request: Request, refusal: Refusal): Promise<void> {
    if (request.actor.kind === 'public' || request.actor.kind === 'receipt') return;
    const place = 'place' in request.actor ? request.actor.place : request.actor.county;
    const row = accessRow({ place, outcome: 'refused', fields: [refusal.code] }, this.#recording(countyOf(request), request));
    await onConnection(this.#parts.pool, async (connection) => {
      await Promise.all([connection.begin(), connection.run(changesStatement([row])), connection.commit()]);
    });
  }
}

/** What a handler wants to know, made before anything is sent: input that cannot be asked about refuses here. */
interface Asked {
  readonly narrow: Statement<boolean> | undefined;
  readonly subject: Statement<unknown> | undefined;
  readonly facts: Facts;
}

const askedOf = (handler: AnyCommandHandler | AnyQueryHandler, request: Request): Asked => ({
  narrow: handler.narrow?.(request as CommandRequest), // a query's handler reads no command id
  subject: handler.subject?.(request as CommandRequest),
  facts: handler.facts?.(request as CommandRequest) ?? {}, // nor does its list of facts
});

const startAsked = <F extends Facts>(connection: Connection, asked: Asked & { readonly facts: F }) => ({
  narrowed: asked.narrow === undefined ? Promise.resolve(true) : connection.run(asked.narrow),
  subjectRead: asked.subject === undefined ? Promise.resolve(undefined) : connection.run(asked.subject),
  factsRead: connection.runAll(asked.facts),
});

type QueryKnown = Parameters<AnyQueryHandler['answer']>[1];

const hasHead = (subject: unknown): subject is Subject => typeof subject === 'object' && subject !== null && 'head' in subject;

/** What narrows a staff member's call on one matter to it, where it is shared with their unit. */
function sharedNarrow(modules: readonly Module[], { operation, actor, input }: Request): Statement<boolean> | undefined {
  const { county, matter } = input as { county?: unknown; matter?: unknown }; // every input is an object schema
  if (operation.subject !== 'matter' || actor.kind !== 'staff' || typeof county !== 'string' || typeof matter !== 'string') return undefined;
  return modules.find(({ openShared }) => openShared !== undefined)?.openShared?.(county, matter, actor.unit);
}

/** The county that the operation works in: what its handler says, else that of the input or of the actor. */
const countyFor = (handler: AnyCommandHandler | AnyQueryHandler, request: Request): string =>
  handler.county?.(request as CommandRequest) ?? countyOf(request); // no handler's county hangs on the command's id

/** The county of the rows: named in the input, else the actor's. */
function countyOf(request: Request): string {
  const { county } = request.input as { county?: unknown }; // every input is an object schema
  return typeof county === 'string' ? county : request.actor.county;
}

const scopeStatement = (actor: Actor): Statement<void> =>
  raw("select set_config('anhe.scope', $1, true), set_config('anhe.focus', '', true), set_config('anhe.post', $2, true)", [scopeText(actor.scope), ownPost(actor)], () => undefined);

/** The post whose sealed rows this call may see: that of who acts in person. Who stands in for somebody was not confided in. */
const ownPost = (actor: Actor): string => (actor.kind === 'staff' && actor.standsInFor === null ? actor.post : '');

/** Sets the scope and takes the command's id; false when it is taken already. A twin waits here for the first to end. */
const claimStatement = (county: string, request: CommandRequest, inputHash: Buffer): Statement<boolean> =>
  raw(
    `with claimed as (insert into kernel.command (county, id, operation, actor, input_hash) values ($1, $2, $3, $4, $5) on conflict do nothing returning 1)
     select exists (select from claimed) as claimed, set_config('anhe.scope', $6, true), set_config('anhe.focus', '', true), set_config('anhe.post', $7, true)`,
    [county, request.command, request.operation.name, request.actor.label, inputHash, scopeText(request.actor.scope), ownPost(request.actor)],
    (rows) => (rows[0] as { claimed: boolean } | undefined)?.claimed === true, // the first column above
  );

interface StoredCommand {
  readonly operation: string;
  readonly actor: string;
  readonly input_hash: Buffer;
  readonly answer: Buffer | null;
}

const storedStatement = (county: string, id: Id): Statement<StoredCommand | undefined> =>
  raw(
    'select operation, actor, input_hash, answer from kernel.command where county = $1 and id = $2',
    [county, id],
    (rows) => rows[0] as StoredCommand | undefined, // the four columns above
  );

/** Constraint and lock failures as refusals; undefined for what is a fault of the program. */
function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const state = sqlState(error);
  // A lock waited for too long, a deadlock, a time limit, rows that changed between deciding and writing.
  if (state === '55P03' || state === '40P01' || state === '57014' || state === '40001') return new Refusal('kernel.busy');
  // The same key twice, or two rows that exclude each other.
  if ((state === '23505' || state === '23P01') && typeof error === 'object' && error !== null && 'constraint' in error) {
    return new Refusal('kernel.conflict', { details: { what: String(error.constraint) } });
  }
  // Row security stopped it: a row of that key lies out of scope, which looks like any other row that is not there.
  if (state === '42501' && typeof error === 'object' && error !== null && 'routine' in error && error.routine === 'ExecWithCheckOptions') {
    return new Refusal('kernel.not-found');
  }
  return undefined;
}

/** The id of a command that a job runs: always the same for the same source. */
export function commandIdFor(source: string): Id {
  return idFromDigest(sha256(source));
}
