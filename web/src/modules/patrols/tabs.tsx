import { deviceOperations } from '@anhe/contract/devices';
import type { OperationSpec } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useMayCall } from '../../session/index.ts';
import { useWords } from '../../wording/index.ts';
import { patrolWords } from './words.ts';
import './patrols.css';

interface Tab {
  readonly to: '/patrols' | '/rota' | '/hazards' | '/patrols/map' | '/patrols/rounds' | '/patrols/points' | '/devices';
  readonly key: keyof typeof patrolWords;
  readonly needs: Pick<OperationSpec, 'access'>;
}

const tabs: readonly Tab[] = [
  { to: '/patrols', key: 'tab.coverage', needs: patrolOperations.start },
  { to: '/rota', key: 'tab.rota', needs: patrolOperations.start },
  { to: '/hazards', key: 'tab.hazards', needs: patrolOperations.reportHazard },
  { to: '/patrols/map', key: 'tab.map', needs: patrolOperations.start },
  { to: '/patrols/rounds', key: 'tab.rounds', needs: patrolOperations.start },
  { to: '/patrols/points', key: 'tab.points', needs: patrolOperations.start },
  { to: '/devices', key: 'tab.devices', needs: deviceOperations.refused },
];

/** The ways between the pages of patrols, those that the acting post may use. */
export function PatrolTabs(): ReactNode {
  const t = useWords(patrolWords);
  const may = useMayCall();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the tabs are wider than the page: the one that is open is in sight.
    const open = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current !== null && open !== null && open !== undefined) nav.current.scrollLeft = open.offsetLeft - nav.current.offsetLeft - 24;
  }, []);
  const shown = tabs.filter(({ needs }) => may(needs));
  if (shown.length < 2) return null;
  return (
    <nav className="register-tabs patrol-tabs no-print" aria-label={t('tabs')} ref={nav}>
      {shown.map(({ to, key }) => <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{t(key)}</Link>)}
    </nav>
  );
}
