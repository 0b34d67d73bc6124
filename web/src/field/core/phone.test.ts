import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeviceWord } from '@anhe/contract/devices';
import { newId } from '@anhe/contract/kernel';
import type { Me } from '@anhe/contract/staff';
import type { FieldMessage } from '../../offline/outbox.ts';
import { FieldStore } from '../../offline/store.ts';
import { WrongPassphrase, mostTries } from '../../offline/vault.ts';
import { FieldPhone } from './phone.ts';
import { enrol, openAgain, signOut } from './set-up.ts';
import { troubleIn, wordsFor } from './trouble.ts';

const passphrase = '石榴树下的三块石头';
const county = '610524';
let now = new Date('2026-11-25T22:05:00+08:00');
const me: Me = {
  person: { county, id: newId(), name: '李网格', phone: null, login: 'grid' }, acting: null, abilities: [],
  choices: [{ post: newId(), role: 'grid', title: null, unit: newId(), unitName: '乾落社区', unitKind: 'committee', place: '610524001001', standsInFor: null, lastDay: null }],
};
const [choice] = me.choices;
if (choice === undefined) throw new Error('one post');

/** The house as a phone hears it: what it answers, and what was said to it. */
class House {
  word: DeviceWord = { state: 'active', lock: null, sequence: 0, locksOn: '2026-12-09', now: now.toISOString() };
  online = true;
  /** What is out of reach fails only after this. */
  patience: Promise<void> | undefined;
  readonly acts: FieldMessage['acts'][number][] = [];
  readonly asked: string[] = [];
  readonly refusals = new Map<string, { readonly status: number; readonly code: string }>();

  readonly fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    this.asked.push(url);
    if (!this.online) {
      await this.patience;
      throw new TypeError('Failed to fetch');
    }
    const refusal = this.refusals.get(url);
    if (refusal !== undefined) return Response.json({ code: refusal.code, message: { zh: '不行', en: 'No' } }, { status: refusal.status });
    return Response.json(this.#answer(url, init));
  };

  #answer(url: string, { body }: RequestInit): unknown {
    if (url === '/api/field/send') {
      const { acts } = JSON.parse(String(body)) as FieldMessage; // as the phone wrote it
      this.acts.push(...acts);
      const results = this.word.state === 'locked' ? [] : acts.map(({ sequence, operation }) => ({ sequence, outcome: operation === 'patrols.end' ? 'refused' : 'done', answer: operation === 'patrols.end' ? null : { revision: 1 }, problem: operation === 'patrols.end' ? { code: 'patrols.not-lawful-now', zh: '已经结束', en: 'Ended' } : null }));
      return { word: this.word, results };
    }
    if (url === '/api/field/pull') return { word: this.word, fresh: false, things: [{ kind: 'village', id: '610524001001', revision: 0, body: { place: '610524001001', name: '乾落社区', within: '' } }], next: '1', more: false };
    return this.word;
  }
}

let house: House;
let store: FieldStore;
let phone: FieldPhone;
beforeEach(() => {
  now = new Date('2026-11-25T22:05:00+08:00');
  house = new House();
  vi.stubGlobal('fetch', house.fetch);
  store = new FieldStore(`phone ${newId()}`);
  phone = new FieldPhone({ store, now: () => now });
});
afterEach(async () => {
  await phone.sync();
  await store.delete();
  vi.unstubAllGlobals();
});

async function setPhone(): Promise<void> {
  await enrol(phone, me, choice as NonNullable<typeof choice>, { passphrase, phoneName: '我的手机', now, rounds: 1000 }); // looked at above
  await phone.sync();
}
const end = (text: string) => phone.act('end', { county, patrol: newId(), at: now.toISOString(), text }, { command: newId() });
const start = (command = newId()) => phone.act('start', { county, patrol: newId(), place: '610524001001', kind: 'night', at: now.toISOString() }, { command });
const rows = async (): Promise<number> => (await Promise.all(store.tables.map((table) => table.count()))).reduce((sum, count) => sum + count, 0);

