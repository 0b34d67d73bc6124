import { addDays, newId } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { recognitionKinds, volunteerOperations } from '@anhe/contract/volunteers';
import type { RecognitionKind, UnitLine } from '@anhe/contract/volunteers';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../api/index.ts';
import { useActing, useMayCall } from '../../session/index.ts';
import { ActWindow, DataList, DayField, EmptyState, Page, SelectField, TextField, fieldId, useOptions } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { Time, VolunteerTabs } from './parts.tsx';
import { volunteerWords } from './words.ts';

/** What the volunteers of each unit did together, and the thanks to units. */
export function UnitsPage(): ReactNode {
  const t = useWords(volunteerWords);
  const may = useMayCall();
  const { current } = useActing();
  const today = todayHere();
  const [from, setFrom] = useState<Day>(() => addDays(today, -90));
  const [to, setTo] = useState<Day>(today);
  const [thanking, setThanking] = useState<UnitLine>();
  const units = useQueryOf(volunteerOperations.units, { from, to }, { keep: true });
  const rows = units.data?.items ?? [];
  const columns = useColumns(may(volunteerOperations.recognise) ? setThanking : undefined);
  return (
    <Page title={t('units.title')} sub={<span className="number">{t('units.span', { from, to })}</span>}>
      <VolunteerTabs />
      <p className="muted">{t('units.note')}</p>
      <div className="volunteer-filter"><DayField id="units-from" label={t('from')} value={from} past onChange={(day) => (day === undefined ? undefined : setFrom(day))} /><DayField id="units-to" label={t('to')} value={to} past onChange={(day) => (day === undefined ? undefined : setTo(day))} /></div>
      <DataList
        label={t('units.title')} rows={rows} columns={columns} keyOf={(row) => row.unit} loading={units.isPending} failure={units.error ?? undefined} onAgain={() => void units.refetch()}
        card={(row) => <><p><strong>{row.unitName}</strong></p><p className="line"><span>{t('units.volunteers')} <span className="number">{row.volunteers}</span></span><span>{t('units.services')} <span className="number">{row.services}</span></span><Time minutes={row.minutes} /></p><Thanks row={row} />{may(volunteerOperations.recognise) ? <p><Button onClick={() => setThanking(row)}>{t('thank')}</Button></p> : null}</>}
        empty={<EmptyState title={t('units.empty')} text={t('units.empty.text')} />}
      />
      {thanking === undefined || current === undefined ? null : <ThankForm county={current.place.slice(0, 6)} row={thanking} onClose={() => setThanking(undefined)} />}
    </Page>
  );
}

function Thanks({ row }: { readonly row: UnitLine }): ReactNode {
  const t = useWords(volunteerWords);
  const say = useSay();
  if (row.recognitions.length === 0) return null;
  return <ul className="plain-list">{row.recognitions.map((one) => <li key={one.id}><span className="tag">{say(recognitionKinds[one.kind])}</span> {t('thank.by', { by: one.by, on: one.on, text: one.text ?? '' })}</li>)}</ul>;
}

function useColumns(onThank: ((row: UnitLine) => void) | undefined): readonly Column<UnitLine>[] {
  const t = useWords(volunteerWords);
  return [
    { key: 'unit', title: t('unit'), kind: 'wide', cell: (row) => <>{row.unitName}<div className="muted">{row.placeName}</div></> },
    { key: 'volunteers', title: t('units.volunteers'), kind: 'number', cell: (row) => row.volunteers },
    { key: 'services', title: t('units.services'), kind: 'number', cell: (row) => row.services },
    { key: 'hours', title: t('units.hours'), kind: 'number', cell: (row) => <Time minutes={row.minutes} /> },
    { key: 'thanks', title: t('units.thanks'), kind: 'wide', cell: (row) => <><Thanks row={row} />{onThank === undefined ? null : <Button size="small" onClick={() => onThank(row)}>{t('thank')}</Button>}</> },
  ];
}

function ThankForm({ county, row, onClose }: { readonly county: string; readonly row: UnitLine; readonly onClose: () => void }): ReactNode {
  const t = useWords(volunteerWords);
  const options = useOptions();
  const command = useCommand(volunteerOperations.recognise);
  const [id] = useState<Id>(() => newId());
  const [kind, setKind] = useState<RecognitionKind>('thanks');
  const [on, setOn] = useState<Day | undefined>(todayHere);
  const [text, setText] = useState('');
  const problem = command.failure?.problem;
  const send = async (): Promise<void> => {
    if (on !== undefined && (await command.run({ county, recognition: id, unit: row.unit, kind, on, text: text.trim() })) !== undefined) onClose();
  };
  return (
    <ActWindow title={`${t('thank')}：${row.unitName}`} act={t('thank.act')} busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose} waiting={on === undefined || text.trim().length < 2}>
      <SelectField id={fieldId(['kind'])} label={t('thank.kind')} value={kind} options={options(recognitionKinds)} onChange={setKind} />
      <DayField id={fieldId(['on'])} label={t('day')} value={on} past error={fieldMessage(problem, 'on')} onChange={setOn} />
      <TextField id={fieldId(['text'])} label={t('thank.text')} value={text} max={300} lines={3} error={fieldMessage(problem, 'text')} onChange={setText} />
    </ActWindow>
  );
}
