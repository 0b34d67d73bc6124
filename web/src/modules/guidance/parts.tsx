import { disputeTypes } from '@anhe/contract/disputes';
import type { Verdict, Wording } from '@anhe/contract/kernel';
import type { ReactNode } from 'react';
import { StepButton } from '../../ui/index.ts';
import { useSay } from '../../wording/index.ts';

const isType = (type: string): type is keyof typeof disputeTypes => Object.hasOwn(disputeTypes, type);

export function TypeName({ type }: { readonly type: string }): ReactNode {
  const say = useSay();
  return isType(type) ? say(disputeTypes[type]) : type;
}

/** Tabs over the states of a list, each with its count. */
export function StateTabs<S extends string>({ label, states, counts, chosen, onChoose, all }: {
  readonly label: string;
  readonly states: Readonly<Record<S, Wording>>;
  readonly counts: Readonly<Record<string, number>> | undefined;
  readonly chosen: S | undefined;
  readonly onChoose: (state: S | undefined) => void;
  readonly all: string;
}): ReactNode {
  const say = useSay();
  // The keys of that very record.
  const names = Object.keys(states) as S[];
  return (
    <div className="state-tabs" role="group" aria-label={label}>
      <button type="button" aria-pressed={chosen === undefined} onClick={() => onChoose(undefined)}>{all}</button>
      {names.map((name) => <button key={name} type="button" aria-pressed={chosen === name} onClick={() => onChoose(name)}>{say(states[name])} <span className="number">{counts?.[name] ?? ''}</span></button>)}
    </div>
  );
}

/** A step that this post may take: active when it is lawful, grey with its reason when not yet. */
export function Step({ title, may, verdict, onPress, usual = false, danger = false }: {
  readonly title: string; readonly may: boolean; readonly verdict: Verdict; readonly onPress: () => void; readonly usual?: boolean; readonly danger?: boolean;
}): ReactNode {
  return <StepButton title={title} may={may} verdict={verdict} onPress={onPress} usual={usual} danger={danger} />;
}
