import { figureOperations, numberText } from '@anhe/contract/figures';
import type { OutsideLine } from '@anhe/contract/figures';
import { countyOf, newId } from '@anhe/contract/kernel';
import type { Day, OutputOf, PlaceCode } from '@anhe/contract/kernel';
import { Button, Checkbox, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, usePagesOf } from '../../api/index.ts';
import { useActing, useMayCall } from '../../session/index.ts';
import { ActWindow, DataList, DayField, EmptyState, Field, Page, PrintButton, SelectField, TextField, fieldId } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { PlacePicker } from '../places/index.ts';
import { useSpanWords } from './parts.tsx';
import { FigureTabs } from './tabs.tsx';
import { figureWords } from './words.ts';
import './figures.css';

type Kinds = OutputOf<typeof figureOperations.outside>['kinds'];

/** What others counted: each with place, span, source and who entered it; entered here, and withdrawn with a reason. */
export function OutsidePage(): ReactNode {
  const t = useWords(figureWords);
  const may = useMayCall();
  const [withdrawn, setWithdrawn] = useState(false);
  const [entering, setEntering] = useState(false);
  const pages = usePagesOf(figureOperations.outside, (cursor: string | undefined) => ({ withdrawn, ...(cursor === undefined ? {} : { cursor }) }), (page) => ({ rows: page.items, next: page.next }));
  const columns = useColumns();
  const mayEnter = may(figureOperations.enterOutside);
  const enter = mayEnter ? <Button type="primary" onClick={() => setEntering(true)}>{t('outside.enter')}</Button> : undefined;
  return (
    <Page title={t('outside.title')} acts={<>{enter}<PrintButton /></>}>
      <FigureTabs />
      <p className="muted reading">{t('outside.note')}</p>
      <p className="no-print"><Checkbox checked={withdrawn} onChange={(event) => setWithdrawn(event.target.checked)}>{t('outside.all')}</Checkbox></p>
      <DataList
        label={t('outside.title')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} card={(row) => <Card row={row} />} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        empty={<EmptyState title={t('outside.empty')} text={t('outside.empty.text')}>{enter}</EmptyState>}
      />
      {entering ? <Enter kinds={pages.first?.kinds ?? []} onClose={() => setEntering(false)} /> : null}
    </Page>
  );
}

function useColumns(): readonly Column<OutsideLine>[] {
  const t = useWords(figureWords);
  const say = useSay();
  const spanWords = useSpanWords();
  const may = useMayCall();
  return [
    { key: 'what', title: t('outside.what'), cell: (row) => <strong>{say(row.name)}</strong> },
    { key: 'place', title: t('place'), cell: (row) => row.placeName },
    { key: 'value', title: t('outside.value'), kind: 'number', cell: (row) => <span className="unbroken">{numberText(row.value)} {row.unit}</span> },
    { key: 'period', title: t('outside.period'), cell: (row) => spanWords(row) },
    { key: 'source', title: t('outside.source'), kind: 'wide', cell: (row) => <>{row.source}<Withdrawn row={row} /></> },
    { key: 'by', title: t('outside.by'), kind: 'short', cell: (row) => row.enteredBy },
    ...(may(figureOperations.withdrawOutside) ? [{ key: 'act', title: t('outside.withdraw'), kind: 'short' as const, cell: (row: OutsideLine) => <Withdraw row={row} /> }] : []),
  ];
}

function Withdrawn({ row }: { readonly row: OutsideLine }): ReactNode {
  const t = useWords(figureWords);
  return row.withdrawnAt === null ? null : <p className="law-text">{t('outside.withdrawn', { reason: row.reason ?? '' })}</p>;
}

function Card({ row }: { readonly row: OutsideLine }): ReactNode {
  const say = useSay();
  const spanWords = useSpanWords();
  return (
    <>
      <strong>{say(row.name)} <span className="number">{numberText(row.value)} {row.unit}</span></strong>
      <p>{row.placeName} · {spanWords(row)}</p>
      <p className="muted">{row.source} · {row.enteredBy}</p>
      <Withdrawn row={row} />
      <Withdraw row={row} />
    </>
  );
}

function Withdraw({ row }: { readonly row: OutsideLine }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const may = useMayCall();
  const command = useCommand(figureOperations.withdrawOutside);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (!may(figureOperations.withdrawOutside) || row.withdrawnAt !== null) return null;
  const withdraw = async (): Promise<void> => {
    if ((await command.run({ county: row.county, outside: row.id, reason }, row.revision)) !== undefined) setOpen(false);
  };
  return (
    <>
      <Button size="small" danger onClick={() => setOpen(true)}>{t('outside.withdraw')}</Button>
      {open ? (
        <ActWindow title={t('outside.withdraw.title', { name: say(row.name) })} act={t('outside.withdraw')} danger busy={command.busy} failure={command.failure} onAct={() => void withdraw()} onAgain={() => void command.again()} onClose={() => setOpen(false)} waiting={reason.trim().length < 2}>
          <TextField id={fieldId(['reason'])} label={t('reason')} value={reason} max={300} lines={2} error={fieldMessage(command.failure?.problem, 'reason')} onChange={setReason} />
        </ActWindow>
      ) : null}
    </>
  );
}

function Enter({ kinds, onClose }: { readonly kinds: Kinds; readonly onClose: () => void }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const { current } = useActing();
  const command = useCommand(figureOperations.enterOutside);
  const [outside] = useState(() => newId());
  const [code, setCode] = useState<string>();
  const [place, setPlace] = useState<PlaceCode | undefined>(current?.place);
  const [from, setFrom] = useState<Day>();
  const [to, setTo] = useState<Day>();
  const [value, setValue] = useState<number | null>(null);
  const [source, setSource] = useState('');
  const kind = kinds.find((one) => one.code === code);
  const problem = command.failure?.problem;
  const waiting = code === undefined || place === undefined || from === undefined || to === undefined || value === null || source.trim().length < 2;
  const save = async (): Promise<void> => {
    if (!waiting && (await command.run({ county: countyOf(place), outside, code, place, from, to, value, source })) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('outside.enter')} act={kind === undefined ? t('outside.act') : t('outside.act.full', { name: say(kind.name) })} busy={command.busy} failure={command.failure} onAct={() => void save()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      <p className="muted">{t('outside.note')}</p>
      <SelectField id={fieldId(['code'])} label={t('outside.kind')} value={code} options={kinds.map((one) => ({ value: one.code, label: say(one.name) }))} error={fieldMessage(problem, 'code')} onChange={setCode} />
      <PlacePicker id={fieldId(['place'])} label={t('place')} value={place} error={fieldMessage(problem, 'place')} onChange={setPlace} />
      <div className="pair">
        <DayField id={fieldId(['from'])} label={t('outside.from')} value={from} past error={fieldMessage(problem, 'from')} onChange={setFrom} />
        <DayField id={fieldId(['to'])} label={t('outside.to')} value={to} past error={fieldMessage(problem, 'to')} onChange={setTo} />
      </div>
      <Field id={fieldId(['value'])} label={t('outside.value.of', { unit: kind?.unit ?? '' })} error={fieldMessage(problem, 'value')}>
        <InputNumber<number> id={fieldId(['value'])} className="wide" value={value} onChange={setValue} />
      </Field>
      <TextField id={fieldId(['source'])} label={t('outside.source')} hint={t('outside.source.hint')} value={source} max={200} error={fieldMessage(problem, 'source')} onChange={setSource} />
    </ActWindow>
  );
}
