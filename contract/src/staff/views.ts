import { z } from 'zod';
import { County, Day, Id, PlaceCode, Role } from '../kernel/index.ts';
import { CredentialKind, Grade, UnitKind } from './kinds.ts';

/** A mobile number, or a landline with its area code. */
export const StaffPhone = z.string().trim().regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, 'phone-number');

/** What a person types to sign in: a name of letters and digits, or their mobile number. */
export const LoginName = z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9._-]{2,29}$/, 'wrong-kind').meta({ id: 'LoginName' });

/** One line of the list of units. */
export const UnitLine = z.object({
  county: County, id: Id, place: PlaceCode, kind: UnitKind, name: z.string(), shortName: z.string(),
  phone: z.string().nullable(), address: z.string().nullable(), parent: Id.nullable(),
  validFrom: Day, lastDay: Day.nullable(),
  /** Posts that hold today. */
  posts: z.int(),
}).meta({ id: 'UnitLine' });
export type UnitLine = z.infer<typeof UnitLine>;

export const CredentialView = z.object({
  id: Id, kind: CredentialKind, grade: Grade.nullable(), issuer: z.string(), number: z.string().nullable(), issuedOn: Day, validTo: Day.nullable(),
}).meta({ id: 'CredentialView' });
export type CredentialView = z.infer<typeof CredentialView>;

export const DeputyView = z.object({ id: Id, person: Id, name: z.string(), firstDay: Day, lastDay: Day }).meta({ id: 'DeputyView' });
export type DeputyView = z.infer<typeof DeputyView>;

/** A post with the person who holds it. Staff act under their own name; their telephone number is masked. */
export const PostView = z.object({
  id: Id, revision: z.int(), person: Id, name: z.string(), phone: z.string().nullable(), hasAccount: z.boolean(),
  place: PlaceCode, role: Role, title: z.string().nullable(), validFrom: Day, lastDay: Day.nullable(),
  areas: z.array(PlaceCode), deputies: z.array(DeputyView), credentials: z.array(CredentialView),
  abilities: z.array(z.string()),
}).meta({ id: 'StaffPostView' });
export type PostView = z.infer<typeof PostView>;

/** A series of numbers of a mediating unit in this year: where it begins, and the last number drawn. */
export const NumberSeries = z.object({
  series: z.string(), name: z.object({ zh: z.string(), en: z.string() }), year: z.int(), start: z.int(), last: z.int().nullable(),
  /** How the next number will read. */
  next: z.string(),
}).meta({ id: 'NumberSeries' });
export type NumberSeries = z.infer<typeof NumberSeries>;

export const UnitView = z.object({
  county: County, id: Id, revision: z.int(), place: PlaceCode, kind: UnitKind, name: z.string(), shortName: z.string(),
  numberWord: z.string().nullable(), phone: z.string().nullable(), address: z.string().nullable(),
  parent: Id.nullable(), parentName: z.string().nullable(), validFrom: Day, lastDay: Day.nullable(),
  numbers: z.array(NumberSeries), posts: z.array(PostView), abilities: z.array(z.string()),
}).meta({ id: 'UnitView' });
export type UnitView = z.infer<typeof UnitView>;

export const PersonLine = z.object({ county: County, id: Id, name: z.string(), phone: z.string().nullable(), place: PlaceCode, hasAccount: z.boolean() }).meta({ id: 'PersonLine' });
export type PersonLine = z.infer<typeof PersonLine>;

/** One post a person may act as now: an own one, or one they stand in for. */
export const ActingChoice = z.object({
  post: Id, role: Role, title: z.string().nullable(), unit: Id, unitName: z.string(), unitKind: UnitKind, place: PlaceCode,
  /** Whose post it is, when the person is a deputy. */
  standsInFor: z.object({ person: Id, name: z.string() }).nullable(),
  /** The last day on which it can be chosen; null when it has no end. */
  lastDay: Day.nullable(),
}).meta({ id: 'ActingChoice' });
export type ActingChoice = z.infer<typeof ActingChoice>;

export const Me = z.object({
  person: z.object({ county: County, id: Id, name: z.string(), phone: z.string().nullable(), login: z.string().nullable() }),
  acting: ActingChoice.nullable(),
  choices: z.array(ActingChoice),
  /** Names of the staff operations open to the acting post. */
  abilities: z.array(z.string()),
}).meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

/** What a certificate says, in short. */
export const CertificateBrief = z.object({ grade: Grade, issuer: z.string(), issuedOn: Day }).meta({ id: 'CertificateBrief' });

/** A mediator to choose from. */
export const PostChoice = z.object({
  post: Id, person: Id, name: z.string(), role: Role, title: z.string().nullable(),
  unit: Id, unitName: z.string(), unitKind: UnitKind, place: PlaceCode,
  /** The certificate that holds today. */
  certificate: CertificateBrief.nullable(),
}).meta({ id: 'PostChoice' });
export type PostChoice = z.infer<typeof PostChoice>;

/** A telephone number as colleagues see it in lists: 138****0000. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
