import { Fragment, h } from 'preact';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { squeezed } from './squeezed.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('src/app/portal'),
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [
    {
      name: 'leave-out-schemas',
      enforce: 'pre',
      // Making a schema has no effect of its own, so that one which no page of this entry asks for is left out, and the
      // library with it. The bundler knows such functions by name alone, and a bare `z` is also what minified packages use.
      transform: (code, id) => (id.includes('/contract/src/') && code.includes("import { z } from 'zod';")
        ? { code: code.replace("import { z } from 'zod';", "import { z as schemaMaker } from 'zod';").replaceAll(/\bz(?=\s*\.)/g, 'schemaMaker'), map: null } : undefined),
    },
    {
      name: 'home-without-scripts',
      // The page is whole before a script runs, and stays so where none does.
      transformIndexHtml: async (html) => {
        const [{ Home, Top }, { toHtml }] = await Promise.all([import('./src/portal/home.tsx'), import('./src/portal/to-html.ts')]);
        return html.replace('<!--home-->', toHtml(h(Fragment, null, h(Top, { language: 'zh', elder: false }), h(Home, { language: 'zh' }))));
      },
    },
    squeezed(at('dist/portal')),
  ],
  build: {
    outDir: at('dist/portal'),
    emptyOutDir: true,
    modulePreload: false,
    rolldownOptions: { treeshake: { manualPureFunctions: ['schemaMaker', 'choice'] } },
    target: ['chrome87', 'firefox78', 'safari14', 'edge88'],
  },
});
