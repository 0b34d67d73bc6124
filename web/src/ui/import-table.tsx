import type { ImportAnswer } from '@anhe/contract/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { asFailure, sendTable } from '../api/index.ts';
import type { Failure } from '../api/index.ts';
import { useLanguage, useWords } from '../wording/index.ts';
import { FileDrop } from './file-drop.tsx';
import { bytesOf, saveFile } from './files.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { uiWords } from './words.ts';

interface Props {
  readonly name: Parameters<typeof sendTable>[0];
  readonly label: string;
  /** What the table is of: a matter, a committee, a column map. */
  readonly about?: Readonly<Record<string, string>>;
  /** What was done, from how many were added. */
  readonly done: (added: ImportAnswer['added']) => string;
  readonly after?: ReactNode;
}

/** Sends a table: the good rows in, the others back as a file with their reasons. */
export function ImportTable({ name, label, about, done, after }: Props): ReactNode {
  const t = useWords(uiWords);
  const language = useLanguage();
  const client = useQueryClient();
  const [sent, setSent] = useState<File>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [answer, setAnswer] = useState<ImportAnswer>();
  const send = async (file: File): Promise<void> => {
    setSent(file);
    setBusy(true);
    setFailure(undefined);
    setAnswer(undefined);
    try {
      setAnswer(await sendTable(name, file, language, about));
      await client.invalidateQueries();
    } catch (error) {
      setFailure(asFailure(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <FileDrop label={label} kinds={['.xlsx', '.csv']} busy={busy} onFile={(file) => void send(file)} />
      <ProblemNotice failure={failure} onAgain={sent === undefined ? undefined : () => void send(sent)} />
      {busy && sent !== undefined ? <p role="status">{t('import.busy', { name: sent.name })}</p> : null}
      {answer === undefined ? null : <Taken answer={answer} done={done(answer.added)}>{after}</Taken>}
    </>
  );
}

function Taken({ answer: { unchanged, refused, file }, done, children }: { readonly answer: ImportAnswer; readonly done: string; readonly children: ReactNode }): ReactNode {
  const t = useWords(uiWords);
  return (
    <div className={refused === 0 ? 'notice notice-kept' : 'notice notice-law'} role="status">
      <strong className="notice-title">{done}</strong>
      {unchanged === 0 ? null : <p>{t('import.unchanged', { count: unchanged })}</p>}
      {file === null ? null : (
        <>
          <p>{t('import.refused', { count: refused })}</p>
          <Button onClick={() => saveFile({ blob: new Blob([bytesOf(file.base64)], { type: file.mediaType }), name: file.fileName })}>{t('import.take')}</Button>
        </>
      )}
      {children}
    </div>
  );
}
