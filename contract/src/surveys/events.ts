import { z } from 'zod';
import { Day, Id, PlaceCode } from '../kernel/index.ts';
import { LeftOutReason, StrataWay, SurveyKind, SurveyMode } from './vocabulary.ts';

/** Events of surveys. That an answer came is recorded with its way and the unit that entered it: neither what it says nor of which matter or stratum it is. */
export const surveyEvents = {
  'surveys.laid-out': z.object({ unit: Id, place: PlaceCode, method: z.string(), version: z.string(), kinds: z.array(SurveyKind), strata: StrataWay, modes: z.array(SurveyMode), from: Day, to: Day }),
  'surveys.seed-fixed': z.object({ seed: z.string() }),
  'surveys.frame-closed': z.object({ digest: z.string(), sizes: z.record(z.string(), z.int()), leftOut: z.partialRecord(LeftOutReason, z.int()) }),
  'surveys.drawn': z.object({ sizes: z.record(z.string(), z.int()), opensOn: Day, endsOn: Day }),
  'surveys.answered': z.object({ mode: SurveyMode, unit: Id.nullable() }),
  'surveys.declined': z.object({ unit: Id.nullable() }),
  'surveys.ended': z.object({ answered: z.int(), drawn: z.int() }),
  'surveys.published': z.object({ digest: z.string() }),
  'surveys.cancelled': z.object({ digest: z.string() }),
} as const;
export type SurveyEvent = keyof typeof surveyEvents;
