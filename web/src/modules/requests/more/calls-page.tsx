import { addDays } from '@anhe/contract/kernel';
import type { Day, OutputOf } from '@anhe/contract/kernel';
import { contactValue, contactWays, partyOperations } from '@anhe/contract/parties';
import { callResults, outcomes, requestOperations } from '@anhe/contract/requests';
import type { CallResult } from '@anhe/contract/requests';
import { Button, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { asFailure, call as callOf, useCommand, useQueryOf } from '../../../api/index.ts';
import type { Failure } from '../../../api/index.ts';
import { useActing } from '../../../session/index.ts';
import { DayField, EmptyState, Field, Loading, Page, ProblemNotice, ReadFailure, TextField, keysOf } from '../../../ui/index.ts';
import { spokenDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { RequestLink, TypeName } from '../line-parts.tsx';
import { RequestTabs } from '../tabs.tsx';
import { moreWords } from './words.ts';

type CallItem = OutputOf<typeof requestOperations.callSheet>['items'][number];

interface Kept {
  readonly number: string;
  readonly result: CallResult;
  readonly holder: string | undefined;
}

/** Whom this centre calls: answered by somebody else, drawn by chance. */
export function CallSheetPage(): ReactNode {
  const t = useWords(moreWords);
  const say = useSay();
  const county = (useActing().current?.place ?? '').slice(0, 6);
  const found = useQueryOf(requestOperations.callSheet, { county }, { keep: true, enabled: county !== '' });
  const [kept, setKept] = useState<Kept>();
  const items = found.data?.items ?? [];
  return (
    <Page title={t('calls.title')} sub={found.data === undefined ? undefined : <span className="number">{t('calls.sub', { count: items.length })}</span>}>
      <RequestTabs />
      <p className="muted">{t('calls.note')}</p>
      <Draw county={county} />
      <ReadFailure failure={found.data === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {found.isPending ? <Loading lines={6} label={t('calls.title')} /> : null}
      {kept === undefined ? null : <p className="notice notice-kept" role="status">✓ {t('calls.kept', { number: kept.number, result: say(callResults[kept.result]) })}{kept.holder === undefined ? '' : ` · ${t('calls.kept.reopened', { holder: kept.holder })}`}</p>}
      {found.data === undefined ? null : items.length === 0 ? <EmptyState title={t('calls.empty')} text={t('calls.empty.text')} /> : (
        <ol className="call-list" aria-label={t('calls.list')}>{items.map((item) => <CallLine key={item.call} item={item} onKept={setKept} />)}</ol>
      )}
    </Page>
  );
}

/** A sample of what was answered in a span of days. */
function Draw({ county }: { readonly county: string }): ReactNode {
  const t = useWords(moreWords);
  const draw = useCommand(requestOperations.drawCalls);
  const [from, setFrom] = useState<Day | undefined>(() => addDays(todayHere(), -30));
  const [to, setTo] = useState<Day | undefined>(todayHere);
  const [percent, setPercent] = useState(10);
  const [drawn, setDrawn] = useState<{ readonly drawn: number; readonly of: number }>();
  return (
    <details className="sheet">
      <summary>{t('calls.draw')}</summary>
      <p className="muted">{t('calls.answered')}</p>
      <form className="draw" onSubmit={(event) => {
        event.preventDefault();
        if (from !== undefined && to !== undefined) void draw.run({ county, from, to, percent }).then(setDrawn);
      }}>
        <DayField id="draw-from" label={t('from')} value={from} past onChange={setFrom} />
        <DayField id="draw-to" label={t('to')} value={to} past onChange={setTo} />
        <Field id="draw-percent" label={t('calls.percent')}><InputNumber id="draw-percent" min={1} max={100} precision={0} value={percent} onChange={(next) => setPercent(next ?? 1)} /></Field>
        <Button type="primary" htmlType="submit" loading={draw.busy} disabled={from === undefined || to === undefined}>{t('calls.draw')}</Button>
      </form>
      <ProblemNotice failure={draw.failure} onAgain={() => void draw.again().then(setDrawn)} />
      {drawn === undefined ? null : <p role="status">{drawn.of === 0 ? t('calls.drawn.none') : t('calls.drawn', drawn)}</p>}
    </details>
  );
}

function CallLine({ item, onKept }: { readonly item: CallItem; readonly onKept: (kept: Kept) => void }): ReactNode {
  const t = useWords(moreWords);
  const say = useSay();
  const language = useLanguage();
  const record = useCommand(requestOperations.callBack);
  const [note, setNote] = useState('');
  const keep = async (result: CallResult): Promise<void> => {
    const left = await record.run({ county: item.county, matter: item.id, call: item.call, result, ...(note.trim() === '' ? {} : { note: note.trim() }) }, item.revision);
    if (left !== undefined) onKept({ number: item.number, result, holder: left.status === 'working' ? left.holder : undefined });
  };
  return (
    <li className="call-line">
      <p className="line"><RequestLink line={item} className="link"><TypeName type={item.type} /></RequestLink><span className="number muted">{item.number}</span><span className="muted">{t('calls.sampled', { day: spokenDay(item.sampledOn, todayHere(), language) })}</span>{item.outcome === null ? null : <span className="tag">{say(outcomes[item.outcome])}</span>}</p>
      <p>{item.excerpt} <span className="muted">{item.placeName} · {item.holderName}</span></p>
      <Number item={item} />
      <TextField id={`note-${item.call}`} label={t('calls.note.label')} optional value={note} max={500} onChange={setNote} />
      <p className="line">{keysOf(callResults).map((result) => <Button key={result} loading={record.busy} onClick={() => void keep(result)}>{say(callResults[result])}</Button>)}</p>
      <ProblemNotice failure={record.failure} onAgain={() => void record.again()} />
    </li>
  );
}

/** The number is masked until one presses to call; that is logged, and the person can see it. */
function Number({ item }: { readonly item: CallItem }): ReactNode {
  const t = useWords(moreWords);
  const reveal = useCommand(partyOperations.reveal);
  const [clear, setClear] = useState<{ readonly name: string; readonly value: string }>();
  const [failure, setFailure] = useState<Failure>();
  const show = async (): Promise<void> => {
    setFailure(undefined);
    try {
      const { party } = await callOf(requestOperations.get, { county: item.county, matter: item.id });
      const found = party === null ? undefined : await reveal.run({ county: item.county, matter: item.id, party: party.id, reason: t('calls.reason') });
      if (found !== undefined) setClear({ name: found.name, value: contactValue(found.contact) ?? '' });
    } catch (error) {
      setFailure(asFailure(error));
    }
  };
  // The mask of a way without a number is the word for that way.
  if ([contactWays.village.zh, contactWays.receipt.zh].some((way) => way === item.contact)) return <p className="muted">{t('calls.no-number', { how: item.contact })}</p>;
  return (
    <>
      <p className="line">
        {clear === undefined ? <><span className="masked number">{item.contact}</span><Button size="small" loading={reveal.busy} onClick={() => void show()}>{t('calls.show')}</Button></>
          : <><strong className="clear">{clear.name}</strong>{/^\d/.test(clear.value) ? <a className="link number" href={`tel:${clear.value}`}>☎ {t('calls.dial', { number: clear.value })}</a> : <span className="clear">{clear.value}</span>}</>}
      </p>
      <ProblemNotice failure={failure ?? reveal.failure} />
    </>
  );
}
