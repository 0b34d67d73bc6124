import type { Operation } from '@anhe/contract/kernel';
import type { z } from 'zod';
import { actingPost } from './acting.ts';
import { failureOf, networkFailure } from './problem.ts';
import { signInsAgain, waitForSignIn } from './sign-in-again.ts';

/** What a command carries beside its input. */
export interface CommandParts {
  /** Id made once for what the person intends; repeated calls with it have one effect. */
  readonly command?: string;
  /** Revision of the subject that the page showed. */
  readonly basis?: number | undefined;
  readonly signal?: AbortSignal;
}

interface Address {
  readonly url: string;
  /** The fields that are not in the path. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** Fills the path of an operation from its input. */
export function addressOf(operation: Pick<Operation, 'path'>, input: object): Address {
  const rest: Record<string, unknown> = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = rest[name];
    if (typeof value !== 'string' && typeof value !== 'number') throw new Error(`${operation.path} needs ${name}`);
    delete rest[name];
    return encodeURIComponent(value);
  });
  return { url: `/api${path}`, rest };
}

/** The address of a query with its fields, as the server reads them. */
export function queryUrl(operation: Pick<Operation, 'path'>, input: object): string {
  const { url, rest } = addressOf(operation, input);
  return Object.keys(rest).length === 0 ? url : `${url}?q=${encodeURIComponent(JSON.stringify(rest))}`;
}

/** The headers of every call: as which post the person acts. */
export function actingHeaders(): Record<string, string> {
  const post = actingPost();
  return post === undefined ? {} : { 'anhe-post': post };
}

function requestOf(operation: Operation, input: object, parts: CommandParts): { url: string; init: RequestInit } {
  const headers: Record<string, string> = { accept: 'application/json', ...actingHeaders() };
  const common = { credentials: 'same-origin' as const, ...(parts.signal === undefined ? {} : { signal: parts.signal }) };
  if (operation.kind === 'query') return { url: queryUrl(operation, input), init: { ...common, headers } };
  const { url, rest } = addressOf(operation, input);
  const { command, basis } = parts;
  if (command === undefined) throw new Error(`${operation.name} needs a command id`);
  const body = JSON.stringify({ command, ...(basis === undefined ? {} : { basis }), input: rest });
  return { url, init: { ...common, method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body } };
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    // An empty body, or a page of a proxy between: the status tells.
    return undefined;
  }
}

/**
 * Sends a request and gives the answer of a good one. A sign-in that ran out is asked for once over the page.
 * Throws a `Failure`; an aborted request throws the browser's own error.
 */
export async function send(url: string, init: RequestInit, mayAsk = true): Promise<Response> {
  const sentAt = signInsAgain();
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw networkFailure({ cause: error });
  }
  if (response.ok) return response;
  const failure = failureOf(response.status, await bodyOf(response));
  if (failure.status === 401 && mayAsk && (sentAt < signInsAgain() || (await waitForSignIn()))) return send(url, init, false);
  throw failure;
}

/** Calls an operation of the contract and gives its answer, checked against the contract. Throws a `Failure`. */
export async function call<I extends z.ZodObject, O extends z.ZodType>(
  operation: Operation<I, O>,
  input: z.input<I>,
  parts: CommandParts = {},
): Promise<z.output<O>> {
  const { url, init } = requestOf(operation, input, parts);
  const response = await send(url, init);
  const read = operation.output.safeParse(await bodyOf(response));
  if (read.success) return read.data;
  throw failureOf(500, undefined);
}

/** A file that an operation answers with, and the name it came under. */
export async function callFile<I extends z.ZodObject>(operation: Operation<I>, input: z.input<I>): Promise<{ blob: Blob; name: string }> {
  const { url, init } = requestOf(operation, input, {});
  const response = await send(url, { ...init, headers: actingHeaders() });
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { blob: await response.blob(), name: name === undefined ? operation.name : decodeURIComponent(name) };
}
