import { z } from 'zod';
import { addDays } from '../../kernel/index.ts';
import type { Day } from '../../kernel/index.ts';

/** Why somebody is to be called or visited today, from what is known already. */
export const callReasons = {
  session: { zh: '约定的调解会', en: 'Planned session' },
  instalment: { zh: '履行到期', en: 'Performance due' },
  'look-in': { zh: '苗头回看', en: 'Look-in' },
  'follow-up': { zh: '回访', en: 'Follow-up' },
  consent: { zh: '等答复是否调解', en: 'Waits for a yes or no' },
  signature: { zh: '协议待签字', en: 'Agreement unsigned' },
  confirmation: { zh: '司法确认快到期', en: 'Confirmation running out' },
  handover: { zh: '移交、协助待答复', en: 'Handover unanswered' },
} as const;
export const CallReason = z.enum(['session', 'instalment', 'look-in', 'follow-up', 'consent', 'signature', 'confirmation', 'handover']).meta({ id: 'CallReason' });
export type CallReason = z.infer<typeof CallReason>;

/** What came of a call or a visit. */
export const callResults = {
  reached: { zh: '打通了', en: 'Reached' },
  missed: { zh: '没打通', en: 'Not reached' },
  later: { zh: '改天再打', en: 'Another day' },
  done: { zh: '已办', en: 'Done' },
} as const;
export const CallResult = z.enum(['reached', 'missed', 'later', 'done']).meta({ id: 'CallResult' });
export type CallResult = z.infer<typeof CallResult>;

/** The farthest day to which a call may be put off. */
export const callsAhead = 31;

/**
 * Until which day a line stays away, that day not included. What was done leaves it for today; who was reached about a
 * day to come is not called about that day again.
 * @param dueOn the day that the line is about
 * @param again the day that was chosen, with `later`
 */
export function restsUntil(reason: CallReason, result: CallResult, dueOn: Day, today: Day, again?: Day): Day {
  const tomorrow = addDays(today, 1);
  if (result === 'later') return again ?? tomorrow;
  const ahead = reason === 'session' || reason === 'instalment';
  return ahead && result !== 'missed' && dueOn >= today ? addDays(dueOn, 1) : tomorrow;
}
