import { requestOperations } from '@anhe/contract/requests';
import type { OperationSpec } from '@anhe/contract/kernel';
import type { ReactNode } from 'react';
import { useActing, useMayCall } from '../../session/index.ts';
import { SectionTabs } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { requestWords } from './words.ts';
import './requests.css';

interface Tab {
  readonly to: '/requests' | '/requests/new' | '/requests/calls' | '/requests/outreach' | '/requests/duties' | '/requests/tickets' | '/requests/figures';
  readonly key: keyof typeof requestWords;
  readonly needs?: Pick<OperationSpec, 'access'>;
  /** Only the desks of a centre work there. */
  readonly centre?: true;
}

const tabs: readonly Tab[] = [
  { to: '/requests', key: 'tab.list' },
  { to: '/requests/new', key: 'tab.new', needs: requestOperations.take },
  { to: '/requests/calls', key: 'tab.calls', needs: requestOperations.callSheet, centre: true },
  { to: '/requests/outreach', key: 'tab.outreach' },
  { to: '/requests/duties', key: 'tab.duties' },
  { to: '/requests/tickets', key: 'tab.tickets', needs: requestOperations.ticketTemplate, centre: true },
  { to: '/requests/figures', key: 'tab.figures' },
];

/** The ways between the pages of requests, those that the acting post may use. */
export function RequestTabs(): ReactNode {
  const t = useWords(requestWords);
  const { current } = useActing();
  const may = useMayCall();
  const shown = tabs.filter(({ needs, centre }) => (needs === undefined || may(needs)) && (centre === undefined || current?.unitKind === 'centre'));
  return <SectionTabs label={t('tabs')} tabs={shown.map(({ to, key }) => ({ to, title: t(key) }))} />;
}
