import { disputeOperations } from '@anhe/contract/disputes';
import type { Id } from '@anhe/contract/kernel';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { callFile } from '../../../api/index.ts';
import { useActing } from '../../../session/index.ts';
import { FileButton, ImportTable, Page } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { CommitteeField } from '../intake/committee-field.tsx';
import { exchangeWords } from './words.ts';

/** An old register in Excel becomes matters of the past. */
export function OldRegisterPage(): ReactNode {
  const t = useWords(exchangeWords);
  const { current } = useActing();
  const [chosen, setChosen] = useState<Id>();
  if (current === undefined) return null;
  const isWindow = current.role === 'clerk';
  const committee = isWindow ? chosen : current.unit;
  return (
    <Page title={t('old.title')} crumbs={<Link to="/register">{t('register')}</Link>}>
      <div className="sheet stack">
        <p>{t('old.text')}</p>
        <div><FileButton label={t('old.template')} fetchIt={() => callFile(disputeOperations.oldTemplate, {})} /></div>
        {isWindow ? <CommitteeField id="old-committee" place={current.place} value={chosen} onChange={setChosen} /> : <p>{t('old.own', { unit: current.unitName })}</p>}
        {committee === undefined ? <p className="muted">{t('old.committee-first')}</p> : (
          <ImportTable
            key={committee} name="old-register" label={t('old.file')} about={{ county: current.place.slice(0, 6), committee }}
            done={(added) => t('old.done', { count: added['matters'] ?? 0 })} after={<p><Link to="/register" className="link">{t('old.see')}</Link></p>}
          />
        )}
      </div>
    </Page>
  );
}
