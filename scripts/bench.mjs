// npm run bench: sets up what is missing and measures; results go to bench/results.
import { under26 } from './node26.mjs';
import { ensureInstalled, ensureWeb } from './setup.mjs';

try {
  ensureInstalled();
  await ensureWeb();
  process.exitCode = (await under26(['bench/src/main.ts', ...process.argv.slice(2)])).code;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
