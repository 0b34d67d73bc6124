import { addYears, newId } from '@anhe/contract/kernel';
import type { Day, PlaceCode } from '@anhe/contract/kernel';
import { awardGrades, awardKinds, awardOperations } from '@anhe/contract/awards';
import type { AwardGrade, AwardKind } from '@anhe/contract/awards';
import { documentOperations } from '@anhe/contract/documents';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { callFile, fieldMessage, useCommand, usePagesOf } from '../../api/index.ts';
import { useActing, useMayCall } from '../../session/index.ts';
import { ActWindow, CheckField, ChoiceField, DataList, DayField, EmptyState, FileButton, Page, PaperButton, SelectField, TextField, fieldId, useOptions } from '../../ui/index.ts';
import { todayHere, useLanguage, useWords } from '../../wording/index.ts';
import { PlacePicker } from '../places/index.ts';
import { UnitField } from '../staff/index.ts';
import type { NamedUnit } from '../staff/index.ts';
import { AwardCard, useAwardColumns } from './parts.tsx';
import { awardWords } from './words.ts';

/** Who bears an award, with its term; those named before Anhe are entered from their paper. */
export function HoldersPage(): ReactNode {
  const t = useWords(awardWords);
  const may = useMayCall();
  const language = useLanguage();
  const { current } = useActing();
  const [ended, setEnded] = useState(false);
  const [entering, setEntering] = useState(false);
  const pages = usePagesOf(
    awardOperations.holders, (cursor: string | undefined) => ({ ended, ...(cursor === undefined ? {} : { cursor }) }), (page) => ({ rows: page.items, next: page.next }),
  );
  const columns = useAwardColumns('holders');
  // Entering is the county's and the city's: a town's own supervisor has a longer code.
  const enter = may(awardOperations.enter) && (current?.place.length ?? 0) === 6 ? <Button onClick={() => setEntering(true)}>{t('enter')}</Button> : null;
  return (
    <Page
      title={t('holders')} sub={t('holders.sub')} crumbs={<Link to="/awards">{t('title')}</Link>}
      acts={(
        <>
          {may(documentOperations.awardList) ? <PaperButton label={t('print.notice')} fetchIt={() => callFile(documentOperations.awardList, { what: 'notice' })} /> : null}
          {may(documentOperations.awardList) ? <PaperButton label={t('print.named')} fetchIt={() => callFile(documentOperations.awardList, { what: 'named' })} /> : null}
          {may(awardOperations.exportHolders) ? <FileButton label={t('holders.export')} fetchIt={() => callFile(awardOperations.exportHolders, { language })} /> : null}
          {enter}
        </>
      )}
    >
      <CheckField id="ended" label={t('holders.ended')} value={ended} onChange={setEnded} />
      <DataList
        label={t('holders')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        card={(row) => <AwardCard row={row} />} empty={<EmptyState title={t('holders.empty')} text={t('holders.empty.text')}>{enter}</EmptyState>}
      />
      {entering ? <Enter onClose={() => setEntering(false)} /> : null}
    </Page>
  );
}

function Enter({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords(awardWords);
  const { current } = useActing();
  const [id] = useState(() => newId());
  const [kind, setKind] = useState<AwardKind>('village');
  const [grade, setGrade] = useState<AwardGrade>('copper');
  const [place, setPlace] = useState<PlaceCode>();
  const [unit, setUnit] = useState<NamedUnit>();
  const [organisation, setOrganisation] = useState('');
  const [number, setNumber] = useState('');
  const [namedOn, setNamedOn] = useState<Day>();
  const [until, setUntil] = useState<Day>();
  const [source, setSource] = useState('');
  const options = useOptions();
  const command = useCommand(awardOperations.enter);
  const problem = command.failure?.problem;
  const named = awardKinds[kind].of === 'organisation';
  const county = (place ?? current?.place ?? todayHere()).slice(0, 6);
  const waiting = place === undefined || unit === undefined || namedOn === undefined || until === undefined || number.trim().length < 2 || source.trim().length < 2;
  const send = async (): Promise<void> => {
    if (waiting) return;
    if ((await command.run({ county, award: id, kind, grade, place, unit: unit.unit, number, namedOn, until, source, ...(named ? { organisation } : {}) })) !== undefined) onClose();
  };
  const named3 = (day: Day | undefined): void => {
    setNamedOn(day);
    if (until === undefined && day !== undefined) setUntil(addYears(day, 3));
  };
  return (
    <ActWindow title={t('enter')} act={t('enter.act')} busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      <SelectField id={fieldId(['kind'])} label={t('kind')} value={kind} options={options(awardKinds)} onChange={setKind} />
      <ChoiceField id={fieldId(['grade'])} label={t('grade')} value={grade} options={options(awardGrades)} onChange={setGrade} />
      <PlacePicker id={fieldId(['place'])} label={t('place')} value={place} within={current?.place ?? ''} error={fieldMessage(problem, 'place')} onChange={setPlace} />
      {place === undefined ? null : <UnitField id={fieldId(['unit'])} label={t('unit')} county={place} value={unit} error={fieldMessage(problem, 'unit')} onChange={setUnit} />}
      {named ? <TextField id={fieldId(['organisation'])} label={t('organisation')} value={organisation} max={60} error={fieldMessage(problem, 'organisation')} onChange={setOrganisation} /> : null}
      <TextField id={fieldId(['number'])} label={t('number')} value={number} max={60} error={fieldMessage(problem, 'number')} onChange={setNumber} />
      <DayField id={fieldId(['namedOn'])} label={t('named')} value={namedOn} past error={fieldMessage(problem, 'namedOn')} onChange={named3} />
      <DayField id={fieldId(['until'])} key={`until ${namedOn ?? ''}`} label={t('until')} value={until} error={fieldMessage(problem, 'until')} onChange={setUntil} />
      <TextField id={fieldId(['source'])} label={t('source')} value={source} max={200} error={fieldMessage(problem, 'source')} onChange={setSource} />
    </ActWindow>
  );
}
