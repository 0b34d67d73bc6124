import type { Config } from '../config.ts';
import { folderBlobs } from './folder.ts';
import type { BlobStore } from './store.ts';

export * from './store.ts';
export * from './folder.ts';
export * from './kinds.ts';
export { plainPhoto, photoLimits } from './photo/photo.ts';
export { storedAnswer, storedFile } from './stored.ts';
export type { StoredFile } from './stored.ts';
export * from './ticket.ts';
export * from './sweep.ts';
export * from './verify.ts';

/** The folder or the bucket that the settings name; the library for buckets is loaded where one is used. */
export async function openBlobs({ files }: Pick<Config, 'files'>): Promise<BlobStore> {
  if (files.kind === 'folder') return folderBlobs(files.folder);
  return (await import('./bucket.ts')).bucketBlobs(files);
}
