/** @jsxImportSource preact */
import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { wordsOf } from '../../wording/catalogue.ts';
import type { Language } from '../../wording/language.ts';
import { ask } from '../api.ts';
import type { Trouble } from '../api.ts';
import { fileWords } from '../file/words.ts';
import { catalogue, childrenOf, city } from '../known.ts';
import type { MapProps } from '../map/map.tsx';
import { Done } from '../parts/done.tsx';
import { Join } from '../parts/join.tsx';
import { Wait, Wrong, useAsked } from '../parts/tools.tsx';
import type { Answer } from '../ways.ts';
import { portalWords } from '../words.ts';
import { PublicItem, joinable } from './item.tsx';
import type { PublicLine } from './item.tsx';
import { nearbyWords } from './words.ts';

interface Filters {
  readonly county: string;
  readonly group: string;
  readonly state: '' | 'open' | 'late';
}

type Whole = Answer<'catalogue'>;

const asked = (filters: Filters, whole: Whole, cursor?: string) => ask('published', {
  limit: 20, ...(filters.county === '' ? {} : { county: filters.county }), ...(filters.state === 'open' ? { open: true } : filters.state === 'late' ? { overdue: true } : {}),
  ...(filters.group === '' ? {} : { type: whole.types.filter(({ group }) => group === filters.group).map(({ code }) => code).slice(0, 50) }), ...(cursor === undefined ? {} : { cursor }),
});

function Choose({ id, label, value, options, onChoose }: { readonly id: string; readonly label: string; readonly value: string; readonly options: readonly (readonly [string, string])[]; readonly onChoose: (value: string) => void }): JSX.Element {
  return <div class="field"><label for={id}>{label}</label><select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>{options.map(([code, name]) => <option key={code} value={code}>{name}</option>)}</select></div>;
}

function FilterBar({ language, filters, whole, onChange }: { readonly language: Language; readonly filters: Filters; readonly whole: Whole; readonly onChange: (filters: Filters) => void }): JSX.Element {
  const t = wordsOf(nearbyWords, language);
  const { answer } = useAsked('counties', () => childrenOf(city));
  const states = { '': t('state.all'), open: t('state.open'), late: t('state.late') } as const;
  return (
    <section class="filters" aria-label={t('filters')}>
      <Choose id="county" label={t('county')} value={filters.county} options={[['', t('county.all')], ...(answer?.items ?? []).map(({ place, name }) => [place, name] as const)]} onChoose={(county) => onChange({ ...filters, county })} />
      <Choose id="group" label={t('group')} value={filters.group} options={[['', t('group.all')], ...whole.groups.map(({ code, name }) => [code, name[language]] as const)]} onChoose={(group) => onChange({ ...filters, group })} />
      <Choose id="state" label={t('state')} value={filters.state} options={Object.entries(states)} onChoose={(state) => onChange({ ...filters, state: state === 'open' || state === 'late' ? state : '' })} />
    </section>
  );
}

/** The list so far, and the rest behind it. */
function useList(filters: Filters, whole: Whole | undefined) {
  const key = JSON.stringify(filters);
  const first = useAsked(whole === undefined ? undefined : `published ${key}`, () => asked(filters, whole ?? { groups: [], types: [], details: [] }));
  const [later, setLater] = useState<{ readonly key: string; readonly items: readonly PublicLine[]; readonly next: string | null; readonly trouble?: Trouble } | undefined>();
  const mine = later?.key === key ? later : undefined;
  const next = mine === undefined ? first.answer?.next ?? null : mine.next;
  const more = async (): Promise<void> => {
    if (whole === undefined || next === null) return;
    const before = mine?.items ?? [];
    try {
      const page = await asked(filters, whole, next);
      setLater({ key, items: [...before, ...page.items], next: page.next });
    } catch (error) {
      setLater({ key, items: before, next, trouble: error as Trouble }); // every way out of the api is one
    }
  };
  return { first, items: first.answer === undefined ? undefined : [...first.answer.items, ...(mine?.items ?? [])], next, more, trouble: mine?.trouble };
}

