import { errandOperations } from '@anhe/contract/errands';
import type { ErrandKindLine } from '@anhe/contract/errands';
import type { Wording } from '@anhe/contract/kernel';
import { useQueryOf } from '../../api/index.ts';

export interface ErrandKinds {
  readonly kinds: readonly ErrandKindLine[];
  readonly kindOf: (code: string | undefined) => ErrandKindLine | undefined;
  /** How a kind is called; one that the city's list no longer holds keeps its code. */
  readonly kindName: (code: string) => Wording;
  /** Days that an authorisation may hold at most. */
  readonly longest: number;
}

/** The kinds of errands as the city's list has them today; empty while it is on its way. @param wanted false where no errand is in sight: nothing is fetched then */
export function useErrandKinds(wanted = true): ErrandKinds {
  const found = useQueryOf(errandOperations.kinds, {}, { enabled: wanted, keep: true }).data;
  const kinds = found?.items ?? [];
  const kindOf = (code: string | undefined): ErrandKindLine | undefined => kinds.find((kind) => kind.code === code);
  return {
    kinds, kindOf, longest: found?.longest ?? 180,
    kindName: (code) => {
      const text = found === undefined ? '…' : code;
      return kindOf(code)?.name ?? { zh: text, en: text };
    },
  };
}
