import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { SignedAct, helloToSign, textToSign } from '@anhe/contract/devices';
import type { DeviceWord } from '@anhe/contract/devices';
import { newId } from '@anhe/contract/kernel';
import { AwayTooLong, Forgotten, setUp, unlock } from './door.ts';
import { comeHome } from './home.ts';
import type { HouseAnswer } from './home.ts';
import { Outbox } from './outbox.ts';
import type { FieldMessage } from './outbox.ts';
import { FieldStore } from './store.ts';
import { WrongPassphrase, makeVault, mostTries, openVault, seal, unseal } from './vault.ts';

const rounds = 1000;
const passphrase = '石榴树下的三块石头';
const now = new Date('2026-11-25T20:00:00+08:00');
const word = (more: Partial<DeviceWord> = {}): DeviceWord => ({ state: 'active', lock: null, sequence: 0, locksOn: '2026-12-09', now: now.toISOString(), ...more });
const note = { name: 'matters.note', version: 1 };
let stores: FieldStore[] = [];
afterEach(async () => {
  await Promise.all(stores.map((store) => store.delete()));
  stores = [];
});

async function phone(clock: () => Date = () => now) {
  const store = new FieldStore(`field ${newId()}`);
  stores.push(store);
  const { locked, keys } = await makeVault(passphrase, rounds);
  const who = { county: '610524', device: newId(), person: newId() };
  await store.self.put({ key: 'self', who, vault: locked, next: 1, tries: 0, heardAt: null, clockOff: 0, locksOn: null });
  return { store, keys, who, locked, outbox: new Outbox(store, keys, clock) };
}

const point = (text: string): Promise<CryptoKey> => crypto.subtle.importKey('raw', Buffer.from(text, 'base64url'), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
const isSigned = async (key: CryptoKey, text: string, signature: string): Promise<boolean> => crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, Buffer.from(signature, 'base64url'), new TextEncoder().encode(text));
const done = ({ acts }: FieldMessage): HouseAnswer => ({ word: word(), results: acts.map(({ sequence }) => ({ sequence, outcome: 'done', answer: { revision: sequence }, problem: null })) });

describe('a vault', () => {
  it('opens by its passphrase alone, however its letters were typed', async () => {
    const { locked, keys } = await makeVault('ＡＢＣ石榴树下面', rounds);
    const sealed = await seal(keys, { text: '两家的话' }, 'here');
    const opened = await openVault(locked, 'ABC石榴树下面');
    expect(await unseal(opened, sealed, 'here')).toEqual({ text: '两家的话' });
    await expect(openVault(locked, 'ABC石榴树下方')).rejects.toThrow(WrongPassphrase);
  });

  it('keeps each thing where it was put, and asks for eight letters', async () => {
    const { keys } = await makeVault(passphrase, rounds);
    await expect(unseal(keys, await seal(keys, 1, 'waiting 1'), 'waiting 2')).rejects.toThrow();
    await expect(makeVault('短短的口令', rounds)).rejects.toThrow(RangeError);
  });

  it('shows nothing of what lies on the phone', async () => {
    const { store, outbox } = await phone();
    await outbox.put({ operation: note, input: { text: '范大勇不认账' }, command: newId() });
    const text = JSON.stringify([await store.self.toArray(), await store.waiting.toArray()], (_key, value: unknown) => (value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : value));
    expect(text).not.toContain('范大勇');
    expect(text).not.toContain('matters.note');
  });
});

describe('an outbox', () => {
  it('gives numbers in the order of the taps, signs each act, and keeps a second tap as the same', async () => {
    const { outbox, locked, who } = await phone();
    const command = newId();
    const numbers = await Promise.all([outbox.put({ operation: note, input: { text: '一' }, command }), outbox.put({ operation: note, input: { text: '二' }, command: newId() }), outbox.put({ operation: note, input: { text: '一' }, command })]);
    expect(numbers).toEqual([1, 2, 1]);
    const acts = await outbox.all();
    expect(acts.map(({ sequence, input }) => [sequence, input])).toEqual([[1, '{"text":"一"}'], [2, '{"text":"二"}']]);
    const key = await point(locked.point);
    for (const act of acts) {
      expect(SignedAct.safeParse(act).success).toBe(true);
      expect(await isSigned(key, textToSign(who.device, act), act.signature)).toBe(true);
    }
    const message = await outbox.message(20);
    expect(await isSigned(key, helloToSign(who.device, message.nonce), message.signature)).toBe(true);
  });

  it('of two windows gives no number twice', async () => {
    const { store, keys, outbox } = await phone();
    const other = new Outbox(store, keys, () => now);
    const numbers = await Promise.all(Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? outbox : other).put({ operation: note, input: { text: `${at}` }, command: newId() })));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
  });

  it('that was closed in the middle of a write holds the act whole or not at all, and goes on', async () => {
    const { store, keys, outbox } = await phone();
    await outbox.put({ operation: note, input: { text: '一' }, command: newId() });
    const second = outbox.put({ operation: note, input: { text: '二' }, command: newId() });
    store.close();
    await second.catch(() => undefined);
    const again = new FieldStore(store.name);
    stores.push(again);
    const opened = new Outbox(again, keys, () => now);
    const kept = (await opened.all()).length;
    expect((await again.self.get('self'))?.next).toBe(kept + 1);
    expect(await opened.put({ operation: note, input: { text: '三' }, command: newId() })).toBe(kept + 1);
  });
});

