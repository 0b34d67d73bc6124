import { figureOperations } from '@anhe/contract/figures';
import type { OperationSpec } from '@anhe/contract/kernel';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMayCall } from '../../session/index.ts';
import { useWords } from '../../wording/index.ts';
import { figureWords } from './words.ts';
import './figures.css';

interface Tab {
  readonly to: '/figures' | '/figures/definitions' | '/figures/outside' | '/figures/notices';
  readonly key: keyof typeof figureWords;
  readonly needs: Pick<OperationSpec, 'access'>;
}

const tabs: readonly Tab[] = [
  { to: '/figures', key: 'tab.board', needs: figureOperations.board },
  { to: '/figures/definitions', key: 'tab.definitions', needs: figureOperations.definitions },
  { to: '/figures/outside', key: 'tab.outside', needs: figureOperations.outside },
  { to: '/figures/notices', key: 'tab.notices', needs: figureOperations.notices },
];

/** The ways between the pages of figures, those that the acting post may use. */
export function FigureTabs(): ReactNode {
  const t = useWords(figureWords);
  const may = useMayCall();
  const shown = tabs.filter(({ needs }) => may(needs));
  if (shown.length < 2) return null;
  return (
    <nav className="register-tabs figure-tabs no-print" aria-label={t('tabs')}>
      {shown.map(({ to, key }) => <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{t(key)}</Link>)}
    </nav>
  );
}
