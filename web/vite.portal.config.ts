import { h } from 'preact';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { Home } from './src/app/portal/home.tsx';
import { toHtml } from './src/app/portal/to-html.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('src/app/portal'),
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [
    {
      name: 'home-without-scripts',
      // The page is whole before a script runs, and stays so where none does.
      transformIndexHtml: (html) => html.replace('<!--home-->', toHtml(h(Home, { language: 'zh', elder: false, empty: false }))),
    },
  ],
  build: {
    outDir: at('dist/portal'),
    emptyOutDir: true,
    assetsDir: 'portal-assets',
    modulePreload: false,
    target: ['chrome87', 'firefox78', 'safari14', 'edge88'],
  },
});
