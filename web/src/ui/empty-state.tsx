import type { ReactNode } from 'react';

interface Props {
  /** What belongs here. */
  readonly title: string;
  readonly text?: string;
  /** The first step. */
  readonly children?: ReactNode;
}

/** A list or page without anything: what belongs here, and the first step. */
export function EmptyState({ title, text, children }: Props): ReactNode {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {text === undefined ? null : <p className="empty-text">{text}</p>}
      {children === undefined ? null : <div className="empty-act">{children}</div>}
    </div>
  );
}