describe('a phone’s door', () => {
  const setPhone = async () => {
    const store = new FieldStore(`door ${newId()}`);
    stores.push(store);
    const who = { county: '610524', device: newId(), person: newId() };
    const { keys } = await setUp(store, who, passphrase, '2026-12-09', rounds);
    return { store, outbox: new Outbox(store, keys, () => now) };
  };

  it('counts wrong passphrases, forgets everything after the last, and starts anew after a right one', async () => {
    const { store, outbox } = await setPhone();
    await outbox.put({ operation: note, input: {}, command: newId() });
    for (let left = mostTries - 1; left > 0; left -= 1) await expect(unlock(store, '不是这个口令呀', '2026-11-25')).rejects.toThrow(String(left));
    await unlock(store, passphrase, '2026-11-25');
    for (let left = mostTries - 1; left > 0; left -= 1) await expect(unlock(store, '不是这个口令呀', '2026-11-25')).rejects.toThrow(WrongPassphrase);
    expect(await store.waiting.count()).toBe(1);
    await expect(unlock(store, '不是这个口令呀', '2026-11-25')).rejects.toThrow(Forgotten);
    expect([await store.self.count(), await store.waiting.count()]).toEqual([0, 0]);
    await expect(unlock(store, passphrase, '2026-11-25')).rejects.toThrow(Forgotten);
  });

  it('stays shut from the day on which it locks itself, and keeps what waits', async () => {
    const { store, outbox } = await setPhone();
    await outbox.put({ operation: note, input: {}, command: newId() });
    await unlock(store, passphrase, '2026-12-08');
    await expect(unlock(store, passphrase, '2026-12-09')).rejects.toThrow(AwayTooLong);
    expect(await store.waiting.count()).toBe(1);
  });
});

