import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const squeezable = /\.(js|css|svg)$/;
/** Below this the head of the answer weighs more than what is saved. */
const least = 1024;

/** Lays a Brotli and a gzip copy beside every asset of a build, as small as they get: the server sends what the browser takes. */
export const squeezed = (folder: string): Plugin => ({
  name: 'squeezed',
  apply: 'build',
  closeBundle: () => {
    const assets = join(folder, 'assets');
    for (const name of readdirSync(assets)) {
      const path = join(assets, name);
      if (!squeezable.test(name) || statSync(path).size < least) continue;
      const bytes = readFileSync(path);
      writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    }
  },
});
