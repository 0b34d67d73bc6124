import { formatShort } from '@anhe/contract/kernel';
import { clockKinds } from '@anhe/contract/matters';
import type { ReactNode } from 'react';
import { ClockChip } from '../../../ui/index.ts';
import { fullDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { eventWording } from '../event-words.ts';
import { useLineWords } from '../kinds.ts';
import { MatterLink } from '../matter-link.tsx';
import { Parties } from '../parties.tsx';
import { matterWords } from '../words.ts';
import type { WorkLine } from './work-line.ts';

/** The selected matter at a glance: who holds it, until when, what was last, what is next. */
export function Preview({ line }: { readonly line: WorkLine | undefined }): ReactNode {
  const t = useWords(matterWords);
  if (line === undefined) return <aside className="sheet preview"><p className="muted">{t('preview.none')}</p></aside>;
  return <Selected line={line} />;
}

function Selected({ line }: { readonly line: WorkLine }): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const language = useLanguage();
  const { type, status, next } = useLineWords(line);
  return (
    <aside className="sheet preview" aria-label={t('preview.title')}>
      <h2>{say(type)}{line.parties === '' ? null : <> · <Parties line={line.parties} /></>}</h2>
      <p className="muted number">{line.number ?? t('line.no-number')}</p>
      <dl className="facts">
        <dt>{t('preview.holder')}</dt>
        <dd>{line.holderName}<div className="muted">{line.holderPerson ?? t('line.unit-only')}</div></dd>
        <dt>{t('preview.limit')}</dt>
        <dd>{line.dueOn === null ? t('work.no-clock') : <ClockChip clock={{ due: line.dueOn }} today={todayHere()} name={line.dueClock === null ? undefined : say(clockKinds[line.dueClock])} />}</dd>
        <dt>{t('preview.status')}</dt>
        <dd>{say(status)}</dd>
        <dt>{t('preview.place')}</dt>
        <dd>{line.placeName}</dd>
        <dt>{t('preview.filed')}</dt>
        <dd className="number">{fullDay(line.filedOn, language)}</dd>
      </dl>
      <h3>{t('preview.last')}</h3>
      {line.last.length === 0 ? <p className="muted">{t('preview.no-last')}</p> : (
        <ul className="preview-last">
          {line.last.map((one) => <li key={`${one.type}${one.recordedAt}`}><span className="number muted">{formatShort(one.recordedAt)}</span> {say(eventWording(one.type))}</li>)}
        </ul>
      )}
      <MatterLink line={line} className="act-link">{next === undefined ? t('preview.open') : t('preview.go', { step: say(next) })}</MatterLink>
    </aside>
  );
}
