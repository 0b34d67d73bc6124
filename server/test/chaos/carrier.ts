import { request } from 'node:http';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** What a line does to a message. */
export const mishaps = {
  none: 'goes through', before: 'is cut before it leaves', half: 'is cut in the middle', unheard: 'is cut before the answer', lost: 'its answer is lost', twice: 'arrives twice at once', late: 'an older one arrives again before it',
} as const;
export type Mishap = keyof typeof mishaps;

export class Cut extends Error {
  override readonly name = 'Cut';
}

/** What somebody asks of the house, whole, as HTTP brings it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Fate {
  /** After so many bytes of the body the line is cut. */
  readonly stop?: number;
  /** Cut before the answer. */
  readonly deaf?: boolean;
}

/** Brings it to the server and gives what it answers; `Cut` where nothing is heard. */
function bring(address: string, from: string | undefined, { method, path, headers, body }: Asked, { stop, deaf = false }: Fate = {}): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const cut = (): void => reject(new Cut());
    const sending = request(`${address}${path}`, { method, ...(from === undefined ? {} : { localAddress: from }), headers: { ...headers, 'content-length': body.length }, timeout: 20_000 }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }));
      answer.on('error', cut);
      answer.on('aborted', cut);
    });
    sending.on('error', cut);
    sending.on('timeout', () => sending.destroy());
    if (stop !== undefined) {
      sending.write(body.subarray(0, stop), () => sending.destroy());
      cut();
      return;
    }
    sending.end(body, () => {
      if (deaf) setTimeout(() => sending.destroy(), 3);
    });
  });
}

/** So many of the last messages may come again late. */
const mostOld = 100;

/** Carries what is asked to the house as badly as it is told. What changes something may come again; what only reads does not. */
export class Carrier {
  readonly #address: () => string;
  readonly #dice: () => number;
  readonly #from: string | undefined;
  readonly #old: Asked[] = [];

  /** @param from the address that it calls from, where it is to have one of its own */
  constructor(address: () => string, dice: () => number, from?: string) {
    this.#address = address;
    this.#dice = dice;
    this.#from = from;
  }

  /** Throws `Cut` where whoever asked hears nothing, whether it arrived or not. */
  async carry(asked: Asked, mishap: Mishap): Promise<Answered> {
    const repeats = asked.method === 'POST';
    if (mishap === 'before') throw new Cut();
    if (mishap === 'half') return this.#bring(asked, { stop: Math.min(asked.body.length, 1 + Math.floor(this.#dice() * (asked.body.length - 1))) });
    if (mishap === 'late') {
      const old = this.#old[Math.floor(this.#dice() * this.#old.length)];
      if (old !== undefined) await this.#bring(old).catch(() => undefined);
    }
    if (repeats) this.#old.push(asked);
    if (this.#old.length > mostOld) this.#old.shift();
    const twin = mishap === 'twice' && repeats ? this.#bring(asked).catch(() => undefined) : undefined;
    const answer = await this.#bring(asked, { deaf: mishap === 'unheard' });
    await twin;
    if (mishap === 'lost') throw new Cut();
    return answer;
  }

  #bring(asked: Asked, fate: Fate = {}): Promise<Answered> {
    return bring(this.#address(), this.#from, asked, fate);
  }
}
