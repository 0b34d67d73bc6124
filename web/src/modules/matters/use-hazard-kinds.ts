import type { Wording } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import type { HazardKindLine } from '@anhe/contract/patrols';
import { useQueryOf } from '../../api/index.ts';

export interface HazardKinds {
  readonly kinds: readonly HazardKindLine[];
  readonly kindOf: (code: string | undefined) => HazardKindLine | undefined;
  /** How a kind is called; one that the city's list no longer holds keeps its code. */
  readonly kindName: (code: string) => Wording;
}

/**
 * The kinds of hazards as the city's list has them today; empty while it is on its way.
 * @param wanted false where no hazard is in sight: nothing is fetched then
 */
export function useHazardKinds(wanted = true): HazardKinds {
  const found = useQueryOf(patrolOperations.hazardKinds, {}, { enabled: wanted, keep: true }).data;
  const kinds = found?.items ?? [];
  const kindOf = (code: string | undefined): HazardKindLine | undefined => kinds.find((kind) => kind.code === code);
  return {
    kinds, kindOf,
    kindName: (code) => {
      const text = found === undefined ? '…' : code;
      return kindOf(code)?.name ?? { zh: text, en: text };
    },
  };
}
