import { Refusal } from '@anhe/contract/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { basePath } from './names.ts';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The origin under which the browser itself reached us. */
const ownOrigin = (request: FastifyRequest): string => `${request.protocol}://${request.host}`;

/**
 * Whether a request that changes something comes from our own pages. A browser names the page's origin; a program that
 * is no browser sends none, and no browser's cookies either.
 */
export function isOwnPage(request: FastifyRequest, publicOrigin: string): boolean {
  const { origin } = request.headers;
  if (origin !== undefined) return origin === publicOrigin || origin === ownOrigin(request);
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** Refuses what another site's page sends in the name of someone signed in here (beside the cookie's SameSite=Lax). */
export function refuseForeignOrigins(app: FastifyInstance, publicOrigin: string): void {
  app.addHook('onRequest', async (request) => {
    // Without a cookie nobody is spoken for, except that a foreign page could sign someone in.
    const speaksForSomeone = request.headers.cookie !== undefined || request.url.startsWith(basePath);
    if (harmless.has(request.method) || !speaksForSomeone || isOwnPage(request, publicOrigin)) return;
    throw new Refusal('sign-in.foreign-origin');
  });
}
