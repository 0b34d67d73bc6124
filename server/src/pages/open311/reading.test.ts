import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestOperations as op } from '@anhe/contract/requests';
import { Open311Stage, asking, guarded, inside, remarksOf, silent } from '../../../test/open311.ts';
import { plainType } from '../../../test/requests.ts';
import { readXml, recordsOf } from '../../../test/xml.ts';
import { known } from '../../../test/world.ts';
import { useGround } from '../../../test/ground.ts';
import { modules } from '../../modules/index.ts';
import { written } from './format.ts';

const ground = useGround(() => modules);
let stage: Open311Stage;
beforeAll(async () => {
  stage = await new Open311Stage(ground).build();
});
afterAll(() => stage.app.close());

const codes = async (path: string): Promise<unknown[]> => (await stage.json(path)).map((one) => one['service_request_id']);
const day = 86_400_000;
const at = (moment: Date): string => encodeURIComponent(moment.toISOString());
/** Some work at another moment of the ground's clock. */
async function later<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const { now } = ground;
  ground.now = new Date(now.getTime() + milliseconds);
  try {
    return await work();
  } finally {
    ground.now = now;
  }
}

describe('the writer', () => {
  it('escapes what XML would read as markup, and replaces what XML cannot hold', () => {
    const text = `<a href="x">&'\u0001\ud800\ufffe\r</a>`;
    const document = written('xml', 'services', [{ description: text, none: null, left_out: undefined, yes: true, number: 1.5 }]);
    expect(recordsOf(readXml(document))).toEqual([{ description: `<a href="x">&'\ufffd\ufffd\ufffd\r</a>`, none: '', yes: 'true', number: '1.5' }]);
    expect(document).toContain('<none/>');
  });
});

describe('service discovery', () => {
  it('is there in XML and JSON with every field', async () => {
    const { body, headers } = await stage.get('discovery.json');
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    const found = JSON.parse(body);
    expect(found).toMatchObject({
      changeset: '2026-02-01 00:00', contact: expect.stringContaining('12345'), key_service: expect.any(String),
      endpoints: [{ specification: 'http://wiki.open311.org/GeoReport_v2', url: 'https://anhe.example/open311', changeset: '2026-02-01 00:00', type: 'production', formats: ['text/xml', 'application/json'] }],
    });
    const root = readXml((await stage.get('discovery.xml')).body);
    expect(root.name).toBe('discovery');
    const endpoint = root.children.find(({ name }) => name === 'endpoints')?.children[0];
    expect(endpoint?.children.map(({ name }) => name)).toEqual(['specification', 'url', 'changeset', 'type', 'formats']);
    expect(endpoint?.children.at(-1)?.children.map(({ name, text }) => `${name} ${text}`)).toEqual(['format text/xml', 'format application/json']);
  });
});

