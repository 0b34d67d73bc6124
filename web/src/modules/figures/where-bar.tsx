import { ownUnitOnly } from '@anhe/contract/figures';
import { countyOf } from '@anhe/contract/kernel';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useActing } from '../../session/index.ts';
import { Field } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { PlacePicker } from '../places/index.ts';
import { UnitField } from '../staff/index.ts';
import { periodWords, periodsBack } from './period.ts';
import type { Where } from './use-where.ts';
import { figureWords } from './words.ts';

const offered = [['month', 25], ['quarter', 8], ['year', 5]] as const;

/** Chooses a place or a unit, and a month, quarter or year. */
export function WhereBar({ where, unitName }: { readonly where: Where; /** How the chosen unit is called, once that is known. */ readonly unitName: string | null | undefined }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const { current } = useActing();
  const { place = current?.place, unit } = where.search;
  const ownOnly = current !== undefined && ownUnitOnly.includes(current.role);
  const today = todayHere();
  const now = periodsBack(today, 'month', 1)[0];
  const options = offered.map(([length, count]) => ({ label: t(`period.${length}`), options: periodsBack(today, length, count).map((value) => ({ value, label: say(periodWords(value)) })) }));
  // One of long ago stands in the address only.
  const known = options.some((group) => group.options.some(({ value }) => value === where.period)) ? [] : [{ value: where.period, label: say(periodWords(where.period)) }];
  return (
    <div className="figure-bar-pick no-print">
      <PlacePicker id="figures-place" label={t('place')} value={place} onChange={(next) => where.keep({ place: next, unit: undefined })} />
      {ownOnly || place === undefined ? null : (
        <UnitField id="figures-unit" label={t('unit')} optional county={countyOf(place)} value={unit === undefined ? undefined : { unit, name: unitName ?? '…' }} onChange={(next) => where.keep({ unit: next?.unit })} />
      )}
      <Field id="figures-period" label={t('period')}>
        <Select<string> id="figures-period" className="wide" value={where.period} options={[...known, ...options]} onChange={(next) => where.keep({ period: next === now ? undefined : next })} />
      </Field>
    </div>
  );
}
