import { Link } from '@tanstack/react-router';
import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';

export interface SectionTab {
  readonly to: NonNullable<LinkProps['to']>;
  readonly title: string;
  /** What the address of the other page keeps. */
  readonly search?: Readonly<Record<string, unknown>>;
}

/** The ways between the pages of one subject; nothing where there is only one. @param tabs those that the acting post may use */
export function SectionTabs({ label, tabs }: { readonly label: string; readonly tabs: readonly SectionTab[] }): ReactNode {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the tabs are wider than the page: the one that is open is in sight.
    const open = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current !== null && open !== null && open !== undefined) nav.current.scrollLeft = open.offsetLeft - nav.current.offsetLeft - 24;
  }, []);
  if (tabs.length < 2) return null;
  return (
    <nav className="section-tabs no-print" aria-label={label} ref={nav}>
      {tabs.map(({ to, title, search }) => <Link key={to} to={to} search={search ?? {}} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{title}</Link>)}
    </nav>
  );
}
