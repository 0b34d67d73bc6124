import { readFileSync } from 'node:fs';
import type { PaperFormat, PaperInput, PaperKind } from '@anhe/contract/documents';
import { dossierItems, isExpectedInDossier, legalTexts, paperKindNames, paperKinds, paperSchemas } from '@anhe/contract/documents';
import { parseReferenceFile } from '@anhe/contract/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docxText, unzip } from '../../../../test/docx.ts';
import { readPdf } from '../../../../test/pdf.ts';
import type { SetPage } from '../../../../test/pdf.ts';
import { compose } from './compose/index.ts';
import type { RenderedPaper } from './index.ts';
import { createPaperRenderer } from './index.ts';
import type { Block, Line, Sheet } from './model.ts';
import { committee, longClause, longName, minimalSamples, richSamples, twelveParties } from './samples.fixture.ts';

const renderer = createPaperRenderer();

function runText(lines: readonly Line[]): string {
  return lines.flat().map((run) => (typeof run === 'string' ? run : 'text' in run ? run.text : 'label' in run ? run.label : '')).join('\n');
}

/** Everything that a paper says, as one string. */
function sheetText(sheet: Sheet): string {
  const text = (block: Block): string => {
    switch (block.type) {
      case 'title': return `${block.over ?? ''}\n${block.text}`;
      case 'caption': return runText([block.left, block.right]);
      case 'heading': return block.text;
      case 'paragraph': case 'note': return runText([block.runs]);
      case 'form': return block.rows.flatMap((row) => row.cells.map((cell) => cell.label + '\n' + runText(cell.value))).join('\n');
      case 'table': return block.rows.flat().join('\n');
      case 'choices': return runText(block.options.map((option) => option.runs));
      case 'ledger': case 'pairs': return block.rows.map((row) => row.label + '\n' + row.value).join('\n');
      case 'code': return [block.code, block.address, ...block.facts.flatMap((fact) => [fact.label, fact.value])].join('\n');
      case 'cards': return block.codes.join('\n');
      case 'contents': return block.rows.map((row) => row.name).join('\n');
      case 'official-head': return `${block.organ}\n${block.number ?? ''}`;
      case 'official-title': return block.text;
      case 'official-end': return `${block.organ}\n${block.date}\n${block.copies ?? ''}\n${block.printed ?? ''}`;
      case 'ending': return runText(block.lead) + '\n' + block.signatures.map((it) => `${it.label}\n${it.name ?? ''}`).join('\n') + '\n' + (block.seal?.unit ?? '');
      default: return '';
    }
  };
  return sheet.blocks.map(text).join('\n');
}

function composed(kind: PaperKind, view: unknown): Sheet {
  // The samples' own type pairs each kind with its view; a walk over all kinds cannot keep that pairing.
  return compose(kind, paperSchemas[kind].parse(view) as never);
}

function renderAny(kind: PaperKind, view: unknown, format: PaperFormat): Promise<RenderedPaper> {
  // As above: the view is the sample of this very kind.
  return renderer.renderPaper(kind, view as PaperInput<PaperKind>, format);
}

const mm = 25.4 / 72;
const fullWidth = /^[\u3000-\u9fff\uff00-\uffef“”‘’]+$/u;

/** What a person would frown at on a page: a line that runs over the edge, one whose letters are torn apart, places to sign that stand alone. */
function ugly({ width, texts }: SetPage): readonly string[] {
  const shown = texts.filter(({ text }) => text.trim() !== '');
  // Punctuation may be set closer.
  const least = (text: string): number => [...text].reduce((sum, letter) => sum + (/\p{P}/u.test(letter) ? 0.5 : 1), 0);
  const over = shown.filter(({ text, x, size }) => fullWidth.test(text) && x + least(text) * size * mm > width - 3.5);
  const torn = shown.filter(({ text, pitch, size }) => text.length > 3 && pitch > 1.3 * size * mm);
  const [top] = shown.toSorted((one, other) => one.y - other.y);
  const alone = top !== undefined && /（签名）|（盖章）|（印章）/.test(top.text) ? [`alone: ${top.text}`] : [];
  return [...over.map(({ text }) => `over the edge: ${text}`), ...torn.map(({ text }) => `torn apart: ${text}`), ...alone];
}

