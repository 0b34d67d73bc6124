import type { ReactNode } from 'react';

/** A wide table that scrolls by itself where the page is narrow, also by keyboard. */
export function Scroll({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  // What scrolls has to be reached by Tab.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region without a control inside is reached in no other way
  return <div className="rota-scroll" role="region" aria-label={label} tabIndex={0}>{children}</div>;
}
