import { guidanceOperations, periodBefore, periodName, periodOf, returnStates } from '@anhe/contract/guidance';
import type { Period, ReturnLine } from '@anhe/contract/guidance';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { callFile, useQueryOf } from '../../api/index.ts';
import { DataList, EmptyState, Field, FileButton, Page } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { todayHere, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { guidanceWords } from './words.ts';
import './guidance.css';

const shape = /^2[01]\d\d-(0[1-9]|1[0-2]|Q[1-4])$/;

/** The last periods of a sort, the newest over first. */
function periodsBack(every: 'month' | 'quarter', count: number): Period[] {
  const periods: Period[] = [];
  for (let at = periodOf(todayHere(), every); periods.length < count; at = periodBefore(at)) periods.push(at);
  return periods;
}

/** Who has sent in which return of a period. */
export function ReturnsPage(): ReactNode {
  const t = useWords(guidanceWords);
  const say = useSay();
  const language = useLanguage();
  const navigate = useNavigate();
  const search: { readonly period?: unknown } = useSearch({ strict: false });
  const given = typeof search.period === 'string' && shape.test(search.period) ? search.period : undefined;
  const period = given ?? periodBefore(periodOf(todayHere(), 'month'));
  const found = useQueryOf(guidanceOperations.returns, { period }, { keep: true });
  const columns = useColumns();
  const options = [
    { label: t('returns.month'), options: periodsBack('month', 14).map((value) => ({ value, label: say(periodName(value)) })) },
    { label: t('returns.quarter'), options: periodsBack('quarter', 6).map((value) => ({ value, label: say(periodName(value)) })) },
  ];
  return (
    <Page
      title={t('returns.title')} sub={found.data === undefined ? undefined : <span className="number">{t('returns.sub', { total: found.data.total, locked: found.data.locked, submitted: found.data.submitted })}</span>}
      acts={<FileButton label={t('returns.export')} fetchIt={() => callFile(guidanceOperations.exportReturns, { period, language })} />}
    >
      <div className="period-pick">
        <Field id="returns-period" label={t('returns.period')}>
          <Select id="returns-period" className="place-picker" value={period} options={options} onChange={(next: string) => void navigate({ to: '/returns', search: { period: next }, replace: true })} />
        </Field>
      </div>
      <DataList
        label={t('returns.title')} rows={found.data?.items ?? []} columns={columns} keyOf={(row) => row.unit} loading={found.isPending} failure={found.error ?? undefined} onAgain={() => void found.refetch()}
        card={(row) => <><ReturnLink row={row} /><p className="line muted"><State row={row} /><span>{row.placeName}</span></p></>}
        empty={<EmptyState title={t('returns.empty')} text={t('returns.empty.text')} />}
      />
    </Page>
  );
}

function ReturnLink({ row }: { readonly row: ReturnLine }): ReactNode {
  return <Link to="/returns/$county/$unit/$period" params={{ county: row.county, unit: row.unit, period: row.period }} data-row-link>{row.unitName}</Link>;
}

function State({ row }: { readonly row: ReturnLine }): ReactNode {
  const t = useWords(guidanceWords);
  const say = useSay();
  return <span className="line"><span className={row.state === 'returned' || row.state === 'submitted' ? 'tag tag-law' : 'tag'}>{say(returnStates[row.state])}</span>{row.late ? <span className="tag tag-alarm">{t('returns.late')}</span> : null}</span>;
}

function useColumns(): readonly Column<ReturnLine>[] {
  const t = useWords(guidanceWords);
  return [
    { key: 'unit', title: t('returns.unit'), kind: 'wide', cell: (row) => <ReturnLink row={row} /> },
    { key: 'place', title: t('place'), cell: (row) => row.placeName },
    { key: 'state', title: t('state'), cell: (row) => <State row={row} /> },
    { key: 'due', title: t('due'), kind: 'short', cell: (row) => <span className="number">{row.dueOn}</span> },
    { key: 'submitted', title: t('returns.submitted'), kind: 'short', cell: (row) => <span className="number">{row.submittedOn}</span> },
  ];
}