describe('coming home', () => {
  it('sends all that waits and keeps a receipt of each', async () => {
    const { store, outbox } = await phone();
    for (let at = 0; at < 43; at += 1) await outbox.put({ operation: note, input: { text: `${at}` }, command: newId() });
    const sizes: number[] = [];
    const home = await comeHome(store, outbox, async (message) => {
      sizes.push(message.acts.length);
      return done(message);
    });
    expect(home).toMatchObject({ arrived: 43, refused: 0, waiting: 0, cut: false });
    expect(sizes).toEqual([20, 20, 3]);
    expect((await outbox.receipts()).map(({ sequence }) => sequence)).toEqual(Array.from({ length: 43 }, (_, at) => 43 - at));
  });

  it('that is cut sends the same acts again, whether they had arrived or not', async () => {
    const { store, outbox } = await phone();
    await outbox.put({ operation: note, input: { text: '一' }, command: newId() });
    const heard: string[] = [];
    const cut = await comeHome(store, outbox, (message) => {
      heard.push(...message.acts.map(({ command }) => command));
      return Promise.reject(new Error('cut'));
    });
    expect(cut).toMatchObject({ arrived: 0, waiting: 1, cut: true });
    await comeHome(store, outbox, async (message) => {
      heard.push(...message.acts.map(({ command }) => command));
      return done(message);
    });
    expect(heard).toHaveLength(2);
    expect(new Set(heard).size).toBe(1);
    expect(await outbox.waiting()).toBe(0);
  });

  it('with one that was refused goes on with the rest, and keeps the reason that was told first', async () => {
    const { store, outbox } = await phone();
    for (const text of ['一', '二']) await outbox.put({ operation: note, input: { text }, command: newId() });
    const problem = { code: 'screening.not-lawful-now', zh: '已经上报', en: 'It was reported already' };
    const refuse = (why: typeof problem | null) => async (message: FieldMessage): Promise<HouseAnswer> => ({ word: word(), results: message.acts.map(({ sequence }) => ({ sequence, outcome: sequence === 1 ? 'refused' : 'done', answer: null, problem: sequence === 1 ? why : null })) });
    const message = await outbox.message(20);
    await outbox.settle(message, await refuse(problem)(message));
    await outbox.settle(message, await refuse(null)(message));
    expect((await outbox.receipts()).map(({ sequence, outcome, problem: why }) => [sequence, outcome, why?.code])).toEqual([[2, 'done', undefined], [1, 'refused', problem.code]]);
    expect(await comeHome(store, outbox, async (next) => done(next))).toMatchObject({ arrived: 0, waiting: 0 });
  });

  it('to be wiped leaves nothing', async () => {
    const { store, outbox } = await phone();
    await outbox.put({ operation: note, input: { text: '一' }, command: newId() });
    expect(await comeHome(store, outbox, async (message) => ({ ...done(message), word: word({ state: 'wiping' }) }))).toMatchObject({ arrived: 1, waiting: 0 });
    expect([await store.self.count(), await store.waiting.count(), await store.receipts.count(), await store.held.count()]).toEqual([0, 0, 0, 0]);
  });

  it('learns how far its clock is off, and tells moments as the house would', async () => {
    let clock = new Date(now.getTime() + 3 * 3_600_000);
    const { store, outbox } = await phone(() => clock);
    await comeHome(store, outbox, async (message) => done(message));
    expect((await store.self.get('self'))?.clockOff).toBe(3 * 3_600_000);
    clock = new Date(clock.getTime() + 60_000);
    await outbox.put({ operation: note, input: {}, command: newId() });
    expect((await outbox.all())[0]?.at).toBe(new Date(now.getTime() + 60_000).toISOString());
  });

  it('with an act that the disk has damaged sends the rest, and says that one is lost', async () => {
    const { store, outbox } = await phone();
    const commands = ['一', '二', '三'].map(() => newId());
    for (const [at, text] of ['一', '二', '三'].entries()) await outbox.put({ operation: note, input: { text }, command: commands[at] ?? '' });
    const row = await store.waiting.get(2);
    if (row === undefined) throw new Error('three acts');
    new Uint8Array(row.sealed.bytes)[3] = 255 - (new Uint8Array(row.sealed.bytes)[3] ?? 0);
    await store.waiting.put(row);
    const [first, again] = [await outbox.all(), await outbox.all()];
    expect(first.map(({ sequence, operation }) => [sequence, operation])).toEqual([[1, 'matters.note'], [2, 'devices.damaged-on-phone'], [3, 'matters.note']]);
    expect(JSON.parse(first[1]?.input ?? ''), 'by which the house knows whether it was done').toEqual({ command: commands[1] });
    expect(again).toEqual(first);
  });

  it('with acts taken out of the database by hand sends the rest, and says which are lost', async () => {
    const { store, outbox } = await phone();
    await outbox.put({ operation: note, input: { text: '零' }, command: newId() });
    await comeHome(store, outbox, async (message) => done(message));
    for (let at = 0; at < 45; at += 1) await outbox.put({ operation: note, input: { text: `${at}` }, command: newId() });
    await store.waiting.bulkDelete([2, 5, 6, 46]);
    const heard: [number, string][] = [];
    expect(await comeHome(store, outbox, async (message) => {
      heard.push(...message.acts.map(({ sequence, operation }): [number, string] => [sequence, operation]));
      return done(message);
    })).toMatchObject({ arrived: 45, waiting: 0 });
    expect(heard).toEqual(Array.from({ length: 45 }, (_, at) => [at + 2, [2, 5, 6, 46].includes(at + 2) ? 'devices.damaged-on-phone' : 'matters.note']));
  });

  it('shows the rest of its receipts where the disk has damaged one', async () => {
    const { store, outbox } = await phone();
    for (const text of ['一', '二', '三']) await outbox.put({ operation: note, input: { text }, command: newId() });
    await comeHome(store, outbox, async (message) => done(message));
    const row = await store.receipts.get(2);
    if (row === undefined) throw new Error('three receipts');
    new Uint8Array(row.sealed.bytes)[3] = 255 - (new Uint8Array(row.sealed.bytes)[3] ?? 0);
    await store.receipts.put(row);
    expect((await outbox.receipts()).map(({ sequence }) => sequence)).toEqual([3, 1]);
  });

  it('that is locked keeps what waits', async () => {
    const { store, outbox } = await phone();
    await outbox.put({ operation: note, input: { text: '一' }, command: newId() });
    expect(await comeHome(store, outbox, async () => ({ word: word({ state: 'locked', lock: 'away' }), results: [] }))).toMatchObject({ arrived: 0, waiting: 1, cut: false });
  });
});
