/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from 'preact';
import { outcomes } from '@anhe/contract/requests';
import { wordsOf } from '../../wording/catalogue.ts';
import type { Language } from '../../wording/language.ts';
import { fullDay } from '../../wording/time.ts';
import type { CatalogueType } from '../known.ts';
import type { Answer } from '../ways.ts';
import { nearbyWords } from './words.ts';

export type PublicLine = Answer<'published'>['items'][number];

/** Statuses in which one can still join. */
export const joinable = ({ status }: PublicLine): boolean => status === 'filed' || status === 'offered' || status === 'objected' || status === 'working';

/** Where it stands before it is answered, as one neighbour tells another. */
const standing: Partial<Readonly<Record<PublicLine['status'], 'finding' | 'offered' | 'objected'>>> = { filed: 'finding', offered: 'offered', objected: 'objected' };

interface Props {
  readonly item: PublicLine;
  readonly metres?: number | null | undefined;
  readonly types: readonly CatalogueType[];
  readonly language: Language;
  /** What can be done with it. */
  readonly children?: ComponentChildren;
}

/** A published request: its kind and place, its promise, and what is overdue, in words. */
export function PublicItem({ item, metres, types, language, children }: Props): JSX.Element {
  const t = wordsOf(nearbyWords, language);
  const name = types.find(({ code }) => code === item.type)?.name[language] ?? item.type;
  const answered = item.outcome !== null;
  return (
    <article class="item" id={`i-${item.id}`} aria-labelledby={`t-${item.id}`}>
      <h2 id={`t-${item.id}`}>{item.title ?? name} · {item.placeName}</h2>
      <p>
        {item.outcome === null ? t(standing[item.status] ?? 'holder', { holder: item.holderName }) : <><strong>{outcomes[item.outcome][language]}</strong> · {t('answered', { holder: item.holderName })}</>}<br />
        {item.overdue && item.dueOn !== null ? <strong class="late">! {t('late', { day: fullDay(item.dueOn, language) })}</strong>
          : item.dueOn !== null && !answered ? t('due', { day: fullDay(item.dueOn, language) }) : null}
      </p>
      <p class="hint">{t('filed', { day: fullDay(item.filedOn, language) })}{item.joiners > 0 ? ` · ${t('joined', { count: item.joiners })}` : ''}{metres === null || metres === undefined ? '' : ` · ${t('metres', { metres })}`}<br /><span class="number">{item.number}</span></p>
      {item.answer === null ? null : <p class="answer"><strong>{t('answer')}：</strong>{item.answer}</p>}
      {item.photos.length === 0 ? null : <p class="thumbs">{item.photos.map((photo, at) => <a key={photo} href={`/api/requests/published/${item.county}/${item.id}/photos/${photo}`}><img loading="lazy" src={`/api/requests/published/${item.county}/${item.id}/photos/${photo}`} alt={t('photo', { at: at + 1 })} /></a>)}</p>}
      {children}
    </article>
  );
}
