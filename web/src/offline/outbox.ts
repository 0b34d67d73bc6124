import { damagedAct, helloToSign, textToSign } from '@anhe/contract/devices';
import type { ActOutcome, DeviceWord, SignedAct } from '@anhe/contract/devices';
import { newId } from '@anhe/contract/kernel';
import type { FieldStore, Self } from './store.ts';
import { seal, signText, unseal } from './vault.ts';
import type { Keys, Sealed } from './vault.ts';

/** An act as somebody does it on the phone. */
export interface Done {
  readonly operation: { readonly name: string; readonly version: number };
  readonly input: Readonly<Record<string, unknown>>;
  readonly basis?: number | undefined;
  /** Made when the form was opened, so that a second tap is the same act. */
  readonly command: string;
  /** When it was done, by the house's clock, where it waited for its photographs since. */
  readonly at?: string | undefined;
}

/** What became of an act, as its owner is shown. */
export interface Receipt extends ActAnswer {
  readonly arrivedAt: string;
  readonly operation: string;
  /** When it was done. */
  readonly at: string | undefined;
  readonly command: string | undefined;
}

/** What the house said of one act. */
export interface ActAnswer {
  readonly sequence: number;
  readonly outcome: ActOutcome;
  readonly answer: unknown;
  readonly problem: { readonly code: string; readonly zh: string; readonly en: string } | null;
}

/** What goes out when a phone comes home. */
export interface FieldMessage {
  readonly county: string;
  readonly device: string;
  readonly person: string;
  readonly nonce: string;
  readonly signature: string;
  readonly waiting: number;
  readonly acts: readonly SignedAct[];
}

export class NotSetUp extends Error {
  override readonly name = 'NotSetUp';
}

const boundTo = (table: 'waiting' | 'receipts', sequence: number): string => `${table} ${sequence}`;

/**
 * The acts of a phone in their order: each is signed and on the disk before its owner is told that it is kept, goes out until
 * the house has said what became of it, and is never dropped.
 */
export class Outbox {
  readonly #store: FieldStore;
  readonly #keys: Keys;
  readonly #now: () => Date;
  /** One after the other: numbers are given in the order of the taps. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: FieldStore, keys: Keys, now: () => Date = () => new Date()) {
    this.#store = store;
    this.#keys = keys;
    this.#now = now;
  }

  async #self(): Promise<Self> {
    const self = await this.#store.self.get('self');
    if (self === undefined) throw new NotSetUp();
    return self;
  }

  /** Keeps an act; gives its number once it is on the disk. The same command again gives the number that it has. */
  put(done: Done): Promise<number> {
    const turn = this.#after(this.#last, done);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #after(before: Promise<unknown>, done: Done): Promise<number> {
    await before;
    return this.#put(done);
  }

