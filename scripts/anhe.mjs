#!/usr/bin/env node
// npx --no anhe …: the command line of the product, under its own Node.
import { ensureInstalled, runServer } from './setup.mjs';

try {
  ensureInstalled();
  process.exitCode = await runServer(process.argv.slice(2), { cwd: process.cwd() });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
