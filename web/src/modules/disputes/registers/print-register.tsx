import { documentOperations, registerRowLimit } from '@anhe/contract/documents';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { callFile } from '../../../api/index.ts';
import { ProblemNotice } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { useFiles } from '../use-files.ts';
import type { RegisterChoice } from './choice.tsx';
import { registersWords } from './words.ts';

interface Props {
  readonly which: 'oral' | 'seal';
  readonly choice: RegisterChoice;
  readonly rows: number;
}

/** Prints a register; a long one in parts, each as large as one file may be. */
export function PrintRegister({ which, choice, rows }: Props): ReactNode {
  const t = useWords(registersWords);
  const files = useFiles();
  const fetch = (firstRow: number, format: 'pdf' | 'docx') => () =>
    (which === 'oral' ? callFile(documentOperations.oralRegister, { ...choice, firstRow, format }) : callFile(documentOperations.sealRegister, { ...choice, firstRow, format }));
  const parts = Array.from({ length: Math.max(1, Math.ceil(rows / registerRowLimit)) }, (_, at) => at * registerRowLimit + 1);
  if (rows === 0) return null;
  return (
    <>
      {parts.map((first) => (
        <Button key={first} type={parts.length === 1 ? 'primary' : 'default'} loading={files.busy === String(first)} onClick={() => files.open(String(first), fetch(first, 'pdf'))}>
          {parts.length === 1 ? t('print') : t('print.part', { from: first, to: Math.min(rows, first + registerRowLimit - 1) })}
        </Button>
      ))}
      <Button loading={files.busy === 'word'} aria-label={t('word.what')} onClick={() => files.save('word', fetch(1, 'docx'))}>{t('word')}</Button>
      <ProblemNotice failure={files.failure} />
    </>
  );
}
