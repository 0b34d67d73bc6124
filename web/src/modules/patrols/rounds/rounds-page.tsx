import { dayOf, daysBetween, timeOf } from '@anhe/contract/kernel';
import { patrolOperations, patrolStatuses } from '@anhe/contract/patrols';
import type { PatrolLine, PatrolStatus } from '@anhe/contract/patrols';
import { Link, useNavigate } from '@tanstack/react-router';
import { Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { usePagesOf } from '../../../api/index.ts';
import { DataList, EmptyState, Page, useOptions } from '../../../ui/index.ts';
import type { Column } from '../../../ui/index.ts';
import { spokenDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { KindWord } from '../rota/shift-parts.tsx';
import { PatrolTabs } from '../tabs.tsx';
import { AreaBar, useArea } from '../../places/index.ts';
import { roundWords } from './words.ts';
import '../patrols.css';
import '../../../ui/register.css';

const isStatus = (value: unknown): value is PatrolStatus => typeof value === 'string' && Object.hasOwn(patrolStatuses, value);

/** Patrols of an area, the newest first. */
export function RoundsPage(): ReactNode {
  const t = useWords(roundWords);
  const navigate = useNavigate();
  const options = useOptions();
  const area = useArea();
  const mine = area.search['mine'] === true;
  const status = isStatus(area.search['status']) ? area.search['status'] : undefined;
  const pages = usePagesOf(
    patrolOperations.list, (cursor: string | undefined) => ({ mine, ...(mine || area.place === undefined ? {} : { place: area.place }), ...(status === undefined ? {} : { status }), ...(cursor === undefined ? {} : { cursor }) }),
    (page) => ({ rows: page.items, next: page.next }),
  );
  const columns = useColumns();
  return (
    <Page title={t('list.title')}>
      <PatrolTabs />
      <AreaBar area={area} label={t('place')}>
        <Select allowClear aria-label={t('list.filter.status')} placeholder={t('list.filter.status')} value={status} options={options(patrolStatuses)} onChange={(next: PatrolStatus | undefined) => area.keep({ status: next })} className="filter-select" />
        <Checkbox checked={mine} onChange={(event) => area.keep({ mine: event.target.checked ? true : undefined })}>{t('list.mine')}</Checkbox>
      </AreaBar>
      <DataList
        label={t('list.title')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} card={(row) => <RoundCard row={row} />} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        empty={<EmptyState title={t('list.empty')} text={t('list.empty.text')} />}
        onAct={(row) => void navigate({ to: '/patrols/$county/$patrol', params: { county: row.county, patrol: row.id } })}
      />
    </Page>
  );
}

/** The day, and from when to when. */
function When({ row }: { readonly row: PatrolLine }): ReactNode {
  const language = useLanguage();
  const day = dayOf(row.startedAt);
  const spoken = daysBetween(day, todayHere()) < 2 ? spokenDay(day, todayHere(), language) : day.slice(5);
  return <Link to="/patrols/$county/$patrol" params={{ county: row.county, patrol: row.id }} data-row-link><span className="number">{spoken} {timeOf(row.startedAt)}{row.endedAt === null ? '' : `–${timeOf(row.endedAt)}`}</span></Link>;
}

function Passed({ row }: { readonly row: PatrolLine }): ReactNode {
  const t = useWords(roundWords);
  if (row.planned === 0) return <span className="number">{t('passed.free', { passed: row.passed })}</span>;
  return <span className={row.passed < row.planned ? 'number law-text' : 'number'}>{row.passed < row.planned ? '△' : '✓'} {t('passed', { passed: row.passed, planned: row.planned })}</span>;
}

function useColumns(): readonly Column<PatrolLine>[] {
  const t = useWords(roundWords);
  const say = useSay();
  return [
    { key: 'when', title: t('column.when'), kind: 'short', cell: (row) => <When row={row} /> },
    { key: 'where', title: t('column.where'), kind: 'wide', cell: (row) => <>{row.placeName}<div><KindWord kind={row.kind} />{row.shift === null ? <span className="muted"> · {t('unplanned')}</span> : null}</div></> },
    { key: 'who', title: t('column.who'), cell: (row) => row.posts.map(({ name }) => name).join(t('comma')) },
    { key: 'points', title: t('column.points'), kind: 'short', cell: (row) => <Passed row={row} /> },
    { key: 'hazards', title: t('column.hazards'), kind: 'number', cell: (row) => (row.hazards === 0 ? '' : row.hazards) },
    { key: 'status', title: t('column.status'), kind: 'short', cell: (row) => say(patrolStatuses[row.status]) },
  ];
}

function RoundCard({ row }: { readonly row: PatrolLine }): ReactNode {
  const t = useWords(roundWords);
  const say = useSay();
  return (
    <>
      <When row={row} />
      <div>{row.placeName} · <KindWord kind={row.kind} /></div>
      <p className="line"><span>{row.posts.map(({ name }) => name).join(t('comma'))}</span><Passed row={row} /><span>{say(patrolStatuses[row.status])}</span></p>
    </>
  );
}
