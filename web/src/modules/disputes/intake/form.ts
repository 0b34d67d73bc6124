import { DisputeType, HandInOrgan, Origin, Performance, PlatformStage, ToldHow } from '@anhe/contract/disputes';
import type { disputeOperations } from '@anhe/contract/disputes';
import { fieldErrors, fill, kernelErrors, newId } from '@anhe/contract/kernel';
import type { Day, FieldErrorCode, Id, InputOf, PlaceCode } from '@anhe/contract/kernel';
import { Phone, Side } from '@anhe/contract/parties';
import type { Contact, PartyDetails } from '@anhe/contract/parties';
import { z } from 'zod';
import { Failure } from '../../../api/index.ts';
import type { ShownField } from '../../../api/index.ts';

const PartyForm = z.object({
  id: z.string(), kind: z.enum(['person', 'organisation']), side: Side, name: z.string(), by: z.enum(['phone', 'wechat', 'address', 'village']), value: z.string(),
  sex: z.enum(['female', 'male']).optional(), age: z.string(), occupation: z.string(), address: z.string(), representative: z.string(),
});
export type PartyForm = z.infer<typeof PartyForm>;

/** What was written down so far of the organ that handed it in. */
const HandInForm = z.object({ organ: HandInOrgan, name: z.string(), letter: z.string(), receivedOn: z.string(), platform: PlatformStage }).partial();
export type HandInForm = z.infer<typeof HandInForm>;

/** Everything that the page of intake holds; also what its draft keeps. */
export const IntakeForm = z.object({
  matter: z.string(), agreement: z.string(), summary: z.string(), place: z.string().optional(), type: DisputeType.optional(), origin: Origin, round: z.string().optional(),
  happenedOn: z.string().optional(), filedOn: z.string().optional(), amount: z.string().optional(), committee: z.string().optional(), parties: z.array(PartyForm).min(1).max(12),
  /** What becomes of it: taken down for mediation, or settled here and now. */
  way: z.enum(['register', 'oral', 'written']),
  handIn: HandInForm.optional(),
  content: z.string(), performance: Performance, performBy: z.string().optional(), performHow: z.string(), mediator: z.string().optional(), toldHow: ToldHow, venue: z.string(),
  /** In a family matter settled at once: each side was asked apart. */
  askedApart: z.boolean().optional(),
});
export type IntakeForm = z.infer<typeof IntakeForm>;

/** What the acting post brings along, so that nobody has to type it. */
export interface Preset {
  readonly today: Day;
  readonly place: PlaceCode | undefined;
  readonly committee: Id | undefined;
  readonly mediator: Id | undefined;
  /** The round of screening from whose page it is taken in. */
  readonly round?: Id | undefined;
}

export const emptyParty = (side: Side): PartyForm => ({ id: newId(), kind: 'person', side, name: '', by: 'phone', value: '', age: '', occupation: '', address: '', representative: '' });

/** An intake before anything was typed: two sides, today, one's own place and committee. */
export function emptyForm(preset: Preset): IntakeForm {
  return {
    matter: newId(), agreement: newId(), summary: '', origin: 'oral', happenedOn: preset.today, filedOn: preset.today,
    parties: [emptyParty('applicant'), emptyParty('respondent')], way: 'register', content: '', performance: 'on-the-spot', performHow: '', toldHow: 'read-out', venue: '',
    ...(preset.place === undefined ? {} : { place: preset.place }),
    ...(preset.committee === undefined ? {} : { committee: preset.committee }),
    ...(preset.round === undefined ? {} : { round: preset.round, origin: 'screening' as const }),
    ...(preset.mediator === undefined ? {} : { mediator: preset.mediator }),
  };
}

/** Whether someone typed anything worth keeping. */
export const isBegun = (form: IntakeForm): boolean =>
  form.summary.trim() !== '' || form.content.trim() !== '' || form.parties.some((party) => party.name.trim() !== '' || party.value.trim() !== '');

/** How the list of drafts calls it. */
export function draftTitle(form: IntakeForm): string {
  const names = form.parties.map((party) => party.name.trim()).filter((name) => name !== '').join('、');
  return names === '' ? form.summary.trim().slice(0, 20) : names;
}

/** Puts a person who was found in the text on the first free side, else beside them as a further party. */
export function withPerson(form: IntakeForm, name: string, phone: string | undefined): IntakeForm {
  const known = form.parties.findIndex((party) => party.name.trim() === name);
  const free = known >= 0 ? known : form.parties.findIndex((party) => party.name.trim() === '');
  const contact = phone === undefined ? {} : { by: 'phone' as const, value: phone };
  if (free === -1) return form.parties.length >= 12 ? form : { ...form, parties: [...form.parties, { ...emptyParty('third'), name, ...contact }] };
  return { ...form, parties: form.parties.map((party, at) => (at === free ? { ...party, name, ...(party.value === '' ? contact : {}) } : party)) };
}

const text = (given: string): string | undefined => (given.trim() === '' ? undefined : given.trim());

/** The contact as the contract wants it; an empty one is left for the check to name. */
export const contactOf = (party: Pick<PartyForm, 'by' | 'value'>): Contact => (party.by === 'village' ? { by: 'village' } : { by: party.by, value: party.value.trim() });

