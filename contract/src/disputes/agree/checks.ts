import type { Day, Wording } from '../../kernel/index.ts';
import { fenOf, planGap, yuanText } from './clauses.ts';
import type { Clause } from './clauses.ts';

/** A dated row of what clauses are searched for: words that are vague, forbidden, or a rate above its limit. */
export interface CheckRow {
  readonly code: string;
  readonly kind: 'vague' | 'forbidden' | 'rate';
  readonly level: 'stops' | 'look';
  /** Words as they stand in texts; `…` stands for up to twelve other characters. */
  readonly words: readonly string[];
  /** Words that, in the same clause, take the finding away. */
  readonly unless: readonly string[];
  /** For `rate`: the most a year, in per cent. */
  readonly limit: number | null;
  readonly article: string | null;
  readonly why: Wording;
  readonly mend: Wording;
}

/** What a check found in one place of the text. */
export interface Finding {
  readonly code: string;
  /** `stops`: plainly against mandatory law, to be mended or answered before the seal; `look`: to be looked at. */
  readonly level: 'stops' | 'look';
  /** Index of the clause, and where in its text. */
  readonly clause: number;
  readonly span: readonly [from: number, to: number] | null;
  readonly article: string | null;
  readonly why: Wording;
  readonly mend: Wording;
}

/** A `stops` finding that the drafter answered, with the reason. */
export interface AnsweredNote {
  readonly code: string;
  readonly why: string;
}

const gap = '[^。；\\n]{0,12}?';
const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patterns = new Map<string, RegExp>();

function patternOf(word: string): RegExp {
  const known = patterns.get(word);
  if (known !== undefined) return known;
  const made = new RegExp(word.split('…').map(literal).join(gap), 'u');
  patterns.set(word, made);
  return made;
}

function wordFindings(row: CheckRow, text: string, clause: number): Finding[] {
  if (row.unless.some((word) => patternOf(word).test(text))) return [];
  const spans = row.words.flatMap((word): [number, number][] => {
    const match = patternOf(word).exec(text);
    return match === null ? [] : [[match.index, match.index + match[0].length]];
  });
  const first = spans.toSorted((a, b) => a[0] - b[0])[0];
  return first === undefined ? [] : [{ code: row.code, level: row.level, clause, span: first, article: row.article, why: row.why, mend: row.mend }];
}

const perYear = { 日: 365, 天: 365, 月: 12, 年: 1 } as const;
const shares = { '%': 1, '％': 1, '‰': 0.1, 百分之: 1, 千分之: 0.1, 万分之: 0.01 } as const;
const spokenDigits = '零一二三四五六七八九';

/** A number in figures or in one to three Chinese characters; undefined when it is neither. */
function numberOf(text: string): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : [undefined, text];
  const digit = (sign: string | undefined, none: number): number => (sign === undefined || sign === '' ? none : spokenDigits.indexOf(sign.replace('两', '二')));
  const value = tens === undefined ? digit(ones, -1) : digit(tens, 1) * 10 + digit(ones, 0);
  return value < 0 ? undefined : value;
}

const amount = '(\\d+(?:\\.\\d+)?|[一二两三四五六七八九十]{1,3})';
const rates: readonly { readonly pattern: RegExp; readonly yearly: (match: RegExpExecArray) => number | undefined }[] = [
  // 按日万分之五, 每月百分之二
  { pattern: new RegExp(`(?:每|按|以)?([日天月年])(?:利率|息|利息)?[^。；，\\d]{0,6}?(百分之|千分之|万分之)${amount}`, 'gu'), yearly: ([, period, share, figure]) => yearlyOf(period, share, figure) },
  // 年利率24%, 日息1‰
  { pattern: new RegExp(`(?:每|按|以)?([日天月年])(?:利率|息|利息)?[^。；，\\d]{0,6}?${amount}\\s*([%％‰])`, 'gu'), yearly: ([, period, figure, share]) => yearlyOf(period, share, figure) },
  // 月息二分, 年息一分
  { pattern: new RegExp(`([月年])息${amount}分`, 'gu'), yearly: ([, period, figure]) => { const value = numberOf(figure ?? ''); return value === undefined ? undefined : period === '月' ? value * 12 : value * 10; } },
];

