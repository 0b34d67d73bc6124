import { figureOperations, numberText } from '@anhe/contract/figures';
import type { FigureDefinition, FigurePart, FigureRow } from '@anhe/contract/figures';
import { levelOf } from '@anhe/contract/kernel';
import { placeOperations } from '@anhe/contract/places';
import { Link, useParams } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { usePagesOf, useQueryOf } from '../../api/index.ts';
import { useActing } from '../../session/index.ts';
import { DataList, EmptyState, Page, PrintButton } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { WhereCrumbs } from './parts.tsx';
import { periodWords } from './period.ts';
import { RowLink, RowNumber, statusWords, useTypeWords } from './row-parts.tsx';
import { useWhere } from './use-where.ts';
import { WhereBar } from './where-bar.tsx';
import { figureWords } from './words.ts';
import './figures.css';

/** The matters or patrols behind one side of a figure: what they count for makes exactly the figure. */
export function FigureRowsPage(): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const { code = '' } = useParams({ strict: false });
  const where = useWhere();
  const own = useActing().current?.place;
  const part: FigurePart = where.rest['part'] === 'denominator' ? 'denominator' : 'numerator';
  const type = typeof where.rest['type'] === 'string' && where.rest['type'] !== '' ? where.rest['type'] : undefined;
  const definition = useQueryOf(figureOperations.definition, { code }).data?.items[0];
  const pages = usePagesOf(
    figureOperations.rows, (cursor: string | undefined) => ({ code, part, ...where.asked, ...(type === undefined ? {} : { type }), ...(cursor === undefined ? {} : { cursor }) }),
    (page) => ({ rows: page.items, next: page.next }),
  );
  const place = where.search.place ?? own;
  const placeName = useQueryOf(placeOperations.get, { place: place ?? '610500' }, { enabled: place !== undefined, keep: true }).data?.name ?? '';
  const columns = useColumns(pages.rows);
  const { first } = pages;
  const totals = first === undefined ? undefined : { total: numberText(first.total), shown: numberText(first.shown), hidden: numberText(first.hidden) };
  return (
    <Page
      title={t('rows.title', { figure: definition === undefined ? '…' : say(definition.name) })}
      crumbs={<><span><Link to="/figures" search={where.search}>{t('tab.board')}</Link> <span aria-hidden>›</span></span>{place === undefined ? null : <WhereCrumbs place={place} to={{ code }} keep={{ ...where.search }} />}<span><Link to="/figures/$code" params={{ code }} search={where.search}>{placeName} {definition === undefined ? '…' : say(definition.name)}</Link> <span aria-hidden>›</span></span></>}
      sub={<>{placeName} · <span className="number">{say(periodWords(where.period))}</span>{totals === undefined ? null : <> · <span className="number" role="status">{t(first?.hidden === 0 ? 'rows.total' : 'rows.hidden', totals)}</span></>}</>}
      acts={<PrintButton />}
    >
      <WhereBar where={where} unitName={where.search.unit === undefined ? undefined : pages.rows.find(({ unit }) => unit === where.search.unit)?.unitName} />
      <div className="filters no-print"><Part part={part} definition={definition} onChange={(next) => where.keep({ part: next === 'numerator' ? undefined : next })} />{type === undefined ? null : <OnlyType type={type} of={pages.rows[0]?.of} onAll={() => where.keep({ type: undefined })} />}</div>
      <DataList
        label={t('rows.title', { figure: definition === undefined ? '' : say(definition.name) })} rows={pages.rows} columns={columns} keyOf={(row) => row.id} card={(row) => <Card row={row} />} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        empty={<EmptyState title={t('rows.empty')} text={t(place !== undefined && levelOf(place) === 'city' ? 'rows.empty.city' : 'rows.empty.text')} />}
      />
    </Page>
  );
}

function Part({ part, definition, onChange }: { readonly part: FigurePart; readonly definition: FigureDefinition | undefined; readonly onChange: (part: FigurePart) => void }): ReactNode {
  const t = useWords(figureWords);
  if (definition === undefined || definition.denominator === null) return null;
  return <Segmented aria-label={t('rows.part')} value={part} options={(['numerator', 'denominator'] as const).map((value) => ({ value, label: t(`rows.part.${value}`) }))} onChange={onChange} />;
}

function OnlyType({ type, of = 'dispute', onAll }: { readonly type: string; readonly of: FigureRow['of'] | undefined; readonly onAll: () => void }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const typeOf = useTypeWords([of]);
  return <p className="line"><span>{t('rows.only-type', { type: say(typeOf(of, type)) })}</span><button type="button" className="link" onClick={onAll}>{t('rows.all-types')}</button></p>;
}

/** The last day on which it counted, with the first where that was another. */
const Days = ({ row }: { readonly row: FigureRow }): ReactNode => <span className="number">{row.firstDay === row.lastDay ? row.lastDay : `${row.firstDay} – ${row.lastDay}`}</span>;

function useColumns(rows: readonly FigureRow[]): readonly Column<FigureRow>[] {
  const t = useWords(figureWords);
  const say = useSay();
  return [
    { key: 'what', title: t('rows.what'), kind: 'wide', cell: (row) => <><RowLink row={row} ofRow /> <RowNumber row={row} /></> },
    { key: 'where', title: t('rows.where'), cell: (row) => row.placeName },
    { key: 'unit', title: t('rows.unit'), cell: (row) => row.unitName },
    { key: 'day', title: t('rows.day'), kind: 'short', cell: (row) => <Days row={row} /> },
    // Where each counts once, a column of ones says nothing.
    ...(rows.some(({ count }) => count !== 1) ? [{ key: 'count', title: t('rows.count'), kind: 'number' as const, cell: (row: FigureRow) => numberText(row.count) }] : []),
    { key: 'status', title: t('rows.status'), kind: 'short', cell: (row) => (row.status === null ? '' : say(statusWords(row.of, row.status))) },
    { key: 'due', title: t('rows.due'), kind: 'short', cell: (row) => <span className="number">{row.dueOn}</span> },
  ];
}

function Card({ row }: { readonly row: FigureRow }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  return (
    <>
      <RowLink row={row} ofRow /> <RowNumber row={row} />
      <p>{row.placeName} · {row.unitName}</p>
      <p className="line muted"><Days row={row} />{row.count === 1 ? null : <span className="number">{t('rows.count')} {numberText(row.count)}</span>}{row.status === null ? null : <span>{say(statusWords(row.of, row.status))}</span>}{row.dueOn === null ? null : <span className="number">{t('rows.due')} {row.dueOn}</span>}</p>
    </>
  );
}
