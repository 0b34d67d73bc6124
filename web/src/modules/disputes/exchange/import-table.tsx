import type { ImportAnswer } from '@anhe/contract/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { asFailure, sendTable } from '../../../api/index.ts';
import type { Failure } from '../../../api/index.ts';
import { FileDrop, ProblemNotice, bytesOf, saveFile } from '../../../ui/index.ts';
import { useLanguage, useWords } from '../../../wording/index.ts';
import { exchangeWords } from './words.ts';

interface Props {
  readonly name: 'old-register' | 'exchange';
  readonly label: string;
  readonly about: Readonly<Record<string, string>>;
  /** What was done, from how many were added. */
  readonly done: (added: ImportAnswer['added']) => string;
  readonly after?: ReactNode;
}

/** Sends a table: the good rows in, the others back as a file with their reasons. */
export function ImportTable({ name, label, about, done, after }: Props): ReactNode {
  const t = useWords(exchangeWords);
  const language = useLanguage();
  const client = useQueryClient();
  const [busy, setBusy] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const [answer, setAnswer] = useState<ImportAnswer>();
  const send = async (file: File): Promise<void> => {
    setBusy(file.name);
    setFailure(undefined);
    setAnswer(undefined);
    try {
      setAnswer(await sendTable(name, file, language, about));
      await client.invalidateQueries();
    } catch (error) {
      setFailure(asFailure(error));
    } finally {
      setBusy(undefined);
    }
  };
  const file = answer?.file ?? null;
  return (
    <>
      <FileDrop label={label} kinds={['.xlsx', '.csv']} busy={busy !== undefined} onFile={(given) => void send(given)} />
      <ProblemNotice failure={failure} />
      {busy === undefined ? null : <p role="status">{t('busy', { name: busy })}</p>}
      {answer === undefined ? null : (
        <div className={answer.refused === 0 ? 'notice notice-kept' : 'notice notice-law'} role="status">
          <strong className="notice-title">{done(answer.added)}</strong>
          {answer.unchanged === 0 ? null : <p>{t('unchanged', { count: answer.unchanged })}</p>}
          {file === null ? null : <><p>{t('refused', { count: answer.refused })}</p><Button onClick={() => saveFile({ blob: new Blob([bytesOf(file.base64)], { type: file.mediaType }), name: file.fileName })}>{t('take')}</Button></>}
          {after}
        </div>
      )}
    </>
  );
}
