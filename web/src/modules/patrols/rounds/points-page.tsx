import { countyOf, dayOf, newId } from '@anhe/contract/kernel';
import type { Id, PlaceCode } from '@anhe/contract/kernel';
import { patrolOperations, pointKinds } from '@anhe/contract/patrols';
import type { PointKind, PointLine, Spot } from '@anhe/contract/patrols';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { Suspense, useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../../api/index.ts';
import { useMayCall } from '../../../session/index.ts';
import { ActWindow, CheckField, DataList, EmptyState, Loading, Page, SelectField, TextField, fieldId, useOptions } from '../../../ui/index.ts';
import type { Column } from '../../../ui/index.ts';
import { spokenDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { AreaBar, useArea, PlacePicker } from '../../places/index.ts';
import { SpotPick } from '../hazards/report-page.tsx';
import { PatrolTabs } from '../tabs.tsx';
import { roundWords } from './words.ts';
import '../patrols.css';

/** The points of an area: what they are, when they were last passed, and their plates. */
export function PointsPage(): ReactNode {
  const t = useWords(roundWords);
  const may = useMayCall();
  const area = useArea();
  const [all, setAll] = useState(false);
  const [editing, setEditing] = useState<PointLine | 'new'>();
  const [renewing, setRenewing] = useState<PointLine>();
  const found = useQueryOf(patrolOperations.points, { all, ...(area.place === undefined ? {} : { place: area.place }) }, { keep: true });
  const sets = may(patrolOperations.setPoint);
  const columns = useColumns({ sets, onEdit: setEditing, onRenew: setRenewing });
  const add = sets ? <Button type="primary" onClick={() => setEditing('new')}>{t('set.add')}</Button> : null;
  return (
    <Page title={t('set.title')} acts={<>{may(patrolOperations.plates) && area.place !== undefined ? <Link to="/patrols/plates" search={{ place: area.place }} className="plain-link">{t('set.plates')}</Link> : null}{add}</>}>
      <PatrolTabs />
      <AreaBar area={area} label={t('place')}><Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>{t('set.all')}</Checkbox></AreaBar>
      <DataList
        label={t('set.title')} rows={found.data?.items ?? []} columns={columns} keyOf={(row) => row.id} card={(row) => <PointCard row={row} sets={sets} onEdit={setEditing} onRenew={setRenewing} />}
        loading={found.isPending} failure={found.error ?? undefined} onAgain={() => void found.refetch()} empty={<EmptyState title={t('points.none')} text={t('points.none.text')}>{add}</EmptyState>}
      />
      {editing === undefined ? null : <EditPoint key={editing === 'new' ? 'new' : editing.id} point={editing === 'new' ? undefined : editing} place={area.place} others={found.data?.items ?? []} onClose={() => setEditing(undefined)} />}
      {renewing === undefined ? null : <Renew point={renewing} onClose={() => setRenewing(undefined)} />}
    </Page>
  );
}

interface Acts {
  readonly sets: boolean;
  readonly onEdit: (point: PointLine) => void;
  readonly onRenew: (point: PointLine) => void;
}

function Name({ row }: { readonly row: PointLine }): ReactNode {
  const t = useWords(roundWords);
  const say = useSay();
  return <><strong>{row.name}</strong> {row.active ? null : <span className="tag">{t('set.unused')}</span>}<div className="muted">{row.placeName} · {say(pointKinds[row.kind])} · {t(row.spot === null ? 'set.nowhere' : 'set.on-map')}</div></>;
}

function Last({ row }: { readonly row: PointLine }): ReactNode {
  const t = useWords(roundWords);
  const language = useLanguage();
  return row.lastPassed === null ? <span className="muted">{t('points.never.yet')}</span> : <span className="number">{spokenDay(dayOf(row.lastPassed), todayHere(), language)}</span>;
}

function ActsOf({ row, sets, onEdit, onRenew }: Acts & { readonly row: PointLine }): ReactNode {
  const t = useWords(roundWords);
  if (!sets) return null;
  return (
    <span className="row-acts">
      <Button size="small" data-row-link onClick={() => onEdit(row)} aria-label={t('set.change', { name: row.name })}>{t('set.change.short')}</Button>
      {row.active ? <Button size="small" onClick={() => onRenew(row)} aria-label={t('set.renew.title', { name: row.name })}>{t('set.renew')}</Button> : null}
    </span>
  );
}

function useColumns(acts: Acts): readonly Column<PointLine>[] {
  const t = useWords(roundWords);
  return [
    { key: 'point', title: t('points.point'), kind: 'wide', cell: (row) => <Name row={row} /> },
    { key: 'look', title: t('set.look'), cell: (row) => row.look ?? '' },
    { key: 'last', title: t('points.last'), kind: 'short', cell: (row) => <Last row={row} /> },
    { key: 'hazards', title: t('points.hazards'), kind: 'number', cell: (row) => (row.openHazards === 0 ? '' : row.openHazards) },
    ...(acts.sets ? [{ key: 'acts', title: t('set.acts'), kind: 'short' as const, cell: (row: PointLine) => <ActsOf row={row} {...acts} /> }] : []),
  ];
}

function PointCard({ row, ...acts }: Acts & { readonly row: PointLine }): ReactNode {
  const t = useWords(roundWords);
  return <><Name row={row} /><p>{row.look}</p><p className="line"><span className="muted">{t('points.last')}</span><Last row={row} /><ActsOf row={row} {...acts} /></p></>;
}

function EditPoint({ point, place: home, others, onClose }: { readonly point: PointLine | undefined; readonly place: PlaceCode | undefined; readonly others: readonly PointLine[]; readonly onClose: () => void }): ReactNode {
  const t = useWords(roundWords);
  const options = useOptions();
  const command = useCommand(patrolOperations.setPoint);
  const [id] = useState<Id>(() => point?.id ?? newId());
  const [place, setPlace] = useState<PlaceCode | undefined>(point?.place ?? home);
  const [kind, setKind] = useState<PointKind | undefined>(point?.kind);
  const [name, setName] = useState(point?.name ?? '');
  const [look, setLook] = useState(point?.look ?? '');
  const [active, setActive] = useState(point?.active ?? true);
  const [spot, setSpot] = useState<Spot | undefined>(point?.spot ?? undefined);
  const problem = command.failure?.problem;
  const send = async (): Promise<void> => {
    if (place === undefined || kind === undefined) return;
    const done = await command.run({ county: countyOf(place), point: id, place, kind, name: name.trim(), active, ...(look.trim() === '' ? {} : { look: look.trim() }), ...(spot === undefined ? {} : { spot }) });
    if (done !== undefined) onClose();
  };
  return (
    <ActWindow title={point === undefined ? t('set.add') : t('set.change', { name: point.name })} act={t(point === undefined ? 'set.act.add' : 'set.act.change')} busy={command.busy} failure={command.failure} waiting={place === undefined || kind === undefined || name.trim().length < 2} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose}>
      <PlacePicker id={fieldId(['place'])} label={t('place')} value={place} error={fieldMessage(problem, 'place')} onChange={setPlace} />
      <TextField id={fieldId(['name'])} label={t('set.name')} hint={t('set.name.hint')} value={name} max={40} error={fieldMessage(problem, 'name')} onChange={setName} />
      <SelectField id={fieldId(['kind'])} label={t('set.kind')} value={kind} options={options(pointKinds)} error={fieldMessage(problem, 'kind')} onChange={setKind} />
      <TextField id={fieldId(['look'])} label={t('set.look')} value={look} max={200} optional error={fieldMessage(problem, 'look')} onChange={setLook} />
      {point === undefined ? null : <CheckField id={fieldId(['active'])} label={t('set.active')} value={active} onChange={setActive} />}
      {place === undefined ? null : (
        <details>
          <summary>{t('set.map')}</summary>
          <Suspense fallback={<Loading lines={4} silent />}><SpotPick county={countyOf(place)} near={others.flatMap((one) => (one.spot === null || one.id === id ? [] : [one.spot]))} spot={spot} onPick={setSpot} /></Suspense>
        </details>
      )}
    </ActWindow>
  );
}

function Renew({ point, onClose }: { readonly point: PointLine; readonly onClose: () => void }): ReactNode {
  const t = useWords(roundWords);
  const command = useCommand(patrolOperations.renewPlate);
  const send = async (): Promise<void> => {
    if ((await command.run({ county: point.county, point: point.id })) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('set.renew.title', { name: point.name })} act={t('set.renew.act')} danger busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose}>
      <p>{t('set.renew.text')}</p>
    </ActWindow>
  );
}
