import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { send } from '@fastify/send';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '@anhe/contract/kernel';
import { takenBy } from './coding.ts';

const year = 31_536_000_000;
/** Kinds of assets that have smaller copies. */
const kinds: Readonly<Record<string, string>> = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml; charset=utf-8' };

/** The page of an entry: never kept by the browser, so that a new release is seen at once. */
const sendPage = (reply: FastifyReply, html: string) => reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);

/** Codings in which assets may lie beside themselves, the smallest first. */
const codings = [['br', 'br'], ['gzip', 'gz']] as const;

/** @param names all files of the folder */
async function sendAsset(request: FastifyRequest, reply: FastifyReply, folder: string, names: ReadonlySet<string>): Promise<unknown> {
  const { '*': path } = request.params as { '*': string }; // what the route's star stands for
  const taken = takenBy(request);
  const small = codings.find(([coding, end]) => taken.has(coding) && names.has(`${path}.${end}`));
  const { type, statusCode, headers, stream } = await send(request.raw, encodeURI(small === undefined ? path : `${path}.${small[1]}`), { root: folder, immutable: true, maxAge: year });
  if (type !== 'file') throw new Refusal('kernel.not-found');
  void reply.status(statusCode).headers(headers).header('vary', 'accept-encoding');
  // Its own kind, not that of the copy.
  if (small !== undefined) void reply.headers({ 'content-encoding': small[0], 'content-type': kinds[extname(path)] });
  return reply.send(stream);
}

/** What the field app keeps on the phone: its worker and its manifest have names that never change, and are asked for anew each time. */
function mountShell(app: FastifyInstance, root: string): void {
  for (const [name, type] of [['sw.js', kinds['.js']], ['manifest.webmanifest', 'application/manifest+json; charset=utf-8']] as const) {
    const text = readFileSync(join(root, name), 'utf8');
    app.get(`/field/${name}`, async (_request, reply) => reply.header('cache-control', 'no-cache').type(type ?? '').send(text));
  }
  // The worker reaches only what lies under the slash.
  app.get('/field', async (_request, reply) => reply.redirect('/field/', 302));
}

/** One published request: feeds and neighbours pass on an address without a hash, the portal has one. */
function mountPublished(app: FastifyInstance): void {
  app.get('/open/:county/:matter', async (request, reply) => {
    const { county, matter } = request.params as { county: string; matter: string }; // what the route's names stand for
    return reply.redirect(`/#/one?${new URLSearchParams({ county, matter }).toString()}`, 302);
  });
}

/**
 * The built pages: the desk with all its addresses under /desk, the field app at /field/, the portal at /. Assets carry their content's digest in
 * the name and are kept for a year; where smaller copies lie beside them, these go out.
 * @param folder web/dist
 */
export function mountPages(app: FastifyInstance, folder: string): void {
  for (const [entry, prefix] of [['desk', '/desk/'], ['field', '/field/'], ['portal', '/']] as const) {
    const root = join(folder, entry);
    if (!existsSync(join(root, 'index.html'))) throw new Error(`页面尚未构建：${root} · the pages are not built yet`);
    const html = readFileSync(join(root, 'index.html'), 'utf8');
    const assets = join(root, 'assets');
    const names = new Set(readdirSync(assets));
    app.get(`${prefix}assets/*`, async (request, reply) => sendAsset(request, reply, assets, names));
    app.get(prefix, async (_request, reply) => sendPage(reply, html));
    if (entry === 'desk') {
      app.get('/desk', async (_request, reply) => sendPage(reply, html));
      // The desk finds its own page from the address.
      app.get('/desk/*', async (_request, reply) => sendPage(reply, html));
    }
    if (entry === 'field') mountShell(app, root);
  }
  mountPublished(app);
}
