/** @jsxImportSource preact */
import { dayOf, newId } from '@anhe/contract/kernel';
import { hazardSources, severities } from '@anhe/contract/patrols';
import type { HazardKindLine, HazardSource, Severity } from '@anhe/contract/patrols';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { keptNotice } from '../core/kept.ts';
import { pointsOf } from '../core/walk.ts';
import { useDoing, useDraft, useLanguage, usePhone, useShown, useWords } from '../core/use.ts';
import type { Draft } from '../core/use.ts';
import { Check, Choices, Line, Pick, PlacePick, Talk, focusOn, optionsOf, usePlaces } from '../parts/fields.tsx';
import { Begun, Page, Trouble } from '../parts/frame.tsx';
import { Photos } from '../parts/photos.tsx';
import { hazardWords } from '../words/hazard.ts';
import { shellWords } from '../words/shell.ts';

interface Form {
  readonly matter: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly source: HazardSource;
  readonly place: string;
  readonly point: string;
  readonly where: string;
  readonly text: string;
  readonly danger: boolean;
  readonly guard: string;
  readonly photos: readonly string[];
}

const none = 'none';
const mostPhotos = 5;

/** A hazard as it is seen: kind, how bad, where, photographs. */
export function NewHazardPage(): JSX.Element {
  const t = useWords(hazardWords);
  const { walk } = useShown();
  const places = usePlaces();
  const [empty] = useState<Form>(() => ({ matter: newId(), kind: '', severity: 'general', source: walk === null ? 'visit' : 'patrol', place: walk?.place ?? places[0]?.place ?? '', point: none, where: '', text: '', danger: false, guard: '', photos: [] }));
  const draft = useDraft('hazard', empty);
  return <Page title={t('new.title')} back={walk === null ? '#/' : '#/patrol'}>{draft === undefined ? null : <HazardForm draft={draft} />}</Page>;
}

type Missing = 'kind' | 'where' | 'place';

const missingIn = ({ kind, where, place }: Form): Missing | undefined => (kind === '' ? 'kind' : place === '' ? 'place' : [...where.trim()].length < 2 ? 'where' : undefined);

function HazardForm({ draft }: { readonly draft: Draft<Form> }): JSX.Element {
  const t = useWords(hazardWords);
  const s = useWords(shellWords);
  const language = useLanguage();
  const phone = usePhone();
  const { holding, walk } = useShown();
  const doing = useDoing();
  const [missing, setMissing] = useState<Missing | undefined>();
  const { value, set, command } = draft;
  const kinds = holding['hazard-kind'];
  const kind = kinds.find(({ code }) => code === value.kind);
  const points = walk === null ? [] : pointsOf(walk, holding.point);
  const submit = (): void => {
    const found = missingIn(value);
    setMissing(found);
    if (found !== undefined) return focusOn(found);
    doing.run(async () => {
      const at = (await phone.now()).toISOString();
      await phone.act('reportHazard', {
        county: value.place.slice(0, 6), matter: value.matter, place: value.place, kind: value.kind, severity: value.severity, source: walk === null ? value.source : 'patrol', where: value.where.trim(), text: value.text.trim(), danger: value.danger,
        foundOn: dayOf(at), at, ...(value.danger && value.guard.trim() !== '' ? { guard: value.guard.trim() } : {}), ...(walk === null ? {} : { patrol: walk.patrol }), ...(value.point === none ? {} : { point: value.point }),
      }, { command, photos: value.photos });
      if (walk !== null) await phone.walk({ ...walk, hazards: walk.hazards + 1 });
      await draft.drop();
      phone.tell(keptNotice('reportHazard'));
      window.location.hash = walk === null ? '#/' : '#/patrol';
    });
  };
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault();
      submit();
    }}>
      <Begun draft={draft} />
      <Photos photos={value.photos} most={mostPhotos} onChange={(photos) => set({ photos })} />
      <Pick id="kind" label={t('kind')} value={value.kind} hint={kind === undefined || kind.look.length === 0 ? undefined : t('look', { look: kind.look.map((one) => one[language]).join('；') })} error={missing === 'kind' ? s('choose') : undefined} options={kinds.map(({ code, name }) => ({ value: code, label: name[language] }))} onChange={(code) => set({ kind: code })} />
      <Choices<Severity> id="severity" row label={t('severity')} value={value.severity} hint={kind === undefined ? undefined : t('days', { days: kind.days[value.severity] })} options={optionsOf(severities, language)} onChange={(severity) => set({ severity })} />
      <PlacePick id="place" label={t('place')} value={value.place} error={missing === 'place' ? s('choose') : undefined} onChange={(place) => set({ place })} />
      <Line id="where" label={t('where')} hint={t('where.hint')} max={60} error={missing === 'where' ? t('where.short') : undefined} value={value.where} onChange={(where) => set({ where })} />
      <Talk id="text" label={`${t('text')}${s('optional')}`} max={1000} value={value.text} onChange={(text) => set({ text })} />
      {points.length === 0 ? null : <Pick id="point" label={t('point')} value={value.point} options={[{ value: none, label: t('point.none') }, ...points.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(point) => set({ point })} />}
      {walk === null ? <Pick id="source" label={t('source')} value={value.source} options={optionsOf(hazardSources, language)} onChange={(source) => set({ source })} /> : null}
      <Check id="danger" label={t('danger')} value={value.danger} onChange={(danger) => set({ danger })} />
      {value.danger ? <><Call kind={kind} /><Line id="guard" label={`${t('guard')}${s('optional')}`} max={300} value={value.guard} onChange={(guard) => set({ guard })} /></> : null}
      <Trouble words={doing.trouble} />
      <button type="submit" class="act" disabled={doing.busy}>{t('act')}</button>
    </form>
  );
}

/** Whom to call where it may hurt somebody: the number that the city's list has for the kind. */
function Call({ kind }: { readonly kind: HazardKindLine | undefined }): JSX.Element | null {
  const t = useWords(hazardWords);
  const language = useLanguage();
  return kind?.phone == null ? null : <a class="act danger" href={`tel:${kind.phone}`}>☎ {t('call', { name: kind.name[language], phone: kind.phone })}</a>;
}
