import { kernelErrors, newId, signInErrors } from '@anhe/contract/kernel';
import { staffErrors, staffOperations as staffOps } from '@anhe/contract/staff';
import { createOTP } from '@better-auth/utils/otp';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../../../test/browser.ts';
import { buildPost, buildUnit, places } from '../../../test/build.ts';
import type { BuiltPost } from '../../../test/build.ts';
import { drain } from '../../../test/drain.ts';
import { useGround } from '../../../test/ground.ts';
import { onConnection } from '../../kernel/database/pool.ts';
import { migrateQueue } from '../../kernel/jobs/index.ts';
import { openLog } from '../../kernel/log.ts';
import { standingEvents, standingOfAccount, staff } from '../../modules/staff/index.ts';
import { mountOperations } from '../mount.ts';
import { createServer } from '../server.ts';
import { openSignIn } from './index.ts';
import type { SignIn } from './index.ts';

const publicUrl = 'http://localhost:8610';
const sent: { to: string; code: string }[] = [];
let signIn: SignIn;
let app: FastifyInstance;
let administrator: BuiltPost;

const ground = useGround(() => {
  signIn = openSignIn({
    connection: ground.database.auth, keys: ground.keys, log: openLog('silent'), clock: () => ground.now, publicUrl, standingEvents,
    standingOf: (account, day) => onConnection(ground.pool, (connection) => connection.run(standingOfAccount(account, day))),
    send: async (to, _template, values) => void sent.push({ to, code: values['code'] ?? '' }),
  });
  return [staff, signIn.module];
});

beforeAll(async () => {
  await migrateQueue(ground.database.job);
  app = await createServer({ log: openLog('silent'), catalogue: { ...kernelErrors, ...signInErrors, ...staffErrors }, tls: undefined });
  signIn.register(app);
  mountOperations(app, ground.road, (request) => signIn.actorOf(request));
  await app.ready();
  administrator = await buildPost(ground, await buildUnit(ground, { place: places.county, kind: 'centre' }), 'administrator');
});
afterAll(async () => {
  await app.close();
  await signIn.close();
});
const start = new Date('2026-11-25T10:00:00+08:00');
beforeEach(() => ground.rows('delete from sign_in.rate_limit'));
afterEach(() => void (ground.now = start));

interface Member extends BuiltPost {
  readonly login: string;
  readonly password: string;
  readonly link: string;
}

let serial = 0;

/** A mediator who was invited and has chosen a password by the link. */
async function buildMember(wishes: { phone?: string } = {}): Promise<Member> {
  const unit = await buildUnit(ground, { place: places.village });
  const post = await buildPost(ground, unit, 'mediator');
  if (wishes.phone !== undefined) await ground.rows('update staff.person set phone = $2 where id = $1', [post.person, wishes.phone]);
  const login = `member.${(serial += 1)}`;
  const { link } = await ground.command(staffOps.invite, administrator.actor, { county: places.county, person: post.person, invitation: newId(), login });
  expect(await drain(ground)).toEqual([]);
  const password = `a long password ${serial}`;
  expect((await new Browser(app).post('/api/sign-in/new-password', { token: link.split('#')[1], password })).status).toBe(200);
  await ground.rows('delete from sign_in.rate_limit');
  return { ...post, login, password, link };
}

async function signedIn(member: Member, extra: Record<string, string> = {}): Promise<Browser> {
  const browser = new Browser(app, extra);
  expect(await browser.post('/api/sign-in/password', { login: member.login, password: member.password })).toMatchObject({ status: 200, body: { next: 'done' } });
  return browser;
}

const acting = async (browser: Browser, headers: Record<string, string> = {}): Promise<unknown> => {
  const { body } = await browser.get('/api/staff/me', headers);
  return (body as { acting?: { post: string } | null }).acting?.post ?? null; // the answer of `me`, or a problem
};

