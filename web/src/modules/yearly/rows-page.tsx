import { numberText } from '@anhe/contract/figures';
import { Day, PlaceCode } from '@anhe/contract/kernel';
import { TallyCode, tallies, tallySorts, yearlyOperations } from '@anhe/contract/yearly';
import type { TallyRow } from '@anhe/contract/yearly';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePagesOf } from '../../api/index.ts';
import { DataList, EmptyState, Page, PrintButton } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { yearlyWords } from './words.ts';
import './yearly.css';

/** What stands behind a tally of a report: rounds, reports, letters, assessments, awards, returns. */
export function TallyRowsPage(): ReactNode {
  const t = useWords(yearlyWords);
  const say = useSay();
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const tally = TallyCode.catch('screening-rounds').parse(search['tally']);
  const [from, to] = [Day.catch('2000-01-01').parse(search['from']), Day.catch('2000-01-01').parse(search['to'])];
  const place = PlaceCode.safeParse(String(search['place'] ?? ''));
  const at = { tally, from, to, ...(place.success ? { place: place.data } : {}) };
  const pages = usePagesOf(yearlyOperations.rows, (cursor: string | undefined) => ({ ...at, ...(cursor === undefined ? {} : { cursor }) }), (page) => ({ rows: page.items, next: page.next }));
  const columns = useColumns(pages.rows);
  const title = t('rows.title', { tally: say(tallies[tally]) });
  return (
    <Page
      title={title} crumbs={<span><Link to="/figures/yearly" search={{ ...(place.success ? { place: place.data } : {}), year: Number(to.slice(0, 4)) }}>{t('title')}</Link> <span aria-hidden>›</span></span>} acts={<PrintButton />}
      sub={<><span className="number">{from} – {to}</span>{pages.first === undefined ? null : <> · <span className="number" role="status">{t('rows.total', { total: numberText(pages.first.total) })}</span></>}</>}
    >
      <p className="muted reading">{say(tallies[tally].about)}</p>
      <DataList
        label={title} rows={pages.rows} columns={columns} keyOf={(row) => row.id} card={(row) => <Card row={row} />} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        empty={<EmptyState title={t('rows.empty')} text={t('rows.empty.text')} />}
      />
    </Page>
  );
}

/** The page of what a row is; called by its own title, which for a round is its topic. */
function What({ row }: { readonly row: TallyRow }): ReactNode {
  const say = useSay();
  const { county, id, of } = row;
  const text = of === 'round' || of === 'report' ? say(tallySorts[of]) : `${say(tallySorts[of])} ${row.title}`;
  if (of === 'round') return <Link to="/screening/$county/$round" params={{ county, round: id }} data-row-link>{text}</Link>;
  if (of === 'report') return <Link to="/screening/reports/$county/$report" params={{ county, report: id }} data-row-link>{text}</Link>;
  if (of === 'letter') return <Link to="/supervision/letters/$county/$letter" params={{ county, letter: id }} data-row-link>{text}</Link>;
  if (of === 'assessment') return <Link to="/assessment/runs/$county/$run" params={{ county, run: id }} data-row-link>{text}</Link>;
  if (of === 'award') return <Link to="/awards/$county/$award" params={{ county, award: id }} data-row-link>{text}</Link>;
  return <Link to="/returns/$county/$unit/$period" params={{ county, unit: row.unit ?? '', period: row.title }} data-row-link>{text}</Link>;
}

function useColumns(rows: readonly TallyRow[]): readonly Column<TallyRow>[] {
  const t = useWords(yearlyWords);
  return [
    { key: 'what', title: t('rows.what'), kind: 'wide', cell: (row) => <What row={row} /> },
    { key: 'where', title: t('rows.where'), cell: (row) => row.placeName },
    { key: 'unit', title: t('rows.unit'), cell: (row) => row.unitName },
    { key: 'day', title: t('rows.day'), kind: 'short', cell: (row) => <span className="number">{row.day}</span> },
    // Where each counts once, a column of ones says nothing.
    ...(rows.some(({ count }) => count !== 1) ? [{ key: 'count', title: t('rows.count'), kind: 'number' as const, cell: (row: TallyRow) => numberText(row.count) }] : []),
  ];
}

const Card = ({ row }: { readonly row: TallyRow }): ReactNode => <><What row={row} /><p>{row.placeName} · {row.unitName}</p><p className="muted number">{row.day}{row.count === 1 ? '' : ` · ${numberText(row.count)}`}</p></>;
