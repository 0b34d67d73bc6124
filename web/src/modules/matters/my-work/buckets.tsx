import type { ReactNode } from 'react';
import { useWords } from '../../../wording/index.ts';
import { matterWords } from '../words.ts';

const buckets = ['all', 'overdue', 'today', 'week', 'rest'] as const;
export type Bucket = (typeof buckets)[number];

interface Props {
  readonly counts: Readonly<Record<Bucket, number>> | undefined;
  readonly chosen: Bucket;
  readonly onChoose: (bucket: Bucket) => void;
}

/** The parts of a work list by time limit, each with its count; together they are all. */
export function Buckets({ counts, chosen, onChoose }: Props): ReactNode {
  const t = useWords(matterWords);
  return (
    <div className="buckets" role="group" aria-label={t('work.buckets')}>
      {buckets.map((bucket) => (
        <button
          key={bucket}
          type="button"
          aria-pressed={bucket === chosen}
          className={bucket === 'overdue' && (counts?.overdue ?? 0) > 0 ? 'bucket bucket-overdue' : 'bucket'}
          onClick={() => onChoose(bucket)}
        >
          {t(`bucket.${bucket}`)} <span className="number">{counts?.[bucket] ?? '–'}</span>
        </button>
      ))}
    </div>
  );
}
