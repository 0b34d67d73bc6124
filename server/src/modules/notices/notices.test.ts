import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { messageText, noticeOperations, templateNames } from '@anhe/contract/notices';
import { buildCommittee, buildMatter, partyInput } from '../../../test/build.ts';
import type { BuiltMatter, BuiltPost, BuiltUnit } from '../../../test/build.ts';
import { drain } from '../../../test/drain.ts';
import { useGround } from '../../../test/ground.ts';
import { receiptActor, systemActor } from '../../kernel/access/actor.ts';
import { migrateQueue } from '../../kernel/jobs/index.ts';
import { matters } from '../matters/index.ts';
import { parties } from '../parties/index.ts';
import { Undeliverable, fileGateway, noticesWith, openMessenger, signatureOf, smtpGateway, webhookGateway } from './index.ts';
import type { Outgoing } from './index.ts';

const moment = new Date('2026-11-25T10:00:00+08:00');
const example: Outgoing = { id: newId(), to: '13800001234', text: '【安和】您的事项已受理。' };

describe('templates', () => {
  it('say no more than number, status and where to look', () => {
    const values = { number: '（2026）合人调受字第31号', link: 'https://anhe.example/r', digits: '123456', code: '123456', minutes: '5', day: '2026年11月28日', unit: '合阳县路井镇综治中心' };
    for (const template of templateNames) {
      const text = messageText(template, values);
      expect(text).toMatch(/^【安和】/);
      expect(text).not.toMatch(/[{}]/);
      expect([...text].length).toBeLessThan(100);
    }
    expect(() => messageText('accepted', { number: '' })).toThrow(/link/);
  });
});

