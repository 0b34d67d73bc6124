import { deviceOperations } from '@anhe/contract/devices';
import type { DeviceLine } from '@anhe/contract/devices';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { usePagesOf } from '../../api/index.ts';
import { useMayCall } from '../../session/index.ts';
import { DataList, EmptyState, Page } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { PatrolTabs } from '../patrols/index.ts';
import { PhoneActs } from './phone-acts.tsx';
import { Seen, State } from './phone-parts.tsx';
import { RefusedActs } from './refused.tsx';
import { deviceWords } from './words.ts';
import './devices.css';

/** Phones of the field: what they could not do comes first, then where each stands. */
export function DevicesPage(): ReactNode {
  const t = useWords(deviceWords);
  const may = useMayCall();
  return (
    <Page title={t('title')}>
      <PatrolTabs />
      <RefusedActs />
      {may(deviceOperations.list) ? <Phones /> : null}
    </Page>
  );
}

const states = ['all', 'quiet', 'locked'] as const;
type StateFilter = (typeof states)[number];

function Phones(): ReactNode {
  const t = useWords(deviceWords);
  const navigate = useNavigate();
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const state = states.find((one) => one === search['state']) ?? 'all';
  const pages = usePagesOf(deviceOperations.list, (cursor: string | undefined) => ({ state, ...(cursor === undefined ? {} : { cursor }) }), (page) => ({ rows: page.items, next: page.next }));
  const columns = useColumns();
  return (
    <section className="phones" aria-labelledby="phones-title">
      <h2 id="phones-title">{t('list')}</h2>
      <p className="phone-filter"><Segmented<StateFilter> aria-label={t('filter')} value={state} options={states.map((value) => ({ value, label: t(`filter.${value}`) }))} onChange={(next) => void navigate({ to: '/devices', search: next === 'all' ? {} : { state: next }, replace: true })} /></p>
      <DataList
        label={t('list')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} card={(row) => <PhoneCard row={row} />} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        empty={state === 'all' ? <EmptyState title={t('empty')} text={t('empty.text')} /> : <EmptyState title={t('empty.filter')} />}
      />
    </section>
  );
}

function useColumns(): readonly Column<DeviceLine>[] {
  const t = useWords(deviceWords);
  return [
    { key: 'phone', title: t('column.phone'), kind: 'wide', cell: (row) => <><strong>{row.name}</strong><div className="muted">{row.person} · {row.unitName}</div></> },
    { key: 'seen', title: t('column.seen'), cell: (row) => <Seen phone={row} /> },
    { key: 'waiting', title: t('column.waiting'), kind: 'number', cell: (row) => (row.waiting === 0 ? '' : row.waiting) },
    { key: 'refused', title: t('column.refused'), kind: 'number', cell: (row) => (row.refused === 0 ? '' : <span className="tag tag-law">{row.refused}</span>) },
    { key: 'state', title: t('column.state'), cell: (row) => <State phone={row} /> },
    { key: 'acts', title: t('column.acts'), kind: 'short', cell: (row) => <PhoneActs phone={row} /> },
  ];
}

function PhoneCard({ row }: { readonly row: DeviceLine }): ReactNode {
  const t = useWords(deviceWords);
  return (
    <>
      <strong>{row.name}</strong>
      <div className="muted">{row.person} · {row.unitName}</div>
      <p><State phone={row} /></p>
      <p><Seen phone={row} /></p>
      <p className="line">{row.waiting === 0 ? null : <span>{t('column.waiting')} {t('waiting.count', { count: row.waiting })}</span>}{row.refused === 0 ? null : <span className="tag tag-law">{t('own.refused', { count: row.refused })}</span>}<PhoneActs phone={row} /></p>
    </>
  );
}
