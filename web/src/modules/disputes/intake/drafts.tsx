import { timeOf } from '@anhe/contract/kernel';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { fullMoment, useLanguage, useWords } from '../../../wording/index.ts';
import type { Draft } from '../../matters/index.ts';
import { IntakeForm, draftTitle } from './form.ts';
import { intakeWords } from './words.ts';

interface Props {
  readonly draft: Draft;
  readonly onTake: (form: IntakeForm) => void;
}

/** Intakes that were begun and not finished, here or on another machine. */
export function FoundDrafts({ draft, onTake }: Props): ReactNode {
  const t = useWords(intakeWords);
  const language = useLanguage();
  const found = (draft.found ?? []).flatMap(({ id, changedAt, body }) => {
    const form = IntakeForm.safeParse(body);
    return form.success ? [{ id, changedAt, form: form.data }] : [];
  });
  if (found.length === 0) return null;
  return (
    <div className="notice notice-law drafts" role="status">
      <strong>{t('draft.found')}</strong>
      <ul>
        {found.slice(0, 3).map(({ id, changedAt, form }) => {
          const title = draftTitle(form) || t('draft.untitled');
          return (
            <li key={id}>
              <button type="button" className="link" onClick={() => {
                draft.take(id);
                onTake(form);
              }}>{t('draft.take', { title })}</button>
              <span className="number muted">{fullMoment(changedAt, language)}</span>
              <Button type="text" size="small" aria-label={t('draft.drop', { title })} onClick={() => void draft.drop(id)}>✕</Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Whether what was typed is safe, in one quiet line. */
export function DraftState({ draft }: { readonly draft: Draft }): ReactNode {
  const t = useWords(intakeWords);
  if (draft.failed) return <span className="law-text" role="status">△ {t('draft.failed')}</span>;
  if (draft.keptAt === undefined) return null;
  return <span className="muted number">{t('draft.kept', { at: timeOf(draft.keptAt) })}</span>;
}
