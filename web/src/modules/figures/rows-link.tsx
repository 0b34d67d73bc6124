import type { FigurePart } from '@anhe/contract/figures';
import type { Day, Id, PlaceCode } from '@anhe/contract/kernel';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { periodOfDays } from './period.ts';

interface Props {
  readonly code: string;
  readonly place: PlaceCode;
  /** The unit whose part it is; null of all that happened in the place. */
  readonly unit?: Id | null;
  readonly from: Day;
  readonly to: Day;
  readonly part?: FigurePart;
  readonly type?: string | null;
  readonly label?: string | undefined;
  readonly className?: string;
  readonly children: ReactNode;
}

/** The way from a number to the rows that make it, over whichever days it was counted in. */
export function RowsLink({ code, place, unit = null, from, to, part = 'numerator', type = null, label, className = 'link', children }: Props): ReactNode {
  const search = { place, period: periodOfDays({ from, to }), ...(unit === null ? {} : { unit }), ...(part === 'numerator' ? {} : { part }), ...(type === null ? {} : { type }) };
  return <Link to="/figures/$code/rows" params={{ code }} search={search} className={className} aria-label={label}>{children}</Link>;
}
