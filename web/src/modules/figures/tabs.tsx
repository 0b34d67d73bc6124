import { figureOperations } from '@anhe/contract/figures';
import type { OperationSpec } from '@anhe/contract/kernel';
import { yearlyOperations } from '@anhe/contract/yearly';
import type { ReactNode } from 'react';
import { useMayCall } from '../../session/index.ts';
import { SectionTabs } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { figureWords } from './words.ts';
import './figures.css';

interface Tab {
  readonly to: '/figures' | '/figures/yearly' | '/figures/definitions' | '/figures/outside' | '/figures/notices';
  readonly key: keyof typeof figureWords;
  readonly needs: Pick<OperationSpec, 'access'>;
}

const tabs: readonly Tab[] = [
  { to: '/figures', key: 'tab.board', needs: figureOperations.board },
  { to: '/figures/yearly', key: 'tab.yearly', needs: yearlyOperations.report },
  { to: '/figures/definitions', key: 'tab.definitions', needs: figureOperations.definitions },
  { to: '/figures/outside', key: 'tab.outside', needs: figureOperations.outside },
  { to: '/figures/notices', key: 'tab.notices', needs: figureOperations.notices },
];

/** The ways between the pages of figures, those that the acting post may use. */
export function FigureTabs(): ReactNode {
  const t = useWords(figureWords);
  const may = useMayCall();
  return <SectionTabs label={t('tabs')} tabs={tabs.flatMap(({ to, key, needs }) => (may(needs) ? [{ to, title: t(key) }] : []))} />;
}
