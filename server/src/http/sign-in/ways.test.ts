import { newId } from '@anhe/contract/kernel';
import { staffOperations } from '@anhe/contract/staff';
import { getMigrations } from 'better-auth/db/migration';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { buildUnit, places } from '../../../test/build.ts';
import { drain } from '../../../test/drain.ts';
import { VirtualPasskey } from '../../../test/passkey.ts';
import { useSignIn } from '../../../test/sign-in.ts';
import type { Member } from '../../../test/sign-in.ts';
import { openLog } from '../../kernel/log.ts';
import { createAuth } from './auth.ts';
import { Cards, isWeakPin } from './cards.ts';
import { deviceWords } from './device.ts';
import { Limiter } from './limits.ts';

const { ground, sent, signIn, administrator, browser, buildMember, signedIn, acting } = useSignIn();

async function buildCard(member: Member): Promise<{ id: string; number: string; codes: readonly string[] }> {
  const id = newId();
  const card = await ground.command(staffOperations.printCard, administrator().actor, { county: places.county, person: member.person, card: id });
  expect(await drain(ground)).toEqual([]);
  return { id, ...card };
}

describe('a printed card', () => {
  it('gets its PIN at the first use, and then opens with a code that was not used', async () => {
    const member = await buildMember();
    const card = await buildCard(member);
    const [first, second, third] = card.codes;
    const pin = '483920';
    expect((await browser().post('/api/sign-in/card', { card: card.number, code: first, pin })).status).toBe(401);
    expect(await browser().post('/api/sign-in/card/activate', { card: card.number, code: first, pin: '123456' })).toMatchObject({ status: 422, body: { code: 'sign-in.weak-pin' } });
    const fresh = browser();
    expect((await fresh.post('/api/sign-in/card/activate', { card: card.number.toLowerCase().replace('-', ' '), code: first, pin })).body).toEqual({ next: 'done' });
    expect(await acting(fresh)).toBe(member.id);
    expect((await browser().post('/api/sign-in/card/activate', { card: card.number, code: second, pin: '777123' })).status).toBe(401);

    const later = browser();
    const answer = await later.post('/api/sign-in/card', { card: card.number, number: 2, code: second, pin });
    expect(answer.body).toEqual({ next: 'done' });
    expect(answer.cookies.find((text) => text.includes('session_token'))).not.toMatch(/Max-Age/iu);
    expect(await acting(later)).toBe(member.id);
    expect(await browser().post('/api/sign-in/card', { card: card.number, number: 2, code: second, pin })).toMatchObject({ status: 401, body: { code: 'sign-in.wrong-card' } });
    expect((await browser().post('/api/sign-in/card', { card: card.number, number: 4, code: third, pin })).status).toBe(401);
    expect((await browser().post('/api/sign-in/card', { card: card.number, code: third, pin: '483921' })).status).toBe(401);
    expect((await browser().post('/api/sign-in/card', { card: 'ZZZZ-ZZZZ', code: third, pin })).body).toMatchObject({ code: 'sign-in.wrong-card' });
    expect((await browser().post('/api/sign-in/card', { card: card.number, code: third, pin })).body).toEqual({ next: 'done' });
    expect((await later.get('/api/sign-in/account')).body).toMatchObject({ cards: [{ number: card.number, left: 17, active: true }] });
  });

  it('gives each code to one of two who use it at once', async () => {
    const member = await buildMember();
    const card = await buildCard(member);
    const pin = '483920';
    await browser().post('/api/sign-in/card/activate', { card: card.number, code: card.codes[0], pin });
    const both = await Promise.all([1, 2, 3, 4].map(() => browser().post('/api/sign-in/card', { card: card.number, code: card.codes[1], pin })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401, 401, 401]);
  });

  it('keeps nothing in the database that could be tried out, and stops when it was ended', async () => {
    const member = await buildMember();
    const card = await buildCard(member);
    const rows = JSON.stringify(await ground.rows('select card::text, code::text from sign_in.card card join sign_in.card_code code on code.card = card.id'));
    expect(rows).not.toContain(card.number.replace('-', ''));
    expect(card.codes.filter((code) => rows.includes(code) || rows.includes(code.replace('-', '')))).toEqual([]);
    await ground.command(staffOperations.endCard, administrator().actor, { county: places.county, person: member.person, card: card.id });
    await drain(ground);
    expect((await browser().post('/api/sign-in/card/activate', { card: card.number, code: card.codes[0], pin: '483920' })).status).toBe(401);
  });

  it('is made once, and its tries are counted whether it exists or not', async () => {
    const member = await buildMember();
    const card = await buildCard(member);
    const [row] = await ground.rows<{ account: string }>('select account from sign_in.card where id = $1', [card.id]);
    await signIn().accounts.makeCard({ account: row?.account ?? '', card: card.id, activateBy: new Date(), expiresAt: new Date() });
    expect(await ground.rows('select count(*)::int as codes from sign_in.card_code where card = $1', [card.id])).toEqual([{ codes: 20 }]);
    for (const number of [card.number, 'YYYY-YYYY']) {
      const statuses = [];
      for (let index = 0; index < 11; index += 1) statuses.push((await browser().post('/api/sign-in/card', { card: number, code: 'AAAA-AAAA', pin: '483920' })).status);
      expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    }
  }, 60_000);

  it('takes no PIN that anyone would guess', () => {
    expect(['111111', '123456', '654321', '890123'].map(isWeakPin)).toEqual([true, true, true, true]);
    expect(['483920', '112233'].map(isWeakPin)).toEqual([false, false]);
  });
});

