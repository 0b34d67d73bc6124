import type { Day, PlaceCode } from '@anhe/contract/kernel';
import { newId } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import type { DutyLine } from '@anhe/contract/requests';
import { Button, Input, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../../api/index.ts';
import { useActing, useMayCall } from '../../../session/index.ts';
import { ActWindow, ChoiceField, DataList, DayField, EmptyState, Page, ProblemNotice, SelectField, fieldId } from '../../../ui/index.ts';
import type { Column } from '../../../ui/index.ts';
import { fullDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { useRequestCatalogue } from '../../matters/index.ts';
import { PlacePicker } from '../../places/index.ts';
import { RequestTabs } from '../tabs.tsx';
import { TypeField } from '../type-field.tsx';
import { UnitField } from '../../staff/index.ts';
import type { NamedUnit } from '../../staff/index.ts';
import { moreWords } from './words.ts';

/** Which unit answers for a type or a department in an area, from when to when. */
export function DutiesPage(): ReactNode {
  const t = useWords(moreWords);
  const county = (useActing().current?.place ?? '').slice(0, 6);
  const may = useMayCall();
  const nameOf = useSubjectName();
  const found = useQueryOf(requestOperations.duties, { county }, { keep: true, enabled: county !== '' });
  const [words, setWords] = useState('');
  const [setting, setSetting] = useState(false);
  const items = found.data?.items ?? [];
  const shown = items.filter((item) => `${nameOf(item)} ${item.unitName} ${item.placeName}`.includes(words.trim()));
  const columns = useColumns(nameOf);
  const mayset = may(requestOperations.setDuty);
  const set = mayset ? <Button type="primary" onClick={() => setSetting(true)}>{t('duties.set')}</Button> : undefined;
  return (
    <Page title={t('duties.title')} sub={found.data === undefined ? undefined : <span className="number">{t('duties.sub', { count: items.length })}</span>} acts={set}>
      <RequestTabs />
      <p className="muted reading">{t('duties.note')}</p>
      {items.length > 5 ? <p className="list-find"><Input data-search aria-label={t('duties.find')} placeholder={t('duties.find')} value={words} onChange={(event) => setWords(event.target.value)} className="filter-search" allowClear /></p> : null}
      <DataList
        label={t('duties.list')} rows={shown} columns={columns} keyOf={(row) => row.id} loading={found.isPending} failure={found.data === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()}
        card={(row) => <><strong>{nameOf(row)}</strong><p>{row.unitName} · {row.placeName}</p><Days row={row} /><End row={row} what={nameOf(row)} /></>}
        empty={<EmptyState title={t('duties.empty')} text={t('duties.empty.text')}>{set}</EmptyState>}
      />
      {setting ? <SetDuty county={county} onClose={() => setSetting(false)} /> : null}
    </Page>
  );
}

function useSubjectName(): (row: Pick<DutyLine, 'subject' | 'code'>) => string {
  const say = useSay();
  const { typeName, departmentName } = useRequestCatalogue();
  return ({ subject, code }) => say(subject === 'type' ? typeName(code) : departmentName(code));
}

function Days({ row }: { readonly row: DutyLine }): ReactNode {
  const t = useWords(moreWords);
  return <><span className="number">{row.to === null ? t('duties.since', { day: row.from }) : t('duties.until', { from: row.from, to: row.to })}</span>{row.objection === null ? null : <> <span className="tag tag-law">{t('duties.ruled')}</span></>}</>;
}

function End({ row, what }: { readonly row: DutyLine; readonly what: string }): ReactNode {
  const t = useWords(moreWords);
  const may = useMayCall();
  const end = useCommand(requestOperations.endDuty);
  if (!may(requestOperations.endDuty) || row.to !== null) return null;
  return (
    <>
      <Popconfirm title={t('duties.end.ask', { what, unit: row.unitName })} okText={t('duties.end')} okButtonProps={{ danger: true }} onConfirm={() => void end.run({ county: row.place.slice(0, 6), duty: row.id, on: todayHere() }, row.revision)}>
        <Button size="small" danger loading={end.busy}>{t('duties.end')}</Button>
      </Popconfirm>
      <ProblemNotice failure={end.failure} />
    </>
  );
}

function useColumns(nameOf: ReturnType<typeof useSubjectName>): readonly Column<DutyLine>[] {
  const t = useWords(moreWords);
  const may = useMayCall();
  return [
    { key: 'what', title: t('duties.code'), kind: 'wide', cell: (row) => <><strong>{nameOf(row)}</strong> <span className="tag">{t(`duties.of.${row.subject}`)}</span></> },
    { key: 'place', title: t('duties.place'), cell: (row) => row.placeName },
    { key: 'unit', title: t('duties.unit'), cell: (row) => row.unitName },
    { key: 'days', title: t('duties.days'), kind: 'short', cell: (row) => <Days row={row} /> },
    ...(may(requestOperations.endDuty) ? [{ key: 'end', title: t('duties.end'), kind: 'short' as const, cell: (row: DutyLine) => <End row={row} what={nameOf(row)} /> }] : []),
  ];
}

function SetDuty({ county, onClose }: { readonly county: string; readonly onClose: () => void }): ReactNode {
  const t = useWords(moreWords);
  const say = useSay();
  const language = useLanguage();
  const { types } = useRequestCatalogue();
  const departments = useMemo(() => [...new Map(types.map((type) => [type.department, { value: type.department, label: say(type.departmentName) }])).values()], [say, types]);
  const command = useCommand(requestOperations.setDuty);
  const [duty] = useState(() => newId());
  const [subject, setSubject] = useState<'type' | 'department'>('department');
  const [code, setCode] = useState<string>();
  const [place, setPlace] = useState<PlaceCode | undefined>(county);
  const [unit, setUnit] = useState<NamedUnit>();
  const [from, setFrom] = useState<Day | undefined>(todayHere);
  const problem = command.failure?.problem;
  const waiting = code === undefined || place === undefined || unit === undefined || from === undefined;
  const save = async (): Promise<void> => {
    if (!waiting && (await command.run({ county, duty, subject, code, place, unit: unit.unit, from })) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('duties.set')} act={waiting ? t('duties.set.none') : t('duties.set.act', { unit: unit.name, day: fullDay(from, language) })} busy={command.busy} failure={command.failure} onAct={() => void save()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      <ChoiceField id={fieldId(['subject'])} label={t('duties.subject')} value={subject} options={(['department', 'type'] as const).map((value) => ({ value, label: t(`duties.subject.${value}`) }))} onChange={(next) => {
        setSubject(next);
        setCode(undefined);
      }} />
      {subject === 'type'
        ? <TypeField id={fieldId(['code'])} label={t('duties.type')} value={code} error={fieldMessage(problem, 'code')} onChange={setCode} />
        : <SelectField id={fieldId(['code'])} label={t('duties.department')} value={code} options={departments} error={fieldMessage(problem, 'code')} onChange={setCode} />}
      <PlacePicker id={fieldId(['place'])} label={t('duties.place')} value={place} within={county} error={fieldMessage(problem, 'place')} onChange={setPlace} />
      <UnitField id={fieldId(['unit'])} label={t('duties.unit')} county={county} value={unit} error={fieldMessage(problem, 'unit')} onChange={setUnit} />
      <DayField id={fieldId(['from'])} label={t('duties.from')} value={from} error={fieldMessage(problem, 'from')} onChange={setFrom} />
    </ActWindow>
  );
}
