import { volunteerOperations, volunteerStatuses } from '@anhe/contract/volunteers';
import type { VolunteerLine, VolunteerStatus } from '@anhe/contract/volunteers';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { usePagesOf } from '../../api/index.ts';
import { useMayCall } from '../../session/index.ts';
import { DataList, EmptyState, Page, SelectField, useOptions } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { ApplyForm } from './apply-form.tsx';
import { VolunteerTabs, isOver, useKinds } from './parts.tsx';
import { volunteerWords } from './words.ts';

/** Volunteers of one's unit and of the places below, masked, in the order in which they came. */
export function VolunteersPage(): ReactNode {
  const t = useWords(volunteerWords);
  const may = useMayCall();
  const options = useOptions();
  const [status, setStatus] = useState<VolunteerStatus | 'all'>('all');
  const [applying, setApplying] = useState(false);
  const pages = usePagesOf(
    volunteerOperations.list, (cursor: string | undefined) => ({ ...(status === 'all' ? {} : { status }), ...(cursor === undefined ? {} : { cursor }) }), (page) => ({ rows: page.items, next: page.next }),
  );
  const columns = useColumns();
  const apply = may(volunteerOperations.apply) ? <Button type="primary" onClick={() => setApplying(true)}>{t('apply')}</Button> : null;
  return (
    <Page title={t('title')} acts={apply}>
      <VolunteerTabs />
      <div className="volunteer-filter"><SelectField id="volunteer-status" label={t('status')} value={status} onChange={setStatus} options={[{ value: 'all', label: t('all') }, ...options(volunteerStatuses)]} /></div>
      <DataList
        label={t('title')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        card={(row) => <Card row={row} />} empty={status === 'all' ? <EmptyState title={t('empty')} text={t('empty.text')}>{apply}</EmptyState> : <EmptyState title={t('empty.status')} />}
      />
      {applying ? <ApplyForm onClose={() => setApplying(false)} /> : null}
    </Page>
  );
}

function NameLink({ row }: { readonly row: VolunteerLine }): ReactNode {
  const t = useWords(volunteerWords);
  return <Link to="/volunteers/$county/$volunteer" params={{ county: row.county, volunteer: row.id }} data-row-link>{row.name ?? t('gone')}</Link>;
}

function Status({ row }: { readonly row: VolunteerLine }): ReactNode {
  const say = useSay();
  return <span className={row.status === 'applied' ? 'tag tag-law' : 'tag'}>{say(volunteerStatuses[row.status])}</span>;
}

/** Until when somebody is insured; of those who may take tasks a missing one is said in words. */
function Insured({ row }: { readonly row: VolunteerLine }): ReactNode {
  const t = useWords(volunteerWords);
  if (row.status !== 'accepted' && row.status !== 'suspended') return null;
  if (row.insuredTo === null) return <span className="muted">{t('insured.none')}</span>;
  return isOver(row.insuredTo, todayHere()) ? <span className="tag tag-law">{t('insured.over')}</span> : <span className="number">{row.insuredTo}</span>;
}

function useColumns(): readonly Column<VolunteerLine>[] {
  const t = useWords(volunteerWords);
  const { taskName, courseName } = useKinds();
  return [
    { key: 'name', title: t('name'), kind: 'short', cell: (row) => <NameLink row={row} /> },
    { key: 'status', title: t('status'), kind: 'short', cell: (row) => <Status row={row} /> },
    { key: 'phone', title: t('phone'), kind: 'short', cell: (row) => <span className="number">{row.phone}</span> },
    { key: 'wants', title: t('wants'), kind: 'wide', cell: (row) => row.wants.map(taskName).join('、') },
    { key: 'trained', title: t('trained'), cell: (row) => row.trained.map(courseName).join('、') },
    { key: 'insured', title: t('insured'), kind: 'short', cell: (row) => <Insured row={row} /> },
    { key: 'unit', title: t('unit'), cell: (row) => row.unitName },
    { key: 'applied', title: t('applied'), kind: 'short', cell: (row) => <span className="number">{row.appliedOn}</span> },
  ];
}

function Card({ row }: { readonly row: VolunteerLine }): ReactNode {
  const t = useWords(volunteerWords);
  const { taskName } = useKinds();
  return (
    <>
      <p className="line"><NameLink row={row} /><Status row={row} /></p>
      <p>{row.wants.map(taskName).join('、')}</p>
      <p className="line muted"><span className="number">{row.phone}</span>{row.insuredTo === null ? null : <span>{t('insured')}</span>}<Insured row={row} /></p>
    </>
  );
}