describe('a code by telephone', () => {
  it('goes to numbers of accounts only, with the same answer to all, and works once', async () => {
    const member = await buildMember({ phone: '13900000001' });
    const unknown = await browser().post('/api/sign-in/phone-code/send', { phone: '13900000002' });
    const known = await browser().post('/api/sign-in/phone-code/send', { phone: '13900000001' });
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    await expect.poll(() => sent.map(({ to }) => to)).toEqual(['13900000001']);
    const code = sent.at(-1)?.code ?? '';
    expect(await browser().post('/api/sign-in/phone-code', { phone: '13900000001', code: code === '000000' ? '000001' : '000000' })).toMatchObject({ status: 401, body: { code: 'sign-in.wrong-code' } });
    const opened = browser();
    expect((await opened.post('/api/sign-in/phone-code', { phone: '13900000001', code })).body).toEqual({ next: 'done' });
    expect(await acting(opened)).toBe(member.id);
    expect((await browser().post('/api/sign-in/phone-code', { phone: '13900000001', code })).status).toBe(401);
    expect((await browser().post('/api/sign-in/password', { login: '13900000001', password: member.password })).body).toEqual({ next: 'done' });
  });

  it('goes to the number that was corrected, no longer to the old one', async () => {
    const member = await buildMember({ phone: '13900000011' });
    await ground.command(staffOperations.changePerson, administrator().actor, { county: places.county, person: member.person, name: member.name, phone: '13900000012' });
    expect(await drain(ground)).toEqual([]);
    const before = sent.length;
    await browser().post('/api/sign-in/phone-code/send', { phone: '13900000011' });
    await browser().post('/api/sign-in/phone-code/send', { phone: '13900000012' });
    await expect.poll(() => sent.slice(before).map(({ to }) => to)).toEqual(['13900000012']);
  });

  it('is sent three times at most in a quarter of an hour', async () => {
    const statuses = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await browser().post('/api/sign-in/phone-code/send', { phone: '13900000009' })).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });
});

describe('a passkey', () => {
  it('is added by whoever is signed in, and signs in with its own key only', async () => {
    const member = await buildMember();
    const desk = await signedIn(member);
    const key = new VirtualPasskey('http://localhost:8610');
    const options = (await desk.get('/api/sign-in/passkey/registration')).body as { challenge: string; rp: object }; // WebAuthn's options
    expect(options.rp).toMatchObject({ id: 'localhost' });
    expect(await desk.post('/api/sign-in/passkey/add', { name: '值班室电脑', response: key.register(options) })).toMatchObject({ status: 200 });
    const account = (await desk.get('/api/sign-in/account')).body as { passkeys: { id: string; name: string }[] }; // the call's output
    expect(account.passkeys.map(({ name }) => name)).toEqual(['值班室电脑']);

    const ask = async (from = browser()) => ({ from, challenge: ((await from.get('/api/sign-in/passkey/options')).body as { challenge: string }).challenge }); // WebAuthn's options
    const good = await ask();
    expect((await good.from.post('/api/sign-in/passkey', { response: key.authenticate(good) })).body).toEqual({ next: 'done' });
    expect(await acting(good.from)).toBe(member.id);

    const stranger = await ask();
    const wrong = await stranger.from.post('/api/sign-in/passkey', { response: new VirtualPasskey('http://localhost:8610').authenticate(stranger) });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'sign-in.wrong-passkey' } });
    const phished = await ask();
    const forged = key.authenticate({ challenge: 'AAAA' });
    expect((await phished.from.post('/api/sign-in/passkey', { response: forged })).status).toBe(401);

    await desk.post('/api/sign-in/passkey/remove', { id: account.passkeys[0]?.id });
    const gone = await ask();
    expect((await gone.from.post('/api/sign-in/passkey', { response: key.authenticate(gone) })).status).toBe(401);
    expect((await browser().get('/api/sign-in/passkey/registration')).status).toBe(401);
  });
});

