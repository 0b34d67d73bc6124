import { h } from 'preact';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('src/app/portal'),
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [
    {
      name: 'home-without-scripts',
      // The page is whole before a script runs, and stays so where none does.
      transformIndexHtml: async (html) => {
        const [{ Home }, { toHtml }] = await Promise.all([import('./src/portal/home.tsx'), import('./src/portal/to-html.ts')]);
        return html.replace('<!--home-->', toHtml(h(Home, { language: 'zh', elder: false, empty: false })));
      },
    },
  ],
  build: {
    outDir: at('dist/portal'),
    emptyOutDir: true,
    modulePreload: false,
    target: ['chrome87', 'firefox78', 'safari14', 'edge88'],
  },
});
