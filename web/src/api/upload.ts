import { ImportAnswer, Upload } from '@anhe/contract/kernel';
import { actingHeaders, send } from './call.ts';
import { failureOf, networkFailure } from './problem.ts';

async function sendFile(path: string, file: File, headers: Record<string, string> = {}): Promise<unknown> {
  const body = new FormData();
  body.append('file', file, file.name);
  const response = await send(path, { method: 'POST', credentials: 'same-origin', headers: { accept: 'application/json', ...actingHeaders(), ...headers }, body });
  try {
    return await response.json();
  } catch (error) {
    // The line broke in the middle of the answer.
    throw networkFailure({ cause: error });
  }
}

/** Sends a file ahead of the command that will use it; gives what the command carries. Throws a `Failure`. */
export async function uploadFile(file: File): Promise<Upload> {
  const read = Upload.safeParse(await sendFile('/api/uploads', file));
  if (!read.success) throw failureOf(500, undefined);
  return read.data;
}

/**
 * Sends a table to be taken in row by row; gives how many rows went in, and the others as a file with their reasons in
 * the language asked for. `about` says which matter the table is of, where it is of one. Sending the same table again changes nothing. Throws a `Failure`.
 */
export async function sendTable(name: 'staff' | 'group' | 'old-register' | 'exchange' | 'tickets', file: File, language: 'zh' | 'en', about: Readonly<Record<string, string>> = {}): Promise<ImportAnswer> {
  const query = new URLSearchParams(about).toString();
  const read = ImportAnswer.safeParse(await sendFile(`/api/imports/${name}${query === '' ? '' : `?${query}`}`, file, { 'accept-language': language }));
  if (!read.success) throw failureOf(500, undefined);
  return read.data;
}
