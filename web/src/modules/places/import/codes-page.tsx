import { Link } from '@tanstack/react-router';
import { placeOperations } from '@anhe/contract/places';
import type { ImportView } from '@anhe/contract/places';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { Loading, Page, ReadFailure } from '../../../ui/index.ts';
import { fullDay, useLanguage, useWords } from '../../../wording/index.ts';
import { placeWords } from '../words.ts';
import { Changes } from './changes.tsx';
import { ChooseFile } from './choose-file.tsx';
import '../places.css';

/** A year's new codes: compared, looked through, confirmed; nothing is moved before that. */
export function CodesPage(): ReactNode {
  const t = useWords(placeWords);
  const [compared, setCompared] = useState<ImportView>();
  return (
    <Page title={t('import.title')} crumbs={<Link to="/places">{t('title')}</Link>}>
      <p>{t('import.text')}</p>
      {compared === undefined ? <ChooseFile onCompared={setCompared} /> : <Changes compared={compared} onAnother={() => setCompared(undefined)} />}
      <Earlier onOpen={setCompared} />
    </Page>
  );
}

function Earlier({ onOpen }: { readonly onOpen: (view: ImportView) => void }): ReactNode {
  const t = useWords(placeWords);
  const language = useLanguage();
  const imports = useQueryOf(placeOperations.imports, {});
  const [wanted, setWanted] = useState<string>();
  if (imports.data === undefined) return imports.error === null ? <Loading lines={3} /> : <ReadFailure failure={imports.error} onAgain={() => void imports.refetch()} />;
  return (
    <section className="sheet">
      <h2>{t('import.earlier')}</h2>
      {imports.data.items.length === 0 ? <p className="muted">{t('import.none')}</p> : (
        <ul className="plain-list">
          {imports.data.items.map((one) => (
            <li key={one.import} className="line">
              <button type="button" className="link" onClick={() => setWanted(one.import)}>{one.source}</button>
              <span className="muted number">{fullDay(one.asOf, language)}</span>
              <span className="tag">{one.appliedOn === null ? t('import.waiting') : t('import.applied', { day: fullDay(one.appliedOn, language) })}</span>
            </li>
          ))}
        </ul>
      )}
      {wanted === undefined ? null : <Reopen key={wanted} id={wanted} onOpen={(view) => {
        setWanted(undefined);
        onOpen(view);
      }} />}
    </section>
  );
}

function Reopen({ id, onOpen }: { readonly id: string; readonly onOpen: (view: ImportView) => void }): ReactNode {
  const t = useWords(placeWords);
  const view = useQueryOf(placeOperations.import, { import: id });
  if (view.data === undefined) return view.error === null ? <Loading lines={2} /> : <ReadFailure failure={view.error} onAgain={() => void view.refetch()} />;
  const found = view.data;
  return <p><button type="button" className="link" onClick={() => onOpen(found)}>{t('import.changes')} · {found.fileName}</button></p>;
}
