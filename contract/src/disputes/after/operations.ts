import { z } from 'zod';
import { Day, Id, command, query } from '../../kernel/index.ts';
import { ReceiptCode } from '../../matters/index.ts';
import { Done, Text, address, committee, lawful, on, when } from '../shared.ts';
import { ConfirmationView, HeldAfter, PerformanceView } from './views.ts';
import { Answered, ApplyingHow, CourtGround, PerformanceHow } from './vocabulary.ts';

const Note = z.string().trim().max(1000).optional();

/** Yuan, to the cent. */
const Yuan = z.number().positive().max(999_999_999).multipleOf(0.01);

/** One thing to be done: a sum, an act, or both. */
const Instalment = z.strictObject({ id: Id, payer: Id, payee: Id, amount: Yuan.optional(), what: z.string().trim().max(500).optional(), how: z.string().trim().max(200).optional(), dueOn: Day });

const Applicants = z.array(z.strictObject({ party: Id, how: ApplyingHow })).min(1).max(12);

/** What comes after the agreement: performance, confirmation, review. */
export const afterOperations = {
  /** Who does what, for whom, until when: until the first record of performance it can be replaced as a whole. */
  schedule: command({
    name: 'disputes.schedule', path: `${on}/schedule`, title: { zh: '拟定履行计划', en: 'Set the schedule' },
    input: () => z.strictObject({ ...address, ...when, instalments: z.array(Instalment).min(1).max(120) }), output: Done, access: committee, subject: 'matter',
    errors: [...lawful, 'disputes.no-agreement', 'disputes.schedule-begun'],
  }),
  /** An instalment, or (without one) all that is open; `full` says that everything of it was performed. */
  recordPerformance: command({
    name: 'disputes.recordPerformance', path: `${on}/performance`, title: { zh: '登记履行', en: 'Record a performance' },
    input: () => z.strictObject({ ...address, ...when, entry: Id, instalment: Id.optional(), full: z.boolean(), amount: Yuan.optional(), how: PerformanceHow, note: Note, proofs: z.array(Id).max(20).default([]) }),
    output: Done, access: committee, subject: 'matter', errors: [...lawful, 'disputes.no-agreement', 'disputes.paid-in-full'],
  }),
  reversePerformance: command({
    name: 'disputes.reversePerformance', path: `${on}/performance/reverse`, title: { zh: '冲正履行记录', en: 'Reverse a record' },
    input: () => z.strictObject({ ...address, ...when, entry: Id, reverses: Id, reason: Text(500) }), output: Done, access: committee, subject: 'matter',
    errors: [...lawful, 'disputes.no-agreement', 'disputes.entry-unknown'],
  }),
  recordBreach: command({
    name: 'disputes.recordBreach', path: `${on}/breaches`, title: { zh: '登记违约', en: 'Record a breach' },
    input: () => z.strictObject({ ...address, ...when, breach: Id, instalment: Id.optional(), remediesTold: z.boolean(), note: Note }), output: Done, access: committee, subject: 'matter',
    errors: [...lawful, 'disputes.no-agreement', 'disputes.paid-in-full', 'disputes.not-due'],
  }),
  applyConfirmation: command({
    name: 'disputes.applyConfirmation', path: `${on}/confirmation`, title: { zh: '申请司法确认', en: 'Apply for confirmation' },
    input: () => z.strictObject({
      ...address, ...when, application: Id, applicants: Applicants, court: Text(100), unit: Id.optional(), ground: CourtGround, invited: z.boolean(),
      several: z.boolean().default(false), jointlyChosen: z.boolean().default(false), excluded: z.enum(['none', 'identity', 'rights']),
    }),
    output: Done, access: committee, subject: 'matter', errors: [...lawful, 'disputes.no-agreement'],
  }),
  recordRuling: command({
    name: 'disputes.recordRuling', path: `${on}/confirmation/ruling`, title: { zh: '登记法院裁定', en: 'Record the ruling' },
    input: () => z.strictObject({ ...address, ...when, result: Answered, number: z.string().trim().max(60).optional(), servedOn: Day.optional(), ground: z.string().max(40).optional() }),
    output: Done, access: committee, subject: 'matter', errors: lawful,
  }),
  applyReview: command({
    name: 'disputes.applyReview', path: `${on}/review`, title: { zh: '申请仲裁审查', en: 'Apply for arbitration review' },
    input: () => z.strictObject({ ...address, ...when, application: Id, applicants: Applicants, commission: Text(100) }), output: Done, access: committee, subject: 'matter',
    errors: [...lawful, 'disputes.no-agreement'],
  }),
  recordReview: command({
    name: 'disputes.recordReview', path: `${on}/review/result`, title: { zh: '登记仲裁审查结果', en: 'Record the review' },
    input: () => z.strictObject({ ...address, ...when, result: Answered, number: z.string().trim().max(60).optional(), servedOn: Day.optional() }), output: Done, access: committee, subject: 'matter', errors: lawful,
  }),
  applyNoPenalty: command({
    name: 'disputes.applyNoPenalty', path: `${on}/no-penalty`, title: { zh: '申请不予处罚', en: 'Ask for no penalty' },
    input: () => z.strictObject({ ...address, ...when, application: Id, applicants: z.array(Id).min(1).max(12), station: Text(100) }), output: Done, access: committee, subject: 'matter',
    errors: [...lawful, 'disputes.no-agreement'],
  }),
  performance: query({
    name: 'disputes.performance', path: `${on}/performance`, title: { zh: '履行账本', en: 'Performance ledger' },
    input: () => z.strictObject(address), output: PerformanceView, access: 'staff', subject: 'matter',
  }),
  confirmation: query({
    name: 'disputes.confirmation', path: `${on}/confirmation`, title: { zh: '司法确认体检', en: 'Confirmation check-up' },
    input: () => z.strictObject(address), output: ConfirmationView, access: 'staff', subject: 'matter',
  }),
  /** The ledger and the confirmation for the holder of a receipt who showed a second factor. */
  heldAfter: query({
    name: 'disputes.heldAfter', path: '/receipts/after', title: { zh: '履行和司法确认', en: 'Performance and confirmation' },
    input: () => z.strictObject({ code: ReceiptCode, pass: z.string().max(100) }), output: HeldAfter, access: 'receipt', subject: 'none', errors: ['matters.receipt-unknown', 'matters.pass-expired'],
  }),
};
