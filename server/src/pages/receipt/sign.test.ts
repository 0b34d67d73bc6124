import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { consentSentences, disputeErrors, disputeOperations } from '@anhe/contract/disputes';
import { kernelErrors, newId } from '@anhe/contract/kernel';
import { matterErrors } from '@anhe/contract/matters';
import { heldDraft } from '../../../test/cases/agree.ts';
import type { HeldDraft } from '../../../test/cases/agree.ts';
import { useGround } from '../../../test/ground.ts';
import { useWorld } from '../../../test/world.ts';
import { createServer } from '../../http/server.ts';
import { openLog } from '../../kernel/log.ts';
import { modules } from '../../modules/index.ts';
import { mountReceiptPages } from './routes.ts';

const ground = useGround(() => modules);
let app: FastifyInstance;
const world = useWorld(ground);
const catalogue = { ...kernelErrors, ...matterErrors, ...disputeErrors };

beforeAll(async () => {
  app = await createServer({ log: openLog('silent'), catalogue, tls: undefined });
  mountReceiptPages(app, { road: ground.road, catalogue, demo: false, publicUrl: 'https://anhe.example', secure: false });
});
afterAll(() => app.close());

const show = async ({ code, pass }: HeldDraft, query = '') => (await app.inject({ method: 'GET', url: `/r/${code}${query}`, headers: { cookie: `anhe-receipt=${pass}` } })).body;
const send = ({ code, pass }: HeldDraft, fields: Record<string, string>, query = '') =>
  app.inject({ method: 'POST', url: `/r/${code}/sign${query}`, payload: new URLSearchParams(fields).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: `anhe-receipt=${pass}` } });

/** What the form of the page holds, as a browser would send it. */
function formOf(body: string): Record<string, string> {
  const form = /<form method="post" action="[^"]*\/sign[^"]*">([\s\S]*?)<\/form>/.exec(body)?.[1] ?? '';
  return Object.fromEntries([...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
}

describe('signing by phone on the page of a receipt', () => {
  it('shows the whole text and takes the sentence and the word, once', async () => {
    const draft = await heldDraft(world);
    const page = await show(draft);
    for (const text of ['等您签名的协议', '甲方三日内改好水沟', consentSentences.zh, '再输一次约定的词']) expect(page).toContain(text);
    const form = { ...formOf(page), consent: consentSentences.zh, word: draft.word };
    expect((await send(draft, form)).statusCode).toBe(303);
    expect((await send(draft, form)).statusCode).toBe(303);
    const after = await show(draft);
    expect(after).toContain('您已于');
    expect(after).not.toContain('name="consent"');
    const view = await ground.query(disputeOperations.get, world.mediator, draft.found.at);
    expect(view.agreement?.signatures).toMatchObject([{ signer: draft.party.id, way: 'phone' }]);
  });

  it('says beside the form what is wrong, in the reader’s language', async () => {
    const draft = await heldDraft(world);
    const form = formOf(await show(draft));
    const wrongWord = await send(draft, { ...form, command: newId(), consent: consentSentences.zh, word: '桃树' });
    expect([wrongWord.statusCode, wrongWord.body.includes('不对，还可再试 4 次')]).toEqual([403, true]);
    const wrongSentence = await send(draft, { ...form, command: newId(), consent: 'yes', word: draft.word }, '?lang=en');
    expect(wrongSentence.statusCode).toBe(422);
    expect(wrongSentence.body).toContain(`Please type the sentence “${consentSentences.en}”.`);
    const { revision } = await ground.query(disputeOperations.get, world.mediator, draft.found.at);
    await world.take({ ...draft.found, revision }, 'draftAgreement', { content: '甲方五日内改好水沟' });
    const old = await send(draft, { ...form, command: newId(), consent: consentSentences.zh, word: draft.word });
    expect(old.body).toContain('协议文字已改为第 2 稿');
    expect(old.body).toContain('甲方五日内改好水沟');
  });

  it('shows a family’s agreement and says that it is signed on paper', async () => {
    const page = await show(await heldDraft(world, { type: 'marriage-family' }));
    expect(page).toContain('不适用电子签名');
    expect(page).toContain('电子签名法第3条');
    expect(page).not.toContain('name="consent"');
  });

  it('is not there without the second factor', async () => {
    const draft = await heldDraft(world);
    const closed = (await app.inject({ method: 'GET', url: `/r/${draft.code}` })).body;
    expect(closed).not.toContain('甲方三日内改好水沟');
    const refused = await app.inject({ method: 'POST', url: `/r/${draft.code}/sign`, payload: new URLSearchParams({ command: newId(), agreement: draft.text.agreement, digest: draft.text.digest, consent: consentSentences.zh, word: draft.word }).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect(refused.statusCode).toBe(403);
  });
});
