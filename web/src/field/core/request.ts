import type { CatalogueType } from '@anhe/contract/requests';
import type { ActInput } from './acts.ts';

export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** A request as it is taken down at a door. */
export interface RequestForm {
  readonly ids: { readonly matter: string; readonly person: string; readonly receipt: string };
  readonly text: string;
  /** Empty where nobody is sure. */
  readonly type: string;
  readonly place: string;
  readonly spot: string;
  readonly name: string;
  readonly phone: string;
  readonly wants: boolean;
  readonly word: string;
  readonly consent: boolean;
  readonly answers: Answers;
  readonly photos: readonly string[];
}

/** A mobile number, or a landline with its area code; what the contract takes. */
export const isPhone = (text: string): boolean => /^(1\d{10}|0\d{2,3}-?\d{7,8})$/.test(bare(text));
const bare = (text: string): string => text.replaceAll(/\s/g, '');

/** What is missing, by the id of its field; undefined when nothing is. */
export function missingIn(form: RequestForm, type: CatalogueType | undefined): string | undefined {
  if ([...form.text.trim()].length < 2) return 'text';
  if (form.place === '') return 'place';
  const unanswered = type?.questions.find(({ code, required }) => required && (form.answers[code] ?? '').length === 0);
  if (unanswered !== undefined) return `q-${unanswered.code}`;
  if (form.phone.trim() !== '' && !isPhone(form.phone)) return 'phone';
  return form.word.trim() !== '' && [...form.word.trim()].length < 2 ? 'word' : undefined;
}

function answersFor(answers: Answers, type: CatalogueType | undefined): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const { code, kind } of type?.questions ?? []) {
    const given = answers[code] ?? '';
    if (given.length === 0) continue;
    // The browser gives a local time; its zone is written out.
    found[code] = typeof given !== 'string' ? [...given] : kind === 'datetime' && /T\d{2}:\d{2}$/.test(given) ? `${given}:00+08:00` : given;
  }
  return found;
}

const said = (key: string, text: string): Record<string, string> => (text.trim() === '' ? {} : { [key]: text.trim() });

/** What goes to the house; nothing that was left empty. @param at when it was said */
export function takeInput(form: RequestForm, type: CatalogueType | undefined, at: string): ActInput<'take'> {
  const phone = bare(form.phone);
  return {
    county: form.place.slice(0, 6), matter: form.ids.matter, place: form.place, text: form.text.trim(), door: 'field', consentOral: form.consent, happenedAt: at, answers: answersFor(form.answers, type), ...said('spot', form.spot), ...said('type', form.type),
    person: { id: form.ids.person, ...said('name', form.name), ...(phone === '' ? {} : { contact: { by: 'phone' as const, value: phone } }) }, receipt: form.ids.receipt, wantsMessages: form.wants && phone !== '', ...said('word', form.word),
  };
}