describe('the password', () => {
  it('opens the account and shows its posts; the cookie is out of reach of scripts and other sites', async () => {
    const member = await buildMember();
    const browser = new Browser(app);
    const answer = await browser.post('/api/sign-in/password', { login: ` ${member.login.toUpperCase()} `, password: member.password });
    expect(answer).toMatchObject({ status: 200, body: { next: 'done' } });
    const cookie = answer.cookies.find((text) => text.startsWith('anhe.session_token=')) ?? '';
    expect(cookie).toMatch(/HttpOnly/iu);
    expect(cookie).toMatch(/SameSite=Lax/iu);
    expect(cookie).not.toMatch(/Secure|Max-Age/iu);
    expect(await acting(browser)).toBe(member.id);
    const kept = await new Browser(app).post('/api/sign-in/password', { login: member.login, password: member.password, keep: true });
    expect(kept.cookies.find((text) => text.startsWith('anhe.session_token='))).toMatch(/Max-Age=604800/iu);
    expect(await new Browser(app).get('/api/staff/me')).toMatchObject({ status: 401, body: { code: 'kernel.not-signed-in' } });
  });

  it('answers alike, in the same time, for a wrong one, an unknown name and an account without one', async () => {
    const member = await buildMember();
    const bare = await buildPost(ground, member.unit, 'mediator');
    await ground.command(staffOps.invite, administrator.actor, { county: places.county, person: bare.person, invitation: newId(), login: 'without.password' });
    await drain(ground);
    const tries = [{ login: member.login }, { login: 'no.such.name' }, { login: 'without.password' }, { login: '13800009999' }, { login: '#!' }];
    const answers = [];
    const times: number[] = [];
    for (const { login } of tries) {
      const began = performance.now();
      answers.push(await new Browser(app).post('/api/sign-in/password', { login, password: 'not the password' }));
      times.push(performance.now() - began);
    }
    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(answers.map(() => ({ status: 401, body: { code: 'sign-in.wrong', message: { zh: signInErrors['sign-in.wrong'].zh, en: signInErrors['sign-in.wrong'].en } } })));
    // Each computes one scrypt hash: nothing answers in a fraction of the others' time.
    expect(Math.min(...times)).toBeGreaterThan(Math.max(...times) / 5);
  });

  it('is asked for ten times at most in a quarter of an hour, known name or not', async () => {
    const member = await buildMember();
    for (const login of [member.login, 'no.such.name']) {
      const statuses = [];
      for (let index = 0; index < 11; index += 1) statuses.push((await new Browser(app).post('/api/sign-in/password', { login, password: 'wrong' })).status);
      expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    }
    const elsewhere = new Browser(app, { 'x-forwarded-for': '10.1.2.3' });
    expect((await elsewhere.post('/api/sign-in/password', { login: member.login, password: member.password })).status).toBe(200);
  });

  it('is chosen by the link once, with ten characters at least', async () => {
    const member = await buildMember();
    const token = member.link.split('#')[1];
    expect(await new Browser(app).post('/api/sign-in/new-password', { token, password: 'short' })).toMatchObject({ status: 422, body: { fields: [{ path: ['password'], code: 'too-short' }] } });
    expect(await new Browser(app).post('/api/sign-in/new-password', { token, password: 'another password' })).toMatchObject({ status: 410, body: { code: 'sign-in.link-expired' } });
  });

  it('is changed with the present one, and every other sign-in ends', async () => {
    const member = await buildMember();
    const [here, there] = [await signedIn(member), await signedIn(member)];
    expect(await here.post('/api/sign-in/change-password', { current: 'wrong', password: 'a new long password' })).toMatchObject({ status: 422, body: { code: 'sign-in.wrong-password' } });
    expect((await here.post('/api/sign-in/change-password', { current: member.password, password: 'a new long password' })).status).toBe(200);
    expect(await acting(here)).toBe(member.id);
    expect((await there.get('/api/staff/me')).status).toBe(401);
  });
});

describe('an account', () => {
  it('is made once however often its task is done, and its link does not open again', async () => {
    const member = await buildMember();
    const before = await ground.rows('select count(*)::int as users from sign_in."user"');
    await ground.command(staffOps.invite, administrator.actor, { county: places.county, person: member.person, invitation: newId(), login: member.login });
    await drain(ground);
    expect(await ground.rows('select count(*)::int as users from sign_in."user"')).toEqual(before);
    expect(await acting(await signedIn(member))).toBe(member.id);
    const [user] = await ground.rows<{ id: string }>('select id from sign_in."user" where username = $1', [member.login]);
    const wish = { account: user?.id ?? '', county: places.county, person: member.person, name: 'x', login: member.login, phone: null, invitation: newId(), expiresAt: new Date(Date.now() + 60_000) };
    await signIn.accounts.make(wish);
    await signIn.accounts.make(wish);
    expect((await ground.rows('select from sign_in.verification where value = $1', [user?.id])).length).toBe(2);
  });
});

describe('the second factor', () => {
  it('is asked for after the password, and a wrong code does not pass', async () => {
    const member = await buildMember();
    const browser = await signedIn(member);
    expect(await browser.post('/api/sign-in/totp/start', { password: 'wrong' })).toMatchObject({ status: 422, body: { code: 'sign-in.wrong-password' } });
    const started = (await browser.post('/api/sign-in/totp/start', { password: member.password })).body as { uri: string; qr: string; backupCodes: string[] }; // the call's output
    const uri = new URL(started.uri);
    expect(decodeURIComponent(uri.pathname)).toContain(`:${member.login}`);
    expect(started.qr).toMatch(/^<svg/u);
    const secret = fromBase32(uri.searchParams.get('secret') ?? '');
    expect((await browser.post('/api/sign-in/totp/confirm', { code: '000000' })).status).toBe(401);
    expect((await browser.post('/api/sign-in/totp/confirm', { code: await createOTP(secret).totp() })).status).toBe(200);
    expect(await acting(browser)).toBe(member.id);

    const other = new Browser(app);
    expect((await other.post('/api/sign-in/password', { login: member.login, password: member.password })).body).toEqual({ next: 'totp' });
    expect((await other.get('/api/staff/me')).status).toBe(401);
    expect(await other.post('/api/sign-in/totp', { code: '000000' })).toMatchObject({ status: 401, body: { code: 'sign-in.wrong-code' } });
    expect((await other.post('/api/sign-in/totp', { code: await createOTP(secret).totp() })).body).toEqual({ next: 'done' });
    expect(await acting(other)).toBe(member.id);

    const third = new Browser(app);
    await third.post('/api/sign-in/password', { login: member.login, password: member.password });
    expect((await third.post('/api/sign-in/backup-code', { code: started.backupCodes[0] })).body).toEqual({ next: 'done' });
    const fourth = new Browser(app);
    await fourth.post('/api/sign-in/password', { login: member.login, password: member.password });
    expect((await fourth.post('/api/sign-in/backup-code', { code: started.backupCodes[0] })).status).toBe(401);
  });
});

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
function fromBase32(text: string): string {
  const bits = [...text.replaceAll('=', '')].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2))).toString();
}
