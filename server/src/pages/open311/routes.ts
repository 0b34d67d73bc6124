import { dayOf } from '@anhe/contract/kernel';
import type { InputOf } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import type { Open311Request, Open311Service } from '@anhe/contract/requests';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { publicActor } from '../../kernel/access/actor.ts';
import { Failure, badRequest, failureOf, faultOf, noKey, notFound, remarksTree } from './failure.ts';
import { draftOf, fileDraft } from './filing.ts';
import type { Draft, FilingParts } from './filing.ts';
import { formBytes, formOf } from './form.ts';
import { mediaTypes, written } from './format.ts';
import type { Format, Tree } from './format.ts';
import { parametersOf, truthIn } from './parameters.ts';
import type { Parameters } from './parameters.ts';
import { filtersOf, jurisdictionIn } from './reading.ts';
import { addressOfId, definitionTree, discoveryTree, madeTree, requestId, requestTree, servicesTree } from './views.ts';
import { languageOf } from './words.ts';

export interface Open311Parts extends FilingParts {
  readonly demo: boolean;
  /** What one address may ask in a minute, and one key post. */
  readonly perMinute?: number;
}

const root = '/open311';
const minute = 60_000;
const usual = 300;

/** Anybody's page may read it: it holds nothing that belongs to a sign-in. */
const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-cache', 'content-security-policy': "default-src 'none'; sandbox" } as const;

/** What an address asks for. */
interface Asked {
  readonly resource: 'discovery' | 'services' | 'requests' | 'tokens';
  /** The last part of the address; undefined for a resource as a whole. */
  readonly name: string | undefined;
  readonly format: Format;
}

const pathOf = (request: FastifyRequest): string => (request.raw.url ?? '').split('?', 1)[0]?.slice(root.length) ?? '';
/** The format of an address's ending; XML is the one that everybody reads. */
const formatOf = (request: FastifyRequest): Format => (pathOf(request).endsWith('.json') ? 'json' : 'xml');

function askedOf(request: FastifyRequest): Asked {
  const [, resource, rest, format] = /^\/(discovery|services|requests|tokens)(?:\/([^/]*))?\.(xml|json)$/.exec(pathOf(request)) ?? [];
  const known = resource === 'services' || resource === 'requests' || (resource === 'discovery' && rest === undefined) || (resource === 'tokens' && rest !== undefined);
  if (!known || (format !== 'xml' && format !== 'json')) throw notFound('没有这一地址；可用 discovery、services、requests、tokens，以 .xml 或 .json 结尾 · There is no such address; there are discovery, services, requests and tokens, ending in .xml or .json');
  if (rest === '') throw badRequest(`${{ services: 'service_code', requests: 'service_request_id', tokens: 'token' }[resource === 'discovery' ? 'services' : resource]}: 请填写 · Please give it`);
  return { resource, name: rest === undefined ? undefined : parametersOf(`name=${rest.replaceAll('+', '%2B')}`).one('name'), format };
}

const queryOf = (request: FastifyRequest): Parameters => parametersOf((request.raw.url ?? '').split('?').slice(1).join('?'));

/** Open311 GeoReport v2 at `/open311`: what is published can be read by anybody, a key lets another program file. */
export function mountOpen311(app: FastifyInstance, parts: Open311Parts): void {
  app.register(async (pages) => {
    const max = parts.perMinute ?? usual;
    pages.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer', bodyLimit: formBytes }, (_request, body, done) => done(null, body));
    const keyOf = new WeakMap<FastifyRequest, string>();
    const counted = pages.createRateLimit({ max, timeWindow: minute, keyGenerator: (request) => `open311 ${keyOf.get(request) ?? ''}` });
    const served = new Open311Pages(parts, async (request, apiKey) => {
      keyOf.set(request, apiKey);
      const limit = await counted(request);
      if (!limit.isAllowed && limit.isExceeded) throw new Failure(429, [{ code: 429, description: `请求过于频繁，请 ${limit.ttlInSeconds} 秒后再试 · Too many requests; try again in ${limit.ttlInSeconds} seconds` }]);
    });
    pages.setErrorHandler((error, request, reply) => served.failed(error, request, reply));
    pages.get(`${root}/*`, { config: { rateLimit: { max, timeWindow: minute } } }, (request, reply) => served.read(request, reply));
    pages.post(`${root}/*`, { config: { rateLimit: { max, timeWindow: minute } } }, (request, reply) => served.post(request, reply));
  });
}

class Open311Pages {
  readonly #parts: Open311Parts;
  readonly #hold: (request: FastifyRequest, apiKey: string) => Promise<void>;

  constructor(parts: Open311Parts, hold: (request: FastifyRequest, apiKey: string) => Promise<void>) {
    this.#parts = parts;
    this.#hold = hold;
  }

