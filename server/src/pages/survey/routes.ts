import { randomBytes } from 'node:crypto';
import { newId } from '@anhe/contract/kernel';
import { surveyOperations } from '@anhe/contract/surveys';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { problemOf } from '../../http/problem.ts';
import type { Catalogue } from '../../http/problem.ts';
import { receiptActor } from '../../kernel/access/actor.ts';
import type { Road } from '../../kernel/run/run.ts';
import { mannerOf, queryOf } from '../receipt/speaker.ts';
import type { Manner } from '../receipt/speaker.ts';
import { codeHeaders as headers, codeLimits, sendCodePage, takeForms, writtenCode } from '../written.ts';
import { surveyEnterPage, surveyPage } from './page.ts';
import type { SurveyAttempt } from './page.ts';
import { surveyWords } from './words.ts';

export interface SurveyPageParts {
  readonly road: Road;
  readonly catalogue: Catalogue;
  readonly demo: boolean;
}

const Query = z.object({ code: z.string().max(60).optional(), done: z.literal('1').optional().catch(undefined) });
const Address = z.object({ code: z.string().max(60) });
const Form = z.looseObject({ command: z.uuid().lowercase(), blind: z.string().min(16).max(64) });
const prefix = 'q-';
const actor = receiptActor('610500');

/** The pages of a survey's answer code, rendered here and without scripts: `/s` asks for it, `/s/CODE` is the form. */
export function mountSurveyPages(app: FastifyInstance, parts: SurveyPageParts): void {
  app.register(async (pages) => {
    takeForms(pages, 16);
    const { reading, trying } = codeLimits;
    const served = new SurveyPages(parts);
    pages.setErrorHandler((error, request, reply) => served.failed(error, request, reply));
    pages.get('/s', reading, (request, reply) => served.enter(request, reply));
    pages.get('/s/:code', reading, (request, reply) => served.show(request, reply));
    pages.post('/s/:code', trying, (request, reply) => served.answer(request, reply));
  });
}

class SurveyPages {
  readonly #parts: SurveyPageParts;

  constructor(parts: SurveyPageParts) {
    this.#parts = parts;
  }

  #manner(request: FastifyRequest): Manner {
    return mannerOf(request.query, this.#parts.demo);
  }

  async enter(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const manner = this.#manner(request);
    const { code } = Query.parse(request.query);
    if (code !== undefined && writtenCode(code) !== '') return void (await reply.headers(headers).redirect(`/s/${writtenCode(code)}${queryOf(manner)}`, 303));
    await sendCodePage(reply, 200, surveyEnterPage(manner));
  }

  async show(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { code } = Address.parse(request.params);
    const written = writtenCode(code);
    if (code !== written && written !== '') return void (await reply.headers(headers).redirect(`/s/${written}${queryOf(this.#manner(request))}`, 303));
    await this.#show(request, reply, 200, { chosen: {} });
  }

  async #show(request: FastifyRequest, reply: FastifyReply, status: number, attempt: SurveyAttempt): Promise<void> {
    const code = writtenCode(Address.parse(request.params).code);
    const form = await this.#parts.road.query(surveyOperations.form, actor, { code });
    const done = Query.parse(request.query).done === '1';
    await sendCodePage(reply, status, surveyPage(this.#manner(request), code, form, { command: newId(), blind: randomBytes(18).toString('base64url') }, attempt, done));
  }

  /** Takes the answer; what is wrong is said above the questions, and what was chosen stays chosen. */
  async answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const code = writtenCode(Address.parse(request.params).code);
    const { command, blind, ...rest } = Form.parse(request.body);
    const manner = this.#manner(request);
    const chosen = Object.fromEntries(Object.entries(rest).flatMap(([key, value]) => (key.startsWith(prefix) && typeof value === 'string' ? [[key.slice(prefix.length), value] as const] : [])));
    if (Object.keys(chosen).length === 0) return this.#show(request, reply, 422, { chosen, error: surveyWords.nothing[manner.language] });
    try {
      await this.#parts.road.command(surveyOperations.answer, actor, { command, input: { code, blind, answers: Object.entries(chosen).map(([question, option]) => ({ question, option })) } });
    } catch (error) {
      const known = problemOf(error, this.#parts.catalogue);
      if (known === undefined || known.status === 404) throw error;
      return this.#show(request, reply, known.status, { chosen, error: (known.problem.fields?.[0]?.message ?? known.problem.message)[manner.language] });
    }
    const query = queryOf(manner);
    await reply.headers(headers).redirect(`/s/${code}${query}${query === '' ? '?' : '&'}done=1`, 303);
  }

  /** Whatever goes wrong is said on the page that asks for the code; an unknown code looks like a mistyped one. */
  async failed(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const known = error instanceof z.ZodError ? { status: 404 } : problemOf(error, this.#parts.catalogue);
    if (known === undefined) request.log.error({ err: error, path: request.routeOptions.url }, 'fault');
    const status = known?.status ?? 503;
    const parameters = Address.safeParse(request.params);
    await sendCodePage(reply, status, surveyEnterPage(this.#manner(request), { code: parameters.success ? writtenCode(parameters.data.code) : '', fault: status === 503 || status === 429 }));
  }
}
