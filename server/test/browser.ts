import type { FastifyInstance } from 'fastify';

export interface Answered {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The cookies as they were set. */
  readonly cookies: readonly string[];
}

/** A browser as far as the server can tell: it keeps cookies and names the origin of its page. */
export class Browser {
  readonly #app: FastifyInstance;
  readonly #cookies = new Map<string, string>();
  readonly #extra: Readonly<Record<string, string>>;

  constructor(app: FastifyInstance, extra: Readonly<Record<string, string>> = {}) {
    this.#app = app;
    this.#extra = { origin: 'http://localhost:8610', 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36', ...extra };
  }

  get cookieNames(): readonly string[] {
    return [...this.#cookies.keys()];
  }

  /** Another browser with the same cookies: a thief, or a second window. */
  copy(extra: Readonly<Record<string, string>> = {}): Browser {
    const other = new Browser(this.#app, { ...this.#extra, ...extra });
    for (const [name, value] of this.#cookies) other.#cookies.set(name, value);
    return other;
  }

  get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
    return this.send('GET', url, undefined, headers);
  }

  post(url: string, body: object = {}, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
    return this.send('POST', url, body, headers);
  }

  /** @param body JSON, or bytes as they are */
  async send(method: 'GET' | 'POST', url: string, body: object | undefined, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.#app.inject({
      method, url, headers: { host: 'localhost:8610', ...this.#extra, ...(cookie === '' ? {} : { cookie }), ...headers }, ...(body === undefined ? {} : { payload: body }),
    });
    const set = answer.headers['set-cookie'];
    const cookies = set === undefined ? [] : Array.isArray(set) ? set : [set];
    for (const text of cookies) this.#keep(text);
    const json = String(answer.headers['content-type'] ?? '').includes('json');
    return { status: answer.statusCode, body: json ? answer.json() : answer.body, headers: answer.headers, cookies };
  }

  #keep(text: string): void {
    const [pair = '', ...attributes] = text.split(';').map((part) => part.trim());
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    if (value === '' || attributes.some((attribute) => /^max-age=0$/iu.test(attribute))) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
