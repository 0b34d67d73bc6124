import { helloToSign } from '@anhe/contract/devices';
import type { DeviceWord, LockReason, PieceHead } from '@anhe/contract/devices';
import { dayOf, newId } from '@anhe/contract/kernel';
import type { Upload, Wording } from '@anhe/contract/kernel';
import { AwayTooLong, Forgotten, addPasskey, removePasskey, unlock, unlockByPasskey } from '../../offline/door.ts';
import { comeHome } from '../../offline/home.ts';
import type { HouseAnswer, Homecoming } from '../../offline/home.ts';
import { Outbox } from '../../offline/outbox.ts';
import type { FieldMessage, Receipt } from '../../offline/outbox.ts';
import { phonePasskeys } from '../../offline/passkey.ts';
import type { Passkeys } from '../../offline/passkey.ts';
import { FieldStore } from '../../offline/store.ts';
import type { Identity } from '../../offline/store.ts';
import { signText } from '../../offline/vault.ts';
import type { Keys } from '../../offline/vault.ts';
import { acts, mayDo } from './acts.ts';
import type { Act, ActInput } from './acts.ts';
import { Said, ask, post } from './house.ts';
import { forgetMark, markSetUp, wasSetUp } from './mark.ts';
import { readOwn, writeOwn } from './own.ts';
import type { Owner, Walk } from './own.ts';
import { makeReady, parcels, putParcel, sweepPhotos } from './parcels.ts';
import { headText, sendPhoto } from './photos.ts';
import type { PieceTaken } from './photos.ts';
import { nothingHeld, pullAll, readHolding } from './pull.ts';
import type { Holding, Page } from './pull.ts';
import { sortedBy } from './sorted.ts';
import { wordsFor } from './trouble.ts';

/** Why everything on the phone is gone. */
export type Gone = 'tries' | 'wiped' | 'ended' | 'evicted' | 'left' | 'untold';

/** Where the app stands: nothing set up, shut behind its passphrase, open, or locked from afar. */
export type Door =
  | { readonly at: 'looking' }
  | { readonly at: 'empty'; readonly gone?: Gone | undefined }
  | { readonly at: 'shut'; readonly waiting: number; /** It may be opened by its passkey. */ readonly passkey: boolean }
  | { readonly at: 'locked'; readonly why: LockReason; readonly waiting: number }
  | { readonly at: 'unknown'; readonly waiting: number }
  | { readonly at: 'open' };

/** An act that has not arrived, as its owner sees it. */
export interface WaitingAct {
  readonly command: string;
  readonly operation: string;
  readonly at: string;
  readonly photos: number;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What the pages draw. */
export interface Shown {
  readonly door: Door;
  readonly owner?: Owner | undefined;
  readonly who?: Identity | undefined;
  /** Whether it may be opened by the phone's passkey, too. */
  readonly passkey: boolean;
  readonly holding: Holding;
  readonly walk: Walk | null;
  readonly waiting: readonly WaitingAct[];
  readonly receipts: readonly Receipt[];
  /** When all of it was last asked for; null before the first time. */
  readonly asOf: string | null;
  readonly line: 'quiet' | 'busy' | 'none';
  /** How often in a row there was no way home. */
  readonly misses: number;
  /** How far this phone's clock is ahead of the house's, in milliseconds; 0 where it is right, or nobody knows. */
  readonly clockOff: number;
  /** Why sending or asking did not work, where it was more than no signal. */
  readonly trouble?: Wording | undefined;
  /** What was just done, to be read once. */
  readonly notice?: Wording | undefined;
}

const atFirst: Shown = { door: { at: 'looking' }, passkey: false, holding: nothingHeld, walk: null, waiting: [], receipts: [], asOf: null, line: 'quiet', misses: 0, clockOff: 0 };
const mostReceipts = 200;
const overStates: Partial<Readonly<Record<DeviceWord['state'], Gone>>> = { wiping: 'wiped', wiped: 'wiped', ended: 'ended' };

interface Opened {
  readonly keys: Keys;
  readonly outbox: Outbox;
  readonly who: Identity;
}

export interface Parts {
  readonly store: FieldStore;
  readonly now: () => Date;
  /** The phone's own, unless a test brings others. */
  readonly passkeys?: Passkeys;
}

/** A phone as the pages know it: what it shows, and what can be done on it. One for each window. */
export class FieldPhone {
  readonly #parts: Parts;
  readonly #passkeys: Passkeys;
  #shown: Shown = atFirst;
  #opened: Opened | undefined;
  #going: Promise<void> | undefined;
  /** Somebody called meanwhile. */
  #again = false;
  readonly #listeners = new Set<() => void>();

