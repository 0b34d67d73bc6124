import { contains } from '@anhe/contract/kernel';
import type { PlaceCode } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { fieldId, useSettled } from '../../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../../wording/index.ts';
import { understand, usePlacesIn, useRequestCatalogue } from '../../matters/index.ts';
import type { Suggested } from '../suggested.ts';
import { Why } from '../suggestions.tsx';
import type { RequestForm } from './form.ts';
import { intakeWords } from './words.ts';

/** What the words suggest, once the clerk has stopped typing for a moment. */
export function useSuggested(form: RequestForm, county: string): Suggested | undefined {
  const text = useSettled(form.text.trim(), 400);
  const ready = [...text].length >= 2 && county.length === 6;
  const found = useQueryOf(requestOperations.suggest, {
    county, text: ready ? text.slice(0, 4000) : '-', ...(form.place === undefined ? {} : { place: form.place }), ...(form.type === undefined ? {} : { type: form.type }),
  }, { enabled: ready, keep: true });
  return ready ? found.data : undefined;
}

interface Props {
  readonly form: RequestForm;
  readonly suggested: Suggested | undefined;
  readonly onChange: (change: Partial<RequestForm>) => void;
  readonly within: PlaceCode;
}

/** What was heard, to be confirmed one by one. A type is offered, never chosen. */
export function Heard({ form, suggested, onChange, within }: Props): ReactNode {
  const t = useWords(intakeWords);
  const say = useSay();
  const { typeName } = useRequestCatalogue();
  const text = useSettled(form.text, 400).slice(0, 2000);
  const heard = useMemo(() => understand(text, todayHere()), [text]);
  const places = usePlacesIn(heard.places, text, within).filter(({ place }) => place !== form.place && !(form.place !== undefined && contains(place, form.place)));
  const people = heard.people.filter(({ name }) => name !== form.name.trim());
  const phones = heard.phones.filter((phone) => phone !== form.value.trim());
  const types = (suggested?.types ?? []).filter(({ type }) => type !== form.type).slice(0, 4);
  const nothing = [places, people, phones, types].every((list) => list.length === 0);
  return (
    <section className="sheet heard" aria-labelledby="heard-title">
      <h2 id="heard-title">{t('heard.title')}</h2>
      {nothing && form.type === undefined ? <p className="muted">{t('heard.none')}</p> : null}
      <dl className="heard-list">
        <Row label={t('heard.type')}>{types.map(({ type, share, words }) => (
          <span key={type} className="heard-type">
            <Chip onTake={() => onChange({ type, detail: undefined })}>{say(typeName(type))}</Chip>
            <Why confidence={share} words={words} />
          </span>
        ))}</Row>
        <Row label={t('heard.place')}>{places.map((line) => <Chip key={line.place} onTake={() => onChange({ place: line.place })} note={` ${line.within}`}>{line.name}</Chip>)}</Row>
        <Row label={t('heard.person')}>{people.map(({ name, phone }) => (
          <Chip key={name} onTake={() => onChange({ name, ...(phone === undefined ? {} : { by: 'phone', value: phone }) })} note={phone === undefined ? undefined : ` ${phone}`}>{name}</Chip>
        ))}</Row>
        <Row label={t('heard.phone')}>{phones.map((phone) => <Chip key={phone} onTake={() => onChange({ by: 'phone', value: phone })}>{phone}</Chip>)}</Row>
      </dl>
    </section>
  );
}

/** Life or fire: the number to call stands in red at once, before anything is registered. */
export function Emergency({ suggested }: { readonly suggested: Suggested | undefined }): ReactNode {
  const t = useWords(intakeWords);
  const say = useSay();
  const { emergency = null } = suggested ?? {};
  if (emergency === null) return null;
  return (
    <section className="notice notice-alarm emergency" role="alert">
      <strong className="notice-title">{t('emergency.title', { phone: emergency.phone })}</strong>
      <p>{say(emergency.say)}</p>
      <a className="emergency-call number" href={`tel:${emergency.phone}`}>☎ {t('emergency.call', { phone: emergency.phone })}</a>
    </section>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: readonly ReactNode[] }): ReactNode {
  if (children.length === 0) return null;
  return <><dt>{label}</dt><dd>{children}</dd></>;
}

/** One thing that was heard; pressing it fills it in and leaves the cursor in the text. */
function Chip({ onTake, note, children }: { readonly onTake: () => void; readonly note?: string | undefined; readonly children: string }): ReactNode {
  const take = (): void => {
    onTake();
    document.getElementById(fieldId(['text']))?.focus();
  };
  return <button type="button" className="chip" onClick={take}><span aria-hidden>+ </span>{children}{note === undefined ? null : <span className="chip-note">{note}</span>}</button>;
}
