import type { z } from 'zod';
import type { Wording } from './errors.ts';
import type { Role } from './roles.ts';

/**
 * Who may call an operation at all. Where and on which rows is the server's policy and the actor's scope.
 * - `public`: anyone, rate-limited
 * - `receipt`: the holder of a receipt code (the code is part of the input)
 * - `signed-in`: whoever has an account, also without a valid post (sign-out, own devices)
 * - `staff`: whoever acts as a valid post
 * - a list of roles: the acting post has one of them
 * - `system`: jobs and reactions only; never over HTTP
 */
export type Access = 'public' | 'receipt' | 'signed-in' | 'staff' | 'system' | readonly Role[];

export type Method = 'GET' | 'POST';

/** Makes of an input what the next version asks; pure. */
export type Upcast = (input: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

export interface OperationSpec {
  /** `<capability>.<verb>`, unique. */
  readonly name: string;
  readonly kind: 'command' | 'query';
  /** Grows when the input changes in an incompatible way; `older` then makes of two versions back what it is now. */
  readonly version: number;
  /** What a version's input becomes in the next one, by the number of the older. An app that is out of reach still speaks it. */
  readonly older: Readonly<Record<number, Upcast>>;
  /** Under /api. Parameters as `{name}` are fields of the input. Queries are GET, commands POST. */
  readonly path: string;
  readonly title: Wording;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  readonly access: Access;
  /** What it acts on (`record`: a row with a stream of its own, a round or a return, say); a command with a subject names the revision it saw (`basis`) unless it only adds. */
  readonly subject: 'none' | 'matter' | 'unit' | 'post' | 'place' | 'person' | 'record';
  /** The command changes the subject's state and must name its basis. */
  readonly basis: boolean;
  /** Codes of the catalogue which it may answer with, beside the kernel's own. */
  readonly errors: readonly string[];
  /** Reading it shows unmasked personal data or exports rows: one access_log row for each call. */
  readonly logged: boolean;
}

export type SubjectKind = OperationSpec['subject'];

/** A schema, or how to make it. There are thousands, and a program that starts needs those of a few operations. */
type Made<S> = S | (() => S);

type Defaulted = 'version' | 'older' | 'basis' | 'errors' | 'logged';

type Given<I extends z.ZodObject, O extends z.ZodType, N extends string, S extends SubjectKind> = Omit<
  OperationSpec,
  Defaulted | 'kind' | 'input' | 'output' | 'name' | 'subject'
> &
  Partial<Pick<OperationSpec, Defaulted>> & { readonly name: N; readonly input: Made<I>; readonly output: Made<O>; readonly subject: S };

export interface Operation<
  I extends z.ZodObject = z.ZodObject,
  O extends z.ZodType = z.ZodType,
  N extends string = string,
  K extends 'command' | 'query' = 'command' | 'query',
  S extends SubjectKind = SubjectKind,
> extends OperationSpec {
  readonly name: N;
  readonly kind: K;
  readonly input: I;
  readonly output: O;
  readonly subject: S;
}

export type Command<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType, N extends string = string, S extends SubjectKind = SubjectKind> = Operation<I, O, N, 'command', S>;
export type Query<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType, N extends string = string, S extends SubjectKind = SubjectKind> = Operation<I, O, N, 'query', S>;

/** A capability's operations under their short names; `accept` here is `disputes.accept` on the wire. */
export type Operations = Readonly<Record<string, Operation>>;

/** Input as the caller writes it, before defaults. */
export type InputOf<Op extends OperationSpec> = z.input<Op['input']>;
/** Input as the handler reads it. */
export type ParsedInputOf<Op extends OperationSpec> = z.output<Op['input']>;
export type OutputOf<Op extends OperationSpec> = z.output<Op['output']>;

const noneOlder: Readonly<Record<number, Upcast>> = {};
const settled = { version: 1, older: noneOlder, errors: [] as readonly string[], logged: false };
/** Versions back that are still understood. */
const kept = 2;

/** An input of some version as the operation asks for it now; undefined where that version is not understood (any more, or yet). */
export function inputNow({ version: now, older }: Pick<OperationSpec, 'version' | 'older'>, version: number, input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined {
  if (version > now || version < now - kept) return undefined;
  let made: Readonly<Record<string, unknown>> | undefined = input;
  for (let at = version; at < now && made !== undefined; at += 1) made = older[at]?.(made);
  return made;
}

/** A schema as a property that is made when somebody first asks for it. */
function whenAsked<S extends z.ZodType>(made: Made<S>): PropertyDescriptor {
  if (typeof made !== 'function') return { enumerable: true, value: made };
  let known: S | undefined;
  return { enumerable: true, get: () => (known ??= made()) };
}

/** Declares a command: POST, changes something, carries a command id. */
export function command<I extends z.ZodObject, O extends z.ZodType, const N extends string, const S extends SubjectKind>(
  { input, output, ...given }: Given<I, O, N, S>,
): Command<I, O, N, S> {
  const spec = { ...settled, basis: given.subject === 'matter', ...given, kind: 'command' };
  return Object.defineProperties(spec, { input: whenAsked(input), output: whenAsked(output) }) as unknown as Command<I, O, N, S>; // with the two that were just defined
}

/** Declares a query: GET, changes nothing. */
export function query<I extends z.ZodObject, O extends z.ZodType, const N extends string, const S extends SubjectKind>(
  { input, output, ...given }: Given<I, O, N, S>,
): Query<I, O, N, S> {
  const spec = { ...settled, ...given, basis: false, kind: 'query' };
  return Object.defineProperties(spec, { input: whenAsked(input), output: whenAsked(output) }) as unknown as Query<I, O, N, S>; // as for a command
}

/** What travels for a command: its id, the revision it saw, when the edge recorded it, and its input. */
export interface CommandEnvelope<Input> {
  /** UUIDv7 made at the first edge; repeating it with the same input gives the same answer. */
  readonly command: string;
  /** Revision of the subject that the person saw. */
  readonly basis?: number;
  readonly input: Input;
}
