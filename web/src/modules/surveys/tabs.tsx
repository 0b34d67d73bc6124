import { surveyOperations } from '@anhe/contract/surveys';
import type { ReactNode } from 'react';
import { useMayCall } from '../../session/index.ts';
import { SectionTabs } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { surveyWords } from './words.ts';
import './surveys.css';

const tabs = [
  { to: '/surveys', key: 'title', needs: surveyOperations.list },
  { to: '/surveys/trend', key: 'trend', needs: surveyOperations.trend },
  { to: '/surveys/enter', key: 'enter', needs: surveyOperations.enter },
] as const;

/** The ways between the pages of surveys, those that the acting post may use. */
export function SurveyTabs(): ReactNode {
  const t = useWords(surveyWords);
  const may = useMayCall();
  return <SectionTabs label={t('tabs')} tabs={tabs.flatMap(({ to, key, needs }) => (may(needs) ? [{ to, title: t(key) }] : []))} />;
}