function Items({ language, items, whole, joining, onJoin, onJoined }: { readonly language: Language; readonly items: readonly PublicLine[]; readonly whole: Whole; readonly joining: string | undefined; readonly onJoin: (id: string) => void; readonly onJoined: (filed: Answer<'join'>) => void }): JSX.Element {
  const t = wordsOf(fileWords, language);
  return (
    <>
      {items.map((item) => (
        <PublicItem key={item.id} item={item} types={whole.types} language={language}>
          {joining === item.id ? <Join language={language} at={item} onJoined={onJoined} /> : joinable(item) ? <button type="button" class="second" onClick={() => onJoin(item.id)}>{t('same.join')}</button> : null}
        </PublicItem>
      ))}
    </>
  );
}

/** What is going on nearby: list and map of what the types allow to be published. */
export function NearbyPage({ language }: { readonly language: Language }): JSX.Element {
  const [filters, setFilters] = useState<Filters>({ county: '', group: '', state: '' });
  const [Map, setMap] = useState<{ readonly it: ComponentType<MapProps> } | undefined>();
  const [onMap, setOnMap] = useState(false);
  const [joining, setJoining] = useState<string | undefined>();
  const [filed, setFiled] = useState<Answer<'join'> | undefined>();
  const t = wordsOf(nearbyWords, language);
  const { answer: whole, trouble: noCatalogue, again } = useAsked('catalogue', catalogue);
  const { first, items, next, more, trouble } = useList(filters, whole);
  useEffect(() => {
    if (onMap && Map === undefined) import('../map/map.tsx').then(({ WeinanMap }) => setMap({ it: WeinanMap }), () => setOnMap(false));
  }, [onMap, Map]);
  if (filed !== undefined) return <Done language={language} filed={filed} joined />;
  const marks = (items ?? []).flatMap(({ id, position, placeName, overdue, type }) => (position === null ? [] : [{ id, ...position, late: overdue, name: `${whole?.types.find(({ code }) => code === type)?.name[language] ?? ''} · ${placeName}` }]));
  const anywhere = filters.county === '' && filters.group === '' && filters.state === '';
  return (
    <main id="main">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      {whole === undefined ? null : <FilterBar language={language} filters={filters} whole={whole} onChange={setFilters} />}
      <p class="pair"><button type="button" class="second" aria-pressed={onMap} onClick={() => setOnMap(!onMap)}>{t(onMap ? 'list' : 'map')}</button></p>
      {onMap ? (Map === undefined ? <Wait language={language} /> : <Map.it language={language} marks={marks} onMark={(id) => document.getElementById(`i-${id}`)?.scrollIntoView({ block: 'start' })} />) : null}
      {noCatalogue === undefined ? null : <Wrong trouble={noCatalogue} language={language} onAgain={again} />}
      {first.trouble === undefined ? null : <Wrong trouble={first.trouble} language={language} onAgain={first.again} />}
      {items === undefined && first.trouble === undefined && noCatalogue === undefined ? <Wait language={language} lines={5} /> : null}
      {items !== undefined && whole !== undefined ? <Items language={language} items={items} whole={whole} joining={joining} onJoin={setJoining} onJoined={setFiled} /> : null}
      {items?.length === 0 ? <p class="part">{t(anywhere ? 'empty' : 'empty.filter')}</p> : null}
      {trouble === undefined ? null : <Wrong trouble={trouble} language={language} />}
      {next === null ? null : <button type="button" class="act second" onClick={() => void more()}>{t('more')}</button>}
      <section class="part" aria-labelledby="feeds">
        <h2 id="feeds">{t('feeds')}</h2>
        <p class="pair"><a class="plain" href="/api/requests/feed/atom">Atom / GeoRSS</a><a class="plain" href="/api/requests/feed/csv">CSV</a><a class="plain" href="/api/requests/feed/json">JSON</a></p>
      </section>
      <p><a class="plain" href="#/">{wordsOf(portalWords, language)('home')}</a></p>
    </main>
  );
}
