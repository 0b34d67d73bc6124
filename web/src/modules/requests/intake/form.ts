import { fieldErrors, fill, kernelErrors, newId } from '@anhe/contract/kernel';
import type { FieldErrorCode, Id, InputOf, PlaceCode } from '@anhe/contract/kernel';
import { Phone } from '@anhe/contract/parties';
import type { Contact } from '@anhe/contract/parties';
import { Door, Answers as AnswersShape } from '@anhe/contract/requests';
import type { Answers, CatalogueType, requestOperations } from '@anhe/contract/requests';
import { z } from 'zod';
import { Failure } from '../../../api/index.ts';
import type { ShownField } from '../../../api/index.ts';

const Unit = z.object({ unit: z.string(), name: z.string() });

/** Everything that the page of intake holds; also what its draft keeps. Photographs are kept beside it. */
export const RequestForm = z.object({
  matter: z.string(), receipt: z.string(), person: z.string(), text: z.string(), place: z.string().optional(), type: z.string().optional(), detail: z.string().optional(), spot: z.string(), answers: AnswersShape,
  name: z.string(), by: z.enum(['phone', 'wechat', 'address', 'village', 'receipt']), value: z.string(), word: z.string(), wantsMessages: z.boolean(),
  door: Door, outreach: z.string().optional(), consentOral: z.boolean(), askedFor: z.boolean(), askedBy: z.string(), aboutUnit: Unit.optional(),
  /** Where it goes at once; 'later' stays at the desk. */
  to: z.union([z.literal('later'), Unit]),
});
export type RequestForm = z.infer<typeof RequestForm>;

/** What the acting post brings along. */
export interface Preset {
  readonly place: PlaceCode | undefined;
  readonly outreach: Id | undefined;
}

export function emptyForm({ place, outreach }: Preset): RequestForm {
  return {
    matter: newId(), receipt: newId(), person: newId(), text: '', spot: '', answers: {}, name: '', by: 'phone', value: '', word: '', wantsMessages: false,
    door: outreach === undefined ? 'desk' : 'service-day', consentOral: false, askedFor: false, askedBy: '', to: 'later',
    ...(place === undefined ? {} : { place }), ...(outreach === undefined ? {} : { outreach }),
  };
}

/** Whether someone typed anything worth keeping. */
export const isBegun = (form: RequestForm): boolean => [form.text, form.name, form.value, form.spot].some((text) => text.trim() !== '');

export const draftTitle = (form: RequestForm): string => [...(form.text.trim() || form.name.trim())].slice(0, 20).join('');

const hasValue = (by: RequestForm['by']): by is 'phone' | 'wechat' | 'address' => by !== 'village' && by !== 'receipt';

/** The contact as the contract wants it; an empty number means that none was given. */
export function contactOf({ by, value }: Pick<RequestForm, 'by' | 'value'>): Contact | undefined {
  if (!hasValue(by)) return { by };
  return value.trim() === '' ? undefined : { by, value: value.trim() };
}

const said = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

/** Answers that the type asks for, without empty ones and those of a type chosen before. */
export function answersFor(answers: Answers, type: CatalogueType | undefined): Answers {
  const asked = new Set(type?.questions.map(({ code }) => code) ?? []);
  return Object.fromEntries(Object.entries(answers).filter(([code, value]) => asked.has(code) && value !== '' && !(Array.isArray(value) && value.length === 0)));
}

export const personOf = (form: RequestForm): { id: Id; name?: string; contact?: Contact } => {
  const name = said(form.name);
  const contact = contactOf(form);
  return { id: form.person, ...(name === undefined ? {} : { name }), ...(contact === undefined ? {} : { contact }) };
};

type TakeInput = InputOf<(typeof requestOperations)['take']>;

/** What goes to the server. Call it once `check` found nothing missing. */
export function takeInput(form: RequestForm, type: CatalogueType | undefined, photos: TakeInput['photos']): TakeInput {
  const spot = said(form.spot);
  const word = said(form.word);
  const askedBy = form.askedFor ? said(form.askedBy) : undefined;
  return {
    county: (form.place ?? '').slice(0, 6), matter: form.matter, place: form.place ?? '', text: form.text.trim(), door: form.door, consentOral: form.consentOral, person: personOf(form), receipt: form.receipt,
    wantsMessages: form.wantsMessages && form.by === 'phone' && form.value.trim() !== '', answers: answersFor(form.answers, type), photos,
    ...(form.type === undefined ? {} : { type: form.type }), ...(form.detail === undefined ? {} : { detail: form.detail }), ...(spot === undefined ? {} : { spot }), ...(word === undefined ? {} : { word }),
    ...(askedBy === undefined ? {} : { askedBy }), ...(form.aboutUnit === undefined ? {} : { aboutUnit: form.aboutUnit.unit }), ...(form.outreach === undefined ? {} : { outreach: form.outreach }),
    ...(form.to === 'later' ? {} : { dispatchTo: form.to.unit }),
  };
}

const wrong = (code: FieldErrorCode, ...path: (string | number)[]): ShownField => ({ path, message: fieldErrors[code] });

/** What is missing before it is worth asking the server, as a refusal with its fields; undefined when nothing is. */
export function check(form: RequestForm, type: CatalogueType | undefined): Failure | undefined {
  const fields: ShownField[] = [];
  if ([...form.text.trim()].length < 2) fields.push(wrong('required', 'text'));
  if (form.place === undefined || form.place.length < 9) fields.push(wrong('required', 'place'));
  for (const question of type?.questions ?? []) {
    const answer = form.answers[question.code];
    if (question.required && (answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0))) fields.push(wrong('required', 'answers', question.code));
  }
  if (form.by === 'phone' && form.value.trim() !== '' && !Phone.safeParse(form.value).success) fields.push(wrong('phone-number', 'person', 'contact', 'value'));
  if (form.to !== 'later' && form.type === undefined) fields.push(wrong('required', 'type'));
  if (fields.length === 0) return undefined;
  const { zh, en } = kernelErrors['kernel.invalid-input'];
  return new Failure('refused', 422, { code: 'kernel.invalid-input', message: fill({ zh, en }, { count: fields.length }), fields });
}