describe('the sign-ins of an account', () => {
  it('are listed with device and last use, and end one by one or all at once', async () => {
    const member = await buildMember();
    const desk = await signedIn(member);
    const phone = await signedIn(member, { 'user-agent': 'Mozilla/5.0 (Linux; Android 14; HarmonyOS) HuaweiBrowser/15', 'x-forwarded-for': '10.9.8.7' });
    const third = await signedIn(member);
    await acting(phone);
    await acting(third);
    const { items } = (await desk.get('/api/sign-in/devices')).body as { items: { id: string; current: boolean; device: { en: string }; address: string }[] }; // the call's output
    expect(items).toHaveLength(3);
    expect(items.filter(({ current }) => current)).toHaveLength(1);
    const found = items.find(({ address }) => address === '10.9.8.7');
    expect(found?.device.en).toBe('Huawei Browser · HarmonyOS');
    await desk.post('/api/sign-in/devices/end', { id: found?.id });
    expect((await phone.get('/api/staff/me')).status).toBe(401);
    expect(await acting(third)).toBe(member.id);
    const stranger = await signedIn(await buildMember());
    await stranger.post('/api/sign-in/devices/end', { id: items.find(({ current }) => current)?.id });
    expect(await acting(desk)).toBe(member.id);
    const thief = desk.copy();
    expect((await desk.post('/api/sign-in/devices/end-all')).body).toEqual({ done: true });
    expect(desk.cookieNames).not.toContain('anhe.session_token');
    expect([(await thief.get('/api/staff/me')).status, (await third.get('/api/staff/me')).status]).toEqual([401, 401]);
  });

  it('end with the button, for a copy of the cookie too', async () => {
    const desk = await signedIn(await buildMember());
    await acting(desk);
    const thief = desk.copy();
    expect((await desk.post('/api/sign-in/sign-out')).body).toEqual({ done: true });
    expect((await thief.get('/api/staff/me')).status).toBe(401);
    expect((await desk.get('/api/sign-in/devices')).status).toBe(401);
  });

  it('are not opened by a cookie that was made up', async () => {
    const desk = await signedIn(await buildMember());
    const [session] = await ground.rows<{ token: string }>('select token from sign_in.session order by "createdAt" desc limit 1');
    for (const value of [session?.token ?? '', `${session?.token}.c2lnbmF0dXJl`, 'x']) {
      expect((await browser().get('/api/staff/me', { cookie: `anhe.session_token=${encodeURIComponent(value)}` })).status).toBe(401);
    }
    expect(await acting(desk)).not.toBeNull();
  });
});

describe('requests from other sites', () => {
  it('are refused when they would change something', async () => {
    const member = await buildMember();
    const desk = await signedIn(member);
    const evil = { origin: 'https://evil.example' };
    const body = { command: newId(), input: {} };
    expect(await desk.post('/api/staff/units', body, evil)).toMatchObject({ status: 403, body: { code: 'sign-in.foreign-origin' } });
    expect((await desk.copy(evil).post('/api/sign-in/sign-out')).status).toBe(403);
    expect((await browser(evil).post('/api/sign-in/password', { login: member.login, password: member.password })).status).toBe(403);
    expect((await desk.post('/api/staff/units', body, { origin: 'null' })).status).toBe(403);
    expect((await desk.post('/api/staff/units', body)).body).toMatchObject({ code: 'kernel.not-allowed' });
    expect(await acting(desk)).toBe(member.id);
  });
});

