import { dossierStates, guidanceOperations, periodOf } from '@anhe/contract/guidance';
import type { DossierLine, DossierState } from '@anhe/contract/guidance';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { usePagesOf, useQueryOf } from '../../api/index.ts';
import { useActing, useMayCall } from '../../session/index.ts';
import { DataList, EmptyState, Loading, Page, ReadFailure } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { spokenDay, todayHere, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { StateTabs, TypeName } from './parts.tsx';
import { guidanceWords } from './words.ts';
import './guidance.css';

/** Dossiers that wait for a review or for their mending, by clock. */
export function DossiersPage(): ReactNode {
  const t = useWords(guidanceWords);
  const may = useMayCall();
  const [state, setState] = useState<DossierState>();
  const [sample, setSample] = useState(false);
  const pages = usePagesOf(
    guidanceOperations.dossiers,
    (cursor: string | undefined) => ({ ...(state === undefined ? {} : { state }), ...(cursor === undefined ? {} : { cursor }) }),
    (page) => ({ rows: page.items, next: page.next }),
  );
  const counts = pages.first?.counts;
  const columns = useColumns();
  return (
    <Page
      title={t('dossiers.title')}
      sub={counts === undefined ? undefined : <span className="number">{t('dossiers.sub', { waiting: counts.waiting, returned: counts.returned, again: counts['handed-in'], passed: counts.passed })}{counts.overdue === 0 ? null : <> <span className="tag tag-alarm">{t('dossiers.overdue', { count: counts.overdue })}</span></>}</span>}
      acts={may(guidanceOperations.sample) ? <Button onClick={() => setSample(!sample)}>{t('sample')}</Button> : null}
    >
      {sample ? <Sample /> : null}
      <StateTabs label={t('state')} states={dossierStates} counts={counts} chosen={state} onChoose={setState} all={t('dossiers.open')} />
      <DataList
        label={t('dossiers.title')} rows={pages.rows} columns={columns} keyOf={(row) => row.matter} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        card={(row) => <><DossierLink row={row} /><p className="line muted"><State row={row} /><span>{row.committeeName}</span><Due row={row} /></p></>}
        empty={<EmptyState title={t('dossiers.empty')} text={t('dossiers.empty.text')}>{state === undefined ? null : <Button onClick={() => setState(undefined)}>{t('dossiers.open')}</Button>}</EmptyState>}
      />
    </Page>
  );
}

function DossierLink({ row }: { readonly row: DossierLine }): ReactNode {
  const t = useWords(guidanceWords);
  return <Link to="/dossiers/$county/$matter" params={{ county: row.county, matter: row.matter }} data-row-link><span className="number">{row.number ?? t('no-number')}</span> · <TypeName type={row.type} /></Link>;
}

function State({ row }: { readonly row: DossierLine }): ReactNode {
  const say = useSay();
  return <span className={row.state === 'returned' ? 'tag tag-law' : 'tag'}>{say(dossierStates[row.state])}</span>;
}

function Due({ row }: { readonly row: DossierLine }): ReactNode {
  const t = useWords(guidanceWords);
  const language = useLanguage();
  if (row.dueOn === null) return null;
  const late = row.dueOn < todayHere();
  return <span className={late ? 'clock clock-overdue' : 'clock'}>{late ? `${t('overdue')} ` : ''}<span className="number">{spokenDay(row.dueOn, todayHere(), language)}</span></span>;
}

function useColumns(): readonly Column<DossierLine>[] {
  const t = useWords(guidanceWords);
  return [
    { key: 'number', title: t('number'), kind: 'wide', cell: (row) => <><DossierLink row={row} /><div className="muted">{row.parties}</div></> },
    { key: 'committee', title: t('committee'), cell: (row) => <>{row.committeeName}<div className="muted">{row.placeName}</div></> },
    { key: 'closed', title: t('closed'), kind: 'short', cell: (row) => <span className="number">{row.closedOn}</span> },
    { key: 'state', title: t('state'), kind: 'short', cell: (row) => <State row={row} /> },
    { key: 'due', title: t('due'), kind: 'short', cell: (row) => <Due row={row} /> },
    { key: 'round', title: t('dossiers.count'), kind: 'number', cell: (row) => row.round },
  ];
}

/** The bureau's sample of a quarter: drawn by a seed that stands beside it, and how each unit's dossiers fared. */
function Sample(): ReactNode {
  const t = useWords(guidanceWords);
  const { current } = useActing();
  const found = useQueryOf(guidanceOperations.sample, { county: current?.place.slice(0, 6) ?? '', period: periodOf(todayHere(), 'quarter') });
  const columns = useColumns();
  if (found.data === undefined) return <section className="sheet">{found.error === null ? <Loading /> : <ReadFailure failure={found.error} onAgain={() => void found.refetch()} />}</section>;
  const { items, seed, size, of } = found.data;
  return (
    <section className="sheet" aria-label={t('sample')}>
      <h2>{t('sample')}</h2>
      {of === 0 ? null : <p>{t('sample.text', { of, size: Math.min(size, of), seed })}</p>}
      <DataList label={t('sample')} rows={items} columns={columns} keyOf={(row) => row.matter} loading={false} card={(row) => <DossierLink row={row} />} empty={<EmptyState title={t('sample.none')} />} />
    </section>
  );
}
