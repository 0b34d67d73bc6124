import { countyOf, newId } from '@anhe/contract/kernel';
import type { Day, Id, PlaceCode } from '@anhe/contract/kernel';
import { staffOperations } from '@anhe/contract/staff';
import { charges, offices, supervisionOperations } from '@anhe/contract/supervision';
import type { Charge, Office } from '@anhe/contract/supervision';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../api/index.ts';
import { useActing, useMayCall } from '../../session/index.ts';
import { ActWindow, DayField, Page, SelectField, TextField, fieldId, useOptions } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { PlacePicker } from '../places/index.ts';
import { UnitField } from '../staff/index.ts';
import type { NamedUnit } from '../staff/index.ts';
import { SupervisionTabs, useSupervises } from './tabs.tsx';
import { supervisionWords } from './words.ts';

/** Who answers for what: offices, units in charge of places, responsibility letters of the year. */
export function ChargesPage(): ReactNode {
  const t = useWords(supervisionWords);
  const may = useMayCall();
  const supervises = useSupervises();
  const [adding, setAdding] = useState<'office' | 'charge' | 'pledge'>();
  const close = (): void => setAdding(undefined);
  const { current } = useActing();
  const county = current === undefined ? '' : countyOf(current.place);
  const acts = (
    <>
      {may(supervisionOperations.setOffice) ? <Button onClick={() => setAdding('office')}>{t('office.add')}</Button> : null}
      {may(supervisionOperations.setCharge) ? <Button onClick={() => setAdding('charge')}>{t('charge.add')}</Button> : null}
      {supervises ? <Button onClick={() => setAdding('pledge')}>{t('pledge.add')}</Button> : null}
    </>
  );
  return (
    <Page title={t('tab.duties')} acts={acts}>
      <SupervisionTabs />
      <div className="stack"><Offices /><Charges />{supervises ? <Pledges /> : null}</div>
      {adding === 'office' ? <OfficeWindow county={county} onClose={close} /> : null}
      {adding === 'charge' ? <ChargeWindow county={county} onClose={close} /> : null}
      {adding === 'pledge' ? <PledgeWindow county={county} onClose={close} /> : null}
    </Page>
  );
}

function Offices(): ReactNode {
  const t = useWords(supervisionWords);
  const say = useSay();
  const items = useQueryOf(supervisionOperations.offices, {}).data?.items;
  return (
    <section className="sheet" aria-labelledby="duties-offices">
      <h2 id="duties-offices">{t('duties.offices')}</h2>
      {items?.length === 0 ? <p className="muted">{t('duties.none')}</p> : null}
      <ul>{items?.map((row) => <li key={row.id}>{row.unitName} · {say(offices[row.office])} <strong>{row.name}</strong> <span className="muted number">{t('duties.since', { day: row.from })}</span></li>)}</ul>
    </section>
  );
}

function Charges(): ReactNode {
  const t = useWords(supervisionWords);
  const say = useSay();
  const items = useQueryOf(supervisionOperations.charges, {}).data?.items;
  return (
    <section className="sheet" aria-labelledby="duties-charges">
      <h2 id="duties-charges">{t('duties.charges')}</h2>
      {items?.length === 0 ? <p className="muted">{t('duties.none')}</p> : null}
      <ul>{items?.map((row) => <li key={row.id}>{row.placeName} · {say(charges[row.charge])}：<strong>{row.unitName}</strong> <span className="muted number">{t('duties.since', { day: row.from })}</span></li>)}</ul>
    </section>
  );
}

function Pledges(): ReactNode {
  const t = useWords(supervisionWords);
  const year = Number(todayHere().slice(0, 4));
  const found = useQueryOf(supervisionOperations.pledges, { year }).data;
  return (
    <section className="sheet" aria-labelledby="duties-pledges">
      <h2 id="duties-pledges">{t('duties.pledges', { year })}</h2>
      {found?.items.length === 0 ? <p className="muted">{t('duties.none')}</p> : null}
      <ul>{found?.items.map((row) => <li key={row.id}><strong>{row.unitName}</strong> · {row.fromName} <span className="muted number">{row.signedOn}</span></li>)}</ul>
      {found === undefined || found.missing.length === 0 ? null : <details><summary>{t('duties.missing', { count: found.missing.length })}</summary><ul>{found.missing.map((row) => <li key={row.unit}>{row.unitName}</li>)}</ul></details>}
    </section>
  );
}

interface WindowProps {
  readonly county: string;
  readonly onClose: () => void;
}

function OfficeWindow({ county, onClose }: WindowProps): ReactNode {
  const t = useWords(supervisionWords);
  const options = useOptions();
  const command = useCommand(supervisionOperations.setOffice);
  const [office] = useState(() => newId());
  const [unit, setUnit] = useState<NamedUnit>();
  const [as, setAs] = useState<Office>('principal');
  const [post, setPost] = useState<Id>();
  const [from, setFrom] = useState<Day | undefined>(todayHere);
  const posts = useQueryOf(staffOperations.unit, { county, unit: unit?.unit ?? '' }, { enabled: unit !== undefined }).data?.posts ?? [];
  const waiting = unit === undefined || post === undefined || from === undefined;
  const problem = command.failure?.problem;
  const save = async (): Promise<void> => {
    if (waiting) return;
    if ((await command.run({ county, office, unit: unit.unit, as, post, from })) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('office.add')} act={t('office.act')} busy={command.busy} failure={command.failure} onAct={() => void save()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      <p className="muted">{t('office.note')}</p>
      <UnitField id={fieldId(['unit'])} label={t('unit')} county={county} value={unit} onChange={setUnit} error={fieldMessage(problem, 'unit')} />
      <SelectField id={fieldId(['as'])} label={t('office.as')} value={as} options={options(offices)} onChange={setAs} error={fieldMessage(problem, 'as')} />
      <SelectField id={fieldId(['post'])} label={t('office.post')} value={post} options={posts.map((one) => ({ value: one.id, label: one.name }))} onChange={setPost} error={fieldMessage(problem, 'post')} />
      <DayField id={fieldId(['from'])} label={t('from.day')} value={from} onChange={setFrom} error={fieldMessage(problem, 'from')} />
    </ActWindow>
  );
}

function ChargeWindow({ county, onClose }: WindowProps): ReactNode {
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
      <UnitField id={fieldId(['unit'])} label={t('unit')} county={county} value={unit} onChange={setUnit} error={fieldMessage(problem, 'unit')} />
      <DayField id={fieldId(['from'])} label={t('from.day')} value={from} onChange={setFrom} error={fieldMessage(problem, 'from')} />
    </ActWindow>
  );
}

function PledgeWindow({ county, onClose }: WindowProps): ReactNode {
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
      <UnitField id={fieldId(['unit'])} label={t('unit')} county={county} value={unit} onChange={setUnit} error={fieldMessage(problem, 'unit')} />
      <DayField id={fieldId(['signedOn'])} label={t('pledge.on')} value={on} past onChange={setOn} error={fieldMessage(problem, 'signedOn')} />
      <TextField id={fieldId(['text'])} label={t('pledge.text')} value={text} max={5000} lines={4} onChange={setText} error={fieldMessage(problem, 'text')} />
    </ActWindow>
  );
}
