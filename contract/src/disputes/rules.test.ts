import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDays } from '../kernel/index.ts';
import { disputeLifecycle, disputeStatusNames, disputeSteps, openStatuses, stationOf, usualNext } from './lifecycle.ts';
import type { DisputeStatus, DisputeStep } from './lifecycle.ts';
import { askedApart, bothSides } from './room/rules.ts';
import { disputeRules, judge, notBefore, verdicts } from './rules.ts';
import type { AgreementFacts, DisputeFacts, StepFacts } from './rules.ts';
import type { AfterFacts } from './after/rules.ts';

const today = '2026-11-25';
const yesterday = '2026-11-24';
const tomorrow = '2026-11-26';
const filed = '2026-11-20';
const [one, two, post] = ['0196f000-0000-7000-8000-000000000001', '0196f000-0000-7000-8000-000000000002', '0196f000-0000-7000-8000-000000000003'];

/** The agreement of sound facts, changed. */
const agreement = (more: Partial<AgreementFacts>): Pick<DisputeFacts, 'agreement'> => ({
  agreement: { form: 'written', status: 'draft', performance: 'by-date', signers: [one, two], mediatorSigned: true, onPaper: true, stops: [], signedPageSeen: true, ...more },
});

/** Facts with which no rule is broken, at a status. */
function sound(status: DisputeStatus, more: Partial<DisputeFacts> = {}): DisputeFacts {
  return {
    status, type: 'neighbour', outcome: null, parties: [{ id: one, side: 'applicant' }, { id: two, side: 'respondent' }], group: null, mediators: [{ post, from: filed }],
    filedOn: filed, acceptedOn: filed, effectiveOn: filed, closedOn: filed,
    consents: [{ party: one, answer: 'consented', toldOn: filed }, { party: two, answer: 'consented', toldOn: filed }], sessions: [{ heldOn: filed }], followUps: [{ performed: 'full', happenedOn: filed }],
    transferPending: false, handIn: 'none', ...agreement({}), ...more,
  };
}

const well: StepFacts = {
  happenedOn: today, today, seised: 'no', authorityAct: false, conflict: 'none', committeeMember: true, writtenNotNeeded: true, told: 'all', remediesTold: true,
  after: { joint: true, invited: false, ground: 'body' },
};

/** Nothing came after the agreement, changed. */
const later = (more: Partial<AfterFacts>): Pick<DisputeFacts, 'after'> => ({ after: { performed: null, ledger: null, confirmation: null, review: null, confirmBy: null, reviewBy: null, ...more } });

/** What a step stands on beside the status. */
const standsOn: Partial<Record<DisputeStep, Partial<DisputeFacts>>> = {
  recordRuling: later({ confirmation: 'applied' }), applyReview: { type: 'labour' }, recordReview: { type: 'labour', ...later({ review: 'applied' }) }, applyNoPenalty: later({ performed: 'full' }),
  resume: later({ confirmation: 'rejected' }),
  // What is asked in family matters alone.
  askViolence: { type: 'marriage-family' },
};

/** The same, with what a step works on: a transfer that waits, an organ that has not heard yet. */
const readyFor = (status: DisputeStatus, step: DisputeStep): DisputeFacts => sound(status, { transferPending: step === 'receive', handIn: step === 'returnHandIn' ? 'open' : 'none', ...standsOn[step] });

/** One rule's case: what makes an act unlawful at a status that allows the step, and what makes it lawful. */
interface RuleCase {
  readonly status: DisputeStatus;
  readonly blocked: { readonly facts?: Partial<DisputeFacts>; readonly said?: Partial<StepFacts> };
  readonly allowed?: { readonly facts?: Partial<DisputeFacts>; readonly said?: Partial<StepFacts> };
}

