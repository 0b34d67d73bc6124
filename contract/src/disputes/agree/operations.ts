import { z } from 'zod';
import { Day, FileAnswer, Id, Upload, command, query } from '../../kernel/index.ts';
import { ReceiptCode } from '../../matters/index.ts';
import { PartyInput, Side } from '../../parties/index.ts';
import { address, committee, on } from '../shared.ts';
import { AgreementText, ClauseShelf, GroupView, HeldAgreement, MemberLine } from './views.ts';
import { Powers, RepresentationKind, ShownPaper } from './vocabulary.ts';

const Written = z.object({ revision: z.int() });
const held = { code: ReceiptCode, pass: z.string().max(100) };

/** Members of one group on one matter. */
export const mostMembers = 500;

/** A line of a roster as it comes in. */
export const Member = z.strictObject({
  id: Id, name: PartyInput.shape.name, contact: PartyInput.shape.contact, amount: z.number().nonnegative().max(99_999_999).optional(),
  authorisedOn: Day.optional(), note: z.string().trim().max(200).optional(),
});
export type Member = z.infer<typeof Member>;

/** A signature that somebody records: on paper before them, or drawn on their screen. */
export const SignatureInput = z.strictObject({
  signer: Id,
  asWhat: z.enum(['party', 'agent', 'mediator', 'recorder', 'witness']),
  how: z.enum(['signature', 'fingerprint', 'seal']),
  way: z.enum(['paper', 'screen']).default('paper'),
  /** The drawn image of a signature on the screen. */
  image: z.strictObject({ attachment: Id, upload: Upload }).optional(),
  /** Which paper was shown to whoever records it. */
  shown: ShownPaper.optional(),
  /** Signs for those represented as well; an agent and a guardian always do. */
  behalf: z.boolean().default(false),
  /** Who read the text out to somebody who cannot read, and who witnessed it. */
  reader: z.string().trim().min(1).max(60).optional(),
  witness: z.string().trim().min(1).max(60).optional(),
});
export type SignatureInput = z.infer<typeof SignatureInput>;

/** The text that somebody had before them when signing. */
export const SignedText = z.strictObject({ agreement: Id, digest: z.string().regex(/^[0-9a-f]{64}$/) });

/** A representative who is a party, or a person who comes from outside the dispute. */
const Representative = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('party'), party: Id }),
  z.strictObject({ is: z.literal('outside'), id: Id, name: PartyInput.shape.name, contact: PartyInput.shape.contact }),
]);

export const agreeOperations = {
  shelf: query({ name: 'disputes.shelf', path: '/disputes/clauses', title: { zh: '条款库', en: 'Clause shelf' }, input: () => z.strictObject({}), output: ClauseShelf, access: 'staff', subject: 'none' }),
  agreementText: query({ name: 'disputes.agreementText', path: `${on}/agreement`, title: { zh: '协议条款', en: 'Clauses of the agreement' }, input: () => z.strictObject(address), output: AgreementText, access: 'staff', subject: 'matter' }),
  group: query({ name: 'disputes.group', path: `${on}/group`, title: { zh: '群体当事人', en: 'Group' }, input: () => z.strictObject(address), output: GroupView, access: 'staff', subject: 'matter' }),
  members: query({
    name: 'disputes.members', path: `${on}/group/members`, title: { zh: '群体名册', en: 'Roster' },
    input: () => z.strictObject({ ...address, cursor: z.string().max(20).optional(), limit: z.int().min(1).max(100).default(50) }),
    output: () => z.object({ items: z.array(MemberLine), next: z.string().nullable() }), access: 'staff', subject: 'matter',
  }),
  /** An empty roster with its headings, or a matter's roster in clear: names, amounts, room to sign. */
  memberTemplate: query({ name: 'disputes.memberTemplate', path: '/disputes/group/template', title: { zh: '名册模板', en: 'Roster template' }, input: () => z.strictObject({}), output: FileAnswer, access: committee, subject: 'none' }),
  memberFile: query({ name: 'disputes.memberFile', path: `${on}/group/file`, title: { zh: '下载分配表和签名表', en: 'Download schedule and signature list' }, input: () => z.strictObject(address), output: FileAnswer, access: committee, subject: 'matter', logged: true }),
  enrol: command({
    name: 'disputes.enrol', path: `${on}/group/members`, title: { zh: '导入群体名册', en: 'Enrol a group' },
    input: () => z.strictObject({ ...address, side: Side, stated: z.number().nonnegative().max(999_999_999).optional(), members: z.array(Member).min(1).max(mostMembers) }),
    output: Written.extend({ added: z.int(), changed: z.int(), unchanged: z.int() }), access: committee, subject: 'matter', basis: false,
    errors: ['disputes.group-closed', 'disputes.group-full', 'disputes.group-other-side'],
  }),
  leaveGroup: command({
    name: 'disputes.leaveGroup', path: `${on}/group/members/{party}/leave`, title: { zh: '退出群体', en: 'Leave the group' },
    input: () => z.strictObject({ ...address, party: Id }), output: Written, access: committee, subject: 'matter', basis: false, errors: ['disputes.group-closed'],
  }),
  represent: command({
    name: 'disputes.represent', path: `${on}/representations`, title: { zh: '登记代表人、代理人', en: 'Record a representative' },
    input: () => z.strictObject({
      ...address, representation: Id, representative: Representative, kind: RepresentationKind, powers: Powers, wholeGroup: z.boolean().default(false), represents: z.array(Id).max(20).default([]),
      fromOn: Day, authority: Id.optional(),
    }),
    output: Written, access: committee, subject: 'matter', basis: false, errors: ['disputes.group-closed'],
  }),
  endRepresentation: command({
    name: 'disputes.endRepresentation', path: `${on}/representations/{representation}/end`, title: { zh: '结束代理', en: 'End a representation' },
    input: () => z.strictObject({ ...address, representation: Id }), output: Written, access: committee, subject: 'matter', basis: false, errors: ['disputes.group-closed'],
  }),
  heldAgreement: query({
    name: 'disputes.heldAgreement', path: '/receipts/agreement', title: { zh: '待签的协议', en: 'The agreement to sign' },
    input: () => z.strictObject(held), output: HeldAgreement, access: 'receipt', subject: 'none', errors: ['matters.receipt-unknown', 'matters.pass-expired'],
  }),
  /** The holder's own party signs by phone: the text's digest, the second factor once more, the sentence of consent typed. */
  signHeld: command({
    name: 'disputes.signHeld', path: '/receipts/agreement/sign', title: { zh: '凭受理单签协议', en: 'Sign with the receipt' },
    input: () => z.strictObject({ ...held, word: z.string().trim().min(1).max(20), text: SignedText, consent: z.string().trim().min(1).max(80) }),
    output: () => z.object({ ok: z.boolean(), left: z.int() }), access: 'receipt', subject: 'none',
    errors: ['matters.receipt-unknown', 'matters.pass-expired', 'matters.pass-locked', 'disputes.not-lawful-now', 'disputes.no-agreement'],
  }),
};

/** What who signs by phone types, so that it is not done by mistake. */
export const consentSentences = { zh: '我已看清协议内容，自愿签名', en: 'I have read the agreement and sign it of my own free will' } as const;
