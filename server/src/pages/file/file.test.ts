import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { kernelErrors } from '@anhe/contract/kernel';
import { useGround } from '../../../test/ground.ts';
import { plainType } from '../../../test/requests.ts';
import { useWorld } from '../../../test/world.ts';
import { createServer } from '../../http/server.ts';
import { openLog } from '../../kernel/log.ts';
import { errorCatalogue, modules } from '../../modules/index.ts';
import { mountReceiptPages } from '../receipt/routes.ts';
import { namesIn } from './place.ts';
import { mountFilePages } from './routes.ts';

const ground = useGround(() => modules);
const catalogue = { ...kernelErrors, ...errorCatalogue };
const world = useWorld(ground);
let app: FastifyInstance;

beforeAll(async () => {
  app = await createServer({ log: openLog('silent'), catalogue, tls: undefined });
  const parts = { road: ground.road, catalogue, demo: true, publicUrl: 'https://anhe.example' };
  mountFilePages(app, { ...parts, files: ground.files, keys: ground.keys, clock: () => ground.now });
  mountReceiptPages(app, { ...parts, secure: false });
});
afterAll(() => app.close());

const get = (url: string) => app.inject({ method: 'GET', url });
const formOf = async (fields: Record<string, string>, files: readonly (readonly [string, Uint8Array | string])[] = []) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, content] of files) form.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  form.append('last', 'yes');
  const request = new Request('http://local/', { method: 'POST', body: form });
  return { payload: Buffer.from(await request.arrayBuffer()), headers: { 'content-type': request.headers.get('content-type') ?? '' } };
};
const post = async (fields: Record<string, string>, files: readonly (readonly [string, Uint8Array | string])[] = []) => app.inject({ method: 'POST', url: '/file', ...(await formOf(fields, files)) });
const commandIn = (body: string): string => /name="command" value="([^"]+)"/.exec(body)?.[1] ?? '';
const png = (mark: number): Buffer => {
  const chunk = (name: string, body: Buffer): Buffer => { const head = Buffer.alloc(8); head.writeUInt32BE(body.length); head.write(name, 4, 'latin1'); return Buffer.concat([head, body, Buffer.alloc(4)]); };
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', Buffer.from('00000010000000100802000000', 'hex')), chunk('IDAT', Buffer.from([mark])), chunk('IEND', Buffer.alloc(0))]);
};
const whole = () => ({ text: '村口通往小学的路面塌了一块', place: world.village, spot: '小学门口', name: '周小满', phone: '13900001234', wants: 'yes' });

describe('the form without scripts', () => {
  it('is one page with a command of its own, in two languages, and takes the words of the home page', async () => {
    const page = await get('/file');
    expect(page.statusCode).toBe(200);
    for (const text of ['您遇到了什么事', 'tel:120', 'enctype="multipart/form-data"', '说不准，请工作人员看', plainType(world).name.zh]) expect(page.body).toContain(text);
    expect(page.body).not.toMatch(/<script|javascript:|onclick/);
    expect(commandIn(page.body)).not.toBe(commandIn((await get('/file')).body));
    expect((await get('/file?lang=en&size=large')).body).toContain('What has happened?');
    const home = await app.inject({ method: 'POST', url: '/file', payload: new URLSearchParams({ text: '路灯不亮 <b>' }).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect(home.statusCode).toBe(200);
    expect(home.body).toContain('>路灯不亮 &lt;b&gt;</textarea>');
    expect(home.body).not.toContain('role="alert"');
  });

  it('gives a receipt, and the same receipt for the same form sent again, with photographs', async () => {
    const command = commandIn((await get('/file')).body);
    const fields = { ...whole(), command, type: plainType(world).code };
    const files = [['a.png', png(1)], ['b.png', png(2)]] as const;
    const first = await post(fields, files);
    expect([first.statusCode, first.body]).toEqual([303, '']);
    const location = String(first.headers['location']);
    expect(location).toMatch(/^\/r\/\d{6}-[0-9A-Z]{5}-[0-9A-Z]{5}\?done=file$/);
    const second = await post(fields, files);
    expect(second.headers['location']).toBe(location);
    expect((await get(location)).body).toContain('已收到');
    const rows = await ground.rows<{ n: number; photos: number }>("select count(*)::int as n, max(cardinality(photos)) as photos from requests.request where door = 'portal'");
    expect(rows[0]).toEqual({ n: 1, photos: 2 });
    const other = await post({ ...fields, text: '换了别的内容' }, files);
    expect(other.statusCode).toBe(409);
    expect(other.body).toContain('换了别的内容');
  });

  it('says each thing to mend beside its field and loses nothing of what was typed', async () => {
    const command = commandIn((await get('/file')).body);
    const wrong = await post({ ...whole(), command, text: '长'.repeat(12_220), phone: '12', place: world.village }, [['ok.png', png(3)]]);
    expect(wrong.statusCode).toBe(422);
    for (const text of ['最多 4000 个字', '长'.repeat(12_220), '电话号码应为', 'value="12"', '已收下 1 张：ok.png', `value="${command}"`, 'aria-invalid="true"']) expect(wrong.body).toContain(text);
    const bad = await post({ ...whole(), command }, [['假照片.jpg', '一段文字'], ['ok.png', png(4)]]);
    expect(bad.statusCode).toBe(422);
    for (const text of ['“假照片.jpg”没有收下', '已收下 1 张', '周小满']) expect(bad.body).toContain(text);
    const kept = /name="photo" value="([^"]+)"/.exec(bad.body)?.[1]?.replaceAll('&quot;', '"') ?? '';
    const filed = await post({ ...whole(), command, photo: kept });
    expect(filed.statusCode).toBe(303);
    expect((await post({ ...whole(), command: commandIn((await get('/file')).body), photo: kept.replace(/"size":\d+/, '"size":1') })).body).toContain('照片放得太久了');
  });

  it('takes no more than five photographs and none that is too large', async () => {
    const command = commandIn((await get('/file')).body);
    const six = await post({ ...whole(), command }, Array.from({ length: 7 }, (_, at) => [`${at}.png`, png(10 + at)] as const));
    expect(six.body).toContain('最多放 5 张照片');
    expect(six.body).toContain('周小满');
    const large = await post({ ...whole(), command }, [['大.png', Buffer.concat([png(5), Buffer.alloc(40 * 1024 * 1024)])]]);
    expect(large.statusCode).toBe(422);
    expect(large.body).toContain('文件超过 10 MB');
  });

  it('finds places by their names and asks where several have that name', async () => {
    expect(namesIn('临渭区向阳街道东风社区')).toEqual(['临渭区', '向阳街道', '东风社区']);
    expect(namesIn('合阳县 城关街道 太里村')).toEqual(['合阳县', '城关街道', '太里村']);
    const command = commandIn((await get('/file')).body);
    const several = await post({ ...whole(), command, place: '城关街道' });
    expect(several.statusCode).toBe(422);
    expect(several.body).toContain('是哪一个');
    expect(several.body.match(/name="placeCode"/g)?.length).toBeGreaterThan(1);
    const none = await post({ ...whole(), command, place: '没有这个村' });
    expect(none.body).toContain('没有找到“没有这个村”');
    expect((await post({ ...whole(), command, place: '城关街道', placeCode: world.village })).statusCode).toBe(303);
  });

  it('prints as one sheet with the code of the portal', async () => {
    const paper = await get('/file/paper');
    expect(paper.statusCode).toBe(200);
    for (const text of ['<svg', '发生了什么事', '有危险，先打电话', '您留着']) expect(paper.body).toContain(text);
    expect(paper.body).not.toContain('<script');
  });
});
