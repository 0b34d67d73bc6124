import { z } from 'zod';
import { County, Id, Instant, PlaceCode, command, enumOf, pauseReasons, query } from '../kernel/index.ts';
import { CallInput, dispatchers } from './desk-operations.ts';
import { PlainText } from './filing.ts';
import { Left, Position } from './views.ts';
import { DiscardReason, HandReason, ImpossibleReason, Priority, RequestOutcome, Rung } from './vocabulary.ts';

const address = { county: County, matter: Id };
const on = '/requests/{county}/{matter}';
/** Roles of the units that answer requests. */
const workers = ['handler', 'mediator', 'director', 'clerk', 'officer', 'supervisor', 'leader'] as const;
const lawful = ['requests.not-lawful-now'] as const;
const Why = PlainText(2, 1000);
const RaiseInput = { rung: Rung, why: HandReason, /** The unit that is told. */ unit: Id, /** What it is counted from: the dispatch, or the start of the promise. */ since: Instant };
const Passing = ['requests.unit-cannot-read', 'requests.nobody-there'] as const;
const Pausing = enumOf(pauseReasons);

/** What may be done to one request. */
export const stepOperations = {
  clear: command({ name: 'requests.clear', path: `${on}/clear`, title: { zh: '核实无误', en: 'It is genuine' }, input: () => z.strictObject(address), output: Left, access: dispatchers, subject: 'matter', errors: lawful }),
  discard: command({ name: 'requests.discard', path: `${on}/discard`, title: { zh: '不予登记', en: 'Do not take it up' }, input: () => z.strictObject({ ...address, why: DiscardReason }), output: Left, access: dispatchers, subject: 'matter', errors: lawful }),
  restore: command({ name: 'requests.restore', path: `${on}/restore`, title: { zh: '恢复登记', en: 'Take it up after all' }, input: () => z.strictObject(address), output: Left, access: dispatchers, subject: 'matter', errors: lawful }),
  /** `suggested` is the confidence of the suggestion that was followed. */
  dispatch: command({
    name: 'requests.dispatch', path: `${on}/dispatch`, title: { zh: '分派', en: 'Dispatch' }, input: () => z.strictObject({ ...address, to: Id, note: PlainText(0, 500).optional(), suggested: z.number().min(0).max(1).optional() }), output: Left,
    access: dispatchers, subject: 'matter', errors: [...lawful, ...Passing],
  }),
  /** The receiving unit opened it: told apart from taking it on. */
  read: command({ name: 'requests.read', path: `${on}/read`, title: { zh: '已打开', en: 'Opened' }, input: () => z.strictObject(address), output: Left, access: workers, subject: 'matter', basis: false, errors: lawful }),
  accept: command({ name: 'requests.accept', path: `${on}/accept`, title: { zh: '接收办理', en: 'Take it on' }, input: () => z.strictObject({ ...address, post: Id.optional() }), output: Left, access: workers, subject: 'matter', errors: lawful }),
  object: command({
    name: 'requests.object', path: `${on}/object`, title: { zh: '不属于本单位', en: 'Not ours' },
    input: () => z.strictObject({ ...address, objection: Id, /** Whose it is, by the objecting unit. */ named: Id.optional(), namedWords: PlainText(0, 60).optional(), reason: Why }), output: Left, access: workers, subject: 'matter', errors: [...lawful, ...Passing],
  }),
  /** The arbiter's word: it stays, or goes to another; its ground is kept as a precedent and may become a rule. */
  decide: command({
    name: 'requests.decide', path: `${on}/decide`, title: { zh: '裁定归属', en: 'Decide whose it is' },
    input: () => z.strictObject({ ...address, objection: Id, to: Id, ground: PlainText(2, 300), rule: z.enum(['no', 'type', 'department']).default('no'), rulePlace: PlaceCode.optional(), duty: Id.optional() }), output: Left,
    access: ['supervisor'], subject: 'matter', errors: [...lawful, ...Passing],
  }),
  assign: command({ name: 'requests.assign', path: `${on}/assign`, title: { zh: '指定经办人', en: 'Name who works on it' }, input: () => z.strictObject({ ...address, post: Id }), output: Left, access: workers, subject: 'matter', errors: lawful }),
  retype: command({
    name: 'requests.retype', path: `${on}/retype`, title: { zh: '更改类型', en: 'Change the type' }, input: () => z.strictObject({ ...address, type: z.string().max(60), detail: z.string().max(60).optional() }), output: Left, access: dispatchers, subject: 'matter', errors: lawful,
  }),
  prioritise: command({ name: 'requests.prioritise', path: `${on}/prioritise`, title: { zh: '调整轻重缓急', en: 'Set the priority' }, input: () => z.strictObject({ ...address, priority: Priority }), output: Left, access: dispatchers, subject: 'matter', errors: lawful }),
  askPerson: command({ name: 'requests.askPerson', path: `${on}/ask`, title: { zh: '请本人补充', en: 'Ask the person for more' }, input: () => z.strictObject({ ...address, text: Why }), output: Left, access: workers, subject: 'matter', errors: lawful }),
  inform: command({ name: 'requests.inform', path: `${on}/inform`, title: { zh: '告知进展', en: 'Tell the person how it goes' }, input: () => z.strictObject({ ...address, text: Why }), output: Left, access: workers, subject: 'matter', basis: false, errors: lawful }),
  pause: command({
    name: 'requests.pause', path: `${on}/pause`, title: { zh: '暂停计时', en: 'Pause the clock' }, input: () => z.strictObject({ ...address, why: Pausing, reason: Why }), output: Left, access: workers, subject: 'matter', errors: lawful,
  }),
  resume: command({ name: 'requests.resume', path: `${on}/resume`, title: { zh: '恢复计时', en: 'Let the clock run again' }, input: () => z.strictObject(address), output: Left, access: workers, subject: 'matter', errors: lawful }),
  extend: command({
    name: 'requests.extend', path: `${on}/extend`, title: { zh: '延长办理时限', en: 'Extend the time' }, input: () => z.strictObject({ ...address, days: z.int().min(1).max(30), reason: Why }), output: Left, access: ['supervisor', 'leader'], subject: 'matter', errors: lawful,
  }),
  explain: command({ name: 'requests.explain', path: `${on}/explain`, title: { zh: '说明依据', en: 'Explain the act' }, input: () => z.strictObject({ ...address, text: PlainText(10, 4000) }), output: Left, access: workers, subject: 'matter', errors: lawful }),
  correct: command({ name: 'requests.correct', path: `${on}/correct`, title: { zh: '自行更正', en: 'Correct the act' }, input: () => z.strictObject({ ...address, text: PlainText(10, 4000) }), output: Left, access: workers, subject: 'matter', errors: lawful }),
  askHelp: command({
    name: 'requests.askHelp', path: `${on}/help`, title: { zh: '请其他单位协办', en: 'Ask another unit to assist' }, input: () => z.strictObject({ ...address, help: Id, unit: Id, text: Why }), output: Left, access: workers, subject: 'matter', errors: [...lawful, 'requests.unit-cannot-read', 'requests.nobody-there'],
  }),
  giveHelp: command({ name: 'requests.giveHelp', path: `${on}/help/{help}`, title: { zh: '反馈协办情况', en: 'Report on the assistance' }, input: () => z.strictObject({ ...address, help: Id, text: Why }), output: Left, access: workers, subject: 'matter', basis: false, errors: lawful }),
  reply: command({
    name: 'requests.reply', path: `${on}/reply`, title: { zh: '答复', en: 'Answer' },
    input: () => z.strictObject({
      ...address, outcome: RequestOutcome, text: PlainText(10, 4000), impossible: ImpossibleReason.optional(), /** What is open to the person instead. */ remedy: PlainText(0, 500).optional(),
      /** Photographs among the request's files that show it. */ proofs: z.array(Id).max(10).default([]), /** The person said so: on the spot or by telephone. */ personSaid: z.boolean().default(false),
    }),
    output: Left, access: workers, subject: 'matter', errors: lawful,
  }),
  callBack: command({ name: 'requests.callBack', path: `${on}/calls/{call}`, title: { zh: '登记回访', en: 'Record the call' }, input: () => z.strictObject({ ...address, ...CallInput }), output: Left, access: dispatchers, subject: 'matter', errors: lawful }),
  joinTo: command({ name: 'requests.joinTo', path: `${on}/join-to`, title: { zh: '并入同一件事', en: 'Join to the same matter' }, input: () => z.strictObject({ ...address, to: Id }), output: Left, access: dispatchers, subject: 'matter', errors: [...lawful, 'requests.joined-to-itself'] }),
  separate: command({ name: 'requests.separate', path: `${on}/separate`, title: { zh: '拆分出来', en: 'Take apart again' }, input: () => z.strictObject(address), output: Left, access: dispatchers, subject: 'matter', errors: lawful }),
  /** It is a dispute between persons: with their consent it goes on as one, and only what they agreed to goes along. */
  turn: command({
    name: 'requests.turn', path: `${on}/turn`, title: { zh: '转为矛盾纠纷', en: 'Go on as a dispute' },
    input: () => z.strictObject({
      ...address, dispute: Id, committee: Id, type: z.string().max(60), fields: z.array(z.enum(['text', 'person', 'photos'])).max(3), consent: z.enum(['oral', 'written', 'receipt']),
      respondent: z.strictObject({ id: Id, kind: z.enum(['person', 'organisation']), name: z.string().trim().min(1).max(60) }),
    }),
    output: Left, access: workers, subject: 'matter', errors: lawful,
  }),
  withdrawFor: command({ name: 'requests.withdrawFor', path: `${on}/withdraw`, title: { zh: '代本人撤回', en: 'Withdraw for the person' }, input: () => z.strictObject({ ...address, reason: Why }), output: Left, access: workers, subject: 'matter', errors: lawful }),
  publish: command({
    name: 'requests.publish', path: `${on}/publish`, title: { zh: '公开答复', en: 'Publish the answer' }, input: () => z.strictObject({ ...address, title: PlainText(4, 60), answer: PlainText(10, 2000), photos: z.array(Id).max(5).default([]) }), output: Left,
    access: workers, subject: 'matter', errors: lawful,
  }),
  unpublish: command({ name: 'requests.unpublish', path: `${on}/unpublish`, title: { zh: '撤下公开', en: 'Take it off the public list' }, input: () => z.strictObject(address), output: Left, access: workers, subject: 'matter', errors: lawful }),
  forward: command({
    name: 'requests.forward', path: `${on}/forward`, title: { zh: '转其他平台办理', en: 'Forward to another system' }, input: () => z.strictObject({
      ...address, system: z.string().min(1).max(40), service: z.string().min(1).max(60), reason: Why, /** What the person agreed may go along; a name or a number never does. */ fields: z.array(z.enum(['text', 'place', 'answers'])).max(3).default(['text', 'place', 'answers']),
    }),
    output: Left,
    access: dispatchers, subject: 'matter', errors: lawful,
  }),
  /** What the other system says of it, asked by a job. */
  followed: command({
    name: 'requests.followed', path: `${on}/followed`, title: { zh: '其他平台进展', en: 'The other system reports' },
    input: () => z.strictObject({ ...address, externalId: z.string().max(100).nullable(), /** Stands for the id until there is one. */ token: z.string().max(100).optional(), status: z.enum(['sent', 'open', 'closed', 'failed']), note: PlainText(0, 2000).optional() }), output: Left, access: 'system', subject: 'matter', basis: false, errors: lawful,
  }),
  /** What may be told to the system that it was forwarded to; nothing once it is over. For a job. */
  outgoing: query({
    name: 'requests.outgoing', path: `${on}/outgoing`, title: { zh: '转出的内容', en: 'What goes out' }, input: () => z.strictObject(address),
    output: () => z.object({ report: z.object({
      system: z.string(), service: z.string(), status: z.string(), externalId: z.string().nullable(), token: z.string().nullable(), text: z.string().nullable(), typeName: z.string(), place: PlaceCode, placeName: z.string(), spot: z.string().nullable(),
      position: Position.nullable(), answers: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
    }).nullable() }),
    access: 'system', subject: 'matter',
  }),
  lapse: command({ name: 'requests.lapse', path: `${on}/lapse`, title: { zh: '期满未评价', en: 'The window passed' }, input: () => z.strictObject(address), output: Left, access: 'system', subject: 'matter', basis: false, errors: lawful }),
  /** Tells the next rung; once for each rung, reason and what it is counted from. */
  raise: command({ name: 'requests.raise', path: `${on}/raise`, title: { zh: '提醒', en: 'Raise a hand' }, input: () => z.strictObject({ ...address, ...RaiseInput }), output: Left, access: 'system', subject: 'matter', basis: false, errors: lawful }),
  /** Who is to be told now of a request that lies, asked by a job. */
  ladderOf: query({ name: 'requests.ladderOf', path: `${on}/ladder`, title: { zh: '该提醒谁', en: 'Who is to be told' }, input: () => z.strictObject(address), output: () => z.object({ raise: z.object(RaiseInput).nullable() }), access: 'system', subject: 'none' }),
  /** What a suggestion is asked for by a job, where the city lets suggestions dispatch. */
  toSuggest: query({
    name: 'requests.toSuggest', path: `${on}/to-suggest`, title: { zh: '可否自动分派', en: 'Whether a suggestion may dispatch it' }, input: () => z.strictObject(address),
    output: () => z.object({ ask: z.object({ place: PlaceCode, text: z.string(), type: z.string(), department: z.string(), revision: z.int(), threshold: z.number() }).nullable() }), access: 'system', subject: 'none',
  }),
};
