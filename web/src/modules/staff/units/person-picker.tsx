import { staffOperations } from '@anhe/contract/staff';
import type { PersonLine } from '@anhe/contract/staff';
import type { Wording } from '@anhe/contract/kernel';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { Field, describedBy, useSettled } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { unitWords } from './words.ts';

/** A person of the directory, or the name of one who is to be added. */
export type PickedPerson = { readonly known: PersonLine } | { readonly name: string };

interface Props {
  readonly id: string;
  readonly county: string;
  readonly value: PickedPerson | undefined;
  readonly onChange: (person: PickedPerson | undefined) => void;
  /** Whether a name that is not found may be added. */
  readonly mayAdd: boolean;
  readonly error?: Wording | undefined;
}

/** Finds a member of staff by name; the same name with another number is another person. */
export function PersonPicker({ id, county, value, onChange, mayAdd, error }: Props): ReactNode {
  const t = useWords(unitWords);
  const [text, setText] = useState('');
  const words = useSettled(text.trim(), 250);
  const found = useQueryOf(staffOperations.persons, { county, words }, { enabled: words !== '', keep: true });
  // What was found for an earlier text is never offered: Enter would take a person nobody meant.
  const waiting = text.trim() !== words || found.isPlaceholderData || found.isPending;
  const people = words === '' || waiting ? [] : (found.data?.items ?? []);
  const options = [
    ...people.map((person) => ({ value: person.id, label: t('person.found', { name: person.name, phone: person.phone ?? '' }) })),
    ...(mayAdd && words !== '' && !waiting ? [{ value: `new ${words}`, label: t('person.new', { name: words }) }] : []),
  ];
  const shown = value === undefined ? null : 'known' in value
    ? { value: value.known.id, label: `${value.known.name} ${value.known.phone ?? ''}` }
    : { value: `new ${value.name}`, label: t('person.new', { name: value.name }) };
  const pick = (key: string | undefined): void => {
    const known = people.find((person) => person.id === key);
    setText('');
    if (known !== undefined) onChange({ known });
    else onChange(key?.startsWith('new ') === true ? { name: key.slice(4) } : undefined);
  };
  return (
    <Field id={id} label={t('person')} error={error}>
      <Select
        id={id}
        className="place-picker"
        labelInValue
        allowClear
        showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
        placeholder={t('person.find')}
        aria-describedby={describedBy(id, error, undefined)}
        status={error === undefined ? '' : 'error'}
        notFoundContent={null}
        value={shown}
        options={options}
        onChange={(next: { value: string } | null | undefined) => pick(next?.value)}
      />
    </Field>
  );
}
