import { disputeOperations, performanceWays } from '@anhe/contract/disputes';
import type { DisputeStep, DisputeView, LedgerEntryView, LedgerLineView, PerformanceView } from '@anhe/contract/disputes';
import type { Id } from '@anhe/contract/kernel';
import { noticeOperations, noticeOutcomes } from '@anhe/contract/notices';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { Loading, ReadFailure, writeAmount } from '../../../ui/index.ts';
import { fullDay, spokenDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { useLineWords } from './line-words.ts';
import { afterWords } from './words.ts';

export type OnStep = (step: DisputeStep, already: boolean, about?: Id) => void;

interface Props {
  readonly view: DisputeView;
  readonly onStep: OnStep;
}

/** The ledger: what is owed, what was performed, what is late, and who was reminded. */
export function PerformancePanel({ view, onStep }: Props): ReactNode {
  const t = useWords(afterWords);
  const found = useQueryOf(disputeOperations.performance, { county: view.county, matter: view.id }, { keep: true });
  const { data } = found;
  return (
    <section className="sheet ledger" aria-labelledby="ledger-title">
      <h2 id="ledger-title">{t('ledger.title')}</h2>
      {found.isPending ? <Loading lines={3} label={t('ledger.title')} /> : null}
      <ReadFailure failure={data === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {data === undefined ? null : data.agreement?.performance === 'on-the-spot' ? <p>✓ {t('ledger.spot')}</p> : <Ledger view={view} data={data} onStep={onStep} />}
    </section>
  );
}

function Ledger({ view, data, onStep }: Props & { readonly data: PerformanceView }): ReactNode {
  const t = useWords(afterWords);
  const language = useLanguage();
  const may = view.abilities.includes('recordPerformance');
  const agreed = view.status === 'agreed';
  const money = Number(data.total) > 0;
  return (
    <>
      <p className="line">
        <strong className={data.performed === 'full' ? 'tag tag-kept' : 'tag tag-law'}>{t(`ledger.${data.performed ?? 'none'}`)}</strong>
        {money ? <span className="number">{t('ledger.sum', { total: writeAmount(data.total), paid: writeAmount(data.paid) })}</span> : null}
        {data.nextDue === null ? null : <span>{t('ledger.next', { day: spokenDay(data.nextDue, todayHere(), language) })}</span>}
      </p>
      {money ? <meter className="ledger-meter" min={0} max={Number(data.total)} value={Number(data.paid)} aria-hidden /> : null}
      {data.agreement?.status === 'draft' ? <p className="muted">{t('ledger.draft')}</p> : null}
      {!data.scheduled && data.agreement !== null ? <p className="muted">{t('ledger.no-schedule')}</p> : null}
      <ol className="ledger-lines">{data.lines.map((line) => <Line key={line.id ?? 'whole'} line={line} may={may && agreed} onStep={onStep} />)}</ol>
      {may && data.replaceable && (agreed || view.status === 'drafted') ? <Button onClick={() => onStep('schedule', false)}>{t(data.scheduled ? 'act.replace' : 'act.schedule')}</Button> : null}
      <Entries entries={data.entries} may={may && agreed} onStep={onStep} />
      {data.scheduled ? <Reminders view={view} /> : null}
    </>
  );
}

/** One line with its state in words; what can be recorded of it is one press away. */
function Line({ line, may, onStep }: { readonly line: LedgerLineView; readonly may: boolean; readonly onStep: OnStep }): ReactNode {
  const t = useWords(afterWords);
  const language = useLanguage();
  const words = useLineWords();
  const no = line.position;
  const sign = line.state === 'paid' ? '✓' : line.state === 'overdue' ? '!' : '○';
  return (
    <li className={`ledger-line ledger-${line.state}`}>
      <span className="ledger-no number">{line.id === null ? '' : line.position}</span>
      <div className="ledger-what">
        <p><strong>{words.what(line)}</strong></p>
        <p className="muted">{[words.who(line), line.dueOn === null ? '' : `${t('ledger.due')} ${fullDay(line.dueOn, language)}`].filter((part) => part !== '').join(' · ')}</p>
        <p className={line.state === 'overdue' ? 'overdue-text' : undefined}><span aria-hidden>{sign} </span>{words.state(line)}</p>
        {line.breachedOn === null ? null : <p className="law-text">⚑ {t('line.breach', { day: fullDay(line.breachedOn, language) })} · {t(line.remediesTold ? 'line.breach.told' : 'line.breach.untold')}</p>}
      </div>
      {may && line.state !== 'paid' ? (
        <div className="ledger-acts">
          <Button type={line.state === 'overdue' ? 'primary' : 'default'} aria-label={line.id === null ? undefined : t('act.record.line', { no })} onClick={() => onStep('recordPerformance', false, line.id ?? undefined)}>{t('act.record')}</Button>
          {line.state === 'overdue' && !line.remediesTold ? <Button aria-label={line.id === null ? undefined : t('act.breach.line', { no })} onClick={() => onStep('recordBreach', false, line.id ?? undefined)}>{t('act.breach')}</Button> : null}
        </div>
      ) : null}
    </li>
  );
}

function Entries({ entries, may, onStep }: { readonly entries: readonly LedgerEntryView[]; readonly may: boolean; readonly onStep: OnStep }): ReactNode {
  const t = useWords(afterWords);
  const say = useSay();
  const language = useLanguage();
  if (entries.length === 0) return null;
  return (
    <details>
      <summary>{t('entries.title', { count: entries.length })}</summary>
      <ul className="plain-list">
        {entries.map((entry) => {
          const what = [
            entry.positions.length === 0 ? t('ledger.whole') : t('entry.positions', { nos: entry.positions.join('、') }), entry.amount === null ? undefined : t('ledger.yuan', { amount: writeAmount(entry.amount) }),
            t(entry.full ? 'entry.full' : 'entry.part'), say(performanceWays[entry.how]), entry.proofs.length === 0 ? undefined : t('entry.proofs', { count: entry.proofs.length }),
          ].filter((part) => part !== undefined).join(' · ');
          return (
            <li key={entry.entry}>
              <p>{entry.reversed === null ? t('entry.line', { day: fullDay(entry.happenedOn, language), what }) : <s>{t('entry.line', { day: fullDay(entry.happenedOn, language), what })}</s>}</p>
              {entry.note === null ? null : <p className="muted">{entry.note}</p>}
              {entry.reversed === null
                ? (may ? <button type="button" className="link" aria-label={t('entry.reverse.what', { day: fullDay(entry.happenedOn, language) })} onClick={() => onStep('reversePerformance', false, entry.entry)}>{t('entry.reverse')}</button> : null)
                : <p className="law-text">{t('entry.reversed', { day: fullDay(entry.reversed.on, language), reason: entry.reversed.reason })}</p>}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** Who was reminded of which day; one that could not be reached is named, so that somebody calls. */
function Reminders({ view }: { readonly view: DisputeView }): ReactNode {
  const t = useWords(afterWords);
  const say = useSay();
  const language = useLanguage();
  const found = useQueryOf(noticeOperations.list, { county: view.county, matter: view.id }, { keep: true });
  // Who may not see the messages has none to show.
  if (found.data === undefined) return null;
  const sent = found.data.items.filter(({ template, aboutOn }) => (template === 'performance-due' || template === 'performance-overdue') && aboutOn !== null);
  return (
    <>
      <h3>{t('reminders.title')}</h3>
      {sent.length === 0 ? <p className="muted">{t('reminders.none')}</p> : (
        <ul className="plain-list">
          {sent.map((one) => (
            <li key={one.id}>
              {one.partyName} · {t(one.template === 'performance-due' ? 'reminder.due' : 'reminder.overdue', { day: one.aboutOn === null ? '' : fullDay(one.aboutOn, language) })} · {say(noticeOutcomes[one.outcome])}
              {one.outcome === 'failed' ? <span className="law-text"> △ {t('reminder.unreached')}</span> : null}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
