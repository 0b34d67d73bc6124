import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { supervisionOperations } from '@anhe/contract/supervision';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../api/index.ts';
import { ActWindow, TextField, fieldId } from '../../ui/index.ts';
import { fullMoment, useLanguage, useWords } from '../../wording/index.ts';
import { supervisionWords } from './words.ts';

interface Props {
  readonly county: string;
  readonly about: { readonly matter: Id } | { readonly letter: Id };
  readonly unitName: string;
  readonly onClose: () => void;
}

/** A short word to the unit that has it; says when it arrives. */
export function UrgeWindow({ county, about, unitName, onClose }: Props): ReactNode {
  const t = useWords(supervisionWords);
  const language = useLanguage();
  const command = useCommand(supervisionOperations.urge);
  const [urge] = useState(() => newId());
  const [text, setText] = useState('');
  const [arrives, setArrives] = useState<string>();
  const save = async (): Promise<void> => {
    const done = await command.run({ county, urge, ...about, text: text.trim() });
    if (done !== undefined) setArrives(done.deliverAt);
  };
  const title = t('urge.act', { unit: unitName });
  return (
    <ActWindow title={title} act={title} busy={command.busy} failure={command.failure} onAct={() => void save()} onAgain={() => void command.again()} onClose={onClose} waiting={text.trim().length < 2 || arrives !== undefined}>
      <p className="muted">{t('urges.note')}</p>
      {arrives === undefined
        ? <TextField id={fieldId(['text'])} label={t('urge.text')} value={text} max={200} lines={2} onChange={setText} error={fieldMessage(command.failure?.problem, 'text')} />
        : <p className="notice notice-kept" role="status">✓ {unitName} · {t('urge.waits', { at: fullMoment(arrives, language) })}</p>}
    </ActWindow>
  );
}
