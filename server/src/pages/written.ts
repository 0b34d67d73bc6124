import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Html } from './html.ts';

/** One way of writing for one code, so that its pages have one address: 610524-7K3M9-QWX2P. */
export function writtenCode(code: string): string {
  const plain = code.normalize('NFKC').toUpperCase().replaceAll(/[^0-9A-Z]/g, '').slice(0, 40);
  return plain.length <= 6 ? plain : [plain.slice(0, 6), plain.slice(6, 11), plain.slice(11)].filter((part) => part !== '').join('-');
}

/** Heads of a page whose address holds a code: nothing of it is kept, framed or told to another host. */
export const codeHeaders = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  // The address holds the code: it goes to no other host. Not "no-referrer": forms would then come from the origin "null".
  'referrer-policy': 'same-origin',
} as const;

/** Shows a page whose address holds a code. */
export async function sendCodePage(reply: FastifyReply, status: number, page: Html): Promise<void> {
  await reply.status(status).headers(codeHeaders).type('text/html; charset=utf-8').send(page.text);
}

/** So often an address may read such pages, and try what they ask for. A code has 31^10 possibilities. */
export const codeLimits = {
  reading: { config: { rateLimit: { max: 60, timeWindow: 60_000 } } },
  trying: { config: { rateLimit: { max: 20, timeWindow: 60_000 } } },
} as const;

/** Forms are taken by these pages only; the API takes JSON, which another site's form cannot send. @param kilobytes the longest */
export function takeForms(pages: FastifyInstance, kilobytes: number): void {
  pages.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: kilobytes * 1024 }, (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))));
}
