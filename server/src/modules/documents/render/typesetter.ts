/** Sets sheets as PDF pages: one long-lived Typst compiler, its fonts loaded once. */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { join } from 'node:path';
import type { Faces, SubstitutedFont } from './fonts.ts';
import { chooseFaces, shippedFontDirectories, soughtFamilies } from './fonts.ts';
import type { Block, Sheet } from './model.ts';
import { codeSvg } from './code.ts';
import { imageKind } from './images.ts';

/** Sheets to be set together, with the images that they show by number. */
export interface Job {
  readonly title: string;
  readonly sheets: readonly Sheet[];
  readonly images: readonly Uint8Array[];
  /** Counted sheets bear the dossier's page number at their head. */
  readonly dossier: boolean;
}

/** A set document: bytes of the PDF, number of pages, and for a dossier the pages that its index prints. */
export interface SetDocument {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly contents: readonly { readonly name: string; readonly first: number; readonly last: number }[];
  /** Numbers of the images that the compiler could not read; they are named on their page instead of shown. */
  readonly unreadable: readonly number[];
}

const templates = join(import.meta.dirname, 'typst');
const evictAfter = 20;

/** A job that cannot be set although its images are left out: a fault of the templates, never of the data. */
export class TypesettingError extends Error {
  override readonly name = 'TypesettingError';
}

/** A compiler with its fonts. Making one reads the font files (about 50 MB on disk, mapped, not copied). */
export class Typesetter {
  readonly faces: Faces;
  readonly substituted: readonly SubstitutedFont[];
  readonly #compiler: NodeCompiler;

  /** Takes a directory of the prescribed typefaces, if the deployment has one. */
  constructor(fontDirectory: string | undefined) {
    const fontPaths = [...(fontDirectory === undefined ? [] : [fontDirectory]), ...shippedFontDirectories()];
    this.#compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths }] });
    const chosen = chooseFaces(this.#absentFamilies());
    this.faces = chosen.faces;
    this.substituted = chosen.substituted;
  }

  /** The compiler warns of each unknown family; one probe that names them all tells which are there. */
  #absentFamilies(): ReadonlySet<string> {
    const probe = soughtFamilies.map((family) => `#text(font: "${family}")[一]`).join('\n');
    const warnings = this.#compiler.compile({ mainFileContent: probe }).takeWarnings();
    const messages = warnings === null ? [] : messagesOf(warnings.shortDiagnostics);
    return new Set(messages.map((message) => message.replace(/^unknown font family: /, '')));
  }

  /** Sets a job. An image that cannot be read is named on its page; it never stops the rest. */
  set(job: Job): SetDocument {
    const files = job.images.map((bytes, index) => ({ bytes, path: `/images/${index}.${imageKind(bytes) ?? 'none'}` }));
    const shown = files.map((file) => !file.path.endsWith('.none'));
    let document: NodeTypstDocument | undefined;
    try {
      files.forEach((file, index) => {
        if (shown[index] === true) this.#compiler.mapShadow(join(templates, file.path), Buffer.from(file.bytes));
      });
      document = this.#compile(job, files, shown);
      if (document === undefined) {
        files.forEach((file, index) => {
          if (shown[index] === true) shown[index] = this.#readable(file.path);
        });
        document = this.#compile(job, files, shown);
      }
      if (document === undefined) throw new TypesettingError(this.#fault(job, files, shown));
      return {
        bytes: this.#compiler.pdf(document),
        pages: document.numOfPages,
        contents: job.dossier ? contentsOf(this.#compiler.query(document, { selector: '<contents-row>' })) : [],
        unreadable: shown.flatMap((known, index) => (known ? [] : [index])),
      };
    } finally {
      this.#compiler.resetShadow();
      this.#compiler.evictCache(evictAfter);
    }
  }

  #compile(job: Job, files: readonly { path: string }[], shown: readonly boolean[]): NodeTypstDocument | undefined {
    this.#compiler.mapShadow(join(templates, 'job.json'), Buffer.from(this.#input(job, files, shown)));
    return this.#compiler.compile({ mainFilePath: join(templates, 'sheet.typ') }).result ?? undefined;
  }

  #input(job: Job, files: readonly { path: string }[], shown: readonly boolean[]): string {
    const firstCounted = job.sheets.findIndex((sheet) => sheet.counted);
    const drawn = (block: Block): object => {
      if (block.type === 'code') return { ...block, picture: codeSvg(block.address) };
      if (block.type === 'picture' && shown[block.image] === true) return { ...block, file: files[block.image]?.path };
      return block;
    };
    return JSON.stringify({
      title: job.title, dossier: job.dossier, faces: this.faces,
      firstCounted: firstCounted < 0 ? null : firstCounted,
      sheets: job.sheets.map((sheet) => ({ ...sheet, blocks: sheet.blocks.map(drawn) })),
    });
  }

  #readable(path: string): boolean {
    const probe = this.#compiler.compile({ mainFileContent: `#image("${path}")` });
    return !probe.hasError();
  }

  #fault(job: Job, files: readonly { path: string }[], shown: readonly boolean[]): string {
    this.#compiler.mapShadow(join(templates, 'job.json'), Buffer.from(this.#input(job, files, shown)));
    const error = this.#compiler.compile({ mainFilePath: join(templates, 'sheet.typ') }).takeError();
    return error === null ? 'The compiler gave no document and no reason' : messagesOf(error.shortDiagnostics).join('; ');
  }
}

function messagesOf(diagnostics: readonly unknown[]): readonly string[] {
  return diagnostics.map((entry) => typeof entry === 'object' && entry !== null && 'message' in entry ? String(entry.message) : String(entry));
}

function contentsOf(found: unknown): SetDocument['contents'] {
  if (!Array.isArray(found)) return [];
  return found.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('value' in entry)) return [];
    const value = entry.value;
    if (typeof value !== 'object' || value === null || !('name' in value && 'first' in value && 'last' in value)) return [];
    return [{ name: String(value.name), first: Number(value.first), last: Number(value.last) }];
  });
}
