// The measured server: the product's own road and http, with the sign-in's look-up replaced by a list of posts, because
// what is measured is the road. Started by the measurements as a process of its own.
import { kernelErrors } from '@anhe/contract/kernel';
import type { StaffActor } from '../../server/src/kernel/access/actor.ts';
import { loadDataKeys } from '../../server/src/kernel/crypto/data-keys.ts';
import { Keyring } from '../../server/src/kernel/crypto/keyring.ts';
import { withClient } from '../../server/src/kernel/database/connection.ts';
import { openPool } from '../../server/src/kernel/database/pool.ts';
import { folderBlobs, openFiles } from '../../server/src/kernel/files/index.ts';
import { growInSmallSteps } from '../../server/src/kernel/heap.ts';
import { openLog } from '../../server/src/kernel/log.ts';
import { readReferenceBook } from '../../server/src/kernel/reference.ts';
import { Road } from '../../server/src/kernel/run/run.ts';
import { secretOf } from '../../server/src/kernel/secret.ts';
import { mountOperations } from '../../server/src/http/mount.ts';
import { createServer } from '../../server/src/http/server.ts';
import { errorCatalogue, modules } from '../../server/src/modules/index.ts';
import { mountField } from '../../server/src/pages/field/routes.ts';

interface Given {
  readonly connectionString: string;
  readonly secret: string;
  readonly folder: string;
  readonly actors: readonly StaffActor[];
}

process.once('message', async (given: Given) => {
  const keys = new Keyring(secretOf(given.secret));
  await withClient({ connectionString: given.connectionString }, (client) => loadDataKeys(client, keys));
  const pool = openPool({ connectionString: given.connectionString }, { max: 16 });
  const log = openLog('silent');
  const book = await readReferenceBook(pool);
  const files = openFiles(folderBlobs(given.folder), keys);
  const road = new Road({ pool, keys, files, messages: false, publicUrl: 'http://localhost', modules, book: () => book, clock: () => new Date(), log, wake: () => undefined });
  const app = await createServer({ log, catalogue: { ...kernelErrors, ...errorCatalogue }, tls: undefined });
  const posts = new Map(given.actors.map((actor) => [actor.post, actor]));
  mountOperations(app, road, async (request) => {
    const actor = posts.get(String(request.headers['anhe-post']));
    if (actor === undefined) throw new Error('no such post');
    return actor;
  }, 1_000_000);
  mountField(app, { road, catalogue: { ...kernelErrors, ...errorCatalogue }, clock: () => new Date() });
  app.get('/empty', async () => ({}));
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  growInSmallSteps();
  process.send?.({ address });
});
