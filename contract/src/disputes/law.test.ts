import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { ClauseCheckBody, ClockBody, DisputeTypeBody, NumberBody, addDays, clockState, instantAt, makeCalendar, parseReferenceFile, rowOn } from '../kernel/index.ts';
import type { ClockFacts } from '../kernel/index.ts';
import { mayHave, mediatingKinds, unitKinds } from '../staff/index.ts';
import type { UnitKind } from '../staff/index.ts';
import { checkUp } from './after/check-up.ts';
import type { CheckUpFacts } from './after/check-up.ts';
import { ledgerOf } from './after/ledger.ts';
import type { Paid } from './after/ledger.ts';
import type { AfterFacts } from './after/rules.ts';
import { notAcceptedGrounds, rejectedGrounds } from './after/vocabulary.ts';
import { checkClauses, linesAsClauses, stopsOf } from './agree/checks.ts';
import type { AnsweredNote, CheckRow } from './agree/checks.ts';
import { maySettle, representedBy } from './agree/group.ts';
import { disputeLifecycle } from './lifecycle.ts';
import type { DisputeStatus, DisputeStep } from './lifecycle.ts';
import { disputeOperations as operations } from './operations.ts';
import { HandIn } from './origin/operations.ts';
import { disputeRules, judge, verdicts } from './rules.ts';
import type { AgreementFacts, DisputeFacts, StepFacts } from './rules.ts';

/*
 * The law as a table: each article that concerns people's mediation, where the product holds it, and, where it allows
 * or forbids a step, a case of either outcome.
 *
 * Where it is held: `rule:` a rule of the dispute · `fact:` what makes a step impossible · `step:` an edge of the
 * lifecycle · `clock:` a row of the clocks · `paper:` a kind of paper · `row:` a configurable row · `operation:` what an
 * operation asks for · `check:` a point of the check-up · `unit:` a kind of unit · `none:` not a step, and why · `open:` what the
 * article forbids and nothing holds yet.
 */
const lists = join(import.meta.dirname, '../../../data/lists');
const file = (name: string): unknown => JSON.parse(readFileSync(join(lists, `${name}.json`), 'utf8'));
const codesOf = (name: string): readonly string[] => (file(name) as { rows: readonly { code: string }[] }).rows.map(({ code }) => code); // the shape of every list
// Papers come after disputes in the order of the capabilities: their codes are read from the source.
const papers = [...readFileSync(join(import.meta.dirname, '../documents/kinds.ts'), 'utf8').matchAll(/ code: '([a-z-]+)', zh/g)].map(([, code]) => code);
const calendar = makeCalendar();
const clockRows = parseReferenceFile('clocks', file('clocks'));
const checkRows: CheckRow[] = parseReferenceFile('clause-checks', file('clause-checks')).map(({ code, body }) => ({ code, ...ClauseCheckBody.parse(body) }));

const [filed, yesterday, today, tomorrow] = ['2026-11-20', '2026-11-24', '2026-11-25', '2026-11-26'];
const [one, two, post] = ['0196f000-0000-7000-8000-000000000001', '0196f000-0000-7000-8000-000000000002', '0196f000-0000-7000-8000-000000000003'];
const sides: DisputeFacts['parties'] = [{ id: one, side: 'applicant' }, { id: two, side: 'respondent' }];

type Answer = DisputeFacts['consents'][number]['answer'];
const answers = (first: Answer, second: Answer, toldOn = filed): Pick<DisputeFacts, 'consents'> => ({ consents: [{ party: one, answer: first, toldOn }, { party: two, answer: second, toldOn }] });
const agreement = (more: Partial<AgreementFacts>): Pick<DisputeFacts, 'agreement'> => ({
  agreement: { form: 'written', status: 'draft', performance: 'by-date', signers: [one, two], mediatorSigned: true, onPaper: true, stops: [], signedPageSeen: true, ...more },
});
const later = (more: Partial<AfterFacts>): Pick<DisputeFacts, 'after'> => ({ after: { performed: null, ledger: null, confirmation: null, review: null, confirmBy: null, reviewBy: null, ...more } });
const family = (asked: readonly string[], found: boolean): Partial<DisputeFacts> => ({ type: 'marriage-family', violence: { asked, found } });
const labour = { type: 'labour' } as const;

/** Facts in which nothing is wrong, changed; and what is said of a step, all answered well, changed. */
const sound = (status: DisputeStatus, more: Partial<DisputeFacts> = {}): DisputeFacts => ({
  status, type: 'neighbour', outcome: null, parties: sides, group: null, mediators: [{ post, from: filed }], filedOn: filed, acceptedOn: filed, effectiveOn: filed, closedOn: filed, ...answers('consented', 'consented'),
  sessions: [{ heldOn: filed }], followUps: [{ performed: 'full', happenedOn: filed }], transferPending: false, handIn: 'none', ...agreement({}), ...more,
});
const well: StepFacts = {
  happenedOn: today, today, seised: 'no', authorityAct: false, conflict: 'none', committeeMember: true, writtenNotNeeded: true, told: 'all', remediesTold: true, specialAuthority: true,
  guestsAgreed: true, together: true, precaution: true, pausable: true, allAsk: true, signedBy: [one, two], after: { joint: true, invited: false, ground: 'body' },
};

/** What came of a try: `legal`, or the code of the reason with its article; `flagged` where it goes on all the same. */
type Try = () => string;
interface Change { readonly facts?: Partial<DisputeFacts>; readonly said?: Partial<StepFacts> }
const step = (name: DisputeStep, status: DisputeStatus, { facts, said }: Change = {}): Try => () => {
  const { verdict } = judge(sound(status, facts), name, { ...well, ...said });
  const [reason] = verdict.legal ? verdict.warnings : [verdict.reason];
  return reason === undefined ? 'legal' : `${verdict.legal ? 'flagged: ' : ''}${reason.code} ${reason.article ?? ''}`.trim();
};
const takes = (schema: z.ZodType, input: unknown): Try => () => (schema.safeParse(input).success ? 'legal' : 'refused');
const is = (holds: () => boolean, otherwise: string): Try => () => (holds() ? 'legal' : otherwise);
const sealing = (text: string, answered: readonly AnsweredNote[] = []): Try => () => {
  const stops = stopsOf(checkClauses(linesAsClauses(text), checkRows, today), answered);
  const sealed = step('putSeal', 'drafted', { facts: agreement({ stops }) })();
  return sealed === 'legal' ? sealed : `${stops.join(' ')}: ${sealed}`;
};
const definite: CheckUpFacts = {
  type: 'neighbour', form: 'written', status: 'effective', signedPageSeen: true, content: '乙方于2026年12月10日前将修墙费用2000元转账到甲方的银行账户。', performance: 'by-date', performBy: '2026-12-10', performHow: null,
  amount: '2000.00', schedule: [], parties: 2, lastDay: '2026-12-20', today,
};
const checked = (code: string, change: Partial<CheckUpFacts> = {}): Try => () => {
  const found = checkUp({ ...definite, ...change }).find((check) => check.code === code);
  return found?.state === 'ok' ? 'legal' : `${found?.state ?? 'no'} ${found?.article ?? ''}`;
};
/** Whether something done on a day is in time under the row of a clock. */
const inTime = (code: string, facts: ClockFacts): Try => () => {
  const row = rowOn(clockRows, code, facts.start);
  if (row === undefined) return 'no row';
  const { force, ...rest } = ClockBody.parse(row.body);
  return clockState({ ...rest, force, verified: row.verified }, facts, calendar, instantAt('2027-06-01')).overdue ? `late, by ${force}` : 'legal';
};
const started = (start: string, stopped: string): ClockFacts => ({ start, stopped });

