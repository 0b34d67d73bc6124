/** Making a file of a view: the press sets it, the answer names it. */
import type { DossierInput, PaperFormat, PaperInput, PaperKind } from '@anhe/contract/documents';
import type { FileAnswer } from '@anhe/contract/kernel';
import { press } from '../render/press.ts';

/** A file's name without what file systems refuse. It names the paper and its number, never a person. */
function fileName(parts: readonly (string | null | undefined)[], format: PaperFormat): string {
  const name = parts.filter((part) => part !== null && part !== undefined && part !== '').join('-');
  return `${name.replaceAll(/[\\/:*?"<>|\s]/g, '')}.${format}`;
}

/** One paper as a file. */
export async function paperFile<K extends PaperKind>(kind: K, view: PaperInput<K>, format: PaperFormat, ...name: readonly (string | null | undefined)[]): Promise<FileAnswer> {
  const { bytes, mime } = await press.make({ what: 'paper', kind, view, format });
  return { fileName: fileName(name, format), mediaType: mime, bytes };
}

/** A dossier as a file. */
export async function dossierFile(view: DossierInput, format: PaperFormat, ...name: readonly (string | null | undefined)[]): Promise<FileAnswer> {
  const { bytes, mime } = await press.make({ what: 'dossier', view, format });
  return { fileName: fileName(name, format), mediaType: mime, bytes };
}
