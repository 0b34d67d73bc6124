import { z } from 'zod';
import { County, Day, FileAnswer, Id, Instant, PlaceCode, command, query } from '../kernel/index.ts';
import { Filing, PlainText, Point } from './filing.ts';
import { Filed, OutreachLine, Owner, PrecedentLine, RequestCounts, RequestLine, RequestStatusCode, RequestView, RoutingSuggestion, SimilarRequest, TicketTaken, TypeSuggestion } from './views.ts';
import { CallResult, Door, OutreachKind } from './vocabulary.ts';

const address = { county: County, matter: Id };
/** Who takes requests down: the window, and everybody who is told one on the road or at a door. */
const takers = ['clerk', 'mediator', 'director', 'handler', 'officer', 'supervisor', 'grid'] as const;
/** Who holds open days in villages. */
const hosts = ['clerk', 'mediator', 'director', 'handler', 'officer', 'supervisor'] as const;
export const dispatchers = ['clerk', 'supervisor'] as const;

export const RequestFilters = z.strictObject({
  status: z.array(RequestStatusCode).max(11).optional(), type: z.array(z.string().max(60)).max(50).optional(), group: z.string().max(60).optional(), place: PlaceCode.optional(), unit: Id.optional(),
  door: z.array(Door).max(8).optional(), from: Day.optional(), to: Day.optional(), number: z.string().max(40).optional(), words: z.string().max(200).optional(), outreach: Id.optional(),
  clock: z.enum(['overdue', 'today', 'this-week']).optional(), open: z.boolean().optional(), hands: z.boolean().optional(), mine: z.boolean().optional(),
}).meta({ id: 'RequestFilters' });
export type RequestFilters = z.infer<typeof RequestFilters>;

