import { screeningOperations } from '@anhe/contract/screening';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { useMayCall } from '../../session/index.ts';
import { spokenDay, todayHere, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { screeningWords } from './words.ts';
import './screening.css';

/** What the acting unit has still to report, above its other work; nothing where nothing is due. */
export function DueReports(): ReactNode {
  const t = useWords(screeningWords);
  const say = useSay();
  const language = useLanguage();
  const may = useMayCall()(screeningOperations.due);
  const due = useQueryOf(screeningOperations.due, {}, { enabled: may });
  if (due.data === undefined || due.data.items.length === 0) return null;
  return (
    <section className="sheet due-strip" aria-label={t('due.title')}>
      <ul className="plain-list">
        {due.data.items.map((item) => (
          <li key={item.id} className="line">
            {item.state === 'late' ? <span className="tag tag-alarm">{t('due.late')}</span> : <span className="tag tag-law">{t('due.title')}</span>}
            <span>{t('due.line', { topic: say(item.topicName), day: spokenDay(item.dueOn, todayHere(), language), unit: item.startedBy })}</span>
            <Link className="link" to="/screening/reports/$county/$report" params={{ county: item.county, report: item.id }}>{t('due.go')}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
