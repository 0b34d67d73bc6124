import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@anhe/contract/kernel';
import { requestOperations as op, toWgs84 } from '@anhe/contract/requests';
import { codeOf } from '../../../test/answers.ts';
import { Open311Stage, asking, elsewhere, guarded, inside, outside, remarksOf, silent } from '../../../test/open311.ts';
import { plainType, requestFiling } from '../../../test/requests.ts';
import { readXml, recordsOf } from '../../../test/xml.ts';
import { known } from '../../../test/world.ts';
import { useGround } from '../../../test/ground.ts';
import { publicActor } from '../../kernel/access/actor.ts';
import { modules } from '../../modules/index.ts';
import { addressOfId } from './views.ts';

const ground = useGround(() => modules);
let stage: Open311Stage;
beforeAll(async () => {
  stage = await new Open311Stage(ground).build();
});
afterAll(() => stage.app.close());

/** Of the whole city. */
const administrator = () => ({ ...stage.world.administrator, scope: [{ from: '6105', to: '6106' }] });
const count = async (): Promise<unknown> => (await ground.rows('select count(*)::int as n from requests.request'))[0]?.['n'];
const desk = async (id: string) => {
  const { county, id: matter } = known(addressOfId(id));
  return ground.query(op.get, stage.clerk.actor, { county, matter });
};
const refused = async (fields: Readonly<Record<string, string>>): Promise<string[]> => {
  const before = await count();
  const answer = await stage.post(fields);
  expect(answer.statusCode).toBe(400);
  expect(await count()).toBe(before);
  return remarksOf(answer);
};
/** A PNG of one point. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
/** A form in several parts: pictures under their field's name. */
function parts(fields: Readonly<Record<string, string>>, media: readonly (readonly [string, string, Buffer])[]): { body: Buffer; type: string } {
  const border = 'border-of-the-test';
  const lines = [
    ...Object.entries(fields).map(([name, value]) => Buffer.from(`--${border}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)),
    ...media.flatMap(([name, file, bytes]) => [Buffer.from(`--${border}\r\nContent-Disposition: form-data; name="${name}"; filename="${file}"\r\nContent-Type: application/octet-stream\r\n\r\n`), bytes, Buffer.from('\r\n')]),
    Buffer.from(`--${border}--\r\n`),
  ];
  return { body: Buffer.concat(lines), type: `multipart/form-data; boundary=${border}` };
}
const withMedia = (fields: Readonly<Record<string, string>>, ...media: readonly (readonly [string, string, Buffer])[]) => {
  const { body, type } = parts(fields, media);
  return stage.post(body, 'json', type);
};

describe('POST requests', () => {
  it('answers with the id and what is promised, no token, in both formats', async () => {
    const answer = await stage.post(stage.form());
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual([{ service_request_id: expect.stringMatching(/^610524-[0-9a-f-]{36}$/), service_notice: expect.any(String), account_id: null }]);
    const xml = await stage.post(stage.form(), 'xml');
    expect(xml.headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(readXml(xml.body).name).toBe('service_requests');
    expect(recordsOf(readXml(xml.body))).toEqual([{ service_request_id: expect.stringMatching(/^610524-/), service_notice: expect.any(String), account_id: '' }]);
  });

  it('brings it to the centre of the county with all that was said', async () => {
    const id = await stage.filed({ description: '桥头的路灯\n坏了三天 & 很黑', first_name: '小满', last_name: '周', phone: '+86 139-0000-1234', address_string: '桥头往北', media_url: 'https://pictures.example/1.jpg', email: 'x@example.org', account_id: '7', device_id: 'A-1' });
    const view = await desk(id);
    expect(view).toMatchObject({ text: '桥头的路灯\n坏了三天 & 很黑\n图片：https://pictures.example/1.jpg', position: { lat: 35.2361, lng: 110.1502 }, party: { name: '周*', contact: '139****1234' }, line: { door: 'open311', spot: '桥头往北', status: 'filed', holderUnit: stage.centre.id } });
  });

  it('needs neither name nor words: the service says what it is', async () => {
    const { description: _description, ...form } = stage.form();
    const answer = await stage.post(form);
    expect((await desk(known(answer.json<{ service_request_id: string }[]>()[0]).service_request_id)).text).toBe(plainType(stage.world).name.zh);
  });

  it('gives the receipt of the person to who files, when asked for extensions', async () => {
    const [made] = (await stage.post(stage.form({ extensions: 'true' }))).json<{ extended_attributes: { receipt_code: string; receipt_url: string } }[]>();
    expect(made?.extended_attributes).toMatchObject({ receipt_code: expect.stringMatching(/^610524-/), receipt_url: expect.stringContaining('https://anhe.example/r/610524-'), number: expect.stringContaining('诉') });
  });
});

describe('the key', () => {
  it('is asked for first: without one, with a wrong one or an ended one it is 403 and nothing else is said', async () => {
    const before = await count();
    const id = newId();
    const ended = await stage.makeKey(stage.world.county, id);
    await ground.command(op.endApiKey, administrator(), { county: stage.world.county, key: id });
    for (const wrong of ['', 'nonsense', `610524.${'x'.repeat(32)}`, `${stage.key}x`, ended]) {
      for (const form of [stage.form({ api_key: wrong }), { api_key: wrong }, { api_key: wrong, service_code: 'none', lat: 'x', jurisdiction_id: 'none' }]) {
        const answer = await stage.post(form);
        expect(answer.statusCode, wrong).toBe(403);
        expect(remarksOf(answer)).toHaveLength(1);
        expect(remarksOf(answer)[0]).toMatch(/^403/);
      }
    }
    const xml = await stage.post({ service_code: asking }, 'xml');
    expect(xml.statusCode).toBe(403);
    expect(recordsOf(readXml(xml.body))).toEqual([{ code: '403', description: expect.stringContaining('api_key') }]);
    expect(await count()).toBe(before);
  });

  it('is judged by the road, too: nothing comes by this door without one', async () => {
    expect(await codeOf(ground.command(op.file, publicActor, { ...requestFiling(stage.world), door: 'open311' }))).toBe('requests.key-unknown');
    expect(await codeOf(ground.command(op.file, publicActor, { ...requestFiling(stage.world), door: 'open311', apiKey: 'nonsense' }))).toBe('requests.key-unknown');
  });

  it('of a county files there alone, the city’s own everywhere', async () => {
    expect((await stage.post(stage.form(elsewhere))).statusCode).toBe(403);
    expect((await stage.post(stage.form({ api_key: await stage.makeKey('610502') }))).statusCode).toBe(403);
    expect((await stage.post(stage.form({ api_key: stage.cityKey }))).statusCode).toBe(200);
  });

  it('shows how much it filed and when last', async () => {
    const key = await stage.makeKey(stage.world.county);
    await stage.filed({ api_key: key });
    await stage.filed({ api_key: key });
    const { items } = await ground.query(op.apiKeys, administrator(), { county: stage.world.county });
    expect(items.map(({ requests, usedOn }) => ({ requests, usedOn }))).toContainEqual({ requests: 2, usedOn: '2026-11-25' });
  });

  it('may post so often in a minute, and then waits', async () => {
    const app = await stage.pagesWith({ perMinute: 3 });
    const statuses: number[] = [];
    for (let index = 0; index < 4; index += 1) {
      const answer = await app.inject({ method: 'POST', url: '/open311/requests.json', payload: new URLSearchParams(stage.form()).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' }, remoteAddress: `127.0.0.${index + 2}` });
      statuses.push(answer.statusCode);
      if (answer.statusCode === 429) expect(remarksOf(answer)[0]).toMatch(/^429/);
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
    await app.close();
  });
});

describe('a repeated post', () => {
  it('has one effect and one answer, also at the same time', async () => {
    const form = stage.form();
    const before = Number(await count());
    const answers = await Promise.all([stage.post(form), stage.post(form), stage.post(form, 'xml')]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    const [first, second] = answers.map((one) => one.body);
    expect(second).toBe(first);
    expect((await stage.post({ ...form, device_id: ' ', email: 'x@example.org' })).body).toBe(first);
    expect(Number(await count())).toBe(before + 1);
  });

  it('with pictures, or when its answer is forgotten, is answered with the request that is there', async () => {
    const form = stage.form();
    const first = await withMedia(form, ['media', 'a.png', png]);
    const { now } = ground;
    ground.now = new Date(now.getTime() + 3_600_000);
    const again = await withMedia(form, ['media', 'a.png', png]);
    ground.now = now;
    expect(first.statusCode).toBe(200);
    expect(again.body).toBe(first.body);
    const plain = stage.form();
    const made = await stage.post(plain);
    await ground.rows('update kernel.command set answer = null');
    expect((await stage.post(plain)).body).toBe(made.body);
  });

  it('by another key, or with another word, is another request', async () => {
    const form = stage.form();
    const ids = [form, { ...form, api_key: stage.cityKey }, { ...form, description: `${form['description']}！` }].map(async (one) => (await stage.post(one)).json<{ service_request_id: string }[]>()[0]?.service_request_id);
    expect(new Set(await Promise.all(ids)).size).toBe(3);
  });

  it('on another day is another request', async () => {
    const form = stage.form();
    const first = (await stage.post(form)).body;
    const { now } = ground;
    ground.now = new Date(now.getTime() + 86_400_000);
    expect((await stage.post(form)).body).not.toBe(first);
    ground.now = now;
  });
});

describe('service_code and jurisdiction_id', () => {
  it('are 400 when missing and 404 when not there', async () => {
    const { service_code: _code, ...without } = stage.form();
    expect(await refused(without)).toEqual(['400 service_code']);
    for (const code of ['no-such-type', guarded, silent]) {
      const answer = await stage.post(stage.form({ service_code: code }));
      expect(answer.statusCode, code).toBe(404);
      expect(remarksOf(answer)).toEqual(['404 service_code']);
    }
    expect((await stage.post(stage.form({ jurisdiction_id: '610599' }))).statusCode).toBe(404);
    expect((await stage.post(stage.form({ jurisdiction_id: 'city.gov' }))).statusCode).toBe(404);
  });

  it('the county is needed only where an address in words is all there is and the key is the city’s', async () => {
    const { lat: _lat, long: _long, ...form } = stage.form({ address_string: '桥头往北', api_key: stage.cityKey });
    const answer = await stage.post(form);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('jurisdiction_id');
    expect((await stage.post({ ...form, jurisdiction_id: stage.world.county })).statusCode).toBe(200);
    expect((await stage.post({ ...form, api_key: stage.key })).statusCode).toBe(200);
  });
});

describe('the place', () => {
  const bare = (more: Readonly<Record<string, string>>) => {
    const { lat: _lat, long: _long, ...form } = stage.form();
    return { ...form, ...more };
  };

  it('is needed in one of three ways', async () => {
    expect((await stage.post(bare({}))).body).toContain('address_string');
    expect(await refused(bare({}))).toHaveLength(1);
    expect(await refused(bare({ lat: inside.lat }))).toEqual(['400 lat, long']);
    expect(await refused(bare({ long: inside.long }))).toEqual(['400 lat, long']);
    for (const more of [inside, { address_string: '桥头往北' }, { address_id: stage.world.village }]) expect((await stage.post(bare(more))).statusCode).toBe(200);
  });

  it('is the place of a division code, with the position beside it', async () => {
    const id = await stage.filed({ address_id: stage.world.village });
    const [row] = await ground.rows<{ place: string }>('select place from matters.matter where id = $1', [id.slice(7)]);
    expect(row?.place).toBe(stage.world.village);
    expect(await stage.one(id)).toMatchObject({ address_id: stage.world.village, address: expect.stringContaining('合阳县'), lat: 35.2361 });
    expect(await refused(bare({ address_id: '545483' }))).toEqual(['400 address_id']);
    expect(await refused(bare({ address_id: '610524001999' }))).toEqual(['400 address_id']);
    expect(await refused(bare({ address_id: 'Main Street' }))).toEqual(['400 address_id']);
    expect(await refused(bare({ address_id: stage.world.village, jurisdiction_id: '610502', api_key: stage.cityKey }))).toEqual(['400 address_id']);
  });

  it('outside the city, or no position at all, is refused', async () => {
    expect((await stage.post(stage.form(outside))).body).toContain('outside the city');
    expect((await stage.post(stage.form(outside))).statusCode).toBe(400);
    for (const wrong of ['x', '91', '35,2', '1e2', '35.2°', 'NaN']) expect(await refused(stage.form({ lat: wrong })), wrong).toEqual(['400 lat']);
    expect(await refused(stage.form({ long: '181' }))).toEqual(['400 long']);
  });

  it('is WGS 84, or GCJ-02 where that is said, and comes out as WGS 84', async () => {
    const found = await stage.one(await stage.filed({ datum: 'GCJ-02' }), '?extensions=true');
    const { lat, lng } = toWgs84({ lat: Number(inside.lat), lng: Number(inside.long) });
    expect(found['lat']).toBeCloseTo(lat, 5);
    expect(found['long']).toBeCloseTo(lng, 5);
    expect(found['extended_attributes']).toMatchObject({ datum: 'WGS84' });
    expect(await refused(stage.form({ datum: 'bd09' }))).toEqual(['400 datum']);
  });

  it('in long words is kept whole', async () => {
    const long = '东'.repeat(200);
    const view = await desk(await stage.filed({ address_string: long }));
    expect(view.text).toContain(`地址：${long}`);
    expect(view.line.spot).toHaveLength(120);
  });
});

describe('attributes', () => {
  const answered = async (more: Readonly<Record<string, string>> | string): Promise<unknown> => {
    const form = stage.form({ service_code: asking, 'attribute[count]': '3' });
    const answer = await stage.post(typeof more === 'string' ? `${new URLSearchParams(form).toString()}&${more}` : { ...form, ...more });
    if (answer.statusCode !== 200) return remarksOf(answer);
    return Object.fromEntries((await desk(known(answer.json<{ service_request_id: string }[]>()[0]).service_request_id)).answers.map(({ code, value }) => [code, value]));
  };

  it('of every kind come in as attribute[code], several values as attribute[code][]', async () => {
    expect(await answered('attribute[sides][]=left&attribute[sides][]=both&attribute%5Bside%5D=right&attribute[line]=a+b&attribute[story]=a%0Ab&attribute[since]=2026-11-01T08:00:00%2B08:00')).toEqual({
      count: '3', sides: ['left', 'both'], side: 'right', line: 'a b', story: 'a\nb', since: '2026-11-01T08:00:00+08:00',
    });
    expect(await answered('attribute[sides]=left')).toEqual({ count: '3', sides: ['left'] });
  });

  it('of a wrong kind, unknown or missing are refused by their name', async () => {
    expect(await answered({ 'attribute[count]': 'many' })).toEqual(['400 attribute[count]']);
    expect(await answered({ 'attribute[since]': '2026-11-01' })).toEqual(['400 attribute[since]']);
    expect(await answered({ 'attribute[since]': '2026-11-01T08:00:00' })).toEqual(['400 attribute[since]']);
    expect(await answered({ 'attribute[side]': 'up' })).toEqual(['400 attribute[side]']);
    expect(await answered('attribute[side]=left&attribute[side]=right')).toEqual(['400 attribute[side]']);
    expect(await answered('attribute[side][]=left')).toEqual(['400 attribute[side][]']);
    expect(await answered('attribute[sides][]=left&attribute[sides][]=up')).toEqual(['400 attribute[sides]']);
    expect(await answered({ 'attribute[line]': 'a\nb' })).toEqual(['400 attribute[line]']);
    expect(await answered({ 'attribute[colour]': 'red' })).toEqual(['400 attribute[colour]']);
    expect(await answered({ 'attribute': 'red' })).toEqual(['400 attribute']);
    expect(await answered({ 'attribute[count]': '' })).toEqual(['400 attribute[count]']);
  });
});

describe('what is said', () => {
  it('holds 4,000 characters and not one more', async () => {
    expect((await stage.post(stage.form({ description: '路'.repeat(3990) + newId().slice(0, 10) }))).statusCode).toBe(200);
    expect(await refused(stage.form({ description: '路'.repeat(4001) }))).toEqual(['400 description']);
    expect(await refused(stage.form({ description: '路'.repeat(12_220) }))).toEqual(['400 description']);
  });

  it('holds no HTML, no code and no control characters; line breaks, “<” and “&” are words', async () => {
    for (const wrong of ['<b>坏了</b>', '坏了<br/>', '<script>alert(1)</script>', '<img src=x onerror=y>', '坏了<!-- x', '&lt;b&gt;坏了', '&#60;b坏了', '<?xml version="1.0"?>', '响声\u0007太大']) {
      expect(await refused(stage.form({ description: wrong })), wrong).toEqual(['400 description']);
    }
    for (const right of ['温度 < 5 & 水压 > 2\n第二行', 'a<5 和 b>3', '“AT&T”的杆子']) expect((await stage.post(stage.form({ description: `${right} ${newId()}` }))).statusCode, right).toBe(200);
  });

  it('is UTF-8, or it is refused', async () => {
    const form = new URLSearchParams(stage.form()).toString();
    for (const broken of ['&first_name=%ff', '&first_name=%E4%B8', '&first_name=%zz', '&first_name=%ED%A0%80']) expect((await stage.post(form + broken)).statusCode, broken).toBe(400);
    expect((await stage.post(Buffer.concat([Buffer.from(`${form}&first_name=`), Buffer.from([0xc3, 0x28])]))).statusCode).toBe(400);
    expect((await stage.post(form, 'json', 'application/x-www-form-urlencoded; charset=gb2312')).statusCode).toBe(400);
    const { body, type } = parts(stage.form(), []);
    expect((await stage.post(Buffer.concat([body.subarray(0, 60), Buffer.from([0xff]), body.subarray(60)]), 'json', type)).statusCode).toBe(400);
    expect((await stage.post(`${form}&first_name=%00`)).statusCode).toBeLessThan(500);
  });

  it('with several mistakes tells them all', async () => {
    const answer = await stage.post(stage.form({ lat: 'x', description: '<b>', phone: '111', media_url: 'file:///etc/passwd' }));
    expect(answer.statusCode).toBe(400);
    expect(remarksOf(answer).toSorted()).toEqual(['400 description', '400 lat', '400 media_url', '400 phone']);
    expect(await refused(stage.form({ media_url: 'ftp://x.example/1.jpg' }))).toEqual(['400 media_url']);
  });

  it('comes as a form; anything else is 400', async () => {
    expect((await stage.post(JSON.stringify(stage.form()), 'json', 'application/json')).statusCode).toBe(400);
    expect((await stage.post('x', 'json', 'text/plain')).statusCode).toBe(400);
    expect((await stage.post(`api_key=${stage.key}&x=${'y'.repeat(300_000)}`)).statusCode).toBe(400);
    for (const url of ['/open311/services.json', '/open311/requests/610524.json', '/open311/tokens/x.json']) {
      expect((await stage.app.inject({ method: 'POST', url, payload: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).statusCode, url).toBe(400);
    }
  });
});

describe('media', () => {
  it('come along with the form and lie with the request', async () => {
    const answer = await withMedia(stage.form(), ['media', 'a.png', png], ['media[]', '照片.png', Buffer.concat([png, Buffer.from('x')])]);
    expect(answer.statusCode).toBe(200);
    const id = known(answer.json<{ service_request_id: string }[]>()[0]).service_request_id;
    expect((await desk(id)).photos).toHaveLength(2);
    expect(await stage.one(id)).toMatchObject({ media_url: null });
  });

  it('are shown once the unit has published them, where the type allows it', async () => {
    const answer = await withMedia(stage.form(), ['media', 'a.png', png]);
    const id = known(answer.json<{ service_request_id: string }[]>()[0]).service_request_id;
    await stage.replied(id);
    const { photos } = await desk(id);
    await stage.step(id, op.publish, { title: '桥头路面已修复', answer: '塌陷处已经回填并铺好水泥。', photos }, stage.world.post('county', 'handler').actor);
    const url = plainType(stage.world).publish?.photo === true ? `https://anhe.example/api/requests/published/610524/${id.slice(7)}/photos/${photos[0] ?? ''}` : null;
    expect(await stage.one(id)).toMatchObject({ media_url: url });
  });

  it('that are no photographs, too many or too large are refused', async () => {
    for (const [name, bytes] of [['a.png', Buffer.from('not a picture')], ['a.txt', Buffer.from('text')], ['a.exe', png], ['a.jpg', png]] as const) {
      const answer = await withMedia(stage.form(), ['media', name, bytes]);
      expect(answer.statusCode, name).toBe(400);
      expect(remarksOf(answer)).toEqual(['400 media']);
    }
    expect((await withMedia(stage.form(), ...Array.from({ length: 6 }, (_, index) => ['media', `${index}.png`, png] as const))).statusCode).toBe(400);
    const large = await withMedia(stage.form(), ['media', 'a.png', Buffer.concat([png, Buffer.alloc(11 * 1024 * 1024)])]);
    expect(large.statusCode).toBe(400);
    expect(large.json()).toEqual([{ code: 413, description: expect.stringContaining('10 MB') }]);
    expect((await withMedia(stage.form(), ['attachment', 'a.png', png])).statusCode).toBe(400);
  });
});
