import { PlaceCode } from '@anhe/contract/kernel';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useActing } from '../../session/index.ts';
import { PlacePicker } from './place-picker.tsx';

interface Area {
  /** The place of the address, else the acting post's own. */
  readonly place: PlaceCode | undefined;
  readonly set: (place: PlaceCode | undefined) => void;
  readonly search: Readonly<Record<string, unknown>>;
  /** Keeps what else stands in the address. */
  readonly keep: (more: Readonly<Record<string, unknown>>) => void;
}

/** The area that a page is about, as it stands in the address. */
export function useArea(): Area {
  const navigate = useNavigate();
  const { current } = useActing();
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const read = PlaceCode.safeParse(search['place']);
  const keep = (more: Readonly<Record<string, unknown>>): void => void navigate({ to: '.', search: { ...search, ...more }, replace: true });
  return { place: read.success ? read.data : current?.place, set: (place) => keep({ place }), search, keep };
}

/** The field for it, and what else stands in the bar. */
export function AreaBar({ area, label, children }: { readonly area: Area; readonly label: string; readonly children?: ReactNode }): ReactNode {
  return <div className="area-bar no-print"><div className="area-place"><PlacePicker id="area" label={label} value={area.place} onChange={area.set} /></div>{children}</div>;
}
