import { Button } from 'antd';
import type { ReactNode } from 'react';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Failure } from '../api/index.ts';
import { useWords } from '../wording/index.ts';
import { useKeys } from './keys.ts';
import { Loading } from './loading.tsx';
import { ReadFailure } from './problem-notice.tsx';
import { useNarrow } from './use-media.ts';
import { uiWords } from './words.ts';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** `number` for tabular figures at the right, `wide` for the column that takes the rest. */
  readonly kind?: 'number' | 'wide' | 'short';
}

interface Props<Row> {
  /** What the list is, for those who do not see it. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  /** The row on a narrow page. One link in it (and in the table's row) carries `data-row-link`. */
  readonly card: (row: Row) => ReactNode;
  readonly loading: boolean;
  readonly failure?: Failure | undefined;
  readonly onAgain?: () => void;
  readonly more?: boolean;
  readonly onMore?: () => void;
  /** What stands here when there is no row. */
  readonly empty: ReactNode;
  /** The row the cursor is on. */
  readonly onActive?: (row: Row) => void;
  /** What key `a` does on the row the cursor is on. */
  readonly onAct?: (row: Row) => void;
}

const chunkSize = 40;

/**
 * A long list, page after page. Rows far out of sight are taken off the page and leave their height; `j` and `k` move,
 * Enter opens.
 */
export function DataList<Row>(props: Props<Row>): ReactNode {
  const { label, rows, columns, keyOf, card, loading, failure, onAgain, more = false, onMore, empty, onActive, onAct } = props;
  const t = useWords(uiWords);
  const narrow = useNarrow();
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(-1);
  const chunks = useMemo(() => chunked(rows), [rows]);
  const move = useCallback((to: number): void => {
    if (to < 0 || to >= rows.length) return;
    setActive(to);
    requestAnimationFrame(() => {
      const link = box.current?.querySelector<HTMLElement>(`[data-row="${to}"] [data-row-link]`);
      link?.focus();
      link?.scrollIntoView({ block: 'nearest' });
    });
  }, [rows.length]);
  // The first row is shown beside the list before anyone moved.
  const shown = active < 0 && onActive !== undefined ? 0 : active;
  const current = rows[shown];
  useKeys({ j: () => move(active + 1), k: () => move(active - 1), a: current === undefined || onAct === undefined ? undefined : () => onAct(current) });
  const told = useRef({ rows, onActive });
  useEffect(() => {
    told.current = { rows, onActive };
  });
  const focused = useCallback((at: number): void => {
    setActive(at);
    const row = told.current.rows[at];
    if (row !== undefined) told.current.onActive?.(row);
  }, []);

  if (rows.length === 0 && loading) return <Loading lines={8} label={label} />;
  if (rows.length === 0 && failure !== undefined) return <ReadFailure failure={failure} onAgain={onAgain} />;
  if (rows.length === 0) return empty;
  return (
    <div className="data-list" ref={box}>
      {narrow ? (
        <ul className="cards" aria-label={label}>
          {rows.map((row, at) => <li key={keyOf(row)} data-row={at} className="card" onFocus={() => focused(at)}>{card(row)}</li>)}
        </ul>
      ) : (
        <table className="rows" aria-label={label} aria-rowcount={more ? -1 : rows.length + 1}>
          <thead>
            <tr>{columns.map((column) => <th key={column.key} scope="col" className={column.kind}>{column.title}</th>)}</tr>
          </thead>
          {chunks.map((chunk, at) => {
            const holds = Math.floor(shown / chunkSize) === at;
            return (
              <Chunk key={at} kept={holds || at === 0} columns={columns.length}>
                <Rows rows={chunk} start={at * chunkSize} columns={columns} keyOf={keyOf} active={holds ? shown : -1} onFocused={focused} />
              </Chunk>
            );
          })}
        </table>
      )}
      {failure === undefined ? null : <ReadFailure failure={failure} onAgain={onAgain} />}
      <div className="list-end">
        {more ? <More onMore={onMore} label={t('list.more')} /> : null}
        <span>{more ? t('list.some', { count: rows.length }) : t('list.all', { count: rows.length })}</span>
        {narrow ? null : <span>{t('list.keys')}</span>}
      </div>
    </div>
  );
}

function chunked<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / chunkSize) }, (_, at) => rows.slice(at * chunkSize, (at + 1) * chunkSize));
}

interface RowsProps<Row> extends Pick<Props<Row>, 'rows' | 'columns' | 'keyOf'> {
  /** Place of the first of them in the whole list. */
  readonly start: number;
  /** The row the cursor is on, -1 when it is not one of them. */
  readonly active: number;
  readonly onFocused: (at: number) => void;
}

function PlainRows<Row>({ rows, columns, keyOf, start, active, onFocused }: RowsProps<Row>): ReactNode {
  return rows.map((row, within) => {
    const at = start + within;
    return (
      <tr key={keyOf(row)} data-row={at} aria-rowindex={at + 2} className={at === active ? 'row-active' : undefined} onFocus={() => onFocused(at)}>
        {columns.map((column) => <td key={column.key} className={column.kind}>{column.cell(row)}</td>)}
      </tr>
    );
  });
}

// Moving the cursor draws two parts of the list anew and not the hundred rows in sight. `memo` loses the type parameter.
const Rows = memo(PlainRows) as typeof PlainRows;

interface ChunkProps {
  readonly kept: boolean;
  readonly columns: number;
  readonly children: ReactNode;
}

/** A part of the rows; far out of sight it is one empty row of the same height. */
function Chunk({ kept, columns, children }: ChunkProps): ReactNode {
  const body = useRef<HTMLTableSectionElement>(null);
  const height = useRef(0);
  const [near, setNear] = useState(true);
  useEffect(() => {
    const element = body.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry === undefined) return;
      if (!entry.isIntersecting) height.current = entry.boundingClientRect.height;
      setNear(entry.isIntersecting);
    }, { rootMargin: '1500px 0px' });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <tbody ref={body}>
      {near || kept ? children : <tr aria-hidden style={{ height: height.current }}><td colSpan={columns} /></tr>}
    </tbody>
  );
}

/** Asks for the next page when its button comes into sight, or when it is pressed. */
function More({ onMore, label }: { readonly onMore: (() => void) | undefined; readonly label: string }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(onMore);
  useEffect(() => {
    latest.current = onMore;
  });
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === true) latest.current?.();
    }, { rootMargin: '600px 0px' });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return <div ref={box}><Button onClick={onMore}>{label}</Button></div>;
}
