/** @jsxImportSource preact */
import type { JSX } from 'preact';

/** Signs of the tiles: feet on a way, a warning, words on paper, two who agree. */
const paths = {
  patrol: 'M5 19c3-4 1-7 4-9s5 1 7-3M17 7a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM5 21a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  hazard: 'M12 4 3 20h18L12 4Zm0 6v4m0 3v.5',
  request: 'M6 3h9l4 4v14H6V3Zm3 8h7m-7 4h7',
  agreement: 'M3 12l5-5 4 3 4-3 5 5-5 6-4-2-4 2-5-6Zm9-2v6',
} as const;

export type SignName = keyof typeof paths;

export function Sign({ name }: { readonly name: SignName }): JSX.Element {
  return <svg class="sign" viewBox="0 0 24 24" width="36" height="36" aria-hidden="true"><path d={paths[name]} fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" stroke-linecap="round" /></svg>;
}
