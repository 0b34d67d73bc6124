import { Refusal } from '@anhe/contract/kernel';
import { fileTypeFromBuffer } from 'file-type';

interface FileKind {
  /** What the content may turn out to be, as the library names it; a recorder's .m4a may be a plain mp4 container. */
  readonly found: readonly string[];
  readonly mediaType: string;
}

/** What may be handed in, by the ending of the name. */
const kinds: Readonly<Record<string, FileKind>> = {
  jpg: { found: ['jpg'], mediaType: 'image/jpeg' },
  jpeg: { found: ['jpg'], mediaType: 'image/jpeg' },
  png: { found: ['png'], mediaType: 'image/png' },
  webp: { found: ['webp'], mediaType: 'image/webp' },
  heic: { found: ['heic', 'heif'], mediaType: 'image/heic' },
  pdf: { found: ['pdf'], mediaType: 'application/pdf' },
  docx: { found: ['docx'], mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { found: ['xlsx'], mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  mp3: { found: ['mp3'], mediaType: 'audio/mpeg' },
  m4a: { found: ['m4a', 'mp4'], mediaType: 'audio/mp4' },
  wav: { found: ['wav'], mediaType: 'audio/wav' },
  amr: { found: ['amr'], mediaType: 'audio/amr' },
  mp4: { found: ['mp4', 'm4v', '3gp'], mediaType: 'video/mp4' },
  txt: { found: ['txt'], mediaType: 'text/plain' },
};

/** Endings of names that are taken, as they are told to people. */
export const fileEndings: readonly string[] = Object.keys(kinds).filter((ending) => ending !== 'jpeg');

/** Text has no mark of its own: it is what decodes and holds no control characters but tab and line ends. */
function isText(bytes: Buffer): boolean {
  if (bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) return false;
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * The media type of a file whose content is what its name says. Throws `kernel.unknown-file-kind` for an ending that is
 * not taken, `kernel.wrong-content` when the content is something else.
 */
export async function mediaTypeOf(name: string, bytes: Buffer): Promise<string> {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const kind = kinds[ending];
  if (kind === undefined) throw new Refusal('kernel.unknown-file-kind', { details: { name, kinds: fileEndings.join('、') } });
  const found = (await fileTypeFromBuffer(bytes))?.ext ?? (isText(bytes) ? 'txt' : undefined);
  if (found === undefined || !kind.found.includes(found)) {
    throw new Refusal('kernel.wrong-content', { details: { name, actual: found ?? '无法识别的内容' } });
  }
  return kind.mediaType;
}
