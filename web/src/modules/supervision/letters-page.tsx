import { countyOf } from '@anhe/contract/kernel';
import { boxes, letterKinds, supervisionOperations } from '@anhe/contract/supervision';
import type { Box, LetterKind, LetterLine } from '@anhe/contract/supervision';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { usePagesOf } from '../../api/index.ts';
import { useActing, useMayCall } from '../../session/index.ts';
import { DataList, EmptyState, Page, SelectField, keysOf, useOptions } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { DraftWindow } from './draft-window.tsx';
import { DueText, KindWord, LetterLink, StatusTag } from './parts.tsx';
import { SupervisionTabs, useSupervises } from './tabs.tsx';
import { supervisionWords } from './words.ts';
import '../../ui/register.css';

/** Which of them: those of a kind, or those that wait for something. */
type Only = 'all' | 'open' | 'overdue' | 'look' | LetterKind;

function asked(only: Only): object {
  if (only === 'all') return {};
  if (only === 'open') return { open: true };
  if (only === 'overdue') return { overdue: true };
  return only === 'look' ? { toLook: true } : { kind: only };
}

/** Letters that one's unit wrote or got, and those of the area. */
export function LettersPage(): ReactNode {
  const t = useWords(supervisionWords);
  const say = useSay();
  const navigate = useNavigate();
  const may = useMayCall();
  const supervises = useSupervises();
  const { current } = useActing();
  const [box, setBox] = useState<Box>(supervises ? 'sent' : 'received');
  const [only, setOnly] = useState<Only>('all');
  const [writing, setWriting] = useState(false);
  const options = useOptions();
  const shown = keysOf(boxes).filter((one) => one === 'received' || (one === 'sent' ? supervises : may(supervisionOperations.draft)));
  const pages = usePagesOf(supervisionOperations.letters, (cursor: string | undefined) => ({ box, ...asked(only), ...(cursor === undefined ? {} : { cursor }) }), (page) => ({ rows: page.items, next: page.next }));
  const columns = useColumns();
  const onlys: readonly { readonly value: Only; readonly label: string }[] = [...(['all', 'open', 'overdue', 'look'] as const).map((value) => ({ value, label: t(`only.${value}`) })), ...options(letterKinds)];
  const write = supervises ? <Button type="primary" onClick={() => setWriting(true)}>{t('write')}</Button> : null;
  return (
    <Page title={t('title')} acts={write}>
      <SupervisionTabs />
      <div className="buckets" role="group" aria-label={t('boxes')}>
        {shown.map((one) => <button key={one} type="button" className="bucket" aria-pressed={one === box} onClick={() => setBox(one)}>{say(boxes[one])}</button>)}
      </div>
      <div className="area-bar no-print"><div className="area-place"><SelectField id="letters-only" label={t('only')} value={only} options={onlys} onChange={setOnly} /></div></div>
      <DataList
        label={t('letters.list')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore} card={(row) => <LetterCard row={row} />}
        empty={only === 'all' ? <EmptyState title={t('letters.empty')} text={t('letters.empty.text')}>{write}</EmptyState> : <EmptyState title={t('letters.none-such')}><Button onClick={() => setOnly('all')}>{t('only.all.act')}</Button></EmptyState>}
        onAct={(row) => void navigate({ to: '/supervision/letters/$county/$letter', params: { county: row.county, letter: row.id } })}
      />
      {writing && current !== undefined ? <DraftWindow county={countyOf(current.place)} kinds={keysOf(letterKinds)} onClose={() => setWriting(false)} /> : null}
    </Page>
  );
}

function useColumns(): readonly Column<LetterLine>[] {
  const t = useWords(supervisionWords);
  return [
    { key: 'title', title: t('heading'), kind: 'wide', cell: (row) => <><LetterLink line={row} /><div className="muted number">{row.number ?? t('number.none')}</div></> },
    { key: 'kind', title: t('kind'), kind: 'short', cell: (row) => <KindWord line={row} /> },
    { key: 'status', title: t('status'), kind: 'short', cell: (row) => <StatusTag line={row} /> },
    { key: 'due', title: t('due'), kind: 'short', cell: (row) => <DueText line={row} /> },
    { key: 'from', title: t('from'), cell: (row) => row.fromName },
    { key: 'to', title: t('to'), cell: (row) => row.toName },
  ];
}

function LetterCard({ row }: { readonly row: LetterLine }): ReactNode {
  return (
    <>
      <LetterLink line={row} />
      <p className="line"><KindWord line={row} /><StatusTag line={row} /><DueText line={row} /></p>
      <p className="muted">{row.fromName} → {row.toName}</p>
    </>
  );
}
