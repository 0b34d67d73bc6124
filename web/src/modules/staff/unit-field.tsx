import type { Id, Wording } from '@anhe/contract/kernel';
import { staffOperations, unitKinds } from '@anhe/contract/staff';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { Field, describedBy, useSettled } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { staffWords } from './words.ts';

export interface NamedUnit {
  readonly unit: Id;
  readonly name: string;
}

interface Props {
  readonly id: string;
  readonly label: string;
  readonly county: string;
  readonly value: NamedUnit | undefined;
  readonly onChange: (unit: NamedUnit | undefined) => void;
  readonly except?: readonly Id[];
  readonly optional?: boolean;
  readonly hint?: string | undefined;
  readonly error?: Wording | undefined;
}

/** A unit of the county, found by its name; of which sort it is stands beside it. */
export function UnitField({ id, label, county, value, onChange, except = [], optional = false, hint, error }: Props): ReactNode {
  const t = useWords(staffWords);
  const say = useSay();
  const [words, setWords] = useState('');
  const wanted = useSettled(words.trim(), 250);
  const found = useQueryOf(staffOperations.units, { place: county, ...(wanted === '' ? {} : { words: wanted }), limit: 40 }, { enabled: county !== '', keep: true });
  const options = (found.data?.items ?? []).filter((unit) => !except.includes(unit.id)).map((unit) => ({ value: unit.id, label: `${unit.name}（${say(unitKinds[unit.kind])}）`, name: unit.name }));
  return (
    <Field id={id} label={label} error={error} hint={hint} optional={optional}>
      <Select<{ readonly value: Id; readonly label: ReactNode }>
        id={id} className="wide" labelInValue allowClear={optional} showSearch={{ filterOption: false, searchValue: words, onSearch: setWords }} placeholder={t('unit.find')} status={error === undefined ? '' : 'error'}
        aria-describedby={describedBy(id, error, hint)} value={value === undefined ? null : { value: value.unit, label: value.name }} options={options.map(({ value: unit, label: text }) => ({ value: unit, label: text }))}
        onChange={(next: { readonly value: Id } | null | undefined) => {
          const picked = options.find((option) => option.value === next?.value);
          setWords('');
          onChange(picked === undefined ? undefined : { unit: picked.value, name: picked.name });
        }}
      />
    </Field>
  );
}
