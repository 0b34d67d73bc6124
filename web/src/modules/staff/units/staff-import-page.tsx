import { Link } from '@tanstack/react-router';
import { staffOperations } from '@anhe/contract/staff';
import type { ReactNode } from 'react';
import { callFile } from '../../../api/index.ts';
import { FileButton, ImportTable, Page } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { unitWords } from './words.ts';

/** Units and people from a table: the good rows in, the others back as a file with the reasons. */
export function StaffImportPage(): ReactNode {
  const t = useWords(unitWords);
  return (
    <Page title={t('import.title')} crumbs={<Link to="/units">{t('title')}</Link>}>
      <div className="sheet stack">
        <p>{t('import.text')}</p>
        <div><FileButton label={t('import.template')} fetchIt={() => callFile(staffOperations.template, {})} /></div>
        <ImportTable name="staff" label={t('import.file')} done={(added) => t('import.done', { units: added['units'] ?? 0, persons: added['persons'] ?? 0, posts: added['posts'] ?? 0 })} />
      </div>
    </Page>
  );
}
