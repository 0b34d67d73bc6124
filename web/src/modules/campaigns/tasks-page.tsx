import { campaignOperations } from '@anhe/contract/campaigns';
import type { DutyLine } from '@anhe/contract/campaigns';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { DataList, EmptyState, Page } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { spokenDay, todayHere, useLanguage, useWords } from '../../wording/index.ts';
import { Amount, CampaignTabs, DutyLink, StandingTag } from './parts.tsx';
import { campaignWords } from './words.ts';
import '../../ui/register.css';

/** What running campaigns ask of the acting unit, the next due first. */
export function CampaignTasksPage(): ReactNode {
  const t = useWords(campaignWords);
  const [open, setOpen] = useState(true);
  const found = useQueryOf(campaignOperations.mine, { open });
  const columns = useColumns();
  return (
    <Page title={t('tasks.title')} crumbs={<Link to="/campaigns">{t('title')}</Link>}>
      <CampaignTabs />
      <p className="muted">{t('tasks.note')}</p>
      <div className="buckets" role="group" aria-label={t('tasks.title')}>
        {[true, false].map((one) => <button key={String(one)} type="button" className="bucket" aria-pressed={one === open} onClick={() => setOpen(one)}>{t(one ? 'tasks.open' : 'tasks.all')}</button>)}
      </div>
      <DataList
        label={t('tasks.title')} rows={found.data?.items ?? []} columns={columns} keyOf={(row) => row.id} loading={found.isPending} failure={found.error ?? undefined} onAgain={() => void found.refetch()} card={(row) => <TaskCard row={row} />}
        empty={<EmptyState title={t('tasks.empty')} text={t('tasks.empty.text')} />}
      />
    </Page>
  );
}

function Due({ row }: { readonly row: DutyLine }): ReactNode {
  const language = useLanguage();
  return <span className="number">{spokenDay(row.dueOn, todayHere(), language)}</span>;
}

function useColumns(): readonly Column<DutyLine>[] {
  const t = useWords(campaignWords);
  return [
    { key: 'task', title: t('task'), kind: 'wide', cell: (row) => <><DutyLink line={row}>{row.title}</DutyLink><div className="muted">{row.campaignTitle} · {row.office}</div></> },
    { key: 'place', title: t('place'), cell: (row) => row.placeName },
    { key: 'due', title: t('due'), kind: 'short', cell: (row) => <Due row={row} /> },
    { key: 'amount', title: t('amount'), kind: 'short', cell: (row) => <Amount line={row} /> },
    { key: 'standing', title: t('standing'), kind: 'short', cell: (row) => <StandingTag line={row} /> },
  ];
}

const TaskCard = ({ row }: { readonly row: DutyLine }): ReactNode => (
  <>
    <DutyLink line={row}>{row.title}</DutyLink>
    <p className="line"><StandingTag line={row} /><Due row={row} /><Amount line={row} /></p>
    <p className="muted">{row.campaignTitle} · {row.placeName}</p>
  </>
);
