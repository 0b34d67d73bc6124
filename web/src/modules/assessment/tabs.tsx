import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../../wording/index.ts';
import { assessmentWords } from './words.ts';
import './assessment.css';

const tabs = [{ to: '/assessment', key: 'runs' }, { to: '/assessment/schemes', key: 'schemes' }, { to: '/assessment/tiers', key: 'tiers' }] as const;

/** The ways between the pages of assessment. */
export function AssessmentTabs(): ReactNode {
  const t = useWords(assessmentWords);
  return (
    <nav className="register-tabs no-print" aria-label={t('tabs')}>
      {tabs.map(({ to, key }) => <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{t(key)}</Link>)}
    </nav>
  );
}
