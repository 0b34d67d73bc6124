import type { ReactNode } from 'react';
import { Fragment, useState } from 'react';
import { Page } from './page.tsx';

interface Props<Recorded> {
  readonly title: string;
  readonly crumbs?: ReactNode;
  /** The form; it gives what was recorded. */
  readonly form: (onDone: (recorded: Recorded) => void) => ReactNode;
  /** What came of it, with the way to another one. */
  readonly done: (recorded: Recorded, onAnother: () => void) => ReactNode;
}

/** A page on which one thing after another is recorded: the form, what came of it, and an empty form again. */
export function RecordPage<Recorded>({ title, crumbs, form, done }: Props<Recorded>): ReactNode {
  const [round, setRound] = useState(0);
  const [recorded, setRecorded] = useState<Recorded>();
  const another = (): void => {
    setRecorded(undefined);
    setRound(round + 1);
  };
  return <Page title={title} crumbs={crumbs}>{recorded === undefined ? <Fragment key={round}>{form(setRecorded)}</Fragment> : done(recorded, another)}</Page>;
}
