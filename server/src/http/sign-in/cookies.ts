import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerHeader } from './names.ts';

/** What our routes hand to the library: the caller's cookies, browser and address, and the origin that was checked. */
export function headersFor(request: FastifyRequest, origin: string): Headers {
  const headers = new Headers({ origin, [callerHeader]: request.ip });
  for (const name of ['cookie', 'user-agent', 'accept-language'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  return headers;
}

/** Hands the library's cookies on to the browser. */
export function passCookies(response: Response, reply: FastifyReply): void {
  for (const cookie of response.headers.getSetCookie()) void reply.header('set-cookie', cookie);
}

/** The cookie that carries the sign-in, as the browser sent it. */
export function sessionCookie(request: FastifyRequest): string | undefined {
  return /(?:^|;\s*)(?:__Secure-)?anhe\.session_token=([^;]+)/u.exec(request.headers.cookie ?? '')?.[1];
}
