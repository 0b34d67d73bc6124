import { Refusal } from '@anhe/contract/kernel';
import type { County, FileAnswer, Id } from '@anhe/contract/kernel';
import { raw } from '../database/statement.ts';
import type { Statement } from '../database/statement.ts';
import type { FileStore } from './store.ts';

/** A file that a row names, as it is registered. */
export interface StoredFile {
  readonly name: string;
  readonly media_type: string;
  readonly digest: Buffer;
}

/** The file of one row, found under what it belongs to. @param table whose rows have `id` and `file` @param of the column of what it belongs to, and that thing's id */
export const storedFile = (table: string, county: County, [column, owner]: readonly [column: string, owner: Id], id: Id): Statement<StoredFile | undefined> =>
  raw(
    `select o.name, o.media_type, o.digest from ${table} x join kernel.file o on o.county = x.county and o.id = x.file where x.county = $1 and x.${column} = $2 and x.id = $3`, [county, owner, id],
    (rows) => rows[0] as StoredFile | undefined, // the columns above
  );

/** Its bytes as an operation answers them. Throws `kernel.not-found` where there is none. */
export async function storedAnswer(files: FileStore, file: StoredFile | undefined): Promise<FileAnswer> {
  if (file === undefined) throw new Refusal('kernel.not-found');
  return { fileName: file.name, mediaType: file.media_type, bytes: await files.get(file.digest.toString('hex')) };
}
