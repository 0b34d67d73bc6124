import { kernelErrors, newId } from '@anhe/contract/kernel';
import { partyOperations } from '@anhe/contract/parties';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errandAt, worker } from '../../../test/errands.ts';
import { useGround } from '../../../test/ground.ts';
import { useWorld } from '../../../test/world.ts';
import { createServer } from '../../http/server.ts';
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

describe('the receipt of an errand', () => {
  it('says where it stands and what may be done, and nothing of what was authorised', async () => {
    const { code } = await errandAt(world, 'submitted');
    const page = await app.inject({ url: `/r/${code}` });
    expect(page.statusCode).toBe(200);
    for (const text of ['材料已交到办理单位', 'aria-current="step"', '随时可以撤回委托', '代办不收钱']) expect(page.body).toContain(text);
    for (const text of ['雷桂芳', '医保', '人民调解法', '司法确认', '诉讼时效']) expect(page.body).not.toContain(text);
    const closed = await errandAt(world, 'closed');
    expect((await app.inject({ url: `/r/${closed.code}` })).body).toContain('已办结，材料都已退还');
    expect((await app.inject({ url: `/r/${code}?lang=en` })).body).toContain('Your papers are with the office');
  });

  it('opens with the agreed word: what was authorised, and who read it and why', async () => {
    const found = await errandAt(world, 'holding');
    await ground.command(partyOperations.reveal, worker(world), { ...found.at, party: found.resident, reason: '电话通知来取材料' });
    const url = `/r/${found.code}`;
    const give = await app.inject({ method: 'POST', url: `${url}/pass`, payload: new URLSearchParams({ command: newId(), word: '石榴树' }).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect(give.statusCode).toBe(303);
    const [cookie] = give.cookies;
    const page = await app.inject({ url, headers: { cookie: `${cookie?.name ?? ''}=${cookie?.value ?? ''}` } });
    for (const text of ['代交今年的城乡居民医保', '电话通知来取材料']) expect(page.body).toContain(text);
  });
});
