import type { PlaceCode } from '@anhe/contract/kernel';
import { allUnitKinds, staffOperations, unitKinds } from '@anhe/contract/staff';
import type { UnitKind, UnitLine } from '@anhe/contract/staff';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { usePagesOf } from '../../../api/index.ts';
import { DataList, EmptyState, Page, useSettled } from '../../../ui/index.ts';
import type { Column } from '../../../ui/index.ts';
import { fullDay, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { PlaceName } from '../../places/index.ts';
import { useActing, useMayStaff } from '../../../session/index.ts';
import { ExportUnits } from './export-units.tsx';
import { AddUnit } from './unit-forms.tsx';
import { unitWords } from './words.ts';
import './units.css';

/** The directory of units; each with its posts on a page of its own. */
export function UnitsPage(): ReactNode {
  const t = useWords(unitWords);
  const say = useSay();
  const navigate = useNavigate();
  const { current } = useActing();
  const may = useMayStaff();
  const [text, setText] = useState('');
  const [kinds, setKinds] = useState<UnitKind[]>([]);
  const [closed, setClosed] = useState(false);
  const [adding, setAdding] = useState(false);
  const words = useSettled(text.trim(), 250);
  const place: PlaceCode | undefined = current?.place;
  const pages = usePagesOf(
    staffOperations.units,
    (cursor: string | undefined) => ({
      closed, ...(kinds.length === 0 ? {} : { kinds }), ...(words === '' ? {} : { words }), ...(cursor === undefined ? {} : { cursor }),
    }),
    (page) => ({ rows: page.items, next: page.next }),
  );
  const columns = useColumns();
  const clear = (): void => {
    setText('');
    setKinds([]);
  };
  return (
    <Page title={t('title')} acts={<><ExportUnits place={place} />{may('addUnit') ? <><Link to="/units/import" className="plain-link">{t('import.title')}</Link><Button type="primary" onClick={() => setAdding(true)}>{t('unit.add')}</Button></> : null}</>}>
      <search className="unit-find">
        <Input data-search aria-label={t('find')} placeholder={t('find')} suffix={<kbd aria-hidden className="key-hint">/</kbd>} maxLength={40} value={text} onChange={(event) => setText(event.target.value)} />
        <Select mode="multiple" allowClear maxTagCount={1} aria-label={t('kind')} placeholder={t('kind')} value={kinds} optionFilterProp="label" options={allUnitKinds.map((value) => ({ value, label: say(unitKinds[value]) }))} onChange={setKinds} className="unit-kinds" />
        <Checkbox checked={closed} onChange={(event) => setClosed(event.target.checked)}>{t('closed')}</Checkbox>
      </search>
      <DataList
        label={t('list')}
        rows={pages.rows}
        columns={columns}
        keyOf={(unit) => unit.id}
        card={(unit) => <UnitCard unit={unit} />}
        loading={pages.loading}
        failure={pages.failure}
        onAgain={pages.again}
        more={pages.more}
        onMore={pages.loadMore}
        empty={<EmptyState title={t('empty')} text={t('empty.text')}>{words === '' && kinds.length === 0 ? null : <Button onClick={clear}>{t('find.clear')}</Button>}</EmptyState>}
        onAct={(unit) => void navigate({ to: '/units/$county/$unit', params: { county: unit.county, unit: unit.id } })}
      />
      {adding && place !== undefined ? <AddUnit place={place} onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function UnitLink({ unit }: { readonly unit: UnitLine }): ReactNode {
  return <Link to="/units/$county/$unit" params={{ county: unit.county, unit: unit.id }} data-row-link>{unit.name}</Link>;
}

function useColumns(): readonly Column<UnitLine>[] {
  const t = useWords(unitWords);
  const say = useSay();
  const language = useLanguage();
  return [
    { key: 'name', title: t('name'), kind: 'wide', cell: (unit) => <><UnitLink unit={unit} />{unit.lastDay === null ? null : <div className="muted">{t('unit.closed', { day: fullDay(unit.lastDay, language) })}</div>}</> },
    { key: 'kind', title: t('kind'), cell: (unit) => say(unitKinds[unit.kind]) },
    { key: 'place', title: t('place'), kind: 'short', cell: (unit) => <PlaceName place={unit.place} /> },
    { key: 'phone', title: t('phone'), kind: 'short', cell: (unit) => <span className="number">{unit.phone}</span> },
    { key: 'posts', title: t('posts'), kind: 'number', cell: (unit) => unit.posts },
  ];
}

function UnitCard({ unit }: { readonly unit: UnitLine }): ReactNode {
  const t = useWords(unitWords);
  const say = useSay();
  return (
    <>
      <UnitLink unit={unit} />
      <p className="line muted"><span>{say(unitKinds[unit.kind])}</span><span>{t('posts')} <span className="number">{unit.posts}</span></span>{unit.phone === null ? null : <a href={`tel:${unit.phone}`} className="number">{unit.phone}</a>}</p>
    </>
  );
}
