import { z } from 'zod';
import { County, Day, FileAnswer, Id, PlaceCode, command, query } from '../kernel/index.ts';
import { ReceiptCode } from '../matters/index.ts';
import { Asker, Filing, Held, PlainText, Point, longestRemark } from './filing.ts';
import { Filed, HeldRequest, NearbyRequest, Owner, PublicRequest, RequestStatusCode, TypeSuggestion } from './views.ts';
import { Door, Rating } from './vocabulary.ts';

const Words = z.object({ zh: z.string(), en: z.string() });

export const CatalogueQuestion = z.object({
  code: z.string(), kind: z.enum(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']), required: z.boolean(), name: Words, hint: Words.nullable(), values: z.array(z.object({ code: z.string(), name: Words })),
});
/** A type as anybody may read it: what it is, what is asked, what is promised, what is published. */
export const CatalogueType = z.object({
  code: z.string(), group: z.string(), name: Words, about: Words, department: z.string(), departmentName: Words, promise: Words, guarded: z.boolean(), administrative: z.boolean(),
  publish: z.object({ place: z.enum(['point', 'village', 'town']), photo: z.boolean(), answer: z.boolean() }).nullable(),
  questions: z.array(CatalogueQuestion), emergency: z.object({ phone: z.string(), say: Words }).nullable(),
}).meta({ id: 'RequestCatalogueType' });
export type CatalogueType = z.infer<typeof CatalogueType>;

const heldErrors = ['matters.receipt-unknown', 'matters.pass-expired', 'requests.not-lawful-now', 'requests.word-needed'] as const;
/** A holder's own act: the code, and the pass of the second factor where the type is private. */
const byCode = { code: ReceiptCode, pass: z.string().max(100).optional() };
const HeldLeft = z.object({ status: RequestStatusCode });
const PublicFilters = {
  county: County.optional(), place: PlaceCode.optional(), type: z.array(z.string().max(60)).max(50).optional(), open: z.boolean().optional(), overdue: z.boolean().optional(), from: Day.optional(), to: Day.optional(),
};

/** For people without an account, and for the holder of a receipt. */
export const publicOperations = {
  catalogue: query({
    name: 'requests.catalogue', path: '/requests/catalogue', title: { zh: '诉求目录', en: 'Catalogue of requests' },
    input: () => z.strictObject({ county: County.optional() }),
    output: () => z.object({ groups: z.array(z.object({ code: z.string(), name: Words, about: Words })), types: z.array(CatalogueType), details: z.array(z.object({ code: z.string(), type: z.string(), name: Words })) }),
    access: 'public', subject: 'none',
  }),
  /** What the words seem to be about, who would answer, by when, and whether to call for help at once. Nothing is kept. */
  understand: query({
    name: 'requests.understand', path: '/requests/understand', title: { zh: '这大概是什么事', en: 'What this seems to be' },
    input: () => z.strictObject({ county: County, place: PlaceCode.optional(), text: PlainText(1, 4000) }),
    output: () => z.object({ types: z.array(TypeSuggestion), owners: z.array(Owner), emergency: z.object({ phone: z.string(), say: Words }).nullable() }), access: 'public', subject: 'none',
  }),
  /** Open requests nearby or alike that one could join instead of filing anew. */
  nearby: query({
    name: 'requests.nearby', path: '/requests/nearby', title: { zh: '附近的事', en: 'Nearby' },
    input: () => z.strictObject({ county: County, place: PlaceCode.optional(), point: Point.optional(), type: z.string().max(60).optional(), text: PlainText(0, 4000).optional() }),
    output: () => z.object({ items: z.array(NearbyRequest).max(10) }), access: 'public', subject: 'none',
  }),
  file: command({
    name: 'requests.file', path: '/requests', title: { zh: '提交诉求', en: 'File a request' },
    input: () => z.strictObject({
      ...Filing, door: Door.extract(['portal', 'open311']).default('portal'), /** Of another program; without it nothing comes by that door. */ apiKey: z.string().min(1).max(200).optional(), /** A picture elsewhere on the net: kept as written, never fetched. */ mediaUrl: z.url({ protocol: /^https?$/ }).max(500).optional(),
    }),
    output: Filed, access: 'public', subject: 'none', errors: ['requests.no-centre', 'requests.position-outside', 'requests.key-unknown'],
  }),
  /** "Me too": the same matter, with a receipt of one's own. */
  join: command({
    name: 'requests.join', path: '/requests/{county}/{matter}/join', title: { zh: '我也遇到了', en: 'Me too' },
    input: () => z.strictObject({ county: County, matter: Id, person: Asker, remark: PlainText(0, longestRemark).optional(), ...Held }), output: Filed, access: 'public', subject: 'none',
    errors: ['requests.not-lawful-now', 'requests.too-many-joined'],
  }),
  published: query({
    name: 'requests.published', path: '/requests/published', title: { zh: '公开的诉求', en: 'Published requests' },
    input: () => z.strictObject({ ...PublicFilters, cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(30) }),
    output: () => z.object({ items: z.array(PublicRequest), next: z.string().nullable() }), access: 'public', subject: 'none',
  }),
  /** The published requests as a feed: GeoRSS in Atom (RFC 4287, GeoRSS-Simple), CSV (RFC 4180) or JSON. */
  feed: query({
    name: 'requests.feed', path: '/requests/feed/{format}', title: { zh: '公开诉求的订阅', en: 'Feed of published requests' },
    input: () => z.strictObject({ format: z.enum(['atom', 'csv', 'json']), ...PublicFilters, language: z.enum(['zh', 'en']).default('zh') }), output: FileAnswer, access: 'public', subject: 'none',
  }),
  /** One of them, under the address that feeds give and neighbours pass on. */
  publicRequest: query({
    name: 'requests.publicRequest', path: '/requests/published/{county}/{matter}', title: { zh: '公开的一件诉求', en: 'A published request' },
    input: () => z.strictObject({ county: County, matter: Id }), output: PublicRequest, access: 'public', subject: 'none',
  }),
  publicPhoto: query({
    name: 'requests.publicPhoto', path: '/requests/published/{county}/{matter}/photos/{photo}', title: { zh: '公开的照片', en: 'A published photograph' },
    input: () => z.strictObject({ county: County, matter: Id, photo: Id }), output: FileAnswer, access: 'public', subject: 'none',
  }),
  held: query({
    name: 'requests.held', path: '/receipts/request', title: { zh: '我的诉求', en: 'My request' },
    input: () => z.strictObject(byCode), output: HeldRequest, access: 'receipt', subject: 'none', errors: ['matters.receipt-unknown'],
  }),
  rate: command({
    name: 'requests.rate', path: '/receipts/request/rate', title: { zh: '评价', en: 'Rate' },
    input: () => z.strictObject({ ...byCode, rating: Rating, solved: z.boolean() }), output: HeldLeft, access: 'receipt', subject: 'none', errors: heldErrors,
  }),
  contest: command({
    name: 'requests.contest', path: '/receipts/request/contest', title: { zh: '没有解决', en: 'It is not solved' },
    input: () => z.strictObject({ ...byCode, reason: PlainText(2, 1000) }), output: HeldLeft, access: 'receipt', subject: 'none', errors: heldErrors,
  }),
  reopen: command({
    name: 'requests.reopen', path: '/receipts/request/reopen', title: { zh: '重新办理', en: 'Reopen' },
    input: () => z.strictObject({ ...byCode, reason: PlainText(2, 1000) }), output: HeldLeft, access: 'receipt', subject: 'none', errors: heldErrors,
  }),
  withdraw: command({
    name: 'requests.withdraw', path: '/receipts/request/withdraw', title: { zh: '撤回', en: 'Withdraw' },
    input: () => z.strictObject(byCode), output: HeldLeft, access: 'receipt', subject: 'none', errors: heldErrors,
  }),
  /** Answers what the desk asked, or adds something unasked. */
  addMore: command({
    name: 'requests.addMore', path: '/receipts/request/more', title: { zh: '补充说明', en: 'Add something' },
    input: () => z.strictObject({ ...byCode, text: PlainText(2, 2000), photos: Filing.photos.default([]) }), output: HeldLeft, access: 'receipt', subject: 'none', errors: heldErrors,
  }),
};