/** Named by what it shows: what is allowed, what is not, and what the latter answers. */
type Case = readonly [name: string, allowed: Try, blocked: Try, because: string];
interface Line { readonly at: string; readonly holds: readonly string[]; readonly cases?: readonly Case[] }
/** A rule's case: the step of sound facts is legal, of changed ones it is not. */
const ruled = (because: string, name: DisputeStep, status: DisputeStatus, blocked: Change, allowed: Change = {}): Case => [`${disputeLifecycle.steps[name].title.en}: ${because}`, step(name, status, allowed), step(name, status, blocked), because];

const mediationLaw: readonly Line[] = [
  { at: 'pml-3', holds: ['rule:clause-stops', 'row:clause-checks/waives-lawsuit', 'paper:rights-notice', 'open: the text of an oral agreement is not searched for what mandatory law forbids'], cases: [
    ['an agreement may not keep anyone from the courts', sealing('本协议不影响任何一方向人民法院起诉。'), sealing('乙方不得再就此事向法院起诉。'), 'waives-lawsuit: clause-stops pml-3'],
    ['what mandatory law forbids is sealed only when the drafter answered it', sealing('乙方不追究刑事责任。', [{ code: 'criminal', why: '引述派出所的决定' }]), sealing('乙方不追究刑事责任。'), 'criminal: clause-stops pml-3'],
    ruled('clause-stops pml-3', 'putSeal', 'drafted', { facts: agreement({ stops: ['freedom'] }) }),
  ] },
  { at: 'pml-4', holds: ['row:clause-checks/mediation-fee', 'paper:rights-notice'], cases: [['nobody pays for mediation', sealing('人民调解不收取调解费。'), sealing('双方各付调解费二百元。'), 'mediation-fee: clause-stops pml-3']] },
  { at: 'pml-8', holds: ['unit:committee', 'none: who sits on a committee is decided by the village’s assembly; posts record it', 'open: three to nine members, one director and women are not checked'] },
  { at: 'pml-9', holds: ['none: the term of three years is the posts’ own time; election is no step of a dispute'] },
  { at: 'pml-10', holds: ['row:returns/committee', 'row:returns/office'] },
  { at: 'pml-15', holds: ['rule:conflict', 'row:clause-checks/mediation-fee', 'none: criticism and removal are acts of the committee and of those who elected'], cases: [
    ruled('conflict pml-15', 'appoint', 'accepted', { said: { conflict: 'declared' } }, { said: { conflict: 'accepted' } }),
    ruled('conflict pml-15', 'changeMediator', 'accepted', { said: { conflict: 'declared' } }),
  ] },
  { at: 'pml-16', holds: ['row:allowance-classes/simple', 'row:allowance-classes/guided', 'none: lost wages are paid by county rules'] },
  { at: 'pml-17', holds: ['rule:party-refuses', 'fact:wrong-status', 'step:decline', 'step:resume', 'row:grounds/clear-refusal'], cases: [
    ...(['holdSession', 'agreeOrally', 'draftAgreement'] as const).map((name) => ruled('party-refuses pml-17', name, 'accepted', { facts: answers('consented', 'refused') }, { facts: answers('consented', 'open') })),
    ruled('party-refuses pml-17', 'putSeal', 'drafted', { facts: answers('refused', 'consented') }),
    ['after a refusal there is no session until it is mediated again', step('resume', 'declined'), step('holdSession', 'declined'), 'wrong-status'],
  ] },
  { at: 'pml-18', holds: ['none: telling people before acceptance is the court’s and the police’s act; who comes by it is registered like anybody else', 'operation:register'] },
  { at: 'pml-19', holds: ['rule:not-member', 'rule:no-mediator', 'operation:appoint', 'step:appoint'], cases: [
    ruled('not-member pml-19', 'appoint', 'accepted', { said: { committeeMember: false } }),
    ruled('no-mediator pml-19', 'holdSession', 'accepted', { facts: { mediators: [] } }, { facts: { mediators: [{ post, from: filed }, { post: two, from: filed }] } }),
    ruled('no-mediator pml-19', 'agreeOrally', 'accepted', { facts: { mediators: [{ post, from: tomorrow }] } }),
    ['the parties choose or the committee appoints, and nobody else', takes(operations.appoint.input.shape.chosen, 'chosen'), takes(operations.appoint.input.shape.chosen, 'volunteered'), 'refused'],
  ] },
  { at: 'pml-20', holds: ['rule:guests-unasked', 'operation:holdSession'], cases: [ruled('guests-unasked pml-20', 'holdSession', 'accepted', { said: { guestsAgreed: false } })] },
  { at: 'pml-22', holds: ['none: the manner of mediating, listening and explaining is the mediator’s', 'paper:mediation-record'] },
  { at: 'pml-23', holds: ['rule:challenge-open', 'step:challenge', 'step:withdraw', 'step:decline', 'fact:wrong-status', 'open: a seal is put although a party asked for another mediator after the draft'], cases: [
    ...(['holdSession', 'agreeOrally', 'draftAgreement'] as const).map((name) => ruled('challenge-open pml-23', name, 'accepted', { facts: { challenged: true } }, { facts: { challenged: false } })),
    ['a party ends the mediation while it runs, and not what it has agreed to', step('withdraw', 'drafted'), step('withdraw', 'agreed'), 'wrong-status'],
  ] },
  { at: 'pml-24', holds: ['paper:rights-notice', 'none: duties of the parties; a breach of them bars no step'] },
  { at: 'pml-25', holds: ['rule:no-precaution', 'step:reportToPolice', 'row:warning-signs/threat-uttered', 'row:grounds/public-order', 'paper:police-report', 'fact:wrong-status'], cases: [
    ruled('no-precaution pml-25', 'noteWarning', 'accepted', { said: { precaution: false } }),
    ['the police are told from the filing on, and not of what is over', step('reportToPolice', 'registered'), step('reportToPolice', 'archived'), 'wrong-status'],
  ] },
  { at: 'pml-26', holds: ['rule:remedies-untold', 'step:fail', 'paper:termination-notice', 'row:remedies/civil-suit'], cases: [ruled('remedies-untold pml-26', 'fail', 'accepted', { said: { remediesTold: false } })] },
  { at: 'pml-27', holds: ['operation:holdSession', 'step:archive', 'paper:mediation-record', 'paper:dossier-cover', 'row:papers/mediation-record', 'fact:wrong-status'], cases: [
    ['a session without its record is none', takes(operations.holdSession.input.shape.record, '双方陈述了意见'), takes(operations.holdSession.input.shape.record, ' '), 'refused'],
    ['what is filed is closed first', step('archive', 'closed'), step('archive', 'agreed'), 'wrong-status'],
  ] },
  { at: 'pml-28', holds: ['rule:written-asked', 'operation:agreeOrally', 'step:agreeOrally'], cases: [
    ruled('written-asked pml-28', 'agreeOrally', 'accepted', { said: { writtenNotNeeded: false } }),
    ['the content of an oral agreement is recorded', takes(operations.agreeOrally.input.shape.content, '乙方把水沟改回原处'), takes(operations.agreeOrally.input.shape.content, ''), 'refused'],
  ] },
  { at: 'pml-29', holds: ['rule:unsigned', 'rule:mediator-unsigned', 'fact:no-signed-page', 'step:putSeal', 'operation:draftAgreement', 'paper:agreement', 'paper:seal-register'], cases: [
    ruled('unsigned pml-29', 'putSeal', 'drafted', { facts: agreement({ signers: [one] }) }),
    ruled('unsigned pml-29', 'putSeal', 'drafted', { facts: { group: { members: 60, told: 60, toldOn: filed, signed: 59 } } }, { facts: { group: { members: 60, told: 60, toldOn: filed, signed: 60 } } }),
    ruled('mediator-unsigned pml-29', 'putSeal', 'drafted', { facts: agreement({ mediatorSigned: false }) }),
    ruled('no-signed-page', 'putSeal', 'drafted', { facts: agreement({ signedPageSeen: false }) }, { facts: agreement({ signedPageSeen: false, onPaper: false }) }),
    ['each party has a copy and the committee keeps one', takes(operations.draftAgreement.input.shape.copies, 3), takes(operations.draftAgreement.input.shape.copies, 1), 'refused'],
  ] },
  { at: 'pml-30', holds: ['step:agreeOrally', 'row:numbers/oral', 'paper:oral-register', 'paper:yearly-oral-register', 'fact:wrong-status'], cases: [
    ['an oral agreement is in force without signature or seal', step('agreeOrally', 'accepted', { facts: agreement({ form: 'oral', signers: [], mediatorSigned: false, signedPageSeen: false }) }), step('putSeal', 'agreed', { facts: agreement({ form: 'oral', signers: [] }) }), 'wrong-status'],
  ] },
  { at: 'pml-31', holds: ['rule:no-follow-up', 'rule:instalments-open', 'fact:performed-already', 'step:followUp', 'step:recordPerformance', 'clock:follow-up', 'paper:follow-up-record', 'paper:performance-ledger'], cases: [
    ruled('no-follow-up pml-31', 'close', 'agreed', { facts: { followUps: [] } }, { facts: { followUps: [], ...agreement({ performance: 'on-the-spot' }) } }),
    ruled('instalments-open pml-31', 'close', 'agreed', { facts: later({ ledger: 'open', performed: 'part' }) }, { facts: later({ ledger: 'performed', performed: 'full' }) }),
    ruled('performed-already pml-31', 'recordBreach', 'agreed', { facts: later({ performed: 'full' }) }, { facts: later({ performed: 'part' }) }),
    ['what the ledger says lets it be closed: paid in whole, not in part', ...[1000, 999].map((cents): Try => () => {
      const paid: Paid[] = [{ instalment: one, cents, full: false }];
      const { state, performed } = ledgerOf([{ id: one, cents: 1000, dueOn: yesterday }], paid, [], today);
      return step('close', 'agreed', { facts: later({ ledger: state, performed }) })();
    }) as [Try, Try], 'instalments-open pml-31'], // one of either, as listed
  ] },
  { at: 'pml-32', holds: ['rule:breach-remedies-untold', 'row:remedies/agreement-suit', 'paper:breach-notice'], cases: [ruled('breach-remedies-untold pml-32', 'recordBreach', 'agreed', { said: { remediesTold: false } })] },
  { at: 'pml-33', holds: ['rule:confirmation-late', 'clock:confirmation', 'check:days', 'step:applyConfirmation', 'paper:confirmation'], cases: [
    ruled('confirmation-late pml-33', 'applyConfirmation', 'agreed', { facts: later({ confirmBy: yesterday }) }, { facts: later({ confirmBy: today }) }),
    ['the thirty days end after the holidays', inTime('confirmation', started('2026-09-03', '2026-10-08')), inTime('confirmation', started('2026-09-03', '2026-10-09')), 'late, by law'],
    ['the check-up counts them, too', checked('days'), checked('days', { lastDay: yesterday }), 'stops pml-33'],
  ] },
  { at: 'pml-34', holds: ['unit:town-committee', 'unit:trade-labour', 'unit:trade-medical'], cases: [['towns and social bodies may have committees, offices that guide may not', is(() => mediatingKinds.includes('town-committee'), 'no committee'), is(() => mediatingKinds.includes('justice-office'), 'no committee'), 'no committee']] },
];

