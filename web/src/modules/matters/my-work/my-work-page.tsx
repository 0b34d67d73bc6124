import { disputeOperations } from '@anhe/contract/disputes';
import { clockKinds, matterOperations } from '@anhe/contract/matters';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { usePagesOf } from '../../../api/index.ts';
import { useMayCall } from '../../../session/index.ts';
import { ClockChip, DataList, EmptyState, Page, useNarrow } from '../../../ui/index.ts';
import type { Column } from '../../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../../wording/index.ts';
import { useLineWords } from '../kinds.ts';
import { MatterLink, matterPath } from '../matter-link.tsx';
import { Parties } from '../parties.tsx';
import { matterWords } from '../words.ts';
import { Buckets } from './buckets.tsx';
import type { Bucket } from './buckets.tsx';
import { HandoverStrip } from './handover-strip.tsx';
import { OwnLookIns } from './look-ins.tsx';
import { Preview } from './preview.tsx';
import type { WorkLine } from './work-line.ts';
import './my-work.css';

/** What waits for this post, by its clocks; beside it the selected matter. */
export function MyWorkPage(): ReactNode {
  const t = useWords(matterWords);
  const navigate = useNavigate();
  const narrow = useNarrow();
  const may = useMayCall();
  const [bucket, setBucket] = useState<Bucket>('all');
  const [chosen, setChosen] = useState<string>();
  const pages = usePagesOf(
    matterOperations.myWork,
    (cursor: string | undefined) => ({ bucket, ...(cursor === undefined ? {} : { cursor }) }),
    (page) => ({ rows: page.items, next: page.next }),
  );
  const counts = pages.first?.counts;
  const selected = pages.rows.find((row) => row.id === chosen) ?? pages.rows[0];
  const columns = useColumns();
  const open = (row: WorkLine): void => void navigate({ to: matterPath(row.kind), params: { county: row.county, matter: row.id } });
  const empty = counts === undefined || counts.all === 0
    ? <EmptyState title={t('work.empty')} text={t('work.empty.text')}>{may(disputeOperations.register) ? <Link to="/intake" className="act-link">{t('work.new')}</Link> : null}</EmptyState>
    : <EmptyState title={t('work.empty.bucket')} text={t('work.empty.bucket.text', { count: counts.all })}><Button onClick={() => setBucket('all')}>{t('work.show-all')}</Button></EmptyState>;
  return (
    <Page title={t('work.title')} sub={counts === undefined ? undefined : <span className="number">{t('work.open', { count: counts.all })}</span>}>
      <HandoverStrip />
      <OwnLookIns />
      <Buckets counts={counts} chosen={bucket} onChoose={setBucket} />
      <div className="work-columns">
        <DataList
          label={t('work.list')}
          rows={pages.rows}
          columns={columns}
          keyOf={(row) => row.id}
          card={(row) => <WorkCard row={row} />}
          loading={pages.loading}
          failure={pages.failure}
          onAgain={pages.again}
          more={pages.more}
          onMore={pages.loadMore}
          empty={empty}
          onActive={(row) => setChosen(row.id)}
          onAct={open}
        />
        {narrow || pages.rows.length === 0 ? null : <Preview line={selected} />}
      </div>
    </Page>
  );
}

function useColumns(): readonly Column<WorkLine>[] {
  const t = useWords(matterWords);
  return [
    { key: 'clock', title: t('preview.limit'), kind: 'short', cell: (row) => <LineClock row={row} /> },
    { key: 'matter', title: t('work.list'), kind: 'wide', cell: (row) => <LineTitle row={row} /> },
    { key: 'status', title: t('preview.status'), kind: 'short', cell: (row) => <LineState row={row} /> },
  ];
}

function LineState({ row }: { readonly row: WorkLine }): ReactNode {
  const say = useSay();
  const t = useWords(matterWords);
  const { status, next } = useLineWords(row);
  return <>{say(status)}{next === undefined ? null : <div className="muted">{t('line.next', { step: say(next) })}</div>}</>;
}

/** Number, type, parties and place of a matter, as every list shows it. */
function LineTitle({ row }: { readonly row: WorkLine }): ReactNode {
  const say = useSay();
  const t = useWords(matterWords);
  const { type } = useLineWords(row);
  return (
    <>
      <MatterLink line={row} ofRow>{say(type)}{row.parties === '' ? null : <> · <Parties line={row.parties} /></>}</MatterLink>
      <div className="muted"><span className="number">{row.number ?? t('line.no-number')}</span> · {row.placeName}</div>
    </>
  );
}

function LineClock({ row }: { readonly row: WorkLine }): ReactNode {
  const say = useSay();
  const t = useWords(matterWords);
  if (row.dueOn === null) return <span className="muted">{t('work.no-clock')}</span>;
  return <ClockChip clock={{ due: row.dueOn }} today={todayHere()} name={row.dueClock === null ? undefined : say(clockKinds[row.dueClock])} />;
}

function WorkCard({ row }: { readonly row: WorkLine }): ReactNode {
  const say = useSay();
  const t = useWords(matterWords);
  const { status, next } = useLineWords(row);
  return (
    <>
      <LineClock row={row} />
      <div><LineTitle row={row} /></div>
      <p>{say(status)}{next === undefined ? null : ` · ${t('line.next', { step: say(next) })}`}</p>
    </>
  );
}
