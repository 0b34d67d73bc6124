import { policeReportKinds } from '@anhe/contract/disputes';
import type { WarningView } from '@anhe/contract/disputes';
import type { ReactNode } from 'react';
import { fullDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { StepLink } from './step-link.tsx';
import type { PartProps } from './step-link.tsx';
import { roomWords } from './words.ts';

/** Signs that it may turn violent, what is done, who looks in and when; reports to the police. */
export function WarningsPart({ view, room, onStep }: PartProps): ReactNode {
  const t = useWords(roomWords);
  const say = useSay();
  const language = useLanguage();
  const owed = room.warnings.some(({ endedOn, visits }) => endedOn === null && visits.some(({ visitedOn }) => visitedOn === null));
  return (
    <div className="room-part">
      <h3>{t('warning.title')}</h3>
      {room.warnings.length === 0 ? <p className="muted">{t('warning.none')}</p> : <ul className="plain-list">{room.warnings.map((sign) => <Sign key={sign.id} sign={sign} />)}</ul>}
      {room.reports.map((report) => (
        <article key={report.id}>
          <p className="line"><span>{t('police.line', { day: fullDay(report.reportedOn, language), unit: report.unit })}</span><span className="tag tag-law">{say(policeReportKinds[report.kind])}</span></p>
          <p className="reading">{report.account}</p>
        </article>
      ))}
      <p className="line"><StepLink view={view} step="noteWarning" onStep={onStep} />{owed ? <StepLink view={view} step="visitWarning" onStep={onStep} /> : null}<StepLink view={view} step="reportToPolice" onStep={onStep} /></p>
    </div>
  );
}

function Sign({ sign }: { readonly sign: WarningView }): ReactNode {
  const t = useWords(roomWords);
  const say = useSay();
  const language = useLanguage();
  const today = todayHere();
  return (
    <li>
      <p className="line"><strong>{say(sign.name)}</strong><span className="muted number">{fullDay(sign.notedOn, language)}</span><span className="muted">{sign.ownerName}</span>{sign.endedOn === null ? null : <span className="tag">{t('warning.over')}</span>}</p>
      {sign.precaution === null ? null : <p className="reading">{sign.precaution}</p>}
      <ul className="plain-list visit-line">
        {sign.visits.map((visit) => (
          <li key={visit.after} className={visit.visitedOn === null && visit.dueOn < today && sign.endedOn === null ? 'alarm-text' : undefined}>
            {visit.visitedOn === null ? '○' : '✓'} {t('warning.visit', { after: visit.after })} · {visit.visitedOn === null ? t('warning.due', { day: fullDay(visit.dueOn, language) }) : `${t('warning.done')} ${fullDay(visit.visitedOn, language)}`}{visit.record === null ? '' : `：${visit.record}`}
          </li>
        ))}
      </ul>
    </li>
  );
}
