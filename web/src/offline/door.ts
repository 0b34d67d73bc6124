import type { FieldStore, Identity } from './store.ts';
import { WrongPassphrase, makeVault, mostTries, openVault } from './vault.ts';
import type { Keys } from './vault.ts';

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

/**
 * Opens the phone. A wrong passphrase is counted before it is answered, so that switching off in between gains nothing. Throws
 * `WrongPassphrase` with how many tries are left, `Forgotten` after the last, `AwayTooLong` from the day on which it locks itself.
 * @param today by the phone's calendar
 */
export async function unlock(store: FieldStore, passphrase: string, today: string): Promise<Keys> {
  const self = await store.self.get('self');
  if (self === undefined) throw new Forgotten();
  if (self.locksOn !== null && today >= self.locksOn) throw new AwayTooLong();
  const tries = self.tries + 1;
  await store.self.update('self', { tries });
  try {
    const keys = await openVault(self.vault, passphrase);
    await store.self.update('self', { tries: 0 });
    return keys;
  } catch (error) {
    if (!(error instanceof WrongPassphrase)) throw error;
    if (tries < mostTries) throw new WrongPassphrase(String(mostTries - tries), { cause: error });
    await store.forget();
    throw new Forgotten('', { cause: error });
  }
}
