import { readFileSync } from 'node:fs';
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { BucketSettings } from '../config.ts';
import type { BlobStore } from './store.ts';

const isMissing = (error: unknown): boolean => error instanceof Error && (error.name === 'NoSuchKey' || error.name === 'NotFound');

/** Blobs in a bucket; the service writes an object whole or not at all. */
export function bucketBlobs(settings: BucketSettings): BlobStore {
  const client = new S3Client({
    region: settings.region,
    forcePathStyle: settings.endpoint !== undefined,
    ...(settings.endpoint === undefined ? {} : { endpoint: settings.endpoint }),
    credentials: { accessKeyId: settings.keyId, secretAccessKey: readFileSync(settings.secretFile, 'utf8').trim() },
    // Likenesses of S3 do not know the newer checksums; the content is checked by its digest on reading anyway.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const at = (name: string): { Bucket: string; Key: string } => ({ Bucket: settings.bucket, Key: `files/${name}` });
  const orMissing = async <T>(work: Promise<T>): Promise<T | undefined> => {
    try {
      return await work;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };
  return {
    write: async (name, bytes) => {
      await client.send(new PutObjectCommand({ ...at(name), Body: bytes, ContentType: 'application/octet-stream' }));
    },
    read: async (name) => {
      const found = await orMissing(client.send(new GetObjectCommand(at(name))));
      return found?.Body === undefined ? undefined : Buffer.from(await found.Body.transformToByteArray());
    },
    remove: async (name) => {
      await client.send(new DeleteObjectCommand(at(name)));
    },
    writtenAt: async (name) => (await orMissing(client.send(new HeadObjectCommand(at(name)))))?.LastModified,
    list: async function* () {
      let token: string | undefined;
      do {
        const page = await client.send(new ListObjectsV2Command({ Bucket: settings.bucket, Prefix: 'files/', ...(token === undefined ? {} : { ContinuationToken: token }) }));
        for (const { Key, LastModified } of page.Contents ?? []) {
          if (Key !== undefined && LastModified !== undefined) yield { name: Key.slice('files/'.length), writtenAt: LastModified };
        }
        token = page.NextContinuationToken;
      } while (token !== undefined);
    },
  };
}
