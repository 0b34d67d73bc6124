import { supervisionOperations } from '@anhe/contract/supervision';
import type { UrgeLine } from '@anhe/contract/supervision';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../api/index.ts';
import { ActWindow, DataList, EmptyState, Page, TextField, fieldId } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { fullMoment, useLanguage, useWords } from '../../wording/index.ts';
import { MatterLink } from '../matters/index.ts';
import { SupervisionTabs, useSupervises } from './tabs.tsx';
import { supervisionWords } from './words.ts';
import '../../ui/register.css';

/** Urgings that reached one's unit, and those that it sent. */
export function UrgesPage(): ReactNode {
  const t = useWords(supervisionWords);
  const supervises = useSupervises();
  const [box, setBox] = useState<'sent' | 'received'>('received');
  const [answering, setAnswering] = useState<UrgeLine>();
  const found = useQueryOf(supervisionOperations.urges, { box });
  const columns = useColumns(box, setAnswering);
  return (
    <Page title={t('tab.urges')}>
      <SupervisionTabs />
      <p className="muted">{t('urges.note')}</p>
      {supervises ? (
        <div className="buckets" role="group" aria-label={t('boxes')}>
          {(['received', 'sent'] as const).map((one) => <button key={one} type="button" className="bucket" aria-pressed={one === box} onClick={() => setBox(one)}>{t(`urges.${one}`)}</button>)}
        </div>
      ) : null}
      <DataList
        label={t('urges.list')} rows={found.data?.items ?? []} columns={columns} keyOf={(row) => row.id} loading={found.isPending} failure={found.error ?? undefined} onAgain={() => void found.refetch()}
        card={(row) => <><About row={row} /><p>{row.text}</p><Answer row={row} box={box} onAnswer={setAnswering} /></>} empty={<EmptyState title={t('urges.empty')} />}
      />
      {answering === undefined ? null : <AnswerWindow row={answering} onClose={() => setAnswering(undefined)} />}
    </Page>
  );
}

function About({ row }: { readonly row: UrgeLine }): ReactNode {
  const t = useWords(supervisionWords);
  if (row.duty !== null) return <Link to="/campaigns/tasks/$county/$duty" params={{ county: row.county, duty: row.duty }} data-row-link>{t('urge.duty')}</Link>;
  const number = <span className="number">{row.number ?? '—'}</span>;
  return row.matter === null || row.matterKind === null ? number : <MatterLink line={{ county: row.county, id: row.matter, kind: row.matterKind }} ofRow>{number}</MatterLink>;
}

function Answer({ row, box, onAnswer }: { readonly row: UrgeLine; readonly box: 'sent' | 'received'; readonly onAnswer: (row: UrgeLine) => void }): ReactNode {
  const t = useWords(supervisionWords);
  const language = useLanguage();
  if (row.answer !== null) return <span>{t('urge.answered', { text: row.answer })}</span>;
  return box === 'received' ? <Button size="small" onClick={() => onAnswer(row)}>{t('urge.answer')}</Button> : <span className="muted number">{t('urge.waits', { at: fullMoment(row.deliverAt, language) })}</span>;
}

function useColumns(box: 'sent' | 'received', onAnswer: (row: UrgeLine) => void): readonly Column<UrgeLine>[] {
  const t = useWords(supervisionWords);
  return [
    { key: 'about', title: t('matter'), cell: (row) => <About row={row} /> },
    { key: 'text', title: t('urge.text'), kind: 'wide', cell: (row) => row.text },
    { key: 'unit', title: t(box === 'sent' ? 'to' : 'from'), cell: (row) => (box === 'sent' ? row.unitName : row.fromName) },
    { key: 'answer', title: t('urge.answer'), cell: (row) => <Answer row={row} box={box} onAnswer={onAnswer} /> },
  ];
}

function AnswerWindow({ row, onClose }: { readonly row: UrgeLine; readonly onClose: () => void }): ReactNode {
  const t = useWords(supervisionWords);
  const command = useCommand(supervisionOperations.seeUrge);
  const [text, setText] = useState('');
  const save = async (): Promise<void> => {
    if ((await command.run({ county: row.county, urge: row.id, text: text.trim() }, row.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('urge.answer')} act={t('urge.answer')} busy={command.busy} failure={command.failure} onAct={() => void save()} onAgain={() => void command.again()} onClose={onClose} waiting={text.trim().length < 2}>
      <p>{row.text}</p>
      <TextField id={fieldId(['text'])} label={t('text')} value={text} max={300} lines={2} onChange={setText} error={fieldMessage(command.failure?.problem, 'text')} />
    </ActWindow>
  );
}
