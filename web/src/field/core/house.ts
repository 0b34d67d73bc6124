import { isWording, troubleIn } from './trouble.ts';
import type { Wording } from '@anhe/contract/kernel';

/** The house said no, or could not: its code and its words. */
export class Said extends Error {
  override readonly name = 'Said';
  readonly status: number;
  readonly code: string;
  readonly words: Wording;

  constructor(status: number, code: string, words: Wording) {
    super(code);
    this.status = status;
    this.code = code;
    this.words = words;
  }
}

/** No answer came; whether anything arrived is not known. */
export class Unheard extends Error {
  override readonly name = 'Unheard';
}

/** Waiting longer than this is as good as no answer; a slow line still gets a piece of a photograph through. */
const patience = 45_000;

/** A request of the house. Throws `Said` for a refusal and `Unheard` where no answer came. */
export async function ask(path: string, init: RequestInit): Promise<unknown> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(`/api${path}`, { ...init, credentials: 'same-origin', signal: stop.signal, headers: { accept: 'application/json', ...init.headers } });
    body = await response.json();
  } catch (error) {
    throw new Unheard('no answer', { cause: error });
  } finally {
    clearTimeout(timer);
  }
  if (response.ok) return body;
  const { code, message } = typeof body === 'object' && body !== null ? (body as { code?: unknown; message?: unknown }) : {}; // looked at below
  if (typeof code !== 'string' || !isWording(message)) throw new Said(response.status, 'kernel.unavailable', troubleIn.house);
  throw new Said(response.status, code, message);
}

/** The answer to a JSON text, which the house checked against the contract before it sent it. */
export const post = (path: string, body: object, headers: Record<string, string> = {}): Promise<unknown> =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
