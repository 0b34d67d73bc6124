import type { ReactNode } from 'react';
import { SectionTabs } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { assessmentWords } from './words.ts';
import './assessment.css';

const tabs = [{ to: '/assessment', key: 'runs' }, { to: '/assessment/schemes', key: 'schemes' }, { to: '/assessment/tiers', key: 'tiers' }] as const;

/** The ways between the pages of assessment. */
export function AssessmentTabs(): ReactNode {
  const t = useWords(assessmentWords);
  return <SectionTabs label={t('tabs')} tabs={tabs.map(({ to, key }) => ({ to, title: t(key) }))} />;
}
