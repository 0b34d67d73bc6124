import { mostActs } from '@anhe/contract/devices';
import type { DeviceWord } from '@anhe/contract/devices';
import type { ActAnswer, FieldMessage, Outbox } from './outbox.ts';
import type { FieldStore } from './store.ts';

/** What the house answers a message. */
export interface HouseAnswer {
  readonly word: DeviceWord;
  readonly results: readonly ActAnswer[];
}

/** Brings a message to the house. Throws where no answer came, whatever happened there. */
export type Send = (message: FieldMessage) => Promise<HouseAnswer>;

/** How coming home went: what arrived, what still waits, and what the house said of the phone. */
export interface Homecoming {
  readonly arrived: number;
  readonly refused: number;
  readonly waiting: number;
  readonly word: DeviceWord | undefined;
  /** Nothing was heard in the end: the rest goes another time. */
  readonly cut: boolean;
}

/**
 * Sends what waits, a few acts at a time, until nothing does or the line is cut; one that is cut may be begun again at once.
 * A phone that is told to forget everything does so before it says anything else.
 */
export async function comeHome(store: FieldStore, outbox: Outbox, send: Send): Promise<Homecoming> {
  let [arrived, refused] = [0, 0];
  let word: DeviceWord | undefined;
  for (;;) {
    const message = await outbox.message(mostActs);
    let answer: HouseAnswer;
    try {
      answer = await send(message);
    } catch {
      // Whether it arrived is not known: it goes again as it is, and what was done answers as it did.
      return { arrived, refused, waiting: await outbox.waiting(), word, cut: true };
    }
    ({ word } = answer);
    await outbox.settle(message, answer);
    arrived += answer.results.length;
    refused += answer.results.filter(({ outcome }) => outcome === 'refused').length;
    if (['wiping', 'wiped', 'ended'].includes(word.state)) {
      await store.forget();
      return { arrived, refused, waiting: 0, word, cut: false };
    }
    const waiting = await outbox.waiting();
    if (waiting === 0 || answer.results.length === 0 || word.state !== 'active') return { arrived, refused, waiting, word, cut: false };
  }
}