describe('formats', () => {
  it('follow the ending of the address, with their content types in UTF-8 and the declaration of XML', async () => {
    const [xml, json] = [await stage.get('services.xml'), await stage.get('services.json')];
    expect(xml.headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(json.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(xml.body).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<services>/);
    expect(xml.body).not.toContain('xmlns');
  });

  it('say 404 for another ending, another resource and a resource without an ending', async () => {
    for (const path of ['services.yaml', 'services', 'cases.json', 'discovery/x.json', 'tokens.json', '']) {
      const answer = await stage.get(path);
      expect(answer.statusCode, path).toBe(404);
      if (!path.endsWith('json')) expect(recordsOf(readXml(answer.body))[0]).toMatchObject({ code: '404' });
    }
  });

  it('say 400 where the code in the address is missing', async () => {
    for (const path of ['services/.json', 'requests/.json', 'tokens/.json']) expect((await stage.get(path)).statusCode, path).toBe(400);
  });

  it('may be read by a page of anybody', async () => {
    expect((await stage.get('services.json')).headers['access-control-allow-origin']).toBe('*');
  });
});

describe('GET services', () => {
  it('lists each type with exact kinds of values, the same in both formats', async () => {
    const items = await stage.json('services.json');
    const found = items.find((one) => one['service_code'] === asking);
    expect(found).toEqual({
      service_code: asking, service_name: '什么都问 & <一点>', description: expect.any(String), metadata: true, type: 'realtime', keywords: expect.stringMatching(/^[^,]+(,[^,]+)*$/), group: expect.any(String),
    });
    expect(items.find((one) => one['service_code'] === plainType(stage.world).code)).toMatchObject({ metadata: plainType(stage.world).questions.length > 0 });
    const xml = recordsOf(readXml((await stage.get('services.xml')).body));
    expect(xml).toEqual(items.map((one) => Object.fromEntries(Object.entries(one).map(([name, value]) => [name, String(value)]))));
  });

  it('does not offer what is private or what the public list is silent about', async () => {
    const offered = (await stage.json('services.json')).map((one) => one['service_code']);
    expect(offered).not.toContain(guarded);
    expect(offered).not.toContain(silent);
  });

  it('speaks English when asked', async () => {
    expect((await stage.json('services.json?locale=en-GB')).map((one) => one['service_name'])).toEqual((await stage.json('services.json?locale=en')).map((one) => one['service_name']));
  });
});

describe('jurisdiction_id', () => {
  it('may be left out or left empty: one city is served', async () => {
    const all = (await stage.get('services.json')).body;
    for (const query of ['?jurisdiction_id=', '?jurisdiction_id=610500', `?jurisdiction_id=${stage.world.county}`, '?jurisdiction_id=%20']) expect((await stage.get(`services.json${query}`)).body).toBe(all);
  });

  it('is 404 where there is none of that name, on every reading', async () => {
    const id = await stage.filed();
    for (const path of ['services', `services/${asking}`, 'requests', `requests/${id}`, `tokens/${id}`]) {
      for (const wrong of ['610599', 'city.gov', '6105']) {
        const answer = await stage.get(`${path}.json?jurisdiction_id=${wrong}`);
        expect(answer.statusCode, `${path} ${wrong}`).toBe(404);
        expect(answer.json()).toEqual([{ code: 404, description: expect.stringContaining(wrong) }]);
      }
    }
  });

  it('narrows requests to its county', async () => {
    const id = await stage.filed();
    expect(await codes(`requests.json?jurisdiction_id=${stage.world.county}`)).toContain(id);
    expect(await codes('requests.json?jurisdiction_id=610502')).not.toContain(id);
    expect((await stage.get(`requests/${id}.json?jurisdiction_id=610502`)).statusCode).toBe(404);
  });
});

describe('GET service definition', () => {
  it('tells each question: variable, code, datatype, required, order from 1, and the values of lists', async () => {
    const found = (await stage.get(`services/${asking}.json`)).json<{ service_code: string; attributes: Record<string, unknown>[] }>();
    expect(found.service_code).toBe(asking);
    expect(found.attributes.map(({ datatype }) => datatype)).toEqual(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']);
    expect(found.attributes.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(found.attributes[1]).toEqual({ variable: true, code: 'count', datatype: 'number', required: true, datatype_description: null, order: 2, description: '问题count' });
    expect(found.attributes[4]).toMatchObject({ required: false, values: [{ key: 'left', name: '左' }, { key: 'right', name: '右' }, { key: 'both', name: '两边' }] });
    const root = readXml((await stage.get(`services/${asking}.xml`)).body);
    expect(root).toMatchObject({ name: 'service_definition', children: [{ name: 'service_code', text: asking }, { name: 'attributes' }] });
    const [, attributes] = root.children;
    expect(attributes?.children.every(({ name }) => name === 'attribute')).toBe(true);
    expect(attributes?.children[4]?.children.at(-1)?.children.map(({ name, children }) => `${name} ${children.map((one) => one.name).join()}`)).toEqual(Array(3).fill('value key,name'));
  });

  it('is 404 for what is not there or not offered', async () => {
    for (const code of ['no-such-type', guarded, silent, '%3Cscript%3E']) {
      const answer = await stage.get(`services/${code}.xml`);
      expect(answer.statusCode, code).toBe(404);
      expect(readXml(answer.body)).toMatchObject({ name: 'errors', children: [{ name: 'error', children: [{ name: 'code', text: '404' }, { name: 'description' }] }] });
    }
  });
});

describe('GET one request', () => {
  it('is an array of one with every field, exact kinds, null where nothing is known', async () => {
    const id = await stage.filed({ description: '我叫周小满，电话13900001234，门口的路塌了', first_name: '小满', last_name: '周', phone: '139 0000 1234', address_string: '小学门口' });
    const items = await stage.json(`requests/${id}.json`);
    expect(items).toEqual([{
      service_request_id: id, status: 'open', status_notes: '待分派', service_name: plainType(stage.world).name.zh, service_code: plainType(stage.world).code, description: null, agency_responsible: '测试县综治中心',
      service_notice: expect.any(String), requested_datetime: '2026-11-25T10:00:00+08:00', updated_datetime: expect.stringMatching(/^2026-11-25T10:00:00\+08:00$/), expected_datetime: expect.stringMatching(/^2026-1\d-\d\dT23:59:59\+08:00$/),
      address: '合阳县', address_id: '610524', zipcode: null, lat: 35.2361, long: 110.1502, media_url: null,
    }]);
    const root = readXml((await stage.get(`requests/${id}.xml`)).body);
    expect(root.name).toBe('service_requests');
    expect(recordsOf(root)).toEqual(items.map((one) => Object.fromEntries(Object.entries(one).map(([name, value]) => [name, value === null ? '' : String(value)]))));
  });

  it('holds nothing that the person wrote, no name and no number, whatever happens', async () => {
    const id = await stage.filed({ description: '我叫周小满，门口的路塌了', first_name: '小满', last_name: '周', phone: '13900001234', address_string: '周家老院后面' });
    await stage.replied(id);
    for (const path of [`requests/${id}.xml?extensions=true`, `requests/${id}.json?extensions=true`, 'requests.json?extensions=true']) {
      const { body } = await stage.get(path);
      for (const secret of ['小满', '13900001234', '周家', '塌了', '填平']) expect(body, path).not.toContain(secret);
    }
  });

  it('is 404 for an id that is not there, not ours, or of something private', async () => {
    const filed = await stage.filed();
    const other = `610502${filed.slice(6)}`;
    for (const id of [other, 'nonsense', '12345', `${filed}0`]) {
      const answer = await stage.get(`requests/${id}.json`);
      expect(answer.statusCode, id).toBe(404);
      expect(answer.json()).toEqual([{ code: 404, description: expect.stringContaining(id) }]);
    }
    await stage.step(filed, op.retype, { type: guarded });
    expect((await stage.get(`requests/${filed}.json`)).statusCode).toBe(404);
    expect(await codes('requests.json')).not.toContain(filed);
  });

  it('shows what the unit published, and the true outcome beside “open”; closed only at the end', async () => {
    const id = await stage.filed();
    await stage.replied(id);
    expect(await stage.one(id)).toMatchObject({ status: 'open', status_notes: '已答复，待评价，已解决' });
    await stage.step(id, op.publish, { title: '桥头路面已修复', answer: '塌陷处已经回填并铺好水泥。' }, stage.world.post('county', 'handler').actor);
    expect(await stage.one(id)).toMatchObject({ description: '桥头路面已修复', status_notes: expect.stringContaining('塌陷处已经回填') });
    await later(16 * day, async () => {
      await stage.step(id, op.lapse, {}, stage.world.system);
      const closed = await stage.one(id, '?extensions=true');
      expect(closed).toMatchObject({ status: 'closed', updated_datetime: '2026-12-11T10:00:00+08:00', extended_attributes: { outcome: 'solved', ending: 'unrated', status: 'closed' } });
    });
  });

  it('tells who knows the id how it ended where the public list is silent, without place and words', async () => {
    const id = await stage.filed({ address_string: '桥头' });
    await stage.step(id, op.withdrawFor, { reason: '本人来电要求撤回' });
    expect(await stage.one(id, '?extensions=true')).toMatchObject({ status: 'closed', address: null, address_id: null, lat: null, long: null, description: null, extended_attributes: { ending: 'withdrawn' } });
    expect(await codes('requests.json')).not.toContain(id);
    const doubtful = await stage.filed({ description: '看 https://advert.example/ 便宜卖' });
    expect(await stage.one(doubtful)).toMatchObject({ status: 'open', status_notes: '待核实', lat: null });
    expect(await codes('requests.json')).not.toContain(doubtful);
  });
});

describe('GET requests', () => {
  it('gives the last 90 days, newest first, and nothing older', async () => {
    const old = await stage.filed();
    await later(89 * day, async () => {
      const young = await stage.filed();
      const found = await codes('requests.json');
      expect(found.indexOf(young)).toBeLessThan(found.indexOf(old));
    });
    await later(91 * day, async () => {
      expect(await codes('requests.json')).not.toContain(old);
      expect(await codes(`requests.json?start_date=${at(new Date('2026-11-25T00:00:00Z'))}`)).toContain(old);
    });
  });

  it('takes one end of a span or both, each with its time zone, also with a plus sign that became a blank', async () => {
    const id = await stage.filed();
    for (const query of ['start_date=2026-11-25T00:00:00Z', 'end_date=2026-11-25T23:59:59%2B08:00', 'start_date=2026-11-25T09:59:00+08:00&end_date=2026-11-25T10:01:00+08:00', 'start_date=2026-11-25T01:59Z']) {
      expect(await codes(`requests.json?${query}`), query).toContain(id);
    }
    for (const query of ['end_date=2026-11-25T01:59:00Z', 'start_date=2026-11-25T02:01:00Z&end_date=2026-11-26T00:00:00Z']) expect(await codes(`requests.json?${query}`), query).not.toContain(id);
  });

  it('refuses a date without time zone, an impossible one, a span of more than 90 days and one that ends before it starts', async () => {
    for (const name of ['start_date', 'end_date', 'updated_after', 'updated_before']) {
      for (const wrong of ['2026-11-25T00:00:00', '2026-11-25', '2026-02-30T00:00:00Z', '2026-11-25T25:00:00Z', '25.11.2026', 'yesterday', '1764043200']) {
        const answer = await stage.get(`requests.json?${name}=${wrong}`);
        expect(answer.statusCode, `${name} ${wrong}`).toBe(400);
        expect(remarksOf(answer)).toEqual([`400 ${name}`]);
      }
    }
    expect((await stage.get('requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-04-01T00:00:00Z')).statusCode).toBe(200);
    expect((await stage.get('requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-04-01T00:00:01Z')).statusCode).toBe(400);
    expect((await stage.get('requests.json?start_date=2026-04-01T00:00:00Z&end_date=2026-01-01T00:00:00Z')).statusCode).toBe(400);
  });

  it('filters by service codes and states, with commas or given twice', async () => {
    const [plain, other] = [await stage.filed(), await stage.filed({ service_code: asking, 'attribute[count]': '2' })];
    const closed = await stage.filed();
    await stage.replied(closed);
    await later(16 * day, () => stage.step(closed, op.lapse, {}, stage.world.system));
    const code = plainType(stage.world).code;
    expect(await codes(`requests.json?service_code=${asking}`)).not.toContain(plain);
    for (const both of [`service_code=${asking},${code}`, `service_code=${asking}&service_code=${code}`, `service_code=${asking}%20,%20${code},`]) expect(await codes(`requests.json?${both}`)).toEqual(expect.arrayContaining([plain, other]));
    expect(await codes('requests.json?service_code=no-such-type')).toEqual([]);
    const ended = await codes('requests.json?status=closed');
    expect(ended).toContain(closed);
    expect(ended).not.toContain(plain);
    expect(await codes('requests.json?status=open')).not.toContain(closed);
    expect(await codes('requests.json?status=open,closed')).toEqual(expect.arrayContaining([plain, closed]));
    expect((await stage.get('requests.json?status=pending')).statusCode).toBe(400);
  });

  it('takes several ids, which override all other filters, and leaves out those that are not there', async () => {
    const [one, two] = [await stage.filed(), await stage.filed()];
    const found = await codes(`requests.json?service_request_id=${one},${two},nonsense,610524-00000000-0000-8000-8000-000000000000&status=nonsense&start_date=nonsense&service_code=none`);
    expect(found.toSorted()).toEqual([one, two].toSorted());
    expect(await codes('requests.json?service_request_id=nonsense')).toEqual([]);
    expect((await stage.get(`requests.json?service_request_id=${Array.from({ length: 201 }, (_, index) => index).join()}`)).statusCode).toBe(400);
  });

  it('treats an empty parameter as one that is not there', async () => {
    const all = (await stage.get('requests.json')).body;
    expect((await stage.get('requests.json?service_request_id=&service_code=&start_date=&end_date=&status=&page=&page_size=&extensions=&updated_after=')).body).toBe(all);
  });

  it('refuses escapes that are no UTF-8, and a parameter with two values', async () => {
    for (const query of ['service_code=%ff', 'status=%E4%B8', 'x=%zz', 'start_date=2026-11-25T00:00:00Z&start_date=2026-11-26T00:00:00Z']) expect((await stage.get(`requests.json?${query}`)).statusCode, query).toBe(400);
  });

  it('is an empty list in both formats where nothing is found', async () => {
    expect((await stage.get('requests.json?service_code=none')).body).toBe('[]');
    expect(readXml((await stage.get('requests.xml?service_code=none')).body)).toEqual({ name: 'service_requests', children: [], text: '' });
  });
});

describe('extensions', () => {
  it('pages by page and page_size, each request once', async () => {
    for (let index = 0; index < 3; index += 1) await stage.filed();
    const all = await codes('requests.json');
    const pages = await Promise.all([1, 2].map((page) => codes(`requests.json?page=${page}&page_size=2`)));
    expect(pages.flat()).toEqual(all.slice(0, 4));
    expect(await codes('requests.json?page=5000&page_size=2')).toEqual([]);
    for (const wrong of ['page=0', 'page=-1', 'page=x', 'page_size=0', 'page_size=1001', 'page_size=2.5']) expect((await stage.get(`requests.json?${wrong}`)).statusCode, wrong).toBe(400);
  });

  it('finds what changed within a window, whenever it was filed', async () => {
    const [still, moved] = [await stage.filed(), await stage.filed()];
    await later(120 * day, async () => {
      await stage.step(moved, op.dispatch, { to: stage.world.post('county', 'handler').unit.id });
      const found = await codes(`requests.json?updated_after=${at(new Date(ground.now.getTime() - day))}`);
      expect(found).toContain(moved);
      expect(found).not.toContain(still);
      expect(await codes(`requests.json?updated_before=${at(new Date(ground.now.getTime() - day))}`)).not.toContain(moved);
      expect(await codes(`requests.json?updated_after=${at(new Date(ground.now.getTime() - day))}&updated_before=${at(new Date(ground.now.getTime() - 1000))}`)).toEqual([]);
    });
  });

  it('show attributes, notes and the datum only when asked for', async () => {
    const id = await stage.filed();
    await stage.replied(id);
    expect(Object.keys(await stage.one(id))).not.toContain('extended_attributes');
    expect(Object.keys(await stage.one(id, '?extensions=false'))).not.toContain('notes');
    expect(await stage.one(id, '?extensions=true')).toMatchObject({
      extended_attributes: { number: expect.stringContaining('诉610524-'), outcome: 'solved', promise: expect.any(String), due: expect.any(String), overdue: false, channel: 'open311', datum: 'WGS84', joined: 0, photos: [] },
      notes: [{ datetime: '2026-11-25T10:00:00+08:00', description: '已提交', type: 'filed' }, { type: 'dispatched' }, { type: 'accepted' }, { type: 'replied', description: '已答复' }],
    });
    const xml = readXml((await stage.get(`requests/${id}.xml?extensions=true`)).body).children[0];
    expect(xml?.children.at(-1)).toMatchObject({ name: 'notes', children: Array.from({ length: 4 }, () => ({ name: 'note', children: [{ name: 'datetime' }, { name: 'description' }, { name: 'type' }] })) });
    expect((await stage.get('requests.json?extensions=perhaps')).statusCode).toBe(400);
  });

  it('tell an open request that is past what was promised', async () => {
    const id = await stage.filed();
    await later(30 * day, async () => expect(await stage.one(id, '?extensions=true')).toMatchObject({ status_notes: '待分派，已超过承诺时限', extended_attributes: { overdue: true } }));
  });
});

describe('GET tokens', () => {
  it('gives the id, which is its own token', async () => {
    const id = await stage.filed();
    expect(await stage.json(`tokens/${id}.json`)).toEqual([{ service_request_id: id, token: id }]);
    expect(recordsOf(readXml((await stage.get(`tokens/${id}.xml`)).body))).toEqual([{ service_request_id: id, token: id }]);
  });

  it('is 404 for a token that is not there', async () => {
    const answer = await stage.get('tokens/12345.json');
    expect(answer.statusCode).toBe(404);
    expect(remarksOf(answer)).toEqual(['404 token']);
  });
});

describe('answers', () => {
  it('are the first thousand at most', async () => {
    const id = await stage.filed();
    const { county, id: matter } = { county: stage.world.county, id: id.slice(7) };
    // Copies of one filed request, row by row: filing a thousand would take its time.
    const copies = await ground.rows<{ id: string }>(`with m as (insert into matters.matter select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid()))).* from matters.matter m cross join generate_series(1, 1100) where m.county = $1 and m.id = $2 returning county, id)
      insert into requests.request select (jsonb_populate_record(r, jsonb_build_object('matter', m.id))).* from m cross join requests.request r where r.county = $1 and r.matter = $2 returning matter as id`, [county, matter]);
    ground.forged(...copies.map((copy) => copy.id));
    const found = await stage.json('requests.json');
    expect(found).toHaveLength(1000);
    expect(new Set(found.map((one) => one['service_request_id'])).size).toBe(1000);
    expect(known(found[0])['lat']).toBe(Number(inside.lat));
    expect(await codes('requests.json?page=2')).not.toHaveLength(0);
  });
});
