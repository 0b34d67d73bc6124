import { disputeOperations } from '@anhe/contract/disputes';
import { documentOperations } from '@anhe/contract/documents';
import type { HeldPaper } from '@anhe/contract/documents';
import { Refusal, newId } from '@anhe/contract/kernel';
import type { OutputOf } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import type { ReceiptView } from '@anhe/contract/matters';
import { requestOperations } from '@anhe/contract/requests';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { receiptActor } from '../../kernel/access/actor.ts';
import type { Road } from '../../kernel/run/run.ts';
import { codeHeaders as headers, codeLimits, sendCodePage, takeForms, writtenCode as written } from '../written.ts';
import { problemOf } from '../../http/problem.ts';
import type { Catalogue } from '../../http/problem.ts';
import { errandPage } from './errand.ts';
import { enterPage, otherSentence, receiptPage, wrongWord } from './page.ts';
import type { Attempt } from './page.ts';
import { requestPage } from './request.ts';
import type { ActAttempt } from './request.ts';
import { ActAddress, ActForm, actOn } from './request-acts.ts';
import { mannerOf, queryOf } from './speaker.ts';
import type { Manner } from './speaker.ts';

export interface ReceiptPageParts {
  readonly road: Road;
  readonly catalogue: Catalogue;
  readonly demo: boolean;
  /** The address that people see, without a slash at its end: it is printed on slips. */
  readonly publicUrl: string;
  /** Whether people reach the server by HTTPS: cookies then say so. */
  readonly secure: boolean;
}

const actor = receiptActor('610500');
const cookieName = 'anhe-receipt';
const passSeconds = 30 * 60;

/** What somebody uploaded is shown, never run; a PDF of our own making is left to the browser's viewer, which a sandbox would stop. */
const handedIn = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
const made = "frame-ancestors 'none'";

const Query = z.object({ code: z.string().max(60).optional() });
/** What led here: an act, or a filing; and a number to call at once. */
const Led = z.object({ done: z.enum(['rate', 'contest', 'reopen', 'more', 'withdraw', 'file']).optional().catch(undefined), call: z.string().regex(/^\d{3,5}$/).optional().catch(undefined) });
const Address = z.object({ code: z.string().max(60), attachment: z.string().max(40).optional(), kind: z.string().max(40).optional() });
const Form = z.object({ command: z.uuid().lowercase(), word: z.string().max(20).optional(), handover: z.uuid().lowercase().optional() });
const SignForm = Form.extend({ agreement: z.string().max(40), digest: z.string().max(64), consent: z.string().max(80) });

/** The pages of a receipt, rendered here and without scripts: `/r`, `/r/CODE`, its second factor and its papers. */
export function mountReceiptPages(app: FastifyInstance, parts: ReceiptPageParts): void {
  app.register(async (pages) => {
    takeForms(pages, 64);
    const { reading, trying } = codeLimits;
    const served = new ReceiptPages(parts);
    pages.setErrorHandler((error, request, reply) => served.failed(error, request, reply));
    pages.get('/r', reading, (request, reply) => served.enter(request, reply));
    pages.get('/r/:code', reading, (request, reply) => served.show(request, reply));
    pages.post('/r/:code/ask', trying, (request, reply) => served.ask(request, reply));
    pages.post('/r/:code/pass', trying, (request, reply) => served.pass(request, reply));
    pages.post('/r/:code/withdraw', trying, (request, reply) => served.withdraw(request, reply));
    pages.post('/r/:code/sign', trying, (request, reply) => served.sign(request, reply));
    pages.post('/r/:code/close', trying, (request, reply) => served.close(request, reply));
    pages.post('/r/:code/request/:act', trying, (request, reply) => served.act(request, reply));
    pages.get('/r/:code/qr', reading, (request, reply) => served.code(request, reply));
    pages.get('/r/:code/paper/:attachment', reading, (request, reply) => served.paper(request, reply));
    // Made anew each time: it costs more than a page.
    pages.get('/r/:code/document/:kind', trying, (request, reply) => served.document(request, reply));
  });
}

