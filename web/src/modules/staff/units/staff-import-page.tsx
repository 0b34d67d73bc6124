import { Link } from '@tanstack/react-router';
import type { ImportAnswer } from '@anhe/contract/kernel';
import { staffOperations } from '@anhe/contract/staff';
import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { asFailure, callFile, sendTable } from '../../../api/index.ts';
import type { Failure } from '../../../api/index.ts';
import { FileDrop, Page, ProblemNotice, bytesOf, saveFile } from '../../../ui/index.ts';
import { useLanguage, useWords } from '../../../wording/index.ts';
import { unitWords } from './words.ts';

/** Units and people from a table: the good rows in, the others back as a file with the reasons. */
export function StaffImportPage(): ReactNode {
  const t = useWords(unitWords);
  const language = useLanguage();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [sent, setSent] = useState<File>();
  const [answer, setAnswer] = useState<ImportAnswer>();
  const run = async (act: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await act();
    } catch (error) {
      setFailure(asFailure(error));
    } finally {
      setBusy(false);
    }
  };
  const send = (file: File): Promise<void> => {
    setSent(file);
    setAnswer(undefined);
    return run(async () => {
      setAnswer(await sendTable('staff', file, language));
      await client.invalidateQueries();
    });
  };
  return (
    <Page title={t('import.title')} crumbs={<Link to="/units">{t('title')}</Link>}>
      <div className="sheet stack">
        <p>{t('import.text')}</p>
        <div><Button onClick={() => void run(async () => saveFile(await callFile(staffOperations.template, {})))}>{t('import.template')}</Button></div>
        <FileDrop label={t('import.file')} kinds={['.xlsx', '.csv']} busy={busy} onFile={(file) => void send(file)} />
        <ProblemNotice failure={failure} onAgain={sent === undefined ? undefined : () => void send(sent)} />
        {busy && sent !== undefined ? <p role="status">{t('import.busy', { name: sent.name })}</p> : null}
        {answer === undefined ? null : <Report answer={answer} />}
      </div>
    </Page>
  );
}

function Report({ answer }: { readonly answer: ImportAnswer }): ReactNode {
  const t = useWords(unitWords);
  const { added, unchanged, refused, file } = answer;
  return (
    <div className={refused === 0 ? 'notice notice-kept' : 'notice notice-law'} role="status">
      <strong className="notice-title">{t('import.done', { units: added['units'] ?? 0, persons: added['persons'] ?? 0, posts: added['posts'] ?? 0 })}</strong>
      <p>{t('import.unchanged', { count: unchanged })}</p>
      {file === null ? null : (
        <>
          <p>{t('import.refused', { count: refused })}</p>
          <Button onClick={() => saveFile({ blob: new Blob([bytesOf(file.base64)], { type: file.mediaType }), name: file.fileName })}>{t('import.take')}</Button>
        </>
      )}
    </div>
  );
}