const ask = (more: StepFacts['after']): Change => ({ said: { after: { joint: true, ...more } } });
const confirmationLaw: readonly Line[] = [
  { at: 'cpl-187', holds: ['clock:court-ruling', 'none: the thirty days of a special procedure bind the court; the row of the ruling says what it expects and can be changed'] },
  { at: 'cpl-205', holds: ['rule:not-joint', 'rule:other-court', 'fact:already-applied', 'fact:not-applied', 'operation:applyConfirmation'], cases: [
    ruled('not-joint cpl-205', 'applyConfirmation', 'agreed', ask({ joint: false, invited: false, ground: 'body' })),
    ruled('other-court cpl-205', 'applyConfirmation', 'agreed', ask({ invited: true, ground: 'domicile' }), ask({ invited: true, ground: 'invited' })),
    ...(['domicile', 'subject', 'body', 'intermediate'] as const).map((ground) => ruled('other-court cpl-205', 'applyConfirmation', 'agreed', ask({ invited: false, ground: 'invited' }), ask({ invited: false, ground }))),
    ruled('already-applied cpl-205', 'applyConfirmation', 'agreed', { facts: later({ confirmation: 'applied' }) }),
    ruled('not-applied cpl-205', 'recordRuling', 'agreed', {}, { facts: later({ confirmation: 'applied' }) }),
  ] },
  { at: 'cpl-206', holds: ['fact:agreement-in-force', 'fact:rejected-once', 'fact:already-confirmed', 'step:resume', 'step:recordRuling', 'clock:court-ruling'], cases: [
    ruled('agreement-in-force cpl-206', 'resume', 'agreed', {}, { facts: later({ confirmation: 'rejected' }) }),
    ruled('rejected-once cpl-206', 'applyConfirmation', 'agreed', { facts: later({ confirmation: 'rejected' }) }),
    ruled('already-confirmed cpl-206', 'applyConfirmation', 'agreed', { facts: later({ confirmation: 'confirmed' }) }),
  ] },
  { at: 'cpi-351', holds: ['operation:applyConfirmation', 'open: whether an agent has the powers for it is not asked'], cases: [['in person or by an agent', takes(operations.applyConfirmation.input.shape.applicants, [{ party: one, how: 'in-person' }, { party: two, how: 'agent' }]), takes(operations.applyConfirmation.input.shape.applicants, [{ party: one, how: 'by-letter' }]), 'refused']] },
  { at: 'cpi-352', holds: ['rule:court-not-chosen-together'], cases: [ruled('court-not-chosen-together cpi-352', 'applyConfirmation', 'agreed', ask({ several: true }), ask({ several: true, jointlyChosen: true }))] },
  { at: 'cpi-353', holds: ['paper:confirmation', 'none: an oral application is taken down by the court; ours is the written one'] },
  { at: 'cpi-354', holds: ['rule:oral-unwritten', 'check:form', 'paper:mediation-proof', 'paper:confirmation-materials'], cases: [
    ruled('oral-unwritten cpi-354', 'applyConfirmation', 'agreed', { facts: agreement({ form: 'oral', signedPageSeen: false }) }, { facts: agreement({ form: 'oral' }) }),
    ['the check-up asks for the written agreement in force', checked('form'), checked('form', { status: 'draft' }), 'stops cpi-354'],
  ] },
  { at: 'cpi-355', holds: ['rule:identity-relation', 'rule:rights-confirmed', 'check:scope', 'check:identity', 'check:rights'], cases: [
    ruled('identity-relation cpi-355', 'applyConfirmation', 'agreed', ask({ excluded: 'identity' })),
    ruled('rights-confirmed cpi-355', 'applyConfirmation', 'agreed', ask({ excluded: 'rights' })),
    ['no act of an authority', checked('scope'), checked('scope', { content: '撤销行政处罚。' }), 'stops cpi-355'],
    ['no marriage, parentage, adoption', checked('identity'), checked('identity', { content: '双方自愿离婚。' }), 'stops cpi-355'],
    ['no confirmation of property or intellectual-property rights', checked('rights'), checked('rights', { content: '争议地块的使用权归甲方享有。' }), 'stops cpi-355'],
    ['its five grounds are there to be recorded', is(() => Object.keys(notAcceptedGrounds).length === 5, 'other'), is(() => 'unclear' in notAcceptedGrounds, 'of art 358'), 'of art 358'],
  ] },
  { at: 'cpi-356', holds: ['none: the court calls the parties; they are told by the paper of materials', 'paper:confirmation-materials'] },
  { at: 'cpi-357', holds: ['step:recordRuling', 'operation:recordRuling', 'fact:not-applied cpl-205'], cases: [
    ['an application is withdrawn before the ruling, and not after it', step('recordRuling', 'agreed', { facts: later({ confirmation: 'applied' }) }), step('recordRuling', 'agreed', { facts: later({ confirmation: 'confirmed' }) }), 'not-applied cpl-205'],
    ['after it was withdrawn the parties may apply again within the thirty days', step('applyConfirmation', 'agreed', { facts: later({ confirmation: 'withdrawn', confirmBy: today }) }), step('applyConfirmation', 'agreed', { facts: later({ confirmation: 'withdrawn', confirmBy: yesterday }) }), 'confirmation-late pml-33'],
    ['its withdrawal can be recorded', takes(operations.recordRuling.input.shape.result, 'withdrawn'), takes(operations.recordRuling.input.shape.result, 'forgotten'), 'refused'],
  ] },
  { at: 'cpi-358', holds: ['check:how-much', 'check:when', 'check:lawful', 'row:clause-checks/vague-when'], cases: [
    ['a sum is definite', checked('how-much'), checked('how-much', { content: '乙方给予甲方适当补偿。', amount: null }), 'stops cpi-358'],
    ['a term is definite', checked('when'), checked('when', { content: '乙方尽快付给甲方2000元。' }), 'stops cpi-358'],
    ['whether it is voluntary and lawful no program reads: it is left to a person', checked('what'), checked('lawful'), 'look cpi-358'],
    ['its six grounds are there to be recorded', is(() => Object.keys(rejectedGrounds).length === 6, 'other'), is(() => 'jurisdiction' in rejectedGrounds, 'of art 355'), 'of art 355'],
  ] },
  { at: 'cpi-372', holds: ['clock:objection', 'none: an interested person’s six months run from that person’s knowing, which the product does not learn'], cases: [['fifteen days from receipt', inTime('objection', started('2026-11-25', '2026-12-10')), inTime('objection', started('2026-11-25', '2026-12-11')), 'late, by law']] },
  { at: '法释〔2011〕5号', holds: ['clock:court-acceptance', 'clock:court-ruling'], cases: [
    ['the court’s three days are a configurable row that binds nobody', inTime('court-acceptance', started('2026-11-23', '2026-11-26')), inTime('court-acceptance', started('2026-11-23', '2026-11-27')), 'late, by general'],
    ['its fifteen days with ten more by the president', inTime('court-ruling', { ...started('2026-11-25', '2026-12-21'), extensions: [{ amount: 10, unit: 'day', on: '2026-12-09' }] }), inTime('court-ruling', started('2026-11-25', '2026-12-11')), 'late, by general'],
  ] },
];

