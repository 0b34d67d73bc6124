import type { County, Id, Operation, Operations, OutputOf, ParsedInputOf } from '@anhe/contract/kernel';
import type { Actor } from '../access/actor.ts';
import type { Policies } from '../access/policy.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { Change, TableName } from '../database/changes.ts';
import type { Facts, Known, Statement } from '../database/statement.ts';
import type { NewEvent, StreamHead } from '../events/chain.ts';
import type { FileStore } from '../files/index.ts';
import type { ReferenceBook } from '../reference.ts';

/** What stands around any request, whatever its operation. `now` is the one moment of this call; `today` its calendar day in the city. */
interface Surroundings {
  readonly actor: Actor;
  readonly now: Date;
  readonly today: string;
  readonly keys: Keyring;
  /** The dated rows of law, city and county, as they hold in the county of this call. */
  readonly book: ReferenceBook;
  /** The bytes of files, by digest: for queries that answer one. */
  readonly files: FileStore;
  /** Whether messages to parties' phones can go out at all. */
  readonly messages: boolean;
  /** The address under which people reach this installation, without a slash at its end. */
  readonly publicUrl: string;
}

/** The same of a command. */
export interface Acting extends Surroundings {
  /** The command's id. */
  readonly command: Id;
}

/** What every handler is given. */
export interface Request<Op extends Operation = Operation> extends Surroundings {
  readonly operation: Op;
  readonly input: ParsedInputOf<Op>;
}

export interface CommandRequest<Op extends Operation = Operation> extends Request<Op>, Acting {}

/** Events appended to one stream; its row's revision and chain move on with them. */
export interface Append {
  readonly table: TableName;
  readonly head: StreamHead;
  /** Id of the matter, when the stream is a matter. */
  readonly matter: Id | null;
  readonly events: readonly NewEvent[];
  /** How the row stood before, for projections that count what changes; absent of a new one, and where nothing is counted. */
  readonly before?: object | symbol | undefined;
}

/** Work after commit: a job's task name with its payload; the same key replaces a waiting one. */
export interface Task {
  readonly id: Id;
  readonly task: string;
  readonly key?: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly runAt?: Date;
}

/** One row of the access log: who read which fields of whose data, and why. */
export interface AccessEntry {
  readonly place: string;
  readonly matter?: Id | null;
  readonly party?: Id | null;
  readonly outcome: 'read' | 'exported';
  readonly fields: readonly string[];
  readonly reason?: string | null;
}

export interface Decision<Answer> {
  readonly appends: readonly Append[];
  readonly changes: readonly Change[];
  readonly answer: Answer;
  readonly tasks?: readonly Task[];
  readonly log?: readonly AccessEntry[];
}

/** A subject that several people may change at once: its row's stream head, locked by a command. */
export interface Subject {
  readonly head: StreamHead;
}

export interface CommandHandler<Op extends Operation, S, F extends Facts> {
  readonly operation: Op;
  /** The county whose rows this command writes; its id is unique there. */
  county?(request: CommandRequest<Op>): County;
  /** Narrows the transaction by a definer function (a receipt's code); false means not found. */
  narrow?(request: CommandRequest<Op>): Statement<boolean>;
  /** The subject, locked. Undefined means not found, or out of scope: both look alike. */
  subject?(request: CommandRequest<Op>): Statement<S | undefined>;
  /** What the decision needs to know; all started at once. A drawn number is a fact: a refusal gives it back. */
  facts?(request: CommandRequest<Op>): F;
  /** Pure: says what to write, writes nothing. Throws a Refusal. */
  decide(request: CommandRequest<Op>, known: { readonly subject: S; readonly facts: Known<F> }): Decision<OutputOf<Op>>;
}

export interface QueryHandler<Op extends Operation, S, F extends Facts> {
  readonly operation: Op;
  /** The county whose dated rows hold and in whose access log the reading stands; left out, that of the input or of the actor. */
  county?(request: Request<Op>): County;
  narrow?(request: Request<Op>): Statement<boolean>;
  subject?(request: Request<Op>): Statement<S | undefined>;
  facts(request: Request<Op>): F;
  /** `more` reads on, each time in a reading of its own within the same scope: for answers as long as a register. */
  answer(request: Request<Op>, known: { readonly subject: S; readonly facts: Known<F> }, more: ReadMore): OutputOf<Op> | Promise<OutputOf<Op>>;
  /** For operations whose reading is logged. */
  log?(request: Request<Op>, known: { readonly subject: S; readonly facts: Known<F> }): readonly AccessEntry[];
}

