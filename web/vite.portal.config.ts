import { Fragment, h } from 'preact';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { leaveOutSchemas, pureMakers } from './schemas.ts';
import { squeezed } from './squeezed.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('src/app/portal'),
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [
    leaveOutSchemas(),
    {
      name: 'home-without-scripts',
      // The page is whole before a script runs, and stays so where none does.
      transformIndexHtml: async (html) => {
        const [{ Home, Top }, { toHtml }] = await Promise.all([import('./src/portal/home.tsx'), import('./src/portal/to-html.ts')]);
        return html.replace('<!--home-->', toHtml(h(Fragment, null, h(Top, { language: 'zh', elder: false }), h(Home, { language: 'zh' }))));
      },
    },
    squeezed(),
  ],
  build: {
    outDir: at('dist/portal'),
    emptyOutDir: true,
    modulePreload: false,
    rolldownOptions: { treeshake: { manualPureFunctions: [...pureMakers] } },
    target: ['chrome87', 'firefox78', 'safari14', 'edge88'],
  },
});
