import type { ReactNode } from 'react';
import { useWords } from '../../wording/index.ts';
import type { Suggested } from './suggested.ts';
import { Why } from './suggestions.tsx';
import type { NamedUnit } from '../staff/index.ts';
import { requestWords } from './words.ts';

export interface Target extends NamedUnit {
  readonly note: ReactNode;
}

/** Units that the catalogue or the words point to, each once: whom the catalogue names comes first. */
export function useTargets(suggested: Suggested | undefined): readonly Target[] {
  const w = useWords(requestWords);
  const { owner = null, routing = [] } = suggested ?? {};
  const named: readonly Target[] = owner === null || owner.unit === null || owner.name === null ? [] : [
    { unit: owner.unit, name: owner.name, note: <span className="muted">{w(owner.by === 'type' ? 'by.type' : owner.by === 'department' ? 'by.department' : 'by.kind')}</span> },
  ];
  const routed = routing.flatMap((one): Target[] => (one.unit === null || one.unitName === null ? [] : [{ unit: one.unit, name: one.unitName, note: <Why confidence={one.confidence} words={one.words} from={one.from} /> }]));
  return [...named, ...routed.filter(({ unit }) => !named.some((one) => one.unit === unit))].filter(({ unit }, at, all) => all.findIndex((one) => one.unit === unit) === at);
}
