import { disputeOperations } from '@anhe/contract/disputes';
import type { MatterLine } from '@anhe/contract/matters';
import { requestOperations, requestStatuses } from '@anhe/contract/requests';
import { useQueryOf } from '../../api/index.ts';
import { useSettled } from '../../ui/index.ts';
import { useSay } from '../../wording/index.ts';
import { lineWords } from './kinds.ts';
import { useRequestCatalogue } from './use-request-catalogue.ts';

export interface FoundMatter {
  readonly kind: MatterLine['kind'];
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
  const requests = useQueryOf(requestOperations.list, { filters, limit: 6 }, { enabled: wanted.length >= 2, keep: true });
  const { typeName } = useRequestCatalogue((requests.data?.items.length ?? 0) > 0);
  const searching = text.trim().length >= 2 && (wanted !== text.trim().slice(0, 40) || [found, requests].some((one) => one.isPlaceholderData || one.isPending));
  // What was found for an earlier text is never offered: Enter would open a matter nobody meant.
  if (wanted.length < 2 || searching) return { items: [], searching };
  const titled = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(' · ');
  return {
    items: [
      ...(found.data?.items ?? []).map((line) => ({ kind: 'dispute' as const, county: line.county, id: line.id, title: titled(line.number, say(lineWords(line).type), line.parties, line.placeName) })),
      ...(requests.data?.items ?? []).map((line) => ({ kind: 'request' as const, county: line.county, id: line.id, title: titled(line.number, say(typeName(line.type)), line.placeName, say(requestStatuses[line.status])) })),
    ],
    searching,
  };
}
