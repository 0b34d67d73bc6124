import { addDays } from '@anhe/contract/kernel';
import { volunteerOperations } from '@anhe/contract/volunteers';
import type { TaskLine } from '@anhe/contract/volunteers';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { useMayCall } from '../../session/index.ts';
import { DataList, EmptyState, Page, SelectField } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { todayHere, useWords } from '../../wording/index.ts';
import { CountPatrols, OfferTask } from './offer-form.tsx';
import { TaskHead, TaskState, VolunteerTabs, spanText } from './parts.tsx';
import { volunteerWords } from './words.ts';

const weeks = 42;

/** What is to be done by volunteers, day by day, and what was. */
export function TasksPage(): ReactNode {
  const t = useWords(volunteerWords);
  const may = useMayCall();
  const [span, setSpan] = useState<'ahead' | 'past'>('ahead');
  const [open, setOpen] = useState<'offer' | 'count'>();
  const today = todayHere();
  const input = span === 'ahead' ? { from: today, to: addDays(today, weeks) } : { from: addDays(today, -weeks), to: addDays(today, -1) };
  const tasks = useQueryOf(volunteerOperations.tasks, input, { keep: true });
  const columns = useColumns();
  const found = tasks.data?.items ?? [];
  const rows = span === 'ahead' ? found : found.toReversed();
  const offer = may(volunteerOperations.offer) ? <Button type="primary" onClick={() => setOpen('offer')}>{t('offer')}</Button> : null;
  return (
    <Page title={t('tasks.title')} acts={<>{may(volunteerOperations.countPatrol) ? <Button onClick={() => setOpen('count')}>{t('count.title')}</Button> : null}{offer}</>}>
      <VolunteerTabs />
      <div className="volunteer-filter"><SelectField id="task-span" label={t('tasks.span')} value={span} onChange={setSpan} options={[{ value: 'ahead', label: t('span.ahead') }, { value: 'past', label: t('span.past') }]} /></div>
      <DataList
        label={t('tasks.title')} rows={rows} columns={columns} keyOf={(row) => row.id} loading={tasks.isPending} failure={tasks.error ?? undefined} onAgain={() => void tasks.refetch()}
        card={(row) => <><p><TaskHead row={row} /></p><p className="line muted"><span className="number">{spanText(row.startsAt, row.endsAt)}</span><TaskState row={row} /></p><p className="muted">{row.unitName}</p></>}
        empty={<EmptyState title={t('tasks.empty')} text={t('tasks.empty.text')}>{offer}</EmptyState>}
      />
      {open === 'offer' ? <OfferTask onClose={() => setOpen(undefined)} /> : null}
      {open === 'count' ? <CountPatrols onClose={() => setOpen(undefined)} /> : null}
    </Page>
  );
}

function useColumns(): readonly Column<TaskLine>[] {
  const t = useWords(volunteerWords);
  return [
    { key: 'kind', title: t('kind'), kind: 'wide', cell: (row) => <TaskHead row={row} /> },
    { key: 'time', title: t('day'), cell: (row) => <span className="number">{spanText(row.startsAt, row.endsAt)}</span> },
    { key: 'state', title: t('status'), cell: (row) => <TaskState row={row} /> },
    { key: 'unit', title: t('unit'), cell: (row) => row.unitName },
  ];
}
