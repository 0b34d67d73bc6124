import { newId, signInErrors } from '@anhe/contract/kernel';
import { staffOperations } from '@anhe/contract/staff';
import { createOTP } from '@better-auth/utils/otp';
import { describe, expect, it } from 'vitest';
import { buildPost, places } from '../../../test/build.ts';
import { drain } from '../../../test/drain.ts';
import { useSignIn } from '../../../test/sign-in.ts';

const { ground, signIn, administrator, browser, buildMember, signedIn, acting } = useSignIn();

describe('the password', () => {
  it('opens the account and shows its posts; the cookie is out of reach of scripts and other sites', async () => {
    const member = await buildMember();
    const desk = browser();
    const answer = await desk.post('/api/sign-in/password', { login: ` ${member.login.toUpperCase()} `, password: member.password });
    expect(answer).toMatchObject({ status: 200, body: { next: 'done' } });
    const cookie = answer.cookies.find((text) => text.startsWith('anhe.session_token=')) ?? '';
    expect(cookie).toMatch(/HttpOnly/iu);
    expect(cookie).toMatch(/SameSite=Lax/iu);
    expect(cookie).not.toMatch(/Secure|Max-Age/iu);
    expect(await acting(desk)).toBe(member.id);
    const kept = await browser().post('/api/sign-in/password', { login: member.login, password: member.password, keep: true });
    expect(kept.cookies.find((text) => text.startsWith('anhe.session_token='))).toMatch(/Max-Age=604800/iu);
    expect(await browser().get('/api/staff/me')).toMatchObject({ status: 401, body: { code: 'kernel.not-signed-in' } });
  });

  it('answers alike, in the same time, for a wrong one, an unknown name and an account without one', async () => {
    const member = await buildMember();
    const bare = await buildPost(ground, member.unit, 'mediator');
    await ground.command(staffOperations.invite, administrator().actor, { county: places.county, person: bare.person, invitation: newId(), login: 'without.password' });
    await drain(ground);
    const tries = [{ login: member.login }, { login: 'no.such.name' }, { login: 'without.password' }, { login: '13800009999' }, { login: '#!' }];
    const answers = [];
    const times: number[] = [];
    for (const { login } of tries) {
      const began = performance.now();
      answers.push(await browser().post('/api/sign-in/password', { login, password: 'not the password' }));
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
      for (let index = 0; index < 11; index += 1) statuses.push((await browser().post('/api/sign-in/password', { login, password: 'wrong' })).status);
      expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    }
    const elsewhere = browser({ 'x-forwarded-for': '10.1.2.3' });
    expect((await elsewhere.post('/api/sign-in/password', { login: member.login, password: member.password })).status).toBe(200);
  }, 60_000);

  it('is chosen by the link once, with ten characters at least', async () => {
    const member = await buildMember();
    const token = member.link.split('#')[1];
    expect(await browser().post('/api/sign-in/new-password', { token, password: 'short' })).toMatchObject({ status: 422, body: { fields: [{ path: ['password'], code: 'too-short' }] } });
    expect(await browser().post('/api/sign-in/new-password', { token, password: 'another password' })).toMatchObject({ status: 410, body: { code: 'sign-in.link-expired' } });
  });

  it('is chosen by the newest link only', async () => {
    const member = await buildMember();
    const links: string[] = [];
    for (let index = 0; index < 2; index += 1) {
      const { link } = await ground.command(staffOperations.invite, administrator().actor, { county: places.county, person: member.person, invitation: newId(), login: member.login });
      await drain(ground);
      links.push(link.split('#')[1] ?? '');
    }
    const choose = async (token: string | undefined) => (await browser().post('/api/sign-in/new-password', { token, password: 'one more long password' })).status;
    expect([await choose(links[0]), await choose(links[1]), await choose(links[1])]).toEqual([410, 200, 410]);
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
    await ground.command(staffOperations.invite, administrator().actor, { county: places.county, person: member.person, invitation: newId(), login: member.login });
    await drain(ground);
    expect(await ground.rows('select count(*)::int as users from sign_in."user"')).toEqual(before);
    expect(await acting(await signedIn(member))).toBe(member.id);
    const [user] = await ground.rows<{ id: string }>('select id from sign_in."user" where username = $1', [member.login]);
    const wish = { account: user?.id ?? '', county: places.county, person: member.person, name: 'x', login: member.login, phone: null, invitation: newId(), expiresAt: new Date(Date.now() + 60_000) };
    await signIn().accounts.make(wish);
    await signIn().accounts.make(wish);
    expect((await ground.rows('select from sign_in.verification where value = $1', [user?.id])).length).toBe(1);
  });
});

describe('the second factor', () => {
  it('is asked for after the password, and a wrong code does not pass', async () => {
    const member = await buildMember();
    const desk = await signedIn(member);
    expect(await desk.post('/api/sign-in/totp/start', { password: 'wrong' })).toMatchObject({ status: 422, body: { code: 'sign-in.wrong-password' } });
    const started = (await desk.post('/api/sign-in/totp/start', { password: member.password })).body as { uri: string; qr: string; backupCodes: string[] }; // the call's output
    const uri = new URL(started.uri);
    expect(decodeURIComponent(uri.pathname)).toContain(`:${member.login}`);
    expect(started.qr).toMatch(/^<svg/u);
    const secret = fromBase32(uri.searchParams.get('secret') ?? '');
    expect((await desk.post('/api/sign-in/totp/confirm', { code: '000000' })).status).toBe(401);
    expect((await desk.post('/api/sign-in/totp/confirm', { code: await createOTP(secret).totp() })).status).toBe(200);
    expect(await acting(desk)).toBe(member.id);

    const other = browser();
    expect((await other.post('/api/sign-in/password', { login: member.login, password: member.password })).body).toEqual({ next: 'totp' });
    expect((await other.get('/api/staff/me')).status).toBe(401);
    expect(await other.post('/api/sign-in/totp', { code: '000000' })).toMatchObject({ status: 401, body: { code: 'sign-in.wrong-code' } });
    expect((await other.post('/api/sign-in/totp', { code: await createOTP(secret).totp() })).body).toEqual({ next: 'done' });
    expect(await acting(other)).toBe(member.id);

    const third = browser();
    await third.post('/api/sign-in/password', { login: member.login, password: member.password });
    expect((await third.post('/api/sign-in/backup-code', { code: started.backupCodes[0] })).body).toEqual({ next: 'done' });
    const fourth = browser();
    await fourth.post('/api/sign-in/password', { login: member.login, password: member.password });
    expect((await fourth.post('/api/sign-in/backup-code', { code: started.backupCodes[0] })).status).toBe(401);
  });
});

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
function fromBase32(text: string): string {
  const bits = [...text.replaceAll('=', '')].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2))).toString();
}
