import { callReasons } from '@anhe/contract/disputes';
import type { CallLine } from '@anhe/contract/disputes';
import { writeAmount } from '../../../ui/index.ts';
import { fullDay, spokenDay, todayHere, useLanguage, useWords } from '../../../wording/index.ts';
import { callWords } from './words.ts';

type Key = keyof typeof callWords;
type Said = Extract<Key, `say.${string}`> extends `say.${infer Rest}` ? Rest : never;

/** Which of its wordings a line has: a day ahead is spoken of otherwise than one that has passed. */
export function wordingOf({ reason, dueOn, amount }: Pick<CallLine, 'reason' | 'dueOn' | 'amount'>, today: string): { readonly why: Extract<Key, `why.${string}`>; readonly say: `say.${Said}` } {
  const when = dueOn >= today ? 'ahead' : 'past';
  if (reason === 'instalment') {
    const what = amount === null ? 'act' : 'instalment';
    return { why: `why.${what}.${when}`, say: `say.${what}.${when}` };
  }
  if (reason === 'follow-up') return { why: `why.follow-up.${when}`, say: 'say.follow-up' };
  return { why: `why.${reason}`, say: `say.${reason}` };
}

/** Why, and what to say, each in a sentence. @param us the unit that calls */
export function useLineWords(us: string): (line: CallLine) => { readonly why: string; readonly say: string } {
  const t = useWords(callWords);
  const language = useLanguage();
  const today = todayHere();
  return (line) => {
    const near = spokenDay(line.dueOn, today, language);
    const full = fullDay(line.dueOn, language);
    const keys = wordingOf(line, today);
    const close = ['session', 'instalment', 'consent', 'signature'].includes(line.reason);
    const values = { us, day: close ? near : full, time: line.time ?? '', amount: line.amount === null ? '' : writeAmount(line.amount), unit: line.unit?.name ?? '' };
    return { why: t(keys.why, values), say: t(keys.say, values) };
  };
}

/** The reason in a word, for the tag of a line. */
export const reasonName = (line: CallLine) => callReasons[line.reason];
