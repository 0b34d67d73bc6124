import { z } from 'zod';

/** A UUID of any version, lower case. Keys are UUIDv7 made by the client (RFC 9562). */
export const Id = z.uuid().lowercase().meta({ id: 'Id' });
export type Id = z.infer<typeof Id>;

/** Six digits of a county (GB/T 2260); the distribution column of every tenant table. The city level is 610500. */
export const County = z.string().regex(/^\d{6}$/, 'county-code').meta({ id: 'County' });
export type County = z.infer<typeof County>;

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const dashed = (bytes: Uint8Array): string => {
  const text = hex(bytes);
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
};

/**
 * A new UUIDv7 (RFC 9562 §5.7): sortable by time, safe to make on any device.
 * @param milliseconds Unix time in milliseconds
 */
export function newId(milliseconds: number = Date.now()): Id {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let rest = milliseconds;
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return withVersion(bytes, 7);
}

/**
 * An id that is always the same for the same source (UUIDv8, RFC 9562 §5.8): imports and reactions use it, so that
 * repeating them is harmless.
 * @param digest at least 16 bytes of a cryptographic hash over the source
 */
export function idFromDigest(digest: Uint8Array): Id {
  if (digest.length < 16) throw new RangeError('a digest of at least 16 bytes is needed');
  return withVersion(digest.slice(0, 16), 8);
}

function withVersion(bytes: Uint8Array, version: number): Id {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return dashed(bytes);
}

/** The largest whole number that a revision or a sequence may be: more does not fit its column. */
export const mostWhole = 2_147_483_647;
/** A revision of a subject. */
export const Revision = z.int().nonnegative().max(mostWhole);
