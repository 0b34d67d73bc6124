import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { leaveOutSchemas, pureMakers } from './schemas.ts';
import { squeezed } from './squeezed.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Writes the list of the shell into the worker, and the manifest with the icon's own name. */
const shell = (): Plugin => ({
  name: 'shell',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const names = Object.keys(bundle).filter((name) => name !== 'sw.js' && !name.endsWith('.html')).toSorted();
    const icon = names.find((name) => name.endsWith('.svg'));
    this.emitFile({
      type: 'asset', fileName: 'manifest.webmanifest',
      source: JSON.stringify({
        name: '安和 · 外出', short_name: '安和外出', lang: 'zh-CN', id: '/field/', start_url: '/field/', scope: '/field/', display: 'standalone', background_color: '#faf8f3', theme_color: '#0d6767',
        icons: icon === undefined ? [] : [{ src: `/field/${icon}`, sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      }),
    });
    const worker = bundle['sw.js'];
    if (worker?.type !== 'chunk') throw new Error('the build has no worker');
    const page = bundle['index.html'];
    const version = createHash('sha256').update(names.join('\n')).update(page?.type === 'asset' ? page.source : '').digest('hex').slice(0, 12);
    const addresses = ['/field/', '/field/manifest.webmanifest', ...names.map((name) => `/field/${name}`)];
    worker.code = `const shellName=${JSON.stringify(version)},shellAddresses=${JSON.stringify(addresses)};\n${worker.code}`;
  },
});

export default defineConfig({
  root: at('src/app/field'),
  base: '/field/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [leaveOutSchemas(), shell(), squeezed()],
  build: {
    outDir: at('dist/field'),
    emptyOutDir: true,
    modulePreload: false,
    // The icon keeps a name of its own, for the manifest.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: at('src/app/field/index.html'), sw: at('src/app/field/worker.ts') },
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
      treeshake: { manualPureFunctions: [...pureMakers] },
    },
    target: ['chrome87', 'firefox78', 'safari14', 'edge88'],
  },
});
