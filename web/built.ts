import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { Rolldown } from 'vite';

/** An entry as its build makes it, without writing it. */
export interface Built {
  readonly output: Rolldown.RolldownOutput['output'];
  /** Its scripts by their names. */
  readonly chunks: ReadonlyMap<string, Rolldown.OutputChunk>;
  /** What is loaded with these scripts, themselves included. */
  reached(names: readonly string[]): ReadonlySet<string>;
  /** Bytes of compressed script. */
  sizeOf(names: Iterable<string>): number;
}

/** Builds an entry for a test to look at. */
export async function built(entry: 'field' | 'portal'): Promise<Built> {
  const web = fileURLToPath(new URL('.', import.meta.url));
  const made = await build({ root: `${web}src/app/${entry}`, configFile: `${web}vite.${entry}.config.ts`, logLevel: 'silent', build: { write: false } });
  const { output } = (Array.isArray(made) ? made[0] : made) as Rolldown.RolldownOutput; // one build that is not watched
  const chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])));
  const reached = (names: readonly string[], seen = new Set<string>()): Set<string> => {
    for (const name of names) {
      if (seen.has(name)) continue;
      seen.add(name);
      reached(chunks.get(name)?.imports ?? [], seen);
    }
    return seen;
  };
  return { output, chunks, reached: (names) => reached(names), sizeOf: (names) => [...names].reduce((sum, name) => sum + gzipSync(chunks.get(name)?.code ?? '').length, 0) };
}
