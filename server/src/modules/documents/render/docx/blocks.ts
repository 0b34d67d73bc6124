/** How each block of a paper is written in the editable twin. */
import type { FileChild, ParagraphChild } from 'docx';
import {
  AlignmentType, BorderStyle, Bookmark, HeadingLevel, ImageRun, LineRuleType, Paragraph, TabStopType,
} from 'docx';
import { codePng } from '../code.ts';
import { imageKind, imageSize } from '../images.ts';
import type { Block } from '../model.ts';
import { endingBlocks } from './ending.ts';
import type { DocxLook } from './looks.ts';
import { docxLooks, textWidth } from './looks.ts';
import { officialEnd, officialHead, officialTitle } from './official.ts';
import type { PageOf } from './tables.ts';
import { barsTable, cardsTable, contentsTable, formTable, ledgerTable, listTable, pairsTable } from './tables.ts';
import { cellParagraph, indent, lineRuns, paragraph, textRuns, tick } from './text.ts';

/** What a block needs to know of its surroundings. */
export interface BlockContext {
  readonly look: DocxLook;
  readonly images: readonly Uint8Array[];
  /** Set at the first paragraph of the sheet. */
  readonly bookmark: string;
  readonly pageOf: PageOf;
  /** The number of counted pages, in words. */
  readonly counted: string;
}

function title(block: Extract<Block, { type: 'title' }>, { look, bookmark }: BlockContext): FileChild[] {
  const centre = { alignment: AlignmentType.CENTER, keepNext: true } as const;
  const over = block.over === undefined ? [] : [
    new Paragraph({ ...centre, children: textRuns(block.over, 'title', Math.max(look.size, look.title * 0.64)) }),
  ];
  const heading = new Paragraph({
    ...centre, heading: HeadingLevel.HEADING_1, spacing: { before: 0, after: look.small ? 80 : 240 },
    children: [new Bookmark({ id: bookmark, children: textRuns(block.text, 'title', look.title) })],
  });
  return [...over, heading];
}

