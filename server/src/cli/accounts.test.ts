import { beforeAll, describe, expect, it } from 'vitest';
import { drain } from '../../test/drain.ts';
import { useSignIn } from '../../test/sign-in.ts';
import { withClient } from '../kernel/database/connection.ts';
import { seedPlaces } from '../modules/places/index.ts';
import { NoAccount, makeAdministrator, printCard, resetPassword } from './accounts.ts';
import type { AccountTools } from './accounts.ts';

const { ground, signIn, browser } = useSignIn();
beforeAll(() => withClient(ground.database.owner, seedPlaces));
const tools = (): AccountTools => ({ road: ground.road, signIn: signIn(), clock: () => ground.now });

const choose = (link: string, password: string) => browser().post('/api/sign-in/new-password', { token: link.split('#')[1], password });

describe('accounts from the command line', () => {
  it('begin with an administrator of the city, who then makes everything else', async () => {
    const wish = { login: 'first.admin', name: '首任管理员', place: '610500', unitName: '市综治中心' };
    const opened = await makeAdministrator(tools(), wish);
    expect((await choose(opened.link, 'a very long password')).status).toBe(200);
    const desk = browser();
    await desk.post('/api/sign-in/password', { login: wish.login, password: 'a very long password' });
    expect((await desk.get('/api/staff/me')).body).toMatchObject({ acting: { role: 'administrator', place: '610500', unitName: '市综治中心' } });
    expect(await drain(ground)).toEqual([]);
    expect((await desk.get('/api/staff/me')).status).toBe(200);
    expect((await choose(opened.link, 'another long password')).status).toBe(410);

    const again = await makeAdministrator(tools(), wish);
    expect(again.link).not.toBe(opened.link);
    expect(await ground.rows("select count(*)::int as posts from staff.post where place = '610500'")).toEqual([{ posts: 1 }]);
  });

  it('get a new link, after which the old password and all sign-ins are over', async () => {
    await makeAdministrator(tools(), { login: 'second.admin', name: '甲', place: '610524', unitName: '县综治中心' }).then(({ link }) => choose(link, 'the first password'));
    const desk = browser();
    await desk.post('/api/sign-in/password', { login: 'second.admin', password: 'the first password' });
    const { link } = await resetPassword(tools(), 'second.admin');
    expect((await desk.get('/api/staff/me')).status).toBe(200);
    expect((await choose(link, 'the second password')).status).toBe(200);
    expect((await desk.get('/api/staff/me')).status).toBe(401);
    expect((await browser().post('/api/sign-in/password', { login: 'second.admin', password: 'the first password' })).status).toBe(401);
    expect((await browser().post('/api/sign-in/password', { login: 'second.admin', password: 'the second password' })).status).toBe(200);
    await expect(resetPassword(tools(), 'nobody.here')).rejects.toBeInstanceOf(NoAccount);
  });

  it('get a printed card that works at once', async () => {
    await makeAdministrator(tools(), { login: 'third.admin', name: '乙', place: '610524', unitName: '县综治中心' });
    const card = await printCard(tools(), 'third.admin');
    await drain(ground);
    expect((await browser().post('/api/sign-in/card/activate', { card: card.number, code: card.codes[6], number: 7, pin: '483920' })).body).toEqual({ next: 'done' });
  });
});