/** An allowed and a blocked case for every rule; a rule that is not here fails. */
const ruleCases: Readonly<Record<string, RuleCase>> = {
  'authority-act': { status: 'registered', blocked: { said: { authorityAct: true } } },
  seised: { status: 'registered', blocked: { said: { seised: 'yes' } }, allowed: { said: { seised: 'handed-over' } } },
  'one-side': {
    status: 'registered', blocked: { facts: { parties: [{ id: one, side: 'applicant' }, { id: two, side: 'applicant' }] } },
    allowed: { facts: { parties: [{ id: one, side: 'applicant' }, { id: two, side: 'third' }] } },
  },
  'before-acceptance': { status: 'accepted', blocked: { facts: { acceptedOn: '2026-11-27' } } },
  'party-refuses': {
    status: 'accepted', blocked: { facts: { consents: [{ party: one, answer: 'consented', toldOn: filed }, { party: two, answer: 'refused', toldOn: filed }] } },
    allowed: { facts: { consents: [{ party: one, answer: 'consented', toldOn: filed }, { party: two, answer: 'open', toldOn: filed }] } },
  },
  'not-member': { status: 'accepted', blocked: { said: { committeeMember: false } } },
  conflict: { status: 'accepted', blocked: { said: { conflict: 'declared' } }, allowed: { said: { conflict: 'accepted' } } },
  'no-mediator': { status: 'accepted', blocked: { facts: { mediators: [] } } },
  'not-told': { status: 'accepted', blocked: { facts: { consents: [{ party: one, answer: 'consented', toldOn: filed }] } } },
  'written-asked': { status: 'accepted', blocked: { said: { writtenNotNeeded: false } } },
  'transfer-pending': { status: 'accepted', blocked: { facts: { transferPending: true } } },
  'handover-untold': {
    status: 'accepted', blocked: { said: { handover: { ground: 'duty', allTold: false, allAgree: false } } }, allowed: { said: { handover: { ground: 'duty', allTold: true, allAgree: false } } },
  },
  'handover-no-consent': {
    status: 'accepted', blocked: { said: { handover: { ground: 'consent', allTold: true, allAgree: false } } }, allowed: { said: { handover: { ground: 'consent', allTold: true, allAgree: true } } },
  },
  unsigned: { status: 'drafted', blocked: { facts: agreement({ signers: [one] }) } },
  'mediator-unsigned': { status: 'drafted', blocked: { facts: agreement({ mediatorSigned: false }) } },
  'no-special-authority': { status: 'drafted', blocked: { said: { specialAuthority: false } }, allowed: { said: { specialAuthority: true } } },
  'clause-stops': { status: 'drafted', blocked: { facts: agreement({ stops: ['waives-lawsuit'] }) } },
  'remedies-untold': { status: 'accepted', blocked: { said: { remediesTold: false } } },
  'no-follow-up': {
    status: 'agreed', blocked: { facts: { followUps: [] } },
    allowed: { facts: { followUps: [], ...agreement({ performance: 'on-the-spot' }) } },
  },
  'instalments-open': { status: 'agreed', blocked: { facts: later({ ledger: 'open', performed: 'part' }) }, allowed: { facts: later({ ledger: 'breach', performed: 'part' }) } },
  'breach-remedies-untold': { status: 'agreed', blocked: { said: { remediesTold: false } } },
  'not-joint': { status: 'agreed', blocked: { said: { after: { joint: false } } } },
  'oral-unwritten': { status: 'agreed', blocked: { facts: agreement({ form: 'oral', signedPageSeen: false }) }, allowed: { facts: agreement({ form: 'oral' }) } },
  'confirmation-late': { status: 'agreed', blocked: { facts: later({ confirmBy: '2026-11-23' }) }, allowed: { facts: later({ confirmBy: today }) } },
  'identity-relation': { status: 'agreed', blocked: { said: { after: { excluded: 'identity' } } } },
  'rights-confirmed': { status: 'agreed', blocked: { said: { after: { excluded: 'rights' } } } },
  'other-court': { status: 'agreed', blocked: { said: { after: { invited: true, ground: 'domicile' } } }, allowed: { said: { after: { invited: true, ground: 'invited' } } } },
  'court-not-chosen-together': { status: 'agreed', blocked: { said: { after: { several: true } } }, allowed: { said: { after: { several: true, jointlyChosen: true } } } },
  'review-not-joint': { status: 'agreed', blocked: { facts: { type: 'labour' }, said: { after: { joint: false } } }, allowed: { facts: { type: 'labour' } } },
  'review-unwritten': { status: 'agreed', blocked: { facts: { type: 'labour', ...agreement({ form: 'oral', signedPageSeen: false }) } }, allowed: { facts: { type: 'labour', ...agreement({ form: 'oral' }) } } },
  'review-late': { status: 'agreed', blocked: { facts: { type: 'migrant-wages', ...later({ reviewBy: '2026-11-23' }) } }, allowed: { facts: { type: 'migrant-wages', ...later({ reviewBy: today }) } } },
  'family-apart': {
    status: 'accepted', blocked: { facts: { type: 'marriage-family', violence: { asked: [one], found: false } }, said: { together: true } },
    allowed: { facts: { type: 'marriage-family', violence: { asked: [one, two], found: false } }, said: { together: true } },
  },
  'guests-unasked': { status: 'accepted', blocked: { said: { guestsAgreed: false } }, allowed: { said: { guestsAgreed: true } } },
  'challenge-open': { status: 'accepted', blocked: { facts: { challenged: true } }, allowed: { facts: { challenged: false } } },
  'facts-unsigned': { status: 'accepted', blocked: { said: { signedBy: [one] } }, allowed: { said: { signedBy: [one, two] } } },
  'not-family': { status: 'accepted', blocked: {}, allowed: { facts: { type: 'marriage-family' } } },
  'no-precaution': { status: 'accepted', blocked: { said: { precaution: false } }, allowed: { said: { precaution: true } } },
  'not-pausable': { status: 'accepted', blocked: { said: { pausable: false } }, allowed: { said: { pausable: true } } },
  'extension-unasked': { status: 'accepted', blocked: { said: { allAsk: false } }, allowed: { said: { allAsk: true } } },
};

