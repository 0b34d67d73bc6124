import { staffOperations } from '@anhe/contract/staff';
import type { ReactNode } from 'react';
import { callFile } from '../../../api/index.ts';
import { useMayCall } from '../../../session/index.ts';
import { FileButton } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { unitWords } from './words.ts';

/** The units and people of a place as a workbook; not there for a post that may not take it away. */
export function ExportUnits({ place }: { readonly place: string | undefined }): ReactNode {
  const t = useWords(unitWords);
  const may = useMayCall();
  if (place === undefined || !may(staffOperations.export)) return null;
  return <FileButton label={t('export')} fetchIt={() => callFile(staffOperations.export, { place })} />;
}