/** At the desk: intake, queues, the register, visits to villages. */
export const deskOperations = {
  take: command({
    name: 'requests.take', path: '/requests/take', title: { zh: '登记诉求', en: 'Take a request down' },
    input: () => z.strictObject({
      ...Filing, door: Door.default('desk'),
      /** The person heard what is passed on to whom and agreed by word of mouth. */
      consentOral: z.boolean(),
      /** Asked for by someone else: who they are to the person. */
      askedBy: PlainText(0, 60).optional(),
      /** The unit that it is about, where it complains of one: it will not be the one to answer. */
      aboutUnit: Id.optional(),
      outreach: Id.optional(),
      /** To whom it goes at once; left out, it waits at the desk. */
      dispatchTo: Id.optional(),
      happenedAt: z.iso.datetime({ offset: true }).optional(),
    }),
    output: Filed, access: takers, subject: 'none', errors: ['requests.no-centre', 'requests.position-outside', 'requests.unit-cannot-read', 'requests.nobody-there', 'requests.not-lawful-now'],
  }),
  /** What a text suggests: types, department with the words that led to it, and what may be the same. */
  suggest: query({
    name: 'requests.suggest', path: '/requests/suggest', title: { zh: '类型、去向与同类提示', en: 'Suggested type, department, and the like' },
    input: () => z.strictObject({ county: County, place: PlaceCode.optional(), text: PlainText(1, 4000), type: z.string().max(60).optional(), point: Point.optional(), except: Id.optional() }),
    output: () => z.object({
      types: z.array(TypeSuggestion), routing: z.array(RoutingSuggestion), owner: Owner.nullable(), similar: z.array(SimilarRequest), precedents: z.array(PrecedentLine),
      emergency: z.object({ phone: z.string(), say: z.object({ zh: z.string(), en: z.string() }) }).nullable(),
    }),
    access: 'staff', subject: 'none',
  }),
  list: query({
    name: 'requests.list', path: '/requests', title: { zh: '诉求台账', en: 'Register of requests' },
    input: () => z.strictObject({ filters: RequestFilters.default({}), cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(30) }),
    output: () => z.object({ items: z.array(RequestLine), next: z.string().nullable() }), access: 'staff', subject: 'none',
  }),
  count: query({
    name: 'requests.count', path: '/requests/count', title: { zh: '条数', en: 'How many' },
    input: () => z.strictObject({ filters: RequestFilters.default({}) }), output: () => z.object({ count: z.int(), capped: z.boolean() }), access: 'staff', subject: 'none',
  }),
  export: query({
    name: 'requests.export', path: '/requests/export', title: { zh: '导出诉求台账', en: 'Export the register' },
    input: () => z.strictObject({ filters: RequestFilters.default({}), language: z.enum(['zh', 'en']).default('zh') }), output: FileAnswer,
    access: ['clerk', 'supervisor', 'leader', 'handler', 'mediator', 'director'], subject: 'none', logged: true, errors: ['requests.too-many-to-export'],
  }),
  get: query({ name: 'requests.get', path: '/requests/{county}/{matter}', title: { zh: '诉求', en: 'A request' }, input: () => z.strictObject(address), output: RequestView, access: 'staff', subject: 'matter' }),
  /** Rates of the requests filed in a span of days, each with what it is a share of. */
  figures: query({
    name: 'requests.figures', path: '/requests/figures', title: { zh: '办理情况', en: 'How it goes' },
    input: () => z.strictObject({ place: PlaceCode.optional(), from: Day, to: Day, unit: Id.optional() }), output: RequestCounts, access: 'staff', subject: 'none',
  }),
  precedents: query({
    name: 'requests.precedents', path: '/requests/precedents', title: { zh: '归属先例', en: 'Precedents' },
    input: () => z.strictObject({ county: County, type: z.string().max(60).optional(), limit: z.int().min(1).max(100).default(30) }), output: () => z.object({ items: z.array(PrecedentLine) }), access: 'staff', subject: 'none',
  }),
  /** Answered requests that were drawn to be called back by a unit other than the one that answered. */
  callSheet: query({
    name: 'requests.callSheet', path: '/requests/calls', title: { zh: '抽查回访单', en: 'Call-back sheet' },
    input: () => z.strictObject({ county: County }), output: () => z.object({ items: z.array(RequestLine.extend({ call: Id, contact: z.string(), sampledOn: Day })) }), access: dispatchers, subject: 'none',
  }),
  drawCalls: command({
    name: 'requests.drawCalls', path: '/requests/calls/draw', title: { zh: '抽取回访', en: 'Draw a sample to call back' },
    input: () => z.strictObject({ county: County, from: Day, to: Day, percent: z.int().min(1).max(100) }), output: () => z.object({ drawn: z.int(), of: z.int() }), access: dispatchers, subject: 'none',
  }),
  outreaches: query({
    name: 'requests.outreaches', path: '/requests/outreach', title: { zh: '服务日与院坝会', en: 'Service days and courtyard meetings' },
    input: () => z.strictObject({ cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(30) }), output: () => z.object({ items: z.array(OutreachLine), next: z.string().nullable() }), access: 'staff', subject: 'none',
  }),
  /** A visit to a village: what for, how many came, what was promised. Each promise becomes a request with its clock. */
  holdOutreach: command({
    name: 'requests.holdOutreach', path: '/requests/outreach', title: { zh: '登记服务日、院坝会', en: 'Record a service day or a meeting' },
    input: () => z.strictObject({
      county: County, outreach: Id, kind: OutreachKind, place: PlaceCode, heldOn: Day, topic: PlainText(2, 100), people: z.int().min(0).max(10_000), groups: z.array(z.string().max(60)).max(20).default([]),
      promises: z.array(z.strictObject({ text: PlainText(2, 1000), type: z.string().max(60).optional(), unit: Id.optional() })).max(50).default([]),
    }),
    output: () => z.object({ outreach: Id, promises: z.int() }), access: hosts, subject: 'none',
  }),
  /** One ticket of the 12345 hotline; the same number again changes nothing, and is told from one whose words changed. */
  takeTicket: command({
    name: 'requests.takeTicket', path: '/requests/tickets', title: { zh: '接收工单', en: 'Take a ticket' },
    input: () => z.strictObject({ ...Filing, system: z.string().min(1).max(40), ticket: z.string().min(1).max(60), receivedOn: Day, receivedAt: Instant.optional() }), output: TicketTaken, access: dispatchers, subject: 'none',
    errors: ['requests.no-centre', 'requests.position-outside'],
  }),
  ticketTemplate: query({
    name: 'requests.ticketTemplate', path: '/requests/tickets/template', title: { zh: '工单导入模板', en: 'Template for tickets' },
    input: () => z.strictObject({ language: z.enum(['zh', 'en']).default('zh') }), output: FileAnswer, access: dispatchers, subject: 'none',
  }),
  /** What was answered to the hotline's tickets since a day, as the file it takes back. */
  ticketAnswers: query({
    name: 'requests.ticketAnswers', path: '/requests/tickets/answers', title: { zh: '导出工单答复', en: 'Answers to tickets' },
    input: () => z.strictObject({ county: County, system: z.string().min(1).max(40), from: Day, to: Day, format: z.enum(['xlsx', 'json']).default('xlsx') }), output: FileAnswer, access: dispatchers, subject: 'none', logged: true,
  }),
};

export const CallInput = { call: Id, result: CallResult, note: PlainText(0, 500).optional() };
