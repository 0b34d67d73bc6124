import { describe, expect, it } from 'vitest';
import { restsUntil } from './vocabulary.ts';

const today = '2026-11-25';

describe('a line of the call sheet stays away', () => {
  it('for today, whatever came of it', () => {
    expect(restsUntil('follow-up', 'reached', '2026-11-20', today)).toBe('2026-11-26');
    expect(restsUntil('signature', 'done', '2026-11-24', today)).toBe('2026-11-26');
    expect(restsUntil('session', 'missed', '2026-11-26', today)).toBe('2026-11-26');
  });

  it('until the day that was chosen', () => {
    expect(restsUntil('consent', 'later', '2026-11-20', today, '2026-12-01')).toBe('2026-12-01');
    expect(restsUntil('consent', 'later', '2026-11-20', today)).toBe('2026-11-26');
  });

  it('past a day to come, once somebody was reached about that day', () => {
    expect(restsUntil('session', 'reached', '2026-11-26', today)).toBe('2026-11-27');
    expect(restsUntil('instalment', 'done', '2026-11-28', today)).toBe('2026-11-29');
    // A day that has passed is called about again tomorrow.
    expect(restsUntil('instalment', 'reached', '2026-11-24', today)).toBe('2026-11-26');
  });
});