describe('the tables of the sign-in', () => {
  it('are what the library expects', async () => {
    const pool = new pg.Pool({ ...ground.database.auth, max: 1 });
    try {
      const parts = { pool, publicUrl: 'http://localhost:8610', secret: 'a secret of the tests, 32 letters', log: openLog('silent'), send: undefined, oidc: undefined };
      const auth = createAuth({ ...parts, limiter: new Limiter(pool, Buffer.alloc(32)), cards: new Cards(pool, ground.keys) });
      const { compileMigrations, toBeAdded, toBeCreated } = await getMigrations(auth.options);
      expect({ toBeAdded, toBeCreated, sql: (await compileMigrations()).trim() }).toEqual({ toBeAdded: [], toBeCreated: [], sql: ';' });
    } finally {
      await pool.end();
    }
  });

  it('are closed to the application’s account, and all others to the sign-in’s', async () => {
    await expect(ground.pool.query('select from sign_in."user"')).rejects.toThrow(/permission denied/u);
    const pool = new pg.Pool({ ...ground.database.auth, max: 1 });
    try {
      for (const table of ['staff.person', 'kernel.command', 'parties.party']) await expect(pool.query(`select from ${table}`)).rejects.toThrow(/permission denied/u);
    } finally {
      await pool.end();
    }
  });
});

describe('the words for a device', () => {
  it('name browser and system, the special one before the general', () => {
    expect(deviceWords('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1 MicroMessenger/8.0').zh).toBe('微信 · 苹果手机或平板');
    expect(deviceWords('Mozilla/5.0 (X11; Linux x86_64; UOS) Chrome/120 Safari/537.36').en).toBe('Chrome · UOS');
    expect(deviceWords(null).en).toBe('Unknown device');
  });
});

describe('a unit’s staff', () => {
  it('act as a deputy within the dates only, and no longer as soon as a post has ended', async () => {
    const unit = await buildUnit(ground, { place: places.village });
    const [holder, deputy] = [await buildMember({ unit }), await buildMember()];
    await ground.command(staffOperations.appointDeputy, administrator().actor, { county: places.county, post: holder.id, deputy: newId(), person: deputy.person, firstDay: '2026-11-26', lastDay: '2026-11-27' });
    await drain(ground);
    const desk = await signedIn(deputy);
    const start = ground.now;
    try {
      expect(await acting(desk, holder.id)).toBeNull();
      expect((await desk.get('/api/staff/units', { 'anhe-post': holder.id })).body).toMatchObject({ code: 'kernel.no-post' });
      ground.now = new Date('2026-11-26T08:00:00+08:00');
      expect(await acting(desk, holder.id)).toBe(holder.id);
      expect(await acting(desk)).toBe(deputy.id);
      ground.now = new Date('2026-11-27T23:59:00+08:00');
      expect(await acting(desk, holder.id)).toBe(holder.id);
      ground.now = new Date('2026-11-28T00:01:00+08:00');
      expect(await acting(desk, holder.id)).toBeNull();
    } finally {
      ground.now = start;
    }
    expect(await acting(desk)).toBe(deputy.id);
    await ground.command(staffOperations.endPost, administrator().actor, { county: places.county, post: deputy.id, lastDay: '2026-11-24' });
    await drain(ground);
    expect(await acting(desk)).toBeNull();
    expect((await desk.get('/api/staff/units')).body).toMatchObject({ code: 'kernel.no-post' });
  });

  it('leave the deputy’s own person in the record of what they did', async () => {
    const committee = await buildUnit(ground, { place: places.village });
    const [director, deputy] = [await buildMember({ unit: committee }), await buildMember()];
    await ground.rows("update staff.post set role = 'director' where id = $1", [director.id]);
    await ground.command(staffOperations.appointDeputy, administrator().actor, { county: places.county, post: director.id, deputy: newId(), person: deputy.person, firstDay: '2026-11-25', lastDay: '2026-12-01' });
    await drain(ground);
    const desk = await signedIn(deputy);
    const next = newId();
    const stand = { county: places.county, post: director.id, deputy: next, person: deputy.person, firstDay: '2026-12-02', lastDay: '2026-12-03' };
    const answer = await desk.post(`/api/staff/posts/${places.county}/${director.id}/deputies`, { command: newId(), input: stand }, { 'anhe-post': director.id });
    expect(answer).toMatchObject({ status: 200, body: { id: next } });
    const events = await ground.rows<{ actor: string }>("select actor from kernel.event where stream = $1 order by seq desc limit 1", [director.id]);
    expect(events[0]?.actor).toBe(`post:${director.id}/${deputy.person}`);
  });
});
