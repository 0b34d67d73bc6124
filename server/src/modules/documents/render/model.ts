/**
 * A paper as blocks: what is on it, in order, without geometry. It is composed once from the view and drawn twice,
 * by Typst as the printed page and by `docx` as the editable twin, so that both always say the same.
 * Texts are plain strings; nothing in them is ever read as markup.
 */

/**
 * A piece of a line: plain text, room for handwriting (in characters), a box to tick with its label, or text in a face
 * of its own; `whole` is never broken over a line.
 */
export type Run =
  | string
  | { readonly blank: number }
  | { readonly ticked: boolean; readonly label: string }
  | { readonly text: string; readonly face: 'strong' | 'kai' | 'whole' };

/** The runs of one paragraph. */
export type Line = readonly Run[];

/** A cell of a form: a label and its value, in one or more paragraphs. */
export interface FormCell {
  readonly label: string;
  readonly value: readonly Line[];
}

/** One or two cells side by side; `height` keeps room for handwriting, in millimetres. */
export interface FormRow {
  readonly cells: readonly FormCell[];
  readonly height?: number;
}

/** A column of a table; `width` is a share of the line. */
export interface Column {
  readonly title: string;
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right';
}

/** A place to sign. */
export interface Signature {
  /** Who signs, as what. */
  readonly label: string;
  /** The printed name; left out, the line is for anyone. */
  readonly name?: string;
  /** What stands beside the line: room for a fingerprint, for the seal of an organisation, or nothing. */
  readonly mark: 'fingerprint' | 'seal' | 'none';
  /** Further lines under it: agent, reader, witness. */
  readonly helpers: readonly string[];
}

/** The end of a paper: last sentences, signatures, the seal's place. It is not parted from what stands before it. */
export interface Ending {
  readonly type: 'ending';
  readonly lead: readonly Line[];
  /** To whom the paper is addressed, after 此致. */
  readonly to?: Line;
  readonly signatures: readonly Signature[];
  /** Unit whose seal is put over its name and the date; the place is kept free. */
  readonly seal?: { readonly unit: string; readonly date: Line };
  /** The date alone, for a paper without seal. */
  readonly date?: Line;
  /** A remark in small type below all. */
  readonly note?: string;
}

/** The head of an official letter: the organ in red, the number, the red rule. */
export interface OfficialHead {
  readonly type: 'official-head';
  readonly organ: string;
  readonly number?: string;
}

/** The end of an official letter: the organ's name over the date, with room for its seal; who gets a copy, and who printed it when. */
export interface OfficialEnd {
  readonly type: 'official-end';
  readonly organ: string;
  readonly date: string;
  readonly copies?: string;
  /** Printed with the day in the general format, left out in the letter format. */
  readonly printed?: string;
}

export type Block =
  | { readonly type: 'title'; readonly over?: string; readonly text: string }
  | { readonly type: 'caption'; readonly left: Line; readonly right: Line }
  | { readonly type: 'heading'; readonly text: string }
  | {
      readonly type: 'paragraph'; readonly runs: Line; readonly indent: boolean;
      readonly align?: 'left' | 'center' | 'right'; readonly keep?: boolean;
      /** An empty line stands before it. */
      readonly apart?: boolean;
    }
  | { readonly type: 'note'; readonly runs: Line }
  | { readonly type: 'form'; readonly rows: readonly FormRow[] }
  | {
      readonly type: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[];
      /** Empty rows after the last one, for handwriting. */
      readonly blankRows: number;
      /** Sentence in place of the rows when there are none. */
      readonly empty?: string;
    }
  | { readonly type: 'bars'; readonly label: string; readonly rows: readonly Bar[] }
  | { readonly type: 'choices'; readonly options: readonly { readonly runs: Line; readonly ticked: boolean }[] }
  | { readonly type: 'writing'; readonly lines: number }
  | { readonly type: 'ledger'; readonly rows: readonly LedgerRow[] }
  | { readonly type: 'pairs'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | {
      readonly type: 'code'; readonly address: string; readonly code: string;
      /** What stands over the square; a receipt's words where it is left out. */
      readonly over?: string;
      /** Facts that stand beside the code where the paper is wide enough, above it where not. */
      readonly facts: readonly { readonly label: string; readonly value: string }[];
    }
  | { readonly type: 'cards'; readonly codes: readonly string[] }
  | { readonly type: 'rule' }
  /** What follows begins on a new page. */
  | { readonly type: 'break' }
  | { readonly type: 'picture'; readonly image: number; readonly caption: string; readonly heading?: string; readonly small?: boolean }
  | { readonly type: 'contents'; readonly rows: readonly ContentsRow[] }
  | OfficialHead
  | { readonly type: 'official-title'; readonly text: string }
  | OfficialEnd
  | Ending;

/** One bar of a picture: what it stands for, what it says, and its length in per cent of the longest. */
export interface Bar {
  readonly label: string;
  readonly text: string;
  readonly share: number;
}

/** An underlined line of a cover. `counted` prints the number of the dossier's counted pages instead of the value. */
export interface LedgerRow {
  readonly label: string;
  readonly value: string;
  readonly counted?: boolean;
}

/** A row of the dossier's index. `sheets` are the sheets it covers; their pages are found when the pages are set. */
export interface ContentsRow {
  readonly item: string;
  readonly name: string;
  readonly date: string;
  readonly sheets?: { readonly first: number; readonly last: number };
  /** Pages as given, where they are not found by setting. */
  readonly pages?: string;
  readonly remark: string;
}

/** How a sheet looks: an official letter in the general format or the letter format of GB/T 9704-2012, a letter in body size, a dense notice, a form, a record, a landscape register, a cover, a photograph, a slip. */
export type Look = 'official' | 'missive' | 'letter' | 'notice' | 'form' | 'register' | 'cover' | 'scan' | 'thermal80' | 'a6';

/** One paper: its blocks on sheets of one look. */
export interface Sheet {
  readonly look: Look;
  /** Title for the reader's outline. */
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Printed at the foot of every page, such as 第1页 and 共2页. */
  readonly pageNumbers: boolean;
  /** A line at the foot of every page on which someone signs page by page. */
  readonly pageSign?: string;
  /** The sheet counts in the dossier's page numbers. */
  readonly counted: boolean;
}

/** Gives text as one line of one run. */
export function line(text: string): Line {
  return [text];
}

/** Gives text as paragraphs, empty ones left out; nothing becomes one line of handwriting. */
export function paragraphs(text: string | undefined, blank = 0): readonly Line[] {
  const parts = (text ?? '').split('\n').map((part) => part.trim()).filter((part) => part !== '');
  if (parts.length > 0) return parts.map(line);
  return blank > 0 ? [[{ blank }]] : [];
}

/** Gives the text, or room for so many characters of handwriting. */
export function orBlank(text: string | undefined, blank: number): Run {
  return text === undefined || text.trim() === '' ? { blank } : text;
}
