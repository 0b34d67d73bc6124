import { chmodSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder, and those above it, that others may pass through but not list: the embedded database's account has to
 * reach its own folder in it. Existing folders stay as they are.
 */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined || process.platform === 'win32') return;
  for (let made = resolve(folder); made.startsWith(resolve(first)); made = dirname(made)) chmodSync(made, 0o711);
}
