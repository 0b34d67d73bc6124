import type { FieldStore, Identity, Self } from './store.ts';
import { WrongPasskey, WrongPassphrase, dataKeyOf, lockByPasskey, makeVault, mostTries, openByPasskey, openVault } from './vault.ts';
import type { Keys, PasskeyLock, PasskeySecret } from './vault.ts';

/** Too many wrong passphrases: nothing is left on the phone. */
export class Forgotten extends Error {
  override readonly name = 'Forgotten';
}

/** The phone was away from the house too long: signing in opens it, the passphrase alone does not. */
export class AwayTooLong extends Error {
  override readonly name = 'AwayTooLong';
}

/** Sets this phone up; what it held before is gone. Throws a RangeError for a passphrase that is too short. */
export async function setUp(store: FieldStore, who: Identity, passphrase: string, locksOn: string, rounds?: number): Promise<{ readonly keys: Keys; readonly point: string }> {
  const { locked, keys } = await makeVault(passphrase, rounds);
  await store.forget();
  await store.self.put({ key: 'self', who, vault: locked, next: 1, tries: 0, heardAt: null, clockOff: 0, locksOn });
  return { keys, point: locked.point };
}

async function selfOf(store: FieldStore, today: string): Promise<Self> {
  const self = await store.self.get('self');
  if (self === undefined) throw new Forgotten();
  if (self.locksOn !== null && today >= self.locksOn) throw new AwayTooLong();
  return self;
}

/** Tries a passphrase. A wrong one is counted before it is answered, so that switching off in between gains nothing. */
async function counted<T>(store: FieldStore, self: Self, attempt: () => Promise<T>): Promise<T> {
  const tries = self.tries + 1;
  await store.self.update('self', { tries });
  try {
    const found = await attempt();
    await store.self.update('self', { tries: 0 });
    return found;
  } catch (error) {
    if (!(error instanceof WrongPassphrase)) throw error;
    if (tries < mostTries) throw new WrongPassphrase(String(mostTries - tries), { cause: error });
    await store.forget();
    throw new Forgotten('', { cause: error });
  }
}

/**
 * Opens the phone. Throws `WrongPassphrase` with how many tries are left, `Forgotten` after the last, `AwayTooLong` from the
 * day on which it locks itself.
 * @param today by the phone's calendar
 */
export async function unlock(store: FieldStore, passphrase: string, today: string): Promise<Keys> {
  const self = await selfOf(store, today);
  return counted(store, self, () => openVault(self.vault, passphrase));
}

/**
 * Opens the phone by its own passkey. What it answers wrongly is not counted: the phone itself counts who tries to unlock it.
 * Throws `WrongPasskey`, `AwayTooLong` and what `ask` throws.
 * @param ask the passkey's answer to the question of its lock
 */
export async function unlockByPasskey(store: FieldStore, today: string, ask: (lock: PasskeyLock) => Promise<ArrayBuffer>): Promise<Keys> {
  const { vault, passkey } = await selfOf(store, today);
  if (passkey == null) throw new WrongPasskey();
  const keys = await openByPasskey(vault, passkey, await ask(passkey));
  await store.self.update('self', { tries: 0 });
  return keys;
}

/**
 * Adds the phone's own passkey as a second way in. It takes the passphrase, whose wrong ones count as at the door; the passkey
 * is made once that was right. Throws as `unlock` and `make` do.
 */
export async function addPasskey(store: FieldStore, passphrase: string, today: string, make: () => Promise<PasskeySecret>): Promise<void> {
  const self = await selfOf(store, today);
  const raw = await counted(store, self, () => dataKeyOf(self.vault, passphrase));
  await store.self.update('self', { passkey: await lockByPasskey(raw, await make()) });
}

/** The passkey opens nothing any more; gives which it was. */
export async function removePasskey(store: FieldStore): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const self = await store.self.get('self');
  await store.self.update('self', { passkey: null });
  return self?.passkey?.credential;
}
