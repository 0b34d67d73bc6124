import type { Upload, Wording } from '@anhe/contract/kernel';
import { ways } from './ways.ts';
import type { Answer, Input, Way } from './ways.ts';

export interface WrongField {
  readonly path: readonly (string | number)[];
  readonly message: Wording;
}

/** Why it did not go: the server was not reached, could not, or said no. What was typed is kept in every case. */
export class Trouble extends Error {
  readonly kind: 'offline' | 'server' | 'refused';
  readonly code: string;
  readonly said: Wording;
  readonly fields: readonly WrongField[];

  constructor(kind: Trouble['kind'], code: string, said: Wording, fields: readonly WrongField[] = []) {
    super(code);
    this.name = 'Trouble';
    this.kind = kind;
    this.code = code;
    this.said = said;
    this.fields = fields;
  }
}

const offline: Wording = { zh: '没有连上网，或者对方没有回音。您写的都存在这台手机上，有信号了再按一次，不会重复。', en: 'No connection, or no answer came. All you wrote is kept on this phone: press again when there is a signal; it will not be filed twice.' };
const broken: Wording = { zh: '那边现在收不下。您写的都存在这台手机上，过一会儿再按一次，不会重复。', en: 'It cannot be taken right now. All you wrote is kept on this phone: press again in a while; it will not be filed twice.' };

/** How it is told that no answer came, and that the server could not: what was to be read is no matter of what was typed. */
const failures = {
  telling: { offline, broken },
  asking: {
    offline: { zh: '没有连上网，现在打不开。有信号了再试一次。', en: 'No connection, it cannot be opened now. Try again when there is a signal.' },
    broken: { zh: '那边出了问题，现在打不开。过一会儿再试一次。', en: 'Something is wrong over there, it cannot be opened now. Try again in a while.' },
  },
} as const satisfies Record<string, { readonly offline: Wording; readonly broken: Wording }>;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isWording = (value: unknown): value is Wording => isRecord(value) && typeof value['zh'] === 'string' && typeof value['en'] === 'string';

function fieldsOf(value: unknown): WrongField[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((field: unknown) => {
    if (!isRecord(field) || !Array.isArray(field['path']) || !isWording(field['message'])) return [];
    return [{ path: field['path'].filter((part) => typeof part === 'string' || typeof part === 'number'), message: field['message'] }];
  });
}

/** What a refused answer says; a page of a proxy between counts as a server that cannot. */
export function troubleOf(status: number, body: unknown, when: keyof typeof failures = 'telling'): Trouble {
  if (!isRecord(body) || typeof body['code'] !== 'string' || !isWording(body['message']) || status >= 500) return new Trouble('server', 'kernel.unavailable', failures[when].broken);
  return new Trouble('refused', body['code'], body['message'], fieldsOf(body['fields']));
}

/** Waiting longer than this is as good as no answer; a slow line still gets through a photograph. */
const patience = { query: 20_000, command: 45_000, photo: 120_000 };

async function send(url: string, init: RequestInit, wait: number, when: keyof typeof failures): Promise<unknown> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), wait);
  try {
    const response = await fetch(url, { ...init, signal: stop.signal, headers: { accept: 'application/json', ...init.headers } });
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw troubleOf(response.status, body, when);
    if (body === undefined) throw new Trouble('server', 'kernel.unavailable', failures[when].broken);
    return body;
  } catch (error) {
    if (error instanceof Trouble) throw error;
    throw new Trouble('offline', 'kernel.unavailable', failures[when].offline);
  } finally {
    clearTimeout(timer);
  }
}

/** The address of a way with its path filled, and what is left of the input. */
export function addressOf(way: Way, input: object): { readonly url: string; readonly rest: Record<string, unknown> } {
  const rest: Record<string, unknown> = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const path = ways[way].path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(typeof value === 'string' ? value : '');
  });
  return { url: `/api${path}`, rest };
}

/** Asks; the answer is as the contract says, which the server checks before it sends it. Throws a `Trouble`. */
export async function ask<W extends Way>(way: W, input: Input<W>): Promise<Answer<W>> {
  const { url, rest } = addressOf(way, input);
  const query = Object.keys(rest).length === 0 ? '' : `?q=${encodeURIComponent(JSON.stringify(rest))}`;
  return (await send(`${url}${query}`, {}, patience.query, 'asking')) as Answer<W>; // checked by the server against the same schema
}

/** Does something once, however often it is sent with this command. Throws a `Trouble`. */
export async function act<W extends Way>(way: W, input: Input<W>, command: string): Promise<Answer<W>> {
  const { url, rest } = addressOf(way, input);
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ command, input: rest }) };
  return (await send(url, init, patience.command, 'telling')) as Answer<W>; // checked by the server against the same schema
}

/** Hands a photograph in ahead of what will use it. Throws a `Trouble`. */
export async function handIn(photo: Blob, name: string): Promise<Upload> {
  const body = new FormData();
  body.append('file', photo, name);
  return (await send('/api/uploads/public', { method: 'POST', body }, patience.photo, 'telling')) as Upload; // checked by the server against its schema
}
