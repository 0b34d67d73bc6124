import { matterOperations } from '@anhe/contract/matters';
import type { TimelineEntry } from '@anhe/contract/matters';
import type { DisputeView } from '@anhe/contract/disputes';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../../api/index.ts';
import { DayField, ProblemNotice, TextField } from '../../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../../wording/index.ts';
import { MatterTimeline, eventWording, useArticleName } from '../../matters/index.ts';
import { useDefectName } from './facts.ts';
import type { EntryTitle, Live } from '../../matters/index.ts';
import { matterWords } from './words.ts';

/** What a record of the timeline says in one line, with its number where it has one. */
export function useEntryTitle(): EntryTitle {
  const say = useSay();
  return ({ type, body }) => [say(eventWording(type)), ...(typeof body['number'] === 'string' ? [body['number']] : [])].join(' · ');
}

/** All that was done, the newest first: happened-on and recorded-on, late entries and defects marked. */
export function TimelinePanel({ view, live, mayNote }: { readonly view: DisputeView; readonly live: Live; readonly mayNote: boolean }): ReactNode {
  const t = useWords(matterWords);
  const titleOf = useEntryTitle();
  const defectName = useDefectName();
  const articleName = useArticleName();
  // What stands whole beside the timeline is not said twice.
  const told = new Set([view.summary, view.agreement?.content, ...view.sessions.map(({ record }) => record)]);
  const flagOf = ({ type, body: { code, article } }: TimelineEntry): string | undefined =>
    type !== 'disputes.defect-flagged' || typeof code !== 'string' ? undefined : t('timeline.defect', { what: [defectName(code), ...(typeof article === 'string' ? [articleName(article)] : [])].join(' · ') });
  return <MatterTimeline live={live} titleOf={titleOf} told={told} flagOf={flagOf}>{mayNote ? <NoteForm view={view} /> : null}</MatterTimeline>;
}

/** A line that belongs to the matter and changes nothing. */
function NoteForm({ view }: { readonly view: DisputeView }): ReactNode {
  const t = useWords(matterWords);
  const note = useCommand(matterOperations.note);
  const [text, setText] = useState('');
  const [day, setDay] = useState<string | undefined>(todayHere());
  const problem = note.failure?.problem;
  const add = async (): Promise<void> => {
    const answer = await note.run({ county: view.county, matter: view.id, text: text.trim(), happenedOn: day ?? '' });
    if (answer !== undefined) setText('');
  };
  return (
    <details className="note">
      <summary>{t('note.title')}</summary>
      <form onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}>
        <TextField id="note-text" label={t('note.text')} value={text} max={4000} lines={2} error={fieldMessage(problem, 'text')} onChange={setText} />
        <DayField id="note-day" label={t('note.day')} value={day} past error={fieldMessage(problem, 'happenedOn')} onChange={setDay} />
        <ProblemNotice failure={note.failure} onAgain={() => void note.again()} />
        <Button htmlType="submit" loading={note.busy} disabled={text.trim() === ''}>{t('note.act')}</Button>
      </form>
    </details>
  );
}
