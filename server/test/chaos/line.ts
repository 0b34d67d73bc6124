import type { HouseAnswer } from '../../../web/src/offline/home.ts';
import type { FieldMessage } from '../../../web/src/offline/outbox.ts';
import { Carrier, Cut } from './carrier.ts';
import type { Answered, Mishap } from './carrier.ts';

/**
 * A line from one phone to the server, which is told what happens to the next message. Each phone calls from an address of its
 * own, as phones do.
 */
export class Line {
  readonly #carrier: Carrier;
  next: Mishap = 'none';
  /** What was heard that is neither an answer nor a cut. */
  readonly strange: string[] = [];

  constructor(address: () => string, from: string, dice: () => number) {
    this.#carrier = new Carrier(address, dice, from);
  }

  send = async (message: FieldMessage): Promise<HouseAnswer> => {
    const mishap = this.next;
    this.next = 'none';
    return this.#heard(await this.#carrier.carry({ method: 'POST', path: '/api/field/send', headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(message)) }, mishap));
  };

  #heard({ status, body }: Answered): HouseAnswer {
    const text = body.toString('utf8');
    if (status === 200) return JSON.parse(text) as HouseAnswer; // what the house answers a message that it took
    // Waited too long, or its twin was quicker: it comes again.
    if (status !== 503) this.strange.push(`${status} ${text.slice(0, 300)}`);
    throw new Cut();
  }
}
