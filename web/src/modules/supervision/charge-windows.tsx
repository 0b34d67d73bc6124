import { newId } from '@anhe/contract/kernel';
import type { Day, PlaceCode } from '@anhe/contract/kernel';
import { charges, supervisionOperations } from '@anhe/contract/supervision';
import type { Charge, ChargeLine } from '@anhe/contract/supervision';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../api/index.ts';
import { ActWindow, DayField, SelectField, TextField, fieldId, useOptions } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { PlacePicker } from '../places/index.ts';
import { UnitField } from '../staff/index.ts';
import type { NamedUnit } from '../staff/index.ts';
import { supervisionWords } from './words.ts';

interface WindowProps {
  readonly county: string;
  readonly onClose: () => void;
}

/** Which unit answers for something in a place, from when on. */
export function ChargeWindow({ county, onClose }: WindowProps): ReactNode {
  const t = useWords(supervisionWords);
  const options = useOptions();
  const command = useCommand(supervisionOperations.setCharge);
  const [charge] = useState(() => newId());
  const [unit, setUnit] = useState<NamedUnit>();
  const [as, setAs] = useState<Charge>('disputes');
  const [place, setPlace] = useState<PlaceCode>();
  const [from, setFrom] = useState<Day | undefined>(todayHere);
  const waiting = unit === undefined || place === undefined || from === undefined;
  const problem = command.failure?.problem;
  const save = async (): Promise<void> => {
    if (waiting) return;
    if ((await command.run({ county, charge, unit: unit.unit, as, place, from })) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('charge.add')} act={t('save.act')} busy={command.busy} failure={command.failure} onAct={() => void save()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      <PlacePicker id={fieldId(['place'])} label={t('charge.place')} value={place} onChange={setPlace} error={fieldMessage(problem, 'place')} />
      <SelectField id={fieldId(['as'])} label={t('charge.as')} value={as} options={options(charges)} onChange={setAs} error={fieldMessage(problem, 'as')} />
      <UnitField id={fieldId(['unit'])} label={t('charge.unit')} county={county} value={unit} onChange={setUnit} error={fieldMessage(problem, 'unit')} />
      <DayField id={fieldId(['from'])} label={t('from.day')} value={from} onChange={setFrom} error={fieldMessage(problem, 'from')} />
    </ActWindow>
  );
}

/** From which day on a unit answers for it no longer; what it has in hand stays with it. */
export function EndChargeWindow({ row, onClose }: { readonly row: ChargeLine; readonly onClose: () => void }): ReactNode {
  const t = useWords(supervisionWords);
  const say = useSay();
  const command = useCommand(supervisionOperations.endCharge);
  const [to, setTo] = useState<Day | undefined>(todayHere);
  const save = async (): Promise<void> => {
    if (to !== undefined && (await command.run({ county: row.county, charge: row.id, to }, row.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('charge.end')} act={t('charge.end.act', { unit: row.unitName })} busy={command.busy} failure={command.failure} onAct={() => void save()} onAgain={() => void command.again()} onClose={onClose} waiting={to === undefined}>
      <p>{row.placeName} · {say(charges[row.charge])}：<strong>{row.unitName}</strong> <span className="number">{t('duties.since', { day: row.from })}</span></p>
      <DayField id={fieldId(['to'])} label={t('end.day')} value={to} onChange={setTo} error={fieldMessage(command.failure?.problem, 'to')} />
      <p className="notice notice-law">{t('charge.end.note')}</p>
    </ActWindow>
  );
}

/** What a unit signed for a year, as it stands on paper. */
export function PledgeWindow({ county, onClose }: WindowProps): ReactNode {
  const t = useWords(supervisionWords);
  const command = useCommand(supervisionOperations.pledge);
  const [pledge] = useState(() => newId());
  const [unit, setUnit] = useState<NamedUnit>();
  const [text, setText] = useState('');
  const [on, setOn] = useState<Day | undefined>(todayHere);
  const waiting = unit === undefined || on === undefined || text.trim().length < 2;
  const problem = command.failure?.problem;
  const save = async (): Promise<void> => {
    if (waiting) return;
    if ((await command.run({ county, pledge, unit: unit.unit, year: Number(on.slice(0, 4)), signedOn: on, text: text.trim() })) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('pledge.add')} act={t('save.act')} busy={command.busy} failure={command.failure} onAct={() => void save()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      <UnitField id={fieldId(['unit'])} label={t('duties.unit')} county={county} value={unit} onChange={setUnit} error={fieldMessage(problem, 'unit')} />
      <DayField id={fieldId(['signedOn'])} label={t('pledge.on')} value={on} past onChange={setOn} error={fieldMessage(problem, 'signedOn')} />
      <TextField id={fieldId(['text'])} label={t('pledge.text')} value={text} max={5000} lines={4} onChange={setText} error={fieldMessage(problem, 'text')} />
    </ActWindow>
  );
}
