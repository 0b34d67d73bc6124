/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { wordsOf } from '../../wording/catalogue.ts';
import type { Language } from '../../wording/language.ts';
import { fullDay } from '../../wording/time.ts';
import { ask } from '../api.ts';
import { Wait, Wrong, useAsked } from '../parts/tools.tsx';
import type { Answer } from '../ways.ts';
import { publicAwardWords } from './words.ts';

type Public = Answer<'awards'>;

interface Props {
  readonly language: Language;
}

/** What anybody may read of awards: who is on notice and where to object, and who bears one. */
export function PublicAwardsPage({ language }: Props): JSX.Element {
  const t = wordsOf(publicAwardWords, language);
  const { answer, trouble, again } = useAsked('awards', () => ask('awards', {}));
  return (
    <main id="main">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      {trouble === undefined ? null : <Wrong trouble={trouble} language={language} onAgain={again} />}
      {answer === undefined ? (trouble === undefined ? <Wait language={language} /> : null) : (
        <>
          {answer.example ? <p class="hint">{t('example')}</p> : null}
          <Notices language={language} notices={answer.notices} />
          <Named language={language} named={answer.named} />
        </>
      )}
    </main>
  );
}

function Notices({ language, notices }: Props & { readonly notices: Public['notices'] }): JSX.Element {
  const t = wordsOf(publicAwardWords, language);
  return (
    <section aria-labelledby="notices">
      <h2 id="notices">{t('notices')}</h2>
      {notices.length === 0 ? <p>{t('notices.none')}</p> : notices.map((one) => (
        <article class="item" key={`${one.placeName} ${one.holder} ${one.from}`}>
          <h3>{one.holder} · {one.award[language]}</h3>
          <p>{one.placeName}<br /><strong>{t('span', { from: fullDay(one.from, language), until: fullDay(one.until, language) })}</strong></p>
          <p>{t('tell', { office: one.office })}{one.phone === null ? null : <> <a href={`tel:${one.phone}`}>{one.phone}</a></>}</p>
        </article>
      ))}
    </section>
  );
}

function Named({ language, named }: Props & { readonly named: Public['named'] }): JSX.Element {
  const t = wordsOf(publicAwardWords, language);
  return (
    <section aria-labelledby="named">
      <h2 id="named">{t('named')}</h2>
      {named.length === 0 ? <p>{t('named.none')}</p> : named.map((one) => (
        <article class="item" key={one.number}>
          <h3>{one.holder} · {one.award[language]}</h3>
          <p>{one.placeName}{one.warned ? <><br /><strong>{t('warned')}</strong></> : null}</p>
          <p class="hint">{t('term', { from: fullDay(one.namedOn, language), until: fullDay(one.until, language) })}<br /><span class="number">{one.number}</span></p>
        </article>
      ))}
    </section>
  );
}
