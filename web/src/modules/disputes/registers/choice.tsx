import type { Id } from '@anhe/contract/kernel';
import { mediatingKinds, staffOperations } from '@anhe/contract/staff';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { z } from 'zod';
import { useQueryOf } from '../../../api/index.ts';
import { useActing } from '../../../session/index.ts';
import { SectionTabs, SelectField, useSettled } from '../../../ui/index.ts';
import { todayHere, useWords } from '../../../wording/index.ts';
import { registersWords } from './words.ts';

export type RegisterPath = '/registers' | '/registers/seal';

/** Which register the address names; one's own committee and this year without. */
export interface RegisterChoice {
  readonly county: string;
  readonly unit: Id;
  readonly year: number;
}

const Address = z.object({ unit: z.string().optional(), county: z.string().optional(), year: z.coerce.number().int().min(2000).max(2199).optional() });

/** The register that is shown: from the address, else of one's own committee. */
export function useRegisterChoice(): { readonly choice: RegisterChoice | undefined; readonly year: number } {
  const { current } = useActing();
  const read = Address.safeParse(useSearch({ strict: false }));
  const given = read.success ? read.data : {};
  const year = given.year ?? Number(todayHere().slice(0, 4));
  const own = current !== undefined && mediatingKinds.includes(current.unitKind) ? { county: current.place.slice(0, 6), unit: current.unit } : undefined;
  const named = given.unit === undefined || given.county === undefined ? own : { unit: given.unit, county: given.county };
  return { choice: named === undefined ? undefined : { ...named, year }, year };
}

/** Committee and year; whoever serves one committee only sees its name. */
export function RegisterPick({ path, choice, year }: { readonly path: RegisterPath; readonly choice: RegisterChoice | undefined; readonly year: number }): ReactNode {
  const t = useWords(registersWords);
  const navigate = useNavigate();
  const { current } = useActing();
  const [words, setWords] = useState('');
  const wanted = useSettled(words.trim(), 250);
  const ownOnly = current !== undefined && mediatingKinds.includes(current.unitKind) && choice?.unit === current.unit;
  const units = useQueryOf(staffOperations.units, { ...(current === undefined ? {} : { place: current.place }), kinds: [...mediatingKinds], ...(wanted === '' ? {} : { words: wanted }), limit: 50 }, { enabled: !ownOnly, keep: true });
  const chosen = useQueryOf(staffOperations.unit, { county: choice?.county ?? '', unit: choice?.unit ?? '' }, { enabled: choice !== undefined && !ownOnly, keep: true });
  const items = units.data?.items ?? [];
  const known = chosen.data !== undefined && !items.some((unit) => unit.id === chosen.data?.id) ? [{ id: chosen.data.id, name: chosen.data.name }] : [];
  const thisYear = Number(todayHere().slice(0, 4));
  const years = [...new Set([...Array.from({ length: 6 }, (_, at) => thisYear - at), year])].toSorted((a, b) => b - a);
  const go = (next: Partial<RegisterChoice>): void => void navigate({ to: path, search: { ...choice, year, ...next }, replace: true });
  return (
    <div className="register-pick">
      {ownOnly ? <div className="field"><span className="field-label">{t('unit')}</span><strong className="register-unit">{current.unitName}</strong></div> : (
        <SelectField
          id="register-unit" label={t('unit')} value={choice?.unit} placeholder={t('unit.pick')} onSearch={setWords} options={[...known, ...items].map((unit) => ({ value: unit.id, label: unit.name }))}
          onChange={(unit) => go({ unit, county: items.find((one) => one.id === unit)?.county ?? choice?.county ?? '' })}
        />
      )}
      <SelectField id="register-year" label={t('year')} value={String(year)} options={years.map((one) => ({ value: String(one), label: t('year.of', { year: one }) }))} onChange={(next) => go({ year: Number(next) })} />
    </div>
  );
}

/** The ways between the registers of a committee. */
export function RegisterTabs({ choice }: { readonly choice: RegisterChoice | undefined }): ReactNode {
  const t = useWords(registersWords);
  return <SectionTabs label={t('tabs')} tabs={(['oral', 'seal'] as const).map((one) => ({ to: one === 'oral' ? '/registers' : '/registers/seal', title: t(`${one}.title`), search: { ...choice } }))} />;
}
