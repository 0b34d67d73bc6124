/** @jsxImportSource preact */
import { describe, expect, it } from 'vitest';
import { awardOperations } from '@anhe/contract/awards';
import { placeOperations } from '@anhe/contract/places';
import { requestOperations } from '@anhe/contract/requests';
import { built } from '../../built.ts';
import { addressOf, troubleOf } from './api.ts';
import { Home, Top } from './home.tsx';
import { heightOf, moved, placed, positionAt, whole, zoomed } from './map/frame.ts';
import { encloses } from './map/county-at.ts';
import { newDraft, steps } from './draft.ts';
import type { Draft } from './draft.ts';
import { inputOf, spotOf } from './file/send.ts';
import { fitted } from './photo.ts';
import { receiptPath } from './receipt-path.ts';
import { toHtml } from './to-html.ts';
import { ways } from './ways.ts';

describe('the home of residents', () => {
  it('is a page without scripts: forms that send the words and the code, numbers to call', () => {
    const html = toHtml(<Home language="zh" />);
    expect(html).toContain('<form action="/file" method="post">');
    expect(html).toContain('<textarea id="text" name="text" rows="3" required');
    expect(html).toContain('<form action="/r" method="get">');
    expect(html).toContain('<input id="code" class="code" name="code" required');
    expect(html).toContain('<a href="tel:12348">');
    expect(html).not.toContain('function');
    expect(toHtml(<Top language="zh" elder={false} />)).toContain('长辈版');
  });
  it('escapes what it writes', () => {
    expect(toHtml(<p title={'a"b'}>{'<b>&'}</p>)).toBe('<p title="a&quot;b">&lt;b&gt;&amp;</p>');
  });
  it('takes a code as people type it', () => {
    expect(receiptPath(' 610524-abcd efghjk ')).toBe('/r/610524ABCDEFGHJK');
    expect(receiptPath('６１０５２４ａ')).toBe('/r/610524A');
    expect(receiptPath(' - ')).toBeUndefined();
  });
});

describe('the ways to the server', () => {
  it('are those of the contract, and open to everybody', () => {
    const spoken = { ...requestOperations, ...placeOperations, awards: awardOperations.published };
    for (const name of Object.keys(ways)) {
      const way = name as keyof typeof ways; // its own keys
      const { kind, path, access } = spoken[way];
      expect([way, ways[way], access]).toEqual([way, { method: kind === 'query' ? 'GET' : 'POST', path }, 'public']);
    }
  });
  it('fill their path and leave out what is not set', () => {
    expect(addressOf('join', { county: '610524', matter: 'a/b', remark: 'x', word: undefined })).toEqual({ url: '/api/requests/610524/a%2Fb/join', rest: { remark: 'x' } });
  });
  it('say what was refused field by field, and take the page of a proxy for a server that cannot', () => {
    const words = { zh: '请填写', en: 'Fill in' };
    const refused = troubleOf(422, { code: 'kernel.invalid-input', message: words, fields: [{ path: ['person', 'contact', 'value'], code: 'required', message: words }] });
    expect([refused.kind, refused.fields]).toEqual(['refused', [{ path: ['person', 'contact', 'value'], message: words }]]);
    for (const body of ['<html>', null, undefined, { code: 1 }]) expect(troubleOf(502, body).kind).toBe('server');
  });
});

