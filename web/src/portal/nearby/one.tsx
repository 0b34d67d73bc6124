/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { wordsOf } from '../../wording/catalogue.ts';
import type { Language } from '../../wording/language.ts';
import { ask } from '../api.ts';
import { fileWords } from '../file/words.ts';
import { catalogue } from '../known.ts';
import { Done } from '../parts/done.tsx';
import { Join } from '../parts/join.tsx';
import { Wait, Wrong, useAsked } from '../parts/tools.tsx';
import type { Answer } from '../ways.ts';
import { portalWords } from '../words.ts';
import { PublicItem, joinable } from './item.tsx';
import { nearbyWords } from './words.ts';

const named = (): { readonly county: string; readonly matter: string } => {
  const fields = new URLSearchParams(window.location.hash.split('?')[1] ?? '');
  return { county: fields.get('county') ?? '', matter: fields.get('matter') ?? '' };
};

/** Which one the address names, also when another is put there. */
function useNamed(): ReturnType<typeof named> {
  const [at, setAt] = useState(named);
  useEffect(() => {
    const moved = (): void => setAt(named());
    window.addEventListener('hashchange', moved);
    return () => window.removeEventListener('hashchange', moved);
  }, []);
  return at;
}

/** One published request, as feeds and neighbours pass it on. */
export function OnePage({ language }: { readonly language: Language }): JSX.Element {
  const at = useNamed();
  const [joining, setJoining] = useState(false);
  const [filed, setFiled] = useState<Answer<'join'> | undefined>();
  const t = wordsOf(nearbyWords, language);
  const kinds = useAsked('catalogue', catalogue);
  const { answer: item, trouble, again } = useAsked(`one ${at.county} ${at.matter}`, () => ask('publicRequest', at));
  if (filed !== undefined) return <Done language={language} filed={filed} joined />;
  // An address that was cut off names none, either.
  const gone = trouble?.code === 'kernel.not-found' || trouble?.code === 'kernel.invalid-input';
  const failed = gone ? undefined : trouble === undefined ? (kinds.trouble === undefined ? undefined : kinds) : { trouble, again };
  return (
    <main id="main">
      <h1>{t('one')}</h1>
      {gone ? <p class="part">{t('gone')}</p> : null}
      {failed?.trouble === undefined ? null : <Wrong trouble={failed.trouble} language={language} onAgain={failed.again} />}
      {gone || failed !== undefined || (item !== undefined && kinds.answer !== undefined) ? null : <Wait language={language} lines={4} />}
      {item === undefined || kinds.answer === undefined ? null : (
        <PublicItem item={item} types={kinds.answer.types} language={language}>
          {joining ? <Join language={language} at={item} onJoined={setFiled} /> : joinable(item) ? <button type="button" class="second" onClick={() => setJoining(true)}>{wordsOf(fileWords, language)('same.join')}</button> : null}
        </PublicItem>
      )}
      <p><a class="plain" href="#/nearby">{t('others')}</a></p>
      <p><a class="plain" href="#/">{wordsOf(portalWords, language)('home')}</a></p>
    </main>
  );
}
