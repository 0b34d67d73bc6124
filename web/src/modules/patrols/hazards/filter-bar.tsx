import { severities } from '@anhe/contract/patrols';
import { Button, Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { DayField, useOptions, useSettled } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { useHazardKinds } from '../../matters/index.ts';
import { PlacePicker } from '../../places/index.ts';
import { inQueue } from './filters.ts';
import type { HazardFilters } from './filters.ts';
import { hazardWords } from './words.ts';

interface Props {
  readonly filters: HazardFilters;
  readonly onChange: (next: HazardFilters) => void;
}

/** What narrows the register beside its parts; place and days are folded away. */
export function FilterBar({ filters, onChange }: Props): ReactNode {
  const t = useWords(hazardWords);
  const say = useSay();
  const options = useOptions();
  const { kinds } = useHazardKinds();
  const more = [filters.place, filters.from, filters.to].some((one) => one !== undefined);
  return (
    <search className="filters" aria-label={t('filters')}>
      <div className="filter-line">
        <SearchField filters={filters} onChange={onChange} />
        <Select mode="multiple" allowClear maxTagCount={1} aria-label={t('filter.kind')} placeholder={t('filter.kind')} value={[...(filters.kind ?? [])]} options={kinds.map(({ code, name }) => ({ value: code, label: say(name) }))} optionFilterProp="label" onChange={(kind) => onChange({ ...filters, kind })} className="filter-select" />
        <Select allowClear aria-label={t('filter.severity')} placeholder={t('filter.severity')} value={filters.severity} options={options(severities)} onChange={(severity) => onChange({ ...filters, severity })} className="filter-select" />
        <Checkbox checked={filters.mine === true} onChange={(event) => onChange({ ...filters, mine: event.target.checked })}>{t('filter.mine')}</Checkbox>
      </div>
      <details className="filter-more" open={more}>
        <summary>{t('filter.more')}</summary>
        <div className="filter-grid">
          <PlacePicker id="filter-place" label={t('filter.place')} value={filters.place} onChange={(place) => onChange({ ...filters, place })} optional />
          <DayField id="filter-from" label={t('filter.from')} value={filters.from} onChange={(from) => onChange({ ...filters, from, age: undefined })} past optional />
          <DayField id="filter-to" label={t('filter.to')} value={filters.to} onChange={(to) => onChange({ ...filters, to, age: undefined })} past optional />
        </div>
      </details>
      {Object.keys(inQueue(filters, 'open')).length > 0 ? <Button type="link" size="small" onClick={() => onChange({})}>{t('filter.clear')}</Button> : null}
    </search>
  );
}

/** Searches while one types, after a short rest. */
function SearchField({ filters, onChange }: Props): ReactNode {
  const t = useWords(hazardWords);
  const set = filters.words ?? '';
  const [text, setText] = useState(set);
  const settled = useSettled(text.trim(), 350);
  useEffect(() => {
    setText((now) => (now.trim() === set ? now : set));
  }, [set]);
  useEffect(() => {
    if (settled === set || settled !== text.trim()) return;
    onChange({ ...filters, words: settled });
  }, [filters, onChange, set, settled, text]);
  return <Input data-search className="filter-search" aria-label={t('search')} placeholder={t('search')} suffix={<kbd aria-hidden className="key-hint">/</kbd>} value={text} maxLength={60} onChange={(event) => setText(event.target.value)} />;
}
