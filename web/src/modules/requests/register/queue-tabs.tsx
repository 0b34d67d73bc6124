import { requestOperations } from '@anhe/contract/requests';
import type { RequestFilters } from '@anhe/contract/requests';
import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call, keyOf } from '../../../api/index.ts';
import { useWords } from '../../../wording/index.ts';
import { inQueue, queueNames, queueOf } from './queues.ts';
import { registerWords } from './words.ts';

/** The parts of the register with their counts under the other filters. */
export function QueueTabs({ filters, onChange }: { readonly filters: RequestFilters; readonly onChange: (next: RequestFilters) => void }): ReactNode {
  const t = useWords(registerWords);
  const chosen = queueOf(filters);
  const counts = useQueries({
    queries: queueNames.map((name) => {
      const input = { filters: inQueue(filters, name) };
      return { queryKey: keyOf(requestOperations.count, input), queryFn: () => call(requestOperations.count, input), staleTime: 10_000 };
    }),
  });
  return (
    <div className="buckets" role="group" aria-label={t('queues')}>
      {queueNames.map((name, at) => {
        const count = counts[at]?.data;
        const alarm = (name === 'overdue' || name === 'hands') && (count?.count ?? 0) > 0;
        return (
          <button key={name} type="button" aria-pressed={name === chosen} className={alarm ? 'bucket bucket-overdue' : 'bucket'} onClick={() => onChange(inQueue(filters, name))}>
            {t(`queue.${name}`)} <span className="number">{count === undefined ? '–' : count.capped ? `${count.count}+` : count.count}</span>
          </button>
        );
      })}
    </div>
  );
}
