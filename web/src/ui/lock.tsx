import type { ReactNode } from 'react';

/** A small lock before words that are sealed; drawn here, as many computers have no sign for it in their fonts. */
export function Lock(): ReactNode {
  return (
    <svg className="lock" viewBox="0 0 12 14" width="12" height="14" aria-hidden>
      <path d="M3 6V4a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <rect x="1" y="6" width="10" height="7" rx="1" fill="currentColor" />
    </svg>
  );
}