class ReceiptPages {
  readonly #parts: ReceiptPageParts;

  constructor(parts: ReceiptPageParts) {
    this.#parts = parts;
  }

  #manner(request: FastifyRequest): Manner {
    return mannerOf(request.query, this.#parts.demo);
  }

  async enter(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const manner = this.#manner(request);
    const { code } = Query.parse(request.query);
    if (code !== undefined && written(code) !== '') return void (await reply.headers(headers).redirect(`/r/${written(code)}${queryOf(manner)}`, 303));
    await sendCodePage(reply, 200, enterPage(manner, '/r'));
  }

  async show(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { code } = Address.parse(request.params);
    if (code !== written(code) && written(code) !== '') return void (await reply.headers(headers).redirect(`/r/${written(code)}${queryOf(this.#manner(request))}`, 303));
    await this.#show(request, reply, 200, {});
  }

  async #show(request: FastifyRequest, reply: FastifyReply, status: number, attempt: Attempt & ActAttempt & { readonly signing?: string }): Promise<void> {
    const { road } = this.#parts;
    const manner = this.#manner(request);
    const code = written(Address.parse(request.params).code);
    const view = await road.query(matterOperations.openReceipt, actor, { code });
    if (view.kind === 'request') return this.#showRequest(request, reply, status, { code, view, attempt });
    if (view.kind === 'errand') return this.#showErrand(request, reply, status, { code, view, attempt });
    const opened = await this.#opened(request, code);
    const sign = { forms: { sign: newId(), ask: view.factors.includes('sms') ? newId() : undefined }, attempt: { error: attempt.signing ?? attempt.error }, sentTo: attempt.sentTo };
    const more = opened === undefined ? { forms: { ask: newId(), give: newId() }, attempt } : { ...opened, sign: { ...sign, held: opened.held } };
    await sendCodePage(reply, status, receiptPage(manner, code, await this.#qr(code), view, more));
  }

  async #showRequest(request: FastifyRequest, reply: FastifyReply, status: number, shown: { readonly code: string; readonly view: ReceiptView; readonly attempt: Attempt & ActAttempt }): Promise<void> {
    const { road } = this.#parts;
    const { code } = shown;
    const [held, readers] = await Promise.all([road.query(requestOperations.held, actor, { code, ...this.#pass(request) }), this.#readers(request, code)]);
    const commands = { rate: newId(), contest: newId(), reopen: newId(), more: newId(), withdraw: newId() };
    const page = requestPage({
      ...shown, held, readers, commands, manner: this.#manner(request), qr: await this.#qr(code), factorForms: { ask: newId(), give: newId() },
      ...(status === 200 ? Led.parse(request.query) : {}),
    });
    await sendCodePage(reply, status, page);
  }

  async #showErrand(request: FastifyRequest, reply: FastifyReply, status: number, { code, view, attempt }: { readonly code: string; readonly view: ReceiptView; readonly attempt: Attempt }): Promise<void> {
    const readers = await this.#readers(request, code);
    const { pass } = this.#pass(request);
    const more = readers === undefined || pass === undefined
      ? { forms: { ask: newId(), give: newId() }, attempt }
      : { readers, file: await this.#parts.road.query(matterOperations.receiptFile, actor, { code, pass }) };
    await sendCodePage(reply, status, errandPage(this.#manner(request), code, await this.#qr(code), view, more));
  }

  /** Who opened the holder's data; undefined without a pass that holds. */
  async #readers(request: FastifyRequest, code: string) {
    const { pass } = this.#pass(request);
    if (pass === undefined) return undefined;
    try {
      return (await this.#parts.road.query(matterOperations.receiptReaders, actor, { code, pass })).items;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'matters.pass-expired') return undefined;
      throw error;
    }
  }

  #pass(request: FastifyRequest): { readonly pass?: string } {
    const pass = request.cookies[cookieName];
    return pass === undefined ? {} : { pass };
  }

  /** An act of a request's holder; a refusal is said beside its form, with what was typed. */
  async act(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const code = written(Address.parse(request.params).code);
    const { act } = ActAddress.parse(request.params);
    const form = ActForm.parse(request.body);
    const manner = this.#manner(request);
    try {
      await actOn(this.#parts.road, act, { code, ...this.#pass(request) }, form);
    } catch (error) {
      const known = error instanceof Refusal && error.code === 'matters.receipt-unknown' ? undefined : problemOf(error, this.#parts.catalogue);
      if (known === undefined) throw error;
      const said = known.problem.fields?.[0]?.message ?? known.problem.message;
      return this.#show(request, reply, known.status, { act, error: said[manner.language], ...(form.text === undefined ? {} : { typed: form.text }) });
    }
    const query = queryOf(manner);
    await reply.headers(headers).redirect(`/r/${code}${query}${query === '' ? '?' : '&'}done=${act}`, 303);
  }

  /** The page's address as a picture, for whoever keeps or prints it: it says nothing of whether there is such a receipt. */
  async code(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { code } = Address.parse(request.params);
    await reply.headers({ ...headers, 'cache-control': 'private, max-age=86400' }).type('image/svg+xml').send(await this.#qr(written(code)));
  }

  async #qr(code: string): Promise<string> {
    const { toString } = await import('qrcode');
    return toString(`${this.#parts.publicUrl}/r/${code}`, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
  }

  /** What the pass in the cookie opens; undefined without one, or when its time is over. */
  async #opened(request: FastifyRequest, code: string) {
    const pass = request.cookies[cookieName];
    if (pass === undefined) return undefined;
    try {
      const [file, held, documents, readers, after] = await Promise.all([
        this.#parts.road.query(matterOperations.receiptFile, actor, { code, pass }),
        this.#held(code, pass),
        this.#documents(code, pass),
        this.#parts.road.query(matterOperations.receiptReaders, actor, { code, pass }),
        this.#parts.road.query(disputeOperations.heldAfter, actor, { code, pass }),
      ]);
      return { file, held, documents, readers: readers.items, withdraw: newId(), after };
    } catch (error) {
      if (error instanceof Refusal && error.code === 'matters.pass-expired') return undefined;
      throw error;
    }
  }

  /** The agreement that waits for the holder's signature; a matter that is no dispute has none. */
  #held(code: string, pass: string): Promise<OutputOf<typeof disputeOperations.heldAgreement>> {
    return this.#parts.road.query(disputeOperations.heldAgreement, actor, { code, pass });
  }

  /** Papers made for the parties; a matter of which none are made has none. */
  async #documents(code: string, pass: string): Promise<readonly HeldPaper[]> {
    try {
      return (await this.#parts.road.query(documentOperations.heldPapers, actor, { code, pass })).items;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'kernel.not-found') return [];
      throw error;
    }
  }

  async ask(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const code = written(Address.parse(request.params).code);
    const { command } = Form.parse(request.body);
    await this.#trying(request, reply, async () => {
      const { sentTo } = await this.#parts.road.command(matterOperations.askPass, actor, { command, input: { code } });
      await this.#show(request, reply, 200, { sentTo });
    });
  }

  async pass(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const code = written(Address.parse(request.params).code);
    const { command, word } = Form.parse(request.body);
    await this.#trying(request, reply, async () => {
      const { pass, left } = await this.#parts.road.command(matterOperations.givePass, actor, { command, input: { code, word } });
      const manner = this.#manner(request);
      if (pass === null) return this.#show(request, reply, 403, { error: wrongWord(manner, left) });
      void reply.setCookie(cookieName, pass, { path: `/r/${code}`, httpOnly: true, sameSite: 'strict', secure: this.#parts.secure, maxAge: passSeconds });
      await reply.headers(headers).redirect(`/r/${code}${queryOf(manner)}#more`, 303);
    });
  }

  /** A consent to a unit's help is taken back; without a pass that holds, back to the page that asks for it. */
  async withdraw(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const code = written(Address.parse(request.params).code);
    const { command, handover } = Form.parse(request.body);
    try {
      await this.#parts.road.command(matterOperations.withdrawShare, actor, { command, input: { code, pass: request.cookies[cookieName] ?? '', handover } });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'matters.pass-expired') throw error;
    }
    await reply.headers(headers).redirect(`/r/${code}${queryOf(this.#manner(request))}#more`, 303);
  }

  /** Signs the agreement that was read, with the sentence and the second factor; what is wrong is said beside the form. */
  async sign(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const code = written(Address.parse(request.params).code);
    const { command, word, agreement, digest, consent } = SignForm.parse(request.body);
    const manner = this.#manner(request);
    const pass = request.cookies[cookieName] ?? '';
    try {
      const { ok, left } = await this.#parts.road.command(disputeOperations.signHeld, actor, { command, input: { code, pass, word, text: { agreement, digest }, consent } });
      if (!ok) return await this.#show(request, reply, 403, { signing: wrongWord(manner, left) });
      await reply.headers(headers).redirect(`/r/${code}${queryOf(manner)}#sign`, 303);
    } catch (error) {
      const known = error instanceof Refusal && error.code === 'matters.receipt-unknown' ? undefined : problemOf(error, this.#parts.catalogue);
      if (known === undefined) throw error;
      const [field] = known.problem.fields ?? [];
      const said = field === undefined ? known.problem.message[manner.language] : field.path[0] === 'consent' ? otherSentence(manner) : field.message[manner.language];
      await this.#show(request, reply, known.status, { signing: said, error: said });
    }
  }

  /** A refusal of a second factor is shown beside its field, on the page of the receipt. */
  async #trying(request: FastifyRequest, reply: FastifyReply, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const known = error instanceof Refusal && error.code === 'matters.receipt-unknown' ? undefined : problemOf(error, this.#parts.catalogue);
      if (known === undefined) throw error;
      await this.#show(request, reply, known.status, { error: known.problem.message[this.#manner(request).language] });
    }
  }

  async close(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const code = written(Address.parse(request.params).code);
    void reply.clearCookie(cookieName, { path: `/r/${code}` });
    await reply.headers(headers).redirect(`/r/${code}${queryOf(this.#manner(request))}`, 303);
  }

  async paper(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { attachment } = Address.parse(request.params);
    await this.#file(request, reply, handedIn, (held) => this.#parts.road.query(matterOperations.openReceiptPaper, actor, { ...held, attachment }));
  }

  async document(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { kind } = Address.parse(request.params);
    await this.#file(request, reply, made, (held) => this.#parts.road.query(documentOperations.heldPaper, actor, { ...held, kind, format: 'pdf' }));
  }

  /** Sends a file of what the pass in the cookie opens; without one that holds, back to the page that asks for it. */
  async #file(request: FastifyRequest, reply: FastifyReply, policy: string, open: (held: { code: string; pass: string }) => Promise<OutputOf<typeof matterOperations.openReceiptPaper>>): Promise<void> {
    const code = written(Address.parse(request.params).code);
    try {
      const file = await open({ code, pass: request.cookies[cookieName] ?? '' });
      await reply.headers({ ...headers, 'content-security-policy': policy }).type(file.mediaType)
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.fileName)}`).send(Buffer.from(file.bytes));
    } catch (error) {
      if (error instanceof Refusal && error.code === 'matters.pass-expired') return void (await reply.headers(headers).redirect(`/r/${code}${queryOf(this.#manner(request))}#more`, 303));
      throw error;
    }
  }

  /** Whatever goes wrong is said on the page that asks for the code; an unknown code looks like a mistyped one. */
  async failed(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const known = error instanceof z.ZodError ? { status: 404 } : problemOf(error, this.#parts.catalogue);
    if (known === undefined) request.log.error({ err: error, path: request.routeOptions.url }, 'fault');
    const status = known?.status ?? 503;
    const parameters = Address.safeParse(request.params);
    const fault = status === 503 || status === 429;
    await sendCodePage(reply, status, enterPage(this.#manner(request), '/r', { code: parameters.success ? written(parameters.data.code) : '', fault }));
  }
}
