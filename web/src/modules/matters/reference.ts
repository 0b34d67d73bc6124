import { disputeOperations } from '@anhe/contract/disputes';
import type { DisputeReference } from '@anhe/contract/disputes';
import { useCallback } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { useSay } from '../../wording/index.ts';

/** The dated rows of grounds, retention and articles; undefined while they are on their way. */
export function useReference(): DisputeReference | undefined {
  return useQueryOf(disputeOperations.reference, {}).data;
}

/** How an article is called by its id, e.g. 人民调解法第17条. */
export function useArticleName(): (id: string) => string {
  const articles = useReference()?.articles;
  const say = useSay();
  return useCallback((id) => {
    const found = articles?.find((article) => article.code === id);
    return found === undefined ? id : say(found.label);
  }, [articles, say]);
}
