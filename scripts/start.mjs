// npm start: sets up what is missing and serves; a demo unless ANHE_DEMO=0.
import { ensureInstalled, ensureWeb, runServer } from './setup.mjs';

try {
  ensureInstalled();
  await ensureWeb();
  process.exitCode = await runServer(['serve', ...process.argv.slice(2)], { env: { ...process.env, ANHE_DEMO: process.env.ANHE_DEMO || '1' } });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
