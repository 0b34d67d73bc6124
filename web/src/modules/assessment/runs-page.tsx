import { assessmentKinds, assessmentOperations, resultStates, runStates } from '@anhe/contract/assessment';
import type { ResultLine, RunLine } from '@anhe/contract/assessment';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePagesOf, useQueryOf } from '../../api/index.ts';
import { DataList, EmptyState, Page } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { Total } from './parts.tsx';
import { AssessmentTabs } from './tabs.tsx';
import { assessmentWords } from './words.ts';

/** Assessments that one may hear of; before them the results of the acting post's own place. */
export function AssessmentsPage(): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const pages = usePagesOf(assessmentOperations.runs, (cursor: string | undefined) => (cursor === undefined ? {} : { cursor }), (page) => ({ rows: page.items, next: page.next }));
  const columns: readonly Column<RunLine>[] = [
    { key: 'name', title: t('title'), kind: 'wide', cell: (row) => <RunLink row={row} /> },
    { key: 'kind', title: t('kind'), kind: 'short', cell: (row) => say(assessmentKinds[row.kind]) },
    { key: 'period', title: t('period'), kind: 'short', cell: (row) => <span className="number">{t('days', { from: row.from, to: row.to })}</span> },
    { key: 'area', title: t('area'), cell: (row) => row.placeName },
    { key: 'state', title: t('state'), cell: (row) => <RunState row={row} /> },
  ];
  return (
    <Page title={t('title')}>
      <AssessmentTabs />
      <Mine />
      <DataList
        label={t('runs')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        card={(row) => <><RunLink row={row} /><p className="line muted"><span className="number">{t('days', { from: row.from, to: row.to })}</span><RunState row={row} /></p></>}
        empty={<EmptyState title={t('runs.empty')} text={t('runs.empty.text')}><Link className="plain-link" to="/assessment/schemes">{t('schemes')}</Link></EmptyState>}
      />
    </Page>
  );
}

function RunLink({ row }: { readonly row: RunLine }): ReactNode {
  const say = useSay();
  return <Link to="/assessment/runs/$county/$run" params={{ county: row.county, run: row.id }} data-row-link>{say(row.schemeName)}</Link>;
}

function RunState({ row }: { readonly row: RunLine }): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  return (
    <span className="line">
      <span className="tag">{say(runStates[row.state])}</span>
      {row.state === 'shown' && row.objectUntil !== null ? <span className="number">{t('until', { day: row.objectUntil })}</span> : null}
      {row.openObjections === 0 ? null : <span className="tag tag-law">{t('open-objections', { n: row.openObjections })}</span>}
    </span>
  );
}

function Mine(): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const found = useQueryOf(assessmentOperations.mine, {});
  const items = found.data?.items ?? [];
  if (items.length === 0) return null;
  const link = ({ line, run }: { readonly line: ResultLine; readonly run: RunLine }): ReactNode => (
    <Link className="link" to="/assessment/results/$county/$result" params={{ county: line.county, result: line.id }}>{say(run.schemeName)} · <span className="number">{t('days', { from: run.from, to: run.to })}</span>{line.unitName === null ? null : ` · ${line.unitName}`}</Link>
  );
  return (
    <section className="sheet">
      <h2>{t('mine')}</h2>
      <ul className="plain-list">
        {items.map((one) => <li key={one.line.id} className="line">{link(one)}<Total value={one.line.total} /><span className="tag">{say(resultStates[one.line.state])}</span></li>)}
      </ul>
    </section>
  );
}