describe('kinds', () => {
  it('have names in both languages and an item that exists', () => {
    for (const kind of paperKindNames) {
      const facts = paperKinds[kind];
      expect(facts.zh).toMatch(/\p{Script=Han}/u);
      expect(facts.en).toMatch(/^[A-Z]/);
      if (facts.item !== null) expect(dossierItems.map((item) => item.number)).toContain(facts.item);
    }
  });

  it('agree with the list of the dossier\'s papers', () => {
    const rows = parseReferenceFile('papers', JSON.parse(readFileSync(new URL('../../../../../data/lists/papers.json', import.meta.url), 'utf8')));
    expect(rows.map((row) => ({ number: row.body.number, expected: row.body.expected }))).toEqual(
      dossierItems.map(({ number, expected }) => ({ number, expected })),
    );
    const itemOf = new Map(rows.flatMap((row) => row.body.filledBy.map((code) => [code, row.body.number] as const)));
    for (const kind of paperKindNames) {
      const { code, item } = paperKinds[kind];
      if (itemOf.has(code)) expect([kind, item]).toEqual([kind, itemOf.get(code)]);
    }
    expect(paperKindNames.filter((kind) => itemOf.has(paperKinds[kind].code))).toHaveLength(18);
  });

  it('quote the law as the list of articles has it', () => {
    const rows = parseReferenceFile('articles', JSON.parse(readFileSync(new URL('../../../../../data/lists/articles.json', import.meta.url), 'utf8')));
    const quoted = legalTexts.filter((text) => text.article !== undefined);
    expect(quoted).toHaveLength(7);
    for (const text of quoted) {
      const words = rows.find((row) => row.code === text.article)?.body.text.zh ?? '';
      for (const part of text.text.split('\n')) expect(words).toContain(part.replace(/。$/, ''));
    }
  });

  it('expect in a dossier what the index stars', () => {
    expect(dossierItems.filter((item) => item.expected).map((item) => item.number)).toEqual([1, 2, 3, 7, 8, 13]);
    expect(paperKindNames.filter(isExpectedInDossier)).toEqual([
      'application', 'registration', 'rightsNotice', 'jointFacts', 'sessionRecord', 'agreement', 'oralAgreement', 'dossierBack',
    ]);
  });
});

