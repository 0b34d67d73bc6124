import { figureOperations } from '@anhe/contract/figures';
import type { NoticeLine } from '@anhe/contract/figures';
import { countyOf, newId } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, usePagesOf } from '../../api/index.ts';
import { useActing, useMayCall } from '../../session/index.ts';
import { ActWindow, DataList, DayField, EmptyState, Page, PrintButton, TextField, fieldId } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { todayHere, useWords } from '../../wording/index.ts';
import { MatterLink } from '../matters/index.ts';
import { FigureTabs } from './tabs.tsx';
import { figureWords } from './words.ts';
import './figures.css';

/** What the police gave notice of: disputes that turned criminal, by their numbers; nothing about anybody. */
export function CriminalNoticesPage(): ReactNode {
  const t = useWords(figureWords);
  const may = useMayCall();
  const [recording, setRecording] = useState(false);
  const pages = usePagesOf(figureOperations.notices, (cursor: string | undefined) => (cursor === undefined ? {} : { cursor }), (page) => ({ rows: page.items, next: page.next }));
  const columns = useColumns();
  const record = may(figureOperations.recordNotice) ? <Button type="primary" onClick={() => setRecording(true)}>{t('notices.record')}</Button> : undefined;
  return (
    <Page title={t('notices.title')} acts={<>{record}<PrintButton /></>}>
      <FigureTabs />
      <p className="muted reading">{t('notices.note')}</p>
      <DataList
        label={t('notices.title')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} card={(row) => <Card row={row} />} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        empty={<EmptyState title={t('notices.empty')} text={t('notices.empty.text')}>{record}</EmptyState>}
      />
      {recording ? <Record onClose={() => setRecording(false)} /> : null}
    </Page>
  );
}

const Number = ({ row }: { readonly row: NoticeLine }): ReactNode => <MatterLink line={{ county: row.county, id: row.matter, kind: 'dispute' }} ofRow><span className="unbroken">{row.number}</span></MatterLink>;

function State({ row }: { readonly row: NoticeLine }): ReactNode {
  const t = useWords(figureWords);
  return row.withdrawnAt === null ? <Withdraw row={row} /> : <span className="tag">{t('notices.withdrawn')}</span>;
}

function useColumns(): readonly Column<NoticeLine>[] {
  const t = useWords(figureWords);
  return [
    { key: 'number', title: t('notices.number'), kind: 'short', cell: (row) => <Number row={row} /> },
    { key: 'day', title: t('notices.day'), kind: 'short', cell: (row) => <span className="number">{row.noticedOn}</span> },
    { key: 'place', title: t('notices.place'), cell: (row) => row.placeName },
    { key: 'unit', title: t('notices.unit'), cell: (row) => row.unitName },
    { key: 'act', title: t('notices.withdraw'), kind: 'short', cell: (row) => <State row={row} /> },
  ];
}

function Card({ row }: { readonly row: NoticeLine }): ReactNode {
  return <><Number row={row} /><p>{row.placeName} · {row.unitName}</p><p className="line"><span className="number">{row.noticedOn}</span><State row={row} /></p></>;
}

function Withdraw({ row }: { readonly row: NoticeLine }): ReactNode {
  const t = useWords(figureWords);
  const may = useMayCall();
  const command = useCommand(figureOperations.withdrawNotice);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (!may(figureOperations.withdrawNotice)) return null;
  const withdraw = async (): Promise<void> => {
    if ((await command.run({ county: row.county, notice: row.id, reason }, row.revision)) !== undefined) setOpen(false);
  };
  return (
    <>
      <Button size="small" danger onClick={() => setOpen(true)}>{t('notices.withdraw')}</Button>
      {open ? (
        <ActWindow title={t('notices.withdraw.title', { number: row.number })} act={t('notices.withdraw')} danger busy={command.busy} failure={command.failure} onAct={() => void withdraw()} onAgain={() => void command.again()} onClose={() => setOpen(false)} waiting={reason.trim().length < 2}>
          <TextField id={fieldId(['reason'])} label={t('reason')} value={reason} max={300} lines={2} error={fieldMessage(command.failure?.problem, 'reason')} onChange={setReason} />
        </ActWindow>
      ) : null}
    </>
  );
}

function Record({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords(figureWords);
  const { current } = useActing();
  const command = useCommand(figureOperations.recordNotice);
  const [notice] = useState(() => newId());
  const [number, setNumber] = useState('');
  const [noticedOn, setNoticedOn] = useState<Day | undefined>(todayHere);
  const problem = command.failure?.problem;
  const waiting = current === undefined || number.trim().length < 2 || noticedOn === undefined;
  const save = async (): Promise<void> => {
    if (!waiting && (await command.run({ county: countyOf(current.place), notice, number, noticedOn })) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('notices.record')} act={t('notices.act')} busy={command.busy} failure={command.failure} onAct={() => void save()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      <p className="muted">{t('notices.note')}</p>
      <TextField id={fieldId(['number'])} label={t('notices.number')} hint={t('notices.number.hint')} value={number} max={60} error={fieldMessage(problem, 'number')} onChange={setNumber} />
      <DayField id={fieldId(['noticedOn'])} label={t('notices.day')} value={noticedOn} past error={fieldMessage(problem, 'noticedOn')} onChange={setNoticedOn} />
    </ActWindow>
  );
}
