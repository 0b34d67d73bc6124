import { besideWords, reportChapters } from '@anhe/contract/yearly';
import type { ReportCell, ReportChapter, ReportTable, YearlyReport } from '@anhe/contract/yearly';
import type { ReactNode } from 'react';
import { useSay, useWords } from '../../wording/index.ts';
import { CellNumber } from './cells.tsx';
import { yearlyWords } from './words.ts';

// The keys of the record of the contract.
const chapters = Object.keys(reportChapters) as ReportChapter[];

/** The chapters of a report with their tables. */
export function Chapters({ report }: { readonly report: YearlyReport }): ReactNode {
  const t = useWords(yearlyWords);
  const say = useSay();
  return chapters.map((chapter) => {
    const tables = report.tables.filter((table) => table.chapter === chapter);
    return tables.length === 0 ? null : (
      <section key={chapter} className="sheet" aria-labelledby={`chapter-${chapter}`}>
        <h2 id={`chapter-${chapter}`}>{say(reportChapters[chapter])}</h2>
        {tables.map((table) => <OneTable key={table.code} table={table} />)}
        <p className="figure-note">{t('dash')}</p>
      </section>
    );
  });
}

function OneTable({ table }: { readonly table: ReportTable }): ReactNode {
  const t = useWords(yearlyWords);
  const say = useSay();
  const id = `table-${table.code}`;
  const column = table.drawn?.by === 'column';
  const most = Math.max(0, ...table.rows.map(({ cells }) => cells[0]?.value ?? 0));
  return (
    <section className="yearly-table" aria-labelledby={id}>
      <h3 id={id}>{say(table.name)}</h3>
      {table.drawn?.by === 'row' ? <Courses table={table} /> : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls has to be reached by Tab, also where no number stands in it */}
      <div className="figure-scroll" role="group" aria-label={say(table.name)} tabIndex={0}>
        <table className="figure-table" aria-labelledby={id}>
          <thead>
            <tr><th scope="col">{t('item')}</th>{table.columns.map(({ code, name }) => <th key={code} scope="col" className="number">{say(name)}</th>)}{table.compared ? <th scope="col">{t('beside')}</th> : null}{column ? <td className="bar" aria-hidden /> : null}</tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">{say(row.name)}</th>
                {row.cells.map((cell, index) => <td key={table.columns[index]?.code} className="number"><CellNumber cell={cell} row={say(row.name)} column={say(table.columns[index]?.name ?? { zh: '', en: '' })} /></td>)}
                {table.compared ? <td className="yearly-beside">{say(besideWords(row.cells[0] ?? null, row.cells[1] ?? null))}</td> : null}
                {column ? <td className="bar" aria-hidden><Bar value={row.cells[0]?.value ?? null} most={most} /></td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.note === null ? null : <p className="figure-note">{say(table.note)}</p>}
    </section>
  );
}

const Bar = ({ value, most }: { readonly value: number | null; readonly most: number }): ReactNode => (value === null || value <= 0 || most <= 0 ? null : <span className="figure-share" style={{ inlineSize: `${(value / most) * 100}%` }} />);

/** The course of some rows over the columns, a small picture each; the table below says the same. */
function Courses({ table }: { readonly table: ReportTable }): ReactNode {
  const say = useSay();
  const rows = table.rows.filter(({ code }) => table.drawn?.rows.includes(code) === true);
  return (
    <ul className="yearly-courses" aria-hidden>
      {rows.map((row) => (
        <li key={row.code}>
          <strong>{say(row.name)}</strong>
          <div>{row.cells.map((cell, index) => <Column key={table.columns[index]?.code} cell={cell} most={mostOf(row.cells)} label={table.columns[index]?.code ?? ''} />)}</div>
        </li>
      ))}
    </ul>
  );
}

/** A rate is drawn of a hundred, a count of the greatest of its row. */
const mostOf = (cells: readonly (ReportCell | null)[]): number => (cells.some((cell) => cell?.unit === 'percent') ? 100 : Math.max(0, ...cells.map((cell) => cell?.value ?? 0)));

function Column({ cell, most, label }: { readonly cell: ReportCell | null; readonly most: number; readonly label: string }): ReactNode {
  const value = cell?.value ?? null;
  return <span className="yearly-column"><span>{value === null ? '—' : Math.round(value)}</span><i style={{ blockSize: `${value === null || most <= 0 ? 0 : Math.max(1, (value / most) * 56)}px` }} /><span>{label}</span></span>;
}
