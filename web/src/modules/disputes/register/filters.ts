import { Filters } from '@anhe/contract/disputes';
import type { DisputeFilters } from '@anhe/contract/disputes';

/** The filters of a register as they stand in the address; what cannot be read counts as not set. */
export function readFilters(search: Readonly<Record<string, unknown>>): DisputeFilters {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(search)) {
    if (Object.hasOwn(Filters.shape, name) && Filters.safeParse({ [name]: value }).success) kept[name] = value;
  }
  return Filters.parse(kept);
}

/** Leaves out what is empty, so that an address says only what is set. */
export function tidy(filters: Readonly<Record<string, unknown>>): DisputeFilters {
  const set = Object.entries(filters).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0));
  return Filters.parse(Object.fromEntries(set));
}

/** Whether any filter is set. */
export const isFiltered = (filters: DisputeFilters): boolean => Object.keys(filters).length > 0;
