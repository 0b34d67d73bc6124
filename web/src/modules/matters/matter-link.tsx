import type { MatterLine } from '@anhe/contract/matters';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface Props {
  readonly line: Pick<MatterLine, 'county' | 'id'> & Partial<Pick<MatterLine, 'kind'>>;
  readonly children: ReactNode;
  /** It is the link that `j` and `k` go to in a list. */
  readonly ofRow?: boolean;
  readonly className?: string;
}

/** Where the page of a matter of a kind lies; a dispute's where the kind is not told. */
const paths = { dispute: '/matters/$county/$matter', request: '/requests/$county/$matter', hazard: '/hazards/$county/$matter', alarm: '/matters/$county/$matter', errand: '/errands/$county/$matter' } as const satisfies Record<MatterLine['kind'], string>;
export const matterPath = (kind: MatterLine['kind'] = 'dispute') => paths[kind];

/** A way to the page of a matter: its address is its county and its id. */
export function MatterLink({ line, children, ofRow = false, className }: Props): ReactNode {
  return (
    <Link to={matterPath(line.kind)} params={{ county: line.county, matter: line.id }} className={className} {...(ofRow ? { 'data-row-link': true } : {})}>
      {children}
    </Link>
  );
}
