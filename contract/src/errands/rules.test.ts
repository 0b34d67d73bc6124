import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errandLifecycle, errandStatuses, errandVerdicts, judgeAuthorisation, judgeErrand } from './index.ts';
import type { ErrandFacts, ErrandStatus, ErrandStep } from './index.ts';

const today = '2026-11-27';
const facts = (more: Partial<ErrandFacts> = {}): ErrandFacts => ({ status: 'holding', authorisedOn: '2026-11-20', until: '2026-12-20', held: 2, ...more });
const why = (of: ErrandFacts, step: ErrandStep, more: object = {}) => {
  const verdict = judgeErrand(of, step, { today, ...more });
  return verdict.legal ? 'legal' : verdict.reason.code;
};

describe('an errand', () => {
  it('is not closed while a paper is held, nor without a result', () => {
    expect(why(facts({ status: 'settled', held: 1 }), 'close')).toBe('papers-held');
    expect(why(facts({ status: 'settled', held: 0 }), 'close')).toBe('legal');
    expect(why(facts({ status: 'holding', held: 0 }), 'close')).toBe('no-result');
  });

  it('lets nothing be done after the authorisation’s last day but giving back and closing', () => {
    const over = facts({ until: '2026-11-26' });
    const steps = Object.entries(errandVerdicts(over, { today })).map(([step, verdict]) => [step, verdict.legal ? 'legal' : verdict.reason.code]);
    expect(Object.fromEntries(steps)).toEqual({ takePapers: 'authorisation-over', handIn: 'authorisation-over', settle: 'authorisation-over', returnPapers: 'legal', close: 'papers-held' });
    expect(why({ ...over, held: 0 }, 'close')).toBe('legal');
    expect(why(facts({ until: today }), 'settle')).toBe('legal');
    // Done on its last day, and heard of on the next.
    expect(['takePapers', 'handIn', 'settle'].map((step) => why(over, step as ErrandStep, { happenedOn: '2026-11-26' }))).toEqual(['legal', 'legal', 'legal']); // steps of the table
  });

  it('has days that are not to come and not before it was authorised', () => {
    expect(why(facts(), 'handIn', { happenedOn: '2026-11-28' })).toBe('in-future');
    expect(why(facts(), 'handIn', { happenedOn: '2026-11-19' })).toBe('too-early');
    expect(why(facts({ held: 0 }), 'returnPapers')).toBe('nothing-held');
    expect(why(facts({ status: 'closed' }), 'takePapers')).toBe('wrong-status');
  });

  it('is never closed with a paper held, on any walk of its steps', () => {
    const steps = Object.keys(errandLifecycle.steps) as ErrandStep[];
    fc.assert(fc.property(fc.array(fc.record({ step: fc.constantFrom(...steps), papers: fc.integer({ min: 1, max: 3 }), days: fc.integer({ min: 0, max: 20 }) }), { maxLength: 40 }), (walk) => {
      let [status, held, day]: [ErrandStatus, number, number] = ['authorised', 0, 1];
      for (const { step, papers, days } of walk) {
        day = Math.min(28, day + days);
        const now = `2026-11-${String(day).padStart(2, '0')}`;
        const of = { status, held, authorisedOn: '2026-11-01', until: '2026-11-20' };
        if (!judgeErrand(of, step, { today: now, happenedOn: now }).legal) continue;
        if (now > of.until) expect(['returnPapers', 'close']).toContain(step);
        if (step === 'takePapers') held += papers;
        if (step === 'returnPapers') held = Math.max(0, held - papers);
        const { to } = errandLifecycle.steps[step];
        if (to !== 'same') status = to;
        if ('final' in errandStatuses[status]) expect(held).toBe(0);
      }
    }));
  });
});

describe('an authorisation', () => {
  const said = { authorisedOn: today, until: '2026-12-27', manner: 'signed', witness: false, latest: '2027-05-26' } as const;
  const refusal = (more: object) => { const verdict = judgeAuthorisation({ ...said, ...more }, today); return verdict.legal ? 'legal' : verdict.reason.code; };

  it('is of today or before, is not over, not longer than the city allows, and takes a witness where it was read aloud', () => {
    expect(refusal({})).toBe('legal');
    expect(refusal({ authorisedOn: '2026-11-28' })).toBe('in-future');
    expect(refusal({ until: '2026-11-26', authorisedOn: '2026-11-20' })).toBe('over-already');
    expect(refusal({ until: '2027-05-27' })).toBe('too-long');
    expect(refusal({ manner: 'read-aloud' })).toBe('witness-needed');
    expect(refusal({ manner: 'read-aloud', witness: true })).toBe('legal');
  });
});
