/** @jsxImportSource preact */
import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { wordsOf } from '../../wording/catalogue.ts';
import type { DraftPlace } from '../draft.ts';
import { childrenOf, city, findPlaces } from '../known.ts';
import type { MapProps } from '../map/map.tsx';
import { Field } from '../parts/field.tsx';
import { Wait, Wrong, useAsked } from '../parts/tools.tsx';
import type { Answer } from '../ways.ts';
import type { StepProps } from './step.ts';
import { fileWords } from './words.ts';

type Line = Answer<'children'>['items'][number];
const asPlace = ({ place, name, within }: Line): DraftPlace => ({ code: place, name: `${within}${name}` });
const pause = 400;

/** @param within whether to say where each of them is */
function Lines({ items, within = false, onChoose }: { readonly items: readonly Line[]; readonly within?: boolean; readonly onChoose: (line: Line) => void }): JSX.Element {
  return <ul class="rows">{items.map((line) => <li key={line.place}><button type="button" onClick={() => onChoose(line)}><strong>{line.name}</strong>{within ? <span>{line.within}</span> : null}</button></li>)}</ul>;
}

function Search({ language, errors, onChoose }: Pick<StepProps, 'language' | 'errors'> & { readonly onChoose: (line: Line) => void }): JSX.Element {
  const [text, setText] = useState('');
  const [settled, setSettled] = useState('');
  const t = wordsOf(fileWords, language);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), pause);
    return () => clearTimeout(timer);
  }, [text]);
  const { answer, trouble, again } = useAsked(settled === '' ? undefined : `find ${settled}`, () => findPlaces(settled));
  const found = answer?.items.filter(({ level }) => level !== 'city');
  return (
    <>
      <Field id="search" label={t('where.search')} hint={t('where.search.hint')} error={errors.get('search')}>
        {(ties) => <input {...ties} type="search" autocomplete="off" value={text} maxlength={40} onInput={(event) => setText(event.currentTarget.value)} />}
      </Field>
      <div aria-live="polite">
        {settled === '' ? null : found === undefined ? (trouble === undefined ? <Wait language={language} lines={2} /> : <Wrong trouble={trouble} language={language} onAgain={again} />)
          : found.length === 0 ? <p>{t('where.none', { text: settled })}</p> : <Lines items={found} within onChoose={onChoose} />}
      </div>
    </>
  );
}

/** County, town, village, one after the other; each is enough. */
function Tree({ language, start, onChoose }: { readonly language: StepProps['language']; readonly start: DraftPlace | undefined; readonly onChoose: (place: DraftPlace) => void }): JSX.Element {
  const [at, setAt] = useState(start);
  useEffect(() => { if (start !== undefined) setAt(start); }, [start]);
  const t = wordsOf(fileWords, language);
  const { answer, trouble, again } = useAsked(`children ${at?.code ?? city}`, () => childrenOf(at?.code ?? city));
  const open = (line: Line): void => {
    const place = asPlace(line);
    onChoose(place);
    if (line.children > 0 && line.level !== 'village') setAt(place);
  };
  return (
    <section class="part" aria-labelledby="tree">
      <h2 id="tree">{at === undefined ? t('where.list') : t('where.in', { name: at.name })}</h2>
      {answer !== undefined ? <Lines items={answer.items} onChoose={open} /> : trouble === undefined ? <Wait language={language} /> : <Wrong trouble={trouble} language={language} onAgain={again} />}
      {at === undefined ? null : <button type="button" class="plain" onClick={() => setAt(undefined)}>{t('where.change')}</button>}
    </section>
  );
}

type Pin = NonNullable<StepProps['draft']['point']>;

