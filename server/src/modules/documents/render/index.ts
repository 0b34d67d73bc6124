/** Papers from views: the printed page by Typst, its editable twin as docx. */
import type { DossierInput, DossierItem, PaperFormat, PaperInput, PaperKind } from '@anhe/contract/documents';
import { DossierView, paperKinds, paperSchemas } from '@anhe/contract/documents';
import { setImmediate as turn } from 'node:timers/promises';
import { compose } from './compose/index.ts';
import { composeDossier } from './dossier.ts';
import type { SubstitutedFont } from './fonts.ts';
import type { Job, SetDocument } from './typesetter.ts';
import { Typesetter } from './typesetter.ts';

export type { SubstitutedFont } from './fonts.ts';

/** A rendered paper. */
export interface RenderedPaper {
  readonly bytes: Uint8Array;
  readonly mime: string;
  /** Pages of the PDF; null for docx, whose pages the word processor makes. */
  readonly pages: number | null;
  /** Prescribed typefaces that were not there, and what stands in; empty for docx, which names the prescribed ones. */
  readonly substitutedFonts: readonly SubstitutedFont[];
}

/** A rendered dossier. */
export interface RenderedDossier extends RenderedPaper {
  /** The index as printed: each paper with its first and last page in the dossier. */
  readonly contents: readonly { readonly name: string; readonly first: number; readonly last: number }[];
  /** Expected items that the dossier has not; it is rendered all the same. */
  readonly missing: readonly DossierItem[];
  /** Images, in the dossier's order from 0, that could not be shown and are named on their page. */
  readonly unreadableImages: readonly number[];
}

/** Renders papers; made once for a process, since it holds the fonts. */
export interface PaperRenderer {
  /** Parses the view by its kind's schema (a ZodError when it does not fit), then renders it. */
  readonly renderPaper: <K extends PaperKind>(kind: K, view: PaperInput<K>, format: PaperFormat) => Promise<RenderedPaper>;
  /** The same for a whole dossier, as one file. */
  readonly renderDossier: (view: DossierInput, format: PaperFormat) => Promise<RenderedDossier>;
  /** Prescribed typefaces that this machine has not. */
  readonly substitutedFonts: readonly SubstitutedFont[];
}

/** The drawings that a paper shows, in the order in which its blocks number them. */
const drawingsOf = (view: object): readonly Uint8Array[] => paperSchemas.agreement.parse(view).electronic.flatMap(({ image }) => (image === undefined ? [] : [image.bytes]));

/** Few ask for the twin: what writes it is loaded with the first. */
const twin = async (job: Job, contents: SetDocument['contents']): Promise<Uint8Array> => (await import('./docx/index.ts')).writeDocx(job, contents);

const mimes: Readonly<Record<PaperFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** Makes a renderer. Takes the directory of the prescribed typefaces (`ANHE_FONT_DIR`), if there is one. */
export function createPaperRenderer(options: { readonly fontDirectory?: string | undefined } = {}): PaperRenderer {
  const typesetter = new Typesetter(options.fontDirectory);
  const { substituted } = typesetter;
  // Node frees a set document only when its event loop turns; without a turn a run of many papers would keep them all.
  const set = async (job: Job): Promise<SetDocument> => {
    const done = typesetter.set(job);
    await turn();
    return done;
  };
  return {
    substitutedFonts: substituted,
    async renderPaper(kind, view, format) {
      const parsed = paperSchemas[kind].parse(view);
      // The schema of a kind gives the view of that kind; TypeScript loses the link when indexing by K.
      const sheet = compose(kind, parsed as never);
      const job: Job = { title: paperKinds[kind].zh, sheets: [sheet], images: kind === 'agreement' ? drawingsOf(parsed) : [], dossier: false };
      if (format === 'docx') {
        return { bytes: await twin(job, []), mime: mimes.docx, pages: null, substitutedFonts: [] };
      }
      const { bytes, pages } = await set(job);
      return { bytes, mime: mimes.pdf, pages, substitutedFonts: substituted };
    },
    async renderDossier(view, format) {
      const { title, sheets, images, missing } = composeDossier(DossierView.parse(view));
      const job: Job = { title, sheets, images, dossier: true };
      // The twin, too, shows the index with the page numbers of the printed dossier until Word counts anew.
      const { bytes, pages, contents, unreadable } = await set(job);
      const common = { contents, missing, unreadableImages: unreadable };
      return format === 'docx'
        ? { ...common, bytes: await twin(job, contents), mime: mimes.docx, pages: null, substitutedFonts: [] }
        : { ...common, bytes, mime: mimes.pdf, pages, substitutedFonts: substituted };
    },
  };
}
