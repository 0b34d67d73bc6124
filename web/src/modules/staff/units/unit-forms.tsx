import { countyOf, newId } from '@anhe/contract/kernel';
import type { Day, PlaceCode } from '@anhe/contract/kernel';
import { allUnitKinds, staffOperations, unitKinds } from '@anhe/contract/staff';
import type { UnitKind, UnitView } from '@anhe/contract/staff';
import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../../api/index.ts';
import type { ShownProblem } from '../../../api/index.ts';
import { ActWindow, DayField, Field, TextField, fieldId } from '../../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../../wording/index.ts';
import { PlacePicker } from '../../places/index.ts';
import { unitWords } from './words.ts';

interface Facts {
  readonly name: string;
  readonly shortName: string;
  readonly numberWord: string;
  readonly phone: string;
  readonly address: string;
}

const blank: Facts = { name: '', shortName: '', numberWord: '', phone: '', address: '' };
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const sent = (facts: Facts) => ({ name: facts.name, shortName: facts.shortName, numberWord: orNull(facts.numberWord), phone: orNull(facts.phone), address: orNull(facts.address) });

interface FactsProps {
  readonly facts: Facts;
  readonly onChange: (facts: Facts) => void;
  readonly problem: ShownProblem | undefined;
  readonly mediates: boolean;
}

function FactFields({ facts, onChange, problem, mediates }: FactsProps): ReactNode {
  const t = useWords(unitWords);
  const field = (key: keyof Facts): { id: string; value: string; onChange: (text: string) => void; error: ReturnType<typeof fieldMessage> } =>
    ({ id: fieldId([key]), value: facts[key], onChange: (text) => onChange({ ...facts, [key]: text }), error: fieldMessage(problem, key) });
  return (
    <>
      <TextField {...field('name')} label={t('name')} max={60} />
      <TextField {...field('shortName')} label={t('short-name')} max={20} />
      {mediates ? <TextField {...field('numberWord')} label={t('number-word')} hint={t('number-word.hint')} max={10} optional /> : null}
      <TextField {...field('phone')} label={t('phone')} mode="tel" max={20} optional />
      <TextField {...field('address')} label={t('address')} max={100} optional />
    </>
  );
}

/** A new unit in a place. */
export function AddUnit({ place: top, onClose }: { readonly place: PlaceCode; readonly onClose: () => void }): ReactNode {
  const t = useWords(unitWords);
  const say = useSay();
  const navigate = useNavigate();
  const add = useCommand(staffOperations.addUnit);
  const [id] = useState(() => newId());
  const [kind, setKind] = useState<UnitKind>('committee');
  const [place, setPlace] = useState<PlaceCode | undefined>(top);
  const [from, setFrom] = useState<Day | undefined>(todayHere);
  const [facts, setFacts] = useState(blank);
  const problem = add.failure?.problem;
  const save = async (): Promise<void> => {
    if (place === undefined || from === undefined) return;
    const done = await add.run({ county: countyOf(place), unit: id, place, kind, ...sent(facts), validFrom: from });
    if (done !== undefined) void navigate({ to: '/units/$county/$unit', params: { county: countyOf(place), unit: id } });
  };
  return (
    <ActWindow title={t('unit.add')} act={t('unit.add.act')} busy={add.busy} failure={add.failure} onAct={() => void save()} onAgain={() => void add.again()} onClose={onClose} waiting={place === undefined || from === undefined}>
      <Field id={fieldId(['kind'])} label={t('kind')} error={fieldMessage(problem, 'kind')}>
        <Select id={fieldId(['kind'])} className="place-picker" showSearch={{ optionFilterProp: 'label' }} value={kind} onChange={setKind} options={allUnitKinds.map((value) => ({ value, label: say(unitKinds[value]) }))} />
      </Field>
      <PlacePicker id={fieldId(['place'])} label={t('place')} value={place} onChange={setPlace} error={fieldMessage(problem, 'place')} />
      <FactFields facts={facts} onChange={setFacts} problem={problem} mediates={unitKinds[kind].mediates} />
      <DayField id={fieldId(['validFrom'])} label={t('from')} value={from} onChange={setFrom} error={fieldMessage(problem, 'validFrom')} />
    </ActWindow>
  );
}

interface UnitProps {
  readonly unit: UnitView;
  readonly onClose: () => void;
}

/** Corrects what is written of a unit. */
export function ChangeUnit({ unit, onClose }: UnitProps): ReactNode {
  const t = useWords(unitWords);
  const change = useCommand(staffOperations.changeUnit);
  const [basis] = useState(unit.revision);
  const [facts, setFacts] = useState<Facts>({ name: unit.name, shortName: unit.shortName, numberWord: unit.numberWord ?? '', phone: unit.phone ?? '', address: unit.address ?? '' });
  const stale = change.failure?.problem.code === 'kernel.stale';
  const save = async (): Promise<void> => {
    const done = await change.run({ county: unit.county, unit: unit.id, ...sent(facts), parent: unit.parent }, stale ? unit.revision : basis);
    if (done !== undefined) onClose();
  };
  return (
    <ActWindow title={t('unit.change')} act={t('unit.change.act')} busy={change.busy} failure={change.failure} onAct={() => void save()} onAgain={() => void change.again()} onClose={onClose}>
      <FactFields facts={facts} onChange={setFacts} problem={change.failure?.problem} mediates={unitKinds[unit.kind].mediates} />
    </ActWindow>
  );
}

/** Closes a unit after its last day. */
export function CloseUnit({ unit, onClose }: UnitProps): ReactNode {
  const t = useWords(unitWords);
  const close = useCommand(staffOperations.closeUnit);
  const [day, setDay] = useState<Day | undefined>(todayHere);
  const save = async (): Promise<void> => {
    if (day === undefined) return;
    if ((await close.run({ county: unit.county, unit: unit.id, lastDay: day }, unit.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('unit.close.title', { unit: unit.name })} act={t('unit.close')} danger busy={close.busy} failure={close.failure} onAct={() => void save()} onAgain={() => void close.again()} onClose={onClose} waiting={day === undefined}>
      <DayField id={fieldId(['lastDay'])} label={t('last-day')} value={day} onChange={setDay} error={fieldMessage(close.failure?.problem, 'lastDay')} />
    </ActWindow>
  );
}
