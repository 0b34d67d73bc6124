import { deviceOperations } from '@anhe/contract/devices';
import type { OperationSpec } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import type { ReactNode } from 'react';
import { useMayCall } from '../../session/index.ts';
import { SectionTabs } from '../../ui/index.ts';
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
  return <SectionTabs label={t('tabs')} tabs={tabs.flatMap(({ to, key, needs }) => (may(needs) ? [{ to, title: t(key) }] : []))} />;
}
