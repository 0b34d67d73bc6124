import type { OperationSpec } from '@anhe/contract/kernel';
import { policingOperations } from '@anhe/contract/policing';
import type { ReactNode } from 'react';
import { useMayCall } from '../../session/index.ts';
import { SectionTabs } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { policingWords } from './words.ts';
import './policing.css';

interface Tab {
  readonly to: '/villages' | '/villages/visits' | '/villages/joint' | '/villages/planner';
  readonly key: keyof typeof policingWords;
  readonly needs: Pick<OperationSpec, 'access'>;
}

const tabs: readonly Tab[] = [
  { to: '/villages', key: 'tab.villages', needs: policingOperations.villages },
  { to: '/villages/visits', key: 'tab.visits', needs: policingOperations.visits },
  { to: '/villages/joint', key: 'tab.joint', needs: policingOperations.joint },
  { to: '/villages/planner', key: 'tab.planner', needs: policingOperations.counts },
];

/** The ways between these pages, those that the acting post may use. */
export function VillageTabs(): ReactNode {
  const t = useWords(policingWords);
  const may = useMayCall();
  return <SectionTabs label={t('tabs')} tabs={tabs.flatMap(({ to, key, needs }) => (may(needs) ? [{ to, title: t(key) }] : []))} />;
}
