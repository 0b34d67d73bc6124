import { disputeOperations } from '@anhe/contract/disputes';
import type { DisputeFilters } from '@anhe/contract/disputes';
import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { asFailure, callFile } from '../../../api/index.ts';
import type { Failure } from '../../../api/index.ts';
import { ProblemNotice, saveFile } from '../../../ui/index.ts';
import { useLanguage, useWords } from '../../../wording/index.ts';
import { useActing } from '../../../session/index.ts';
import { registerWords } from '../words.ts';

/** Exports what the filters show as a workbook; not there for a post that may not. */
export function ExportButton({ filters }: { readonly filters: DisputeFilters }): ReactNode {
  const t = useWords(registerWords);
  const language = useLanguage();
  const { current } = useActing();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const { access } = disputeOperations.export;
  if (current === undefined || !Array.isArray(access) || !access.includes(current.role)) return null;
  const fetchIt = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      saveFile(await callFile(disputeOperations.export, { filters, language }));
    } catch (error) {
      setFailure(asFailure(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button loading={busy} title={t('export.note')} onClick={() => void fetchIt()}>{t('export')}</Button>
      <Modal open={failure !== undefined} footer={null} title={t('export')} onCancel={() => setFailure(undefined)}>
        <ProblemNotice failure={failure} onAgain={() => void fetchIt()} />
      </Modal>
    </>
  );
}
