import { readFileSync } from 'node:fs';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { LogController } from 'fastify';
import type { FastifyInstance } from 'fastify';
import { Refusal, invalid } from '@anhe/contract/kernel';
import type { Log } from '../kernel/log.ts';
import { faultProblem, problemOf } from './problem.ts';
import type { Catalogue } from './problem.ts';

export interface ServerParts {
  readonly log: Log;
  readonly catalogue: Catalogue;
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
}

const upload = { fileSize: 20 * 1024 * 1024, files: 1, fields: 4 };

const headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=(self), interest-cohort=()',
  'content-security-policy':
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
};

/** The http server without any domain: headers, limits, and the one renderer of errors. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const secure = parts.tls === undefined ? {} : { https: { cert: readFileSync(parts.tls.cert), key: readFileSync(parts.tls.key) } };
  const app: FastifyInstance = fastify({ ...secure, loggerInstance: parts.log, logController: new LogController({ disableRequestLogging: true }), bodyLimit: 2 * 1024 * 1024, trustProxy: 'loopback', routerOptions: { maxParamLength: 200 } });
  await app.register(cookie);
  await app.register(multipart, { limits: upload });
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, context) =>
      new Refusal('kernel.too-many-requests', { details: { seconds: Math.ceil(context.ttl / 1000) } }),
  });
  app.addHook('onRequest', async (_request, reply) => {
    for (const [name, value] of Object.entries(headers)) void reply.header(name, value);
  });
  app.setNotFoundHandler(async () => {
    throw new Refusal('kernel.not-found');
  });
  app.setErrorHandler(async (error, request, reply) => {
    const known = problemOf(asKnown(error), parts.catalogue);
    if (known === undefined) request.log.error({ err: error, path: request.answering?.value.operation.name ?? request.routeOptions.url }, 'fault');
    const { status, problem } = known ?? faultProblem;
    await reply.status(status).send(problem);
  });
  return app;
}

/** The framework's own errors in the house's words. */
function asKnown(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('code' in error)) return error;
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Refusal('kernel.too-large', { details: { limit: '2 MB' } });
    case 'FST_REQ_FILE_TOO_LARGE':
      return new Refusal('kernel.too-large', { details: { limit: '20 MB' } });
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return invalid({ path: [], code: 'wrong-kind' });
    default:
      return error;
  }
}
