import { z } from 'zod';
import { Day, Id, formatDayZh } from '../../kernel/index.ts';
import type { FieldError } from '../../kernel/index.ts';
import { ClauseKind } from './vocabulary.ts';

const Short = (most: number) => z.string().trim().max(most);
const Yuan = z.number().nonnegative().max(999_999_999).refine((yuan) => Math.abs(yuan * 100 - Math.round(yuan * 100)) < 1e-6, 'wrong-kind');

/** A party of the matter by its id, or all members of its group. */
export const PartyRef = z.union([z.literal('group'), Id]);
export type PartyRef = z.infer<typeof PartyRef>;

/** One payment of a plan. */
export const Instalment = z.strictObject({ amount: Yuan.refine((yuan) => yuan > 0, 'too-small'), due: Day });
export type Instalment = z.infer<typeof Instalment>;

/** One clause: who does what for whom, how much, when, where, how. Its text is made from these and may be edited. */
export const Clause = z.strictObject({
  kind: ClauseKind,
  who: PartyRef.optional(),
  to: PartyRef.optional(),
  what: Short(600).optional(),
  amount: Yuan.optional(),
  /** The last day of one performance. */
  by: Day.optional(),
  /** Another time than a day: every year before the floods. */
  time: Short(100).optional(),
  where: Short(100).optional(),
  how: Short(200).optional(),
  plan: z.array(Instalment).max(60).optional(),
  /** Code of the row of the shelf that it was taken from. */
  shelf: Short(60).optional(),
  text: z.string().trim().min(1).max(2000),
});
export type Clause = z.infer<typeof Clause>;
/** A clause whose text is still to be made. */
export type ClauseParts = Omit<Clause, 'text'>;

const letters = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];

/** How an agreement calls its parties by their place: 甲方, 乙方, …, 第11方. */
export const contractName = (index: number): string => (letters[index] === undefined ? `第${index + 1}方` : `${letters[index]}方`);

/** How an agreement calls the parties of a matter; the members of a group together. */
export const contractNames = (parties: readonly { readonly id: Id }[]) => (ref: PartyRef | undefined): string | undefined => {
  if (ref === undefined) return undefined;
  if (ref === 'group') return '群体各成员';
  const index = parties.findIndex(({ id }) => id === ref);
  return index < 0 ? undefined : contractName(index);
};

/** An amount of yuan in whole fen, so that sums are exact. */
export const fenOf = (yuan: number): number => Math.round(yuan * 100);

/** Yuan as an agreement writes it: 1,200元, 1,200.50元. */
export function yuanText(yuan: number): string {
  const fen = fenOf(yuan);
  const whole = Math.floor(fen / 100).toLocaleString('en-US');
  return fen % 100 === 0 ? `${whole}元` : `${whole}.${String(fen % 100).padStart(2, '0')}元`;
}

function actionText(parts: ClauseParts, to: string | undefined): string {
  const what = parts.what?.trim() ?? '';
  const amount = parts.amount === undefined ? '' : yuanText(parts.amount);
  if (parts.kind === 'pay') return `${to === undefined ? '' : `向${to}`}支付${what}${amount}`;
  return `${what}${amount === '' ? '' : `（${amount}）`}`;
}

/** The sentence that a clause's parts make. @param nameOf how the agreement calls a party */
export function clauseText(parts: ClauseParts, nameOf: (ref: PartyRef | undefined) => string | undefined): string {
  const [who, to] = [nameOf(parts.who) ?? '', nameOf(parts.to)];
  const when = parts.by !== undefined ? `于${formatDayZh(parts.by)}前` : (parts.time ?? '').trim();
  const where = (parts.where ?? '').trim();
  const how = (parts.how ?? '').trim();
  const plan = parts.plan ?? [];
  const lead = `${who}${plan.length > 0 ? '' : when}${where === '' ? '' : `在${where}`}${actionText(parts, to)}`;
  const paid = plan.length === 0 ? '' : `，分${plan.length}期付清：${plan.map(({ amount, due }, index) => `第${index + 1}期${formatDayZh(due)}前付${yuanText(amount)}`).join('，')}`;
  const sentence = `${lead}${how === '' ? '' : `，方式：${how}`}${paid}`;
  return sentence === '' ? '' : `${sentence.replace(/[。；，]+$/u, '')}。`;
}

/** The text of an agreement from its clauses, one a line; each stands alone. */
export const contentOf = (clauses: readonly Pick<Clause, 'text'>[]): string => clauses.map(({ text }) => text.trim().replaceAll(/\s*\n\s*/g, ' ')).join('\n');

/** Something that is to be done by a day. */
export interface ClauseDue extends Pick<Clause, 'who' | 'to' | 'amount' | 'what' | 'how'> {
  readonly dueOn: Day;
}

/** What clauses ask for by which day: each payment of a plan, or the whole by its last day. A clause without a day asks for nothing by then. */
export const duesOf = (clauses: readonly Clause[]): readonly ClauseDue[] =>
  clauses.flatMap(({ who, to, amount, what, how, by, plan = [] }): ClauseDue[] => {
    if (plan.length > 0) return plan.map((one) => ({ who, to, what, how, amount: one.amount, dueOn: one.due }));
    return by === undefined ? [] : [{ who, to, amount, what, how, dueOn: by }];
  });

/** What a plan's payments come to beside the clause's amount, in fen; 0 where both agree or there is no plan. */
export function planGap({ plan = [], amount }: Pick<Clause, 'plan' | 'amount'>): number {
  if (plan.length === 0) return 0;
  return plan.reduce((sum, one) => sum + fenOf(one.amount), 0) - fenOf(amount ?? 0);
}

/**
 * What makes clauses unfit to be drafted at all, by field: a plan that does not come to its total, payments out of order,
 * parties that are not of the matter, a text that is not what the clauses say.
 */
export function clauseErrors(clauses: readonly Clause[], content: string, parties: readonly Id[], hasGroup: boolean): FieldError[] {
  const errors: FieldError[] = [];
  const known = (ref: PartyRef | undefined): boolean => ref === undefined || (ref === 'group' ? hasGroup : parties.includes(ref));
  clauses.forEach((clause, index) => {
    for (const field of ['who', 'to'] as const) if (!known(clause[field])) errors.push({ path: ['clauses', index, field], code: 'unknown-choice' });
    const { plan = [], amount } = clause;
    if (plan.length > 0 && amount === undefined) errors.push({ path: ['clauses', index, 'amount'], code: 'required' });
    const gap = planGap(clause);
    if (amount !== undefined && gap !== 0) {
      const sum = fenOf(amount) + gap;
      errors.push({ path: ['clauses', index, 'plan'], code: 'sum-differs', details: { sum: yuanText(sum / 100), total: yuanText(amount), difference: `${gap > 0 ? '+' : '-'}${yuanText(Math.abs(gap) / 100)}` } });
    }
    plan.forEach(({ due }, at) => {
      const before = plan[at - 1];
      if (before !== undefined && due < before.due) errors.push({ path: ['clauses', index, 'plan', at, 'due'], code: 'past-date', details: { limit: before.due } });
    });
  });
  if (clauses.length > 0 && contentOf(clauses) !== content.trim()) errors.push({ path: ['content'], code: 'text-differs' });
  return errors;
}