function yearlyOf(period: string | undefined, share: string | undefined, figure: string | undefined): number | undefined {
  const value = numberOf(figure ?? '');
  if (value === undefined || period === undefined || share === undefined || !(period in perYear) || !(share in shares)) return undefined;
  return value * shares[share as keyof typeof shares] * perYear[period as keyof typeof perYear]; // both are keys, as just asked
}

function rateFindings(row: CheckRow, text: string, clause: number): Finding[] {
  const { limit } = row;
  if (limit === null) return [];
  for (const { pattern, yearly } of rates) {
    for (const match of text.matchAll(pattern)) {
      const found = yearly(match);
      if (found === undefined || found <= limit + 1e-9) continue;
      const shown = Math.round(found * 100) / 100;
      const why = { zh: `${row.why.zh}（这里折合年利率 ${shown}%，上限 ${limit}%）`, en: `${row.why.en} (here ${shown}% a year, the limit is ${limit}%)` };
      return [{ code: row.code, level: row.level, clause, span: [match.index, match.index + match[0].length], article: row.article, why, mend: row.mend }];
    }
  }
  return [];
}

const own = (code: string, clause: number, why: Wording, mend: Wording, article: string | null = 'moj75-35', span: Finding['span'] = null): Finding => ({ code, level: 'look', clause, span, article, why, mend });

/** What a clause still has to say to be clear (rules of 2002 art 35; an unclear one is not confirmed, interpretation art 358). */
function missing(clause: Clause, index: number): Finding[] {
  const { kind, who, to, what, by, time, how, where, plan = [] } = clause;
  const found: Finding[] = [];
  const dated = by !== undefined || (time ?? '') !== '' || plan.length > 0;
  const blank = /_{2,}|＿{2,}/u.exec(clause.text);
  if (blank !== null) found.push(own('blank-left', index, { zh: '还有空格没填', en: 'A blank is left' }, { zh: '填上，或删去这几个字', en: 'Fill it in, or leave the words out' }, 'cpi-358', [blank.index, blank.index + blank[0].length]));
  if (kind === 'other') return found;
  if (who === undefined) found.push(own('no-who', index, { zh: '没有写由谁做', en: 'It does not say who' }, { zh: '选定由哪一方做', en: 'Choose the party' }));
  if (kind !== 'pay' && (what ?? '') === '') found.push(own('no-what', index, { zh: '没有写做什么', en: 'It does not say what' }, { zh: '写清具体做什么、做到什么程度', en: 'Say what exactly, and to what extent' }));
  if (kind === 'pay') {
    if (clause.amount === undefined || clause.amount === 0) found.push(own('no-amount', index, { zh: '没有写金额', en: 'It does not say how much' }, { zh: '写一个确定的数', en: 'Write a certain amount' }, 'cpi-358'));
    if (to === undefined) found.push(own('no-receiver', index, { zh: '没有写付给谁', en: 'It does not say to whom' }, { zh: '选定收款的一方', en: 'Choose who is paid' }));
    if ((how ?? '') === '') found.push(own('no-how', index, { zh: '没有写付款方式', en: 'It does not say how it is paid' }, { zh: '写明现金、转账，收款后出具收条', en: 'Cash or transfer, and a receipt for it' }));
  }
  if (kind !== 'refrain' && !dated) found.push(own('no-when', index, { zh: '没有写什么时候', en: 'It does not say when' }, { zh: '写一个确定的最后日期', en: 'Write a certain last day' }, 'cpi-358'));
  if (kind === 'act' && (where ?? '') === '' && (how ?? '') === '') found.push(own('no-where', index, { zh: '没有写在哪里、怎样做', en: 'It does not say where or how' }, { zh: '写明地点、尺寸、标准，日后才说得清', en: 'Place, measures and standard settle later doubts' }));
  return found;
}

