import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Open311Failure, open311Client } from './client.ts';
import { openSystems } from './systems.ts';

interface Call {
  readonly url: string;
  readonly method: string;
  readonly body: string;
}

type Answer = Response | Error;

/** A client over answers in their order; the last one stays. */
function playing(...answers: readonly (() => Answer)[]) {
  const calls: Call[] = [];
  const pauses: number[] = [];
  const client = open311Client({ name: '外市平台', url: 'https://city.example/v2', apiKey: 'k&y', jurisdiction: 'city.gov' }, {
    pause: async (milliseconds) => void pauses.push(milliseconds),
    fetch: async (url, given) => {
      calls.push({ url: String(url), method: given?.method ?? 'GET', body: given?.body instanceof URLSearchParams ? given.body.toString() : '' });
      const answer = (answers[calls.length - 1] ?? answers.at(-1))?.();
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no answer');
      return answer;
    },
  });
  return { client, calls, pauses };
}

const json = (body: unknown, status = 200) => (): Answer => new Response(JSON.stringify(body), { status });
const failure = async (work: Promise<unknown>): Promise<Open311Failure> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof Open311Failure) return error;
    throw error;
  }
  throw new Error('it went well');
};
const report = { service: '001', description: '路灯 & 坑', position: { lat: 35.2, lng: 110.1 }, address: '桥头', attributes: { COUNT: 3, SIDES: ['a', 'b'] } };

describe('the client', () => {
  it('posts a form with key, jurisdiction, place and attributes, once', async () => {
    const { client, calls } = playing(json([{ service_request_id: 293944, service_notice: null, account_id: null }]));
    expect(await client.file(report)).toEqual({ id: '293944', token: null });
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ url: 'https://city.example/v2/requests.json', method: 'POST' });
    expect([...new URLSearchParams(calls[0]?.body)]).toEqual([
      ['api_key', 'k&y'], ['jurisdiction_id', 'city.gov'], ['service_code', '001'], ['description', '路灯 & 坑'], ['lat', '35.2'], ['long', '110.1'], ['address_string', '桥头'], ['attribute[COUNT]', '3'], ['attribute[SIDES][]', 'a'], ['attribute[SIDES][]', 'b'],
    ]);
  });

  it('takes an id or a token, numbers or texts, and neither where a server tells none', async () => {
    expect(await playing(json([{ token: 12345 }])).client.file(report)).toEqual({ id: null, token: '12345' });
    expect(await playing(json([{ service_request_id: 'A-1', token: 'T' }])).client.file(report)).toEqual({ id: 'A-1', token: null });
    expect(await playing(json([{ service_request_id: null, token: '' }])).client.file(report)).toEqual({ id: null, token: null });
  });

  it('finds a request by its id, and says so when there is none', async () => {
    const { client, calls } = playing(json([{ service_request_id: '7/1', status: 'Closed', status_notes: ' Duplicate request. ', lat: null }]));
    expect(await client.find('7/1')).toEqual({ open: false, notes: 'Duplicate request.' });
    expect(calls[0]?.url).toBe('https://city.example/v2/requests/7%2F1.json?jurisdiction_id=city.gov');
    expect(await playing(json([{ code: 404, description: 'not found' }], 404)).client.find('7')).toBeUndefined();
    expect(await playing(json([])).client.find('7')).toBeUndefined();
    expect(await playing(json([{ service_request_id: '8', status: 'open' }])).client.find('7')).toBeUndefined();
    expect(await playing(json([{ service_request_id: 9, token: 'T' }])).client.idOf('T')).toBe('9');
    expect(await playing(json([], 404)).client.idOf('T')).toBeNull();
  });

  it('tries a reading three times with pauses between, and a filing once', async () => {
    const down = (): Answer => new TypeError('connection refused');
    const { client, calls, pauses } = playing(down, json({}, 503), json([{ service_request_id: '7', status: 'open' }]));
    expect(await client.find('7')).toEqual({ open: true, notes: null });
    expect(calls).toHaveLength(3);
    expect(pauses).toEqual([1000, 5000]);
    const gone = playing(down);
    expect(await failure(gone.client.find('7'))).toMatchObject({ later: true });
    expect(gone.calls).toHaveLength(3);
    const filing = playing(down);
    expect(await failure(filing.client.file(report))).toMatchObject({ later: true });
    expect(filing.calls).toHaveLength(1);
  });

  it('tells a refusal for good from one for now, by status and by code', async () => {
    const of = (status: number, body: unknown) => failure(playing(json(body, status)).client.file(report));
    expect(await of(403, [{ code: 403, description: 'Invalid api_key' }])).toMatchObject({ later: false, status: 403, message: expect.stringContaining('403 Invalid api_key') });
    expect(await of(400, [{ code: '400', description: 'service_code' }])).toMatchObject({ later: false });
    expect(await of(400, [{ code: 503, description: 'not now' }])).toMatchObject({ later: true });
    expect(await of(429, 'slow')).toMatchObject({ later: true });
    expect(await of(500, null)).toMatchObject({ later: true });
  });

  it('trusts nothing that is not as GeoReport says', async () => {
    for (const body of [{}, [], [{ service_request_id: { a: 1 } }], 'ok', [{ service_request_id: 'x'.repeat(101) }]]) expect(await failure(playing(json(body)).client.file(report))).toMatchObject({ later: false });
    expect(await failure(playing(() => new Response('<html>')).client.file(report))).toMatchObject({ later: false });
    expect(await failure(playing(json([{ service_request_id: '7', status: 'done' }])).client.find('7'))).toMatchObject({ later: false });
    expect(await failure(playing(() => new Response('x'.repeat(1024 * 1024 + 1))).client.find('7'))).toMatchObject({ later: false });
  });
});

describe('the file of systems', () => {
  const folder = mkdtempSync(join(tmpdir(), 'anhe-systems-'));
  const file = join(folder, 'open311.json');
  const written = (text: string): string => {
    writeFileSync(file, text);
    return file;
  };

  it('names each system once; what cannot be used is said by the setting’s name', () => {
    expect(openSystems(undefined).size).toBe(0);
    expect([...openSystems(written('{"systems":[{"name":"外市平台","url":"https://city.example/v2/","apiKey":"k"}]}')).keys()]).toEqual(['外市平台']);
    for (const wrong of ['{', '{}', '{"systems":[{"name":"a","url":"ftp://x","apiKey":"k"}]}', '{"systems":[{"name":"a","url":"https://x","apiKey":"k"},{"name":"a","url":"https://y","apiKey":"k"}]}']) {
      expect(() => openSystems(written(wrong)), wrong).toThrow('ANHE_OPEN311_FILE');
    }
    rmSync(folder, { recursive: true });
    expect(() => openSystems(file)).toThrow('ANHE_OPEN311_FILE');
  });
});