describe.each(paperKindNames)('%s', (kind) => {
  const views: readonly (readonly [string, unknown])[] = [['rich', richSamples[kind]], ['minimal', minimalSamples[kind]]];

  it.each(views)('is set as PDF from a %s view', async (_, view) => {
    const paper = await renderAny(kind, view, 'pdf');
    expect(Buffer.from(paper.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(paper.pages).toBeGreaterThanOrEqual(1);
    expect(paper.pages).toBeLessThanOrEqual(4);
    for (const page of readPdf(paper.bytes)) expect(ugly(page)).toEqual([]);
  });

  it.each(views)('has an editable twin from a %s view that says the same', async (_, view) => {
    const paper = await renderAny(kind, view, 'docx');
    const text = docxText(paper.bytes).replace(/\s/g, '');
    const sheet = composed(kind, view);
    expect(text).toContain(sheet.title);
    for (const block of sheet.blocks) {
      const words = sheetText({ ...sheet, blocks: [block] });
      for (const word of words.match(/[\p{Script=Han}A-Za-z0-9]{2,}/gu) ?? []) expect(text).toContain(word);
    }
  });

  it.each(views)('never prints what a machine calls nothing, from a %s view', (_, view) => {
    expect(sheetText(composed(kind, view))).not.toMatch(/undefined|null|NaN|\[object/);
  });
});

describe('a paper', () => {
  it('prints markup of every sort literally, in both formats', async () => {
    const hostile = '#import "x" $a$ *b* _c_ `d` @e <f> \\g [h] {i} // j /* k */ ~ -- --- = l + m "n" \'o\' &amp; </w:t> #panic("p")';
    const view = { ...richSamples.agreement, facts: `\u0000${hostile}\u0007\uFFFE`, committee: { name: hostile }, number: hostile, clauses: [hostile, hostile] };
    const pdf = await renderer.renderPaper('agreement', view, 'pdf');
    expect(pdf.pages).toBeGreaterThan(1);
    expect(sheetText(composed('agreement', view))).toContain(hostile);
    expect(docxText((await renderer.renderPaper('agreement', view, 'docx')).bytes)).toContain(hostile);
  });

  it('takes twelve parties, names of 2 to 24 characters, and a clause of 1,500', async () => {
    expect([...longName].length).toBeGreaterThanOrEqual(24);
    const view = { ...richSamples.agreement, parties: [...twelveParties], clauses: [longClause, longClause] };
    const paper = await renderer.renderPaper('agreement', view, 'pdf');
    expect(paper.pages).toBeGreaterThanOrEqual(8);
    for (const kind of ['registration', 'sessionRecord', 'terminationNotice', 'oralAgreement'] as const) {
      const many = await renderer.renderPaper(kind, { ...richSamples[kind], parties: [...twelveParties] }, 'pdf');
      expect(many.pages).toBeGreaterThanOrEqual(2);
    }
  });

  it('refuses a view that its schema does not know', async () => {
    const thirteen = { ...richSamples.agreement, parties: [...twelveParties, ...twelveParties.slice(0, 1)] };
    await expect(renderer.renderPaper('agreement', thirteen, 'pdf')).rejects.toThrow(/parties/);
    await expect(renderer.renderPaper('receiptSlip', { ...richSamples.receiptSlip, address: 'ftp://somewhere/r/AAAA' }, 'pdf')).rejects.toThrow(/address/);
  });

  it('reports the typefaces that it had to substitute, in the PDF only', async () => {
    const pdf = await renderer.renderPaper('agreement', richSamples.agreement, 'pdf');
    expect(pdf.substitutedFonts).toEqual(renderer.substitutedFonts);
    for (const font of pdf.substitutedFonts) expect(font.used).toMatch(/^Noto/);
    const docx = await renderer.renderPaper('agreement', richSamples.agreement, 'docx');
    expect(docx.substitutedFonts).toEqual([]);
    expect(unzip(docx.bytes).get('word/document.xml')).toContain('w:eastAsia="仿宋"');
  });

  it('compiles whatever people write', async () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }), fc.stringMatching(/^[#$*_`@<>{}()/"'=+~&;:,.\\ -]{0,40}$/));
    await fc.assert(fc.asyncProperty(text, text, text, async (one, two, three) => {
      const party = { kind: 'person' as const, name: one, contact: two, address: three };
      const view = { committee: { name: two }, number: three, parties: [party, party], facts: one, clauses: [two, three], manner: one };
      expect((await renderer.renderPaper('agreement', view, 'pdf')).pages).toBeGreaterThanOrEqual(1);
      const entries = [{ parties: [one, two], facts: three, content: one, number: two }];
      expect((await renderer.renderPaper('oralRegister', { committee: { name: one }, year: 2026, entries }, 'pdf')).pages).toBe(1);
      const docx = unzip((await renderer.renderPaper('agreement', view, 'docx')).bytes).get('word/document.xml') ?? '';
      expect(docx).not.toMatch(/(?![\t\n\r])\p{Cc}|\p{Noncharacter_Code_Point}/u);
    }), { numRuns: 40, seed: 20261125 });
  }, 60_000);
});

describe('registers', () => {
  it('print long runs of rows under one head, with running numbers', async () => {
    const entry = richSamples.oralRegister.entries[1] ?? { parties: [] };
    const entries = Array.from({ length: 400 }, () => entry);
    const paper = await renderer.renderPaper('oralRegister', { committee, year: 2026, firstRow: 2001, entries }, 'pdf');
    expect(paper.pages).toBeGreaterThan(15);
    expect(sheetText(composed('oralRegister', { committee, year: 2026, firstRow: 2001, entries }))).toContain('第2001—2400条');
  }, 30_000);
});

describe('the slip', () => {
  it('names nobody, tells what one may see, and that limitation is interrupted', () => {
    const text = sheetText(composed('receiptSlip', richSamples.receiptSlip));
    for (const words of ['7K3M-9QXP', '看不到任何人的姓名', '诉讼时效从提出请求之日起中断', '第十二条']) expect(text).toContain(words);
    expect(Object.keys(paperSchemas.receiptSlip.shape)).not.toContain('parties');
  });

  it.each(['thermal80', 'a6'] as const)('fits one piece of %s paper', async (paper) => {
    expect((await renderer.renderPaper('receiptSlip', { ...richSamples.receiptSlip, paper }, 'pdf')).pages).toBe(1);
  });
});
