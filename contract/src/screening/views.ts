import { z } from 'zod';
import { County, Day, Id, Instant, PlaceCode } from '../kernel/index.ts';
import { MatterLine } from '../matters/index.ts';
import { Hazard } from './vocabulary.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
const Named = z.object({ place: PlaceCode, name: z.string() });

/** Of the villages in one's own scope: how many there are, how many have reported, how many of those found nothing, how many are late. */
export const RoundCounts = z.object({ total: z.int(), done: z.int(), nil: z.int(), late: z.int() });

export const RoundLine = z.object({
  county: County, id: Id, topic: z.string(), topicName: Words, area: z.array(Named), from: Day, to: Day, dueOn: Day, status: z.enum(['running', 'closed']),
  startedBy: z.object({ unit: Id, name: z.string() }), closedOn: Day.nullable(), counts: RoundCounts, revision: z.int(),
}).meta({ id: 'ScreeningRoundLine' });
export type RoundLine = z.infer<typeof RoundLine>;

export const ReportLine = z.object({
  county: County, id: Id, round: Id, unit: Id, unitName: z.string(), place: PlaceCode, placeName: z.string(), state: z.enum(['open', 'reported', 'nil', 'late']),
  dueOn: Day, filedOn: Day.nullable(), disputes: z.int(), hazards: z.int(), version: z.int(), revision: z.int(),
}).meta({ id: 'ScreeningReportLine' });
export type ReportLine = z.infer<typeof ReportLine>;

export const TownCounts = RoundCounts.extend({ place: PlaceCode, name: z.string(), disputes: z.int(), hazards: z.int() }).meta({ id: 'ScreeningTownCounts' });

export const RoundView = RoundLine.extend({ towns: z.array(TownCounts), reports: z.array(ReportLine), abilities: z.array(z.string()) }).meta({ id: 'ScreeningRoundView' });
export type RoundView = z.infer<typeof RoundView>;

export const ReportVersion = z.object({
  version: z.int(), nil: z.boolean(), matters: z.array(MatterLine), hazards: z.array(Hazard), reason: z.string().nullable(), signedBy: z.string(), signedAs: z.string(), recordedAt: Instant,
}).meta({ id: 'ScreeningReportVersion' });

/** A village's report with its versions, newest first, and the disputes that it registered in this round. */
export const ReportView = z.object({
  line: ReportLine, round: RoundLine, versions: z.array(ReportVersion), found: z.array(MatterLine), abilities: z.array(z.string()),
}).meta({ id: 'ScreeningReportView' });
export type ReportView = z.infer<typeof ReportView>;

/** A report that the acting unit has still to make. */
export const DueReport = ReportLine.extend({ topicName: Words, startedBy: z.string() }).meta({ id: 'ScreeningDueReport' });
export type DueReport = z.infer<typeof DueReport>;

export const TopicLine = z.object({ code: z.string(), name: Words, about: Words, verified: z.boolean() });
