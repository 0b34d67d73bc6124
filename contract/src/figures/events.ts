import { z } from 'zod';
import { Day, Id, PlaceCode } from '../kernel/index.ts';

/** What is entered beside the counting: aggregates from outside and notices of the police; ids, codes, days and digests. */
export const figureEvents = {
  'figures.outside-entered': z.object({ code: z.string(), place: PlaceCode, from: Day, to: Day, value: z.number(), source: z.string() }),
  'figures.outside-withdrawn': z.object({ digest: z.string() }),
  'figures.notice-recorded': z.object({ matter: Id, noticedOn: Day, place: PlaceCode, unit: Id, type: z.string() }),
  'figures.notice-withdrawn': z.object({ matter: Id, noticedOn: Day, place: PlaceCode, unit: Id, type: z.string(), digest: z.string() }),
} as const;
export type FigureEvent = keyof typeof figureEvents;
