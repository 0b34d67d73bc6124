import { campaignBoxes, campaignOperations } from '@anhe/contract/campaigns';
import type { CampaignBox, CampaignLine } from '@anhe/contract/campaigns';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { usePagesOf } from '../../api/index.ts';
import { DataList, EmptyState, Page, keysOf } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { CampaignTabs, CampaignTag, useOrganises } from './parts.tsx';
import { campaignWords } from './words.ts';
import '../../ui/register.css';

/** Campaigns of one's unit, and those that ask something of one's area. */
export function CampaignsPage(): ReactNode {
  const t = useWords(campaignWords);
  const say = useSay();
  const navigate = useNavigate();
  const organises = useOrganises();
  const [box, setBox] = useState<CampaignBox>(organises ? 'own' : 'area');
  const pages = usePagesOf(campaignOperations.list, (cursor: string | undefined) => ({ box, ...(cursor === undefined ? {} : { cursor }) }), (page) => ({ rows: page.items, next: page.next }));
  const columns = useColumns();
  const draft = organises ? <Button type="primary" onClick={() => void navigate({ to: '/campaigns/new' })}>{t('new')}</Button> : null;
  return (
    <Page title={t('title')} acts={draft}>
      <CampaignTabs />
      {organises ? (
        <div className="buckets" role="group" aria-label={t('boxes')}>
          {keysOf(campaignBoxes).map((one) => <button key={one} type="button" className="bucket" aria-pressed={one === box} onClick={() => setBox(one)}>{say(campaignBoxes[one])}</button>)}
        </div>
      ) : null}
      <DataList
        label={t('list')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore} card={(row) => <CampaignCard row={row} />}
        empty={<EmptyState title={t('empty')} text={t('empty.text')}>{draft}</EmptyState>}
        onAct={(row) => void navigate({ to: '/campaigns/$county/$campaign', params: { county: row.county, campaign: row.id } })}
      />
    </Page>
  );
}

const CampaignLink = ({ row }: { readonly row: CampaignLine }): ReactNode => <Link to="/campaigns/$county/$campaign" params={{ county: row.county, campaign: row.id }} data-row-link>{row.title}</Link>;

/** Where it stands; one whose days are over waits for its report. */
function Stand({ row }: { readonly row: CampaignLine }): ReactNode {
  const t = useWords(campaignWords);
  return <span className="line"><CampaignTag status={row.status} />{row.status === 'running' && row.to < todayHere() ? <span className="tag tag-alarm">{t('over')}</span> : null}</span>;
}

function useColumns(): readonly Column<CampaignLine>[] {
  const t = useWords(campaignWords);
  const say = useSay();
  return [
    { key: 'title', title: t('name'), kind: 'wide', cell: (row) => <><CampaignLink row={row} /><div className="muted number">{row.number ?? t('number.none')}</div></> },
    { key: 'kind', title: t('kind'), cell: (row) => say(row.kindName) },
    { key: 'days', title: t('head.days'), kind: 'short', cell: (row) => <span className="number">{t('days', { from: row.from, to: row.to })}</span> },
    { key: 'status', title: t('status'), kind: 'short', cell: (row) => <Stand row={row} /> },
    { key: 'settled', title: t('settled'), cell: (row) => <Settled row={row} /> },
    { key: 'office', title: t('office'), cell: (row) => row.unitName },
  ];
}

function Settled({ row }: { readonly row: CampaignLine }): ReactNode {
  const t = useWords(campaignWords);
  return row.duties === 0 ? <span className="muted">—</span> : <span className="number">{t('settled.of', { total: row.duties, done: row.settled })}</span>;
}

function CampaignCard({ row }: { readonly row: CampaignLine }): ReactNode {
  const t = useWords(campaignWords);
  return (
    <>
      <CampaignLink row={row} />
      <p className="line"><Stand row={row} /><span className="muted number">{t('days', { from: row.from, to: row.to })}</span></p>
      <p className="muted"><Settled row={row} /> · {row.unitName}</p>
    </>
  );
}
