import { describe, expect, it } from 'vitest';
import { useSignIn } from '../../../test/sign-in.ts';
import { passkeysPossible } from './names.ts';

const { ground, browser, buildMember, acting } = useSignIn({ publicUrl: 'https://anhe.example' });

describe('over HTTPS', () => {
  it('cookies are sent over HTTPS only, and nobody who knows the database can make one', async () => {
    const member = await buildMember();
    const opened = browser();
    const answer = await opened.post('/api/sign-in/password', { login: member.login, password: member.password });
    expect(answer.cookies.length).toBeGreaterThan(0);
    for (const cookie of answer.cookies) expect(cookie).toMatch(/^__Secure-anhe\..*; Secure/iu);
    expect(await acting(opened)).toBe(member.id);
    const [session] = await ground.rows<{ token: string }>('select token from sign_in.session');
    expect((await browser().get('/api/staff/me', { cookie: `__Secure-anhe.session_token=${session?.token}` })).status).toBe(401);
  });

  it('passkeys are offered, on a bare address they are not', async () => {
    expect((await browser().get('/api/sign-in/methods')).body).toMatchObject({ passkey: true });
    expect(['http://localhost:8610', 'https://127.0.0.1', 'https://[::1]', 'http://anhe.example'].map(passkeysPossible)).toEqual([true, false, false, false]);
  });
});