const rulesOf2002: readonly Line[] = [
  { at: 'moj75-20', holds: ['rule:authority-act', 'rule:one-side', 'row:grounds/authority-act', 'row:grounds/tax-act', 'row:grounds/not-civil'], cases: [
    ruled('authority-act moj75-20', 'accept', 'registered', { said: { authorityAct: true } }),
    ruled('one-side moj75-20', 'accept', 'registered', { facts: { parties: [{ id: one, side: 'applicant' }] } }),
  ] },
  { at: 'moj75-21', holds: ['rule:transfer-pending', 'fact:transfer-waits', 'step:transfer', 'step:receive', 'row:grounds/elsewhere', 'paper:handover-letter'], cases: [
    ...(['agreeOrally', 'draftAgreement'] as const).map((name) => ruled('transfer-pending moj75-21', name, 'accepted', { facts: { transferPending: true } })),
    ruled('transfer-pending moj75-21', 'putSeal', 'drafted', { facts: { transferPending: true } }),
    ruled('transfer-waits', 'transfer', 'accepted', { facts: { transferPending: true } }),
  ] },
  { at: 'moj75-22', holds: ['rule:seised', 'row:grounds/special-organ', 'row:grounds/barred-by-law', 'row:grounds/already-seised', 'step:refuse', 'paper:refusal-notice', 'open: acceptance asks about other organs, not whether a special organ alone may decide it or the law forbids mediation'], cases: [ruled('seised moj75-22', 'accept', 'registered', { said: { seised: 'yes' } }, { said: { seised: 'no' } })] },
  { at: 'moj75-23', holds: ['operation:register', 'row:grounds/objection-to-initiative', 'rule:party-refuses pml-17', 'paper:acceptance-register', 'row:numbers/acceptance'], cases: [
    ...(['written', 'oral', 'initiative'] as const).map((origin): Case => [`an application may be ${origin}`, takes(operations.register.input.shape.origin, origin), takes(operations.register.input.shape.origin, 'by-order'), 'refused']),
    ['a party may object to mediation on initiative', step('holdSession', 'accepted', { facts: answers('open', 'open') }), step('holdSession', 'accepted', { facts: answers('open', 'refused') }), 'party-refuses pml-17'],
  ] },
  { at: 'moj75-24', holds: ['rule:before-acceptance', 'clock:acceptance', 'operation:refuse', 'step:accept', 'step:refuse', 'paper:refusal-notice'], cases: [
    ...(['holdSession', 'agreeOrally', 'draftAgreement'] as const).map((name) => ruled('before-acceptance moj75-24', name, 'accepted', { facts: { acceptedOn: tomorrow } })),
    ruled('before-acceptance moj75-24', 'putSeal', 'drafted', { facts: { acceptedOn: null } }),
    ['who is refused is told where to go', takes(operations.refuse.input.shape.goTo, '县劳动人事争议仲裁委员会'), takes(operations.refuse.input.shape.goTo, ''), 'refused'],
    ['“in time” is our promise of three working days', inTime('acceptance', started('2026-11-25', '2026-11-30')), inTime('acceptance', started('2026-11-25', '2026-12-01')), 'late, by promise'],
    ['what may intensify is calmed before it is passed on', step('noteWarning', 'registered'), step('noteWarning', 'closed'), 'wrong-status'],
  ] },
  { at: 'moj75-25', holds: ['step:appoint', 'fact:wrong-status'], cases: [['one or more mediators, while it is mediated', step('appoint', 'accepted', { facts: { mediators: [{ post, from: filed }] } }), step('appoint', 'agreed'), 'wrong-status']] },
  { at: 'moj75-26', holds: ['step:refer', 'none: several committees on one dispute: one owns it and asks the other for help'] },
  { at: 'moj75-27', holds: ['step:refer', 'rule:court-not-chosen-together cpi-352', 'none: of a joint mediation it is the owner that records and seals'] },
  { at: 'moj75-28', holds: ['operation:holdSession', 'none: every place will do; a session names its own'] },
  { at: 'moj75-29', holds: ['operation:holdSession', 'open: whether it is held in public is recorded; whether privacy, a trade secret or an objection speaks against it is not asked'] },
  { at: 'moj75-30', holds: ['rule:not-told', 'step:tell', 'paper:rights-notice'], cases: [
    ...(['holdSession', 'agreeOrally', 'draftAgreement'] as const).map((name) => ruled('not-told moj75-30', name, 'accepted', { facts: { consents: [{ party: one, answer: 'consented', toldOn: filed }] } })),
    ruled('not-told moj75-30', 'holdSession', 'accepted', { facts: answers('consented', 'consented', tomorrow) }, { facts: answers('consented', 'consented', today) }),
  ] },
  { at: 'moj75-31', holds: ['none: its text was not read; the manner of mediating is the mediator’s'] },
  { at: 'moj75-32', holds: ['step:noteWarning', 'none: its text was not read; precautions against escalation are held by art 25 of the law'] },
  { at: 'moj75-33', holds: ['rule:extension-unasked', 'clock:mediation', 'step:extendMediation'], cases: [
    ruled('flagged: extension-unasked moj75-33', 'extendMediation', 'accepted', { said: { allAsk: false } }),
    ['generally within a month, which bars nothing', inTime('mediation', started('2026-11-25', '2026-12-25')), inTime('mediation', started('2026-11-25', '2026-12-26')), 'late, by general'],
    ['after the month a session is still lawful; only an end is not', step('holdSession', 'accepted', { facts: { filedOn: '2026-08-01', acceptedOn: '2026-08-03' } }), step('holdSession', 'failed', { facts: { filedOn: '2026-08-01', acceptedOn: '2026-08-03' } }), 'wrong-status'],
  ] },
  { at: 'moj75-34', holds: ['rule:written-asked pml-28'], cases: [['a written one is made when a party asks for it', step('draftAgreement', 'accepted', { said: { writtenNotNeeded: false } }), step('agreeOrally', 'accepted', { said: { writtenNotNeeded: false } }), 'written-asked pml-28']] },
  { at: 'moj75-35', holds: ['operation:draftAgreement', 'paper:agreement'], cases: [
    ['the facts and issues are stated', takes(operations.draftAgreement.input.shape.facts, '双方因排水相争'), takes(operations.draftAgreement.input.shape.facts, ''), 'refused'],
    ...([['no-who', { who: undefined }], ['no-receiver', { to: undefined }], ['no-how', { how: '' }]] as const).map(([code, gone]): Case => {
      const clause = { kind: 'pay', who: one, to: two, what: '修墙款', amount: 2000, by: '2026-12-10', how: '转账', text: '甲方于2026年12月10日前向乙方支付修墙款2,000元，方式：转账。' } as const;
      const found = (more: object): Try => () => checkClauses([{ ...clause, ...more }], checkRows, today).map((one) => `${one.level}: ${one.code} ${one.article ?? ''}`).join() || 'legal';
      return [`who, for whom, in which manner are to be stated: ${code}`, found({}), found(gone), `look: ${code} moj75-35`];
    }),
  ] },
  { at: 'moj75-36', holds: ['none: its text was not read; the parties’ own duty to perform is told by the notice', 'paper:rights-notice'] },
  { at: 'moj75-37', holds: ['step:followUp', 'clock:follow-up', 'paper:follow-up-record', 'fact:wrong-status'], cases: [
    ['a follow-up is of an agreement', step('followUp', 'agreed'), step('followUp', 'failed'), 'wrong-status'],
    ['“at a suitable time” is our promise of thirty days', inTime('follow-up', started('2026-11-25', '2026-12-25')), inTime('follow-up', started('2026-11-25', '2026-12-26')), 'late, by promise'],
  ] },
];

