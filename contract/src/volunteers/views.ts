import { z } from 'zod';
import { County, Day, Id, Instant, PlaceCode, enumOf } from '../kernel/index.ts';
import { Phone } from '../parties/index.ts';
import { serviceStatuses, volunteerStatuses } from './lifecycle.ts';
import { ApplyWay, RecognitionKind, RefusalGround } from './vocabulary.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
const Text = (least: number, most: number) => z.string().trim().min(least).max(most);

export const VolunteerStatusCode = enumOf(volunteerStatuses).meta({ id: 'VolunteerStatus' });
export const ServiceStatusCode = enumOf(serviceStatuses).meta({ id: 'VolunteerServiceStatus' });

/** Whom to call if something happens on a task, and why that was asked. */
export const Emergency = z.strictObject({ name: Text(1, 40), phone: Phone, reason: Text(2, 100) }).meta({ id: 'VolunteerEmergency' });
/** All that is kept of a volunteer beside what they do: the least that calling them and the law's conditions ask for. */
export const Personal = z.strictObject({
  name: Text(2, 40), phone: Phone, birthYear: z.int().min(1900).max(2100), can: Text(0, 200).default(''), emergency: Emergency.optional(),
});
export type Personal = z.infer<typeof Personal>;

export const TaskKindLine = z.object({
  code: z.string(), name: Words, about: Words, minAge: z.int(), maxAge: z.int().nullable(), courses: z.array(z.string()), insured: z.boolean(), verified: z.boolean(), label: Words,
}).meta({ id: 'VolunteerTaskKind' });
export type TaskKindLine = z.infer<typeof TaskKindLine>;
export const CourseLine = z.object({ code: z.string(), name: Words, months: z.int().nullable(), verified: z.boolean() }).meta({ id: 'VolunteerCourse' });
/** The text that is signed before anything is written down; its version goes into the record. */
export const ConsentText = z.object({ version: z.string(), validFrom: Day, text: Words }).meta({ id: 'VolunteerConsent' });

/** A volunteer in a list: masked, in the order in which they came; no list knows hours. */
export const VolunteerLine = z.object({
  county: County, id: Id, place: PlaceCode, placeName: z.string(), unit: Id, unitName: z.string(), status: VolunteerStatusCode, name: z.string().nullable(), phone: z.string().nullable(), wants: z.array(z.string()),
  appliedOn: Day, trained: z.array(z.string()), insuredTo: Day.nullable(), linked: z.boolean(), revision: z.int(),
}).meta({ id: 'VolunteerLine' });
export type VolunteerLine = z.infer<typeof VolunteerLine>;

export const Training = z.object({ id: Id, course: z.string(), name: Words, on: Day, passed: z.boolean(), until: Day.nullable(), giver: z.string() }).meta({ id: 'VolunteerTraining' });
/** The number is personal and comes with the whole. */
export const Insurance = z.object({ id: Id, insurer: z.string(), from: Day, to: Day, number: z.string().nullable() }).meta({ id: 'VolunteerInsurance' });
export const Correction = z.object({ from: Instant, to: Instant, at: Instant, by: z.string(), reason: z.string().nullable() }).meta({ id: 'VolunteerCorrection' });
export const ServiceLine = z.object({
  id: Id, task: Id, kind: z.string(), where: z.string().nullable(), startsAt: Instant, endsAt: Instant, status: ServiceStatusCode, from: Instant.nullable(), to: Instant.nullable(), minutes: z.int().nullable(), patrol: z.boolean(),
  /** What it was before it was corrected, latest first. */
  corrections: z.array(Correction), recordedBy: z.string().nullable(), confirmedBy: z.string().nullable(),
}).meta({ id: 'VolunteerService' });
export type ServiceLine = z.infer<typeof ServiceLine>;
export const CertificateLine = z.object({ id: Id, number: z.string(), on: Day, minutes: z.int(), services: z.int(), firstOn: Day, lastOn: Day }).meta({ id: 'VolunteerCertificate' });
export const Verdict = z.object({ legal: z.boolean(), reason: z.object({ code: z.string(), wording: Words, article: z.string().optional() }).optional() }).meta({ id: 'VolunteerVerdict' });

