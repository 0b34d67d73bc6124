import { errandOperations } from '@anhe/contract/errands';
import type { ErrandLine } from '@anhe/contract/errands';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { usePagesOf } from '../../api/index.ts';
import { useMayCall } from '../../session/index.ts';
import { DataList, EmptyState, Page } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { ErrandState, ErrandWhat, HeldWords, UntilChip } from './line-parts.tsx';
import { errandWords } from './words.ts';
import './errands.css';

const queues = { open: { open: true }, pressing: { pressing: true }, closed: { open: false }, all: {} } as const;
type Queue = keyof typeof queues;
const queueNames = Object.keys(queues) as Queue[]; // the keys of the record above

/** Errands of the unit: those in hand first, and those whose papers have to go back now. */
export function ErrandsPage(): ReactNode {
  const t = useWords(errandWords);
  const may = useMayCall();
  const navigate = useNavigate();
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const queue = queueNames.find((name) => name === search['queue']) ?? 'open';
  const mine = search['mine'] === true;
  const set = (more: object): void => void navigate({ to: '/errands', search: { ...(queue === 'open' ? {} : { queue }), ...(mine ? { mine } : {}), ...more }, replace: true });
  const pages = usePagesOf(errandOperations.errands, (cursor) => ({ ...queues[queue], mine, ...(cursor === undefined ? {} : { cursor }) }), (page) => ({ rows: page.items, next: page.next }));
  const columns = useColumns();
  const add = may(errandOperations.authorise) ? <Link to="/errands/new" className="act-link">{t('new')}</Link> : null;
  const counts = pages.first?.counts;
  return (
    <Page title={t('title')} acts={add}>
      {counts === undefined ? null : <p className={counts.over > 0 ? 'law-text' : 'muted'}>{t('counts', { ...counts })}</p>}
      <div className="buckets errand-queues" role="group" aria-label={t('queues')}>
        {queueNames.map((name) => <button key={name} type="button" className="bucket" aria-pressed={name === queue} onClick={() => set({ queue: name === 'open' ? undefined : name })}>{t(`queue.${name}`)}</button>)}
        <Checkbox checked={mine} onChange={(event) => set({ mine: event.target.checked || undefined })}>{t('mine')}</Checkbox>
      </div>
      <DataList
        label={t('list')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} card={(row) => <ErrandCard row={row} />} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        empty={queue === 'open' && !mine ? <EmptyState title={t('empty')} text={t('empty.text')}>{add}</EmptyState> : <EmptyState title={t('nothing')}><Button onClick={() => set({ queue: 'all', mine: undefined })}>{t('nothing.act')}</Button></EmptyState>}
      />
    </Page>
  );
}

function useColumns(): readonly Column<ErrandLine>[] {
  const t = useWords(errandWords);
  return [
    { key: 'what', title: t('column.what'), kind: 'wide', cell: (row) => <ErrandWhat line={row} /> },
    { key: 'who', title: t('column.who'), kind: 'short', cell: (row) => <span className="unbroken">{row.resident}</span> },
    { key: 'status', title: t('column.status'), kind: 'short', cell: (row) => <ErrandState line={row} /> },
    { key: 'papers', title: t('column.papers'), cell: (row) => <HeldWords line={row} /> },
    { key: 'until', title: t('column.until'), cell: (row) => <UntilChip line={row} /> },
    { key: 'worker', title: t('column.worker'), kind: 'short', cell: (row) => row.worker },
  ];
}

function ErrandCard({ row }: { readonly row: ErrandLine }): ReactNode {
  return (
    <>
      <ErrandWhat line={row} />
      <p className="line"><span className="unbroken">{row.resident}</span><ErrandState line={row} /></p>
      <p className="line"><HeldWords line={row} /><UntilChip line={row} /></p>
    </>
  );
}
