import { z } from 'zod';
import { County, Day, FileAnswer, Id, PlaceCode, command, query } from '../kernel/index.ts';
import { Contact, PartyInput } from '../parties/index.ts';
import { AnsweredFinding, Clause, SignatureInput, SignedText, agreeOperations } from './agree/index.ts';
import { callOperations } from './calls/operations.ts';
import { exchangeOperations } from './exchange/operations.ts';
import { handoverOperations } from './handover/index.ts';
import { HandIn, originOperations } from './origin/index.ts';
import { Guest, roomOperations } from './room/operations.ts';
import { Done, Text, address, committee, intake, lawful, on, owners, when } from './shared.ts';
import { DisputeLine, DisputeReference, DisputeStatusName, DisputeView, SimilarLine } from './views.ts';
import { afterOperations } from './after/operations.ts';
import { ConsentAnswer, DisputeType, Origin, Outcome, Performance, Seised, ToldHow } from './vocabulary.ts';

const Told = z.strictObject({ party: Id, answer: ConsentAnswer });

const Intake = {
  /** The round of screening in which it was found, for that origin and no other. */
  round: Id.optional(),
  place: PlaceCode, origin: Origin, happenedOn: Day, filedOn: Day, type: DisputeType, summary: Text(2000),
  parties: z.array(PartyInput).min(1).max(12), committee: Id, amount: z.number().nonnegative().max(999_999_999).optional(),
  /** Named when another organ handed the dispute in, and only then. */
  handIn: HandIn.optional(),
};

const Terms = {
  agreement: Id, facts: Text(2000), content: Text(4000), performance: Performance, performBy: Day.optional(), performHow: Text(500).optional(),
  amount: z.number().nonnegative().max(999_999_999).optional(),
};

export const Filters = z.strictObject({
  status: z.array(DisputeStatusName).optional(), type: z.array(DisputeType).optional(), outcome: z.array(Outcome).optional(),
  unit: Id.optional(), place: PlaceCode.optional(), from: Day.optional(), to: Day.optional(),
  acceptedFrom: Day.optional(), acceptedTo: Day.optional(), agreedFrom: Day.optional(), agreedTo: Day.optional(), origin: z.array(Origin).optional(), round: Id.optional(),
  clock: z.enum(['overdue', 'this-week']).optional(), words: z.string().trim().max(60).optional(), number: z.string().trim().max(40).optional(),
}).meta({ id: 'DisputeFilters' });
export type DisputeFilters = z.infer<typeof Filters>;


