import { RequestFilters } from '@anhe/contract/requests';

/** The parts of the register as a desk works through them, each a set of filters. */
export const queues = {
  doubtful: { status: ['doubtful'] }, filed: { status: ['filed'] }, offered: { status: ['offered'] }, objected: { status: ['objected'] }, working: { status: ['working'] }, replied: { status: ['replied'] },
  overdue: { clock: 'overdue' }, hands: { hands: true }, all: {},
} as const satisfies Record<string, RequestFilters>;
export type Queue = keyof typeof queues;
export const queueNames = Object.keys(queues) as readonly Queue[]; // the keys of that very record

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const queueParts = ({ status, clock, hands }: RequestFilters): RequestFilters => ({ ...(status === undefined ? {} : { status }), ...(clock === undefined ? {} : { clock }), ...(hands === undefined ? {} : { hands }) });

/** Which part a set of filters shows; undefined for a mixture. */
export const queueOf = (filters: RequestFilters): Queue | undefined => queueNames.find((name) => same(queueParts(filters), queues[name]));

/** The same filters in another part. */
export function inQueue(filters: RequestFilters, queue: Queue): RequestFilters {
  const { status: _status, clock: _clock, hands: _hands, ...rest } = filters;
  return { ...rest, ...queues[queue] };
}

/** What is set beside the part. */
export function besideQueue(filters: RequestFilters): RequestFilters {
  const queue = queueOf(filters);
  return queue === undefined ? filters : inQueue(filters, 'all');
}

/** The filters as they stand in the address; what cannot be read counts as not set. */
export function readFilters(search: Readonly<Record<string, unknown>>): RequestFilters {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(search)) {
    if (Object.hasOwn(RequestFilters.shape, name) && RequestFilters.safeParse({ [name]: value }).success) kept[name] = value;
  }
  return RequestFilters.parse(kept);
}

/** Leaves out what is empty, so that an address says only what is set. */
export function tidy(filters: Readonly<Record<string, unknown>>): RequestFilters {
  const set = Object.entries(filters).filter(([, value]) => value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0));
  return RequestFilters.parse(Object.fromEntries(set));
}

export const isFiltered = (filters: RequestFilters): boolean => Object.keys(filters).length > 0;
