import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { squeezed } from './squeezed.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('src/app/desk'),
  base: '/desk/',
  plugins: [react(), squeezed(at('dist/desk'))],
  worker: { format: 'es' },
  build: {
    outDir: at('dist/desk'),
    emptyOutDir: true,
    target: ['chrome87', 'firefox78', 'safari14', 'edge88'],
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // The setting for the schemas must run before any schema is made: both stand in the chunk that loads first.
      output: { codeSplitting: { groups: [{ name: 'schemas', test: /node_modules[\\/]zod[\\/]|no-eval\.ts$/ }] } },
    },
  },
});