export const disputeOperations = {
  suggestType: query({
    name: 'disputes.suggestType', path: '/disputes/suggest-type', title: { zh: '类型建议', en: 'Suggested types' },
    input: () => z.strictObject({ text: z.string().max(2000) }),
    output: () => z.object({ suggestions: z.array(z.object({ type: DisputeType, words: z.array(z.string()) })).max(3) }),
    access: intake, subject: 'none',
  }),
  /** The dated rows that a dispute's page chooses from and quotes, as they hold today. */
  reference: query({
    name: 'disputes.reference', path: '/disputes/reference', title: { zh: '选项与依据', en: 'Choices and articles' },
    input: () => z.strictObject({}), output: DisputeReference, access: 'staff', subject: 'none',
  }),
  similar: query({
    name: 'disputes.similar', path: '/disputes/similar', title: { zh: '相关或重复登记', en: 'Related filings' },
    input: () => z.strictObject({ place: PlaceCode.optional(), type: DisputeType.optional(), parties: z.array(z.strictObject({ name: z.string().max(60).optional(), contact: Contact.optional() })).max(12) }),
    output: () => z.object({ items: z.array(SimilarLine).max(10) }),
    access: intake, subject: 'none',
  }),
  /** A request that turned out to be a dispute: what the person agreed to goes along, by the ids of its rows. */
  takeFromRequest: command({
    name: 'disputes.takeFromRequest', path: '/disputes/from-request', title: { zh: '接收由诉求转来的纠纷', en: 'Take a dispute that was a request' },
    input: () => z.strictObject({
      county: County, matter: Id, from: Id, place: PlaceCode, committee: Id, type: DisputeType, filedUnit: Id, /** When the request was filed. */ filedOn: Day,
      respondent: Id, applicant: Id.nullable(), text: Id.nullable(), photos: z.array(Id).max(100),
    }),
    output: Done.extend(address), access: 'system', subject: 'none', errors: [],
  }),
  register: command({
    name: 'disputes.register', path: '/disputes', title: { zh: '登记纠纷', en: 'Register a dispute' },
    input: () => z.strictObject({ county: County, matter: Id, ...Intake }),
    output: Done.extend({ county: County, matter: Id }), access: intake, subject: 'none', errors: ['disputes.not-your-committee'],
  }),
  takeOver: command({ name: 'disputes.takeOver', path: `${on}/take-over`, title: { zh: '接收', en: 'Take over' }, input: () => z.strictObject(address), output: Done, access: committee, subject: 'matter', errors: lawful }),
  handBack: command({ name: 'disputes.handBack', path: `${on}/hand-back`, title: { zh: '退回中心', en: 'Hand back' }, input: () => z.strictObject({ ...address, reason: Text(500) }), output: Done, access: committee, subject: 'matter', errors: lawful }),
  offer: command({ name: 'disputes.offer', path: `${on}/offer`, title: { zh: '转给调委会', en: 'Offer to a committee' }, input: () => z.strictObject({ ...address, committee: Id }), output: Done, access: intake, subject: 'matter', errors: [...lawful, 'disputes.not-your-committee'] }),
  accept: command({
    name: 'disputes.accept', path: `${on}/accept`, title: { zh: '受理', en: 'Accept' },
    input: () => z.strictObject({ ...address, acceptedOn: Day, seised: Seised, authorityAct: z.boolean() }), output: Done, access: committee, subject: 'matter', errors: lawful,
  }),
  refuse: command({
    name: 'disputes.refuse', path: `${on}/refuse`, title: { zh: '不予受理', en: 'Refuse' },
    input: () => z.strictObject({ ...address, ...when, ground: z.string().max(60), reason: Text(500), goTo: Text(200) }), output: Done, access: committee, subject: 'matter', errors: lawful,
  }),
  appoint: command({
    name: 'disputes.appoint', path: `${on}/mediators`, title: { zh: '确定调解员', en: 'Appoint a mediator' },
    input: () => z.strictObject({ ...address, ...when, post: Id, chosen: z.enum(['chosen', 'appointed']), conflict: z.enum(['none', 'declared', 'accepted']) }), output: Done, access: committee, subject: 'matter', errors: [...lawful, 'disputes.mediator-not-valid'],
  }),
  tell: command({
    name: 'disputes.tell', path: `${on}/notice`, title: { zh: '告知权利义务', en: 'Give the rights notice' },
    input: () => z.strictObject({ ...address, ...when, how: ToldHow, told: z.array(Told).min(1).max(12) }), output: Done, access: committee, subject: 'matter', errors: lawful,
  }),
  holdSession: command({
    name: 'disputes.holdSession', path: `${on}/sessions`, title: { zh: '记录调解会', en: 'Record a session' },
    input: () => z.strictObject({ ...address, ...when, session: Id, venue: z.string().trim().max(100).optional(), public: z.boolean(), record: Text(8000), recorder: Id, readBack: z.boolean(), present: z.array(Id).min(1).max(12), guests: z.array(Guest).max(8).default([]) }), output: Done, access: committee, subject: 'matter', errors: lawful,
  }),
  agreeOrally: command({
    name: 'disputes.agreeOrally', path: `${on}/oral-agreement`, title: { zh: '达成口头协议', en: 'Agree orally' },
    input: () => z.strictObject({ ...address, ...when, ...Terms, writtenNotNeeded: z.boolean() }), output: Done, access: committee, subject: 'matter', errors: lawful,
  }),
  draftAgreement: command({
    name: 'disputes.draftAgreement', path: `${on}/agreement`, title: { zh: '拟定协议书', en: 'Draft the agreement' },
    input: () => z.strictObject({ ...address, ...when, ...Terms, content: Text(12_000), copies: z.int().min(2).max(50), clauses: z.array(Clause).min(1).max(60).optional(), personalRelations: z.boolean().default(false), answered: z.array(AnsweredFinding).max(30).default([]) }), output: Done, access: committee, subject: 'matter', errors: lawful,
  }),
  sign: command({
    name: 'disputes.sign', path: `${on}/signatures`, title: { zh: '登记签字', en: 'Record signatures' },
    input: () => z.strictObject({ ...address, ...when, text: SignedText.optional(), signatures: z.array(SignatureInput).min(1).max(60) }), output: Done, access: committee, subject: 'matter', errors: [...lawful, 'disputes.no-agreement'],
  }),
  putSeal: command({
    name: 'disputes.putSeal', path: `${on}/seal`, title: { zh: '用印生效', en: 'Put the seal' },
    input: () => z.strictObject({ ...address, ...when, sealUse: Id, copies: z.int().min(1).max(50), acrossPages: z.boolean() }), output: Done, access: committee, subject: 'matter', errors: [...lawful, 'disputes.no-agreement'],
  }),
  decline: command({ name: 'disputes.decline', path: `${on}/decline`, title: { zh: '当事人明确拒绝', en: 'A party refuses' }, input: () => z.strictObject({ ...address, ...when, party: Id, reason: Text(500).optional() }), output: Done, access: committee, subject: 'matter', errors: lawful }),
  resume: command({ name: 'disputes.resume', path: `${on}/resume`, title: { zh: '重新调解', en: 'Mediate again' }, input: () => z.strictObject({ ...address, ...when, reason: Text(500) }), output: Done, access: committee, subject: 'matter', errors: lawful }),
  fail: command({ name: 'disputes.fail', path: `${on}/fail`, title: { zh: '调解不成', en: 'End without agreement' }, input: () => z.strictObject({ ...address, ...when, reason: Text(1000), remediesTold: z.boolean() }), output: Done, access: committee, subject: 'matter', errors: lawful }),
  withdraw: command({ name: 'disputes.withdraw', path: `${on}/withdraw`, title: { zh: '当事人撤回', en: 'Withdraw' }, input: () => z.strictObject({ ...address, ...when, party: Id, reason: Text(500).optional() }), output: Done, access: intake, subject: 'matter', errors: lawful }),
  followUp: command({
    name: 'disputes.followUp', path: `${on}/follow-ups`, title: { zh: '记录回访', en: 'Record a follow-up' },
    input: () => z.strictObject({ ...address, ...when, followUp: Id, how: z.enum(['visit', 'phone', 'met']), performed: z.enum(['full', 'part', 'none']), satisfied: z.enum(['yes', 'partly', 'no', 'not-asked']), record: z.string().trim().max(2000).optional() }), output: Done, access: committee, subject: 'matter', errors: lawful,
  }),
  close: command({ name: 'disputes.close', path: `${on}/close`, title: { zh: '结案', en: 'Close' }, input: () => z.strictObject({ ...address, ...when, report: z.string().trim().max(2000).optional() }), output: Done, access: owners, subject: 'matter', errors: lawful }),
  archive: command({ name: 'disputes.archive', path: `${on}/archive`, title: { zh: '归档', en: 'Archive' }, input: () => z.strictObject({ ...address, ...when, retention: z.string().max(40) }), output: Done, access: owners, subject: 'matter', errors: lawful }),
  /** One page, one command: taken in, accepted, told, settled, in the oral register or as a draft to print and sign. */
  settleOnSpot: command({
    name: 'disputes.settleOnSpot', path: '/disputes/settled', title: { zh: '当场调成', en: 'Settled on the spot' },
    input: () => z.strictObject({
      county: County, matter: Id, ...Intake, ...Terms, mediator: Id, form: z.enum(['oral', 'written']), toldHow: ToldHow, venue: z.string().trim().max(100).optional(),
      writtenNotNeeded: z.boolean(), copies: z.int().min(2).max(50).optional(), already: z.boolean().default(false),
      /** In a family matter: each side was asked apart, and nothing was found that keeps them from one room. */
      askedApart: z.boolean().default(false),
    }),
    output: Done.extend({ county: County, matter: Id }), access: committee, subject: 'none', errors: [...lawful, 'disputes.not-your-committee', 'disputes.mediator-not-valid'],
  }),
  get: query({ name: 'disputes.get', path: on, title: { zh: '纠纷', en: 'Dispute' }, input: () => z.strictObject(address), output: DisputeView, access: 'staff', subject: 'matter' }),
  list: query({
    name: 'disputes.list', path: '/disputes', title: { zh: '台账', en: 'Register' },
    input: () => z.strictObject({ filters: Filters.default({}), cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(50) }),
    output: () => z.object({ items: z.array(DisputeLine), next: z.string().nullable() }), access: 'staff', subject: 'none',
  }),
  count: query({
    name: 'disputes.count', path: '/disputes/count', title: { zh: '台账件数', en: 'Number of rows' },
    input: () => z.strictObject({ filters: Filters.default({}) }), output: () => z.object({ rows: z.int(), capped: z.boolean() }), access: 'staff', subject: 'none',
  }),
  export: query({
    name: 'disputes.export', path: '/disputes/export', title: { zh: '导出台账', en: 'Export the register' },
    input: () => z.strictObject({ filters: Filters.default({}), language: z.enum(['zh', 'en']).default('zh') }), output: FileAnswer,
    access: ['director', 'mediator', 'clerk', 'guide', 'bureau', 'supervisor', 'leader'], subject: 'none', logged: true, errors: ['disputes.too-many-to-export'],
  }),
  ...handoverOperations,
  ...originOperations,
  ...afterOperations,
  ...roomOperations,
  ...agreeOperations,
  ...callOperations,
  ...exchangeOperations(Filters.default({})),
  /** Members who authorised a representative are told through that one. */
  tellGroup: command({
    name: 'disputes.tellGroup', path: `${on}/group/notice`, title: { zh: '向代表人告知', en: 'Tell a group through its representative' },
    input: () => z.strictObject({ ...address, ...when, how: ToldHow, representative: Id, answer: z.enum(['consented', 'open']) }), output: Done, access: committee, subject: 'matter', errors: lawful,
  }),
};
