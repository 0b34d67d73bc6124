/** The shell of the app on the phone: the page and its assets, as the build lists them. What the house answers is never kept here. */

/** What is used of a service worker, whose types are not those of a page. */
interface Worker {
  addEventListener(type: 'install' | 'activate', hears: (event: { waitUntil(work: Promise<unknown>): void }) => void): void;
  addEventListener(type: 'message', hears: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'fetch', hears: (event: { readonly request: Request; respondWith(answer: Promise<Response>): void }) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}

// Written into the file by the build: the name of this version, and the addresses of the shell.
declare const shellName: string;
declare const shellAddresses: readonly string[];

const worker = globalThis as unknown as Worker; // it runs as one
const prefix = 'anhe-field ';
const page = '/field/';

async function install(): Promise<void> {
  const cache = await caches.open(prefix + shellName);
  // Past the browser's own store: a page of an earlier version may lie there.
  await cache.addAll(shellAddresses.map((address) => new Request(address, { cache: 'reload' })));
}

async function tidy(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix) && name !== prefix + shellName).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

async function fromShell(request: Request): Promise<Response> {
  const cache = await caches.open(prefix + shellName);
  return (await cache.match(request.mode === 'navigate' ? page : request)) ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(tidy()));
worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method === 'GET' && origin === globalThis.location.origin && pathname.startsWith(page)) event.respondWith(fromShell(request));
});
