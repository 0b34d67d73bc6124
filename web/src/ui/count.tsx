import type { ReactNode } from 'react';
import { useWords } from '../wording/index.ts';
import { uiWords } from './words.ts';

/** A count with what it is a part of; without a total there is no data, which is not zero. */
export function CountWithDenominator({ count, total }: { readonly count: number | undefined; readonly total: number | undefined }): ReactNode {
  const t = useWords(uiWords);
  if (count === undefined || total === undefined) return <span className="count-none">{t('count.none')}</span>;
  return <span className="number">{t('count.of', { count, total })}</span>;
}
