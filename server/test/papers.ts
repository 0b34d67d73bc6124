import { documentOperations as op, paperFormats } from '@anhe/contract/documents';
import type { DisputePaperKind, PaperFormat } from '@anhe/contract/documents';
import type { County, Id, OutputOf } from '@anhe/contract/kernel';
import type { Actor } from '../src/kernel/access/actor.ts';
import type { Ground } from './ground.ts';

/** A paper that was made, with what the list said of it. */
export interface MadePaper {
  readonly kind: DisputePaperKind | 'dossier';
  readonly id: Id | null;
  readonly format: PaperFormat;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

const starts: Readonly<Record<PaperFormat, string>> = { pdf: '%PDF-', docx: 'PK' };

/**
 * Makes every paper of a dispute that its list calls printable, and the dossier where there is one, in the formats given
 * (left out: both). Throws when one cannot be made or is not what its format says.
 * @param actor a post that may open them, such as one of the committee that holds the dispute
 */
export async function renderEverything(ground: Ground, actor: Actor, at: { readonly county: County; readonly matter: Id }, formats: readonly PaperFormat[] = paperFormats): Promise<readonly MadePaper[]> {
  const listed: OutputOf<typeof op.list> = await ground.query(op.list, actor, at);
  const made: MadePaper[] = [];
  const keep = (kind: MadePaper['kind'], id: Id | null, format: PaperFormat, file: OutputOf<typeof op.paper>): void => {
    const head = Buffer.from(file.bytes.subarray(0, starts[format].length)).toString('latin1');
    if (head !== starts[format]) throw new Error(`${kind} as ${format} begins with ${head}`);
    made.push({ kind, id, format, fileName: file.fileName, bytes: file.bytes });
  };
  for (const format of formats) {
    for (const { kind, id, printable } of listed.papers) {
      if (printable) keep(kind, id, format, await ground.query(op.paper, actor, { ...at, kind, format, ...(id === null ? {} : { id }) }));
    }
    if (listed.dossier.printable) keep('dossier', null, format, await ground.query(op.dossier, actor, { ...at, format }));
  }
  return made;
}
