import { request } from 'node:http';
import type { HouseAnswer } from '../../../web/src/offline/home.ts';
import type { FieldMessage } from '../../../web/src/offline/outbox.ts';

/** What the line does to a message. */
export const mishaps = {
  none: 'goes through', before: 'is cut before it leaves', half: 'is cut in the middle', unheard: 'is cut before the answer', lost: 'its answer is lost', twice: 'arrives twice at once', late: 'an older one arrives again before it',
} as const;
export type Mishap = keyof typeof mishaps;

export class Cut extends Error {
  override readonly name = 'Cut';
}

/** Bytes to the server and what it answers; `Cut` where nothing is heard. @param stop after so many bytes of the body the line is cut */
function post(address: string, from: string, body: Buffer, { stop, deaf = false }: { readonly stop?: number; readonly deaf?: boolean } = {}): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const cut = (): void => reject(new Cut());
    const sending = request(`${address}/api/field/send`, { method: 'POST', localAddress: from, headers: { 'content-type': 'application/json', 'content-length': body.length }, timeout: 20_000 }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }));
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

/**
 * A line from one phone to the server, which is told what happens to the next message. Each phone calls from an address of its
 * own, as phones do.
 */
export class Line {
  readonly #address: () => string;
  readonly #from: string;
  readonly #dice: () => number;
  readonly #old: Buffer[] = [];
  next: Mishap = 'none';
  /** What was heard that is neither an answer nor a cut. */
  readonly strange: string[] = [];

  constructor(address: () => string, from: string, dice: () => number) {
    this.#address = address;
    this.#from = from;
    this.#dice = dice;
  }

  send = async (message: FieldMessage): Promise<HouseAnswer> => {
    const body = Buffer.from(JSON.stringify(message));
    const mishap = this.next;
    this.next = 'none';
    if (mishap === 'before') throw new Cut();
    if (mishap === 'half') return this.#heard(await post(this.#address(), this.#from, body, { stop: 1 + Math.floor(this.#dice() * (body.length - 1)) }));
    if (mishap === 'late') {
      const old = this.#old[Math.floor(this.#dice() * this.#old.length)];
      if (old !== undefined) await post(this.#address(), this.#from, old).catch(() => undefined);
    }
    this.#old.push(body);
    const twin = mishap === 'twice' ? post(this.#address(), this.#from, body).catch(() => undefined) : undefined;
    const answer = await post(this.#address(), this.#from, body, { deaf: mishap === 'unheard' });
    await twin;
    if (mishap === 'lost') throw new Cut();
    return this.#heard(answer);
  };

  #heard({ status, text }: { readonly status: number; readonly text: string }): HouseAnswer {
    if (status === 200) return JSON.parse(text) as HouseAnswer; // what the house answers a message that it took
    // Waited too long, or its twin was quicker: it comes again.
    if (status !== 503) this.strange.push(`${status} ${text.slice(0, 300)}`);
    throw new Cut();
  }
}
