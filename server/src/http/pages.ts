import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const year = 31_536_000_000;

/** The page of an entry: never kept by the browser, so that a new release is seen at once. */
const sendPage = (reply: FastifyReply, html: string) => reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);

/**
 * The built pages: the desk with all its addresses under /desk, the portal at /. Assets carry their content's digest in
 * the name and are kept for a year.
 * @param folder web/dist
 */
export async function mountPages(app: FastifyInstance, folder: string): Promise<void> {
  for (const [entry, prefix] of [['desk', '/desk/'], ['portal', '/']] as const) {
    const root = join(folder, entry);
    if (!existsSync(join(root, 'index.html'))) throw new Error(`页面尚未构建：${root} · the pages are not built yet`);
    const html = readFileSync(join(root, 'index.html'), 'utf8');
    await app.register(fastifyStatic, { root: join(root, 'assets'), prefix: `${prefix}assets/`, decorateReply: false, immutable: true, maxAge: year });
    app.get(prefix, async (_request, reply) => sendPage(reply, html));
    if (entry === 'desk') {
      app.get('/desk', async (_request, reply) => sendPage(reply, html));
      // The desk finds its own page from the address.
      app.get('/desk/*', async (_request, reply) => sendPage(reply, html));
    }
  }
}
