import { kernelErrors, newId } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../../../test/ground.ts';
import { World } from '../../../test/world.ts';
import type { StagedDispute } from '../../../test/world.ts';
import { createServer } from '../../http/server.ts';
import { openLog } from '../../kernel/log.ts';
import { errorCatalogue, modules } from '../../modules/index.ts';
import { mountReceiptPages } from './routes.ts';

describe('the papers on the page of a receipt', () => {
  const ground = useGround(() => modules);
  const catalogue = { ...kernelErrors, ...errorCatalogue };
  let app: FastifyInstance;
  let world: World;
  let found: StagedDispute;
  let path: string;
  let cookie: string;

  const get = (url: string, passed?: string) => {
    // A second goes by from one page to the next, so that what is noted has an order.
    ground.now = new Date(ground.now.getTime() + 1000);
    return app.inject({ method: 'GET', url, headers: passed === undefined ? {} : { cookie: passed } });
  };

  beforeAll(async () => {
    app = await createServer({ log: openLog('silent'), catalogue, tls: undefined });
    mountReceiptPages(app, { road: ground.road, catalogue, demo: true, publicUrl: 'https://anhe.example', secure: false });
    world = await new World(ground).build();
    found = await world.dispute('agreed');
    const { code } = await ground.command(matterOperations.issueReceipt, world.mediator, { ...found.at, receipt: newId(), party: found.parties[1]?.id, word: '石榴树' });
    path = `/r/${code}`;
    const opened = await app.inject({
      method: 'POST', url: `${path}/pass`, payload: new URLSearchParams({ command: newId(), word: '石榴树' }).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    cookie = String(opened.headers['set-cookie']).split(';')[0] ?? '';
  });
  afterAll(() => app.close());

  const log = () => ground.rows('select county, party, actor, operation, fields, outcome from kernel.access_log where matter = $1 order by recorded_at, id', [found.at.matter]);

  it('stand there after the second factor, in both languages, and not before', async () => {
    const [before, chinese, english] = [await get(path), await get(path, cookie), await get(`${path}?lang=en`, cookie)];
    expect(before.body).not.toContain('/document/');
    expect(chinese.body).toContain('我的文书');
    expect(chinese.body).toMatch(/href="\/r\/[0-9A-Z-]+\/document\/rightsNotice"[^>]*>人民调解权利义务告知书/);
    expect(chinese.body).toMatch(/\/document\/oralAgreement"[^>]*>人民调解口头协议登记表 · （2026）.*人调口字第\d+号 · 2026年11月25日/);
    expect(english.body).toContain('My papers');
    expect(english.body).toContain('Record of an oral agreement');
    expect(await log()).toEqual([]);
  });

  it('open as PDF, each opening noted for whoever asks who has read it', async () => {
    const paper = await get(`${path}/document/oralAgreement`, cookie);
    expect(paper.statusCode).toBe(200);
    expect(paper.headers['content-type']).toBe('application/pdf');
    expect(paper.headers['cache-control']).toBe('no-store');
    expect(paper.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await get(`${path}/document/rightsNotice`, cookie)).statusCode).toBe(200);
    const { county } = found.at;
    const row = { county, actor: 'receipt', operation: 'documents.heldPaper', outcome: 'read' };
    expect(await log()).toEqual([{ ...row, party: null, fields: ['paper:oralAgreement'] }, { ...row, party: found.parties[1]?.id, fields: ['paper:rightsNotice'] }]);
    const { items } = await ground.query(matterOperations.readers, world.mediator, found.at);
    expect(items).toMatchObject([{ role: 'party', unitName: '', what: ['paper:rightsNotice'] }, { role: 'party', what: ['paper:oralAgreement'] }]);
    const page = await get(path, cookie);
    expect(page.body).toContain('当事人凭受理单：人民调解口头协议登记表');
    expect((await get(`${path}?lang=en`, cookie)).body).toContain('a party, with a receipt');
  });

  it('and what was handed in are noted, too, when the party opens it', async () => {
    const attachment = newId();
    await ground.command(matterOperations.attach, world.mediator, { ...found.at, attachment, kind: 'signed-page', upload: await world.upload(world.mediator), happenedOn: world.today });
    const before = await log();
    expect((await get(`${path}/paper/${attachment}`, cookie)).statusCode).toBe(200);
    expect((await log()).slice(before.length)).toMatchObject([{ county: found.at.county, operation: 'matters.openReceiptPaper', actor: 'receipt', fields: ['file:signed-page'] }]);
  });

  it('do not open without the second factor, nor what is not the party’s; nothing is noted then', async () => {
    const before = await log();
    expect((await get(`${path}/document/oralAgreement`)).headers['location']).toBe(`${path}#more`);
    expect((await get(`${path}/document/registration`, cookie)).statusCode).toBe(404);
    expect((await get(`${path}/document/nonsense`, cookie)).statusCode).toBe(404);
    expect(await log()).toEqual(before);
  });
});
