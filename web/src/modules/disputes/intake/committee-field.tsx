import { ancestorsOf, levelOf, prefixOf } from '@anhe/contract/kernel';
import type { Id, PlaceCode, Wording } from '@anhe/contract/kernel';
import { mediatingKinds, staffOperations } from '@anhe/contract/staff';
import type { UnitLine } from '@anhe/contract/staff';
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { ChoiceField, SelectField, useSettled } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { intakeWords } from './words.ts';

interface Props {
  readonly id: string;
  /** Where the dispute arose: committees are sorted from there. */
  readonly place: PlaceCode | undefined;
  readonly value: Id | undefined;
  readonly onChange: (unit: Id, name: string) => void;
  readonly error?: Wording | undefined;
  /** One's own, always offered first. */
  readonly own?: { readonly unit: Id; readonly name: string } | undefined;
}

/** How far a unit lies from a place: two for each level up to the area that both share, one more for a unit beside it. */
export function distance(unit: PlaceCode, place: PlaceCode): number {
  const shared = [place, ...ancestorsOf(place)].find((one) => unit.startsWith(prefixOf(one))) ?? '';
  return ((place.length - shared.length) / 3) * 2 + (unit === shared ? 0 : 1);
}

const isTrade = (kind: UnitLine['kind']): boolean => kind.startsWith('trade-') || kind.startsWith('studio-');

/** Committees that may mediate, the nearest to the place of the dispute first. */
export function CommitteeField({ id, place, value, onChange, error, own }: Props): ReactNode {
  const t = useWords(intakeWords);
  const [words, setWords] = useState('');
  const [choosing, setChoosing] = useState(false);
  const wanted = useSettled(words.trim(), 250);
  const county = place?.slice(0, 6) ?? '';
  const town = place === undefined ? undefined : [place, ...ancestorsOf(place)].find((one) => levelOf(one) === 'town');
  const settled = own !== undefined && value === own.unit && !choosing;
  const ready = place !== undefined && !settled;
  const near = useQueryOf(staffOperations.units, { place: town ?? county, kinds: [...mediatingKinds], limit: 100 }, { enabled: ready, keep: true });
  const trade = useQueryOf(staffOperations.units, { place: county, kinds: mediatingKinds.filter(isTrade), limit: 50 }, { enabled: ready, keep: true });
  const search = useQueryOf(staffOperations.units, { place: county, kinds: [...mediatingKinds], words: wanted, limit: 30 }, { enabled: ready && wanted !== '', keep: true });
  const units = useMemo(() => {
    const all = wanted === '' ? [...(near.data?.items ?? []), ...(trade.data?.items ?? [])] : (search.data?.items ?? []);
    const unique = [...new Map(all.map((unit) => [unit.id, unit])).values()];
    return unique.toSorted((a, b) => distance(a.place, place ?? '') - distance(b.place, place ?? ''));
  }, [near.data, place, search.data, trade.data, wanted]);
  const first = [...(own === undefined ? [] : [{ value: own.unit, label: own.name }]), ...units.filter((unit) => unit.id !== own?.unit).map((unit) => ({ value: unit.id, label: unit.name }))];
  const pick = (unit: Id): void => onChange(unit, first.find((one) => one.value === unit)?.label ?? '');
  if (place === undefined && own === undefined) return <div id={id} tabIndex={-1} className="field"><p className="field-label">{t('committee')}</p><p className="muted">{t('committee.place-first')}</p></div>;
  if (settled) {
    return (
      <div className="field" id={id} tabIndex={-1}>
        <p className="field-label">{t('committee')}</p>
        <p className="line"><span>{own.name}</span><button type="button" className="link" onClick={() => setChoosing(true)}>{t('committee.other')}</button></p>
      </div>
    );
  }
  const top = first.slice(0, 4);
  const beyond = value !== undefined && !top.some((one) => one.value === value);
  const shown = beyond ? [...top, ...first.filter((one) => one.value === value)] : top;
  return (
    <div className="committee">
      <ChoiceField id={id} label={t('committee')} value={value} onChange={pick} options={shown} error={error} long />
      {first.length > 4 || wanted !== '' ? <SelectField id={`${id}-other`} label={t('committee.find')} value={undefined} onChange={pick} options={first.slice(wanted === '' ? 4 : 0)} placeholder={t('committee.pick')} onSearch={setWords} /> : null}
    </div>
  );
}
