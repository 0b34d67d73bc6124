import { z } from 'zod';

/** Another system that speaks Open311 GeoReport v2, as the settings name it. */
export interface Open311System {
  readonly name: string;
  /** The endpoint's address without a slash at its end: `/requests.json` comes behind it. */
  readonly url: string;
  readonly apiKey: string;
  readonly jurisdiction?: string | undefined;
}

/** What is told to it: the matter's words and place, never who asks. */
export interface Open311Report {
  readonly service: string;
  readonly description: string;
  readonly position?: { readonly lat: number; readonly lng: number } | undefined;
  /** A place code, where the other system knows those. */
  readonly addressId?: string | undefined;
  readonly address?: string | undefined;
  readonly attributes: Readonly<Record<string, string | number | readonly string[]>>;
}

/** Where it stands over there. */
export interface Open311State {
  readonly open: boolean;
  readonly notes: string | null;
}

/** Another system could not be reached or said no. `later` tells whether the same may work another time. */
export class Open311Failure extends Error {
  override readonly name = 'Open311Failure';
  readonly later: boolean;
  readonly status: number | undefined;

  constructor(message: string, later: boolean, status?: number) {
    super(message);
    this.later = later;
    this.status = status;
  }
}

export interface Open311Client {
  /** Files once; what a server calls a token stands for the id that will be. Both null: the server never tells one. */
  file(report: Open311Report): Promise<{ readonly id: string | null; readonly token: string | null }>;
  /** The id behind a token; null while there is none. */
  idOf(token: string): Promise<string | null>;
  /** How a request stands; undefined when the server does not know it. */
  find(id: string): Promise<Open311State | undefined>;
}

export interface ClientParts {
  readonly fetch: typeof fetch;
  /** Waits between two tries of a reading, in milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

const patience = 15_000;
const pauses = [1_000, 5_000] as const;
const largest = 1024 * 1024;

// Cities answer with numbers and with texts where the text of GeoReport says "unique ID".
const Mark = z.union([z.string().trim().max(100), z.int().transform(String)]).nullish().transform((mark) => (mark === undefined || mark === '' ? null : mark));
const Note = z.string().nullish().transform((note) => (note === undefined || note === null || note.trim() === '' ? null : note.trim()));

const Posted = z.array(z.object({ service_request_id: Mark, token: Mark })).min(1);
const Tokens = z.array(z.object({ service_request_id: Mark })).min(1);
const Found = z.array(z.object({ service_request_id: Mark, status: z.string().toLowerCase().pipe(z.enum(['open', 'closed'])), status_notes: Note }));
const Errors = z.array(z.object({ code: z.union([z.string(), z.number()]).optional(), description: z.string().optional() })).min(1);

/** Speaks with one system: JSON, every answer checked, 15 seconds each, readings tried three times, at most 1 MB. */
export function open311Client(system: Open311System, parts: ClientParts): Open311Client {
  const ask = (path: string): Promise<unknown> => retried(parts, () => call(parts, system, path));
  const id = (text: string): string => encodeURIComponent(text);
  return {
    file: async (report) => {
      const [made] = parsed(Posted, await call(parts, system, '/requests.json', formOf(system, report)));
      return { id: made?.service_request_id ?? null, token: made?.service_request_id === null ? made.token : null };
    },
    idOf: async (token) => {
      const answer = await orUndefined(() => ask(`/tokens/${id(token)}.json`));
      return answer === undefined ? null : (parsed(Tokens, answer)[0]?.service_request_id ?? null);
    },
    find: async (external) => {
      const answer = await orUndefined(() => ask(`/requests/${id(external)}.json`));
      const items = answer === undefined ? [] : parsed(Found, answer);
      // Some servers answer an unknown id with others, or with none.
      const found = items.find((one) => one.service_request_id === external) ?? (items.length === 1 && items[0]?.service_request_id === null ? items[0] : undefined);
      return found === undefined ? undefined : { open: found.status === 'open', notes: found.status_notes };
    },
  };
}

function formOf(system: Open311System, report: Open311Report): URLSearchParams {
  const form = new URLSearchParams({ api_key: system.apiKey });
  if (system.jurisdiction !== undefined) form.set('jurisdiction_id', system.jurisdiction);
  form.set('service_code', report.service);
  form.set('description', report.description);
  if (report.position !== undefined) {
    form.set('lat', String(report.position.lat));
    form.set('long', String(report.position.lng));
  }
  if (report.addressId !== undefined) form.set('address_id', report.addressId);
  if (report.address !== undefined) form.set('address_string', report.address);
  for (const [code, value] of Object.entries(report.attributes)) {
    if (typeof value === 'object') for (const one of value) form.append(`attribute[${code}][]`, one);
    else form.append(`attribute[${code}]`, String(value));
  }
  return form;
}

async function call({ fetch: send }: ClientParts, system: Open311System, path: string, form?: URLSearchParams): Promise<unknown> {
  const query = form === undefined && system.jurisdiction !== undefined ? `?jurisdiction_id=${encodeURIComponent(system.jurisdiction)}` : '';
  let response: Response;
  let text: string;
  try {
    response = await send(`${system.url}${path}${query}`, {
      redirect: 'error', signal: AbortSignal.timeout(patience), headers: { accept: 'application/json' },
      // A form's own content type names UTF-8.
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    text = await shortText(response);
  } catch (error) {
    if (error instanceof Open311Failure) throw error;
    throw new Open311Failure(`${system.name} cannot be reached: ${error instanceof Error ? error.message : String(error)}`, true);
  }
  const answer = jsonOf(text);
  if (response.ok) {
    if (answer === undefined) throw new Open311Failure(`${system.name} answered something that is no JSON`, false, response.status);
    return answer;
  }
  const errors = Errors.safeParse(answer);
  const said = errors.success ? errors.data.map(({ code, description }) => `${code ?? ''} ${description ?? ''}`.trim()).join('; ') : '';
  // GeoReport answers a server's own fault with 400, too; its code tells them apart where the server is one of ours.
  const fault = errors.success && errors.data.some(({ code }) => Number(code) >= 500 || Number(code) === 429);
  throw new Open311Failure(`${system.name} answered ${response.status}${said === '' ? '' : `: ${said.slice(0, 300)}`}`, response.status >= 500 || response.status === 408 || response.status === 429 || fault, response.status);
}

async function shortText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > largest) throw new Open311Failure('the answer is longer than 1 MB', false, response.status);
    chunks.push(chunk);
  }
  return new TextDecoder('utf-8').decode(Buffer.concat(chunks));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parsed<S extends z.ZodType>(schema: S, answer: unknown): z.output<S> {
  const found = schema.safeParse(answer);
  if (!found.success) throw new Open311Failure(`the answer is not as GeoReport says: ${z.prettifyError(found.error)}`, false);
  return found.data;
}

async function retried(parts: ClientParts, read: () => Promise<unknown>): Promise<unknown> {
  for (const pause of pauses) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof Open311Failure) || !error.later) throw error;
      await parts.pause(pause);
    }
  }
  return read();
}

/** Undefined where the server says 404. */
async function orUndefined(read: () => Promise<unknown>): Promise<unknown> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Open311Failure && error.status === 404) return undefined;
    throw error;
  }
}
