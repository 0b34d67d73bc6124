import { addDays } from '@anhe/contract/kernel';
import type { Day, InputOf } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import { z } from 'zod';

/** Open hazards by how long ago they were found: first and last day of each, counted back from today. */
export const ages = { '7': [7, 0], '30': [30, 8], '90': [90, 31], older: [null, 91] } as const;
export type Age = keyof typeof ages;
export const ageNames = ['7', '30', '90', 'older'] as const satisfies readonly Age[];

/** The filters as they stand in the address. */
export const HazardFilters = patrolOperations.hazards.input.omit({ cursor: true, limit: true }).extend({ age: z.enum(['7', '30', '90', 'older']).optional() });
export type HazardFilters = z.infer<typeof HazardFilters>;

/** The parts of the register, each a set of filters; without any of them one sees what is open. */
export const queues = {
  open: {}, found: { status: 'found' }, mending: { status: 'mending' }, mended: { status: 'mended' }, overdue: { overdue: true }, cleared: { status: 'cleared' }, all: { open: false },
} as const satisfies Record<string, Pick<HazardFilters, 'status' | 'open' | 'overdue'>>;
export type Queue = keyof typeof queues;
export const queueNames = Object.keys(queues) as readonly Queue[]; // the keys of that very record

export const queueOf = ({ status, open, overdue }: HazardFilters): Queue =>
  queueNames.find((name) => JSON.stringify(queues[name]) === JSON.stringify({ ...(status === undefined ? {} : { status }), ...(open === undefined ? {} : { open }), ...(overdue === undefined ? {} : { overdue }) })) ?? 'open';

/** The same filters in another part. */
export function inQueue({ status: _status, open: _open, overdue: _overdue, ...rest }: HazardFilters, queue: Queue): HazardFilters {
  return { ...rest, ...queues[queue] };
}

/** What the register is asked for: in the address `open: false` stands for all, and an age for days. */
export function inputOf({ age, open, ...filters }: HazardFilters, today: Day): Omit<InputOf<typeof patrolOperations.hazards>, 'cursor' | 'limit'> {
  const [oldest, newest] = age === undefined ? [null, null] : ages[age];
  const closed = open === false || filters.status !== undefined;
  return {
    ...filters, ...(closed ? {} : { open: true }),
    ...(oldest === null ? {} : { from: addDays(today, -oldest) }), ...(newest === null || newest === 0 ? {} : { to: addDays(today, -newest) }),
  };
}

/** The filters of an address; what cannot be read counts as not set. */
export function readFilters(search: Readonly<Record<string, unknown>>): HazardFilters {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(search)) if (Object.hasOwn(HazardFilters.shape, name) && HazardFilters.safeParse({ [name]: value }).success) kept[name] = value;
  return HazardFilters.parse(kept);
}

/** Leaves out what is empty, so that an address says only what is set. */
export const tidy = (filters: HazardFilters): HazardFilters =>
  HazardFilters.parse(Object.fromEntries(Object.entries(filters).filter(([name, value]) => value !== undefined && value !== '' && (value !== false || name === 'open') && !(Array.isArray(value) && value.length === 0))));
