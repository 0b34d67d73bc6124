import { z } from 'zod';
import { Day, Id, PlaceCode } from '../kernel/index.ts';

const Filed = z.object({ version: z.int(), signedBy: Id, matters: z.array(Id), hazards: z.int(), nil: z.boolean(), digest: z.string() });

/** What happens to a round and to a village's report: ids, codes, days and digests, never words. */
export const screeningEvents = {
  'screening.round-started': z.object({ topic: z.string(), area: z.array(PlaceCode), from: Day, to: Day, dueOn: Day, unit: Id, reports: z.int() }),
  'screening.round-closed': z.object({ done: z.int(), total: z.int() }),
  'screening.reported': Filed,
  'screening.nil-signed': Filed,
  'screening.corrected': Filed,
} as const;
export type ScreeningEvent = keyof typeof screeningEvents;
