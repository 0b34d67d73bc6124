import 'fake-indexeddb/auto';
import { createHmac, randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { newId } from '@anhe/contract/kernel';
import { AwayTooLong, Forgotten, addPasskey, removePasskey, setUp, unlock, unlockByPasskey } from './door.ts';
import { FieldStore } from './store.ts';
import { WrongPasskey, WrongPassphrase, dataKeyOf, mostTries, seal, unseal } from './vault.ts';
import type { PasskeyLock, PasskeySecret } from './vault.ts';

const passphrase = '石榴树下的三块石头';
const today = '2026-11-27';
const stores: FieldStore[] = [];
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.delete()));
});

async function phone() {
  const store = new FieldStore(`passkey ${newId()}`);
  stores.push(store);
  const { keys } = await setUp(store, { county: '610524', device: newId(), person: newId() }, passphrase, '2026-12-09', 1000);
  return { store, keys };
}

/** A phone's authenticator: what it answers to a question is always the same, and another one answers otherwise. */
class Authenticator {
  made = 0;
  readonly credential = new Uint8Array(randomBytes(16));
  readonly #own = randomBytes(32);

  answer(salt: Uint8Array): ArrayBuffer {
    return new Uint8Array(createHmac('sha256', this.#own).update(salt).digest()).buffer;
  }

  readonly make = async (): Promise<PasskeySecret> => {
    this.made += 1;
    const salt = new Uint8Array(randomBytes(32));
    return { credential: this.credential, salt, secret: this.answer(salt) };
  };

  readonly ask = async ({ salt }: PasskeyLock): Promise<ArrayBuffer> => this.answer(salt);
}

const rowOf = async (store: FieldStore) => {
  const self = await store.self.get('self');
  if (self === undefined) throw new Error('the phone is set up');
  return self;
};

describe('a phone’s own passkey', () => {
  it('opens the same keys as the passphrase, which stays', async () => {
    const { store, keys } = await phone();
    const own = new Authenticator();
    const sealed = await seal(keys, { text: '两家的话' }, 'here');
    await addPasskey(store, passphrase, today, own.make);
    expect(await unseal(await unlockByPasskey(store, today, own.ask), sealed, 'here')).toEqual({ text: '两家的话' });
    expect(await unseal(await unlock(store, passphrase, today), sealed, 'here')).toEqual({ text: '两家的话' });
  });

  it('opens nothing for another one, nor once it was moved to another credential', async () => {
    const { store } = await phone();
    const own = new Authenticator();
    await addPasskey(store, passphrase, today, own.make);
    await expect(unlockByPasskey(store, today, new Authenticator().ask)).rejects.toThrow(WrongPasskey);
    const { passkey } = await rowOf(store);
    if (passkey == null) throw new Error('it was added');
    await store.self.update('self', { passkey: { ...passkey, credential: new Uint8Array(randomBytes(16)) } });
    await expect(unlockByPasskey(store, today, own.ask)).rejects.toThrow(WrongPasskey);
  });

  it('leaves neither its secret nor the data key on the disk', async () => {
    const { store } = await phone();
    const own = new Authenticator();
    await addPasskey(store, passphrase, today, own.make);
    const self = await rowOf(store);
    const secrets = [own.answer(self.passkey?.salt ?? new Uint8Array()), await dataKeyOf(self.vault, passphrase)].map((bytes) => Buffer.from(bytes).toString('hex'));
    const kept = JSON.stringify(self, (_key, value: unknown) => (value instanceof ArrayBuffer ? Buffer.from(value).toString('hex') : value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value));
    expect(kept).toContain(Buffer.from(own.credential).toString('hex'));
    for (const secret of secrets) expect(kept).not.toContain(secret);
  });

  it('is added by the passphrase alone, and wrong ones count as at the door, down to the last', async () => {
    const { store } = await phone();
    const own = new Authenticator();
    await expect(addPasskey(store, '记不清的口令啊啊', today, own.make)).rejects.toMatchObject({ name: 'WrongPassphrase', message: String(mostTries - 1) });
    expect((await rowOf(store)).tries).toBe(1);
    for (let tries = 2; tries < mostTries; tries += 1) await expect(unlock(store, '记不清的口令啊啊', today)).rejects.toThrow(WrongPassphrase);
    await expect(addPasskey(store, '记不清的口令啊啊', today, own.make)).rejects.toThrow(Forgotten);
    expect([await store.self.count(), own.made]).toEqual([0, 0]);
  });

  it('begins the count anew, and does not open a phone that was away too long', async () => {
    const { store } = await phone();
    const own = new Authenticator();
    await addPasskey(store, passphrase, today, own.make);
    await expect(unlock(store, '记不清的口令啊啊', today)).rejects.toThrow(WrongPassphrase);
    await unlockByPasskey(store, today, own.ask);
    expect((await rowOf(store)).tries).toBe(0);
    await expect(unlockByPasskey(store, '2026-12-09', own.ask)).rejects.toThrow(AwayTooLong);
  });

  it('opens nothing once it was removed, nor after the phone was set up anew', async () => {
    const { store } = await phone();
    const own = new Authenticator();
    await addPasskey(store, passphrase, today, own.make);
    expect(await removePasskey(store)).toEqual(own.credential);
    await expect(unlockByPasskey(store, today, own.ask)).rejects.toThrow(WrongPasskey);
    await addPasskey(store, passphrase, today, own.make);
    await setUp(store, { county: '610524', device: newId(), person: newId() }, passphrase, '2026-12-09', 1000);
    await expect(unlockByPasskey(store, today, own.ask)).rejects.toThrow(WrongPasskey);
  });
});
