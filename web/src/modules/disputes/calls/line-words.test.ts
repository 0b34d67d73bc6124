import { CallReason } from '@anhe/contract/disputes';
import { describe, expect, it } from 'vitest';
import { wordingOf } from './line-words.ts';
import { callWords } from './words.ts';

const today = '2026-11-25';

describe('what a line of the call sheet says', () => {
  it('is worded for every reason, of a day ahead and of one that has passed', () => {
    for (const reason of CallReason.options) {
      for (const dueOn of ['2026-11-24', '2026-11-27']) {
        const { why, say } = wordingOf({ reason, dueOn, amount: null }, today);
        expect(callWords[why].zh, why).not.toBe('');
        expect(callWords[say].zh, say).toContain('“');
      }
    }
  });

  it('speaks of a payment by its amount, of another act without one', () => {
    expect(wordingOf({ reason: 'instalment', dueOn: '2026-11-24', amount: '400.00' }, today).why).toBe('why.instalment.past');
    expect(wordingOf({ reason: 'instalment', dueOn: today, amount: null }, today).say).toBe('say.act.ahead');
  });
});