/** Acts that make a new legal state: they are never put right by having happened. */
const neverLate: readonly DisputeStep[] = ['accept', 'putSeal', 'close', 'refer', 'transfer'];

const tried = disputeRules.flatMap((rule) => rule.steps.map((step) => [rule.code, step, rule] as const));
const statusFor = (step: DisputeStep, given: DisputeStatus): DisputeStatus => (disputeLifecycle.steps[step].from.includes(given) ? given : (disputeLifecycle.steps[step].from[0] ?? given));

function caseOf(code: string, step: DisputeStep): { blocked: DisputeFacts; blockedSaid: StepFacts; allowed: DisputeFacts; allowedSaid: StepFacts } {
  const found = ruleCases[code];
  if (found === undefined) throw new Error(`${code} has no case`);
  const status = statusFor(step, found.status);
  return {
    blocked: sound(status, found.blocked.facts), blockedSaid: { ...well, ...found.blocked.said },
    allowed: sound(status, found.allowed?.facts), allowedSaid: { ...well, ...found.allowed?.said },
  };
}

interface Article {
  readonly code: string;
}
const listOf = (name: string): readonly (Article & { readonly articles?: readonly string[] })[] =>
  (JSON.parse(readFileSync(join(import.meta.dirname, '../../../data/lists', `${name}.json`), 'utf8')) as { rows: readonly Article[] }).rows; // the shape of every list

describe('a group', () => {
  const group = { members: 60, told: 60, toldOn: filed, signed: 60 };

  it('is told when every member was, by the day of the step', () => {
    const judged = (more: Partial<typeof group>) => judge(sound('accepted', { group: { ...group, ...more } }), 'holdSession', well).verdict;
    expect(judged({}).legal).toBe(true);
    expect(judged({ told: 59 })).toMatchObject({ legal: false, reason: { code: 'not-told' } });
    expect(judged({ toldOn: tomorrow })).toMatchObject({ legal: false, reason: { code: 'not-told' } });
  });

  it('has signed when every member has, themselves or by who has the powers', () => {
    expect(judge(sound('drafted', { group }), 'putSeal', well).verdict.legal).toBe(true);
    expect(judge(sound('drafted', { group: { ...group, signed: 59 } }), 'putSeal', well).verdict).toMatchObject({ legal: false, reason: { code: 'unsigned', article: 'pml-29' } });
  });
});

describe('the page of signatures', () => {
  it('is needed as soon as one signature is on paper, and not when all were given on screens and phones', () => {
    const judged = (onPaper: boolean) => judge(sound('drafted', agreement({ signedPageSeen: false, onPaper })), 'putSeal', well).verdict;
    expect(judged(true)).toMatchObject({ legal: false, reason: { code: 'no-signed-page' } });
    expect(judged(false).legal).toBe(true);
  });
});

