/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { wordsOf } from '../../wording/catalogue.ts';
import type { Language } from '../../wording/language.ts';
import { ask } from '../api.ts';
import { fileWords } from '../file/words.ts';
import { useHash } from '../hash.ts';
import { catalogue } from '../known.ts';
import { Done } from '../parts/done.tsx';
import { Join } from '../parts/join.tsx';
import { Wait, Wrong, useAsked } from '../parts/tools.tsx';
import type { Answer } from '../ways.ts';
import { portalWords } from '../words.ts';
import { PublicItem, joinable } from './item.tsx';
import { nearbyWords } from './words.ts';

interface Props {
  readonly language: Language;
  readonly at: { readonly county: string; readonly matter: string };
}

function One({ language, at }: Props): JSX.Element {
  const [joining, setJoining] = useState(false);
  const [filed, setFiled] = useState<Answer<'join'> | undefined>();
  const t = wordsOf(nearbyWords, language);
  const kinds = useAsked('catalogue', catalogue);
  const one = useAsked('one', () => ask('publicRequest', at));
  const item = one.answer;
  if (filed !== undefined) return <Done language={language} filed={filed} joined />;
  // An address that was cut off names none, either.
  const gone = one.trouble?.code === 'kernel.not-found' || one.trouble?.code === 'kernel.invalid-input';
  const failed = gone ? undefined : [one, kinds].find(({ trouble }) => trouble !== undefined);
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

/** One published request, as feeds and neighbours pass it on. Another in the address is another page: nothing begun goes over to it. */
export function OnePage({ language }: { readonly language: Language }): JSX.Element {
  const { fields } = useHash();
  const at = { county: fields.get('county') ?? '', matter: fields.get('matter') ?? '' };
  return <One key={`${at.county} ${at.matter}`} language={language} at={at} />;
}
