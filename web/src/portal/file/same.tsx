/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { wordsOf } from '../../wording/catalogue.ts';
import { ask } from '../api.ts';
import { catalogue } from '../known.ts';
import { PublicItem, joinable } from '../nearby/item.tsx';
import { Join } from '../parts/join.tsx';
import { Wait, useAsked } from '../parts/tools.tsx';
import type { Answer } from '../ways.ts';
import type { StepProps } from './step.ts';
import { fileWords } from './words.ts';

interface Props extends StepProps {
  /** Nothing is alike, or it cannot be asked now: the next step follows at once. */
  readonly onNone: () => void;
  readonly onJoined: (filed: Answer<'join'>) => void;
}

/** Open requests that may be the same: joined instead of filed again. */
export function Same({ language, draft, go, onNone, onJoined }: Props): JSX.Element {
  const [joining, setJoining] = useState<Answer<'nearby'>['items'][number] | undefined>();
  const t = wordsOf(fileWords, language);
  const { place, point, type, text } = draft;
  const { answer, trouble } = useAsked('same', async () => {
    if (place === undefined) return { items: [], types: [] };
    const [{ items }, { types }] = await Promise.all([
      ask('nearby', { county: place.code.slice(0, 6), place: place.code, text: text.slice(0, 4000), ...(point === undefined ? {} : { point }), ...(type === undefined || type === null ? {} : { type }) }), catalogue(),
    ]);
    return { items: items.filter(joinable), types };
  });
  const none = trouble !== undefined || answer?.items.length === 0;
  useEffect(() => { if (none) onNone(); }, [none, onNone]);
  if (answer === undefined || none) return <><h1 tabindex={-1}>{t('same.title')}</h1><Wait language={language} /></>;
  return (
    <>
      <h1 tabindex={-1}>{t('same.title')}</h1>
      <p>{t('same.lead')}</p>
      {answer.items.map((item) => (
        <PublicItem key={item.id} item={item} metres={item.metres} types={answer.types} language={language}>
          {joining?.id === item.id ? <Join language={language} at={item} given={{ name: draft.name, phone: draft.phone, remark: text.slice(0, 500) }} onJoined={onJoined} />
            : <button type="button" class="act second" onClick={() => setJoining(item)}>{t('same.join')}</button>}
        </PublicItem>
      ))}
      <button type="button" class="act" onClick={() => go('next')}>{t('same.none')}</button>
    </>
  );
}
