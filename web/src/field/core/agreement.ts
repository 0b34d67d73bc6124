import { isDay } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import type { performances } from '@anhe/contract/disputes';
import type { ActInput } from './acts.ts';
import type { Owner } from './own.ts';
import { isPhone } from './request.ts';

type Input = ActInput<'settleOnSpot'>;

export interface Side {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
}

/** An oral agreement as it comes about at a door. */
export interface AgreementForm {
  readonly ids: { readonly matter: string; readonly agreement: string };
  readonly stage: 'what' | 'told' | 'read';
  readonly first: Side;
  readonly second: Side;
  /** Empty until it is chosen. */
  readonly type: Input['type'] | '';
  readonly place: string;
  readonly summary: string;
  readonly content: string;
  readonly amount: string;
  readonly performance: keyof typeof performances;
  readonly performBy: string;
  readonly askedApart: boolean;
  readonly told: boolean;
  readonly heard: { readonly first: boolean; readonly second: boolean };
  readonly unwritten: boolean;
}

/** What is missing of who and what, by the id of its field. */
export function missingIn(form: AgreementForm, today: Day): string | undefined {
  for (const side of ['first', 'second'] as const) {
    if (form[side].name.trim() === '') return `${side}-name`;
    if (form[side].phone.trim() !== '' && !isPhone(form[side].phone)) return `${side}-phone`;
  }
  if (form.type === '') return 'type';
  if (form.place === '') return 'place';
  if (form.type === 'marriage-family' && !form.askedApart) return 'apart';
  if (form.summary.trim() === '') return 'summary';
  if (form.content.trim() === '') return 'content';
  if (form.amount.trim() !== '' && !(Number(form.amount) >= 0 && Number(form.amount) < 1_000_000_000)) return 'amount';
  return form.performance !== 'on-the-spot' && !(isDay(form.performBy) && form.performBy >= today) ? 'perform-by' : undefined;
}

/** Whether all has been read back and confirmed: by each side, and that it need not be written. */
export const isConfirmed = ({ told, heard, unwritten }: AgreementForm): boolean => told && heard.first && heard.second && unwritten;

function party({ id, name, phone }: Side, side: 'applicant' | 'respondent'): Input['parties'][number] {
  const number = phone.replaceAll(/\s/g, '');
  return { id, kind: 'person', side, name: name.trim(), contact: number === '' ? { by: 'village' } : { by: 'phone', value: number } };
}

/** The one command of the desk's page: taken in, accepted, told, settled orally. Undefined while a step of the law is missing. */
export function settleInput(form: AgreementForm, owner: Pick<Owner, 'unit' | 'post'>, today: Day): Input | undefined {
  if (form.type === '' || missingIn(form, today) !== undefined || !isConfirmed(form)) return undefined;
  return {
    county: form.place.slice(0, 6), matter: form.ids.matter, agreement: form.ids.agreement, place: form.place, origin: 'oral', happenedOn: today, filedOn: today, type: form.type, summary: form.summary.trim(), committee: owner.unit, mediator: owner.post,
    parties: [party(form.first, 'applicant'), party(form.second, 'respondent')], facts: form.summary.trim(), content: form.content.trim(), performance: form.performance, form: 'oral', toldHow: 'read-out', writtenNotNeeded: form.unwritten,
    ...(form.performance === 'on-the-spot' ? {} : { performBy: form.performBy }), ...(form.amount.trim() === '' ? {} : { amount: Number(form.amount) }), ...(form.type === 'marriage-family' ? { askedApart: form.askedApart } : {}),
  };
}
