import type { RequestStatus } from '@anhe/contract/requests';

/** Where a request still goes on, so that others may be joined to it. */
export const joinable: readonly RequestStatus[] = ['filed', 'offered', 'objected', 'working'];

const excerptLength = 60;

/** The first words of what was said, in one line. */
export function firstWords(text: string | null): string | null {
  if (text === null) return null;
  const letters = [...text.replaceAll(/\s+/g, ' ')];
  return letters.length > excerptLength ? `${letters.slice(0, excerptLength).join('')}…` : letters.join('');
}
