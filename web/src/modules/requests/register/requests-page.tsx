import { requestOperations } from '@anhe/contract/requests';
import type { RequestFilters, RequestLine } from '@anhe/contract/requests';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { callFile, usePagesOf, useQueryOf } from '../../../api/index.ts';
import { useMayCall } from '../../../session/index.ts';
import { DataList, EmptyState, FileButton, Page } from '../../../ui/index.ts';
import type { Column } from '../../../ui/index.ts';
import { useLanguage, useWords } from '../../../wording/index.ts';
import { SavedViews } from '../../matters/index.ts';
import { LineClock, LineTags, RequestLink, StatusWord, TypeName } from '../line-parts.tsx';
import { RequestTabs } from '../tabs.tsx';
import { requestWords } from '../words.ts';
import { BulkBar, useMayBulk } from './bulk-bar.tsx';
import { FilterBar } from './filter-bar.tsx';
import { QueueTabs } from './queue-tabs.tsx';
import { isFiltered, readFilters, tidy } from './queues.ts';
import { useBulk } from './use-bulk.ts';
import { registerWords } from './words.ts';
import '../../../ui/register.css';

interface Picking {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
}

/** Requests by where they stand: the desk works through them part by part, many at once where it helps. */
export function RequestsPage(): ReactNode {
  const t = useWords(registerWords);
  const navigate = useNavigate();
  const filters = readFilters(useSearch({ strict: false }));
  const pages = usePagesOf(requestOperations.list, (cursor: string | undefined) => ({ filters, ...(cursor === undefined ? {} : { cursor }) }), (page) => ({ rows: page.items, next: page.next }));
  const mayBulk = useMayBulk();
  const bulk = useBulk();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const picked = pages.rows.filter(({ id }) => ids.has(id));
  const toggle = (id: string): void => setIds((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])));
  const columns = useColumns(mayBulk ? { ids, toggle } : undefined);
  const set = (next: RequestFilters): void => {
    setIds(new Set());
    void navigate({ to: '/requests', search: tidy(next), replace: true });
  };
  return (
    <Page title={t('title')} sub={<Count filters={filters} />} acts={<><SavedViews of="requests" filters={filters} onTake={(taken) => set(readFilters(taken))} /><Export filters={filters} /></>}>
      <RequestTabs />
      <QueueTabs filters={filters} onChange={set} />
      <FilterBar filters={filters} onChange={set} />
      <BulkBar picked={picked} bulk={bulk} onNone={() => setIds(new Set())} />
      {mayBulk && pages.rows.length > 1 && picked.length === 0 && bulk.results.length === 0
        ? <p className="pick-all"><Button type="link" size="small" onClick={() => setIds(new Set(pages.rows.map(({ id }) => id)))}>{t('pick.all', { count: pages.rows.length })}</Button></p> : null}
      <div className="request-rows"><DataList
        label={t('list')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} card={(row) => <LineCard row={row} picking={mayBulk ? { ids, toggle } : undefined} />}
        loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore} empty={<Nothing filters={filters} onClear={() => set({})} />}
        onAct={(row) => void navigate({ to: '/requests/$county/$matter', params: { county: row.county, matter: row.id } })}
      /></div>
    </Page>
  );
}

function Pick({ row, picking }: { readonly row: RequestLine; readonly picking: Picking }): ReactNode {
  const t = useWords(registerWords);
  return <Checkbox className="pick" aria-label={t('pick', { number: row.number })} checked={picking.ids.has(row.id)} onChange={() => picking.toggle(row.id)} />;
}

function What({ row }: { readonly row: RequestLine }): ReactNode {
  const w = useWords(requestWords);
  return (
    <>
      <RequestLink line={row} ofRow><TypeName type={row.type} /></RequestLink> <span className="line-tags"><LineTags line={row} /></span>
      <div className="excerpt">{row.excerpt ?? <span className="muted">{w('words-withheld')}</span>}</div>
      <div className="muted"><span className="number">{row.number}</span> · {row.placeName}{row.spot === null ? '' : ` · ${row.spot}`}</div>
    </>
  );
}

function useColumns(picking: Picking | undefined): readonly Column<RequestLine>[] {
  const t = useWords(registerWords);
  return [
    ...(picking === undefined ? [] : [{ key: 'pick', title: t('column.pick'), kind: 'short' as const, cell: (row: RequestLine) => <Pick row={row} picking={picking} /> }]),
    { key: 'what', title: t('column.what'), kind: 'wide', cell: (row) => <What row={row} /> },
    { key: 'status', title: t('column.status'), kind: 'short', cell: (row) => <StatusWord status={row.status} /> },
    { key: 'limit', title: t('column.limit'), kind: 'short', cell: (row) => <LineClock line={row} /> },
    { key: 'holder', title: t('column.holder'), cell: (row) => <>{row.holderName}{row.holderPerson === null && !row.open ? null : <div className="muted">{row.holderPerson ?? (row.status === 'offered' || row.status === 'working' ? t('no-person') : null)}</div>}</> },
    { key: 'filed', title: t('column.filed'), kind: 'short', cell: (row) => <span className="number">{row.filedOn}</span> },
  ];
}

function LineCard({ row, picking }: { readonly row: RequestLine; readonly picking: Picking | undefined }): ReactNode {
  return (
    <>
      {picking === undefined ? null : <Pick row={row} picking={picking} />}
      <What row={row} />
      <p className="line"><strong><StatusWord status={row.status} /></strong><LineClock line={row} /><span>{row.holderName}</span></p>
    </>
  );
}

function Export({ filters }: { readonly filters: RequestFilters }): ReactNode {
  const t = useWords(registerWords);
  const language = useLanguage();
  const may = useMayCall();
  if (!may(requestOperations.export)) return null;
  return <FileButton label={t('export')} title={t('export.note')} fetchIt={() => callFile(requestOperations.export, { filters, language })} />;
}

function Count({ filters }: { readonly filters: RequestFilters }): ReactNode {
  const t = useWords(registerWords);
  const all = useQueryOf(requestOperations.count, { filters: {} }, { keep: true }).data;
  const fit = useQueryOf(requestOperations.count, { filters }, { keep: true }).data;
  if (all === undefined || fit === undefined) return null;
  const of = ({ count, capped }: { count: number; capped: boolean }): string => (capped ? `${count}+` : String(count));
  return <span className="number" role="status">{isFiltered(filters) ? t('count.of', { count: of(fit), total: of(all) }) : t('count', { count: of(all) })}</span>;
}

function Nothing({ filters, onClear }: { readonly filters: RequestFilters; readonly onClear: () => void }): ReactNode {
  const t = useWords(registerWords);
  const may = useMayCall();
  const all = useQueryOf(requestOperations.count, { filters: {} }).data;
  if (!isFiltered(filters) || all?.count === 0) return <EmptyState title={t('empty')} text={t('empty.text')}>{may(requestOperations.take) ? <Link to="/requests/new" className="act-link">{t('empty.act')}</Link> : null}</EmptyState>;
  return <EmptyState title={t('nothing')} {...(all === undefined ? {} : { text: t('nothing.text', { total: all.count }) })}><Button onClick={onClear}>{t('queue.all')}</Button></EmptyState>;
}
