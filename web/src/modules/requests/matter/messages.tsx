import type { RequestView } from '@anhe/contract/requests';
import { matterOperations } from '@anhe/contract/matters';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../../api/index.ts';
import { Lock, ProblemNotice, TextField } from '../../../ui/index.ts';
import { fullMoment, todayHere, useLanguage, useWords } from '../../../wording/index.ts';
import type { Live } from '../../matters/index.ts';
import { matterWords } from './words.ts';

/** What left the house for the person, and what they said: each on its side. */
export function Messages({ view }: { readonly view: RequestView }): ReactNode {
  const t = useWords(matterWords);
  const language = useLanguage();
  return (
    <section className="sheet" aria-labelledby="messages-title">
      <h2 id="messages-title">{t('messages.title')}</h2>
      {view.messages.length === 0 ? <p className="muted">{t('messages.none')}</p> : (
        <ol className="messages">
          {view.messages.map((one) => (
            <li key={one.id} className={one.by === 'person' ? 'message message-in' : 'message message-out'}>
              <p className="message-head">
                <strong>{t(one.by === 'person' ? 'messages.in' : 'messages.out')} · {t(`message.${one.kind}`)}</strong>
                <span className="muted">{one.by === 'desk' && one.unitName !== null ? `${one.unitName} · ` : ''}<span className="number">{fullMoment(one.at, language)}</span></span>
              </p>
              <p className="message-text">{one.text ?? t('said.erased')}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Notes of the house on another paper: they never go out. */
export function Notes({ view, live, may }: { readonly view: RequestView; readonly live: Live; readonly may: boolean }): ReactNode {
  const t = useWords(matterWords);
  const language = useLanguage();
  const notes = live.entries.filter(({ type }) => type === 'matters.noted').toSorted((a, b) => b.seq - a.seq);
  if (notes.length === 0 && !may) return null;
  return (
    <section className="sheet notes" aria-labelledby="notes-title">
      <h2 id="notes-title">{t('notes.title')} <span className="notes-inside"><Lock /> {t('notes.inside')}</span></h2>
      {notes.length === 0 ? <p>{t('notes.none')}</p> : (
        <ul className="plain-list">
          {notes.map((note) => (
            <li key={note.seq}>
              <p className="message-text">{note.text ?? t('said.withheld')}</p>
              <p className="notes-by">{note.by === null ? '' : `${note.by.name} · ${note.by.unitName} · `}<span className="number">{fullMoment(note.recordedAt, language)}</span></p>
            </li>
          ))}
        </ul>
      )}
      {may ? <NoteForm view={view} /> : null}
    </section>
  );
}

function NoteForm({ view }: { readonly view: RequestView }): ReactNode {
  const t = useWords(matterWords);
  const note = useCommand(matterOperations.note);
  const [text, setText] = useState('');
  const add = async (): Promise<void> => {
    const answer = await note.run({ county: view.line.county, matter: view.line.id, text: text.trim(), happenedOn: todayHere() });
    if (answer !== undefined) setText('');
  };
  return (
    <details className="note">
      <summary>{t('notes.add')}</summary>
      <form onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}>
        <TextField id="note-text" label={t('notes.text')} value={text} max={4000} lines={2} error={fieldMessage(note.failure?.problem, 'text')} onChange={setText} />
        <ProblemNotice failure={note.failure} onAgain={() => void note.again()} />
        <Button htmlType="submit" loading={note.busy} disabled={text.trim() === ''}>{t('notes.act')}</Button>
      </form>
    </details>
  );
}