  constructor(parts: Parts = { store: new FieldStore(), now: () => new Date() }) {
    this.#parts = parts;
    this.#passkeys = parts.passkeys ?? phonePasskeys;
  }

  get shown(): Shown {
    return this.#shown;
  }

  get store(): FieldStore {
    return this.#parts.store;
  }

  /** The keys while it is open. Throws while it is shut: no page that needs them is drawn then. */
  get keys(): Keys {
    return this.#open().keys;
  }

  /** Tells of every change until the function it gives is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #show(part: Partial<Shown>): void {
    this.#shown = { ...this.#shown, ...part };
    for (const listener of this.#listeners) listener();
  }

  /** Shows a door and nothing else: what the phone holds leaves the memory with its keys. */
  #close(door: Door): void {
    this.#opened = undefined;
    this.#shown = { ...atFirst, door };
    for (const listener of this.#listeners) listener();
  }

  #open(): Opened {
    if (this.#opened === undefined) throw new Error('the phone is shut');
    return this.#opened;
  }

  async #waitingCount(): Promise<number> {
    return (await this.store.waiting.count()) + (await this.store.parcels.count());
  }

  /** Looks at what is on the phone. Throws where the browser keeps nothing. */
  async look(): Promise<void> {
    const self = await this.store.self.get('self');
    if (self === undefined) this.#show({ door: { at: 'empty', gone: wasSetUp() ? 'evicted' : undefined } });
    else this.#show({ door: { at: 'shut', waiting: await this.#waitingCount(), passkey: self.passkey != null }, who: self.who });
  }

  /** Opens with the passphrase. Throws `WrongPassphrase` with how many tries are left; what else stands in the way is shown. */
  open(passphrase: string): Promise<void> {
    return this.#tried(async () => this.enter(await unlock(this.store, passphrase, await this.#today())));
  }

  /** Opens by the phone's own passkey. Throws `PasskeyTrouble` and `WrongPasskey`; the passphrase opens it in any case. */
  openByPasskey(): Promise<void> {
    return this.#tried(async () => this.enter(await unlockByPasskey(this.store, await this.#today(), (lock) => this.#passkeys.ask(lock))));
  }

  /** Whether a passkey can be added: only where the phone and the browser have what it takes. */
  passkeyOffered(): Promise<boolean> {
    return this.#passkeys.offered();
  }

