import { z } from 'zod';
import { County, Day, Id, Instant, command, query } from '../kernel/index.ts';
import { templateNames } from './templates.ts';

const Template = z.enum(templateNames).meta({ id: 'Template' });

export const NoticeOutcome = z.enum(['waiting', 'sent', 'failed']).meta({ id: 'NoticeOutcome' });
export type NoticeOutcome = z.infer<typeof NoticeOutcome>;

export const noticeOutcomes = {
  waiting: { zh: '待发送', en: 'Waiting' },
  sent: { zh: '已发出', en: 'Sent' },
  failed: { zh: '没有发出', en: 'Not sent' },
} as const;

/** A message to a party as staff see it: that it went out and how it ended, never its text nor the number. */
export const NoticeLine = z.object({
  id: Id, party: Id.nullable(), partyName: z.string().nullable(), template: Template, /** The day it speaks of, of a reminder. */ aboutOn: Day.nullable(), outcome: NoticeOutcome, tries: z.int(), recordedAt: Instant, sentAt: Instant.nullable(),
}).meta({ id: 'NoticeLine' });
export type NoticeLine = z.infer<typeof NoticeLine>;

export const noticeOperations = {
  list: query({
    name: 'notices.list', path: '/matters/{county}/{matter}/notices', title: { zh: '发出的消息', en: 'Messages sent' },
    input: () => z.strictObject({ county: County, matter: Id }), output: () => z.object({ items: z.array(NoticeLine) }),
    access: ['mediator', 'director', 'clerk', 'guide', 'officer', 'handler', 'rights'], subject: 'matter',
  }),
  /** One message for each party that holds a receipt and left a mobile number. */
  plan: command({
    name: 'notices.plan', path: '/notices/plan', title: { zh: '通知当事人', en: 'Tell the parties' },
    input: () => z.strictObject({ county: County, matter: Id, template: Template }), output: () => z.object({ planned: z.int() }), access: 'system', subject: 'none',
  }),
  /** Of a request, those who wanted messages: who filed it, and with its answer or end those who joined it. */
  planRequest: command({
    name: 'notices.planRequest', path: '/notices/plan-request', title: { zh: '告知诉求进展', en: 'Tell how a request goes' },
    input: () => z.strictObject({ county: County, matter: Id, event: z.string().max(60) }), output: () => z.object({ planned: z.int() }), access: 'system', subject: 'none',
  }),
  /** Sets the days of the reminders of a schedule: three days before an instalment is due, and the day after. */
  planReminders: command({
    name: 'notices.planReminders', path: '/notices/plan-reminders', title: { zh: '安排履行提醒', en: 'Plan the reminders' },
    input: () => z.strictObject({ county: County, matter: Id, instalments: z.array(z.strictObject({ id: Id, dueOn: Day })).max(120) }), output: () => z.object({ planned: z.int() }), access: 'system', subject: 'none',
  }),
  /** Reminds both sides of an instalment that is still open; who cannot be reached is listed for the mediator. */
  remind: command({
    name: 'notices.remind', path: '/notices/remind', title: { zh: '提醒履行', en: 'Remind of an instalment' },
    input: () => z.strictObject({ county: County, matter: Id, instalment: Id, moment: z.enum(['due', 'overdue']) }), output: () => z.object({ planned: z.int(), unreached: z.int() }), access: 'system', subject: 'none',
  }),
  /** A message to one party that was asked for just now. */
  open: command({
    name: 'notices.open', path: '/notices/open', title: { zh: '准备消息', en: 'Prepare a message' },
    input: () => z.strictObject({ county: County, matter: Id, party: Id, template: Template }), output: () => z.object({ notice: Id }), access: 'system', subject: 'none',
  }),
  /** Whom a waiting message goes to and what is filled in; nothing once it was sent or given up. */
  message: query({
    name: 'notices.message', path: '/notices/message', title: { zh: '消息内容', en: 'A message' },
    input: () => z.strictObject({ county: County, notice: Id, digits: z.strictObject({ sealed: z.string(), command: Id, until: Instant }).optional() }),
    output: () => z.object({ message: z.object({ to: z.string(), template: Template, values: z.record(z.string(), z.string()) }).nullable() }), access: 'system', subject: 'none',
  }),
  /** How an attempt ended. */
  record: command({
    name: 'notices.record', path: '/notices/record', title: { zh: '登记发送结果', en: 'Record an attempt' },
    input: () => z.strictObject({ county: County, notice: Id, outcome: NoticeOutcome, channel: z.enum(['webhook', 'smtp', 'file']) }), output: () => z.object({ outcome: NoticeOutcome }), access: 'system', subject: 'none',
  }),
};
