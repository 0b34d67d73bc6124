import { countyOf, newId } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import { lookedKinds, lookedStates, policingOperations } from '@anhe/contract/policing';
import type { LookedKind, LookedState, VillageLine } from '@anhe/contract/policing';
import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../api/index.ts';
import { ActWindow, DayField, fieldId, useOptions } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { policingWords } from './words.ts';

interface Item {
  readonly key: Id;
  readonly kind: LookedKind;
  readonly target: Id | undefined;
  readonly spot: string;
  readonly state: LookedState;
  readonly text: string;
}

const blank = (): Item => ({ key: newId(), kind: 'spot', target: undefined, spot: '', state: 'fine', text: '' });
const isReady = ({ kind, target, spot }: Item): boolean => (kind === 'spot' ? spot.trim().length >= 2 : target !== undefined);

/** What can be looked at in a village: its open hazards, and its points. */
function useTargets(place: string): Readonly<Record<'matter' | 'point', { value: Id; label: string }[]>> {
  const hazards = useQueryOf(patrolOperations.hazards, { place, open: true, limit: 100 }, { keep: true }).data?.items ?? [];
  const points = useQueryOf(patrolOperations.points, { place }, { keep: true }).data?.items ?? [];
  return { matter: hazards.map(({ id, number, where }) => ({ value: id, label: `${number} ${where}` })), point: points.map(({ id, name }) => ({ value: id, label: name })) };
}

/** An officer was in the village: what was looked at, item by item. There is no field for anybody who was met. */
export function VisitWindow({ line, onClose }: { readonly line: Pick<VillageLine, 'place' | 'placeName'>; readonly onClose: () => void }): ReactNode {
  const t = useWords(policingWords);
  const say = useSay();
  const command = useCommand(policingOperations.recordVisit);
  const [visit] = useState(() => newId());
  const [on, setOn] = useState<Day | undefined>(todayHere);
  const [items, setItems] = useState<readonly Item[]>(() => [blank()]);
  const targets = useTargets(line.place);
  const problem = command.failure?.problem;
  const send = async (): Promise<void> => {
    if (on === undefined) return;
    const looked = items.map(({ kind, target, spot, state, text }) => ({ kind, state, text: text.trim(), ...(kind === 'spot' ? { spot: spot.trim() } : target === undefined ? {} : { target }) }));
    if ((await command.run({ county: countyOf(line.place), visit, place: line.place, happenedOn: on, looked })) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('visit.title', { name: line.placeName })} act={t('visit.act', { count: items.length })} busy={command.busy} failure={command.failure} waiting={on === undefined || items.length === 0 || !items.every(isReady)} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose}>
      <p className="muted">{t('visit.note')}</p>
      <DayField id={fieldId(['happenedOn'])} label={t('visit.on')} value={on} past error={fieldMessage(problem, 'happenedOn')} onChange={setOn} />
      <ul className="looked-rows">
        {items.map((item, index) => {
          const wrong = problem?.fields?.find(({ path }) => path[0] === 'looked' && path[1] === index)?.message;
          return (
            <li key={item.key}>
              <ItemRow item={item} at={index + 1} targets={targets} onChange={(next) => setItems(items.map((one) => (one.key === item.key ? next : one)))} onDrop={() => setItems(items.filter((one) => one.key !== item.key))} />
              {wrong === undefined || wrong === null ? null : <p className="field-error" role="alert">✕ {say(wrong)}</p>}
            </li>
          );
        })}
      </ul>
      <p><Button size="small" onClick={() => setItems([...items, blank()])}>{t('visit.add')}</Button></p>
    </ActWindow>
  );
}

interface RowProps {
  readonly item: Item;
  readonly at: number;
  readonly targets: ReturnType<typeof useTargets>;
  readonly onChange: (item: Item) => void;
  readonly onDrop: () => void;
}

function ItemRow({ item, at, targets, onChange, onDrop }: RowProps): ReactNode {
  const t = useWords(policingWords);
  const options = useOptions();
  const { kind, target, spot, state, text } = item;
  return (
    <>
      <Select<LookedKind> aria-label={t('visit.kind', { at })} value={kind} options={options({ ...lookedKinds, matter: { zh: policingWords['visit.hazard'].zh, en: policingWords['visit.hazard'].en } })} onChange={(next) => onChange({ ...item, kind: next, target: undefined })} />
      {kind === 'spot'
        ? <Input aria-label={t('visit.spot', { at })} placeholder={t('visit.spot.hint')} value={spot} maxLength={60} autoComplete="off" onChange={(event) => onChange({ ...item, spot: event.target.value })} />
        : <Select<Id> aria-label={t('visit.which', { at })} showSearch={{ optionFilterProp: 'label' }} placeholder={t('visit.choose')} value={target ?? null} options={targets[kind]} onChange={(next: Id) => onChange({ ...item, target: next })} />}
      <Button size="small" className="looked-drop" aria-label={t('visit.drop', { at })} onClick={onDrop}>✕</Button>
      <Select<LookedState> aria-label={t('visit.state', { at })} value={state} options={options(lookedStates)} onChange={(next) => onChange({ ...item, state: next })} />
      <Input aria-label={t('visit.text', { at })} placeholder={t('visit.text.hint')} value={text} maxLength={300} autoComplete="off" onChange={(event) => onChange({ ...item, text: event.target.value })} />
    </>
  );
}
