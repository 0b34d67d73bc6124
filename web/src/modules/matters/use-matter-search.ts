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
  const items = wanted.length < 2 ? [] : (found.data?.items ?? []).map((line) => ({
    county: line.county,
    id: line.id,
    title: [line.number, say(lineWords(line).type), line.parties, line.placeName].filter((part) => part !== null).join(' · '),
  }));
  return { items, searching: text.trim().length >= 2 && (found.isFetching || wanted !== text.trim().slice(0, 40)) };
}
