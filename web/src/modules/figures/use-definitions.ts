import { figureOperations } from '@anhe/contract/figures';
import type { FigureDefinition } from '@anhe/contract/figures';
import type { Day } from '@anhe/contract/kernel';
import { useQueryOf } from '../../api/index.ts';

/** The definitions that hold on a day (today without), by their code; none until they are there. */
export function useDefinitions(on?: Day): ReadonlyMap<string, FigureDefinition> {
  const found = useQueryOf(figureOperations.definitions, on === undefined ? {} : { on }, { keep: true }).data;
  return new Map((found?.items ?? []).map((item) => [item.code, item]));
}