const letter = { organ: 'court', name: '平川县人民法院', receivedOn: today };
const courtsPlatform: readonly Line[] = [
  { at: 'cop-4', holds: ['rule:party-refuses pml-17', 'none: consent is asked on the platform and again by the notice of rights'] },
  { at: 'cop-10', holds: ['none: the parties choose on the platform, which counts the two working days'] },
  { at: 'online-12', holds: ['clock:platform-answer', 'operation:register'], cases: [
    ['three working days', inTime('platform-answer', started('2026-11-25', '2026-11-30')), inTime('platform-answer', started('2026-11-25', '2026-12-01')), 'late, by law'],
    ['a stage of the court’s file is named where it runs there, and is one of three', takes(HandIn, { ...letter, platform: 'before-filing' }), takes(HandIn, { ...letter, platform: 'appeal' }), 'refused'],
  ] },
  { at: 'cop-13', holds: ['rule:conflict pml-15', 'operation:appoint'], cases: [['what may impair neutrality is disclosed', takes(operations.appoint.input.shape.conflict, 'declared'), takes(operations.appoint.input.shape.conflict, undefined), 'refused']] },
  { at: 'cop-14', holds: ['step:challenge', 'step:changeMediator', 'rule:challenge-open pml-23', 'open: that a second refusal of a mediator counts as refusing mediation is left to a person'] },
  { at: 'cop-15', holds: ['none: the platform asks the other side and counts its three working days'] },
  { at: 'cop-17', holds: ['operation:signHeld', 'none: identity and the warning on sham mediation are the platform’s'] },
  { at: 'cop-18', holds: ['rule:facts-unsigned', 'operation:noteSealed', 'step:confirmFacts', 'paper:joint-facts'], cases: [
    ruled('facts-unsigned cop-18', 'confirmFacts', 'accepted', { said: { signedBy: [one] } }),
    ['a concession is written under seal and nowhere else', takes(operations.noteSealed.input.shape.kind, 'concession'), takes(operations.describeEvidence.input.shape.form, 'concession'), 'refused'],
  ] },
  { at: 'cop-19', holds: ['operation:signHeld', 'operation:sign', 'rule:unsigned pml-29'] },
  { at: 'cop-21', holds: ['operation:holdSession', 'paper:mediation-record'] },
  { at: 'cop-22', holds: ['step:confirmFacts', 'paper:joint-facts', 'fact:wrong-status'], cases: [['undisputed facts are recorded while it is mediated', step('confirmFacts', 'accepted'), step('confirmFacts', 'closed'), 'wrong-status']] },
  { at: 'online-24', holds: ['clock:platform-before-filing', 'clock:platform-ordinary', 'clock:platform-summary'], cases: [
    ['thirty days before filing', inTime('platform-before-filing', started('2026-11-25', '2026-12-25')), inTime('platform-before-filing', started('2026-11-25', '2026-12-26')), 'late, by law'],
    ['longer where all agree', inTime('platform-before-filing', { ...started('2026-11-25', '2027-01-04'), extensions: [{ amount: 10, unit: 'day', on: '2026-12-20' }] }), inTime('platform-before-filing', started('2026-11-25', '2027-01-04')), 'late, by law'],
    ['fifteen after filing in ordinary procedure', inTime('platform-ordinary', started('2026-11-25', '2026-12-10')), inTime('platform-ordinary', started('2026-11-25', '2026-12-11')), 'late, by law'],
    ['seven in summary procedure', inTime('platform-summary', started('2026-11-25', '2026-12-02')), inTime('platform-summary', started('2026-11-25', '2026-12-03')), 'late, by law'],
  ] },
  { at: 'cop-25', holds: ['step:decline', 'step:withdraw', 'step:fail', 'none: its eight grounds are the platform’s own list; ours are the ends that the law knows'] },
  { at: 'cop-26', holds: ['rule:not-pausable', 'step:pauseClock', 'step:resumeClock', 'open: the steps pause the month of mediation, not the platform’s own clocks'], cases: [
    ruled('not-pausable cop-26', 'pauseClock', 'accepted', { said: { pausable: false } }),
    ['the time of an appraisal is not counted', inTime('platform-summary', { ...started('2026-11-25', '2026-12-07'), pauses: [{ from: '2026-11-27', to: '2026-12-02' }] }), inTime('platform-summary', started('2026-11-25', '2026-12-07')), 'late, by law'],
  ] },
  { at: 'cop-29', holds: ['none: complaints about mediation on the platform go to its court'] },
];