  /** The moment as the house would tell it, as far as this phone has heard. */
  async now(): Promise<Date> {
    const { clockOff } = await this.#self();
    return new Date(this.#now().getTime() - clockOff);
  }

  async #put({ operation, input, basis, command, at }: Done): Promise<number> {
    for (;;) {
      const { who, next, clockOff } = await this.#self();
      for (const act of await this.all()) if (act.command === command) return act.sequence;
      const bare = {
        sequence: next, command, operation: operation.name, version: operation.version, ...(basis === undefined ? {} : { basis }),
        at: at ?? new Date(this.#now().getTime() - clockOff).toISOString(), input: JSON.stringify(input),
      };
      const act: SignedAct = { ...bare, signature: await signText(this.#keys, textToSign(who.device, bare)) };
      const sealed = await seal(this.#keys, act, boundTo('waiting', next));
      // Signing takes its time outside of the transaction: another window may have taken the number meanwhile.
      const taken = await this.#store.transaction('rw', this.#store.self, this.#store.waiting, async () => {
        const self = await this.#self();
        if (self.next !== next) return false;
        await this.#store.waiting.add({ sequence: next, command, sealed });
        await this.#store.self.put({ ...self, next: next + 1 });
        return true;
      });
      if (taken) return next;
    }
  }

  /** How many wait, by what lies on the disk. */
  waiting(): Promise<number> {
    return this.#store.waiting.count();
  }

  /**
   * The acts that wait, in their order. In the place of one that does not open any more, or that was taken out of the database by
   * hand, stands an act that says so: the rest goes on, and somebody is told.
   */
  async all(most = 10_000): Promise<SignedAct[]> {
    const slots = await this.#slots(most);
    return Promise.all(slots.map(async ({ sequence, command, sealed }) => {
      try {
        if (sealed === undefined) return await this.#damaged(sequence, command);
        return (await unseal(this.#keys, sealed, boundTo('waiting', sequence))) as SignedAct; // as `put` sealed it: nothing else opens
      } catch {
        return this.#damaged(sequence, command);
      }
    }));
  }

  /** Every number that was given and of which the house has not said what became of it, with what lies under it. */
  async #slots(most: number): Promise<readonly { readonly sequence: number; readonly command?: string; readonly sealed?: Sealed }[]> {
    return this.#store.transaction('r', this.#store.self, this.#store.waiting, this.#store.receipts, async () => {
      const rows = await this.#store.waiting.orderBy('sequence').limit(most).toArray();
      const last = (await this.#store.receipts.orderBy('sequence').last())?.sequence ?? 0;
      const { next } = (await this.#store.self.get('self')) ?? { next: 0 };
      const end = rows.length < most ? next : (rows[rows.length - 1]?.sequence ?? next);
      const known = new Set(rows.map(({ sequence }) => sequence));
      const lost: { readonly sequence: number }[] = [];
      // The house takes number n after n − 1: a hole would hold up everything behind it for ever.
      for (let sequence = last + 1; sequence < end && lost.length < most; sequence += 1) if (!known.has(sequence)) lost.push({ sequence });
      return [...rows, ...lost].sort((one, other) => one.sequence - other.sequence).slice(0, most);
    });
  }

  async #damaged(sequence: number, command: string | undefined): Promise<SignedAct> {
    const { who } = await this.#self();
    const bare = { sequence, command: newId(), operation: damagedAct, version: 1, at: this.#now().toISOString(), input: JSON.stringify(command === undefined ? {} : { command }) };
    const act = { ...bare, signature: await signText(this.#keys, textToSign(who.device, bare)) };
    // Kept, so that it is the same one when it goes out again.
    await this.#store.waiting.put({ sequence, ...(command === undefined ? {} : { command }), sealed: await seal(this.#keys, act, boundTo('waiting', sequence)) });
    return act;
  }

  /** The next message: the oldest acts that wait, and who sends them. */
  async message(most: number): Promise<FieldMessage> {
    const [{ who }, acts, waiting] = await Promise.all([this.#self(), this.all(most), this.waiting()]);
    const nonce = `${this.#now().toISOString()} ${newId()}`;
    return { ...who, nonce, signature: await signText(this.#keys, helloToSign(who.device, nonce)), waiting, acts };
  }

  /** Takes down what the house said: what arrived leaves the outbox and becomes a receipt, in one transaction. */
  async settle(message: FieldMessage, { word, results }: { readonly word: DeviceWord; readonly results: readonly ActAnswer[] }): Promise<void> {
    const sealed = await Promise.all(results.map(async (result) => {
      const act = message.acts.find(({ sequence }) => sequence === result.sequence);
      const { sequence, outcome } = result;
      return { sequence, outcome, arrivedAt: word.now, sealed: await seal(this.#keys, { operation: act?.operation, at: act?.at, command: act?.command, answer: result.answer, problem: result.problem }, boundTo('receipts', sequence)) };
    }));
    const sent = new Date(message.nonce.slice(0, 24));
    await this.#store.transaction('rw', this.#store.self, this.#store.waiting, this.#store.receipts, async () => {
      await this.#store.waiting.bulkDelete(results.map(({ sequence }) => sequence));
      // One that was refused before answers without its reason the second time: the first stays.
      const known = new Set(await this.#store.receipts.toCollection().primaryKeys());
      await this.#store.receipts.bulkAdd(sealed.filter(({ sequence }) => !known.has(sequence)));
      const self = await this.#self();
      await this.#store.self.put({ ...self, heardAt: this.#now().toISOString(), clockOff: clockOff(sent, word.now), locksOn: word.locksOn });
    });
  }

  /** What became of what was sent, the newest first. */
  async receipts(most = 100): Promise<readonly Receipt[]> {
    const rows = await this.#store.receipts.orderBy('sequence').reverse().limit(most).toArray();
    const read = await Promise.all(rows.map(async ({ sequence, outcome, arrivedAt, sealed }) => {
      try {
        const said = (await unseal(this.#keys, sealed, boundTo('receipts', sequence))) as Pick<Receipt, 'operation' | 'at' | 'command' | 'answer' | 'problem'>; // as `settle` sealed it
        return [{ ...said, sequence, outcome, arrivedAt }];
      } catch {
        // Spoilt on the disk: the house has the act, and the rest of the page is drawn.
        return [];
      }
    }));
    return read.flat();
  }
}

/** A clock that is off by less is taken as right. */
const slackMs = 120_000;

/** How far a phone's clock is ahead of the house's, in milliseconds; 0 where it is taken as right. */
export function clockOff(here: Date, there: string): number {
  const off = here.getTime() - Date.parse(there);
  return Math.abs(off) > slackMs ? off : 0;
}