const alignments = { left: AlignmentType.JUSTIFIED, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

function picture(block: Extract<Block, { type: 'picture' }>, context: BlockContext): FileChild[] {
  const { look, images, bookmark } = context;
  const bytes = images[block.image];
  const kind = bytes === undefined ? undefined : imageKind(bytes);
  const size = bytes === undefined ? undefined : imageSize(bytes);
  const small = block.small === true;
  const room = small ? { width: 240, height: 60 } : { width: (look.width - look.margin.left - look.margin.right) * 3.7795, height: (look.height - look.margin.top - look.margin.bottom - 24) * 3.7795 };
  const centre = { alignment: AlignmentType.CENTER } as const;
  const heading = new Paragraph({
    heading: HeadingLevel.HEADING_1, keepNext: true, spacing: { before: 0, after: 80 },
    children: [new Bookmark({ id: bookmark, children: textRuns(block.heading ?? '', 'heading', 12) })],
  });
  const shown: ParagraphChild[] = [];
  if (bytes !== undefined && kind !== undefined && size !== undefined && size.width > 0 && size.height > 0) {
    const scale = Math.min(room.width / size.width, room.height / size.height);
    shown.push(new ImageRun({ type: kind, data: bytes, transformation: { width: Math.floor(size.width * scale), height: Math.floor(size.height * scale) } }));
  } else {
    shown.push(...textRuns('此件的影像无法在纸上显示，原件存于系统。', 'body', look.size));
  }
  if (small) return [new Paragraph({ keepNext: true, children: shown }), cellParagraph(textRuns(block.caption, 'body', 10.5), {})];
  return [heading, new Paragraph({ ...centre, children: shown }), cellParagraph(textRuns(block.caption, 'body', 10.5), centre)];
}

async function code(block: Extract<Block, { type: 'code' }>, look: DocxLook): Promise<FileChild[]> {
  const centre = { alignment: AlignmentType.CENTER } as const;
  return [
    pairsTable(block.facts, look),
    cellParagraph(textRuns(block.over ?? '一案一码　扫码查进度', 'heading', 9), centre),
    new Paragraph({ ...centre, children: [new ImageRun({ type: 'png', data: await codePng(block.address), transformation: { width: 130, height: 130 } })] }),
    cellParagraph(textRuns(block.code, 'heading', 17, { bold: true }), centre),
    cellParagraph(textRuns(block.address, 'heading', 7.5), centre),
  ];
}

function flow(block: Block, { look }: BlockContext): FileChild[] | undefined {
  switch (block.type) {
    case 'caption':
      return [paragraph([...lineRuns(block.left, look), ...textRuns('\t', 'body', look.size), ...lineRuns(block.right, look)], look, {
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth(look) }], keepNext: true,
      })];
    case 'heading':
      return [paragraph(textRuns(block.text, 'heading', look.size), look, { keepNext: true, indent: indent(0) })];
    case 'paragraph':
      return [paragraph(lineRuns(block.runs, look), look, {
        alignment: alignments[block.align ?? 'left'], keepNext: block.keep === true, ...(block.apart === true ? { spacing: { line: Math.round(look.step * 20), lineRule: LineRuleType.EXACT, before: Math.round(look.step * 20), after: 0 } } : {}),
        ...(block.indent ? { indent: indent(look.size) } : {}),
      })];
    case 'note':
      return [cellParagraph(lineRuns(block.runs, look, look.small ? 8 : 10.5))];
    case 'choices':
      return block.options.map((option) => paragraph(
        [tick(option.ticked, look.size), ...textRuns(' ', 'body', look.size), ...lineRuns(option.runs, look)], look, { indent: indent(look.size) },
      ));
    case 'writing':
      return Array.from({ length: block.lines }, () => paragraph([], look, {
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: '404040', space: 1 }, between: { style: BorderStyle.SINGLE, size: 4, color: '404040', space: 1 } },
      }));
    case 'break':
      return [new Paragraph({ pageBreakBefore: true, spacing: { line: 20, lineRule: LineRuleType.EXACT } })];
    case 'rule':
      return [new Paragraph({ spacing: { line: 120, lineRule: LineRuleType.EXACT }, border: { bottom: { style: BorderStyle.DASHED, size: 4, color: '000000', space: 1 } } })];
    default:
      return undefined;
  }
}

/** Writes one block. Asynchronous only because of the code's bitmap. */
export async function blockChildren(block: Block, context: BlockContext): Promise<FileChild[]> {
  const { look } = context;
  switch (block.type) {
    case 'title': return title(block, context);
    case 'form': return [formTable(block, look), spacer()];
    case 'table': return [listTable(block, look), spacer()];
    case 'bars': return [cellParagraph(textRuns(block.label, 'heading', look.table), { keepNext: true }), barsTable(block.rows, look), spacer()];
    case 'contents': return [contentsTable(block.rows, look, context.pageOf), spacer()];
    case 'ledger': return [ledgerTable(block.rows, look, context.counted), spacer()];
    case 'pairs': return [pairsTable(block.rows, look), spacer()];
    case 'cards': return [cardsTable(block.codes, look), spacer()];
    case 'code': return code(block, look);
    case 'picture': return picture(block, context);
    case 'ending': return endingBlocks(block, look);
    case 'official-head': return officialHead(block, look, look === docxLooks.missive);
    case 'official-title': return officialTitle(block.text, look, context.bookmark);
    case 'official-end': return officialEnd(block, look);
    default: return flow(block, context) ?? [];
  }
}

/** A thin paragraph after a table, so that the next table does not join it. */
function spacer(): Paragraph {
  return new Paragraph({ spacing: { line: 60, lineRule: LineRuleType.EXACT, before: 0, after: 0 } });
}
