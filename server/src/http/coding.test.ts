import { gunzipSync } from 'node:zlib';
import fastify from 'fastify';
import { expect, it } from 'vitest';
import { squeezedFor } from './coding.ts';

const long = '渭南'.repeat(8192);

it.each([
  ['gzip, deflate, br', long, true], ['GZIP;q=0.5', long, true], ['br', long, false], ['gzip;q=0', long, false], ['', long, false], ['gzip', '短', false],
])('taken “%s”: a long text goes out small only to whoever takes it', async (accepted, text, small) => {
  const app = fastify();
  app.get('/', { onSend: squeezedFor }, async () => ({ text }));
  const answer = await app.inject({ url: '/', headers: { 'accept-encoding': accepted } });
  expect(answer.headers['content-encoding']).toBe(small ? 'gzip' : undefined);
  expect(Number(answer.headers['content-length'])).toBe(answer.rawPayload.length);
  expect(JSON.parse((small ? gunzipSync(answer.rawPayload) : answer.rawPayload).toString())).toEqual({ text });
});
