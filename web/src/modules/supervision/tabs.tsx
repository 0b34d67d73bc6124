import { supervisionOperations } from '@anhe/contract/supervision';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useActing, useMayCall } from '../../session/index.ts';
import { useWords } from '../../wording/index.ts';
import { supervisionWords } from './words.ts';

const supervising: readonly string[] = ['centre', 'justice-bureau', 'justice-office'];

/** Whether the acting post supervises others at all: by its role, and by the sort of its unit. */
export function useSupervises(): boolean {
  const may = useMayCall();
  const { current } = useActing();
  return may(supervisionOperations.draft) && supervising.includes(current?.unitKind ?? '');
}

/** The ways between the pages of supervision. */
export function SupervisionTabs(): ReactNode {
  const t = useWords(supervisionWords);
  const may = useMayCall();
  const supervises = useSupervises();
  const exact = { activeOptions: { exact: true, includeSearch: false }, activeProps: { 'aria-current': 'page' as const } };
  return (
    <nav className="register-tabs no-print" aria-label={t('tabs')}>
      {may(supervisionOperations.letters) ? <Link to="/supervision" {...exact}>{t('tab.letters')}</Link> : null}
      {supervises ? <Link to="/supervision/findings" {...exact}>{t('tab.findings')}</Link> : null}
      {may(supervisionOperations.urges) ? <Link to="/supervision/urges" {...exact}>{t('tab.urges')}</Link> : null}
      <Link to="/supervision/duties" {...exact}>{t('tab.duties')}</Link>
    </nav>
  );
}
