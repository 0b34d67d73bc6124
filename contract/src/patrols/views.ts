import { z } from 'zod';
import { County, Day, Id, Instant, PlaceCode, enumOf } from '../kernel/index.ts';
import { AttachmentView, PostLine, TimelineEntry } from '../matters/index.ts';
import { hazardStatuses, patrolStatuses } from './lifecycle.ts';
import { CheckInWay, HazardSource, Mender, PointKind, Severity, ShiftKind, SwapState } from './vocabulary.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
export const HazardStatusCode = enumOf(hazardStatuses).meta({ id: 'HazardStatus' });
export const PatrolStatusCode = enumOf(patrolStatuses).meta({ id: 'PatrolStatus' });
/** Where a point or a hazard is, put on the map by hand; never where somebody was. */
export const Spot = z.strictObject({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) }).meta({ id: 'PatrolSpot' });
export type Spot = z.infer<typeof Spot>;

/** A kind of hazard as the city's list has it, with what to look at and by when it is mended. */
export const HazardKindLine = z.object({
  code: z.string(), name: Words, look: z.array(Words), days: z.record(Severity, z.int()), department: z.string().nullable(), phone: z.string().nullable(), verified: z.boolean(), label: Words,
}).meta({ id: 'HazardKindLine' });
export type HazardKindLine = z.infer<typeof HazardKindLine>;

export const HazardLine = z.object({
  county: County, id: Id, number: z.string(), status: HazardStatusCode, kind: z.string(), severity: Severity, source: HazardSource, place: PlaceCode, placeName: z.string(), where: z.string(), spot: Spot.nullable(),
  point: Id.nullable(), pointName: z.string().nullable(), holderUnit: Id, holderName: z.string(), mender: Mender.nullable(), foundOn: Day, dueOn: Day.nullable(), overdueDays: z.int().nullable(), closedOn: Day.nullable(),
  nextStep: z.string().nullable(), open: z.boolean(), revision: z.int(),
}).meta({ id: 'HazardLine' });
export type HazardLine = z.infer<typeof HazardLine>;

/** How often the same kind was found at the same spot or place before: seen together, so that the cause is looked for. */
export const SameSpot = z.object({ by: z.enum(['point', 'near', 'village']), /** In the last two years, this one not counted. */ count: z.int(), items: z.array(HazardLine).max(10) }).meta({ id: 'HazardsOfOneSpot' });

export const HazardView = z.object({
  line: HazardLine, text: z.string().nullable(), guard: z.string().nullable(), extensions: z.int(), mendedOn: Day.nullable(), danger: z.boolean(), patrol: Id.nullable(),
  /** Whether the acting staff member recorded the mending, and therefore does not check it. */
  ownMending: z.boolean(),
  files: z.array(AttachmentView), entries: z.array(TimelineEntry), same: SameSpot, abilities: z.array(z.string()),
}).meta({ id: 'HazardView' });
export type HazardView = z.infer<typeof HazardView>;

export const PointLine = z.object({
  county: County, id: Id, place: PlaceCode, placeName: z.string(), kind: PointKind, name: z.string(), spot: Spot.nullable(), look: z.string().nullable(), active: z.boolean(),
  lastPassed: Instant.nullable(), openHazards: z.int(), revision: z.int(),
}).meta({ id: 'PatrolPoint' });
export type PointLine = z.infer<typeof PointLine>;

export const ShiftSwap = z.object({ id: Id, from: PostLine, to: PostLine, state: SwapState, askedAt: Instant }).meta({ id: 'ShiftSwap' });

export const ShiftLine = z.object({
  county: County, id: Id, place: PlaceCode, placeName: z.string(), unit: Id, unitName: z.string(), kind: ShiftKind, startsAt: Instant, endsAt: Instant, posts: z.array(PostLine), points: z.array(Id), note: z.string().nullable(),
  cancelled: z.boolean(), patrol: Id.nullable(), patrolStatus: PatrolStatusCode.nullable(), swap: ShiftSwap.nullable(), revision: z.int(),
}).meta({ id: 'Shift' });
export type ShiftLine = z.infer<typeof ShiftLine>;

export const PatrolLine = z.object({
  county: County, id: Id, place: PlaceCode, placeName: z.string(), unit: Id, unitName: z.string(), shift: Id.nullable(), kind: ShiftKind, status: PatrolStatusCode, startedAt: Instant, endedAt: Instant.nullable(),
  posts: z.array(PostLine), planned: z.int(), passed: z.int(), hazards: z.int(), revision: z.int(),
}).meta({ id: 'PatrolLine' });
export type PatrolLine = z.infer<typeof PatrolLine>;

export const PatrolView = z.object({
  line: PatrolLine,
  checkIns: z.array(z.object({ id: Id, point: Id, pointName: z.string(), at: Instant, way: CheckInWay, by: z.string() })),
  missed: z.array(z.object({ point: Id, name: z.string() })),
  seen: z.array(z.object({ id: Id, point: Id.nullable(), at: Instant, text: z.string().nullable(), by: z.string() })),
  hazards: z.array(HazardLine), summary: z.string().nullable(), abilities: z.array(z.string()),
}).meta({ id: 'PatrolView' });
export type PatrolView = z.infer<typeof PatrolView>;

/** A day that is called something in the city's calendar, and whether people work on it. */
export const NamedDay = z.object({ day: Day, name: Words, working: z.boolean() }).meta({ id: 'PatrolNamedDay' });

/** What was patrolled when, and what was not: of a place, day by day, and of its points week by week. */
export const Coverage = z.object({
  /** The Mondays of the weeks that the span touches; of each point how often it was passed in each of them. */
  weeks: z.array(Day), points: z.array(PointLine.pick({ id: true, name: true, kind: true, place: true, placeName: true, lastPassed: true, openHazards: true }).extend({ passed: z.array(z.int()) })).max(500),
  days: z.array(z.object({ day: Day, planned: z.int(), walked: z.int(), passed: z.int(), hazards: z.int() })),
  neglected: z.array(PointLine), ages: z.array(z.object({ upTo: z.int().nullable(), count: z.int() })),
}).meta({ id: 'PatrolCoverage' });