/** The map, fetched when it is wanted, and the phone's own position. */
function Pinning({ language, draft, change }: Pick<StepProps, 'language' | 'draft' | 'change'>): JSX.Element {
  const [map, setMap] = useState<{ readonly Map: ComponentType<MapProps>; readonly countyAt: (point: Pin) => Promise<DraftPlace | undefined> } | undefined>();
  const [shown, setShown] = useState(draft.point !== undefined);
  const [told, setTold] = useState<'where.gps.wait' | 'where.gps.no' | 'where.outside' | undefined>();
  const t = wordsOf(fileWords, language);
  useEffect(() => {
    if (shown && map === undefined) Promise.all([import('../map/map.tsx'), import('../map/county-at.ts')]).then(([{ WeinanMap }, { countyAt }]) => setMap({ Map: WeinanMap, countyAt }), () => setShown(false));
  }, [shown, map]);
  const pin = async (point: Pin): Promise<void> => {
    const { countyAt } = await import('../map/county-at.ts');
    const county = await countyAt(point).catch(() => undefined);
    if (county === undefined) return setTold('where.outside');
    setTold(undefined);
    setShown(true);
    // A village that was chosen stays where the pin lies in its county.
    change({ point, ...(draft.place?.code.startsWith(county.code) === true ? {} : { place: county }) });
  };
  const locate = (): void => {
    setTold('where.gps.wait');
    navigator.geolocation.getCurrentPosition(({ coords }) => void pin({ lat: coords.latitude, lng: coords.longitude }), () => setTold('where.gps.no'), { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 });
  };
  return (
    <section class="part">
      <p class="pair">
        <button type="button" class="second" aria-expanded={shown} onClick={() => setShown(!shown)}>{t(shown ? 'where.map.hide' : 'where.map')}</button>
        {'geolocation' in navigator && window.isSecureContext ? <button type="button" class="second" onClick={locate}>{t('where.gps')}</button> : null}
      </p>
      {told === undefined ? null : <p role="status" class={told === 'where.gps.wait' ? '' : 'wrong'}>{t(told)}</p>}
      {!shown ? null : map === undefined ? <Wait language={language} /> : <map.Map language={language} pin={draft.point} onPin={(point) => void pin(point)} />}
      {draft.point === undefined ? null : <button type="button" class="plain" onClick={() => change({ point: undefined })}>{t('where.unpin')}</button>}
    </section>
  );
}

/** Where it is: by name, on the map, or by the phone. */
export function Where({ language, draft, change, go, errors, fail }: StepProps): JSX.Element {
  const t = wordsOf(fileWords, language);
  const county = draft.place !== undefined && draft.place.code.length === 6 ? draft.place : undefined;
  const [searching, setSearching] = useState(draft.place === undefined || county !== undefined);
  const choose = (place: DraftPlace): void => {
    // A pin in another county is not where this is.
    change({ place, ...(draft.point !== undefined && draft.place?.code.slice(0, 6) !== place.code.slice(0, 6) ? { point: undefined } : {}) });
    fail(new Map());
    if (place.code.length >= 12) setSearching(false);
  };
  const next = (): void => {
    fail(draft.place === undefined ? new Map([['search', t('where.needed')]]) : new Map());
    if (draft.place !== undefined) go('next');
  };
  return (
    <>
      <h1 tabindex={-1}>{t('where.title')}</h1>
      <div role="status">{draft.place === undefined ? null : <p class="chosen">✓ {t('where.chosen', { name: draft.place.name })}{draft.point === undefined ? '' : ` · ${t('check.pinned')}`}</p>}</div>
      {searching ? (
        <>
          {draft.point !== undefined && county !== undefined ? <p>{t('where.pinned', { name: county.name })}</p> : null}
          <Search language={language} errors={errors} onChoose={(line) => choose(asPlace(line))} />
          <Pinning language={language} draft={draft} change={change} />
          <Tree language={language} start={draft.place !== undefined && draft.place.code.length < 12 ? draft.place : undefined} onChoose={choose} />
        </>
      ) : <p><button type="button" class="second" onClick={() => setSearching(true)}>{t('where.change')}</button></p>}
      <Field id="spot" label={t('where.spot')} hint={t('where.spot.hint')} error={errors.get('spot')}>
        {(ties) => <input {...ties} type="text" value={draft.spot} maxlength={120} onInput={(event) => change({ spot: event.currentTarget.value })} />}
      </Field>
      <button type="button" class="act" onClick={next}>{draft.place !== undefined && draft.place.code.length < 12 ? t('where.enough', { name: draft.place.name }) : t('next')}</button>
    </>
  );
}
