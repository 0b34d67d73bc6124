import { callResults, disputeOperations } from '@anhe/contract/disputes';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { useActing } from '../../../session/index.ts';
import { EmptyState, Loading, Page, PrintButton, ReadFailure } from '../../../ui/index.ts';
import { fullDay, spokenDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { CallEntry } from './call-line.tsx';
import type { Kept } from './call-line.tsx';
import { useLineWords } from './line-words.ts';
import { callWords } from './words.ts';
import '../disputes.css';
import './calls.css';

/** Whom to call or visit today: phone first, and on one sheet of paper for the way. */
export function CallsPage(): ReactNode {
  const t = useWords(callWords);
  const language = useLanguage();
  const { current } = useActing();
  const found = useQueryOf(disputeOperations.calls, {}, { keep: true });
  const wordsOf = useLineWords(current?.unitName ?? '');
  const [kept, setKept] = useState<Kept>();
  const { data } = found;
  const items = data?.items ?? [];
  const day = fullDay(todayHere(), language);
  return (
    <Page
      title={t('title')} sub={<span className="number">{t(data?.whole === true ? 'sub.whole' : 'sub.own', { day })}</span>}
      acts={items.length === 0 ? undefined : <PrintButton label={t('print')} />}
    >
      <ReadFailure failure={data === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {found.isPending ? <Loading lines={6} label={t('title')} /> : null}
      {kept === undefined ? null : <KeptLine kept={kept} />}
      {data === undefined ? null : items.length === 0
        ? <EmptyState title={data.called === 0 ? t('none') : t('none.called', { called: data.called })} text={t('none.text')}><Link to="/register" className="act-link">{t('none.register')}</Link></EmptyState>
        : (
          <>
            <p className="calls-count"><strong>{t('count', { count: items.length, called: data.called })}</strong> <span className="muted no-print">{t('dial.note')}</span></p>
            <ol className="calls" aria-label={t('list')}>
              {items.map((line, index) => (
                <CallEntry key={`${line.reason}${line.about}${line.party ?? ''}`} line={line} no={index + 1} words={wordsOf(line)} whole={data.whole} onKept={setKept} />
              ))}
            </ol>
          </>
        )}
    </Page>
  );
}

/** What was recorded, and the way to what is to be written down of it. */
function KeptLine({ kept: { line, result, again } }: { readonly kept: Kept }): ReactNode {
  const t = useWords(callWords);
  const say = useSay();
  const language = useLanguage();
  const who = line.unit?.name ?? (line.people.length === 0 ? line.parties : line.people.map(({ name }) => name).join(t('comma')));
  return (
    <p className="notice notice-kept no-print" role="status">
      ✓ {again === undefined ? t('kept.today', { who, result: say(callResults[result]) }) : t('kept.again', { who, day: spokenDay(again, todayHere(), language) })}{' '}
      <Link to="/matters/$county/$matter" params={{ county: line.county, matter: line.matter }} className="link">{t('kept.go')}</Link>
    </p>
  );
}
