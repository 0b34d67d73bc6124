// The server that the crash tests kill: the product's own road and http on a database that outlives it. Who calls is read
// from a list of posts, because what is tried is the road.
import { kernelErrors } from '@anhe/contract/kernel';
import type { StaffActor } from '../src/kernel/access/actor.ts';
import { loadDataKeys } from '../src/kernel/crypto/data-keys.ts';
import { Keyring } from '../src/kernel/crypto/keyring.ts';
import { withClient } from '../src/kernel/database/connection.ts';
import { openPool } from '../src/kernel/database/pool.ts';
import { folderBlobs, openFiles } from '../src/kernel/files/index.ts';
import { openLog } from '../src/kernel/log.ts';
import { readReferenceBook } from '../src/kernel/reference.ts';
import { Road } from '../src/kernel/run/run.ts';
import { secretOf } from '../src/kernel/secret.ts';
import { mountOperations } from '../src/http/mount.ts';
import { createServer } from '../src/http/server.ts';
import { errorCatalogue, modules } from '../src/modules/index.ts';
import { mountField } from '../src/pages/field/routes.ts';

/** What the server is told by who starts it. */
export interface CrashGiven {
  readonly connectionString: string;
  readonly secret: string;
  readonly folder: string;
  readonly actors: readonly StaffActor[];
}

process.once('message', async (given: CrashGiven) => {
  const keys = new Keyring(secretOf(given.secret));
  await withClient({ connectionString: given.connectionString }, (client) => loadDataKeys(client, keys));
  const pool = openPool({ connectionString: given.connectionString }, { max: 8 });
  const log = openLog('silent');
  const book = await readReferenceBook(pool);
  const files = openFiles(folderBlobs(given.folder), keys);
  const road = new Road({ pool, keys, files, messages: false, publicUrl: '', modules, book: () => book, clock: () => new Date(), log, wake: () => undefined });
  const app = await createServer({ log, catalogue: { ...kernelErrors, ...errorCatalogue }, tls: undefined });
  const posts = new Map(given.actors.map((actor) => [actor.post, actor]));
  mountOperations(app, road, async (request) => {
    const actor = posts.get(String(request.headers['anhe-post']));
    if (actor === undefined) throw new Error('no such post');
    return actor;
  });
  mountField(app, { road, catalogue: { ...kernelErrors, ...errorCatalogue }, clock: () => new Date() });
  process.send?.({ address: await app.listen({ host: '127.0.0.1', port: 0 }) });
});
// Whoever started it is gone: so is its reason to live.
process.on('disconnect', () => process.exit(0));
