import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { send } from '@fastify/send';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '@anhe/contract/kernel';

const year = 31_536_000_000;

/** The page of an entry: never kept by the browser, so that a new release is seen at once. */
const sendPage = (reply: FastifyReply, html: string) => reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);

async function sendAsset(request: FastifyRequest, reply: FastifyReply, folder: string): Promise<unknown> {
  const { '*': path } = request.params as { '*': string }; // what the route's star stands for
  const { type, statusCode, headers, stream } = await send(request.raw, encodeURI(path), { root: folder, immutable: true, maxAge: year });
  if (type !== 'file') throw new Refusal('kernel.not-found');
  return reply.status(statusCode).headers(headers).send(stream);
}

/**
 * The built pages: the desk with all its addresses under /desk, the portal at /. Assets carry their content's digest in
 * the name and are kept for a year.
 * @param folder web/dist
 */
export function mountPages(app: FastifyInstance, folder: string): void {
  for (const [entry, prefix] of [['desk', '/desk/'], ['portal', '/']] as const) {
    const root = join(folder, entry);
    if (!existsSync(join(root, 'index.html'))) throw new Error(`页面尚未构建：${root} · the pages are not built yet`);
    const html = readFileSync(join(root, 'index.html'), 'utf8');
    app.get(`${prefix}assets/*`, async (request, reply) => sendAsset(request, reply, join(root, 'assets')));
    app.get(prefix, async (_request, reply) => sendPage(reply, html));
    if (entry === 'desk') {
      app.get('/desk', async (_request, reply) => sendPage(reply, html));
      // The desk finds its own page from the address.
      app.get('/desk/*', async (_request, reply) => sendPage(reply, html));
    }
  }
}
