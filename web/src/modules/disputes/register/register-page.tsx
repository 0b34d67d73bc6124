import { DisputeStepName, disputeOperations, disputeStatuses, disputeTypes, outcomes } from '@anhe/contract/disputes';
import type { DisputeFilters, DisputeLine } from '@anhe/contract/disputes';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { usePagesOf, useQueryOf } from '../../../api/index.ts';
import { useMayCall } from '../../../session/index.ts';
import { ClockChip, DataList, EmptyState, Page, writeAmount } from '../../../ui/index.ts';
import type { Column } from '../../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../../wording/index.ts';
import { MatterLink, Parties, SavedViews } from '../../matters/index.ts';
import { CopyForChat } from '../exchange/copy-for-chat.tsx';
import { exchangeWords } from '../exchange/words.ts';
import { registerWords } from '../words.ts';
import { ExportButton } from './export-button.tsx';
import { FilterBar } from './filter-bar.tsx';
import { isFiltered, readFilters, tidy } from './filters.ts';
import '../../../ui/register.css';

/** The register of disputes: filters in the address, search in the text, saved views, export. */
export function RegisterPage(): ReactNode {
  const t = useWords(registerWords);
  const navigate = useNavigate();
  const filters = readFilters(useSearch({ strict: false }));
  const pages = usePagesOf(
    disputeOperations.list,
    (cursor: string | undefined) => ({ filters, ...(cursor === undefined ? {} : { cursor }) }),
    (page) => ({ rows: page.items, next: page.next }),
  );
  const columns = useColumns();
  const set = (next: DisputeFilters): void => void navigate({ to: '/register', search: tidy(next), replace: true });
  return (
    <Page
      title={t('title')}
      sub={<Count filters={filters} />}
      acts={<><SavedViews of="disputes" filters={filters} onTake={(taken) => set(readFilters(taken))} /><Exchange filters={filters} /><ExportButton filters={filters} /></>}
    >
      <FilterBar filters={filters} onChange={set} />
      <DataList
        label={t('list')}
        rows={pages.rows}
        columns={columns}
        keyOf={(row) => row.id}
        card={(row) => <LineCard row={row} />}
        loading={pages.loading}
        failure={pages.failure}
        onAgain={pages.again}
        more={pages.more}
        onMore={pages.loadMore}
        empty={<Nothing filters={filters} onClear={() => set({})} />}
        onAct={(row) => void navigate({ to: '/matters/$county/$matter', params: { county: row.county, matter: row.id } })}
      />
    </Page>
  );
}

/** Old registers in, and other platforms' tables, for those who may. */
function Exchange({ filters }: { readonly filters: DisputeFilters }): ReactNode {
  const t = useWords(exchangeWords);
  const may = useMayCall();
  return (
    <>
      {may(disputeOperations.takeIn) ? <Link to="/register/import" className="plain-link">{t('old.title')}</Link> : null}
      {may(disputeOperations.exportAs) ? <Link to="/register/exchange" search={filters} className="plain-link">{t('exchange.link')}</Link> : null}
    </>
  );
}

/** The text for a chat group from a line; its unit's telephone stands on the matter's own page. */
function RowChat({ row }: { readonly row: DisputeLine }): ReactNode {
  const say = useSay();
  const next = DisputeStepName.safeParse(row.nextStep);
  const facts = { type: row.type, placeName: row.placeName, status: row.status, nextStep: next.success ? next.data : null, filedOn: row.filedOn, dueOn: row.dueOn, phone: null };
  return <CopyForChat facts={facts} of={`${say(disputeTypes[row.type])} · ${row.placeName}`} />;
}

function useColumns(): readonly Column<DisputeLine>[] {
  const t = useWords(registerWords);
  const say = useSay();
  return [
    { key: 'matter', title: t('column.matter'), kind: 'wide', cell: (row) => (
      <><MatterLink line={row} ofRow>{say(disputeTypes[row.type])} · <Parties line={row.parties} /></MatterLink><div className="muted"><span className="number">{row.number ?? t('no-number')}</span> · {row.placeName}</div></>
    ) },
    { key: 'holder', title: t('column.holder'), cell: (row) => <>{row.holderName}<div className="muted">{row.mediators}</div></> },
    { key: 'status', title: t('column.status'), kind: 'short', cell: (row) => <LineStatus row={row} /> },
    { key: 'filed', title: t('column.filed'), kind: 'short', cell: (row) => <span className="number">{row.filedOn}</span> },
    { key: 'limit', title: t('column.limit'), kind: 'short', cell: (row) => (row.dueOn === null ? null : <ClockChip clock={{ due: row.dueOn }} today={todayHere()} />) },
    { key: 'amount', title: t('column.amount'), kind: 'number', cell: (row) => (row.amount === null ? null : writeAmount(row.amount)) },
    { key: 'chat', title: t('column.chat'), kind: 'short', cell: (row) => <RowChat row={row} /> },
  ];
}

function LineStatus({ row }: { readonly row: DisputeLine }): ReactNode {
  const say = useSay();
  const status = say(disputeStatuses[row.status]);
  const outcome = row.outcome === null ? undefined : say(outcomes[row.outcome]);
  return <>{status}{outcome === undefined || outcome === status ? null : <div className="muted">{outcome}</div>}</>;
}

function LineCard({ row }: { readonly row: DisputeLine }): ReactNode {
  const t = useWords(registerWords);
  const say = useSay();
  return (
    <>
      <MatterLink line={row} ofRow>{say(disputeTypes[row.type])} · <Parties line={row.parties} /></MatterLink>
      <p className="line muted"><span className="number">{row.number ?? t('no-number')}</span><span>{row.placeName}</span><span className="number">{row.filedOn}</span></p>
      <p className="line"><span>{say(disputeStatuses[row.status])}</span><span>{row.holderName}</span></p>
      {row.dueOn === null ? null : <p><ClockChip clock={{ due: row.dueOn }} today={todayHere()} /></p>}
      <p><RowChat row={row} /></p>
    </>
  );
}

/** How many rows fit, of how many; a number so large that it was not counted out says so. */
function Count({ filters }: { readonly filters: DisputeFilters }): ReactNode {
  const t = useWords(registerWords);
  const all = useQueryOf(disputeOperations.count, { filters: {} }, { keep: true }).data;
  const fit = useQueryOf(disputeOperations.count, { filters }, { keep: true }).data;
  if (all === undefined || fit === undefined) return null;
  const of = ({ rows, capped }: { rows: number; capped: boolean }): string => (capped ? `${rows}+` : String(rows));
  if (!isFiltered(filters)) return <span className="number">{all.capped ? t('count.many', { rows: all.rows }) : t('count', { rows: all.rows })}</span>;
  return <span className="number" role="status">{t('count.of', { rows: of(fit), total: of(all) })}</span>;
}

function Nothing({ filters, onClear }: { readonly filters: DisputeFilters; readonly onClear: () => void }): ReactNode {
  const t = useWords(registerWords);
  const may = useMayCall();
  const all = useQueryOf(disputeOperations.count, { filters: {} }).data;
  if (!isFiltered(filters)) return <EmptyState title={t('empty')} text={t('empty.text')}>{may(disputeOperations.register) ? <Link to="/intake" className="act-link">{t('empty.act')}</Link> : null}</EmptyState>;
  return (
    <EmptyState title={t('nothing')} {...(all === undefined ? {} : { text: t('nothing.text', { total: all.rows }) })}>
      <Button onClick={onClear}>{t('filter.clear')}</Button>
    </EmptyState>
  );
}
