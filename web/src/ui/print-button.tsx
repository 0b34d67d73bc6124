import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../wording/index.ts';
import { uiWords } from './words.ts';

/** Prints the page, or what is given (a paper fetched as a file). */
export function PrintButton({ onPrint, label }: { readonly onPrint?: () => void; readonly label?: string }): ReactNode {
  const t = useWords(uiWords);
  return <Button className="no-print" onClick={onPrint ?? (() => window.print())}>{label ?? t('print')}</Button>;
}
