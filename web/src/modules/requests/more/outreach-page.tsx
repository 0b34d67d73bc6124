import { outreachKinds, requestOperations } from '@anhe/contract/requests';
import type { OutreachLine } from '@anhe/contract/requests';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { usePagesOf } from '../../../api/index.ts';
import { useMayCall } from '../../../session/index.ts';
import { DataList, EmptyState, Page } from '../../../ui/index.ts';
import type { Column } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { RequestTabs } from '../tabs.tsx';
import { HoldOutreach } from './hold-outreach.tsx';
import { moreWords } from './words.ts';

/** Visits to villages and courtyard meetings: how many came, what was promised, what of it is done. */
export function OutreachPage(): ReactNode {
  const t = useWords(moreWords);
  const may = useMayCall();
  const [holding, setHolding] = useState(false);
  const [kept, setKept] = useState<{ readonly outreach: string; readonly promises: number }>();
  const pages = usePagesOf(requestOperations.outreaches, (cursor: string | undefined) => (cursor === undefined ? {} : { cursor }), (page) => ({ rows: page.items, next: page.next }));
  const columns = useColumns();
  const start = may(requestOperations.holdOutreach) && !holding ? <Button type="primary" onClick={() => {
    setKept(undefined);
    setHolding(true);
  }}>{t('outreach.hold')}</Button> : undefined;
  return (
    <Page title={t('outreach.title')} acts={start}>
      <RequestTabs />
      {kept === undefined ? null : <p className="notice notice-kept" role="status">✓ {t('outreach.kept', { count: kept.promises })} <Link to="/requests" search={{ outreach: kept.outreach }} className="link">{t('outreach.see')}</Link></p>}
      {holding ? <HoldOutreach onClose={() => setHolding(false)} onDone={(done) => {
        setHolding(false);
        setKept(done);
      }} /> : null}
      <DataList
        label={t('outreach.list')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        card={(row) => <Card row={row} />} empty={holding ? null : <EmptyState title={t('outreach.empty')} text={t('outreach.empty.text')}>{start}</EmptyState>}
      />
    </Page>
  );
}

function Topic({ row }: { readonly row: OutreachLine }): ReactNode {
  const say = useSay();
  return <><Link to="/requests" search={{ outreach: row.id }} data-row-link>{row.topic}</Link><div className="muted">{say(outreachKinds[row.kind])} · {row.placeName}</div></>;
}

function Requests({ row }: { readonly row: OutreachLine }): ReactNode {
  const t = useWords(moreWords);
  const may = useMayCall();
  return (
    <>
      <span className="number">{t('outreach.count', { open: row.open, requests: row.requests })}</span>
      {may(requestOperations.take) ? <div><Link to="/requests/new" search={{ outreach: row.id }} className="link">{t('outreach.take')}</Link></div> : null}
    </>
  );
}

function useColumns(): readonly Column<OutreachLine>[] {
  const t = useWords(moreWords);
  return [
    { key: 'day', title: t('outreach.day'), kind: 'short', cell: (row) => <span className="number">{row.heldOn}</span> },
    { key: 'topic', title: t('outreach.topic'), kind: 'wide', cell: (row) => <Topic row={row} /> },
    { key: 'people', title: t('outreach.people'), kind: 'number', cell: (row) => t('outreach.people.count', { people: row.people }) },
    { key: 'requests', title: t('outreach.requests'), kind: 'short', cell: (row) => <Requests row={row} /> },
    { key: 'by', title: t('outreach.by'), cell: (row) => row.unitName },
  ];
}

function Card({ row }: { readonly row: OutreachLine }): ReactNode {
  const t = useWords(moreWords);
  return <><Topic row={row} /><p className="line"><span className="number">{row.heldOn}</span><span>{t('outreach.people.count', { people: row.people })}</span><span>{row.unitName}</span></p><Requests row={row} /></>;
}