/** What cannot be done as it is written. */
function impossible(clause: Clause, index: number, today: Day): Finding[] {
  const found: Finding[] = [];
  const days = [clause.by, ...(clause.plan ?? []).map(({ due }) => due)].filter((day) => day !== undefined);
  if (days.some((day) => day < today)) found.push(own('day-past', index, { zh: '日期已经过去', en: 'The day is past' }, { zh: '改成今天以后的日期；已经做完的写“已于某日做完”', en: 'Choose a day to come; what is done already is said to be done' }));
  const off = planGap(clause);
  if (off !== 0) found.push({ ...own('sum-differs', index, { zh: `各期相加比总数${off > 0 ? '多' : '少'}${yuanText(Math.abs(off) / 100)}`, en: `The payments are ${Math.abs(off) / 100} yuan ${off > 0 ? 'more' : 'less'} than the total` }, { zh: '改动最后一期，使合计等于总数', en: 'Change the last payment so that they come to the total' }), level: 'look' });
  // The amount of the parts and the amount in an edited text are two figures for one thing.
  const written = amountsIn(clause.text);
  if (clause.amount !== undefined && clause.amount > 0 && written.length > 0 && !written.includes(fenOf(clause.amount))) {
    found.push(own('amount-differs', index, { zh: `文字里的金额和填写的${yuanText(clause.amount)}不一样`, en: `The text names another amount than the ${clause.amount} yuan entered` }, { zh: '按填写的重新生成文字，或改填写的金额', en: 'Make the text anew, or change the amount' }));
  }
  const unsure = /(?:若干|多少|一定数额|相应|适量)(?:的)?(?:元|款|钱|费用|数额)?/u.exec(clause.text);
  if (unsure !== null && clause.kind === 'pay') found.push(own('amount-not-a-number', index, { zh: '金额不是一个数', en: 'The amount is not a number' }, { zh: '写出具体数额或算法', en: 'Write the figure or how it is worked out' }, 'cpi-358', [unsure.index, unsure.index + unsure[0].length]));
  return found;
}

/** Amounts of yuan that a text writes in figures, in fen. */
function amountsIn(text: string): number[] {
  return [...text.matchAll(/(\d[\d,]*(?:\.\d{1,2})?)\s*(万)?元/gu)].map((match) => Math.round(Number((match[1] ?? '').replaceAll(',', '')) * (match[2] === undefined ? 100 : 1_000_000)));
}

/** A text without clauses as clauses of its lines: searched for words, not asked for its parts. */
export const linesAsClauses = (content: string): readonly Clause[] =>
  content.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((text) => ({ kind: 'other', text }));

/**
 * All that is vague, impossible or forbidden in an agreement's clauses, in the order of the text. Pure: the rows of words
 * are those that hold on the day. Findings bar no drafting; a `stops` one that is not answered bars the seal.
 */
export function checkClauses(clauses: readonly Clause[], rows: readonly CheckRow[], today: Day): Finding[] {
  return clauses.flatMap((clause, index) => [
    ...missing(clause, index),
    ...impossible(clause, index, today),
    ...rows.flatMap((row) => (row.kind === 'rate' ? rateFindings(row, clause.text, index) : wordFindings(row, clause.text, index))),
  ]);
}

/** Codes of findings that stop the seal: plainly unlawful, and not answered. */
export function stopsOf(findings: readonly Finding[], answered: readonly AnsweredNote[]): string[] {
  const open = findings.filter(({ level, code }) => level === 'stops' && !answered.some((answer) => answer.code === code));
  return [...new Set(open.map(({ code }) => code))];
}
