import { PlaceCode } from '@anhe/contract/kernel';
import type { OperationSpec } from '@anhe/contract/kernel';
import { policingOperations } from '@anhe/contract/policing';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useActing, useMayCall } from '../../session/index.ts';
import { useWords } from '../../wording/index.ts';
import { PlacePicker } from '../places/index.ts';
import { policingWords } from './words.ts';
import './policing.css';

interface Tab {
  readonly to: '/villages' | '/villages/visits' | '/villages/joint' | '/villages/planner';
  readonly key: keyof typeof policingWords;
  readonly needs: Pick<OperationSpec, 'access'>;
}

const tabs: readonly Tab[] = [
  { to: '/villages', key: 'tab.villages', needs: policingOperations.villages },
  { to: '/villages/visits', key: 'tab.visits', needs: policingOperations.visits },
  { to: '/villages/joint', key: 'tab.joint', needs: policingOperations.joint },
  { to: '/villages/planner', key: 'tab.planner', needs: policingOperations.counts },
];

/** The ways between these pages, those that the acting post may use. */
export function VillageTabs(): ReactNode {
  const t = useWords(policingWords);
  const may = useMayCall();
  return (
    <nav className="register-tabs no-print" aria-label={t('tabs')}>
      {tabs.filter(({ needs }) => may(needs)).map(({ to, key }) => <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{t(key)}</Link>)}
    </nav>
  );
}

/** The area that a page is about, as it stands in the address; else the acting post's own. */
export function useArea(): { readonly place: PlaceCode | undefined; readonly search: Readonly<Record<string, unknown>>; readonly keep: (more: Readonly<Record<string, unknown>>) => void } {
  const navigate = useNavigate();
  const { current } = useActing();
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const read = PlaceCode.safeParse(search['place']);
  return { place: read.success ? read.data : current?.place, search, keep: (more) => void navigate({ to: '.', search: { ...search, ...more }, replace: true }) };
}

export function AreaBar({ area, children }: { readonly area: ReturnType<typeof useArea>; readonly children?: ReactNode }): ReactNode {
  const t = useWords(policingWords);
  return <div className="village-bar no-print"><div className="village-area"><PlacePicker id="area" label={t('place')} value={area.place} onChange={(place) => area.keep({ place })} /></div>{children}</div>;
}
