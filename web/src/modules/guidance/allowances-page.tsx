import { newId } from '@anhe/contract/kernel';
import { allowanceStates, guidanceOperations } from '@anhe/contract/guidance';
import type { AllowanceLine, AllowanceState } from '@anhe/contract/guidance';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useCommand, usePagesOf, useQueryOf } from '../../api/index.ts';
import { useActing, useMayCall } from '../../session/index.ts';
import { ActWindow, DataList, EmptyState, Page } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { Declare } from './declare.tsx';
import { StateTabs, TypeName } from './parts.tsx';
import { guidanceWords } from './words.ts';
import './guidance.css';

/** Allowances by where they stand; declared by committees, checked, approved, put on notice. */
export function AllowancesPage(): ReactNode {
  const t = useWords(guidanceWords);
  const may = useMayCall();
  const [state, setState] = useState<AllowanceState>();
  const [act, setAct] = useState<'declare' | 'publish'>();
  const pages = usePagesOf(
    guidanceOperations.allowances,
    (cursor: string | undefined) => ({ ...(state === undefined ? {} : { state }), ...(cursor === undefined ? {} : { cursor }) }),
    (page) => ({ rows: page.items, next: page.next }),
  );
  const counts = pages.first?.counts;
  const columns = useAllowanceColumns();
  const approved = counts?.['approved'] ?? 0;
  const declare = may(guidanceOperations.declare) ? <Button type="primary" onClick={() => setAct('declare')}>{t('allowances.declare')}</Button> : null;
  return (
    <Page
      title={t('allowances.title')}
      acts={(
        <>
          {may(guidanceOperations.publications) ? <Link to="/allowances/notices" className="plain-link">{t('allowances.notices')}</Link> : null}
          {may(guidanceOperations.publish) && approved > 0 ? <Button type="primary" onClick={() => setAct('publish')}>{t('allowances.publish', { count: approved })}</Button> : null}
          {declare}
        </>
      )}
    >
      <StateTabs label={t('state')} states={allowanceStates} counts={counts} chosen={state} onChoose={setState} all={t('all')} />
      <DataList
        label={t('allowances.title')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        card={(row) => <AllowanceCard row={row} />} empty={<EmptyState title={t('allowances.empty')} text={t('allowances.empty.text')}>{declare}</EmptyState>}
      />
      {act === 'declare' ? <Declare onClose={() => setAct(undefined)} /> : null}
      {act === 'publish' ? <Publish onClose={() => setAct(undefined)} /> : null}
    </Page>
  );
}

export function AllowanceCard({ row }: { readonly row: AllowanceLine }): ReactNode {
  const say = useSay();
  return <><AllowanceLink row={row} /><p className="line muted"><span>{say(allowanceStates[row.state])}</span><span>{row.mediatorName}</span><span className="number">{row.amount}</span></p></>;
}

function AllowanceLink({ row }: { readonly row: AllowanceLine }): ReactNode {
  const t = useWords(guidanceWords);
  return <Link to="/allowances/$county/$allowance" params={{ county: row.county, allowance: row.id }} data-row-link><span className="number">{row.number ?? t('no-number')}</span> · <TypeName type={row.type} /></Link>;
}

export function useAllowanceColumns(): readonly Column<AllowanceLine>[] {
  const t = useWords(guidanceWords);
  const say = useSay();
  return [
    { key: 'number', title: t('number'), kind: 'wide', cell: (row) => <AllowanceLink row={row} /> },
    { key: 'committee', title: t('committee'), cell: (row) => row.committeeName },
    { key: 'mediator', title: t('mediator'), kind: 'short', cell: (row) => row.mediatorName },
    { key: 'class', title: t('class'), kind: 'short', cell: (row) => say(row.className) },
    { key: 'amount', title: t('amount'), kind: 'number', cell: (row) => row.amount },
    { key: 'declared', title: t('declared'), kind: 'short', cell: (row) => <span className="number">{row.declaredOn}</span> },
    { key: 'state', title: t('state'), kind: 'short', cell: (row) => <span className="tag">{say(allowanceStates[row.state])}</span> },
  ];
}

/** All that is approved goes on notice at once. */
function Publish({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords(guidanceWords);
  const navigate = useNavigate();
  const { current } = useActing();
  const [id] = useState(() => newId());
  const classes = useQueryOf(guidanceOperations.classes, {});
  const approved = useQueryOf(guidanceOperations.allowances, { state: 'approved', limit: 100 });
  const command = useCommand(guidanceOperations.publish);
  const items = approved.data?.items ?? [];
  const county = current?.place.slice(0, 6) ?? '';
  const publish = async (): Promise<void> => {
    if ((await command.run({ county, publication: id, allowances: items.map((item) => item.id) })) !== undefined) void navigate({ to: '/allowances/notices/$county/$publication', params: { county, publication: id } });
  };
  return (
    <ActWindow title={t('allowances.publish', { count: items.length })} act={t('allowances.publish.act')} busy={command.busy} failure={command.failure} onAct={() => void publish()} onAgain={() => void command.again()} onClose={onClose} waiting={items.length === 0}>
      <p>{t('allowances.publish.text', { days: classes.data?.noticeDays ?? 0 })}</p>
    </ActWindow>
  );
}
