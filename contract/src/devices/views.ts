import { z } from 'zod';
import { County, Day, Id, Instant, PlaceCode } from '../kernel/index.ts';
import { ActOutcome, DeviceState, LockReason, Settlement } from './vocabulary.ts';

const Words = z.object({ zh: z.string(), en: z.string() });

/** Why an act was refused, as the phone was told. */
export const ToldProblem = z.strictObject({ code: z.string(), zh: z.string(), en: z.string() });
export type ToldProblem = z.infer<typeof ToldProblem>;

/** A phone with the field app, as its owner and the administrator see it. */
export const DeviceLine = z.object({
  county: County, id: Id, name: z.string(), post: Id, person: z.string(), unit: Id, unitName: z.string(), place: PlaceCode, placeName: z.string(), state: DeviceState, lock: LockReason.nullable(),
  enrolledAt: Instant, seenAt: Instant.nullable(), /** What it said waits on it when it was last seen. */ waiting: z.int(), sequence: z.int(), locksOn: Day, refused: z.int(), revision: z.int(),
}).meta({ id: 'DeviceLine' });
export type DeviceLine = z.infer<typeof DeviceLine>;

/** What became of one act: the sync receipt that the person sees. */
export const ActReceipt = z.object({
  sequence: z.int(), command: Id, operation: z.string(), at: Instant, arrivedAt: Instant, outcome: ActOutcome, problem: z.object({ code: z.string(), message: Words }).nullable(),
  settled: z.object({ how: Settlement, by: z.string(), reason: z.string(), at: Instant }).nullable(),
}).meta({ id: 'DeviceActReceipt' });
export type ActReceipt = z.infer<typeof ActReceipt>;

/** An act that was refused, for whoever settles it: what the phone wanted, why it could not be, and what it was about. */
export const RefusedAct = ActReceipt.extend({
  county: County, device: Id, deviceName: z.string(), person: z.string(), unitName: z.string(), input: z.record(z.string(), z.unknown()), matter: Id.nullable(), basis: z.int().nullable(), clockOff: z.int(),
}).meta({ id: 'DeviceRefusedAct' });
export type RefusedAct = z.infer<typeof RefusedAct>;

/** What the house says to a device that reported. */
export const DeviceWord = z.object({ state: DeviceState, lock: LockReason.nullable(), sequence: z.int(), locksOn: Day, now: Instant }).meta({ id: 'DeviceWord' });
export type DeviceWord = z.infer<typeof DeviceWord>;
