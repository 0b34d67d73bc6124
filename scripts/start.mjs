// npm start: sets up what is missing and serves; a demo unless ANHE_DEMO=0.
import { join } from 'node:path';
import { root, under26 } from './node26.mjs';
import { ensureInstalled, ensureWeb, serverMain } from './setup.mjs';

try {
  ensureInstalled();
  await ensureWeb();
  const env = { ...process.env, ANHE_DEMO: process.env.ANHE_DEMO || '1', NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/anhe') };
  process.exitCode = (await under26([await serverMain(), 'serve', ...process.argv.slice(2)], { env })).code;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
