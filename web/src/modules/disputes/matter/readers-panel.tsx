import { roles } from '@anhe/contract/kernel';
import type { Id, Role } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { Loading, ReadFailure } from '../../../ui/index.ts';
import { fullMoment, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { matterWords } from './words.ts';

const isRole = (text: string): text is Role => Object.hasOwn(roles, text);

/** Who has seen the parties' data, as the parties see it too. */
export function ReadersPanel({ county, matter }: { readonly county: string; readonly matter: Id }): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const readers = useQueryOf(matterOperations.readers, { county, matter }, { enabled: open });
  return (
    <details className="sheet" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('readers.title')}</summary>
      {open && readers.isPending ? <Loading lines={2} label={t('readers.title')} /> : null}
      <ReadFailure failure={readers.error ?? undefined} onAgain={() => void readers.refetch()} />
      {readers.data?.items.length === 0 ? <p className="muted">{t('readers.none')}</p> : null}
      <ul className="plain-list">
        {(readers.data?.items ?? []).map((line) => (
          <li key={`${line.at}${line.unitName}`}><span className="number">{fullMoment(line.at, language)}</span> {line.unitName === '' ? '' : `${line.unitName} · `}{isRole(line.role) ? say(roles[line.role]) : t(line.role === 'party' ? 'readers.party' : 'readers.system')}{line.reason === null ? '' : ` · ${line.reason}`}</li>
        ))}
      </ul>
    </details>
  );
}
