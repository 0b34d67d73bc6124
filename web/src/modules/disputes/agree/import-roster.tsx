import { disputeOperations } from '@anhe/contract/disputes';
import type { DisputeView } from '@anhe/contract/disputes';
import type { ImportAnswer } from '@anhe/contract/kernel';
import { sides } from '@anhe/contract/parties';
import type { Side } from '@anhe/contract/parties';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { asFailure, callFile, sendTable } from '../../../api/index.ts';
import type { Failure } from '../../../api/index.ts';
import { AmountField, FileDrop, ProblemNotice, bytesOf, saveFile } from '../../../ui/index.ts';
import { useLanguage, useWords } from '../../../wording/index.ts';
import { ChoiceField, useOptions } from '../fields.tsx';
import { useFiles } from '../use-files.ts';
import { agreeWords } from './words.ts';

/** Takes a roster in: good rows in, the others back as a file with their reasons. */
export function ImportRoster({ view }: { readonly view: DisputeView }): ReactNode {
  const t = useWords(agreeWords);
  const language = useLanguage();
  const client = useQueryClient();
  const options = useOptions();
  const template = useFiles();
  const [side, setSide] = useState<Side>(view.group?.side ?? 'applicant');
  const [stated, setStated] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [answer, setAnswer] = useState<ImportAnswer>();
  const send = async (file: File): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    setAnswer(undefined);
    try {
      setAnswer(await sendTable('group', file, language, { county: view.county, matter: view.id, side, ...(stated === undefined ? {} : { stated }) }));
      await client.invalidateQueries();
    } catch (error) {
      setFailure(asFailure(error));
    } finally {
      setBusy(false);
    }
  };
  const file = answer?.file ?? null;
  return (
    <div className="stack">
      <div><Button loading={template.busy !== undefined} onClick={() => template.save('template', () => callFile(disputeOperations.memberTemplate, {}))}>{t('group.template')}</Button></div>
      {view.group === null ? <ChoiceField id="group-side" label={t('group.side')} value={side} options={options(sides)} onChange={setSide} /> : null}
      <AmountField id="group-stated" label={t('group.stated')} optional value={stated} onChange={setStated} />
      <FileDrop label={t('group.file')} kinds={['.xlsx', '.csv']} busy={busy} onFile={(given) => void send(given)} />
      <ProblemNotice failure={failure ?? template.failure} />
      {answer === undefined ? null : (
        <div className={answer.refused === 0 ? 'notice notice-kept' : 'notice notice-law'} role="status">
          <strong className="notice-title">{t('group.done', { added: answer.added['members'] ?? 0, changed: answer.added['changed'] ?? 0, unchanged: answer.unchanged })}</strong>
          {file === null ? null : <><p>{t('group.refused', { count: answer.refused })}</p><Button onClick={() => saveFile({ blob: new Blob([bytesOf(file.base64)], { type: file.mediaType }), name: file.fileName })}>{t('group.take')}</Button></>}
        </div>
      )}
    </div>
  );
}