function detailsOf(party: PartyForm): PartyDetails {
  const age = Number(party.age);
  const occupation = text(party.occupation);
  const address = text(party.address);
  const representative = text(party.representative);
  return {
    ...(party.sex === undefined || party.kind === 'organisation' ? {} : { sex: party.sex }),
    ...(text(party.age) === undefined || !Number.isInteger(age) || party.kind === 'organisation' ? {} : { age }),
    ...(occupation === undefined || party.kind === 'organisation' ? {} : { occupation }),
    ...(address === undefined ? {} : { address }),
    ...(representative === undefined || party.kind === 'person' ? {} : { representative }),
  };
}

type RegisterInput = InputOf<(typeof disputeOperations)['register']>;
type SettleInput = InputOf<(typeof disputeOperations)['settleOnSpot']>;

/** The parties that were named; an untouched second side is left out. */
const namedParties = (form: IntakeForm): readonly PartyForm[] => {
  const named = form.parties.filter((party, at) => at === 0 || party.name.trim() !== '' || party.value.trim() !== '');
  return form.way === 'register' ? named : form.parties;
};

const wrong = (code: FieldErrorCode, ...path: (string | number)[]): ShownField => ({ path, message: fieldErrors[code] });

/** What is missing before it is worth asking the server, as a refusal with its fields; undefined when nothing is. */
export function check(form: IntakeForm): Failure | undefined {
  const settled = form.way !== 'register';
  const fields: ShownField[] = [];
  if (form.summary.trim() === '') fields.push(wrong('required', 'summary'));
  if (form.place === undefined) fields.push(wrong('required', 'place'));
  if (form.type === undefined) fields.push(wrong('required', 'type'));
  if (form.happenedOn === undefined) fields.push(wrong('required', 'happenedOn'));
  namedParties(form).forEach((party, at) => {
    if (party.name.trim() === '') fields.push(wrong('required', 'parties', at, 'name'));
    if (party.by !== 'village' && party.value.trim() === '') fields.push(wrong('contact-needed', 'parties', at, 'contact', 'value'));
    else if (party.by === 'phone' && !Phone.safeParse(party.value).success) fields.push(wrong('phone-number', 'parties', at, 'contact', 'value'));
  });
  if (form.origin === 'handed-in') {
    for (const part of ['organ', 'name', 'receivedOn'] as const) if ((form.handIn?.[part] ?? '').trim() === '') fields.push(wrong('required', 'handIn', part));
  }
  if (form.committee === undefined) fields.push(wrong('required', 'committee'));
  if (form.filedOn === undefined) fields.push(wrong('required', 'filedOn'));
  if (settled && form.content.trim() === '') fields.push(wrong('required', 'content'));
  if (settled && form.mediator === undefined) fields.push(wrong('required', 'mediator'));
  if (settled && form.performance !== 'on-the-spot' && form.performBy === undefined) fields.push(wrong('required', 'performBy'));
  if (fields.length === 0) return undefined;
  const { zh, en } = kernelErrors['kernel.invalid-input'];
  return new Failure('refused', 422, { code: 'kernel.invalid-input', message: fill({ zh, en }, { count: fields.length }), fields });
}

/** The organ with its letter; an empty letter is none. */
function handInOf({ origin, handIn }: IntakeForm): Pick<RegisterInput, 'handIn'> {
  if (origin !== 'handed-in' || handIn?.organ === undefined) return {};
  const { organ, name, letter, receivedOn, platform } = handIn;
  const number = text(letter ?? '');
  return { handIn: { organ, name: (name ?? '').trim(), receivedOn: receivedOn ?? '', ...(number === undefined ? {} : { letter: number }), ...(platform === undefined ? {} : { platform }) } };
}

/** The command's input. The form was checked before; what is missing all the same is refused by the server, field by field. */
export function registerInput(form: IntakeForm): RegisterInput {
  const place = form.place ?? '';
  const amount = form.amount === undefined ? {} : { amount: Number(form.amount) };
  return {
    county: place.slice(0, 6), matter: form.matter, place, origin: form.origin, happenedOn: form.happenedOn ?? '', filedOn: form.filedOn ?? '', type: form.type ?? 'other',
    summary: form.summary.trim(), committee: form.committee ?? '', ...amount, ...handInOf(form),
    ...(form.origin === 'screening' && form.round !== undefined ? { round: form.round } : {}),
    parties: namedParties(form).map((party) => ({ id: party.id, kind: party.kind, side: party.side, name: party.name.trim(), contact: contactOf(party), details: detailsOf(party) })),
  };
}

/**
 * The one command for what was settled here and now: the facts are what was written down, all was on the day of filing.
 * An oral agreement is chosen as such, so that the parties think a written one unnecessary is part of the choice.
 */
export function settleInput(form: IntakeForm, today: Day): SettleInput {
  const how = text(form.performHow);
  const venue = text(form.venue);
  return {
    ...registerInput(form), agreement: form.agreement, facts: form.summary.trim(), content: form.content.trim(), performance: form.performance,
    ...(form.performance === 'on-the-spot' || form.performBy === undefined ? {} : { performBy: form.performBy }),
    ...(how === undefined ? {} : { performHow: how }), ...(venue === undefined ? {} : { venue }),
    mediator: form.mediator ?? '', form: form.way === 'written' ? 'written' : 'oral', toldHow: form.toldHow, writtenNotNeeded: form.way !== 'written',
    ...(form.way === 'written' ? { copies: form.parties.length + 1 } : {}),
    already: form.filedOn !== undefined && form.filedOn < today, ...(form.type === 'marriage-family' ? { askedApart: form.askedApart === true } : {}),
  };
}
