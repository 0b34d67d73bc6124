import type { Doubt } from './vocabulary.ts';

/** How often the same came lately. */
export interface CameAgain {
  readonly same: number;
  readonly device: number;
}

const fewest = 4;
const sameLimit = 3;
const deviceLimit = 10;

/**
 * Why a new request is looked at by a person before it is dispatched. Nothing is refused for it: an honest message that
 * looks odd only waits for that look.
 */
export function doubtsOf(text: string, { same, device }: CameAgain): Doubt[] {
  const found: Doubt[] = [];
  const letters = [...text.replaceAll(/\s/g, '')];
  if (/(https?:\/\/|www\.|\b[a-z0-9-]+\.(com|cn|net|top|xyz)\b)/i.test(text)) found.push('links');
  if (letters.length < fewest) found.push('short');
  if (letters.length >= 12 && new Set(letters).size <= 3) found.push('characters');
  if (same >= sameLimit) found.push('repeated');
  if (device >= deviceLimit) found.push('many');
  return found;
}
