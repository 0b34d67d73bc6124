import type { Plugin } from 'vite';

/** Names under which making a schema has no effect of its own; the bundler knows such functions by their names alone. */
export const pureMakers = ['schemaMaker', 'choice', 'enumOf'] as const;

/**
 * Making a schema has no effect of its own, so that one which no page of an entry asks for is left out, and the library with
 * it. The bundler knows such functions by name alone, and a bare `z` is also what minified packages use.
 */
export const leaveOutSchemas = (): Plugin => ({
  name: 'leave-out-schemas',
  enforce: 'pre',
  transform: (code, id) => (id.includes('/contract/src/') && code.includes("import { z } from 'zod';")
    ? { code: code.replace("import { z } from 'zod';", "import { z as schemaMaker } from 'zod';").replaceAll(/\bz(?=\s*\.)/g, 'schemaMaker'), map: null } : undefined),
});
