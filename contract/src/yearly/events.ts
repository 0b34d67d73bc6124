import { z } from 'zod';
import { PlaceCode } from '../kernel/index.ts';
import { ReportYear } from './views.ts';

/** That a report was issued: of which place and year, and digests of what it says and of why there is another. */
export const yearlyEvents = {
  'yearly.issued': z.object({ place: PlaceCode, year: ReportYear, number: z.int(), digest: z.string(), reasonDigest: z.string().nullable() }),
} as const;
