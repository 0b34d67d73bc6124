import { Upload } from '@anhe/contract/kernel';
import { actingHeaders, send } from './call.ts';
import { failureOf } from './problem.ts';

/** Sends a file ahead of the command that will use it; gives what the command carries. Throws a `Failure`. */
export async function uploadFile(file: File): Promise<Upload> {
  const body = new FormData();
  body.append('file', file, file.name);
  const response = await send('/api/uploads', { method: 'POST', credentials: 'same-origin', headers: { accept: 'application/json', ...actingHeaders() }, body });
  const read = Upload.safeParse(await response.json());
  if (!read.success) throw failureOf(500, undefined);
  return read.data;
}
