import { createServer } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { seeded } from '../../../server/src/kernel/seeded.ts';
import { Carrier, mishaps } from '../../../server/test/chaos/carrier.ts';
import type { Answered, Asked, Mishap } from '../../../server/test/chaos/carrier.ts';

/** Of a hundred exchanges on a bad line so many go well without more ado; so many take their time. */
const well = 0.3;
const slow = 0.3;
const longestWaitMs = 1200;

type Fault = Mishap | 'torn';
const faults: readonly Fault[] = [...(Object.keys(mishaps) as Mishap[]), 'torn']; // the keys of the record

/** Headers that are about one stretch of the way, and not about what is asked. */
const ofTheWay = new Set(['connection', 'proxy-connection', 'keep-alive', 'transfer-encoding', 'content-length', 'proxy-authorization']);
const carried = (headers: NodeJS.Dict<string | string[]>): OutgoingHttpHeaders => Object.fromEntries(Object.entries(headers).filter(([name]) => !ofTheWay.has(name)));

/**
 * The line between one browser and the house: a proxy that, while it is bad, drops, cuts, delays and repeats what goes over it.
 * By its seed the same faults come in the same order; which request meets which depends on the browser.
 */
export class BadLine {
  readonly #house: string;
  readonly #dice: () => number;
  readonly #carrier: Carrier;
  readonly #server: Server;
  /** Good lets everything through, dead nothing. */
  mood: 'good' | 'bad' | 'dead' = 'good';
  /** What happened on it, and how often. */
  readonly happened = new Map<Fault | 'slow', number>();

  private constructor(house: string, seed: number) {
    this.#house = house;
    this.#dice = seeded(seed);
    this.#carrier = new Carrier(() => house, this.#dice);
    this.#server = createServer((request, response) => {
      this.#pass(request, response).catch(() => response.destroy());
    });
  }

  /** @param house where the house answers */
  static async open(house: string, seed: number): Promise<BadLine> {
    const line = new BadLine(house, seed);
    await new Promise<void>((resume) => line.#server.listen(0, '127.0.0.1', resume));
    return line;
  }

  /** What a browser is told, so that it goes by this line. */
  get proxy(): { readonly server: string } {
    const { port } = this.#server.address() as AddressInfo; // it listens on a port
    return { server: `http://127.0.0.1:${port}` };
  }

  end(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #count(what: Fault | 'slow'): void {
    this.happened.set(what, (this.happened.get(what) ?? 0) + 1);
  }

  #fault(): Fault {
    return this.mood === 'good' || this.#dice() < well ? 'none' : (faults[Math.floor(this.#dice() * faults.length)] ?? 'none');
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer); // as Node reads it
    const { pathname, search, origin } = new URL(request.url ?? '', this.#house);
    if (this.mood === 'dead' || origin !== this.#house) return void response.destroy();
    const asked: Asked = { method: request.method ?? 'GET', path: `${pathname}${search}`, headers: carried(request.headers), body: Buffer.concat(parts) };
    const fault = this.#fault();
    this.#count(fault);
    if (this.mood === 'bad' && this.#dice() < slow) {
      this.#count('slow');
      await pause(this.#dice() * longestWaitMs);
    }
    answer(response, await this.#carrier.carry(asked, fault === 'torn' ? 'none' : fault), fault === 'torn');
  }
}

/** @param torn it breaks off in the middle */
function answer(response: ServerResponse, { status, headers, body }: Answered, torn: boolean): void {
  const empty = status === 204 || status === 304;
  response.writeHead(status, { ...carried(headers), ...(empty ? {} : { 'content-length': body.length }) });
  if (!torn) response.end(body);
  else response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}
