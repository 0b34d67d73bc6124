import type { Keyring } from '../crypto/keyring.ts';
import { sha256 } from '../crypto/keyring.ts';

/** Where blobs lie: a folder or a bucket. It knows nothing of what they are. */
export interface BlobStore {
  /** Writes a blob whole or not at all; one of that name is replaced. */
  write(name: string, bytes: Buffer): Promise<void>;
  /** The blob, or undefined. */
  read(name: string): Promise<Buffer | undefined>;
  remove(name: string): Promise<void>;
  /** All blobs with the moment they were written. */
  list(): AsyncIterable<StoredBlob>;
  /** When a blob was written; undefined when there is none. */
  writtenAt(name: string): Promise<Date | undefined>;
}

export interface StoredBlob {
  readonly name: string;
  readonly writtenAt: Date;
}

/** Files under the SHA-256 of their plain bytes (64 hex digits), encrypted at rest; the same content is kept once. */
export interface FileStore {
  /** Keeps the bytes and gives their digest. */
  put(bytes: Buffer): Promise<string>;
  /** The bytes of a digest. Throws when they are missing or are not what the digest says. */
  get(digest: string): Promise<Buffer>;
  remove(digest: string): Promise<void>;
  list(): AsyncIterable<{ readonly digest: string; readonly writtenAt: Date }>;
  writtenAt(digest: string): Promise<Date | undefined>;
}

/** The name under which the blob of a digest lies. */
export const blobName = (digest: string): string => {
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new TypeError('a digest has 64 hex digits');
  return `${digest.slice(0, 2)}/${digest}`;
};

const boundTo = (digest: string): string => `file ${digest}`;

/** A file store over a blob store: names by content, encryption, and the check on reading. */
export function openFiles(blobs: BlobStore, keys: Keyring): FileStore {
  return {
    put: async (bytes) => {
      const digest = sha256(bytes).toString('hex');
      // Written again even when it is there: its time moves on, so that the sweep leaves it alone.
      await blobs.write(blobName(digest), keys.sealBytes(bytes, boundTo(digest)));
      return digest;
    },
    get: async (digest) => {
      const sealed = await blobs.read(blobName(digest));
      if (sealed === undefined) throw new Error(`file ${digest} is missing`);
      const bytes = keys.openBytes(sealed, boundTo(digest));
      if (sha256(bytes).toString('hex') !== digest) throw new Error(`file ${digest} is damaged`);
      return bytes;
    },
    remove: (digest) => blobs.remove(blobName(digest)),
    writtenAt: (digest) => blobs.writtenAt(blobName(digest)),
    list: async function* () {
      for await (const { name, writtenAt } of blobs.list()) {
        const digest = name.slice(3);
        if (/^[0-9a-f]{64}$/.test(digest)) yield { digest, writtenAt };
      }
    },
  };
}