const otherLaw: readonly Line[] = [
  { at: 'cpl-62', holds: ['rule:no-special-authority', 'paper:group-signatures'], cases: [ruled('no-special-authority cpl-62', 'sign', 'drafted', { said: { specialAuthority: false } })] },
  { at: 'labour-rules-74', holds: ['rule:review-not-joint', 'rule:review-unwritten', 'rule:review-late', 'fact:not-labour', 'fact:review-applied', 'fact:review-not-applied', 'clock:labour-review', 'paper:review-application'], cases: [
    ruled('review-not-joint labour-rules-74', 'applyReview', 'agreed', { facts: labour, ...ask({ joint: false }) }, { facts: labour }),
    ruled('review-unwritten labour-rules-74', 'applyReview', 'agreed', { facts: { ...labour, ...agreement({ form: 'oral', signedPageSeen: false }) } }, { facts: { ...labour, ...agreement({ form: 'oral' }) } }),
    ruled('review-late labour-rules-74', 'applyReview', 'agreed', { facts: { ...labour, ...later({ reviewBy: yesterday }) } }, { facts: { ...labour, ...later({ reviewBy: today }) } }),
    ruled('not-labour labour-rules-74', 'applyReview', 'agreed', {}, { facts: { type: 'migrant-wages' } }),
    ruled('review-applied labour-rules-74', 'applyReview', 'agreed', { facts: { ...labour, ...later({ review: 'applied' }) } }, { facts: { ...labour, ...later({ review: 'not-accepted' }) } }),
    ruled('review-not-applied labour-rules-74', 'recordReview', 'agreed', { facts: labour }, { facts: { ...labour, ...later({ review: 'applied' }) } }),
  ] },
  { at: 'psa-9', holds: ['fact:not-performed-in-full', 'paper:no-penalty-application'], cases: [ruled('not-performed-in-full psa-9', 'applyNoPenalty', 'agreed', { facts: later({ performed: 'part' }) }, { facts: later({ performed: 'full' }) })] },
  { at: 'dv-10', holds: ['rule:family-apart', 'step:askViolence', 'row:grounds/family-violence', 'open: an agreement without a session does not ask whether the sides were asked apart'], cases: [
    ruled('family-apart dv-10', 'holdSession', 'accepted', { facts: family([one], false) }, { facts: family([one, two], false) }),
    ruled('family-apart dv-10', 'holdSession', 'accepted', { facts: family([one, two], true) }, { facts: family([one, two], true), said: { together: false } }),
  ] },
  { at: 'pipl-6', holds: ['rule:not-family'], cases: [ruled('not-family pipl-6', 'askViolence', 'accepted', {}, { facts: { type: 'marriage-family' } })] },
  { at: 'pipl-23', holds: ['rule:handover-no-consent', 'paper:handover-notice'], cases: (['refer', 'transfer'] as const).map((name) =>
    ruled('handover-no-consent pipl-23', name, 'accepted', { said: { handover: { ground: 'consent', allTold: true, allAgree: false } } }, { said: { handover: { ground: 'consent', allTold: true, allAgree: true } } })) },
  { at: 'pipl-35', holds: ['rule:handover-untold', 'paper:handover-notice'], cases: (['refer', 'transfer'] as const).flatMap((name) => [
    ruled('handover-untold pipl-35', name, 'accepted', { said: { handover: { ground: 'duty', allTold: false, allAgree: false } } }, { said: { handover: { ground: 'duty', allTold: true, allAgree: false } } }),
    ruled('handover-untold pipl-35', name, 'accepted', { said: { handover: { ground: 'duty', allTold: false, allAgree: true } } }, { said: { handover: { ground: 'secrecy', allTold: false, allAgree: false } } }),
  ]) },
  { at: 'esign-3', holds: ['row:dispute-types/marriage-family', 'operation:signHeld', 'operation:draftAgreement'], cases: [['marriage and family is signed on paper, other types may be signed on a screen', ...(['neighbour', 'marriage-family'] as const).map((type) => is(() => !DisputeTypeBody.parse(rowOn(parseReferenceFile('dispute-types', file('dispute-types')), type, today)?.body).personalRelations, 'paper only')) as [Try, Try], 'paper only']] }, // one of either, as listed
  { at: 'labour-16', holds: ['row:remedies/payment-order'] },
  { at: 'lim-12', holds: ['paper:receipt-slip', 'none: limitation is interrupted by the request itself; the receipt says so'] },
];

