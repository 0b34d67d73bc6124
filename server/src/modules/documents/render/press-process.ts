// The process that sets papers: one job after another, for as long as the program that started it lives.
import type { DossierInput, PaperFormat, PaperInput, PaperKind } from '@anhe/contract/documents';
import { resolve } from 'node:path';
import { programFolder } from '../../../kernel/config.ts';
import { createPaperRenderer } from './index.ts';

/** One file to be made. */
export type PressJob =
  | { readonly what: 'paper'; readonly kind: PaperKind; readonly view: PaperInput<PaperKind>; readonly format: PaperFormat }
  | { readonly what: 'dossier'; readonly view: DossierInput; readonly format: PaperFormat };

/** What comes back: the file with the process's resident memory in bytes, or what went wrong. */
export type PressAnswer =
  | { readonly bytes: Uint8Array; readonly mime: string; readonly pages: number | null; readonly memory: number }
  | { readonly fault: string };

const set = process.env['ANHE_FONT_DIR'];
const renderer = createPaperRenderer({ fontDirectory: set === undefined || set === '' ? undefined : resolve(programFolder, set) });

async function make(job: PressJob): Promise<PressAnswer> {
  try {
    // A kind's view is of that kind; the union of all kinds loses the link.
    const made = job.what === 'paper' ? await renderer.renderPaper(job.kind, job.view as never, job.format) : await renderer.renderDossier(job.view, job.format);
    return { bytes: made.bytes, mime: made.mime, pages: made.pages, memory: process.memoryUsage.rss() };
  } catch (error) {
    return { fault: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

process.on('message', (job: PressJob) => void make(job).then((answer) => process.send?.(answer)));
// Whoever started it is gone, however that came about.
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches every process of the terminal; the one that started this one says when it ends.
process.on('SIGINT', () => undefined);
