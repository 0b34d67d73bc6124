#!/usr/bin/env node
// npx --no anhe …: the command line of the product, under its own Node.
import { join } from 'node:path';
import { root, under26 } from './node26.mjs';
import { ensureInstalled, serverMain } from './setup.mjs';

try {
  ensureInstalled();
  const env = { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/anhe') };
  process.exitCode = (await under26([await serverMain(), ...process.argv.slice(2)], { cwd: process.cwd(), env })).code;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
