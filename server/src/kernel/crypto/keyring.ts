import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../secret.ts';

const ivBytes = 12;
const tagBytes = 16;

function encrypt(key: Buffer, plain: Buffer, bound: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(bound));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function decrypt(key: Buffer, box: Buffer, bound: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, ivBytes));
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(box.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([decipher.update(box.subarray(ivBytes + tagBytes)), decipher.final()]);
}

/** A data key as the database holds it: wrapped by the master key. */
export interface WrappedKey {
  readonly id: number;
  readonly wrapped: Buffer;
}

/**
 * All keys of an installation. The master secret lies in ANHE_SECRET_FILE; it wraps the data keys (AES-256-GCM, envelope)
 * and the keys for one purpose are derived from it.
 */
export class Keyring {
  readonly #secret: Secret;
  readonly #dataKeys = new Map<number, Buffer>();
  readonly #purposes = new Map<string, Buffer>();
  #newest = 0;

  constructor(secret: Secret) {
    this.#secret = secret;
  }

  /** A key for one purpose, 32 bytes; other software (sign-in, signatures of messages) gets its own this way. */
  purpose(name: string): Buffer {
    const known = this.#purposes.get(name);
    if (known !== undefined) return known;
    const key = this.#secret.key(name);
    this.#purposes.set(name, key);
    return key;
  }

  /** A new data key, to be stored wrapped. */
  newDataKey(id: number): WrappedKey {
    return { id, wrapped: encrypt(this.purpose('wrap'), randomBytes(32), `data-key ${id}`) };
  }

  /** Takes the stored data keys; the one with the highest id encrypts from now on. Throws when the secret is another one. */
  load(keys: readonly WrappedKey[]): void {
    for (const { id, wrapped } of keys) {
      this.#dataKeys.set(id, decrypt(this.purpose('wrap'), wrapped, `data-key ${id}`));
      this.#newest = Math.max(this.#newest, id);
    }
  }

  /**
   * Encrypts a value for one place in the database.
   * @param bound where it belongs (table and row id): a copy elsewhere does not open
   */
  seal(value: unknown, bound: string): Buffer {
    const key = this.#dataKeys.get(this.#newest);
    if (key === undefined) throw new Error('no data key is loaded');
    const head = Buffer.alloc(2);
    head.writeUInt16BE(this.#newest);
    return Buffer.concat([head, encrypt(key, Buffer.from(JSON.stringify(value)), bound)]);
  }

  /** Opens what `seal` made for the same place. */
  open(box: Buffer, bound: string): unknown {
    return JSON.parse(this.#decrypt(box, bound).toString());
  }

  /** Encrypts the bytes of a file. */
  sealBytes(bytes: Buffer, bound: string): Buffer {
    const key = this.#dataKeys.get(this.#newest);
    if (key === undefined) throw new Error('no data key is loaded');
    const head = Buffer.alloc(2);
    head.writeUInt16BE(this.#newest);
    return Buffer.concat([head, encrypt(key, bytes, bound)]);
  }

  openBytes(box: Buffer, bound: string): Buffer {
    return this.#decrypt(box, bound);
  }

  #decrypt(box: Buffer, bound: string): Buffer {
    const key = this.#dataKeys.get(box.readUInt16BE(0));
    if (key === undefined) throw new Error('the data key of this value is missing');
    return decrypt(key, box.subarray(2), bound);
  }

  /** A keyed digest for exact match (blind index): nobody without the key can try values against it. */
  index(kind: string, value: string): Buffer {
    return createHmac('sha256', this.purpose(`index ${kind}`)).update(value).digest();
  }
}

/** Digest of a free text under its salt: what an event keeps of it. */
export function saltedDigest(salt: Uint8Array, text: string): Buffer {
  return createHash('sha256').update(salt).update(text).digest();
}

export function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Equality without a hint by time. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}