const member = (authorisedOn: string | null) => [{ party: two, authorisedOn }];
const acts = (powers: 'general' | 'special', kind: 'elected' | 'guardian' = 'elected') => ({ representative: one, kind, powers, wholeGroup: true, represents: [], fromOn: filed, toOn: null });
const roleOf = (kind: UnitKind): Try => is(() => (operations.putSeal.access as readonly ('director' | 'mediator')[]).some((role) => mayHave(kind, role)), 'no such post'); // the roles of a committee
const warned = { said: { happenedOn: yesterday, guestsAgreed: false } };

/** How the work really is: each line that allows or forbids a step. */
const practice: readonly Line[] = [
  { at: 'the committee mediates and seals, the centre does not', holds: ['unit:committee', 'unit:centre', 'operation:putSeal'], cases: [['a seal is a committee’s', roleOf('committee'), roleOf('centre'), 'no such post']] },
  { at: 'an authority’s own act goes another road', holds: ['operation:recordWay', 'rule:authority-act moj75-20'], cases: [
    ['it may be reconsidered, not mediated', takes(operations.recordWay.input.shape.kind, 'reconsideration'), step('accept', 'registered', { said: { authorityAct: true } }), 'authority-act moj75-20'],
  ] },
  { at: 'already seised: what that organ handed over itself is accepted', holds: ['rule:seised moj75-22', 'step:returnHandIn', 'fact:not-handed-in', 'fact:returned-already'], cases: [
    ['handed over by it or not', step('accept', 'registered', { said: { seised: 'handed-over' } }), step('accept', 'registered', { said: { seised: 'yes' } }), 'seised moj75-22'],
    ['it hears what came of it, when it handed it in', step('returnHandIn', 'agreed', { facts: { handIn: 'open' } }), step('returnHandIn', 'agreed'), 'not-handed-in'],
    ['and hears it once', step('returnHandIn', 'closed', { facts: { handIn: 'open' } }), step('returnHandIn', 'closed', { facts: { handIn: 'returned' } }), 'returned-already'],
  ] },
  { at: 'visiting and persuading before consent is normal, only a clear refusal bars', holds: ['step:investigate', 'rule:party-refuses pml-17', 'step:resume'], cases: [
    ['an inquiry before acceptance, no session', step('investigate', 'registered', { facts: { ...answers('open', 'open'), acceptedOn: null } }), step('holdSession', 'registered'), 'wrong-status'],
    ['who has not answered bars nothing', step('holdSession', 'accepted', { facts: answers('open', 'open') }), step('holdSession', 'accepted', { facts: answers('open', 'refused') }), 'party-refuses pml-17'],
    ['a refused mediation may start again, a closed one not', step('resume', 'declined', { facts: answers('refused', 'open') }), step('resume', 'closed'), 'wrong-status'],
  ] },
  { at: 'what has happened is recorded and flagged, never refused', holds: ['rule:guests-unasked pml-20', 'fact:too-early'], cases: [
    ['a session of yesterday is recorded with its defect, one of today is stopped', () => step('holdSession', 'accepted', warned)().replace(/^flagged: .*/, 'legal'), step('holdSession', 'accepted', { said: { guestsAgreed: false } }), 'guests-unasked pml-20'],
    ['the defect of the past one is named', step('holdSession', 'accepted', { said: { happenedOn: yesterday } }), step('holdSession', 'accepted', warned), 'flagged: guests-unasked pml-20'],
    ['what makes a new legal state is not put right by being past', step('putSeal', 'drafted', { said: { happenedOn: yesterday } }), step('putSeal', 'drafted', { said: { happenedOn: yesterday, already: true }, facts: agreement({ signers: [] }) }), 'unsigned pml-29'],
    ['late entry is normal, a day before the filing is none', step('accept', 'registered', { said: { happenedOn: filed } }), step('accept', 'registered', { said: { happenedOn: addDays(filed, -1) } }), 'too-early'],
  ] },
  { at: 'the courts’ clocks hold on their platform alone', holds: ['operation:register', 'clock:mediation', 'clock:platform-ordinary'], cases: [
    ['a letter without the platform is as good', takes(HandIn, letter), takes(HandIn, { ...letter, name: '' }), 'refused'],
    ['off it the month holds, not the fifteen days', inTime('mediation', started('2026-11-25', '2026-12-20')), inTime('platform-ordinary', started('2026-11-25', '2026-12-20')), 'late, by law'],
  ] },
  { at: 'numbers come by a pattern that is a row', holds: ['row:numbers/acceptance', 'row:numbers/agreement', 'row:numbers/dossier'], cases: [
    ['a pattern names the year and the number', takes(NumberBody.shape.pattern, '（{year}）{word}人调字第{number}号'), takes(NumberBody.shape.pattern, '{word}人调字第{number}号'), 'refused'],
    ['a series may start in mid-year where the paper stopped, not before its first', takes(NumberBody.shape.start, 87), takes(NumberBody.shape.start, 0), 'refused'],
  ] },
  { at: 'a link alone identifies nobody', holds: ['operation:signHeld', 'operation:sign'], cases: [
    ['signing by phone needs the second factor', takes(operations.signHeld.input.shape.word, '槐花'), takes(operations.signHeld.input.shape.word, undefined), 'refused'],
  ] },
  { at: 'representatives of a group concede with authority only', holds: ['rule:no-special-authority cpl-62', 'paper:group-signatures', 'paper:group-shares'], cases: [
    ['special powers, not general ones', is(() => maySettle(acts('special')), 'may not settle'), is(() => maySettle(acts('general')), 'may not settle'), 'may not settle'],
    ['a guardian by law', is(() => maySettle(acts('general', 'guardian')), 'may not settle'), is(() => maySettle(acts('general')), 'may not settle'), 'may not settle'],
    ['for members who authorised them by that day', is(() => representedBy(one, [acts('special')], member(today), today, true).includes(two), 'not for them'), is(() => representedBy(one, [acts('special')], member(tomorrow), today, true).includes(two), 'not for them'), 'not for them'],
  ] },
  { at: 'warning signs belong to the matter and expire at closing', holds: ['step:noteWarning', 'step:visitWarning', 'operation:visitWarning', 'row:warning-signs/weapon'], cases: [
    ['noted while it is open', step('noteWarning', 'agreed'), step('noteWarning', 'closed'), 'wrong-status'],
    ['looked into at 7, 30 and 90 days', takes(operations.visitWarning.input.shape.after, 90), takes(operations.visitWarning.input.shape.after, 60), 'refused'],
    ['and not once it is closed', step('visitWarning', 'failed'), step('visitWarning', 'closed'), 'wrong-status'],
  ] },
  { at: 'a limit generally within a month bars no step, one of the law does', holds: ['rule:confirmation-late pml-33', 'clock:mediation'], cases: [
    ['overdue mediation goes on, overdue confirmation does not', step('draftAgreement', 'accepted', { facts: { filedOn: '2026-08-01', acceptedOn: '2026-08-03' } }), step('applyConfirmation', 'agreed', { facts: later({ confirmBy: yesterday }) }), 'confirmation-late pml-33'],
  ] },
  { at: 'sealed notes pass on with the party’s agreement or are destroyed', holds: ['operation:passSealed', 'operation:destroySealed', 'operation:emptyRoom'], cases: [
    ['the party’s agreement has its day', takes(operations.passSealed.input.shape.agreedOn, today), takes(operations.passSealed.input.shape.agreedOn, undefined), 'refused'],
    ['they are destroyed on a ground', takes(operations.destroySealed.input.shape.ground, 'party-refused'), takes(operations.destroySealed.input.shape.ground, 'not-needed'), 'refused'],
  ] },
  { at: 'screening lists matters, never persons', holds: ['paper:screening-report', 'row:screening-topics/*', 'none: a round is no step of a dispute; what it finds is registered with its origin', 'operation:register'] },
  { at: 'one allowance for a dispute, well-guided failures count', holds: ['row:allowance-classes/guided', 'paper:payment-sheet', 'none: paid for after closing; the allowance has a lifecycle of its own'] },
  { at: 'statistics are submitted, returned, locked, corrected later', holds: ['row:returns/committee', 'none: figures of a period; the return has a lifecycle of its own'] },
  { at: 'a receipt shows status, clock and remedies, no names', holds: ['paper:receipt-slip', 'operation:heldAfter', 'none: reading takes no step'] },
];

