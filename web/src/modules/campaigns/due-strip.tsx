import { campaignOperations } from '@anhe/contract/campaigns';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { useMayCall } from '../../session/index.ts';
import { spokenDay, todayHere, useLanguage, useWords } from '../../wording/index.ts';
import { DutyLink, StandingTag } from './parts.tsx';
import { campaignWords } from './words.ts';
import './campaigns.css';

/** So many stand above one's work; the page has them all. */
const shown = 3;

/** What campaigns still ask of the acting unit, above its other work; nothing where nothing is asked. */
export function DueTasks(): ReactNode {
  const t = useWords(campaignWords);
  const language = useLanguage();
  const may = useMayCall()(campaignOperations.mine);
  const items = useQueryOf(campaignOperations.mine, {}, { enabled: may }).data?.items;
  if (items === undefined || items.length === 0) return null;
  return (
    <section className="sheet campaign-strip" aria-label={t('strip.title')}>
      <ul className="plain-list">
        {items.slice(0, shown).map((line) => (
          <li key={line.id} className="line">
            <StandingTag line={line} />
            <span>{t('strip.line', { campaign: line.campaignTitle, task: line.title, day: spokenDay(line.dueOn, todayHere(), language) })}</span>
            <DutyLink line={line} className="link">{t('strip.go')}</DutyLink>
          </li>
        ))}
        {items.length > shown ? <li className="line"><span className="muted">{t('strip.more', { n: items.length - shown })}</span><Link className="link" to="/campaigns/tasks">{t('strip.all')}</Link></li> : null}
      </ul>
    </section>
  );
}
