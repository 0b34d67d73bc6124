import type { Id, Wording } from '@anhe/contract/kernel';
import { staffOperations, unitKinds } from '@anhe/contract/staff';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { SelectField, useSettled } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { handoverWords } from './words.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly county: string;
  /** One's own unit: nothing is passed to oneself. */
  readonly except: readonly Id[];
  readonly value: Id | undefined;
  readonly onChange: (unit: Id, name: string) => void;
  readonly error?: Wording | undefined;
}

/** Any unit of the county, found by its name; of which sort it is stands beside it. */
export function UnitField({ id, label, county, except, value, onChange, error }: Props): ReactNode {
  const t = useWords(handoverWords);
  const say = useSay();
  const [words, setWords] = useState('');
  const wanted = useSettled(words.trim(), 250);
  const found = useQueryOf(staffOperations.units, { place: county, ...(wanted === '' ? {} : { words: wanted }), limit: 40 }, { keep: true });
  const options = (found.data?.items ?? []).filter((unit) => !except.includes(unit.id)).map((unit) => ({ value: unit.id, label: `${unit.name}（${say(unitKinds[unit.kind])}）`, name: unit.name }));
  return (
    <SelectField
      id={id} label={label} value={value} options={options.map(({ value: unit, label: text }) => ({ value: unit, label: text }))} placeholder={t('to.pick')} error={error} onSearch={setWords}
      onChange={(unit) => onChange(unit, options.find((option) => option.value === unit)?.name ?? '')}
    />
  );
}
