import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** The public key of a phone: an uncompressed point of P-256 (SEC 1, 2.3.3); undefined where the bytes are none. */
export function keyOf(point: Buffer): KeyObject | undefined {
  if (point.length !== 65 || point[0] !== 4) return undefined;
  const half = (from: number): string => point.subarray(from, from + 32).toString('base64url');
  try {
    return createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: half(1), y: half(33) } });
  } catch {
    // A point that does not lie on the curve.
    return undefined;
  }
}

/** Whether a phone signed this text (ECDSA with SHA-256, r and s side by side as browsers give them). */
export const signed = (key: KeyObject, text: string, signature: string): boolean =>
  verify('sha256', Buffer.from(text, 'utf8'), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
