import { Link } from '@tanstack/react-router';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Failure } from '../../api/index.ts';
import { EmptyState, Page, ProblemNotice } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { deskWords } from './words.ts';

/** A page that failed: says so in plain words and offers the way on; the rest of the desk works. */
export function FaultPage({ error, reset }: ErrorComponentProps): ReactNode {
  const t = useWords(deskWords);
  return (
    <Page title={t('fault.title')}>
      {error instanceof Failure ? <ProblemNotice failure={error} onAgain={reset} /> : (
        <EmptyState title={t('fault.text')} text={error instanceof Error ? error.message : String(error)}>
          <Button type="primary" onClick={() => window.location.reload()}>{t('fault.again')}</Button>
        </EmptyState>
      )}
    </Page>
  );
}

/** An address that leads nowhere. */
export function LostPage(): ReactNode {
  const t = useWords(deskWords);
  return (
    <Page title={t('lost.title')}>
      <EmptyState title={t('lost.text')}><Link to="/" className="act-link">{t('lost.home')}</Link></EmptyState>
    </Page>
  );
}
