import { z } from 'zod';
import { County, Day, Id, Instant, PlaceCode, query } from '../kernel/index.ts';
import { Point } from './filing.ts';
import { CatalogueQuestion } from './public-operations.ts';
import { Position, RequestStatusCode } from './views.ts';
import { Door, Ending, RequestOutcome } from './vocabulary.ts';

const Words = z.object({ zh: z.string(), en: z.string() });

/** A key of another program as it is sent: its county, a dot, and what nobody can guess. */
export const ApiKey = z.string().min(1).max(200);

/** A type that other programs may file: one that is published and not private. */
export const Open311Service = z.object({
  code: z.string(), name: Words, about: Words, group: Words, keywords: z.array(z.string()), promise: Words, questions: z.array(CatalogueQuestion),
}).meta({ id: 'Open311Service' });
export type Open311Service = z.infer<typeof Open311Service>;

/** A request as another program reads it: nothing that a person wrote, the true end of it, and its course. */
export const Open311Request = z.object({
  county: County, id: Id, number: z.string(), type: z.string(), typeName: Words, open: z.boolean(), status: RequestStatusCode, outcome: RequestOutcome.nullable(), ending: Ending.nullable(), door: Door,
  holderName: z.string(), place: PlaceCode.nullable(), placeName: z.string().nullable(), position: Position.nullable(), promise: Words, dueOn: Day.nullable(), dueAt: Instant.nullable(), overdue: z.boolean(), joiners: z.int(),
  title: z.string().nullable(), answer: z.string().nullable(), photos: z.array(Id), filedAt: Instant, updatedAt: Instant, course: z.array(z.object({ type: z.string(), at: Instant })),
  /** Whether the public list shows it; what it does not show comes without place and words, to who knows the id. */
  shown: z.boolean(),
}).meta({ id: 'Open311Request' });
export type Open311Request = z.infer<typeof Open311Request>;

const Address = z.strictObject({ county: County, id: Id });
const Span = z.strictObject({ from: Instant, to: Instant });
/** The most that one answer holds (GeoReport v2: the first 1,000). */
export const mostOpen311 = 1000;

/** What the pages of Open311 ask; the pages speak its formats. A jurisdiction is a county, or the city as a whole. */
export const open311Operations = {
  open311Services: query({
    name: 'requests.open311Services', path: '/requests/open311/services', title: { zh: '其他平台可提交的类型', en: 'Types that other programs may file' },
    input: () => z.strictObject({ jurisdiction: County.optional() }), output: () => z.object({ items: z.array(Open311Service), changedOn: Day }), access: 'public', subject: 'none', errors: ['requests.jurisdiction-unknown'],
  }),
  open311Requests: query({
    name: 'requests.open311Requests', path: '/requests/open311/requests', title: { zh: '其他平台读取的诉求', en: 'Requests as other programs read them' },
    input: () => z.strictObject({
      jurisdiction: County.optional(), ids: z.array(Address).max(200).optional(), types: z.array(z.string().max(60)).max(100).optional(), open: z.boolean().optional(), filed: Span.optional(), changed: Span.optional(),
      page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(mostOpen311).default(mostOpen311),
    }),
    output: () => z.object({ items: z.array(Open311Request).max(mostOpen311) }), access: 'public', subject: 'none', errors: ['requests.jurisdiction-unknown'],
  }),
  /** Whether a key holds, and where what is filed with it would go: by the place's code, the position, the jurisdiction or the key's own county. */
  placeByKey: query({
    name: 'requests.placeByKey', path: '/requests/open311/place', title: { zh: '密钥对应的受理地', en: 'Where a key files' },
    input: () => z.strictObject({ apiKey: ApiKey, jurisdiction: County.optional(), place: PlaceCode.optional(), point: Point.optional() }), output: () => z.object({ county: County, place: PlaceCode }), access: 'public', subject: 'none',
    errors: ['requests.key-unknown', 'requests.key-elsewhere', 'requests.jurisdiction-unknown', 'requests.jurisdiction-needed', 'requests.position-outside'],
  }),
};
