import { newId } from '@anhe/contract/kernel';
import { requestOperations as op } from '@anhe/contract/requests';
import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../../../../test/ground.ts';
import { filedRequest, plainType, receiver, requestAt, takenRequest, typeWhere } from '../../../../test/requests.ts';
import type { StagedRequest } from '../../../../test/requests.ts';
import { known, useWorld } from '../../../../test/world.ts';
import { childrenOf, parseXml, textOf } from '../../../../test/markup.ts';
import { publicActor } from '../../../kernel/access/actor.ts';
import { modules } from '../../index.ts';
import { atomXml, escaped } from './atom.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
let answered: StagedRequest;
let waiting: StagedRequest;
let guarded: StagedRequest;

const personal = { text: '我是周小满，电话13900001234，村口的路塌了', spot: '周小满家门口', point: { lat: 34.93, lng: 109.95 } };
const title = '=村口<道路>修补 & "完成"';

beforeAll(async () => {
  answered = await requestAt(world, 'working', personal);
  await ground.command(op.join, publicActor, { ...answered.at, person: { id: newId(), name: '何秋', contact: { by: 'phone', value: '13600001111' } }, receipt: newId(), remark: '何秋也遇到了' });
  const { revision: seen } = (await ground.query(op.get, world.clerk, answered.at)).line;
  const { revision } = await ground.command(op.reply, receiver(world).actor, { ...answered.at, outcome: 'solved', text: '周小满您好，塌陷的路面已经补平。', personSaid: true }, { basis: seen });
  await ground.command(op.publish, receiver(world).actor, { ...answered.at, title, answer: '路面已经补平，"即日"起可以通行，养护三天。' }, { basis: revision });
  waiting = await filedRequest(world, { ...personal, type: plainType(world).code });
  guarded = await takenRequest(world, { ...personal, type: typeWhere(world, ({ privacy }) => privacy === 'guarded').code });
  await filedRequest(world, personal);
});

const read = async (format: string, more: object = {}) => {
  const { bytes, mediaType } = await ground.query(op.feed, publicActor, { format, ...more });
  return { text: Buffer.from(bytes as Uint8Array).toString(), mediaType }; // a file's bytes
};
const later = async <T>(work: () => Promise<T>): Promise<T> => {
  const now = ground.now;
  ground.now = new Date('2027-01-20T10:00:00+08:00');
  try {
    return await work();
  } finally {
    ground.now = now;
  }
};

