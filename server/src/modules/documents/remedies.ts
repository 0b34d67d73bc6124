/** The other ways that stay open, from the dated rows: for the remedies sheet, the form of a failure, the notices. */
import type { RemedyAfter, RemedyLine, RemedyRow } from '@anhe/contract/documents';
import { ArticleBody, RemedyBody, dueDay, formatAmount } from '@anhe/contract/kernel';
import type { Day, Wording } from '@anhe/contract/kernel';
import type { DisputeType } from '@anhe/contract/disputes';
import type { ReferenceBook } from '../../kernel/reference.ts';

export interface RemedyQuestion {
  readonly type: DisputeType;
  readonly after: RemedyAfter;
  /** The day whose rows hold. */
  readonly on: Day;
  /** When mediation was asked for. */
  readonly askedOn?: Day | undefined;
  /** The agreed end of performance. */
  readonly performBy?: Day | undefined;
}

/** Of the Supreme Court's rules on limitation: asking for mediation interrupts it, and it runs anew from that day. */
const interruption = 'lim-12';
/** Of the People's Mediation Law: a suit on the agreement itself. */
const onAgreement = 'pml-32';

/**
 * The day from which a limit runs, where the matter's own days tell it: the request for mediation, which interrupts
 * limitation, or the agreed end of performance. Every other start (knowing of a harm, receiving a decision) lies outside.
 */
function startOf({ articles }: RemedyBody, question: RemedyQuestion): Day | undefined {
  if (articles.includes(interruption)) return question.askedOn;
  return articles.includes(onAgreement) ? question.performBy : undefined;
}

type RemedyBody = ReturnType<typeof RemedyBody.parse>;

/** Articles as they are cited: each law once, in 《》, with its articles. */
export function citation(book: ReferenceBook, articles: readonly string[], on: Day): Wording {
  const laws = new Map<string, { readonly law: Wording; readonly numbers: string[] }>();
  for (const id of articles) {
    const row = book.find('articles', id, on);
    const { law, article } = row === undefined ? { law: { zh: id, en: id }, article: undefined } : ArticleBody.parse(row.body);
    const cited = laws.get(law.zh) ?? { law, numbers: [] };
    if (article !== undefined) cited.numbers.push(article);
    laws.set(law.zh, cited);
  }
  const cited = [...laws.values()].map(({ law, numbers }) => ({
    zh: `《${law.zh}》${numbers.map((number) => `第${number}条`).join('、')}`, en: numbers.length === 0 ? law.en : `${law.en}, art ${numbers.join(', ')}`,
  }));
  return { zh: cited.map(({ zh }) => zh).join('、'), en: cited.map(({ en }) => en).join('; ') };
}

const lastOfAll: Day = '9999-12-31';

/** The rows for a type of dispute after an end of mediation, in the list's order. */
export function remedyLines(book: ReferenceBook, question: RemedyQuestion): RemedyLine[] {
  const holding = book.list('remedies', question.on);
  // An end that lies before the first rows is told what is open by them.
  const rows = holding.length > 0 ? holding : book.list('remedies', lastOfAll);
  return rows.flatMap(({ code, body, verified }): RemedyLine[] => {
    const remedy = RemedyBody.parse(body);
    const fits = (remedy.types.includes('*') || remedy.types.includes(question.type)) && !remedy.except.includes(question.type);
    if (!fits || !remedy.after.includes(question.after)) return [];
    const { window } = remedy;
    const amount = window === null ? undefined : formatAmount(window.amount, window.unit);
    const start = startOf(remedy, question);
    return [{
      code, form: remedy.form, where: remedy.where, takes: remedy.takes, note: remedy.note, verified,
      window: window === null || amount === undefined ? null : { zh: `${window.from.zh}起${amount.zh}内`, en: `within ${amount.en}, ${window.from.en}` },
      lastDay: window === null || start === undefined ? null : dueDay(window, start, book.calendar),
      basis: citation(book, remedy.articles, question.on),
    }];
  });
}

/** The same as rows of a paper. */
export function remedyRows(book: ReferenceBook, question: RemedyQuestion): RemedyRow[] {
  return remedyLines(book, question).map(({ form, where, window, lastDay, basis, note, verified }) => ({
    form: form.zh, window: where.zh, limit: [window?.zh ?? '法律没有规定期限', ...(note === null ? [] : [note.zh])].join('。'), basis: basis.zh, verified, ...(lastDay === null ? {} : { lastDay }),
  }));
}
