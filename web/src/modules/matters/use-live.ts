import { matterOperations } from '@anhe/contract/matters';
import type { MatterLine, TimelineEntry } from '@anhe/contract/matters';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useQueryOf } from '../../api/index.ts';
import type { Failure } from '../../api/index.ts';
import { useMe } from '../../session/index.ts';

export interface Live {
  readonly entries: readonly TimelineEntry[];
  readonly loading: boolean;
  readonly failure: Failure | undefined;
  /** Fetches the timeline again after a failure. */
  readonly again: () => void;
  /** What others did while the page stood open and was not yet acknowledged. */
  readonly news: readonly TimelineEntry[];
  readonly acknowledge: () => void;
  /** Since when the server has not answered, in milliseconds; undefined while it does. */
  readonly lostSince: number | undefined;
}

const every = 5000;

/** The timeline, kept fresh while the page is in sight: another person's change comes in with a note. */
export function useLive({ county, id: matter, revision }: Pick<MatterLine, 'county' | 'id' | 'revision'>): Live {
  const me = useMe().person.name;
  const client = useQueryClient();
  const [news, setNews] = useState<readonly TimelineEntry[]>([]);
  const told = useRef(revision);
  const all = useQueryOf(matterOperations.timeline, { county, matter }, { keep: true });
  const since = useQueryOf(matterOperations.timeline, { county, matter, after: revision }, { every, keep: true });
  const fresh = since.data;
  useEffect(() => {
    if (fresh === undefined || fresh.revision <= revision) return;
    const others = fresh.entries.filter((entry) => entry.seq > told.current && entry.by?.name !== me);
    told.current = fresh.revision;
    if (others.length > 0) setNews((before) => [...before, ...others]);
    // Papers, receipts and files follow as well.
    void client.invalidateQueries();
  }, [client, fresh, me, revision]);
  return {
    entries: all.data?.entries ?? [], loading: all.isPending, failure: all.data === undefined ? (all.error ?? undefined) : undefined, again: () => void all.refetch(), news, acknowledge: () => setNews([]),
    lostSince: since.isError || since.failureCount > 1 ? Math.max(since.dataUpdatedAt, all.dataUpdatedAt) : undefined,
  };
}
