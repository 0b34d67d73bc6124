import { doors } from '@anhe/contract/requests';
import type { RequestFilters } from '@anhe/contract/requests';
import { staffOperations } from '@anhe/contract/staff';
import { Button, Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useMemo, useState } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { useActing } from '../../../session/index.ts';
import { DayField, Field, useOptions, useSettled } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { useRequestCatalogue } from '../../matters/index.ts';
import { PlacePicker } from '../../places/index.ts';
import { UnitField } from '../../staff/index.ts';
import { besideQueue, isFiltered, queueOf } from './queues.ts';
import { registerWords } from './words.ts';

interface Props {
  readonly filters: RequestFilters;
  readonly onChange: (next: RequestFilters) => void;
}

/** What narrows the register beside its parts; what few need is folded away. */
export function FilterBar({ filters, onChange }: Props): ReactNode {
  const t = useWords(registerWords);
  const say = useSay();
  const options = useOptions();
  const { current } = useActing();
  const { groups, types } = useRequestCatalogue();
  const typeOptions = useMemo(() => types.map(({ code, name }) => ({ value: code, label: say(name) })), [say, types]);
  const queue = queueOf(filters);
  const more = [filters.place, filters.from, filters.to, filters.unit, filters.group].some((one) => one !== undefined);
  return (
    <search className="filters" aria-label={t('filters')}>
      <div className="filter-line">
        <SearchField filters={filters} onChange={onChange} />
        <Select mode="multiple" allowClear maxTagCount={1} aria-label={t('filter.type')} placeholder={t('filter.type')} value={[...(filters.type ?? [])]} options={typeOptions} optionFilterProp="label" onChange={(type) => onChange({ ...filters, type })} className="filter-select" />
        <Select mode="multiple" allowClear maxTagCount={1} aria-label={t('filter.door')} placeholder={t('filter.door')} value={[...(filters.door ?? [])]} options={options(doors)} onChange={(door) => onChange({ ...filters, door })} className="filter-select" />
        {queue === 'overdue' ? null : <Select allowClear aria-label={t('filter.clock')} placeholder={t('filter.clock')} value={filters.clock} options={(['overdue', 'today', 'this-week'] as const).map((value) => ({ value, label: t(`filter.${value}`) }))} onChange={(clock) => onChange({ ...filters, clock })} className="filter-select" />}
        <Checkbox checked={filters.mine === true} onChange={(event) => onChange({ ...filters, mine: event.target.checked })}>{t('filter.mine')}</Checkbox>
        {queue === 'all' || queue === undefined ? <Checkbox checked={filters.open === true} onChange={(event) => onChange({ ...filters, open: event.target.checked ? true : undefined })}>{t('filter.open')}</Checkbox> : null}
      </div>
      <details className="filter-more" open={more}>
        <summary>{t('filter.more')}</summary>
        <div className="filter-grid">
          <PlacePicker id="filter-place" label={t('filter.place')} value={filters.place} onChange={(place) => onChange({ ...filters, place })} optional />
          <Field id="filter-group" label={t('filter.group')} optional>
            <Select id="filter-group" allowClear className="wide" value={filters.group ?? null} options={groups.map(({ code, name }) => ({ value: code, label: say(name) }))} onChange={(group: string | undefined) => onChange({ ...filters, group })} />
          </Field>
          <HolderField county={(current?.place ?? '610500').slice(0, 6)} filters={filters} onChange={onChange} />
          <DayField id="filter-from" label={t('filter.from')} value={filters.from} onChange={(from) => onChange({ ...filters, from })} past optional />
          <DayField id="filter-to" label={t('filter.to')} value={filters.to} onChange={(to) => onChange({ ...filters, to })} past optional />
        </div>
      </details>
      {filters.outreach === undefined ? null : <p className="line"><span className="tag tag-law">{t('filter.outreach')}</span></p>}
      {isFiltered(besideQueue(filters)) ? <Button type="link" size="small" onClick={() => onChange({})}>{t('filter.clear')}</Button> : null}
    </search>
  );
}

function HolderField({ county, filters, onChange }: Props & { readonly county: string }): ReactNode {
  const t = useWords(registerWords);
  const found = useQueryOf(staffOperations.unit, { county, unit: filters.unit ?? '' }, { enabled: filters.unit !== undefined });
  return (
    <UnitField
      id="filter-unit" label={t('filter.unit')} optional county={county} value={filters.unit === undefined ? undefined : { unit: filters.unit, name: found.data?.name ?? '…' }}
      onChange={(unit) => onChange({ ...filters, unit: unit?.unit })}
    />
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
    const number = /^[A-Za-z]*\d[\d-]+$/.test(settled);
    onChange(settled === '' ? rest : number ? { ...rest, number: settled.slice(0, 40) } : { ...rest, words: settled.slice(0, 60) });
  }, [filters, onChange, set, settled, text]);
  return <Input data-search className="filter-search" aria-label={t('search')} placeholder={t('search')} suffix={<kbd aria-hidden className="key-hint">/</kbd>} value={text} maxLength={60} onChange={(event) => setText(event.target.value)} />;
}
