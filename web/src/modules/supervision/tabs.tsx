import { supervisionOperations } from '@anhe/contract/supervision';
import type { ReactNode } from 'react';
import { useActing, useMayCall } from '../../session/index.ts';
import { SectionTabs } from '../../ui/index.ts';
import type { SectionTab } from '../../ui/index.ts';
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
  const tabs: readonly (SectionTab & { readonly shown: boolean })[] = [
    { to: '/supervision', title: t('tab.letters'), shown: may(supervisionOperations.letters) },
    { to: '/supervision/findings', title: t('tab.findings'), shown: supervises },
    { to: '/supervision/urges', title: t('tab.urges'), shown: may(supervisionOperations.urges) },
    { to: '/supervision/duties', title: t('tab.duties'), shown: true },
  ];
  return <SectionTabs label={t('tabs')} tabs={tabs.filter(({ shown }) => shown)} />;
}
