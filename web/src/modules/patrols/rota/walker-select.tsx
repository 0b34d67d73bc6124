import type { Day, Id, OutputOf, PlaceCode, Wording } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { Field, describedBy } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { useRoleName } from './shift-parts.tsx';
import { rotaWords } from './words.ts';

export type Walker = OutputOf<typeof patrolOperations.walkers>['items'][number];

/** Who could walk at a place on a day, by unit: of the town, the station, villages and groups. */
export function useWalkers(place: PlaceCode | undefined, day: Day, wanted = true): { readonly walkers: readonly Walker[]; readonly nameOf: (post: Id) => string } {
  const walkers = useQueryOf(patrolOperations.walkers, { place: place ?? '610500', day }, { enabled: wanted && place !== undefined, keep: true }).data?.items ?? [];
  return { walkers, nameOf: (post) => walkers.find((one) => one.post === post)?.name ?? '…' };
}

/** Walkers as a select shows them: grouped by their unit, found by name, unit or role. */
export function useWalkerOptions(walkers: readonly Walker[], without: readonly Id[] = []): { label: string; options: { value: Id; label: string; search: string }[] }[] {
  const roleName = useRoleName();
  const left = walkers.filter(({ post }) => !without.includes(post));
  return [...Map.groupBy(left, ({ unitName }) => unitName)].map(([label, own]) => ({ label, options: own.map(({ post, name, role }) => ({ value: post, label: `${name} · ${roleName(role)}`, search: `${name} ${label} ${roleName(role)}` })) }));
}

interface OneProps {
  readonly id: string;
  readonly label: string;
  readonly walkers: readonly Walker[];
  readonly without: readonly Id[];
  readonly value: Id | undefined;
  readonly onChange: (post: Id | undefined) => void;
  readonly error?: Wording | undefined;
  readonly optional?: boolean;
  /** What stands there while nobody is chosen. */
  readonly none: string;
}

/** One of those who could walk. */
export function WalkerField({ id, label, walkers, without, value, onChange, error, optional = false, none }: OneProps): ReactNode {
  const options = useWalkerOptions(walkers, without);
  return (
    <Field id={id} label={label} error={error} optional={optional}>
      <Select<Id> id={id} className="wide" allowClear={optional} showSearch={{ optionFilterProp: 'search' }} placeholder={none} value={value ?? null} options={options} aria-describedby={describedBy(id, error, undefined)} onChange={(next: Id | undefined) => onChange(next)} />
    </Field>
  );
}

/** Several of them, in the order in which they were chosen. */
export function WalkersSelect({ id, label, walkers, value, onChange, named }: { readonly id: string; readonly label?: string; readonly walkers: readonly Walker[]; readonly value: readonly Id[]; readonly onChange: (posts: readonly Id[]) => void; readonly named: (post: Id) => string }): ReactNode {
  const t = useWords(rotaWords);
  const options = useWalkerOptions(walkers);
  return (
    <Select<Id[]> id={id} mode="multiple" className="wide" aria-label={label} showSearch={{ optionFilterProp: 'search' }} placeholder={t('choose')} value={[...value]} options={options} labelRender={({ value: post }) => named(String(post))} onChange={(next) => onChange(next)} />
  );
}