describe('the articles as rules', () => {
  it('have a case each, and stand among the articles with their text', () => {
    expect(Object.keys(ruleCases).toSorted()).toEqual(disputeRules.map(({ code }) => code).toSorted());
    const articles = new Set(listOf('articles').map(({ code }) => code));
    expect(disputeRules.map(({ article }) => article).filter((article) => !articles.has(article))).toEqual([]);
    expect(listOf('grounds').flatMap((ground) => ground.articles ?? []).filter((article) => !articles.has(article))).toEqual([]);
  });

  it.each(tried)('%s: %s is lawful when it is kept', (code, step) => {
    const { allowed, allowedSaid } = caseOf(code, step);
    expect(judge(allowed, step, allowedSaid)).toEqual({ verdict: { legal: true, warnings: [] }, defects: [] });
  });

  it.each(tried)('%s: %s is stopped with its article when it is not; a rule of a place is flagged and stops nothing', (code, step, rule) => {
    const { blocked, blockedSaid } = caseOf(code, step);
    const reason = { code, wording: rule.wording, article: rule.article };
    if (rule.warns === true) {
      expect(judge(blocked, step, blockedSaid)).toEqual({ verdict: { legal: true, warnings: [reason] }, defects: [reason] });
      return;
    }
    for (const happenedOn of [today, tomorrow]) {
      const { verdict, defects } = judge(blocked, step, { ...blockedSaid, happenedOn });
      expect(verdict).toEqual({ legal: false, reason: { code, wording: rule.wording, article: rule.article } });
      expect(defects).toEqual([]);
    }
  });

  it.each(tried)('%s: %s that is past is recorded with its defect, unless it makes a new legal state', (code, step, rule) => {
    const { blocked, blockedSaid } = caseOf(code, step);
    const reason = { code, wording: rule.wording, article: rule.article };
    for (const late of [{ happenedOn: yesterday }, { already: true }]) {
      const judged = judge(blocked, step, { ...blockedSaid, ...late });
      if (neverLate.includes(step)) expect(judged).toEqual({ verdict: { legal: false, reason }, defects: [] });
      else expect(judged).toEqual({ verdict: { legal: true, warnings: [reason] }, defects: [reason] });
    }
  });

  it('keep the sides of a family matter apart where violence was found, and leave each its own talk', () => {
    const facts = sound('accepted', { type: 'marriage-family', violence: { asked: [one, two], found: true } });
    expect(judge(facts, 'holdSession', { ...well, together: true }).verdict).toMatchObject({ legal: false, reason: { code: 'family-apart', article: 'dv-10' } });
    expect(judge(facts, 'holdSession', { ...well, together: false }).verdict.legal).toBe(true);
    expect(judge({ ...facts, type: 'neighbour' }, 'holdSession', { ...well, together: true }).verdict.legal).toBe(true);
    // A third party sits on no side: nobody has to ask it, and it makes no two sides of one.
    const third = { id: post, side: 'third' as const };
    expect(askedApart({ ...facts, parties: [...facts.parties, third] })).toBe(true);
    expect(bothSides([...facts.parties, third], [one, post])).toBe(false);
    expect(bothSides(facts.parties, [one, two])).toBe(true);
  });

  it('are all flagged that a past act broke, the first one stops a future act', () => {
    const facts = sound('accepted', { mediators: [], consents: [] });
    expect(judge(facts, 'agreeOrally', { ...well, writtenNotNeeded: false, already: true }).defects.map(({ code }) => code)).toEqual(['no-mediator', 'not-told', 'written-asked']);
    expect(judge(facts, 'agreeOrally', { ...well, writtenNotNeeded: false }).verdict).toMatchObject({ legal: false, reason: { code: 'no-mediator' } });
  });

  it('look at the days: what was done, chosen or told only afterwards does not help', () => {
    const codes = (more: Partial<DisputeFacts>): string[] => judge(sound('accepted', more), 'holdSession', { ...well, happenedOn: '2026-11-22' }).defects.map(({ code }) => code);
    expect(codes({})).toEqual([]);
    expect(codes({ acceptedOn: '2026-11-23' })).toEqual(['before-acceptance']);
    expect(codes({ mediators: [{ post, from: '2026-11-23' }] })).toEqual(['no-mediator']);
    expect(codes({ consents: [{ party: one, answer: 'consented', toldOn: filed }, { party: two, answer: 'consented', toldOn: '2026-11-23' }] })).toEqual(['not-told']);
  });

  it.each<[DisputeStatus, DisputeStep, Partial<DisputeFacts>]>([
    ['registered', 'accept', {}], ['registered', 'refuse', {}], ['accepted', 'decline', {}], ['accepted', 'withdraw', {}],
    ['accepted', 'fail', { acceptedOn: '2026-11-24' }], ['accepted', 'fail', { sessions: [{ heldOn: '2026-11-24' }] }], ['failed', 'resume', { sessions: [{ heldOn: '2026-11-24' }] }],
    ['agreed', 'followUp', { effectiveOn: '2026-11-24' }], ['agreed', 'close', { followUps: [{ performed: 'full', happenedOn: '2026-11-24' }] }], ['agreed', 'close', { effectiveOn: '2026-11-24' }],
    ['closed', 'archive', { closedOn: '2026-11-24' }],
  ])('at %s: %s is not earlier than what it follows', (status, step, more) => {
    const facts = sound(status, more);
    const first = notBefore(facts, step) ?? '';
    expect(first).toBe(Object.keys(more).length === 0 ? filed : yesterday);
    expect(judge(facts, step, { ...well, happenedOn: first }).verdict.legal).toBe(true);
    expect(judge(facts, step, { ...well, happenedOn: addDays(first, -1), already: true })).toMatchObject({ verdict: { legal: false, reason: { code: 'too-early' } }, defects: [] });
  });

  it('leave a seal to the photographed page, whatever happened on paper', () => {
    const facts = sound('drafted', agreement({ signedPageSeen: false }));
    for (const late of [{}, { happenedOn: yesterday }, { already: true }]) {
      expect(judge(facts, 'putSeal', { ...well, ...late }).verdict).toMatchObject({ legal: false, reason: { code: 'no-signed-page' } });
    }
  });
});