const lines = [...mediationLaw, ...confirmationLaw, ...rulesOf2002, ...courtsPlatform, ...otherLaw, ...practice];
const byArticle = new Map(lines.map((line) => [line.at, line]));
const cases = lines.flatMap(({ at, cases: own = [] }) => own.map((one) => [at, ...one] as const));

/** Whether what holds an article is there. */
function isThere({ at, cases: own = [] }: Line, holder: string): boolean {
  const [kind, rest = ''] = [holder.slice(0, holder.indexOf(':')), holder.slice(holder.indexOf(':') + 1)];
  const [name = '', elsewhere] = rest.split(' ');
  const answered = own.map(([, , , because]) => because.replace('flagged: ', '').split(' ')[0]);
  switch (kind) {
    // With an article behind it, it is another line's rule.
    case 'rule': return disputeRules.some(({ code, article }) => code === name && article === (elsewhere ?? at)) && (elsewhere !== undefined || answered.includes(name));
    case 'fact': return answered.includes(name);
    case 'step': return Object.hasOwn(disputeLifecycle.steps, name);
    case 'clock': return clockRows.some(({ code }) => code === name);
    case 'paper': return papers.includes(name);
    case 'operation': return Object.hasOwn(operations, name);
    case 'unit': return Object.hasOwn(unitKinds, name);
    case 'check': return checkUp(definite).some(({ code }) => code === name);
    case 'row': { const [list = '', code = ''] = name.split('/'); return code === '*' ? codesOf(list).length > 0 : codesOf(list).includes(code); }
    case 'open':
    case 'none': return rest.trim().length > 20;
    default: return false;
  }
}

describe('the table of the law', () => {
  const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const articles: readonly (readonly [string, readonly number[]])[] = [
    ['pml', [3, 4, ...range(8, 10), ...range(15, 20), ...range(22, 34)]], ['cpl', [187, 205, 206]], ['cpi', [...range(351, 358), 372]], ['moj75', range(20, 37)], ['cop', [4, 10, 13, 14, 15, 17, 18, 19, 21, 22, 25, 26, 29]], ['online', [12, 24]],
  ];

  it('has one line for each article that was read', () => {
    expect(articles.flatMap(([law, numbers]) => numbers.map((number) => `${law}-${number}`)).filter((at) => !byArticle.has(at))).toEqual([]);
    expect(byArticle.size).toBe(lines.length);
  });

  it('has a line for each article that a rule names, and the rule stands in it', () => {
    const listed = new Set(codesOf('articles'));
    expect(disputeRules.filter(({ article }) => !listed.has(article)).map(({ code }) => code)).toEqual([]);
    expect(disputeRules.filter(({ code, article }) => byArticle.get(article)?.holds.includes(`rule:${code}`) !== true).map(({ code, article }) => `${code} ${article}`)).toEqual([]);
  });

  it('has a case for each rule, answered by its code and article', () => {
    const tried = new Set(cases.map(([, , , , because]) => because.replace(/^.*: /, '')));
    expect(disputeRules.map(({ code, article }) => `${code} ${article}`).filter((because) => !tried.has(because))).toEqual([]);
  });

  it('has a line for each article by which a step may be impossible', () => {
    const possible: Partial<DisputeFacts>[] = [{}, later({ performed: 'full' }), ...(['applied', 'confirmed', 'rejected'] as const).map((confirmation) => later({ confirmation }))];
    const named = possible.flatMap((facts) => Object.values(verdicts(sound('agreed', facts), today)).flatMap((verdict) => (verdict.legal ? [] : [verdict.reason.article ?? 'none'])));
    expect(named.filter((article) => article !== 'none' && !byArticle.has(article))).toEqual([]);
    expect(new Set(named).size).toBeGreaterThan(4);
  });

  it.each(lines.map((line) => [line.at, line] as const))('%s is held where its line says', (_, line) => {
    expect(line.holds.length).toBeGreaterThan(0);
    expect(line.holds.filter((holder) => !isThere(line, holder))).toEqual([]);
  });
});

describe('what the law allows and forbids', () => {
  it.each(cases)('%s: %s: may be', (_, __, allowed) => {
    expect(allowed()).toBe('legal');
  });

  it.each(cases)('%s: %s: may not be otherwise', (_, __, ___, blocked, because) => {
    expect(blocked()).toBe(because);
  });
});
