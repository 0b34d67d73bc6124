import { parentOf } from '@anhe/contract/kernel';
import type { PlaceCode } from '@anhe/contract/kernel';
import { cellKinds, placeOperations } from '@anhe/contract/places';
import type { CellKind, PlaceView } from '@anhe/contract/places';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../api/index.ts';
import { Field, ProblemNotice, fieldId } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { placeWords } from './words.ts';

/** Adds a villagers' group or grid to a village. */
export function AddCell({ village }: { readonly village: PlaceView }): ReactNode {
  const t = useWords(placeWords);
  const say = useSay();
  const add = useCommand(placeOperations.addCell);
  const [kind, setKind] = useState<CellKind>('group');
  const [name, setName] = useState('');
  const save = async (): Promise<void> => {
    if ((await add.run({ village: village.place, kind, name })) !== undefined) setName('');
  };
  return (
    <form className="sheet" onSubmit={(event) => {
      event.preventDefault();
      void save();
    }}>
      <h2>{t('cell.add')}</h2>
      <ProblemNotice failure={add.failure} onAgain={() => void add.again()} />
      <Radio.Group value={kind} onChange={(event) => setKind(event.target.value === 'grid' ? 'grid' : 'group')} aria-label={t('cell.kind')}>
        {(['group', 'grid'] as const).map((one) => <Radio key={one} value={one}>{say(cellKinds[one])}</Radio>)}
      </Radio.Group>
      <Field id={fieldId(['name'])} label={t('cell.name')} error={fieldMessage(add.failure?.problem, 'name')}>
        <Input id={fieldId(['name'])} value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Button type="primary" htmlType="submit" loading={add.busy}>{t('cell.save', { village: village.name })}</Button>
    </form>
  );
}

/** Renames or ends a villagers' group or grid. */
export function CellActs({ cell }: { readonly cell: PlaceView }): ReactNode {
  const t = useWords(placeWords);
  const navigate = useNavigate();
  const village = parentOf(cell.place) ?? cell.place;
  const above = useQueryOf(placeOperations.get, { place: village });
  const siblings = useQueryOf(placeOperations.children, { place: village });
  const rename = useCommand(placeOperations.renameCell);
  const end = useCommand(placeOperations.endCell);
  const [name, setName] = useState(cell.name);
  const [to, setTo] = useState<PlaceCode>(village);
  const stop = async (): Promise<void> => {
    const done = await end.run({ place: cell.place, ...(to === village ? {} : { to }) });
    if (done !== undefined) void navigate({ to: '/places/$place', params: { place: village } });
  };
  const targets = [
    { value: village, label: t('cell.end.village', { village: above.data?.name ?? village }) },
    ...(siblings.data?.items ?? []).filter((one) => one.place !== cell.place).map((one) => ({ value: one.place, label: one.name })),
  ];
  return (
    <section className="sheet stack">
      <form onSubmit={(event) => {
        event.preventDefault();
        void rename.run({ place: cell.place, name });
      }}>
        <h2>{t('cell.rename')}</h2>
        <ProblemNotice failure={rename.failure} onAgain={() => void rename.again()} />
        <Field id={fieldId(['name'])} label={t('cell.name')} error={fieldMessage(rename.failure?.problem, 'name')}>
          <Input id={fieldId(['name'])} value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Button htmlType="submit" loading={rename.busy} disabled={name.trim() === cell.name}>{t('cell.rename.save')}</Button>
      </form>
      <div>
        <h2>{t('cell.end')}</h2>
        <ProblemNotice failure={end.failure} onAgain={() => void end.again()} />
        <Field id="end-to" label={t('cell.end.text', { name: cell.name })}>
          <Select id="end-to" className="place-picker" value={to} options={targets} onChange={setTo} />
        </Field>
        <Button danger loading={end.busy} onClick={() => void stop()}>{t('cell.end.save', { name: cell.name })}</Button>
      </div>
    </section>
  );
}
