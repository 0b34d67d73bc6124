import type { MatterLine } from '@anhe/contract/matters';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface Props {
  readonly line: Pick<MatterLine, 'county' | 'id'>;
  readonly children: ReactNode;
  /** It is the link that `j` and `k` go to in a list. */
  readonly ofRow?: boolean;
  readonly className?: string;
}

/** A way to the page of a matter: its address is its county and its id. */
export function MatterLink({ line, children, ofRow = false, className }: Props): ReactNode {
  return (
    <Link to="/matters/$county/$matter" params={{ county: line.county, matter: line.id }} className={className} {...(ofRow ? { 'data-row-link': true } : {})}>
      {children}
    </Link>
  );
}
