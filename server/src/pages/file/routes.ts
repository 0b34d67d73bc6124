import { mostPhotos, requestOperations } from '@anhe/contract/requests';
import type { OutputOf } from '@anhe/contract/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from '../../http/problem.ts';
import { publicActor } from '../../kernel/access/actor.ts';
import { photoLimits } from '../../kernel/files/index.ts';
import type { Html } from '../html.ts';
import { mannerOf, queryOf } from '../receipt/speaker.ts';
import type { Manner } from '../receipt/speaker.ts';
import { formPage } from './form.ts';
import { paperPage } from './paper.ts';
import { submit, typedOf } from './submit.ts';
import type { FileParts, Outcome, Sent } from './submit.ts';
import { fileWords } from './words.ts';

export interface FilePageParts extends FileParts {
  readonly demo: boolean;
  /** The address that people see, without a slash at its end. */
  readonly publicUrl: string;
}

const headers = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
} as const;

/** Beyond what is taken, so that a seventh photograph does not cost the words that come after it. */
const mostFiles = 50;

/** One byte more than is taken, so that the refusal can name the file; a larger one is cut off there. */
const taken = { limits: { files: mostFiles, fields: 100, fileSize: photoLimits.bytes + 1, fieldSize: 100_000 }, throwFileSizeLimit: false };

/** The fields and files of a form; files beyond the number that is taken are passed over. */
async function readForm(request: FastifyRequest): Promise<Sent> {
  if (!request.isMultipart()) return { fields: new URLSearchParams(typeof request.body === 'string' ? request.body : ''), files: [] };
  const fields = new URLSearchParams();
  const files: { name: string; bytes: Buffer }[] = [];
  for await (const part of request.parts(taken)) {
    if (part.type === 'field') fields.append(part.fieldname, typeof part.value === 'string' ? part.value : '');
    else if (files.length > mostPhotos) part.file.resume();
    else {
      const bytes = await part.toBuffer();
      if (bytes.length > 0) files.push({ name: part.filename, bytes });
    }
  }
  return { fields, files };
}

/** `/file`: a request without scripts, and `/file/paper`: the same on a sheet of paper. */
export function mountFilePages(app: FastifyInstance, parts: FilePageParts): void {
  app.register(async (pages) => {
    pages.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 128 * 1024 }, (_request, body, done) => done(null, body));
    const served = new FilePages(parts);
    pages.get('/file', { config: { rateLimit: { max: 60, timeWindow: 60_000 } } }, (request, reply) => served.form(request, reply));
    pages.get('/file/paper', { config: { rateLimit: { max: 60, timeWindow: 60_000 } } }, (request, reply) => served.paper(request, reply));
    pages.post('/file', { config: { rateLimit: { max: 30, timeWindow: 60_000 } } }, (request, reply) => served.send(request, reply));
  });
}

class FilePages {
  readonly #parts: FilePageParts;

  constructor(parts: FilePageParts) {
    this.#parts = parts;
  }

  #manner(request: FastifyRequest): Manner {
    return mannerOf(request.query, this.#parts.demo);
  }

  #catalogue(): Promise<OutputOf<typeof requestOperations.catalogue>> {
    return this.#parts.road.query(requestOperations.catalogue, publicActor, {});
  }

  async #page(reply: FastifyReply, status: number, page: Html): Promise<void> {
    await reply.status(status).headers(headers).type('text/html; charset=utf-8').send(page.text);
  }

  async form(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { groups, types } = await this.#catalogue();
    await this.#page(reply, 200, formPage({ manner: this.#manner(request), typed: typedOf(new URLSearchParams(), this.#parts.clock()), groups, types, places: [], errors: new Map() }));
  }

  async paper(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { toString } = await import('qrcode');
    await this.#page(reply, 200, paperPage(this.#manner(request), await toString(`${this.#parts.publicUrl}/`, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' })));
  }

  /** Files it, or shows the form again with what is to be mended; words alone, from the home page, begin the form. */
  async send(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const manner = this.#manner(request);
    const [{ groups, types }, sent] = await Promise.all([this.#catalogue(), readForm(request)]);
    if (!sent.fields.has('command')) {
      return this.#page(reply, 200, formPage({ manner, typed: typedOf(sent.fields, this.#parts.clock()), groups, types, places: [], errors: new Map() }));
    }
    const outcome = await submit(this.#parts, manner, sent, types).catch((error: unknown) => this.#failed(error, request, manner, sent));
    if (outcome.code === undefined) return this.#page(reply, outcome.status, formPage({ manner, groups, types, ...outcome }));
    const query = queryOf(manner);
    await reply.headers(headers).redirect(`/r/${outcome.code}${query}${query === '' ? '?' : '&'}done=file${outcome.call === undefined ? '' : `&call=${outcome.call}`}`, 303);
  }

  /** A fault of the program: what was typed comes back, with the same command, to be sent again. */
  #failed(error: unknown, request: FastifyRequest, { language }: Manner, sent: Sent): Outcome {
    const known = problemOf(error, this.#parts.catalogue);
    if (known === undefined) request.log.error({ err: error, path: '/file' }, 'fault');
    return { typed: typedOf(sent.fields, this.#parts.clock()), places: [], errors: new Map([['form', known?.problem.message[language] ?? fileWords.fault[language]]]), status: known?.status ?? 503 };
  }
}
