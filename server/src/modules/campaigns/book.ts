import { asksForPersons } from '@anhe/contract/campaigns';
import type { BarRow, CampaignKind } from '@anhe/contract/campaigns';
import type { Figure, FigureBook } from '@anhe/contract/figures';
import { Refusal } from '@anhe/contract/kernel';
import type { Day, ReferenceBody, Wording } from '@anhe/contract/kernel';
import type { ReferenceBook } from '../../kernel/reference.ts';
import { figuresOn } from '../figures/index.ts';

const kindBody = (body: unknown): ReferenceBody<'campaign-kinds'> => body as ReferenceBody<'campaign-kinds'>; // checked when loaded
const barBody = (body: unknown): ReferenceBody<'campaign-bars'> => body as ReferenceBody<'campaign-bars'>; // the same

/** The kinds of campaigns that a county has on a day. */
export const kindsOn = (book: ReferenceBook, day: Day): CampaignKind[] =>
  book.list('campaign-kinds', day).map(({ code, body, verified, source }) => ({ code, ...kindBody(body), figures: [...kindBody(body).figures], verified, source }));

/** How a kind is called, also one that was given up since. */
export function kindName(book: ReferenceBook, code: string, day: Day): Wording {
  const row = book.known('campaign-kinds', code, day);
  return row === undefined ? { zh: code, en: code } : kindBody(row.body).name;
}

/** The words by which a text would ask for persons. */
export const barsOn = (book: ReferenceBook, day: Day): BarRow[] => book.list('campaign-bars', day).map(({ code, body }) => ({ code, words: barBody(body).words, why: barBody(body).why }));

/** Refuses texts that ask for persons. @param texts with the paths of their fields in the input */
export function assertNoPersons(book: ReferenceBook, day: Day, texts: readonly { readonly path: readonly (string | number)[]; readonly text: string }[]): void {
  const bars = barsOn(book, day);
  for (const { path, text } of texts) {
    const found = asksForPersons(text, bars);
    if (found !== undefined) {
      const words = found.words === '' ? '…' : found.words;
      throw new Refusal('campaigns.asks-for-persons', { details: { words, why: found.why.zh, whyEn: found.why.en }, fields: [{ path, code: 'unknown-choice' }] });
    }
  }
}

/** Whether a figure can measure a task: a count over a time that adds up over places, which a ratio or a standing number does not. */
export const isCount = ({ denominator, stock, fault, row }: Figure): boolean => denominator === null && !stock && fault === null && row.body.formula === 'numerator';

/** The figures by which a campaign is counted: as they are defined on its last day that has come. */
export const figuresOf = (book: ReferenceBook, { from, to }: { readonly from: Day; readonly to: Day }, today: Day): FigureBook => figuresOn(book, to < today ? to : today < from ? from : today);
