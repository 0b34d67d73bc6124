import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { kernelErrors, newId } from '@anhe/contract/kernel';
import { matterErrors, matterOperations } from '@anhe/contract/matters';
import { partyErrors } from '@anhe/contract/parties';
import { buildCommittee, buildMatter } from '../../../test/build.ts';
import type { BuiltMatter, BuiltPost } from '../../../test/build.ts';
import { useGround } from '../../../test/ground.ts';
import { openLog } from '../../kernel/log.ts';
import { modules } from '../../modules/index.ts';
import { html } from '../html.ts';
import { mountReceiptPages } from './routes.ts';
import { createServer } from '../../http/server.ts';

describe('html', () => {
  it('escapes what comes from outside, once, in texts and attributes', () => {
    const evil = `"><script>x('&')</script>`;
    expect(html`<p title="${evil}">${evil}</p>`.text).not.toContain('<script>');
    expect(html`<i>${html`<b>${'a & b'}</b>`}</i>${null}${false}${['x', 1]}`.text).toBe('<i><b>a &amp; b</b></i>x1');
  });
});

describe('the pages of a receipt', () => {
  const ground = useGround(() => modules);
  let app: FastifyInstance;
  let matter: BuiltMatter;
  let mediator: BuiltPost;
  let code: string;
  const notices = { ...kernelErrors, ...matterErrors, ...partyErrors };

  beforeAll(async () => {
    app = await createServer({ log: openLog('silent'), catalogue: notices, tls: undefined });
    mountReceiptPages(app, { road: ground.road, catalogue: notices, demo: true, publicUrl: 'https://anhe.example', secure: false });
    const committee = await buildCommittee(ground);
    mediator = committee.mediator;
    matter = await buildMatter(ground, committee.unit, { dueOn: '2026-12-20', number: '（2026）试人调受字第1号', bare: true });
    await ground.insert('matters.clock', { county: matter.county, matter: matter.id, kind: 'mediation', place: matter.place, started_on: '2026-11-20', due_on: '2026-12-20', limit_from: '2002-11-01' });
    ({ code } = await ground.command(matterOperations.issueReceipt, mediator.actor, { county: matter.county, matter: matter.id, receipt: newId(), party: matter.parties[0]?.id, word: '石榴树' }));
  });
  afterAll(() => app.close());

  const get = (url: string, cookie = '') => app.inject({ method: 'GET', url, headers: cookie === '' ? {} : { cookie } });
  const post = (url: string, fields: Record<string, string>) =>
    app.inject({ method: 'POST', url, payload: new URLSearchParams(fields).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } });

  it('ask for a code, and lead to its one address however it is typed', async () => {
    expect((await get('/r')).body).toContain('请输入受理单上的编号');
    const typed = await get(`/r?code=${encodeURIComponent(` ${code.toLowerCase().replaceAll('-', ' ')} `)}&lang=en`);
    expect(typed.statusCode).toBe(303);
    expect(typed.headers['location']).toBe(`/r/${code}?lang=en`);
    expect((await get(`/r/${code.replaceAll('-', '')}`)).headers['location']).toBe(`/r/${code}`);
  });

  it('show status, holder, clock, rights, remedies and the note on limitation, in two languages, without scripts or names', async () => {
    const page = await get(`/r/${code}`);
    expect(page.statusCode).toBe(200);
    for (const text of ['正在调解', '0913-5520000', '2026年12月20日', '还剩 25 天', '人民调解法第4条', '诉讼时效从提出请求之日起中断', '民事诉讼', '（2026）试人调受字第1号', 'aria-current="step"', '演示']) expect(page.body).toContain(text);
    expect(page.body).not.toMatch(/<script|javascript:|onclick/);
    for (const party of matter.parties) expect(page.body).not.toContain(party.name);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['referrer-policy']).toBe('same-origin');
    const english = await get(`/r/${code}?lang=en&size=large`);
    expect(english.body).toContain('25 days left');
    expect(english.body).toContain('<html lang="en" class="large">');
    expect(english.body).toContain(`/r/${code}?size=large`);
  });

  it('say the same for every code that opens nothing', async () => {
    const bodies = await Promise.all(['610524-22222-22222', '610599-22222-22222', '610524-22222-22223'].map(async (wrong) => {
      const page = await get(`/r/${wrong}`);
      expect(page.statusCode).toBe(404);
      return page.body.replaceAll(wrong, 'CODE');
    }));
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain('没有这个受理单编号');
    expect((await get('/r/%3Cscript%3E')).body).not.toContain('<script');
    expect((await post('/r/610524-22222-22222/pass', { command: newId(), word: '石榴树' })).statusCode).toBe(404);
    expect((await post('/r/610524-22222-22222/ask', { command: newId() })).statusCode).toBe(404);
  });

  it('open the file with the word, show its readers, and close again', async () => {
    const wrong = await post(`/r/${code}/pass`, { command: newId(), word: '桃树' });
    expect(wrong.statusCode).toBe(403);
    expect(wrong.body).toContain('不对，还可再试 4 次');
    const command = newId();
    const right = await post(`/r/${code}/pass`, { command, word: '石榴树' });
    expect(right.statusCode).toBe(303);
    const set = String(right.headers['set-cookie']);
    expect(set).toMatch(new RegExp(`Path=/r/${code}; HttpOnly; SameSite=Strict$`));
    const twice = await post(`/r/${code}/pass`, { command, word: '石榴树' });
    expect(String(twice.headers['set-cookie'])).toBe(set);
    const cookie = set.split(';')[0] ?? '';
    const opened = await get(`/r/${code}`, cookie);
    expect(opened.body).toContain('当事*');
    expect(opened.body).toContain('还没有人查看过');
    expect(opened.body).not.toContain('name="word"');
    expect((await get(`/r/${code}/paper/${newId()}`, cookie)).statusCode).toBe(404);
    expect((await get(`/r/${code}/paper/${newId()}`)).statusCode).toBe(303);
    expect(String((await post(`/r/${code}/close`, {})).headers['set-cookie'])).toContain('Expires=Thu, 01 Jan 1970');
    expect((await get(`/r/${code}`, 'anhe-receipt=nonsense')).body).toContain('name="word"');
  });

  it('send digits to the phone once for one press', async () => {
    const command = newId();
    const [first, second] = [await post(`/r/${code}/ask`, { command }), await post(`/r/${code}/ask`, { command })];
    expect(first.body).toMatch(/已发到 138\*\*\*\*\d{4}/);
    expect(second.statusCode).toBe(200);
    expect(await ground.rows("select 1 from kernel.outbox where task = 'notices.send-digits'")).toHaveLength(1);
    const again = await post(`/r/${code}/ask`, { command: newId() });
    expect(again.statusCode).toBe(429);
    expect(again.body).toContain('role="alert"');
    expect((await post(`/r/${code}/ask`, { command: 'x' })).statusCode).toBe(404);
  });

  it('take forms for themselves only', async () => {
    app.log.level = 'silent';
    const elsewhere = await app.inject({ method: 'POST', url: '/r', payload: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect(elsewhere.statusCode).toBe(404);
  });
});