  /** Adds the phone's passkey as a second way in. Throws `WrongPassphrase` with how many tries are left, and `PasskeyTrouble`. */
  addPasskey(passphrase: string, label: string): Promise<void> {
    return this.#tried(async () => {
      await addPasskey(this.store, passphrase, await this.#today(), () => this.#passkeys.make(label));
      this.#show({ passkey: true });
    });
  }

  /** The passkey opens nothing any more; the passphrase does. */
  async removePasskey(): Promise<void> {
    const credential = await removePasskey(this.store);
    this.#show({ passkey: false });
    if (credential !== undefined) await this.#passkeys.drop(credential);
  }

  /** The city's day, also where the phone's clock is known to be wrong. */
  async #today(): Promise<string> {
    const self = await this.store.self.get('self');
    return dayOf(new Date(this.#parts.now().getTime() - (self?.clockOff ?? 0)));
  }

  async #tried(attempt: () => Promise<void>): Promise<void> {
    try {
      await attempt();
    } catch (error) {
      if (error instanceof AwayTooLong) this.#close({ at: 'locked', why: 'away', waiting: await this.#waitingCount() });
      else if (error instanceof Forgotten) this.#forgotten('tries');
      else throw error;
    }
  }

  /** Goes in with keys that were just made or opened. */
  async enter(keys: Keys): Promise<void> {
    const self = await this.store.self.get('self');
    if (self === undefined) throw new Forgotten();
    this.#opened = { keys, outbox: new Outbox(this.store, keys, this.#parts.now), who: self.who };
    markSetUp();
    await sweepPhotos(this.store, keys);
    await this.#read({ door: { at: 'open' }, who: self.who, passkey: self.passkey != null });
    void this.sync();
  }

  /** Shuts the app: the keys leave the memory, what waits stays. */
  async shut(): Promise<void> {
    this.#close({ at: 'looking' });
    await this.look();
  }

  /** Everything goes. */
  async leave(why: Gone): Promise<void> {
    await this.store.forget();
    this.#forgotten(why);
  }

  #forgotten(why: Gone): void {
    forgetMark();
    this.#close({ at: 'empty', gone: why });
  }

  /** Reads anew what the pages draw. */
  async #read(more: Partial<Shown> = {}): Promise<void> {
    const { keys, outbox } = this.#open();
    const [self, owner, walk, pulling, holding, acts, held, receipts] = await Promise.all([
      this.store.self.get('self'),
      readOwn(this.store, keys, 'owner'), readOwn(this.store, keys, 'walk'), readOwn(this.store, keys, 'pulling'), readHolding(this.store, keys), outbox.all(), parcels(this.store, keys), outbox.receipts(mostReceipts),
    ]);
    const waiting: WaitingAct[] = [
      ...acts.map(({ command, operation, at, input }) => ({ command, operation, at, photos: 0, input: JSON.parse(input) as Record<string, unknown> })), // the JSON that was signed
      ...held.map(({ command, operation, at, photos, input }) => ({ command, operation: operation.name, at, photos: photos.length, input })),
    ];
    if (this.#opened === undefined) return;
    this.#show({ ...more, clockOff: self?.clockOff ?? 0, owner, walk: walk ?? null, holding, asOf: pulling?.at ?? null, waiting: sortedBy(waiting, ({ at }) => at), receipts });
  }

  /** The moment as the house would tell it. */
  now(): Promise<Date> {
    return this.#open().outbox.now();
  }

  /**
   * Does something on the phone: it is on the disk when this resolves, and goes out when there is a signal.
   * @param photos ids of photographs that the act names, in its `photos`
   */
  async act<A extends Act>(act: A, input: ActInput<A>, { command, basis, photos = [] }: { readonly command: string; readonly basis?: number; readonly photos?: readonly string[] }): Promise<void> {
    const { keys, outbox } = this.#open();
    const { name, version } = acts[act];
    const done = { operation: { name, version }, input, command, ...(basis === undefined ? {} : { basis }) };
    if (photos.length === 0) await outbox.put(done);
    else await putParcel(this.store, keys, { ...done, photos, at: (await outbox.now()).toISOString() });
    await this.#read();
    void this.sync();
  }

  /** Says what was done, until the next page. */
  tell(notice: Wording | undefined): void {
    this.#show({ notice });
  }

  /** Keeps how far the patrol has come. */
  async walk(walk: Walk | null): Promise<void> {
    await writeOwn(this.store, this.keys, 'walk', walk);
    this.#show({ walk });
  }

  /**
   * Sends what waits and asks what is new. A call meanwhile joins the first, and has it go once more where it came to nothing or left
   * something behind: the signal, or the act, may have come after it had looked. Never throws: how it went is shown.
   */
  sync(): Promise<void> {
    this.#again = this.#going !== undefined;
    this.#going ??= this.#syncs().finally(() => {
      this.#going = undefined;
    });
    return this.#going;
  }

  async #syncs(): Promise<void> {
    do {
      this.#again = false;
      await this.#sync();
    } while (this.#again && this.#opened !== undefined && (this.#shown.line === 'none' || this.#shown.waiting.length > 0));
  }

  async #sync(): Promise<void> {
    if (this.#opened === undefined) return;
    this.#show({ line: 'busy' });
    try {
      const { word, trouble } = await this.#roundTrip();
      if (word !== undefined && (await this.#heeded(word))) return;
      await this.#read({ line: 'quiet', misses: 0, trouble });
    } catch (error) {
      await this.#failed(error);
    }
  }

  async #failed(error: unknown): Promise<void> {
    if (this.#opened === undefined) return;
    if (error instanceof Said && error.code === 'devices.unknown') {
      return this.#close({ at: 'unknown', waiting: await this.#waitingCount() });
    }
    const heard = error instanceof Said;
    await this.#read({ line: heard ? 'quiet' : 'none', misses: heard ? 0 : this.#shown.misses + 1, trouble: error instanceof Error && error.name === 'Unheard' ? undefined : wordsFor(error) });
  }

  /** What waits, then photographs and the acts that name them, then what is new. */
  async #roundTrip(): Promise<{ readonly word: DeviceWord | undefined; readonly trouble?: Wording | undefined }> {
    const { keys, outbox, who } = this.#open();
    let home = await this.#goHome(outbox);
    if (home.word?.state !== 'active') return home;
    const { ready, trouble } = await makeReady(this.store, keys, outbox, (photo) => this.#bring(photo));
    if (ready > 0) home = await this.#goHome(outbox);
    if (home.word?.state !== 'active') return home;
    try {
      const { word } = await pullAll(this.store, keys, (since) => this.#ask(who, keys, since), this.#parts.now);
      return { word, trouble };
    } catch (error) {
      // The post ended: what was done was handed in, there is nothing more to see.
      if (error instanceof Said && error.code === 'devices.post-ended') return { word: home.word, trouble: error.words };
      throw error;
    }
  }

  async #goHome(outbox: Outbox): Promise<Homecoming> {
    let failure: unknown;
    const send = async (message: FieldMessage): Promise<HouseAnswer> => {
      try {
        return (await post('/field/send', message)) as HouseAnswer; // as the house checked it
      } catch (error) {
        failure = error;
        throw error;
      }
    };
    const home = await comeHome(this.store, outbox, send);
    if (home.cut) throw failure;
    return home;
  }

  async #ask(who: Identity, keys: Keys, since: string | null): Promise<Page> {
    const nonce = `${this.#parts.now().toISOString()} ${newId()}`;
    return (await post('/field/pull', { ...who, nonce, signature: await signText(keys, helloToSign(who.device, nonce)), since })) as Page; // as the house checked it
  }

  async #bring(photo: string): Promise<Upload | undefined> {
    const { keys, who } = this.#open();
    const send = async (head: PieceHead, piece: ArrayBuffer): Promise<PieceTaken> => {
      const said = { 'anhe-piece': headText(head) };
      // Nothing to carry: it only asks how far the photograph has come.
      const init = piece.byteLength === 0 ? { headers: said } : { headers: { ...said, 'content-type': 'application/octet-stream' }, body: piece };
      return (await ask('/field/photo', { method: 'POST', ...init })) as PieceTaken; // as the house checked it
    };
    try {
      return await sendPhoto(this.store, keys, who, photo, send, this.#parts.now);
    } catch (error) {
      if (error instanceof Said && error.code === 'devices.post-ended') return undefined;
      throw error;
    }
  }

  /** Does what the house's word asks; true where nothing is to be shown any more. */
  async #heeded(word: DeviceWord): Promise<boolean> {
    const over = overStates[word.state];
    if (over !== undefined) {
      await this.leave(over);
      return true;
    }
    if (word.state !== 'locked') return false;
    this.#close({ at: 'locked', why: word.lock ?? 'asked', waiting: await this.#waitingCount() });
    return true;
  }

  /** Whether the owner's role may do something at all; false while nothing is known. */
  may(act: Act): boolean {
    const { owner } = this.#shown;
    return owner !== undefined && mayDo(owner.role, act);
  }
}
