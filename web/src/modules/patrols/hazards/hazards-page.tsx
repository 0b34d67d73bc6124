import { menders, patrolOperations } from '@anhe/contract/patrols';
import type { HazardLine } from '@anhe/contract/patrols';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { callFile, usePagesOf, useQueryOf } from '../../../api/index.ts';
import { useMayCall } from '../../../session/index.ts';
import { DataList, EmptyState, FileButton, Page } from '../../../ui/index.ts';
import type { Column } from '../../../ui/index.ts';
import { todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { PatrolTabs } from '../tabs.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ageNames, inQueue, inputOf, queueNames, queueOf, readFilters, tidy } from './filters.ts';
import type { HazardFilters } from './filters.ts';
import { DueChip, HazardWhat, SeverityWord, StatusWord } from './line-parts.tsx';
import { hazardWords } from './words.ts';
import '../../../ui/register.css';

interface Props {
  readonly filters: HazardFilters;
  readonly onChange: (next: HazardFilters) => void;
}

/** Hazards by where they stand, how old they are, and where. */
export function HazardsPage(): ReactNode {
  const t = useWords(hazardWords);
  const navigate = useNavigate();
  const may = useMayCall();
  const filters = readFilters(useSearch({ strict: false }));
  const pages = usePagesOf(patrolOperations.hazards, (cursor: string | undefined) => ({ ...inputOf(filters, todayHere()), ...(cursor === undefined ? {} : { cursor }) }), (page) => ({ rows: page.items, next: page.next }));
  const columns = useColumns();
  const set = (next: HazardFilters): void => void navigate({ to: '/hazards', search: tidy(next), replace: true });
  const report = may(patrolOperations.reportHazard) ? <Link to="/hazards/new" className="act-link">{t('act.report')}</Link> : null;
  return (
    <Page title={t('title')} acts={<><Export filters={filters} />{report}</>}>
      <PatrolTabs />
      <Queues filters={filters} onChange={set} />
      <FilterBar filters={filters} onChange={set} />
      <DataList
        label={t('list')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} card={(row) => <HazardCard row={row} />} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        empty={Object.keys(filters).length === 0
          ? <EmptyState title={t('empty')} text={t('empty.text')}>{report}</EmptyState>
          : <EmptyState title={t('nothing')}><Button onClick={() => set({})}>{t('nothing.act')}</Button></EmptyState>}
        onAct={(row) => void navigate({ to: '/hazards/$county/$matter', params: { county: row.county, matter: row.id } })}
      />
    </Page>
  );
}

/** The parts of the register, and under them what is open by its age with the counts. */
function Queues({ filters, onChange }: Props): ReactNode {
  const t = useWords(hazardWords);
  const chosen = queueOf(filters);
  const today = todayHere();
  const counts = useQueryOf(patrolOperations.coverage, { from: today, to: today, ...(filters.place === undefined ? {} : { place: filters.place }) }, { keep: true }).data?.ages;
  return (
    <>
      <div className="buckets" role="group" aria-label={t('queues')}>
        {queueNames.map((name) => (
          <button key={name} type="button" aria-pressed={name === chosen} className={name === 'overdue' ? 'bucket bucket-overdue' : 'bucket'} onClick={() => onChange(inQueue(filters, name))}>{t(`queue.${name}`)}</button>
        ))}
      </div>
      <div className="line ages" role="group" aria-label={t('ages')}>
        <span className="muted">{t('ages')}</span>
        {ageNames.map((age, at) => (
          <button key={age} type="button" className="age" aria-pressed={filters.age === age} onClick={() => onChange(filters.age === age ? { ...filters, age: undefined } : { ...inQueue(filters, 'open'), age, from: undefined, to: undefined })}>
            {t(`age.${age}`)} <span className="number">{counts?.[at]?.count ?? '–'}</span>
          </button>
        ))}
      </div>
    </>
  );
}

function Holder({ row }: { readonly row: HazardLine }): ReactNode {
  const say = useSay();
  return <>{row.mender === 'owner' ? <div>{say(menders.owner)}</div> : null}<div className={row.mender === 'owner' ? 'muted' : undefined}>{row.holderName}</div></>;
}

function useColumns(): readonly Column<HazardLine>[] {
  const t = useWords(hazardWords);
  return [
    { key: 'what', title: t('column.what'), kind: 'wide', cell: (row) => <HazardWhat line={row} ofRow /> },
    { key: 'severity', title: t('column.severity'), kind: 'short', cell: (row) => <SeverityWord severity={row.severity} /> },
    { key: 'status', title: t('column.status'), kind: 'short', cell: (row) => <StatusWord line={row} /> },
    { key: 'due', title: t('column.due'), kind: 'short', cell: (row) => <DueChip line={row} /> },
    { key: 'holder', title: t('column.holder'), cell: (row) => <Holder row={row} /> },
    { key: 'found', title: t('column.found'), kind: 'short', cell: (row) => <span className="number">{row.foundOn}</span> },
  ];
}

function HazardCard({ row }: { readonly row: HazardLine }): ReactNode {
  return (
    <>
      <HazardWhat line={row} ofRow />
      <p className="line"><SeverityWord severity={row.severity} /><strong><StatusWord line={row} /></strong><DueChip line={row} quiet /></p>
      <p className="muted">{row.holderName}</p>
    </>
  );
}

function Export({ filters }: { readonly filters: HazardFilters }): ReactNode {
  const t = useWords(hazardWords);
  const language = useLanguage();
  const may = useMayCall();
  if (!may(patrolOperations.exportHazards)) return null;
  const { place, open, from, to } = inputOf(filters, todayHere());
  const input = { language, ...(place === undefined ? {} : { place }), ...(open === undefined ? {} : { open }), ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return <FileButton label={t('export')} title={t('export.note')} fetchIt={() => callFile(patrolOperations.exportHazards, input)} />;
}
