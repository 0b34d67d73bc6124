import { disputeStatusNames, disputeStatuses, disputeTypes, outcomes } from '@anhe/contract/disputes';
import type { DisputeFilters } from '@anhe/contract/disputes';
import type { Wording } from '@anhe/contract/kernel';
import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { DayField, useSettled } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { PlacePicker } from '../../places/index.ts';
import { registerWords } from '../words.ts';
import { FilterChips } from './filter-chips.tsx';
import { isFiltered, tidy } from './filters.ts';

interface Props {
  readonly filters: DisputeFilters;
  readonly onChange: (next: DisputeFilters) => void;
}

const keysOf = <Key extends string>(names: Readonly<Record<Key, unknown>>): readonly Key[] =>
  Object.keys(names).filter((key): key is Key => Object.hasOwn(names, key));

/** What narrows the register: a search field and the usual filters; the rest folded away until wanted. */
export function FilterBar({ filters, onChange }: Props): ReactNode {
  const t = useWords(registerWords);
  const say = useSay();
  const options = <Key extends string>(names: Readonly<Record<Key, Wording>>, keys: readonly Key[] = keysOf(names)): { value: Key; label: string }[] =>
    keys.map((value) => ({ value, label: say(names[value]) }));
  return (
    <search className="filters" aria-label={t('filters')}>
      <div className="filter-line">
        <SearchField filters={filters} onChange={onChange} />
        <Select mode="multiple" allowClear maxTagCount={1} aria-label={t('filter.type')} placeholder={t('filter.type')} value={[...(filters.type ?? [])]} options={options(disputeTypes)} optionFilterProp="label" onChange={(type) => onChange({ ...filters, type })} className="filter-select" />
        <Select mode="multiple" allowClear maxTagCount={1} aria-label={t('filter.status')} placeholder={t('filter.status')} value={[...(filters.status ?? [])]} options={options(disputeStatuses, disputeStatusNames)} optionFilterProp="label" onChange={(status) => onChange({ ...filters, status })} className="filter-select" />
        <Select allowClear aria-label={t('filter.clock')} placeholder={t('filter.clock')} value={filters.clock} options={(['overdue', 'this-week'] as const).map((value) => ({ value, label: t(`filter.${value}`) }))} onChange={(clock) => onChange({ ...filters, clock })} className="filter-select" />
      </div>
      <details className="filter-more" open={filters.place !== undefined || filters.from !== undefined || filters.to !== undefined || filters.outcome !== undefined}>
        <summary>{t('filter.more')}</summary>
        <div className="filter-grid">
          <PlacePicker id="filter-place" label={t('filter.place')} value={filters.place} onChange={(place) => onChange({ ...filters, place })} optional />
          <div className="field">
            <label className="field-label" htmlFor="filter-outcome">{t('filter.outcome')}</label>
            <Select id="filter-outcome" mode="multiple" allowClear value={[...(filters.outcome ?? [])]} options={options(outcomes)} onChange={(outcome) => onChange({ ...filters, outcome })} className="filter-wide" />
          </div>
          <DayField id="filter-from" label={t('filter.from')} value={filters.from} onChange={(from) => onChange({ ...filters, from })} past optional />
          <DayField id="filter-to" label={t('filter.to')} value={filters.to} onChange={(to) => onChange({ ...filters, to })} past optional />
        </div>
      </details>
      <FilterChips filters={filters} onChange={onChange} />
      {isFiltered(tidy({ ...filters, words: undefined, number: undefined })) ? <Button type="link" size="small" onClick={() => onChange({})}>{t('filter.clear')}</Button> : null}
    </search>
  );
}

/** Searches while one types, after a short rest; a number is looked for as a number. */
function SearchField({ filters, onChange }: Props): ReactNode {
  const t = useWords(registerWords);
  const set = filters.words ?? filters.number ?? '';
  const [text, setText] = useState(set);
  const settled = useSettled(text.trim(), 350);
  useEffect(() => {
    setText((now) => (now.trim() === set ? now : set));
  }, [set]);
  useEffect(() => {
    if (settled === set || settled !== text.trim()) return;
    const { words: _words, number: _number, ...rest } = filters;
    const number = /第\d+号?$|^\d+$/.test(settled);
    onChange(settled === '' ? rest : number ? { ...rest, number: settled.slice(0, 40) } : { ...rest, words: settled.slice(0, 60) });
  }, [filters, onChange, set, settled, text]);
  return (
    <Input
      data-search
      className="filter-search"
      aria-label={t('search')}
      placeholder={t('search')}
      suffix={<kbd aria-hidden className="key-hint">/</kbd>}
      value={text}
      maxLength={60}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