describe('the feeds', () => {
  it('hold nobody’s name, number or words, in any format and language', async () => {
    for (const format of ['atom', 'csv', 'json']) {
      for (const language of ['zh', 'en']) {
        const { text } = await read(format, { language });
        expect(text).toContain(known((await ground.query(op.get, world.clerk, waiting.at)).line.number));
        expect(text).not.toMatch(/周小满|1390000|何秋|1360000|塌|家门口|周\*|139\*/u);
        expect(text).not.toContain(guarded.at.matter);
      }
    }
  });

  it('are Atom with points: ids that stay, a self link, language, promise and outcome', async () => {
    const { text, mediaType } = await read('atom', { county: world.county });
    expect(mediaType).toBe('application/atom+xml; charset=utf-8');
    const feed = parseXml(text);
    expect(feed).toMatchObject({ name: 'feed', attributes: { xmlns: 'http://www.w3.org/2005/Atom', 'xmlns:georss': 'http://www.georss.org/georss', 'xml:lang': 'zh-CN' } });
    const self = known(childrenOf(feed, 'link').find(({ attributes }) => attributes['rel'] === 'self')).attributes['href'];
    expect(self).toBe(`http://localhost:8610/api/requests/feed/atom?q=${encodeURIComponent(JSON.stringify({ county: world.county }))}`);
    expect(textOf(feed, 'id')).toBe(self);
    for (const needed of ['title', 'updated', 'rights']) expect(textOf(feed, needed)).toBeTruthy();
    expect(childrenOf(feed, 'author').map((author) => textOf(author, 'name'))).toEqual(['安和']);
    const entries = childrenOf(feed, 'entry');
    expect(entries.map((entry) => textOf(entry, 'id'))).toEqual([`urn:uuid:${waiting.at.matter}`, `urn:uuid:${answered.at.matter}`]);
    const [first, second] = [known(entries[0]), known(entries[1])];
    expect(textOf(second, 'title')).toBe(title);
    expect(textOf(second, 'georss:point')).toBe('34.93 109.95');
    expect(textOf(second, 'summary')).toMatch(/结果：已解决。答复：路面已经补平/u);
    expect(textOf(first, 'summary')).toMatch(/状态：待分派；承办：.+。应在2026-12-\d\d前答复$/u);
    expect(childrenOf(first, 'category').map(({ attributes }) => attributes['term'])).toEqual([plainType(world).code, 'filed']);
    for (const entry of entries) {
      expect(Number.isNaN(Date.parse(known(textOf(entry, 'updated'))))).toBe(false);
      expect(known(childrenOf(entry, 'link')[0]).attributes).toMatchObject({ rel: 'alternate', href: expect.stringMatching(/^http:\/\/localhost:8610\/open\/610524\//u) });
    }
    expect((await read('atom', { county: world.county })).text).toBe(text);
  });

  it('link to what anybody may look at by itself, and nobody may look at more', async () => {
    const { items } = await ground.query(op.published, publicActor, {});
    expect(items.map(({ id }) => id)).toEqual([waiting.at.matter, answered.at.matter]);
    for (const item of items) expect(await ground.query(op.publicRequest, publicActor, { county: item.county, matter: item.id })).toEqual(item);
    for (const at of [guarded.at, { county: '610502', matter: waiting.at.matter }, { county: world.county, matter: newId() }]) {
      await expect(ground.query(op.publicRequest, publicActor, at)).rejects.toMatchObject({ code: 'kernel.not-found' });
    }
  });

  it('say what is overdue', async () => {
    const late = await later(() => read('atom'));
    const entry = known(childrenOf(parseXml(late.text), 'entry').find((one) => textOf(one, 'id') === `urn:uuid:${waiting.at.matter}`));
    expect(textOf(entry, 'summary')).toContain('前答复，已逾期');
    expect(childrenOf(entry, 'category').map(({ attributes }) => attributes['term'])).toContain('overdue');
    const { items } = JSON.parse((await later(() => read('json', { overdue: true }))).text) as { items: { id: string; overdue: boolean }[] }; // as the handler writes it
    expect(items).toMatchObject([{ id: waiting.at.matter, overdue: true }]);
  });

  it('are CSV that a spreadsheet opens and does not run', async () => {
    const { text, mediaType } = await read('csv');
    expect(mediaType).toContain('text/csv');
    expect(text.startsWith('\uFEFF编号,')).toBe(true);
    const lines = text.slice(1).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)).toBe('');
    expect(lines[2]).toContain(`"'=村口<道路>修补 & ""完成"""`);
    expect(lines[2]).toContain('"路面已经补平，""即日""起可以通行，养护三天。"');
    expect(lines[1]).toContain(',否,');
  });

  it('are JSON with a notice, and tell whether they are whole', async () => {
    const body = JSON.parse((await read('json', { language: 'en' })).text) as Record<string, unknown>; // as the handler writes it
    expect(Object.keys(body)).toEqual(['title', 'notice', 'language', 'self', 'updated', 'complete', 'count', 'items']);
    expect(body).toMatchObject({ language: 'en', complete: true, count: 2, notice: expect.stringContaining('neither who asked') });
    expect(body['items']).toMatchObject([{ id: waiting.at.matter, statusName: 'To be dispatched', title: null, answer: null }, { id: answered.at.matter, outcome: 'solved', joiners: 1, position: { lat: 34.93, lng: 109.95 } }]);
  });

  it('are whole also when there is nothing', async () => {
    const feed = parseXml((await read('atom', { county: '610502' })).text);
    expect(childrenOf(feed, 'entry')).toEqual([]);
    expect(textOf(feed, 'updated')).toBe('2026-11-25T00:00:00+08:00');
    expect((await read('csv', { county: '610502' })).text.split('\r\n')).toHaveLength(2);
  });
});

it('what no document may hold never gets into one', () => {
  const odd = 'a\u0000b\u0008c\ud800d\uffff<e>&\'"';
  expect(escaped(odd)).toBe('abcd&lt;e&gt;&amp;&apos;&quot;');
  const entry = { id: odd, title: odd, updated: odd, published: odd, link: odd, summary: odd, categories: [{ term: odd, scheme: odd, label: odd }], point: null };
  const feed = parseXml(atomXml({ id: odd, language: 'en', title: odd, subtitle: odd, rights: odd, author: odd, updated: odd, self: odd, site: odd, entries: [entry] }));
  expect(textOf(known(childrenOf(feed, 'entry')[0]), 'title')).toBe('abcd<e>&\'"');
  expect(() => parseXml('<a><b></a></b>')).toThrow(/ends/u);
  expect(() => parseXml('<a>x & y</a>')).toThrow(/entity/u);
});
