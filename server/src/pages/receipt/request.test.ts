import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { kernelErrors, newId } from '@anhe/contract/kernel';
import { partyOperations } from '@anhe/contract/parties';
import { requestOperations as op } from '@anhe/contract/requests';
import { useGround } from '../../../test/ground.ts';
import { filedRequest, plainType, requestAt, typeWhere } from '../../../test/requests.ts';
import { useWorld } from '../../../test/world.ts';
import { createServer } from '../../http/server.ts';
import { publicActor } from '../../kernel/access/actor.ts';
import { openLog } from '../../kernel/log.ts';
import { errorCatalogue, modules } from '../../modules/index.ts';
import { mountReceiptPages } from './routes.ts';

const ground = useGround(() => modules);
const catalogue = { ...kernelErrors, ...errorCatalogue };
const world = useWorld(ground);
let app: FastifyInstance;

beforeAll(async () => {
  app = await createServer({ log: openLog('silent'), catalogue, tls: undefined });
  mountReceiptPages(app, { road: ground.road, catalogue, demo: true, publicUrl: 'https://anhe.example', secure: false });
});
afterAll(() => app.close());

const get = (url: string, cookie = '') => app.inject({ method: 'GET', url, headers: cookie === '' ? {} : { cookie } });
const post = (url: string, fields: Record<string, string>, cookie = '') =>
  app.inject({ method: 'POST', url, payload: new URLSearchParams(fields).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', ...(cookie === '' ? {} : { cookie }) } });
/** The forms of a page: where they go and the command in each. */
const commandOf = (body: string, act: string): string => new RegExp(`action="/r/[^"]*/request/${act}[^"]*"><input type="hidden" name="command" value="([^"]+)"`).exec(body)?.[1] ?? '';

describe('the receipt of a request', () => {
  it('says how it stands, who has it, until when, and nothing of a person; in two languages, without scripts', async () => {
    const { code } = await filedRequest(world, { type: plainType(world).code });
    const page = await get(`/r/${code}`);
    expect(page.statusCode).toBe(200);
    for (const text of ['正在确定由哪个单位办', '已提交', 'aria-current="step"', '这一天是怎样算出来的', '补充说明', '撤回', code]) expect(page.body).toContain(text);
    expect(page.body).not.toMatch(/<script|javascript:|onclick/);
    for (const text of ['周小满', '13900001234', '诉讼时效', '人民调解法']) expect(page.body).not.toContain(text);
    expect((await get(`/r/${code}?lang=en&size=large`)).body).toContain('is finding the unit that answers for it');
    const fresh = await get(`/r/${code}?done=file&call=120`);
    expect(fresh.body).toContain('已收到。请把这一页存下来');
    expect(fresh.body).toContain('href="tel:120"');
    expect((await get(`/r/${code}?done=file&call=javascript`)).body).not.toContain('javascript');
  });

  it('takes a rating by one tap, and the same press twice', async () => {
    const { code } = await requestAt(world, 'replied');
    const page = await get(`/r/${code}`);
    expect(page.body).toContain('塌陷的路面已经用水泥补平');
    expect(page.body).toMatch(/以前可以评价、可以说没有解决/);
    const command = commandOf(page.body, 'rate');
    const fields = { command, rating: 'good', solved: 'yes' };
    const [first, second] = [await post(`/r/${code}/request/rate`, fields), await post(`/r/${code}/request/rate`, fields)];
    expect([first.statusCode, first.headers['location']]).toEqual([303, `/r/${code}?done=rate`]);
    expect(second.statusCode).toBe(303);
    const after = await get(`/r/${code}?done=rate`);
    for (const text of ['您的评价已记下：满意', '已经办结', '重新办']) expect(after.body).toContain(text);
    const again = await post(`/r/${code}/request/rate`, { ...fields, command: newId() });
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('role="alert"');
    const reopened = await post(`/r/${code}/request/reopen`, { command: newId(), text: '昨天下雨，又塌了' });
    expect(reopened.statusCode).toBe(303);
    expect((await get(`/r/${code}?done=reopen`)).body).toContain('已重新办理');
  });

  it('takes "it is not solved" with its reason, and keeps what was typed where it is refused', async () => {
    const { code } = await requestAt(world, 'replied');
    const short = await post(`/r/${code}/request/contest`, { command: newId(), text: '没' });
    expect(short.statusCode).toBe(422);
    expect(short.body).toMatch(/<details open><summary>没有解决/);
    expect(short.body).toContain('autofocus>没</textarea>');
    expect((await post(`/r/${code}/request/contest`, { command: newId(), text: '只补了一半，<b>另一半</b>还是坑' })).statusCode).toBe(303);
    const page = await get(`/r/${code}?done=contest`);
    expect(page.body).toContain('&lt;b&gt;另一半&lt;/b&gt;');
    expect(page.body).toContain('已记下“没有解决”');
  });

  it('takes what is added, and a withdrawal', async () => {
    const { code } = await filedRequest(world);
    expect((await post(`/r/${code}/request/more`, { command: newId(), text: '补'.repeat(1500) })).statusCode).toBe(303);
    expect((await get(`/r/${code}`)).body).toContain('补补补');
    expect((await post(`/r/${code}/request/withdraw`, { command: newId() })).statusCode).toBe(303);
    const page = await get(`/r/${code}?done=withdraw`);
    expect(page.body).toContain('已撤回，不再办理');
    expect(page.body).toContain('现在不用您做什么');
    expect((await post(`/r/${code}/request/more`, { command: newId(), text: '再补一句' })).statusCode).toBe(409);
  });

  it('keeps the answer of a private matter behind the word, and its acts, too', async () => {
    const { code } = await filedRequest(world, { type: typeWhere(world, ({ privacy, questions }) => privacy === 'guarded' && questions.every(({ required }) => !required)).code, text: '家里的事情，不想让别人知道' });
    const closed = await get(`/r/${code}`);
    expect(closed.body).not.toContain('不想让别人知道');
    expect(closed.body).toContain('先输入约定词');
    expect(closed.body).not.toContain('/request/more');
    expect((await post(`/r/${code}/request/more`, { command: newId(), text: '补充一句' })).statusCode).toBe(403);
    const right = await post(`/r/${code}/pass`, { command: newId(), word: '麦田' });
    const cookie = String(right.headers['set-cookie']).split(';')[0] ?? '';
    const opened = await get(`/r/${code}`, cookie);
    expect(opened.body).toContain('不想让别人知道');
    expect((await post(`/r/${code}/request/more`, { command: newId(), text: '补充一句' }, cookie)).statusCode).toBe(303);
  });

  it('tells behind the word who opened the person’s telephone, as was promised before it was sent', async () => {
    const { code, at, party } = await filedRequest(world);
    await ground.command(partyOperations.reveal, world.clerk, { ...at, party, reason: '请本人补充地点' });
    const closed = await get(`/r/${code}`);
    expect(closed.body).toContain('谁看过您的信息');
    expect(closed.body).not.toContain('请本人补充地点');
    const right = await post(`/r/${code}/pass`, { command: newId(), word: '麦田' });
    const opened = await get(`/r/${code}`, String(right.headers['set-cookie']).split(';')[0] ?? '');
    for (const text of ['请本人补充地点', '联系方式', '收起']) expect(opened.body).toContain(text);
  });

  it('tells who joined how it stands, and not what the other wrote', async () => {
    const { at } = await filedRequest(world, { type: plainType(world).code, text: '桥头的栏杆断了一根' });
    const joined = await ground.command(op.join, publicActor, { ...at, person: { id: newId() }, receipt: newId() });
    const page = await get(`/r/${joined.code}`);
    expect(page.body).toContain('您是和别人一起反映这件事的');
    expect(page.body).not.toContain('桥头的栏杆');
    expect(page.body).not.toContain('/request/withdraw');
  });

  it('draws the code of any receipt without saying whether there is one', async () => {
    const picture = await get('/r/610524-22222-22222/qr');
    expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/svg+xml']);
    expect(picture.body).toContain('<svg');
  });
});
