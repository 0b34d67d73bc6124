import { kernelErrors, newId } from '@anhe/contract/kernel';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closedDispute } from '../../../test/cases/guidance.ts';
import { useGround } from '../../../test/ground.ts';
import { blind, closedBefore, codesOf, fieldworkOver, surveyAt } from '../../../test/surveys.ts';
import { World, known } from '../../../test/world.ts';
import { createServer } from '../../http/server.ts';
import { openLog } from '../../kernel/log.ts';
import { errorCatalogue, modules } from '../../modules/index.ts';
import { writtenCode } from '../written.ts';
import { mountSurveyPages } from './routes.ts';

const ground = useGround(() => modules);
const catalogue = { ...kernelErrors, ...errorCatalogue };
let app: FastifyInstance;
let survey: string;
let codes: readonly string[];

beforeAll(async () => {
  const world = await new World(ground).build();
  for (let at = 0; at < 2; at += 1) await closedBefore(ground, (await closedDispute(world)).matter);
  ({ at: { survey } } = await surveyAt(world, 'fielding'));
  codes = (await codesOf(ground, survey)).map(({ code }) => writtenCode(code));
  app = await createServer({ log: openLog('silent'), catalogue, tls: undefined });
  mountSurveyPages(app, { road: ground.road, catalogue, demo: true });
});
afterAll(() => app.close());

const send = async (code: string, fields: Record<string, string>) =>
  app.inject({ method: 'POST', url: `/s/${code}`, payload: new URLSearchParams({ command: newId(), blind, ...fields }).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } });

describe('the form of a survey', () => {
  it('asks every question in both languages, without scripts, and keeps nothing of its address', async () => {
    const [code = ''] = codes;
    const page = await app.inject({ url: `/s/${code}` });
    expect(page.statusCode).toBe(200);
    for (const text of ['总的来说，您对这件事的办理满意吗？', '不问姓名', '很不满意', 'name="q-solved"']) expect(page.body).toContain(text);
    expect(page.body).not.toContain('<script');
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
    expect((await app.inject({ url: `/s/${code}?lang=en&size=large` })).body).toContain('Was your matter settled?');
  });

  it('is found however the code is typed', async () => {
    const [code = ''] = codes;
    const typed = await app.inject({ url: `/s?code=${encodeURIComponent(code.toLowerCase().replaceAll('-', ' '))}` });
    expect([typed.statusCode, typed.headers.location]).toEqual([303, `/s/${code}`]);
  });

  it('says what is wrong above the questions and keeps what was chosen', async () => {
    const [code = ''] = codes;
    const nothing = await send(code, {});
    expect([nothing.statusCode, nothing.body.includes('至少选一题')]).toEqual([422, true]);
    const strange = await send(code, { 'q-overall': 'satisfied', 'q-solved': 'perhaps' });
    expect(strange.statusCode).toBe(422);
    expect(strange.body).toContain('value="satisfied" checked');
  });

  it('thanks, and is answered once; pressing twice is once', async () => {
    const [code = ''] = codes;
    const fields = { command: newId(), 'q-overall': 'satisfied' };
    const done = await send(code, fields);
    expect([done.statusCode, done.headers.location]).toEqual([303, `/s/${code}?done=1`]);
    expect((await send(code, fields)).statusCode).toBe(303);
    expect((await app.inject({ url: `/s/${code}?done=1` })).body).toContain('已收到，谢谢您');
    expect((await app.inject({ url: `/s/${code}` })).body).toContain('这份问卷已经交过了');
    expect((await send(code, { 'q-overall': 'fair' })).body).toContain('这份问卷已经交过了');
    expect(await ground.rows('select 1 from surveys.answer where survey = $1', [survey])).toHaveLength(1);
  });

  it('refuses politely what comes too late', async () => {
    await fieldworkOver(ground, survey);
    const late = await send(known(codes[1]), { 'q-overall': 'satisfied' });
    expect(late.body).toContain('这次调查已经结束');
    expect(await ground.rows('select 1 from surveys.answer where survey = $1', [survey])).toHaveLength(1);
  });

  it('answers an unknown code like a mistyped one, and not for long', async () => {
    const tried: number[] = [];
    for (let at = 0; at < 25; at += 1) tried.push((await send('610524-22222-22222', { 'q-overall': 'satisfied' })).statusCode);
    expect(tried.at(0)).toBe(404);
    expect(tried.at(-1)).toBe(429);
  });
});
