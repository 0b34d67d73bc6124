import { afterAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../../test/browser.ts';
import { IdentityProvider } from '../../../test/identity-provider.ts';
import { useSignIn } from '../../../test/sign-in.ts';

const provider = await new IdentityProvider().start();
afterAll(() => provider.stop());

const { ground, browser, buildMember, acting } = useSignIn({
  oidc: () => ({ name: '全市统一身份认证', discoveryUrl: provider.discoveryUrl, clientId: 'anhe', clientSecret: 'a secret', claim: 'preferred_username' }),
});

async function comeBack(desk: Browser): Promise<{ status: number; location: string }> {
  const { url } = (await desk.post('/api/sign-in/oidc', { to: '/desk/work' })).body as { url: string }; // the call's output
  const { state, code } = provider.consent(url);
  const answer = await desk.get(`/api/sign-in/callback/oidc?state=${encodeURIComponent(state)}&code=${code}`);
  return { status: answer.status, location: String(answer.headers['location']) };
}

describe('an identity provider', () => {
  it('opens the account with the login that it names', async () => {
    const member = await buildMember();
    provider.claims = { sub: 'worker-7', preferred_username: member.login, name: '某人' };
    const desk = browser();
    expect((await desk.get('/api/sign-in/methods')).body).toMatchObject({ oidc: { name: '全市统一身份认证' } });
    expect(await comeBack(desk)).toMatchObject({ status: 302, location: expect.stringMatching(/\/desk\/work$/u) });
    expect(await acting(desk)).toBe(member.id);
    const again = browser();
    await comeBack(again);
    expect(await acting(again)).toBe(member.id);
  });

  it('makes no accounts', async () => {
    const before = await ground.rows('select count(*) from sign_in."user"');
    provider.claims = { sub: 'stranger', preferred_username: 'a.stranger' };
    const desk = browser();
    expect((await comeBack(desk)).location).toMatch(/sign-in=refused/u);
    expect(await acting(desk)).toBeNull();
    expect(await ground.rows('select count(*) from sign_in."user"')).toEqual(before);
  });

  it('is believed only for a sign-in that this browser began', async () => {
    const member = await buildMember();
    provider.claims = { sub: 'worker-8', preferred_username: member.login };
    const { url } = (await browser().post('/api/sign-in/oidc', {})).body as { url: string }; // the call's output
    const { state, code } = provider.consent(url);
    const other = browser();
    await other.get(`/api/sign-in/callback/oidc?state=${encodeURIComponent(state)}&code=${code}`);
    expect(await acting(other)).toBeNull();
    expect((await browser().post('/api/sign-in/oidc', { to: '//evil.example' })).status).toBe(422);
  });
});