  async #send(reply: FastifyReply, format: Format, name: string, tree: Tree, status = 200): Promise<void> {
    await reply.status(status).headers(headers).header('content-type', mediaTypes[format]).send(written(format, name, tree));
  }

  async #services(jurisdiction: string | undefined): Promise<{ items: readonly Open311Service[]; changedOn: string }> {
    return this.#parts.road.query(requestOperations.open311Services, publicActor, { jurisdiction });
  }

  async #requests(input: InputOf<typeof requestOperations.open311Requests>): Promise<readonly Open311Request[]> {
    return (await this.#parts.road.query(requestOperations.open311Requests, publicActor, input)).items;
  }

  async read(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { resource, name, format } = askedOf(request);
    const parameters = queryOf(request);
    const jurisdiction = jurisdictionIn(parameters);
    switch (resource) {
      case 'discovery': {
        const { changedOn } = await this.#services(undefined);
        return this.#send(reply, format, 'discovery', discoveryTree({ ...this.#parts, changedOn }));
      }
      case 'services': {
        const { items } = await this.#services(jurisdiction);
        if (name === undefined) return this.#send(reply, format, 'services', servicesTree(items, languageOf(parameters)));
        const service = items.find(({ code }) => code === name);
        if (service === undefined) throw notFound(`service_code: 没有“${name}”这一类型 · There is no service ${name}`);
        return this.#send(reply, format, 'service_definition', definitionTree(service, languageOf(parameters)));
      }
      case 'requests': {
        const showing = { publicUrl: this.#parts.publicUrl, language: languageOf(parameters), extensions: truthIn(parameters, 'extensions') };
        const found = name === undefined ? await this.#requests({ ...filtersOf(parameters, this.#parts.clock()), jurisdiction }) : [await this.#one(name, jurisdiction)];
        return this.#send(reply, format, 'service_requests', found.map((one) => requestTree(one, showing)));
      }
      case 'tokens': {
        // Every request has its id at once: a token is the id.
        const token = name ?? '';
        return this.#send(reply, format, 'service_requests', [{ service_request_id: requestId(await this.#one(token, jurisdiction, 'token')), token }]);
      }
    }
  }

  async #one(name: string, jurisdiction: string | undefined, what = 'service_request_id'): Promise<Open311Request> {
    const address = addressOfId(name);
    const [found] = await this.#requests({ ids: address === undefined ? [] : [address], jurisdiction });
    if (found === undefined) throw notFound(`${what}: 没有“${name}” · There is no ${name}`);
    return found;
  }

  async post(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { resource, name, format } = askedOf(request);
    if (resource !== 'requests' || name !== undefined) throw badRequest('只有 requests 可以提交 · Only requests can be posted to');
    const form = await formOf(request);
    const { parameters } = form;
    const apiKey = parameters.one('api_key');
    if (apiKey === undefined) throw noKey('api_key: 没有接口密钥 · There is no API key');
    await this.#hold(request, apiKey);
    const now = this.#parts.clock();
    const { items: services } = await this.#services(undefined);
    const draft = draftOf(form, services);
    const language = languageOf(parameters);
    try {
      // The key first: to whom it does not hold, nothing else is said.
      const at = await this.#place(apiKey, draft);
      if (draft.failures.length > 0) throw together(draft.failures);
      const made = await fileDraft(this.#parts, draft, form, { apiKey, ...at, day: dayOf(now), language });
      return await this.#send(reply, format, 'service_requests', madeTree(made, draft.extensions));
    } catch (error) {
      throw failureOf(error, this.#parts.catalogue, draft.place === undefined && draft.point !== undefined) ?? error;
    }
  }

  /** Where it goes. What is wrong with the place waits for the rest of the form, so that all is told at once; what is wrong with the key does not. */
  async #place(apiKey: string, draft: Draft): Promise<{ county: string; place: string }> {
    try {
      return await this.#parts.road.query(requestOperations.placeByKey, publicActor, { apiKey, jurisdiction: draft.jurisdiction, place: draft.place, point: draft.point });
    } catch (error) {
      const failure = failureOf(error, this.#parts.catalogue, draft.place === undefined && draft.point !== undefined);
      if (failure === undefined || failure.status !== 400 || draft.failures.length === 0) throw error;
      throw together(draft.failures);
    }
  }

  /** Everything that goes wrong is an array of code and description. */
  async failed(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const known = failureOf(error, this.#parts.catalogue);
    if (known === undefined) request.log.error({ err: error, path: request.routeOptions.url }, 'fault');
    const { status, remarks } = known ?? faultOf();
    await this.#send(reply, formatOf(request), 'errors', remarksTree(remarks), status);
  }
}

/** Several mistakes in one answer; where one of them is something that is not there, that is what the answer is. */
function together(failures: readonly Failure[]): Failure {
  return new Failure(failures.find(({ status }) => status === 404)?.status ?? 400, failures.flatMap(({ remarks }) => remarks));
}
