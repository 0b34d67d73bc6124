import type { Wording } from '@anhe/contract/kernel';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { Field, describedBy } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { useRequestCatalogue } from '../matters/index.ts';
import { requestWords } from './words.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (type: string | undefined) => void;
  readonly optional?: boolean;
  readonly error?: Wording | undefined;
}

/** A type of the catalogue, under its group; found by its name, by what belongs to it, or by a finer name. */
export function TypeField({ id, label, value, onChange, optional = false, error }: Props): ReactNode {
  const t = useWords(requestWords);
  const say = useSay();
  const { groups, types, details, typeOf } = useRequestCatalogue();
  const options = useMemo(() => groups.map((group) => ({
    label: say(group.name), options: types.filter((type) => type.group === group.code).map((type) => ({
      value: type.code, label: say(type.name),
      words: [say(type.name), say(type.about), ...details.filter((detail) => detail.type === type.code).map((detail) => say(detail.name))].join(' ').toLowerCase(),
    })),
  })).filter((group) => group.options.length > 0), [details, groups, say, types]);
  const chosen = typeOf(value);
  const hint = chosen === undefined ? undefined : say(chosen.about);
  return (
    <Field id={id} label={label} error={error} hint={hint} optional={optional}>
      <Select<string>
        id={id} className="wide" allowClear={optional} value={value ?? null} placeholder={t('type.find')} status={error === undefined ? '' : 'error'} aria-describedby={describedBy(id, error, hint)} options={options}
        showSearch={{ filterOption: (text, option) => option !== undefined && 'words' in option && String(option.words).includes(text.trim().toLowerCase()) }}
        onChange={(next: string | undefined) => onChange(next)}
      />
    </Field>
  );
}
