import { policingOperations } from '@anhe/contract/policing';
import type { GapNotice, VillageLine } from '@anhe/contract/policing';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { usePagesOf, useQueryOf } from '../../api/index.ts';
import { useActing, useMayCall } from '../../session/index.ts';
import { DataList, EmptyState, Page } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { fullDay, useLanguage, useWords } from '../../wording/index.ts';
import { AreaBar, useArea } from '../places/index.ts';
import { AssignWindow } from './assign-windows.tsx';
import { LeadWords, OpenWords, VillageLink } from './parts.tsx';
import { VillageTabs } from './tabs.tsx';
import { policingWords } from './words.ts';

/** Whether the acting post is the head of a station, who names officers. */
export function useNamesOfficers(): boolean {
  const { current } = useActing();
  return useMayCall()(policingOperations.assign) && current?.unitKind === 'police';
}

/** Villages and who looks after them; those that nobody leads come first. */
export function VillagesPage(): ReactNode {
  const t = useWords(policingWords);
  const area = useArea();
  const gaps = area.search['gaps'] === true;
  const names = useNamesOfficers();
  const [naming, setNaming] = useState<VillageLine>();
  const pages = usePagesOf(policingOperations.villages, (cursor) => ({ gaps, ...(area.place === undefined ? {} : { place: area.place }), ...(cursor === undefined ? {} : { cursor }) }), (page) => ({ rows: page.items, next: page.next }));
  const columns = useColumns(names ? setNaming : undefined);
  const counts = pages.first;
  return (
    <Page title={t('title')}>
      <VillageTabs />
      {names ? <Notice /> : null}
      <AreaBar area={area} label={t('place')}><Checkbox checked={gaps} onChange={(event) => area.keep({ gaps: event.target.checked || undefined })}>{t('gaps')}</Checkbox></AreaBar>
      {counts === undefined ? null : <p className={counts.without === 0 ? 'muted' : 'law-text'} role="status">{t(counts.without === 0 ? 'without.none' : 'without', { total: counts.total, without: counts.without })}</p>}
      <DataList
        label={t('list')} rows={pages.rows} columns={columns} keyOf={(row) => row.place} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        card={(row) => <VillageCard row={row} onName={names ? setNaming : undefined} />}
        empty={gaps ? <EmptyState title={t('empty.led')} /> : <EmptyState title={t('empty')} text={t('empty.text')} />}
      />
      {naming === undefined ? null : <AssignWindow line={naming} onClose={() => setNaming(undefined)} />}
    </Page>
  );
}

/** The last morning's word to the station's head: today's, or yesterday's until it is told. */
function Notice(): ReactNode {
  const t = useWords(policingWords);
  const language = useLanguage();
  const [notice] = useQueryOf(policingOperations.notices, { days: 2 }, { keep: true }).data?.items ?? [];
  if (notice === undefined || notice.villages.every(({ filled }) => filled)) return null;
  return (
    <section className="notice notice-law gap-notice" role="status">
      <strong className="notice-title">{t('notice.title', { day: fullDay(notice.day, language), count: notice.villages.filter(({ filled }) => !filled).length })}</strong>
      <p className="muted">{t('notice.text')}</p>
      <ul>{notice.villages.map((village) => <NoticeVillage key={village.place} village={village} />)}</ul>
    </section>
  );
}

function NoticeVillage({ village: { place, placeName, filled } }: { readonly village: GapNotice['villages'][number] }): ReactNode {
  const t = useWords(policingWords);
  return <li className={filled ? 'filled' : undefined}><Link to="/villages/$place" params={{ place }}>{filled ? t('notice.filled', { name: placeName }) : placeName}</Link></li>;
}

type Naming = ((line: VillageLine) => void) | undefined;

function NameButton({ row, onName }: { readonly row: VillageLine; readonly onName: Naming }): ReactNode {
  const t = useWords(policingWords);
  if (onName === undefined || row.lead !== null) return null;
  return <Button size="small" onClick={() => onName(row)} aria-label={t('assign.of', { name: row.placeName })}>{t('assign')}</Button>;
}

function LastVisit({ row }: { readonly row: VillageLine }): ReactNode {
  const t = useWords(policingWords);
  return row.lastVisit === null ? <span className="muted">{t('visit.never')}</span> : <span className="number">{row.lastVisit}</span>;
}

function useColumns(onName: Naming): readonly Column<VillageLine>[] {
  const t = useWords(policingWords);
  return [
    { key: 'village', title: t('column.village'), cell: (row) => <VillageLink line={row} /> },
    { key: 'lead', title: t('column.lead'), kind: 'wide', cell: (row) => <LeadWords line={row} /> },
    { key: 'open', title: t('column.open'), cell: (row) => <OpenWords open={row.open} /> },
    { key: 'visit', title: t('column.visit'), kind: 'short', cell: (row) => <LastVisit row={row} /> },
    ...(onName === undefined ? [] : [{ key: 'act', title: t('column.act'), kind: 'short' as const, cell: (row: VillageLine) => <NameButton row={row} onName={onName} /> }]),
  ];
}

function VillageCard({ row, onName }: { readonly row: VillageLine; readonly onName: Naming }): ReactNode {
  return <><VillageLink line={row} /><p><LeadWords line={row} /></p><p className="line muted"><OpenWords open={row.open} /><NameButton row={row} onName={onName} /></p></>;
}
