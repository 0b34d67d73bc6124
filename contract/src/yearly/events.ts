import { z } from 'zod';
import { PlaceCode } from '../kernel/index.ts';
import { ReportYear } from './views.ts';

/** That a report was issued: of which place and year, and the digest of what it says. */
export const yearlyEvents = {
  'yearly.issued': z.object({ place: PlaceCode, year: ReportYear, number: z.int(), digest: z.string(), reason: z.string().nullable() }),
} as const;
