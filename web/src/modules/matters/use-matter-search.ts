import { disputeOperations } from '@anhe/contract/disputes';
import { useQueryOf } from '../../api/index.ts';
import { useSettled } from '../../ui/index.ts';
import { useSay } from '../../wording/index.ts';
import { lineWords } from './kinds.ts';

export interface FoundMatter {
  readonly county: string;
  readonly id: string;
  readonly title: string;
}

const isNumber = (text: string): boolean => /号$|第\d+|^\d+$/.test(text);

/** Matters by their number or by words of their text, while someone types. */
export function useMatterSearch(text: string): { readonly items: readonly FoundMatter[]; readonly searching: boolean } {
  const say = useSay();
  const wanted = useSettled(text.trim(), 250).slice(0, 40);
  const filters = isNumber(wanted) ? { number: wanted } : { words: wanted };
  const found = useQueryOf(disputeOperations.list, { filters, limit: 8 }, { enabled: wanted.length >= 2, keep: true });
  const searching = text.trim().length >= 2 && (found.isPlaceholderData || found.isPending || wanted !== text.trim().slice(0, 40));
  // What was found for an earlier text is never offered: Enter would open a matter nobody meant.
  const items = wanted.length < 2 || searching ? [] : (found.data?.items ?? []).map((line) => ({
    county: line.county,
    id: line.id,
    title: [line.number, say(lineWords(line).type), line.parties, line.placeName].filter((part) => part !== null).join(' · '),
  }));
  return { items, searching };
}
