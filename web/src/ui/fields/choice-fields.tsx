import type { Wording } from '@anhe/contract/kernel';
import { Checkbox, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useSay } from '../../wording/index.ts';
import { Field, describedBy } from '../field.tsx';

interface ChoiceProps<Key extends string> {
  readonly id: string;
  readonly label: string;
  readonly value: Key | undefined;
  readonly onChange: (value: Key) => void;
  readonly options: readonly { readonly value: Key; readonly label: string; readonly note?: ReactNode }[];
  readonly error?: Wording | undefined;
  readonly hint?: string | undefined;
  /** One below the other, where the words are long. */
  readonly long?: boolean;
}

/** One of a few, all in sight. */
export function ChoiceField<Key extends string>({ id, label, value, onChange, options, error, hint, long = false }: ChoiceProps<Key>): ReactNode {
  const say = useSay();
  const choose = (given: unknown): void => {
    const found = options.find((option) => option.value === given);
    if (found !== undefined) onChange(found.value);
  };
  return (
    <fieldset className={error === undefined ? 'field choice' : 'field choice field-wrong'} id={id} tabIndex={-1} aria-describedby={describedBy(id, error, hint)}>
      <legend className="field-label">{label}</legend>
      <Radio.Group value={value ?? null} onChange={(event) => choose(event.target.value)} className={long ? 'choice-long' : 'choice-short'} name={id}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value}>
            {option.label}{option.note === undefined || option.note === null ? null : <span className="choice-note">{option.note}</span>}
          </Radio>
        ))}
      </Radio.Group>
      {hint === undefined ? null : <p className="field-hint" id={`${id}-hint`}>{hint}</p>}
      {error === undefined ? null : <p className="field-error" id={`${id}-error`} role="alert">✕ {say(error)}</p>}
    </fieldset>
  );
}

/** A statement that holds or does not. */
export function CheckField({ id, label, value, onChange }: { readonly id: string; readonly label: string; readonly value: boolean; readonly onChange: (value: boolean) => void }): ReactNode {
  return <div className="field"><Checkbox id={id} checked={value} onChange={(event) => onChange(event.target.checked)}>{label}</Checkbox></div>;
}

interface SelectProps<Key extends string> {
  readonly id: string;
  readonly label: string;
  readonly value: Key | undefined;
  readonly onChange: (value: Key) => void;
  readonly options: readonly { readonly value: Key; readonly label: string }[];
  readonly placeholder?: string;
  readonly error?: Wording | undefined;
  readonly onSearch?: (text: string) => void;
}

/** One of many, found by typing. */
export function SelectField<Key extends string>({ id, label, value, onChange, options, placeholder, error, onSearch }: SelectProps<Key>): ReactNode {
  return (
    <Field id={id} label={label} error={error}>
      <Select<Key>
        id={id}
        className="wide"
        showSearch={onSearch === undefined ? { optionFilterProp: 'label' } : { filterOption: false, onSearch }}
        value={value ?? null}
        placeholder={placeholder}
        status={error === undefined ? '' : 'error'}
        aria-describedby={describedBy(id, error, undefined)}
        options={[...options]}
        onChange={onChange}
      />
    </Field>
  );
}

/** Keys of a table of names, in its order. */
export const keysOf = <Key extends string>(names: Readonly<Record<Key, unknown>>): readonly Key[] => Object.keys(names).filter((key): key is Key => Object.hasOwn(names, key));

/** Options of a table of wordings. */
export function useOptions(): <Key extends string>(names: Readonly<Record<Key, Wording>>) => { value: Key; label: string }[] {
  const say = useSay();
  return (names) => keysOf(names).map((value) => ({ value, label: say(names[value]) }));
}
