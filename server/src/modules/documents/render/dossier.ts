/** The whole dossier 卷宗 as sheets: cover, index, the papers in their prescribed order, attachments, back cover. */
import type { DossierAttachment, DossierItem, DossierPaper, DossierViewParsed, PaperImage } from '@anhe/contract/documents';
import { missingDossierItems, paperKinds } from '@anhe/contract/documents';
import { compose } from './compose/index.ts';
import { contentsSheet, dossierBack, dossierCover } from './compose/binding.ts';
import { shortDate } from './format.ts';
import type { Block, ContentsRow, Sheet } from './model.ts';
import { paragraphs } from './model.ts';

/** A dossier ready to be drawn. */
export interface ComposedDossier {
  readonly title: string;
  readonly sheets: readonly Sheet[];
  readonly images: readonly Uint8Array[];
  /** Expected items under which nothing is filed. */
  readonly missing: readonly DossierItem[];
}

interface Part {
  readonly item: number;
  readonly name: string;
  readonly date: string;
  readonly remark: string;
  readonly sheets: readonly Sheet[];
}

/** The cover and the index come before the first counted sheet. */
const sheetsBefore = 2;

/** Composes one filed paper. A switch over the kinds would say the same thirteen times. */
function paperSheet(paper: DossierPaper): Sheet {
  // The union pairs each kind with its own view; TypeScript cannot follow that pairing through a generic call.
  return compose(paper.kind, paper.view as never);
}

class Pictures {
  readonly images: Uint8Array[] = [];

  /** One sheet a picture; the first bears the name of the paper. */
  sheets(name: string, images: readonly PaperImage[], word: string): readonly Sheet[] {
    return images.map((image, index) => {
      const place = images.length === 1 ? '' : `（${index + 1}/${images.length}）`;
      const picture: Block = {
        type: 'picture', image: this.images.push(image.bytes) - 1,
        caption: `${image.caption ?? `${name}${word}`}${place}`, ...(index === 0 ? { heading: name } : {}),
      };
      return { look: 'scan', title: name, blocks: [picture], pageNumbers: false, counted: true };
    });
  }
}

function paperPart(paper: DossierPaper, pictures: Pictures): Part {
  const kind = paperKinds[paper.kind];
  const name = paper.name ?? kind.zh;
  const sheets = paper.scans.length > 0 ? pictures.sheets(name, paper.scans, '（签署件影像）') : [paperSheet(paper)];
  return { item: kind.item ?? 12, name, date: shortDate(paper.date), remark: paper.remark ?? '', sheets };
}

function attachmentPart(attachment: DossierAttachment, pictures: Pictures): Part {
  const { name, note } = attachment;
  const noteSheets: readonly Sheet[] = note === undefined && attachment.images.length > 0 ? [] : [{
    look: 'form', title: name, pageNumbers: false, counted: true,
    blocks: [
      { type: 'title', text: name },
      ...paragraphs(note ?? '此件没有影像。').map((runs): Block => ({ type: 'paragraph', runs, indent: true })),
    ],
  }];
  return {
    item: attachment.item, name, date: shortDate(attachment.date), remark: attachment.remark ?? '',
    sheets: [...noteSheets, ...pictures.sheets(name, attachment.images, '')],
  };
}

function contentsRows(parts: readonly Part[], missing: readonly DossierItem[]): readonly ContentsRow[] {
  let next = sheetsBefore;
  const filed = parts.map((part) => {
    const first = next;
    next += part.sheets.length;
    return {
      order: part.item,
      row: { item: String(part.item), name: part.name, date: part.date, remark: part.remark, sheets: { first, last: next - 1 } },
    };
  });
  const absent = missing.map((item) => ({
    order: item.number, row: { item: String(item.number), name: item.zh, date: '', remark: '缺' },
  }));
  const back = { order: 13, row: { item: '13', name: paperKinds.dossierBack.zh, date: '', remark: '' } };
  return [...filed, ...absent, back].sort((a, b) => a.order - b.order).map((entry) => entry.row);
}

/**
 * Composes a dossier. Papers and attachments are put in the order of the index's thirteen items, and within an item
 * in the order given. What is expected and missing is named in the index and on the back cover, and stops nothing.
 */
export function composeDossier(view: DossierViewParsed): ComposedDossier {
  const pictures = new Pictures();
  const parts = [
    ...view.papers.map((paper) => paperPart(paper, pictures)),
    ...view.attachments.map((attachment) => attachmentPart(attachment, pictures)),
  ].sort((a, b) => a.item - b.item);
  const missing = missingDossierItems(parts.map((part) => part.item), view.items);
  const back = { ...view.back, images: view.back.images ?? pictures.images.length };
  return {
    title: [paperKinds.dossierCover.zh, view.cover.number ?? ''].join(' ').trim(),
    images: pictures.images,
    missing,
    sheets: [
      dossierCover(view.cover),
      contentsSheet(view.cover.number, contentsRows(parts, missing), []),
      ...parts.flatMap((part) => part.sheets),
      dossierBack(back, missing.map((item) => item.zh), parts.length > 0),
    ],
  };
}
