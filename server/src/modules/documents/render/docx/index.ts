/** The editable twin: the same sheets as a docx file, one section a sheet. */
import type { ISectionOptions } from 'docx';
import { AlignmentType, Document, DocumentGridType, Footer, Header, Packer, PageNumber, PageOrientation, Paragraph, SectionType, TextRun } from 'docx';
import { pagesText } from '../compose/binding.ts';
import type { Sheet } from '../model.ts';
import type { Job, SetDocument } from '../typesetter.ts';
import type { BlockContext } from './blocks.ts';
import { blockChildren } from './blocks.ts';
import { docxLooks, mm } from './looks.ts';
import { listStyle, sheetBookmark } from './tables.ts';
import { font } from './text.ts';

/** The page's number between dashes, as official letters have it; the side changes with the page. */
const officialFoot = (alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer => new Footer({
  children: [new Paragraph({ alignment, indent: { left: 280, right: 280 }, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: font('body'), size: 28 })] })],
});

/** What is peculiar to a section of an official letter: 22 lines of 28 characters, numbers at the outer side, none on the first page of the letter format. */
const officialSection = (look: Sheet['look']) => ({
  footers: { default: officialFoot(AlignmentType.RIGHT), even: officialFoot(AlignmentType.LEFT), ...(look === 'missive' ? { first: new Footer({ children: [new Paragraph({})] }) } : {}) },
  // The pitch of a line in twips; that of a character beyond its own width in 4096ths of a point.
  grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: 592, charSpace: -846 }, titlePage: look === 'missive',
});

function foot(sheet: Sheet, dossier: boolean): Footer {
  const run = (children: (string | (typeof PageNumber)[keyof typeof PageNumber])[]): TextRun => new TextRun({ children, font: font('body'), size: 21 });
  const sign = sheet.pageSign === undefined ? [] : [
    new Paragraph({ alignment: AlignmentType.RIGHT, children: [run([`${sheet.pageSign}＿＿＿＿＿＿＿＿`])] }),
  ];
  const numbers = !sheet.pageNumbers || dossier ? [] : [
    new Paragraph({ alignment: AlignmentType.CENTER, children: [run(['第', PageNumber.CURRENT, '页　共', PageNumber.TOTAL_PAGES, '页'])] }),
  ];
  return new Footer({ children: [...sign, ...numbers, ...(sign.length + numbers.length === 0 ? [new Paragraph({})] : [])] });
}

function head(sheet: Sheet, dossier: boolean): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT], font: font('body'), size: 21 });
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: dossier && sheet.counted ? [number] : [] })] });
}

/** A paragraph style for the lists of each look. */
function listStyles(): { id: string; name: string; run: { font: ReturnType<typeof font>; size: number } }[] {
  const sizes = new Set(Object.values(docxLooks).map((look) => look.table));
  return [...sizes].map((points) => ({ id: listStyle(points), name: listStyle(points), run: { font: font('body'), size: points * 2 } }));
}

async function section(job: Job, index: number, sheet: Sheet, context: Omit<BlockContext, 'look' | 'bookmark'>): Promise<ISectionOptions> {
  const look = docxLooks[sheet.look];
  const blocks = await Promise.all(sheet.blocks.map((block) => blockChildren(block, { ...context, look, bookmark: sheetBookmark(index) })));
  const firstCounted = job.sheets.findIndex((it) => it.counted);
  const twips = (length: number): number => Math.round(length * mm);
  // docx swaps the sides of a landscape page itself, so the page is given upright.
  const official = sheet.look === 'official' || sheet.look === 'missive' ? officialSection(sheet.look) : undefined;
  const [width, height] = look.landscape ? [look.height, look.width] : [look.width, look.height];
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      ...(official === undefined ? {} : { grid: official.grid, titlePage: official.titlePage }),
      page: {
        size: { width: twips(width), height: twips(height), orientation: look.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: {
          top: twips(look.margin.top), bottom: twips(look.margin.bottom), left: twips(look.margin.left), right: twips(look.margin.right),
          header: twips(look.margin.top / 2), footer: twips(official === undefined ? look.margin.bottom / 3 : 22),
        },
        ...(job.dossier && index === firstCounted ? { pageNumbers: { start: 1 } } : {}),
      },
    },
    headers: { default: head(sheet, job.dossier) },
    footers: official?.footers ?? { default: foot(sheet, job.dossier) },
    children: blocks.flat(),
  };
}

/**
 * Writes sheets as docx.
 * Takes the job and, for a dossier, the index as printed: its page numbers show until the word processor counts anew.
 */
export async function writeDocx(job: Job, contents: SetDocument['contents']): Promise<Uint8Array> {
  const rows = job.sheets.flatMap((sheet) => sheet.blocks.flatMap((block) => (block.type === 'contents' ? block.rows : [])));
  const filed = rows.flatMap((row) => (row.sheets === undefined ? [] : [sheetBookmark(row.sheets.first)]));
  const pages = new Map(filed.map((bookmark, index) => [bookmark, contents[index]?.first]));
  const last = contents.reduce((most, row) => Math.max(most, row.last), 0);
  const context = { images: job.images, pageOf: (bookmark: string) => pages.get(bookmark), counted: last === 0 ? '' : pagesText(last) };
  const sections = await Promise.all(job.sheets.map((sheet, index) => section(job, index, sheet, context)));
  const document = new Document({
    title: job.title, creator: '安和', description: job.title, evenAndOddHeaderAndFooters: job.sheets.some(({ look }) => look === 'official' || look === 'missive'),
    styles: { default: { document: { run: { font: font('body'), size: 24 } }, heading1: { run: { color: '000000' } } }, paragraphStyles: listStyles() },
    sections,
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
