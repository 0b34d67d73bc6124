import { policingOperations } from '@anhe/contract/policing';
import type { VillageVisit } from '@anhe/contract/policing';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePagesOf } from '../../api/index.ts';
import { DataList, EmptyState, Page } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { AreaBar, useArea } from '../places/index.ts';
import { Looked } from './parts.tsx';
import { VillageTabs } from './tabs.tsx';
import { policingWords } from './words.ts';

/** Visits of an area, the newest first. */
export function VisitsPage(): ReactNode {
  const t = useWords(policingWords);
  const area = useArea();
  const pages = usePagesOf(policingOperations.visits, (cursor) => ({ ...(area.place === undefined ? {} : { place: area.place }), ...(cursor === undefined ? {} : { cursor }) }), (page) => ({ rows: page.items, next: page.next }));
  return (
    <Page title={t('visits.title')}>
      <VillageTabs />
      <AreaBar area={area} label={t('place')} />
      <DataList
        label={t('visits.title')} rows={pages.rows} columns={useColumns()} keyOf={(row) => row.id} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        card={(row) => <><Where row={row} /><Looked visit={row} /></>} empty={<EmptyState title={t('visits.empty')} text={t('visits.empty.text')} />}
      />
    </Page>
  );
}

function Where({ row }: { readonly row: VillageVisit }): ReactNode {
  return <><Link to="/villages/$place" params={{ place: row.place }} data-row-link>{row.placeName}</Link><div className="muted"><span className="number">{row.happenedOn}</span> {row.by.name}</div></>;
}

function useColumns(): readonly Column<VillageVisit>[] {
  const t = useWords(policingWords);
  return [{ key: 'where', title: t('column.village'), cell: (row) => <Where row={row} /> }, { key: 'what', title: t('visits.what'), kind: 'wide', cell: (row) => <Looked visit={row} /> }];
}
