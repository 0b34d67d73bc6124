import type { DossierInput } from '@anhe/contract/documents';
import { describe, expect, it } from 'vitest';
import { pdfOutline } from '../../../../test/docx.ts';
import { createPaperRenderer } from './index.ts';
import { minimalSamples, png, richDossier } from './samples.fixture.ts';

const renderer = createPaperRenderer();

/** Pages of each filed paper set on its own, in the dossier's order: an account that knows nothing of the index. */
async function pagesAlone(): Promise<readonly { name: string; pages: number }[]> {
  const order = [
    ['registration'], ['rightsNotice'], ['inquiryRecord'], ['现场照片'], ['微信语音'], ['sessionRecord'], ['agreement'],
    ['performanceProofs'], ['followUpRecord'], ['confirmationApplication'], ['dossierNote'], ['closingReport'],
  ].flat();
  return Promise.all(order.map(async (name) => {
    const paper = richDossier.papers.find((it) => it.kind === name);
    const attachment = richDossier.attachments?.find((it) => it.name === name);
    if (paper === undefined) return { name, pages: Math.max(1, attachment?.images?.length ?? 0) };
    if (paper.scans !== undefined && paper.scans.length > 0) return { name, pages: paper.scans.length };
    // The union pairs kind and view; a call by kind cannot follow it.
    const alone = await renderer.renderPaper(paper.kind, paper.view as never, 'pdf');
    return { name, pages: alone.pages ?? 0 };
  }));
}

describe('a dossier', () => {
  it('has an index with the right page numbers, in the prescribed order', async () => {
    const dossier = await renderer.renderDossier(richDossier, 'pdf');
    const alone = await pagesAlone();
    let next = 1;
    const expected = alone.map(({ pages }) => {
      const first = next;
      next += pages;
      return { first, last: next - 1 };
    });
    expect(dossier.contents.map(({ first, last }) => ({ first, last }))).toEqual(expected);
    expect(dossier.contents[0]?.name).toBe('人民调解受理登记表');
    // Cover, index and back cover are not counted.
    expect(dossier.pages).toBe(next - 1 + 3);
  });

  it('names what is expected and missing, and is made all the same', async () => {
    const dossier = await renderer.renderDossier(richDossier, 'pdf');
    expect(dossier.missing.map((item) => item.number)).toEqual([3]);
    const { cover, back } = richDossier;
    const empty = await renderer.renderDossier({ cover, back, papers: [] }, 'pdf');
    expect(empty.missing.map((item) => item.number)).toEqual([1, 2, 3, 7, 8]);
    expect(empty.pages).toBe(3);
  });

  it('prints names literally, whatever they hold, and lists them in the outline', async () => {
    const name = '#panic("x") $a$ *b* _c_ `d` @e <f> \\g [h] // 甲乙';
    const attachments = [{ item: 6, name, note: name }];
    const dossier = await renderer.renderDossier({ cover: richDossier.cover, back: richDossier.back, papers: [], attachments }, 'pdf');
    expect(pdfOutline(dossier.bytes)).toEqual(['人民调解卷宗', '卷内目录', name, '卷宗封底']);
    expect(dossier.contents.map((row) => row.name)).toEqual([name]);
  });

  it('keeps to the order given within an item, and sorts the items', async () => {
    const notice = { kind: 'rightsNotice' as const, view: minimalSamples.rightsNotice };
    const view: DossierInput = {
      cover: minimalSamples.dossierCover, back: minimalSamples.dossierBack,
      papers: [{ ...notice, name: '告知书（乙）' }, { kind: 'application', view: minimalSamples.application }, { ...notice, name: '告知书（甲）' }],
    };
    const { contents } = await renderer.renderDossier(view, 'pdf');
    expect(contents.map((row) => row.name)).toEqual(['人民调解申请书', '告知书（乙）', '告知书（甲）']);
  });

  it('shows images, and names those that it cannot show', async () => {
    const broken = Uint8Array.from(png).fill(0, 40);
    const text = new TextEncoder().encode('not an image');
    const view: DossierInput = {
      cover: minimalSamples.dossierCover, back: minimalSamples.dossierBack, papers: [],
      attachments: [{ item: 6, name: '照片', images: [{ bytes: png }, { bytes: broken }, { bytes: text }] }],
    };
    const dossier = await renderer.renderDossier(view, 'pdf');
    expect(dossier.unreadableImages).toEqual([1, 2]);
    expect(dossier.contents).toEqual([{ name: '照片', first: 1, last: 3 }]);
    expect(dossier.pages).toBe(6);
    const whole = await renderer.renderDossier({ ...view, attachments: [{ item: 6, name: '照片', images: [{ bytes: png }] }] }, 'pdf');
    expect(whole.unreadableImages).toEqual([]);
  });

  it('comes as one editable file, with the printed page numbers in its index', async () => {
    const { contents, bytes, pages } = await renderer.renderDossier(richDossier, 'docx');
    expect(pages).toBeNull();
    expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('PK');
    expect(contents).toEqual((await renderer.renderDossier(richDossier, 'pdf')).contents);
    expect(bytes.length).toBeGreaterThan(20_000);
  });
});
