/** Sets sheets as PDF pages: one long-lived Typst compiler, its fonts loaded once. */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { join } from 'node:path';
import type { Faces, SubstitutedFont } from './fonts.ts';
import { chooseFaces, serif, shippedFontDirectories, soughtFamilies } from './fonts.ts';
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
/** Jobs after which an unused piece of work is forgotten (with 10 the process holds some 15 MB more and is no faster); a large job’s pieces are forgotten at once. */
const evictAfter = 3;
/** Bytes of input, and of images, from which a job counts as large. */
const largeInput = 100_000;
const largeImages = 16_000_000;

/** A job that cannot be set although its images are left out: a fault of the templates, never of the data. */
export class TypesettingError extends Error {
  override readonly name = 'TypesettingError';
}

/** A compiler with its fonts. A face is read whole, 11 to 15 MB of memory, with the first text that is set in it. */
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

  /** The compiler warns of each unknown family; one probe that names them all tells which are there. What is drawn meanwhile is drawn in a face that is read anyway. */
  #absentFamilies(): ReadonlySet<string> {
    const probe = soughtFamilies.map((family) => `#text(font: ("${family}", "${serif}"))[一]`).join('\n');
    const warnings = this.#compiler.compile({ mainFileContent: probe }).takeWarnings();
    const messages = warnings === null ? [] : messagesOf(warnings.shortDiagnostics);
    return new Set(messages.map((message) => message.replace(/^unknown font family: /, '')));
  }

  /** Sets a job. An image that cannot be read is named on its page; it never stops the rest. */
  set(job: Job): SetDocument {
    const pictures = job.images.map((bytes, index): Picture => {
      const kind = imageKind(bytes);
      return { bytes, path: `/images/${index}.${kind ?? 'none'}`, shown: kind !== undefined };
    });
    let large = pictures.reduce((sum, picture) => sum + picture.bytes.length, 0) > largeImages;
    try {
      for (const picture of pictures) {
        if (picture.shown) this.#compiler.mapShadow(join(templates, picture.path), Buffer.from(picture.bytes));
      }
      let attempt = this.#attempt(job, pictures);
      if (attempt.document === null && pictures.some((picture) => picture.shown)) {
        for (const picture of pictures) picture.shown &&= this.#readable(picture.path);
        attempt = this.#attempt(job, pictures);
      }
      const { document, fault, weight } = attempt;
      if (document === null) throw new TypesettingError(fault);
      large ||= weight > largeInput;
      return {
        // Tags cost more than the pages themselves in a register of thousands of rows.
        bytes: this.#compiler.pdf(document, { pdfTags: !large }),
        pages: document.numOfPages,
        contents: job.dossier ? contentsOf(this.#compiler.query(document, { selector: '<contents-row>' })) : [],
        unreadable: pictures.flatMap((picture, index) => (picture.shown ? [] : [index])),
      };
    } finally {
      this.#compiler.resetShadow();
      this.#compiler.evictCache(large ? 0 : evictAfter);
    }
  }

  #attempt(job: Job, pictures: readonly Picture[]): { document: NodeTypstDocument | null; fault: string; weight: number } {
    const input = Buffer.from(inputOf(job, this.faces, pictures));
    this.#compiler.mapShadow(join(templates, 'job.json'), input);
    const result = this.#compiler.compile({ mainFilePath: join(templates, 'sheet.typ') });
    const document = result.result;
    const error = document === null ? result.takeError() : null;
    const fault = error === null ? 'The compiler gave no document and no reason' : messagesOf(error.shortDiagnostics).join('; ');
    return { document, fault, weight: input.length };
  }

  #readable(path: string): boolean {
    return !this.#compiler.compile({ mainFileContent: `#image("${path}")` }).hasError();
  }
}

/** An image of a job, where the compiler finds it, and whether it can be shown. */
interface Picture {
  readonly bytes: Uint8Array;
  readonly path: string;
  shown: boolean;
}

/** The job as the templates read it: plain data, with the files of the images that can be shown. */
function inputOf(job: Job, faces: Faces, pictures: readonly Picture[]): string {
  const counted = {
    first: Math.max(0, job.sheets.findIndex((sheet) => sheet.counted)),
    last: Math.max(0, job.sheets.findLastIndex((sheet) => sheet.counted)),
  };
  const drawn = (block: Block): object => {
    if (block.type === 'code') return { ...block, picture: codeSvg(block.address) };
    const picture = block.type === 'picture' ? pictures[block.image] : undefined;
    return picture?.shown === true ? { ...block, file: picture.path } : block;
  };
  return JSON.stringify({
    title: job.title, dossier: job.dossier, faces, counted,
    sheets: job.sheets.map((sheet) => ({ ...sheet, blocks: sheet.blocks.map(drawn) })),
  });
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
