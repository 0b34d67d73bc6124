import { disputeOperations, disputeTypes } from '@anhe/contract/disputes';
import { contains } from '@anhe/contract/kernel';
import type { PlaceCode } from '@anhe/contract/kernel';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { fieldId, useSettled, writeAmount } from '../../../ui/index.ts';
import { fullDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { understand, usePlacesIn } from '../../matters/index.ts';
import { withPerson } from './form.ts';
import type { IntakeForm } from './form.ts';
import { intakeWords } from './words.ts';

interface Props {
  readonly form: IntakeForm;
  readonly onChange: (change: (form: IntakeForm) => IntakeForm) => void;
  /** Places that the acting post serves: where names of places are looked for. */
  readonly within: PlaceCode;
}

/** What was heard, to be confirmed one by one: persons, place, type, money, day. A type is offered, never chosen. */
export function Heard({ form, onChange, within }: Props): ReactNode {
  const t = useWords(intakeWords);
  const say = useSay();
  const language = useLanguage();
  const text = useSettled(form.summary, 400).slice(0, 2000);
  const heard = useMemo(() => understand(text, todayHere()), [text]);
  const places = usePlacesIn(heard.places, text, within);
  const suggested = useQueryOf(disputeOperations.suggestType, { text }, { enabled: text.trim().length >= 4, keep: true });
  const names = new Set(form.parties.map((party) => party.name.trim()));
  const values = new Set(form.parties.map((party) => party.value.trim()));
  const people = heard.people.filter((person) => !names.has(person.name));
  const phones = heard.phones.filter((phone) => !values.has(phone));
  const types = text.trim().length < 4 || form.type !== undefined ? [] : (suggested.data?.suggestions ?? []);
  const newPlaces = places.filter(({ place }) => place !== form.place && !(form.place !== undefined && contains(place, form.place)));
  const amounts = heard.amounts.filter(({ yuan }) => yuan !== form.amount);
  const days = heard.days.filter(({ day }) => day !== form.happenedOn);
  const nothing = [people, phones, types, newPlaces, amounts, days].every((list) => list.length === 0);
  return (
    <section className="sheet heard" aria-labelledby="heard-title">
      <h2 id="heard-title">{t('heard.title')}</h2>
      {nothing ? <p className="muted">{t('heard.none')}</p> : null}
      <dl className="heard-list">
        <Row label={t('heard.type')}>{types.map(({ type, words }) => (
          <Chip key={type} onTake={() => onChange((now) => ({ ...now, type }))} note={words.length === 0 ? undefined : t('heard.type.why', { words: words.slice(0, 3).join('、') })}>{say(disputeTypes[type])}</Chip>
        ))}</Row>
        <Row label={t('heard.people')}>{people.map(({ name, phone }) => (
          <Chip key={name} onTake={() => onChange((now) => withPerson(now, name, phone))} note={phone === undefined ? undefined : ` ${phone}`}>{name}</Chip>
        ))}</Row>
        <Row label={t('heard.phones')}>{phones.map((phone) => <Chip key={phone} onTake={() => onChange((now) => withPhone(now, phone))}>{phone}</Chip>)}</Row>
        <Row label={t('heard.place')}>{newPlaces.map((line) => (
          <Chip key={line.place} onTake={() => onChange((now) => ({ ...now, place: line.place }))} note={` ${line.within}`}>{line.name}</Chip>
        ))}</Row>
        <Row label={t('heard.amount')}>{amounts.map(({ yuan }) => <Chip key={yuan} onTake={() => onChange((now) => ({ ...now, amount: yuan }))}>{writeAmount(yuan)}</Chip>)}</Row>
        <Row label={t('heard.day')}>{days.map(({ day }) => <Chip key={day} onTake={() => onChange((now) => ({ ...now, happenedOn: day }))}>{fullDay(day, language)}</Chip>)}</Row>
      </dl>
    </section>
  );
}

/** Gives a number that stood beside no name to the first party without a contact. */
function withPhone(form: IntakeForm, value: string): IntakeForm {
  const at = form.parties.findIndex((party) => party.by === 'phone' && party.value.trim() === '');
  return { ...form, parties: form.parties.map((party, index) => (index === at ? { ...party, value } : party)) };
}

function Row({ label, children }: { readonly label: string; readonly children: readonly ReactNode[] }): ReactNode {
  if (children.length === 0) return null;
  return <><dt>{label}</dt><dd>{children}</dd></>;
}

/** One thing that was heard; pressing it fills it in and leaves the cursor in the text. */
function Chip({ onTake, note, children }: { readonly onTake: () => void; readonly note?: string | undefined; readonly children: string }): ReactNode {
  const take = (): void => {
    onTake();
    document.getElementById(fieldId(['summary']))?.focus();
  };
  return <button type="button" className="chip" onClick={take}><span aria-hidden>+ </span>{children}{note === undefined ? null : <span className="chip-note">{note}</span>}</button>;
}
