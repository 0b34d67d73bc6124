import { disputeLifecycle, disputeStatuses, disputeTypes } from '@anhe/contract/disputes';
import type { DisputeView } from '@anhe/contract/disputes';
import { dayOf, daysBetween } from '@anhe/contract/kernel';
import { clockKinds } from '@anhe/contract/matters';
import type { ReactNode } from 'react';
import { ClockChip } from '../../../ui/index.ts';
import { fullDay, spokenDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { handoverWords } from '../handover/words.ts';
import { sortedClocks } from './clocks-panel.tsx';
import { nextStep } from './facts.ts';
import { matterWords } from './words.ts';

const seriesInOrder = ['dossier', 'agreement', 'oral', 'acceptance', 'refusal', 'old'] as const;

/** The number by which it is called: the latest of its series. */
export const numberOf = (view: DisputeView): string | undefined => seriesInOrder.map((series) => view.numbers[series]).find((one) => one !== undefined);

/** Three questions at a glance: who holds it, until when, what is next. */
export function MatterHead({ view }: { readonly view: DisputeView }): ReactNode {
  const t = useWords(matterWords);
  const h = useWords(handoverWords);
  const say = useSay();
  const language = useLanguage();
  // A right whose time has passed stands among the limits below; here it would look like work.
  const open = sortedClocks(view.clocks).filter((clock) => clock.stopped === null && (clockKinds[clock.kind].duty || daysBetween(todayHere(), clock.due) >= 0));
  // What is the holder's to keep comes before what is the parties' to use.
  const running = [...open.filter(({ kind }) => clockKinds[kind].duty), ...open.filter(({ kind }) => !clockKinds[kind].duty)];
  const next = nextStep(view);
  const mine = next !== undefined && view.abilities.includes(next);
  return (
    <section className="matter-head" aria-label={say(disputeStatuses[view.status])}>
      <div className="answer">
        <span className="answer-question">{t('head.holder')}</span>
        <span className="answer-main">{view.holder.name}{view.holder.post === null ? '' : ` · ${view.holder.post.name}`}</span>
        <span className="muted">{view.holder.phone === null ? null : <a className="link number" href={`tel:${view.holder.phone}`}>{view.holder.phone}</a>} {t('head.since', { day: spokenDay(dayOf(view.holder.since), todayHere(), language) })}</span>
        {view.transfer === null ? null : <span className="law-text"><strong>{h('pending.title', { unit: view.transfer.name })}</strong>{h('pending.text', { holder: view.holder.name })}</span>}
      </div>
      <div className="answer">
        <span className="answer-question">{t('head.until')}</span>
        {running.length === 0 ? <span className="answer-main muted">{view.archivedOn === null ? t('head.no-clock') : t('head.archived', { day: fullDay(view.archivedOn, language), until: view.keepUntil === null ? t('head.kept-forever') : fullDay(view.keepUntil, language) })}</span>
          : running.map((clock) => <span key={clock.kind} className="answer-main"><ClockChip clock={clock} today={todayHere()} name={say(clockKinds[clock.kind])} /></span>)}
      </div>
      <div className="answer">
        <span className="answer-question">{t('head.next')}</span>
        <span className="answer-main">{next === undefined ? t('head.next.none') : say(disputeLifecycle.steps[next].title)}</span>
        {next === undefined || mine ? null : <span className="muted">{t('head.next.other', { holder: view.holder.name })}</span>}
      </div>
    </section>
  );
}

/** The type, the number, the status: how the page is called. */
export function useMatterTitle(view: DisputeView | undefined): { readonly title: string; readonly number: string; readonly status: string } {
  const t = useWords(matterWords);
  const say = useSay();
  if (view === undefined) return { title: '', number: '', status: '' };
  return { title: t('page.title', { type: say(disputeTypes[view.type]) }), number: numberOf(view) ?? t('page.no-number'), status: say(disputeStatuses[view.status]) };
}
