import { z } from 'zod';
import { County, Day, FileAnswer, Id, Upload, command, query } from '../kernel/index.ts';
import type { Role } from '../kernel/index.ts';
import { LetterLine, LetterStatusCode, LetterView } from './views.ts';
import { Box, Effect, LetterKind } from './vocabulary.ts';

const address = { county: County, letter: Id };
const on = '/supervision/letters/{county}/{letter}';
/** Whoever drafts, reviews and signs in the unit that supervises. */
export const drafters: readonly Role[] = ['supervisor', 'leader'];
export const reviewers: readonly Role[] = ['supervisor', 'clerk', 'leader'];
export const signers: readonly Role[] = ['leader'];
/** Whoever speaks for a unit that a letter went to. */
export const answerers: readonly Role[] = ['director', 'leader', 'clerk', 'handler', 'officer', 'guide', 'bureau', 'supervisor'];
const lawful = ['supervision.not-lawful-now'] as const;
const Left = z.object({ status: LetterStatusCode, dueOn: Day.nullable(), revision: z.int() });
const Text = (least: number, most: number) => z.string().trim().min(least).max(most);
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const Meeting = z.strictObject({ on: Day, time: Clock, where: Text(2, 60) });
const step = { output: Left, subject: 'record', basis: true, errors: lawful } as const;

export const letterOperations = {
  draft: command({
    name: 'supervision.draft', path: '/supervision/letters', title: { zh: '拟写督办文书', en: 'Draft a letter' },
    input: () => z.strictObject({
      ...address, kind: LetterKind, to: Id, findings: z.array(Id).max(20).default([]), /** The letter that it follows. */ follows: Id.optional(),
      /** Left out, the text is written from the facts. */ heading: Text(4, 100).optional(), text: Text(10, 5000).optional(), /** Of an interview. */ meeting: Meeting.optional(),
    }),
    output: Left, access: drafters, subject: 'none', errors: ['supervision.unit-unknown', 'supervision.own-unit', 'supervision.findings-gone', 'supervision.nothing-said', 'supervision.cannot-follow'],
  }),
  revise: command({ ...step, name: 'supervision.revise', path: `${on}/revise`, title: { zh: '修改文稿', en: 'Revise the draft' }, input: () => z.strictObject({ ...address, heading: Text(4, 100), text: Text(10, 5000), meeting: Meeting.optional() }), access: drafters }),
  submit: command({ ...step, name: 'supervision.submit', path: `${on}/submit`, title: { zh: '送审', en: 'Hand in for review' }, input: () => z.strictObject(address), access: drafters }),
  review: command({ ...step, name: 'supervision.review', path: `${on}/review`, title: { zh: '审核', en: 'Review' }, input: () => z.strictObject({ ...address, passed: z.boolean(), remark: Text(0, 500).default('') }), access: reviewers }),
  sign: command({
    ...step, name: 'supervision.sign', path: `${on}/sign`, title: { zh: '签发', en: 'Sign' }, input: () => z.strictObject({ ...address, passed: z.boolean(), remark: Text(0, 500).default('') }),
    output: Left.extend({ number: z.string().nullable() }), access: signers, errors: [...lawful, 'supervision.cannot-follow'],
  }),
  discard: command({ ...step, name: 'supervision.discard', path: `${on}/discard`, title: { zh: '作废', en: 'Discard' }, input: () => z.strictObject({ ...address, reason: Text(2, 300) }), access: drafters }),
  receive: command({ ...step, name: 'supervision.receive', path: `${on}/receive`, title: { zh: '签收', en: 'Confirm receipt' }, input: () => z.strictObject(address), access: answerers }),
  object: command({ ...step, name: 'supervision.object', path: `${on}/object`, title: { zh: '提出异议', en: 'Object' }, input: () => z.strictObject({ ...address, text: Text(5, 2000) }), access: answerers }),
  settle: command({ ...step, name: 'supervision.settle', path: `${on}/settle`, title: { zh: '答复异议', en: 'Answer the objection' }, input: () => z.strictObject({ ...address, upheld: z.boolean(), text: Text(5, 2000) }), access: signers }),
  hold: command({ ...step, name: 'supervision.hold', path: `${on}/hold`, title: { zh: '记录约谈', en: 'Record the interview' }, input: () => z.strictObject({ ...address, happenedOn: Day, text: Text(5, 5000) }), access: drafters }),
  reply: command({
    ...step, name: 'supervision.reply', path: `${on}/reply`, title: { zh: '回复', en: 'Answer' },
    input: () => z.strictObject({ ...address, reply: Id, text: Text(5, 5000), proofs: z.array(z.strictObject({ id: Id, upload: Upload })).max(10).default([]) }), access: answerers,
  }),
  check: command({ ...step, name: 'supervision.check', path: `${on}/check`, title: { zh: '核查回复', en: 'Check the answer' }, input: () => z.strictObject({ ...address, passed: z.boolean(), remark: Text(2, 1000), /** The new last day of an answer that did not do; left out, by the dated row. */ dueOn: Day.optional() }), access: drafters }),
  revoke: command({ ...step, name: 'supervision.revoke', path: `${on}/revoke`, title: { zh: '撤销', en: 'Revoke' }, input: () => z.strictObject({ ...address, reason: Text(2, 500) }), access: signers }),
  look: command({ ...step, name: 'supervision.look', path: `${on}/look`, title: { zh: '回看成效', en: 'Look at the effect' }, input: () => z.strictObject({ ...address, effect: Effect, text: Text(2, 1000) }), access: drafters }),
  letters: query({
    name: 'supervision.letters', path: '/supervision/letters', title: { zh: '督办文书', en: 'Letters' },
    input: () => z.strictObject({ box: Box, kind: LetterKind.optional(), status: LetterStatusCode.optional(), open: z.boolean().optional(), overdue: z.boolean().optional(), toLook: z.boolean().optional(), cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(50) }),
    output: () => z.object({ items: z.array(LetterLine), next: z.string().nullable() }), access: answerers, subject: 'none',
  }),
  letter: query({ name: 'supervision.letter', path: on, title: { zh: '一份督办文书', en: 'A letter' }, input: () => z.strictObject(address), output: LetterView, access: answerers, subject: 'record' }),
  proof: query({ name: 'supervision.proof', path: `${on}/proofs/{proof}`, title: { zh: '查看佐证材料', en: 'Open a proof' }, input: () => z.strictObject({ ...address, proof: Id }), output: FileAnswer, access: answerers, subject: 'record', logged: true }),
};
