import { daysBetween } from '@anhe/contract/kernel';
import { clockKinds } from '@anhe/contract/matters';
import { requestLifecycle, requestStatuses } from '@anhe/contract/requests';
import type { RequestView } from '@anhe/contract/requests';
import { staffOperations } from '@anhe/contract/staff';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { ClockChip } from '../../../ui/index.ts';
import { fullDay, fullMoment, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { nextStep } from './step-groups.ts';
import { matterWords } from './words.ts';

const order = { overdue: 0, running: 1, paused: 2, missed: 3, kept: 4, dropped: 5 } as const;

/** Limits in the order in which they press. */
export const sortedClocks = (clocks: RequestView['clocks']): RequestView['clocks'] => clocks.toSorted((a, b) => order[a.status] - order[b.status] || (a.due < b.due ? -1 : 1));

/** Three questions at a glance: who holds it, until when, what is next. */
export function RequestHead({ view }: { readonly view: RequestView }): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const language = useLanguage();
  const { line, facts } = view;
  const unit = useQueryOf(staffOperations.unit, { county: line.county, unit: line.holderUnit }, { keep: true }).data;
  const phone = unit?.id === line.holderUnit ? unit.phone : null;
  const running = sortedClocks(view.clocks).filter((clock) => clock.stopped === null && (clockKinds[clock.kind].duty || daysBetween(todayHere(), clock.due) >= 0));
  const next = nextStep(view);
  const mine = next !== undefined && view.abilities.includes(next);
  const caller = view.calls.find(({ calledOn }) => calledOn === null)?.unitName;
  return (
    <section className="matter-head" aria-label={say(requestStatuses[line.status])}>
      <div className="answer">
        <span className="answer-question">{t('head.holder')}</span>
        <span className="answer-main">{line.holderName}{line.holderPerson === null ? '' : ` · ${line.holderPerson}`}</span>
        <span className="muted">
          {phone === null ? null : <a className="link number" href={`tel:${phone}`}>{phone}</a>} {line.holderPerson === null && line.open ? t('head.nobody') : null}
        </span>
        {line.status !== 'offered' ? null : view.readAt === null ? <span className="law-text">{t('head.unread')}</span> : <span className="muted number">{t('head.read', { at: fullMoment(view.readAt, language) })}</span>}
      </div>
      <div className="answer">
        <span className="answer-question">{t('head.until')}</span>
        {running.length === 0 ? <span className="answer-main muted">{t('head.no-clock')}</span> : running.slice(0, 3).map((clock) => (
          <span key={`${clock.kind}${clock.started}`} className="answer-clock"><ClockChip clock={clock} today={todayHere()} name={say(clockKinds[clock.kind])} /></span>
        ))}
      </div>
      <div className="answer">
        <span className="answer-question">{t('head.next')}</span>
        {next === undefined
          ? <span className="answer-main muted">{line.status === 'replied' && facts.respondBy !== null ? t('head.next.person', { day: fullDay(facts.respondBy, language) }) : view.joinedTo !== null ? t('head.next.joined', { number: view.joinedTo.number }) : t('head.next.none')}</span>
          : <span className="answer-main">{say(requestLifecycle.steps[next].title)}</span>}
        {next === undefined || mine ? null : <span className="muted">{next === 'callBack' && caller !== undefined ? t('head.next.caller', { unit: caller }) : t('head.next.other', { holder: line.holderName })}</span>}
      </div>
    </section>
  );
}