describe('a phone of the field', () => {
  it('is set up, opens by its passphrase, and knows whose it is and what the village has', async () => {
    await setPhone();
    expect(phone.shown).toMatchObject({ door: { at: 'open' }, owner: { name: '李网格', role: 'grid' }, line: 'quiet', holding: { village: [{ name: '乾落社区' }] } });
    await phone.shut();
    expect(phone.shown).toMatchObject({ door: { at: 'shut', waiting: 0 }, holding: { village: [] } });
    expect(phone.shown.owner).toBeUndefined();
    await expect(phone.open('不是这个口令呀')).rejects.toThrow(WrongPassphrase);
    await phone.open(passphrase);
    expect(phone.shown).toMatchObject({ door: { at: 'open' }, owner: { name: '李网格' } });
  });

  it('holds nothing where the house could not be told of it', async () => {
    house.online = false;
    await expect(setPhone()).rejects.toThrow('no answer');
    expect(await rows()).toBe(0);
  });

  it('keeps what is done without a signal, says so, and brings it home once', async () => {
    await setPhone();
    house.online = false;
    const command = newId();
    await Promise.all([start(command), start(command)]);
    await phone.sync();
    expect([phone.shown.line, phone.shown.waiting.map((act) => act.operation)]).toEqual(['none', ['patrols.start']]);
    house.online = true;
    await phone.sync();
    expect([phone.shown.line, phone.shown.waiting.length, house.acts.map((act) => act.command)]).toEqual(['quiet', 0, [command]]);
    expect(phone.shown.receipts.map(({ outcome, command: of }) => [outcome, of])).toEqual([['done', command]]);
  });

  it('that comes within reach while it tries in vain tries again at once', async () => {
    await setPhone();
    let giveUp = (): void => undefined;
    house.patience = new Promise((resume) => { giveUp = resume; });
    house.online = false;
    const before = house.asked.length;
    await start();
    await vi.waitFor(() => expect(house.asked.length).toBeGreaterThan(before));
    house.online = true;
    const heard = phone.sync();
    giveUp();
    await heard;
    expect([phone.shown.line, phone.shown.waiting.length, house.acts.length]).toEqual(['quiet', 0, 1]);
  });

  it('counts how often in a row there was no way home, by which it knows when to try again', async () => {
    await setPhone();
    expect(phone.shown.misses).toBe(0);
    house.online = false;
    await phone.sync();
    await phone.sync();
    expect(phone.shown.misses).toBe(2);
    house.online = true;
    await phone.sync();
    expect(phone.shown.misses).toBe(0);
  });

  it('tells what was refused and why', async () => {
    await setPhone();
    await end('收队');
    await phone.sync();
    expect(phone.shown.receipts).toMatchObject([{ outcome: 'refused', operation: 'patrols.end', problem: { zh: '已经结束' } }]);
  });

  it.each([['wiping', 'wiped'], ['wiped', 'wiped'], ['ended', 'ended']] as const)('that the house says is %s holds nothing any more', async (state, gone) => {
    await setPhone();
    house.word = { ...house.word, state };
    await start();
    await phone.sync();
    expect([phone.shown.door, await rows()]).toEqual([{ at: 'empty', gone }, 0]);
    expect(house.acts.length, 'what could be handed in was').toBe(1);
  });

  it('that is locked from afar keeps what waits, and shows nothing', async () => {
    await setPhone();
    house.word = { ...house.word, state: 'locked', lock: 'asked' };
    await start();
    await phone.sync();
    expect(phone.shown).toMatchObject({ door: { at: 'locked', why: 'asked', waiting: 1 }, holding: { village: [] } });
    expect(() => phone.keys).toThrow('shut');
  });

  it('that the house does not know says so, and keeps what waits', async () => {
    await setPhone();
    house.refusals.set('/api/field/send', { status: 401, code: 'devices.unknown' });
    await start();
    await phone.sync();
    expect(phone.shown.door).toEqual({ at: 'unknown', waiting: 1 });
  });

  it('of a post that has ended hands in what it holds, and says it', async () => {
    await setPhone();
    house.refusals.set('/api/field/pull', { status: 403, code: 'devices.post-ended' });
    await start();
    await phone.sync();
    expect([phone.shown.waiting.length, phone.shown.trouble]).toEqual([0, { zh: '不行', en: 'No' }]);
  });

  it('that was away too long opens after a sign-in alone', async () => {
    await setPhone();
    await phone.shut();
    now = new Date('2026-12-10T08:00:00+08:00');
    await phone.open(passphrase);
    expect(phone.shown.door).toEqual({ at: 'locked', why: 'away', waiting: 0 });
    house.word = { ...house.word, locksOn: '2026-12-24' };
    await openAgain(phone, choice.post);
    await phone.open(passphrase);
    expect(phone.shown.door).toEqual({ at: 'open' });
  });

  it('whose clock is weeks ahead says how far, writes down the right moments, and opens', async () => {
    now = new Date('2026-12-20T22:05:00+08:00');
    await setPhone();
    const ahead = 25 * 86_400_000;
    expect(phone.shown.clockOff).toBe(ahead);
    await start();
    await phone.sync();
    expect(house.acts.map(({ at }) => at)).toEqual([new Date(now.getTime() - ahead).toISOString()]);
    await phone.shut();
    await phone.open(passphrase);
    expect(phone.shown.door).toEqual({ at: 'open' });
  });

  it('says when the browser has cleared it away, and not when it was never set up', async () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) });
    await phone.look();
    expect(phone.shown.door).toEqual({ at: 'empty', gone: undefined });
    await setPhone();
    await store.forget();
    const again = new FieldPhone({ store, now: () => now });
    await again.look();
    expect(again.shown.door).toEqual({ at: 'empty', gone: 'evicted' });
    await phone.leave('left');
    await again.look();
    expect(again.shown.door, 'left on purpose').toEqual({ at: 'empty', gone: undefined });
  });

  it('whose disk is full says so, and keeps nothing by half', async () => {
    await setPhone();
    const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    const failing = vi.spyOn(store.waiting, 'add').mockRejectedValue(full);
    const command = newId();
    const error: unknown = await start(command).catch((reason: unknown) => reason);
    expect(wordsFor(error)).toBe(troubleIn.full);
    failing.mockRestore();
    await start(command);
    await phone.sync();
    expect(house.acts.map((act) => [act.sequence, act.command])).toEqual([[1, command]]);
  });

  it('forgets everything after the last wrong passphrase', async () => {
    await setPhone();
    await phone.shut();
    for (let tries = 1; tries < mostTries; tries += 1) await expect(phone.open('不是这个口令呀')).rejects.toThrow(WrongPassphrase);
    await phone.open('不是这个口令呀');
    expect([phone.shown.door, await rows()]).toEqual([{ at: 'empty', gone: 'tries' }, 0]);
  });

  it('that is signed out holds nothing, and says whether the house was told', async () => {
    await setPhone();
    const { who } = phone.shown;
    await signOut(phone);
    expect([phone.shown.door, await rows()]).toEqual([{ at: 'empty', gone: 'left' }, 0]);
    expect(house.asked).toContain(`/api/devices/${county}/${who?.device ?? ''}/end`);
    await setPhone();
    house.online = false;
    await signOut(phone);
    expect([phone.shown.door, await rows()]).toEqual([{ at: 'empty', gone: 'untold' }, 0]);
  });
});
