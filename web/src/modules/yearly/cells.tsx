import { numberText } from '@anhe/contract/figures';
import type { FigurePart } from '@anhe/contract/figures';
import { cellWords } from '@anhe/contract/yearly';
import type { ReportCell } from '@anhe/contract/yearly';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSay, useWords } from '../../wording/index.ts';
import { RowsLink } from '../figures/index.ts';
import { yearlyWords } from './words.ts';

/** A way to the rows behind one side of a number. */
function ToRows({ cell, part, label, children }: { readonly cell: ReportCell; readonly part: FigurePart; readonly label: string; readonly children: ReactNode }): ReactNode {
  const { place, from, to, code, type } = cell;
  if (cell.by === 'tally') return <Link to="/figures/yearly/rows" search={{ tally: code, place, from, to }} aria-label={label}>{children}</Link>;
  return <RowsLink code={code} place={place} from={from} to={to} part={part} type={type} label={label} className="">{children}</RowsLink>;
}

/** A number that opens its rows; a rate says below it what it is made of, and both sides open theirs. */
export function CellNumber({ cell, row, column }: { readonly cell: ReportCell | null; readonly row: string; readonly column: string }): ReactNode {
  const t = useWords(yearlyWords);
  const say = useSay();
  if (cell === null) return <span className="why">—</span>;
  const text = say(cellWords(cell));
  if (cell.denominator === null) return cell.value === null ? <span className="why">{text}</span> : <ToRows cell={cell} part="numerator" label={t('open.rows', { row, column, value: text })}>{text}</ToRows>;
  const side = (part: FigurePart, value: number, key: 'open.above' | 'open.below'): ReactNode => <ToRows cell={cell} part={part} label={t(key, { row, column, value: numberText(value) })}>{numberText(value)}</ToRows>;
  return (
    <>
      <span className={cell.value === null ? 'why' : undefined}>{text}</span>
      <span className="yearly-parts">{side('numerator', cell.numerator ?? 0, 'open.above')}/{side('denominator', cell.denominator, 'open.below')}</span>
    </>
  );
}
