/** @jsxImportSource preact */
import { dayOf } from '@anhe/contract/kernel';
import { matterKinds } from '@anhe/contract/matters';
import type { JSX } from 'preact';
import { spokenDay } from '../../wording/time.ts';
import { byDue } from '../core/sorted.ts';
import { useLanguage, useShown, useWords, useNow } from '../core/use.ts';
import { Page } from '../parts/frame.tsx';
import { homeWords } from '../words/home.ts';

/** Matters that the post has in hand, by their day; to be looked at on the way. */
export function MattersPage(): JSX.Element {
  const t = useWords(homeWords);
  const language = useLanguage();
  const { holding } = useShown();
  const today = dayOf(useNow());
  const sorted = byDue(holding.matter);
  return (
    <Page title={t('matters')} back="#/">
      <p class="hint">{t('matters.note')}</p>
      {sorted.length === 0 ? <p>{t('matters.none')}</p> : (
        <ul class="rows">
          {sorted.map((line) => (
            <li key={line.id} class={`row ${line.dueOn !== null && line.dueOn < today ? 'late' : ''}`}>
              <strong>{matterKinds[line.kind][language]}{line.number === null ? '' : ` · ${line.number}`}</strong>
              <span>{[line.placeName, line.parties].filter((part) => part !== '').join(' · ')}</span>
              {line.dueOn === null ? null : <span class="due">{t('matter.due', { day: spokenDay(line.dueOn, today, language) })}</span>}
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
