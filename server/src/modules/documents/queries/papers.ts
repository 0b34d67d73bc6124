import { documentOperations, paperKinds } from '@anhe/contract/documents';
import type { DisputePaperKind, PaperEntry } from '@anhe/contract/documents';
import { Refusal } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { AccessEntry } from '../../../kernel/run/handler.ts';
import type { FileStore } from '../../../kernel/files/index.ts';
import { disputeFound } from '../../disputes/index.ts';
import type { DisputeFound } from '../../disputes/index.ts';
import { dossierStands, dossierState, dossierView, picturesToRead } from '../filing.ts';
import { fileOf, paperFacts } from '../gather.ts';
import type { DisputeFile, FiledFile, PaperFacts } from '../gather.ts';
import { paperEntries } from '../listing.ts';
import { mayOpen } from '../policy.ts';
import { viewOf } from '../views/index.ts';
import { dossierFile, paperFile } from './file.ts';

interface Of {
  readonly subject: DisputeFound;
  readonly facts: PaperFacts;
}

/** Which papers there are, with masked names. */
export const list = onQuery({
  operation: documentOperations.list,
  subject: ({ input }) => disputeFound(input.county, input.matter),
  facts: ({ input }) => paperFacts(input.county, input.matter),
  answer: (request, { subject, facts }: Of) => {
    const file = fileOf(request, subject, facts, false);
    return { revision: file.detail.revision, papers: paperEntries(file), dossier: dossierState(file), mayOpen: mayOpen(request.actor, subject) };
  },
});

/** The entry that is asked for, if it can be printed; refuses with what is missing, or why there is none. */
export function printableEntry(file: DisputeFile, kind: DisputePaperKind, id: Id | undefined): PaperEntry {
  const entries = paperEntries(file).filter((entry) => entry.kind === kind && (id === undefined || entry.id === id));
  const entry = entries.find(({ printable }) => printable) ?? entries[0];
  if (entry === undefined) {
    if (id !== undefined) throw new Refusal('kernel.not-found');
    throw new Refusal('documents.not-applicable', { details: { reason: '本件没有', reasonEn: 'none on this matter' } });
  }
  if (entry.printable) return entry;
  if (entry.reason !== null) throw new Refusal('documents.not-applicable', { details: { reason: entry.reason.zh, reasonEn: entry.reason.en } });
  throw new Refusal('documents.not-ready', { details: { missing: entry.lacks.map(({ zh }) => zh).join('、'), missingEn: entry.lacks.map(({ en }) => en).join('; ') } });
}

const logged = (subject: DisputeFound, matter: Id, what: string): AccessEntry[] => [{ place: subject.row.place, matter, outcome: 'read', fields: [what] }];

/** One paper in clear, for whoever holds or filed the dispute and for its guides. */
export const paper = onQuery({
  operation: documentOperations.paper,
  subject: ({ input }) => disputeFound(input.county, input.matter),
  facts: ({ input }) => paperFacts(input.county, input.matter),
  log: ({ input }, { subject }: Of) => logged(subject, input.matter, `paper:${input.kind}`),
  answer: async (request, { subject, facts }: Of) => {
    const { kind, id, format } = request.input;
    const file = fileOf(request, subject, facts, true);
    const entry = printableEntry(file, kind, id);
    const drawings = kind === 'agreement' ? await readPictures(request.files, file.files.filter((one) => one.kind === 'signature')) : new Map<string, Uint8Array>();
    return paperFile(kind, viewOf(file, entry, drawings), format, paperKinds[kind].zh, entry.number, entry.on);
  },
});

async function readPictures(store: FileStore, files: readonly FiledFile[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  // One after another: the store decrypts whole files.
  for (const { id, digest } of files) {
    // A picture that cannot be read is named in the dossier; it stops nothing.
    const bytes = await store.get(digest).catch(() => undefined);
    if (bytes !== undefined) pictures.set(id, bytes);
  }
  return pictures;
}

/** The whole dossier, whatever is still missing from it: that is named in it. */
export const dossier = onQuery({
  operation: documentOperations.dossier,
  subject: ({ input }) => disputeFound(input.county, input.matter),
  facts: ({ input }) => paperFacts(input.county, input.matter),
  log: ({ input }, { subject }: Of) => logged(subject, input.matter, 'dossier'),
  answer: async (request, { subject, facts }: Of) => {
    const file = fileOf(request, subject, facts, true);
    const stands = dossierStands(file);
    if (stands.state === 'not-applicable') throw new Refusal('documents.not-applicable', { details: { reason: stands.reason.zh, reasonEn: stands.reason.en } });
    const view = dossierView(file, await readPictures(request.files, picturesToRead(file)));
    return dossierFile(view, request.input.format, paperKinds.dossierCover.zh, file.detail.numbers['dossier'] ?? file.detail.numbers['acceptance']);
  },
});
