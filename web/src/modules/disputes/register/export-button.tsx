import { disputeOperations } from '@anhe/contract/disputes';
import type { DisputeFilters } from '@anhe/contract/disputes';
import type { ReactNode } from 'react';
import { callFile } from '../../../api/index.ts';
import { useMayCall } from '../../../session/index.ts';
import { FileButton } from '../../../ui/index.ts';
import { useLanguage, useWords } from '../../../wording/index.ts';
import { registerWords } from '../words.ts';

/** Exports what the filters show as a workbook; not there for a post that may not. */
export function ExportButton({ filters }: { readonly filters: DisputeFilters }): ReactNode {
  const t = useWords(registerWords);
  const language = useLanguage();
  const may = useMayCall();
  if (!may(disputeOperations.export)) return null;
  return <FileButton label={t('export')} title={t('export.note')} fetchIt={() => callFile(disputeOperations.export, { filters, language })} />;
}
