/** Official letters of one unit to another, by GB/T 9704-2012. */
import type { PaperView } from '@anhe/contract/documents';
import { chineseDate } from '../format.ts';
import type { Block, Sheet } from '../model.ts';
import { line, paragraphs } from '../model.ts';

/** 附件：1. … : one line for each, numbered where there are several. */
const attachmentLines = (names: readonly string[]): readonly string[] =>
  names.map((name, index) => `${index === 0 ? '附件：' : '　　　'}${names.length > 1 ? `${index + 1}. ` : ''}${name}`);

/** The letter as blocks; its geometry is that of the two looks. */
export function officialLetter(view: PaperView<'officialLetter'>): Sheet {
  const missive = view.format === 'letter';
  const text = paragraphs(view.text, 20);
  const body = text.map((runs, index): Block => ({ type: 'paragraph', indent: true, runs, keep: index === text.length - 1 }));
  const attached = attachmentLines(view.attachments).map((words, index): Block => ({ type: 'paragraph', indent: true, runs: line(words), keep: true, ...(index === 0 ? { apart: true } : {}) }));
  return {
    look: missive ? 'missive' : 'official', title: view.title, pageNumbers: true, counted: false,
    blocks: [
      { type: 'official-head', organ: view.organ, ...(view.number === undefined ? {} : { number: view.number }) }, { type: 'official-title', text: view.title },
      { type: 'paragraph', indent: false, runs: line(`${view.to}：`) }, ...body, ...attached,
      {
        type: 'official-end', organ: view.organ, date: chineseDate(view.date), ...(view.copies === undefined ? {} : { copies: view.copies }),
        ...(missive ? {} : { printed: `${chineseDate(view.date)}印发` }),
      },
    ],
  };
}
