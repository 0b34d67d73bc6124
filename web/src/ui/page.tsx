import type { ReactNode } from 'react';
import { useEffect } from 'react';

interface Props {
  readonly title: string;
  /** What stands in the browser's tab when it is not the title (a masked line, a number). */
  readonly tab?: string;
  readonly sub?: ReactNode;
  readonly acts?: ReactNode;
  readonly crumbs?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the desk: its title (also of the tab), what may be done on it, its content. */
export function Page({ title, tab, sub, acts, crumbs, children }: Props): ReactNode {
  useTitle(tab ?? title);
  return (
    <>
      {crumbs === undefined ? null : <nav className="crumbs" aria-label={title}>{crumbs}</nav>}
      <header className="page-head">
        <h1>{title}</h1>
        {sub === undefined ? null : <span className="page-sub">{sub}</span>}
        {acts === undefined ? null : <div className="page-acts no-print">{acts}</div>}
      </header>
      {children}
    </>
  );
}

/** Puts the title of a page on the browser's tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 安和`;
  }, [title]);
}