export type ReadMore = <F extends Facts>(facts: F) => Promise<Known<F>>;

/** A handler with its subject and facts forgotten: what `run` works with. */
export type AnyCommandHandler = CommandHandler<Operation, unknown, Facts>;
export type AnyQueryHandler = QueryHandler<Operation, unknown, Facts>;
export type AnyHandler = AnyCommandHandler | AnyQueryHandler;

/** A handler that is typed by its operation only; made by `onCommand` and `onQuery`. */
export interface HandlerOf<Op extends Operation> {
  readonly operation: Op;
  readonly handler: AnyHandler;
}

export function onCommand<Op extends Operation, S = undefined, F extends Facts = Record<never, never>>(
  handler: CommandHandler<Op, S, F>,
): HandlerOf<Op> {
  // `run` passes only what this handler's own operation parsed and its own statements gave.
  return { operation: handler.operation, handler: handler as unknown as AnyHandler };
}

export function onQuery<Op extends Operation, S = undefined, F extends Facts = Record<never, never>>(
  handler: QueryHandler<Op, S, F>,
): HandlerOf<Op> {
  // As for a command.
  return { operation: handler.operation, handler: handler as unknown as AnyHandler };
}

/** Something done after commit because of an event: it runs commands of its own module. */
export interface Reaction {
  /** Task name, `<capability>.<what>`. */
  readonly task: string;
  readonly run: (payload: Readonly<Record<string, unknown>>, run: ReactionTools) => Promise<void>;
}

export interface ReactionTools {
  /** Runs a command as a narrow system actor; `source` makes the command's id, so that a repeat is harmless. @param basis the revision that was read, where the command names one */
  command<Op extends Operation>(operation: Op, input: ParsedInputOf<Op>, source: string, actor: Actor, basis?: number): Promise<OutputOf<Op>>;
  query<Op extends Operation>(operation: Op, input: ParsedInputOf<Op>, actor: Actor): Promise<OutputOf<Op>>;
}

/** What a command records, as projections see it: decided, and not yet written. */
export interface Recorded {
  readonly operation: string;
  readonly county: County;
  readonly input: unknown;
  readonly now: Date;
  /** The streams with the ids of their new events, in the order of these. */
  readonly streams: readonly { readonly append: Append; readonly ids: readonly Id[] }[];
  readonly changes: readonly Change[];
}

/** A projection within the command's transaction: rows of its own module that follow from what is recorded. It asks nothing and refuses nothing. */
export type Project = (recorded: Recorded) => readonly Change[];

/** A capability on the server. Handlers and policies are exhaustive over its operations. */
export interface Module {
  readonly name: string;
  readonly operations: Operations;
  readonly handlers: ReadonlyMap<string, AnyHandler>;
  readonly policies: ReadonlyMap<string, (actor: Actor, subject: unknown) => boolean>;
  readonly reactions: readonly Reaction[];
  /** Which of its tasks an event starts. */
  readonly subscriptions: readonly { readonly event: string; readonly task: string }[];
  /** Narrows the transaction to one matter that another unit shares with the acting one; false when it shares none. */
  readonly openShared?: OpenShared | undefined;
  readonly project?: Project | undefined;
}

export type OpenShared = (county: County, matter: Id, unit: Id) => Statement<boolean>;

export function defineModule<Ops extends Operations, S>(given: {
  readonly name: string;
  readonly operations: Ops;
  readonly handlers: { readonly [K in keyof Ops]: HandlerOf<Ops[K]> };
  readonly policies: Policies<Ops, S>;
  readonly reactions?: readonly Reaction[];
  readonly subscriptions?: Module['subscriptions'];
  readonly openShared?: OpenShared;
  readonly project?: Project;
}): Module {
  const handlers = new Map<string, AnyHandler>();
  const policies = new Map<string, (actor: Actor, subject: unknown) => boolean>();
  for (const [short, operation] of Object.entries(given.operations)) {
    const found = given.handlers[short];
    if (found === undefined) throw new Error(`${operation.name} has no handler`);
    handlers.set(operation.name, found.handler);
    policies.set(operation.name, given.policies[short] as (actor: Actor, subject: unknown) => boolean); // typed by Policies
  }
  return {
    name: given.name,
    operations: given.operations,
    handlers,
    policies,
    reactions: given.reactions ?? [],
    subscriptions: given.subscriptions ?? [],
    openShared: given.openShared,
    project: given.project,
  };
}