describe('gateways', () => {
  const folder = mkdtempSync(join(tmpdir(), 'anhe-outbox-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('leave a file in a demonstration', async () => {
    await fileGateway(join(folder, 'new'), () => moment).send(example);
    const [file] = readdirSync(join(folder, 'new'));
    expect(file).toBe(`2026-11-25T02-00-00-000Z-${example.id}.json`);
    expect(JSON.parse(readFileSync(join(folder, 'new', file ?? ''), 'utf8'))).toEqual(example);
  });

  it('call a webhook with a signature over time and body, and tell a lasting refusal from a passing one', async () => {
    const calls: { headers: IncomingHttpHeaders; body: string }[] = [];
    let status = 200;
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        calls.push({ headers: request.headers, body });
        response.writeHead(status, status === 302 ? { location: '/' } : {}).end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // listening on TCP
    const gateway = webhookGateway(`http://127.0.0.1:${port}/send`, 'a shared secret', () => moment);
    try {
      await gateway.send(example);
      const call = calls[0];
      expect(JSON.parse(call?.body ?? '')).toEqual(example);
      expect(call?.headers['anhe-timestamp']).toBe('1795572000');
      expect(call?.headers['anhe-signature']).toBe(`v1=${signatureOf('a shared secret', '1795572000', call?.body ?? '')}`);
      expect(call?.headers['idempotency-key']).toBe(example.id);
      for (const [answer, lasting] of [[400, true], [422, true], [429, false], [408, false], [500, false], [503, false], [302, false]] as const) {
        status = answer;
        const error: unknown = await gateway.send(example).catch((caught: unknown) => caught);
        expect([answer, error instanceof Error, error instanceof Undeliverable]).toEqual([answer, true, lasting]);
      }
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });

  it('speak SMTP to the address of a number', async () => {
    const lines: string[] = [];
    const server = createTcpServer((socket) => {
      socket.write('220 ready\r\n');
      let inData = false;
      socket.on('data', (chunk) => {
        for (const line of chunk.toString().split('\r\n')) {
          if (line === '') continue;
          lines.push(line);
          if (inData) {
            if (line === '.') {
              inData = false;
              socket.write('250 taken\r\n');
            }
          } else if (line.startsWith('EHLO')) socket.write('250 hello\r\n');
          else if (line === 'DATA') {
            inData = true;
            socket.write('354 go on\r\n');
          } else if (line === 'QUIT') socket.end('221 bye\r\n');
          else if (line.startsWith('RCPT TO:<13900000000')) socket.write('550 no such user\r\n');
          else socket.write('250 fine\r\n');
        }
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // listening on TCP
    try {
      const gateway = smtpGateway(`smtp://127.0.0.1:${port}?ignoreTLS=true`, 'anhe@mail.example', '{phone}@sms.example');
      await gateway.send(example);
      expect(lines).toContain('RCPT TO:<13800001234@sms.example>');
      expect(lines.some((line) => line.startsWith(`Message-ID: <${example.id}@`))).toBe(true);
      await expect(gateway.send({ ...example, to: '13900000000' })).rejects.toBeInstanceOf(Undeliverable);
    } finally {
      server.close();
    }
  });
});

describe('messages to parties', () => {
  const sent: Outgoing[] = [];
  let broken: Error | undefined;
  const messenger = openMessenger({
    channel: 'file',
    send: async (message) => {
      if (broken !== undefined) throw broken;
      sent.push(message);
    },
  }, 'https://anhe.example');
  const ground = useGround(() => [parties, matters, noticesWith(() => messenger)]);
  let unit: BuiltUnit;
  let mediator: BuiltPost;

  beforeAll(async () => {
    await migrateQueue(ground.database.job);
    ({ unit, mediator } = await buildCommittee(ground));
  });
  beforeEach(() => {
    sent.length = 0;
    broken = undefined;
  });

  /** A matter with three parties: one with mobile and receipt, one with a mobile alone, one reached through the village. */
  async function built(): Promise<{ matter: BuiltMatter; code: string }> {
    const people = [partyInput({ contact: { by: 'phone', value: '13800001234' } }), partyInput({ side: 'respondent' }), partyInput({ side: 'third', contact: { by: 'village' } })];
    const matter = await buildMatter(ground, unit, { parties: people, number: '（2026）试人调受字第7号' });
    const { code } = await ground.command(matterOperations.issueReceipt, mediator.actor, { county: matter.county, matter: matter.id, receipt: newId(), party: people[0]?.id });
    await ground.command(matterOperations.issueReceipt, mediator.actor, { county: matter.county, matter: matter.id, receipt: newId(), party: people[2]?.id });
    return { matter, code };
  }

  /** The job that an event of the disputes starts, as the road writes it. */
  const happened = (matter: BuiltMatter, type: string, event = newId()): Promise<void> => {
    ground.now = new Date(ground.now.getTime() + 1000);
    return ground.insert('kernel.outbox', { id: newId(), county: matter.county, task: 'notices.tell-parties', payload: JSON.stringify({ county: matter.county, event, stream: matter.id, seq: 2, type, place: matter.place, body: {} }) });
  };
  const lines = async (matter: BuiltMatter) => (await ground.query(noticeOperations.list, mediator.actor, { county: matter.county, matter: matter.id })).items;
  const again = async (): Promise<readonly unknown[]> => {
    await ground.rows('update graphile_worker._private_jobs set run_at = now()');
    await ground.insert('kernel.outbox', { id: newId(), county: '610524', task: 'notices.send', payload: JSON.stringify({ notice: newId() }) });
    return drain(ground);
  };

  it('go to those who hold a receipt and left a mobile number, once for an event', async () => {
    const { matter } = await built();
    const event = newId();
    await happened(matter, 'disputes.accepted', event);
    await happened(matter, 'disputes.accepted', event);
    expect(await drain(ground)).toEqual([]);
    expect(sent).toMatchObject([{ to: '13800001234', text: '【安和】您的事项（2026）试人调受字第7号已受理。凭受理单编号查进度：https://anhe.example/r' }]);
    await happened(matter, 'disputes.closed');
    await drain(ground);
    expect(sent).toHaveLength(2);
    expect(await lines(matter)).toMatchObject([{ template: 'closed', outcome: 'sent', tries: 1 }, { template: 'accepted', outcome: 'sent', tries: 1, party: matter.parties[0]?.id }]);
    const stored = await ground.rows('select n::text as row from notices.notice n union all select c::text from kernel.command c');
    expect(JSON.stringify(stored)).not.toContain('13800001234');
  });

  it('are tried again after a failure, and given up when the gateway says never', async () => {
    const { matter } = await built();
    broken = new Error('the gateway is down');
    await happened(matter, 'disputes.sealed');
    expect(await drain(ground)).toHaveLength(1);
    expect(await lines(matter)).toMatchObject([{ template: 'agreed', outcome: 'waiting', tries: 1, sentAt: null }]);
    broken = undefined;
    expect(await again()).toEqual([]);
    expect(await lines(matter)).toMatchObject([{ outcome: 'sent', tries: 2 }]);
    expect(sent).toHaveLength(1);
    broken = new Undeliverable('no such number');
    await happened(matter, 'disputes.closed');
    expect(await drain(ground)).toEqual([]);
    expect((await lines(matter))[0]).toMatchObject({ template: 'closed', outcome: 'failed', tries: 1 });
  });

  it('are given up after eight tries', async () => {
    const { matter } = await built();
    broken = new Error('the gateway is down');
    await happened(matter, 'disputes.closed');
    await drain(ground);
    for (let tries = 2; tries <= 8; tries += 1) await again();
    expect(await lines(matter)).toMatchObject([{ outcome: 'failed', tries: 8 }]);
    broken = undefined;
    await again();
    expect(sent).toEqual([]);
  });

  it('carry the digits of a receipt while they are good', async () => {
    const { code } = await built();
    const holder = receiptActor('610500');
    await ground.command(matterOperations.askPass, holder, { code });
    expect(await drain(ground)).toEqual([]);
    expect(sent).toMatchObject([{ to: '13800001234', text: expect.stringMatching(/^【安和】验证码 \d{6}，/) }]);
    const digits = /\d{6}/.exec(sent[0]?.text ?? '')?.[0] ?? '';
    expect((await ground.command(matterOperations.givePass, holder, { code, word: digits })).ok).toBe(true);
    ground.now = new Date(ground.now.getTime() + 120_000);
    await ground.command(matterOperations.askPass, holder, { code });
    ground.now = new Date(ground.now.getTime() + 11 * 60_000);
    expect(await drain(ground)).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it('are seen by those who have the matter in hand, and by nobody through jobs’ operations', async () => {
    const { matter } = await built();
    const stranger = await buildCommittee(ground, '610524100202');
    await expect(ground.query(noticeOperations.list, stranger.mediator.actor, { county: matter.county, matter: matter.id })).rejects.toMatchObject({ code: 'kernel.not-found' });
    await expect(ground.command(noticeOperations.plan, mediator.actor, { county: matter.county, matter: matter.id, template: 'closed' })).rejects.toMatchObject({ code: 'kernel.not-allowed' });
    await expect(ground.command(noticeOperations.open, systemActor('notices', '610502'), { county: '610524', matter: matter.id, party: newId(), template: 'closed' })).rejects.toMatchObject({ code: 'kernel.not-found' });
  });
});