/** Who read the whole, when and why. */
export const ReaderLine = z.object({ at: Instant, unitName: z.string().nullable(), fields: z.array(z.string()), reason: z.string().nullable() }).meta({ id: 'VolunteerReader' });

export const VolunteerView = z.object({
  line: VolunteerLine, way: ApplyWay, consent: z.string(), consentOn: Day, ground: RefusalGround.nullable(), reason: z.string().nullable(), trainings: z.array(Training), insurances: z.array(Insurance), services: z.array(ServiceLine),
  minutes: z.int(), certificates: z.array(CertificateLine), readers: z.array(ReaderLine), steps: z.record(z.string(), Verdict), abilities: z.array(z.string()),
}).meta({ id: 'VolunteerView' });
export type VolunteerView = z.infer<typeof VolunteerView>;

export const BarLine = z.object({ code: z.string(), wording: Words }).meta({ id: 'VolunteerBar' });
/** A volunteer on a task, masked. */
export const OnTask = z.object({ service: Id, volunteer: Id, name: z.string().nullable(), status: ServiceStatusCode, from: Instant.nullable(), to: Instant.nullable(), /** Whether the acting person recorded the time and therefore does not confirm it. */ ownRecord: z.boolean() }).meta({ id: 'VolunteerOnTask' });
export const TaskLine = z.object({
  county: County, id: Id, place: PlaceCode, placeName: z.string(), unit: Id, unitName: z.string(), kind: z.string(), kindName: Words, startsAt: Instant, endsAt: Instant, wanted: z.int(), where: z.string().nullable(), cancelled: z.boolean(),
  patrol: z.boolean(), taken: z.int(), attended: z.int(), confirmed: z.int(), revision: z.int(),
}).meta({ id: 'VolunteerTask' });
export type TaskLine = z.infer<typeof TaskLine>;
export const TaskView = z.object({
  line: TaskLine, rule: TaskKindLine.nullable(), on: z.array(OnTask), /** Who could take it, in the order in which they came, with what each is missing. */
  candidates: z.array(z.object({ volunteer: Id, name: z.string(), bars: z.array(BarLine) })).max(300), cancel: Verdict, abilities: z.array(z.string()),
}).meta({ id: 'VolunteerTaskView' });
export type TaskView = z.infer<typeof TaskView>;

/** What volunteers see of themselves: everything. */
export const OwnView = z.object({
  line: VolunteerLine, personal: Personal, consent: z.string(), consentOn: Day, trainings: z.array(Training), insurances: z.array(Insurance), services: z.array(ServiceLine), minutes: z.int(), certificates: z.array(CertificateLine),
  readers: z.array(ReaderLine), offered: z.array(z.object({ task: TaskLine, bars: z.array(BarLine) })),
}).meta({ id: 'VolunteerOwnView' });

/** What a unit's volunteers did together in a span of time, and who thanked the unit for it. */
export const UnitLine = z.object({
  unit: Id, unitName: z.string(), placeName: z.string(), volunteers: z.int(), services: z.int(), minutes: z.int(),
  recognitions: z.array(z.object({ id: Id, kind: RecognitionKind, on: Day, text: z.string().nullable(), by: z.string() })),
}).meta({ id: 'VolunteerUnit' });
export type UnitLine = z.infer<typeof UnitLine>;

/** A task as the phone of a volunteer holds it: what, when and where, and how its owner stands to it; of the others only whether there is room. */
export interface OwnTask extends Pick<TaskLine, 'county' | 'id' | 'place' | 'placeName' | 'unitName' | 'kindName' | 'startsAt' | 'endsAt' | 'where' | 'cancelled'> {
  readonly volunteer: Id;
  /** Null where they are not on it. */
  readonly service: Id | null;
  readonly status: z.infer<typeof ServiceStatusCode>;
  readonly full: boolean;
  readonly bars: readonly z.infer<typeof BarLine>[];
}
