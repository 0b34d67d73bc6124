import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigError } from './config-error.ts';
import { makeFolder } from './folder.ts';

/** The installation's secret; keys for a purpose are derived from it, it is never used itself. */
export type Secret = {
  /**
   * A key for one purpose: the same purpose always gives the same key, and no key tells anything about another.
   * `length` is in bytes.
   */
  key(purpose: string, length?: number): Buffer;
};

const leastLength = 32;

/**
 * Reads the secret file; a demo without one makes it (random, readable by its owner only).
 *
 * Throws ConfigError naming ANHE_SECRET_FILE when the file is missing, too short or readable by everybody.
 */
export function readSecret(config: { readonly secretFile: string; readonly demo: boolean }): Secret {
  const text = readText(config.secretFile) ?? (config.demo ? makeSecret(config.secretFile) : undefined);
  if (text === undefined) {
    throw refusal(`密钥文件不存在：${config.secretFile} · the secret file does not exist`);
  }
  if (text.length < leastLength) {
    throw refusal(`密钥少于 ${leastLength} 个字符 · the secret has fewer than ${leastLength} characters`);
  }
  if (process.platform !== 'win32' && (statSync(config.secretFile).mode & 0o007) !== 0) {
    throw refusal(`任何人都能读 ${config.secretFile}，请 chmod 600 · everybody may read the secret; chmod 600 it`);
  }
  return secretOf(text);
}

/** The secret that a text stands for. */
export function secretOf(text: string): Secret {
  const material = createHash('sha256').update(text, 'utf8').digest();
  return {
    key: (purpose, length = 32) => Buffer.from(hkdfSync('sha256', material, 'anhe', purpose, length)),
  };
}

const refusal = (message: string): ConfigError => new ConfigError([{ variable: 'ANHE_SECRET_FILE', message }]);

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw refusal(`无法读取 ${file} · cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Two commands may start at once on a new folder: the file appears whole, and the first one wins. */
function makeSecret(file: string): string | undefined {
  makeFolder(dirname(file));
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readText(file);
}