describe('the lifecycle', () => {
  const pairs = disputeStatusNames.flatMap((status) => disputeSteps.map((step) => [status, step] as const));

  it.each(pairs)('at %s: %s is possible when the table says so, and not otherwise, past or not', (status, step) => {
    const possible = disputeLifecycle.steps[step].from.includes(status);
    for (const late of [{}, { happenedOn: yesterday }, { already: true }]) {
      const { verdict, defects } = judge(readyFor(status, step), step, { ...well, ...late });
      expect(defects).toEqual([]);
      if (possible) expect(verdict).toEqual({ legal: true, warnings: [] });
      else expect(verdict).toMatchObject({ legal: false, reason: { code: 'wrong-status' } });
    }
    expect(verdicts(readyFor(status, step), today)[step].legal).toBe(possible);
  });

  const next = (status: DisputeStatus): DisputeStatus[] =>
    disputeSteps.flatMap((step) => {
      const { from, to, otherwise } = disputeLifecycle.steps[step];
      return from.includes(status) ? [to === 'same' ? status : to, ...(otherwise ?? [])] : [];
    });
  const reached = (from: DisputeStatus): Set<DisputeStatus> => {
    const seen = new Set([from]);
    for (const status of seen) for (const after of next(status)) seen.add(after);
    return seen;
  };

  it('leads everywhere from a filing, and from everywhere into the archive, which nothing leaves', () => {
    expect([...reached('offered')].toSorted()).toEqual([...disputeStatusNames].toSorted());
    for (const status of disputeStatusNames) expect(reached(status), status).toContain('archived');
    expect(next('archived')).toEqual([]);
    expect(disputeLifecycle.statuses.archived).toMatchObject({ final: true });
  });

  it('knows for each status the next step, the station, and whether work is left', () => {
    for (const status of disputeStatusNames) {
      const step = usualNext[status];
      if (step === null) expect(next(status)).toEqual([]);
      else expect(disputeLifecycle.steps[step].from).toContain(status);
      expect(openStatuses.includes(status)).toBe(status !== 'closed' && status !== 'archived');
    }
    // Stations of a receipt never run back, but for a mediation that starts again.
    for (const step of disputeSteps.filter((name) => name !== 'resume')) {
      const { from, to } = disputeLifecycle.steps[step];
      for (const status of from) expect(stationOf[to === 'same' ? status : to], step).toBeGreaterThanOrEqual(stationOf[status]);
    }
  });
});
