import { Upload } from '@anhe/contract/kernel';
import { actingHeaders, failureOf, send } from '../../../api/index.ts';

/** Kinds of files that a matter takes: photographs, scans, documents, voice notes. */
export const attachable = ['.jpg', '.jpeg', '.png', '.heic', '.webp', '.pdf', '.docx', '.xlsx', '.mp3', '.m4a', '.amr', '.wav', '.mp4'] as const;

/** Sends a file ahead of the command that takes it up; gives what that command must hand back. Throws a `Failure`. */
export async function upload(file: File): Promise<Upload> {
  const body = new FormData();
  body.append('file', file);
  const response = await send('/api/uploads', { method: 'POST', credentials: 'same-origin', headers: { accept: 'application/json', ...actingHeaders() }, body });
  const read = Upload.safeParse(await response.json());
  if (!read.success) throw failureOf(500, undefined);
  return read.data;
}