describe('what is filed', () => {
  const ids = { command: '01930000-0000-7000-8000-000000000001', matter: '01930000-0000-7000-8000-000000000002', person: '01930000-0000-7000-8000-000000000003', receipt: '01930000-0000-7000-8000-000000000004' };
  const draft: Draft = { ...newDraft(), ids, text: ' 路灯不亮 ', place: { code: '610524001201', name: '合阳县城关街道太里村' }, name: ' ', phone: '139 0000 1234', wants: true, answers: { since: '2026-11-25T10:00', other: 'x', which: ['a'] } };
  const question = { required: false, name: { zh: '', en: '' }, hint: null, values: [] };
  const type = {
    code: 'lamp', group: 'g', name: { zh: '', en: '' }, about: { zh: '', en: '' }, department: 'd', departmentName: { zh: '', en: '' }, promise: { zh: '', en: '' }, guarded: false, administrative: false, publish: null, emergency: null,
    questions: [{ ...question, code: 'since', kind: 'datetime' as const }, { ...question, code: 'which', kind: 'multivaluelist' as const }],
  };
  it('is what the contract takes, without what was left empty or belongs to another type', () => {
    const input = inputOf(draft, type, [], ids.command);
    expect(requestOperations.file.input.parse(input)).toMatchObject({
      county: '610524', place: '610524001201', text: '路灯不亮', type: 'lamp', answers: { since: '2026-11-25T10:00:00+08:00', which: ['a'] }, person: { id: ids.person, contact: { by: 'phone', value: '13900001234' } }, wantsMessages: true,
    });
    expect(input).not.toHaveProperty('spot');
    expect(input.person).not.toHaveProperty('name');
    expect(requestOperations.file.input.parse(inputOf({ ...draft, phone: '' }, undefined, [], ids.command))).toMatchObject({ wantsMessages: false, answers: {} });
  });
  it('says of every field where it is mended', () => {
    for (const field of Object.keys(requestOperations.file.input.shape)) expect(steps).toContain(spotOf([field]).step);
    expect(spotOf(['person', 'contact', 'value'])).toEqual({ step: 'check', id: 'phone' });
    expect(spotOf(['answers', 'since'])).toEqual({ step: 'more', id: 'q-since' });
  });
  it('fits photographs without making small ones larger', () => {
    expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 });
    expect(fitted(3000, 4000)).toEqual({ width: 1200, height: 1600 });
    expect(fitted(800, 600)).toEqual({ width: 800, height: 600 });
    expect(fitted(10_000, 1)).toEqual({ width: 1600, height: 1 });
  });
});

describe('the map', () => {
  it('puts a position where the finger was, at every scale', () => {
    let frame = whole;
    for (const at of [[0.2, 0.7], [0.9, 0.1], [0.5, 0.5]] as const) {
      const point = positionAt(frame, at);
      const [x, y] = placed(frame, point);
      expect(Math.abs(x - at[0])).toBeLessThan(0.001);
      expect(Math.abs(y - at[1])).toBeLessThan(0.001);
      const next = zoomed(frame, 0.5, at);
      const [zx, zy] = placed(next, point);
      expect(Math.hypot(zx - at[0], zy - at[1])).toBeLessThan(0.01);
      frame = next;
    }
  });
  it('stays within the city', () => {
    expect(zoomed(whole, 4, [0.5, 0.5])).toEqual(whole);
    expect(moved(whole, [0.5, 0.5])).toEqual(whole);
    const near = moved(zoomed(whole, 0.25, [0.5, 0.5]), [5, -5]);
    expect(near.west).toBe(whole.west);
    expect(near.north - heightOf(near)).toBeCloseTo(whole.north - heightOf(whole));
  });
  it('knows what a border goes round', () => {
    const ring = [[0, 0], [2, 0], [2, 2], [0, 2]] as const;
    expect([encloses(ring, { lat: 1, lng: 1 }), encloses(ring, { lat: 3, lng: 1 })]).toEqual([true, false]);
  });
});

/** Most that is loaded before the home and the filing of a request work, in bytes of compressed script. */
const budget = 60 * 1024;

describe('the first load', () => {
  it('is at most 60 KB of compressed script, with the map, photographs and list fetched later', async () => {
    const { chunks, reached, sizeOf } = await built('portal');
    const entry = [...chunks.values()].find(({ isEntry }) => isEntry);
    const flow = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith('file/flow.tsx') === true);
    const first = reached([entry?.fileName ?? '']);
    const filing = reached([entry?.fileName ?? '', flow?.fileName ?? '']);
    // Less than this, and the library that draws the page is not whole.
    expect(sizeOf(first)).toBeGreaterThan(12_000);
    expect(sizeOf(first)).toBeLessThan(budget);
    expect(sizeOf(filing)).toBeLessThan(budget);
    const late = ['map/map.tsx', 'portal/photo.ts', 'nearby/page.tsx'];
    for (const name of late) expect([...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith(name) === true)?.isDynamicEntry, name).toBe(true);
    const code = [...filing].map((name) => chunks.get(name)?.code ?? '').join('');
    // The library of schemas is left out, and nothing that would ask for it is left in.
    for (const trace of ['invalid_type', 'schemaMaker', '.string()', '.meta({']) expect(code).not.toContain(trace);
  }, 60_000);
});
