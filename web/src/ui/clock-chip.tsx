import { daysBetween } from '@anhe/contract/kernel';
import type { Day, Wording } from '@anhe/contract/kernel';
import { clockKinds } from '@anhe/contract/matters';
import type { ClockKind } from '@anhe/contract/matters';
import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { fullDay, spokenDay, useLanguage, useSay, useWords } from '../wording/index.ts';
import { uiWords } from './words.ts';

/** A time limit as the server computed it; only the last day is always known. */
export interface ShownClock {
  readonly due: Day;
  readonly kind?: ClockKind;
  readonly status?: 'running' | 'paused' | 'overdue' | 'kept' | 'missed' | 'dropped';
  /** The day on which it ended. */
  readonly stopped?: Day | null;
  readonly remainingWorkingDays?: number;
  readonly force?: 'law' | 'general' | 'promise';
  readonly verified?: boolean;
  readonly basis?: Wording;
  readonly arithmetic?: readonly Wording[];
}

interface Props {
  readonly clock: ShownClock;
  readonly today: Day;
  /** What the limit is for, such as 回访. */
  readonly name?: string | undefined;
}

const signs = { overdue: '●', today: '◐', soon: '○', calm: '○', passed: '–', kept: '✓', missed: '✕', dropped: '–' } as const;

/** A right of the parties passes; nobody is overdue with it. */
const isRight = ({ kind }: ShownClock): boolean => kind !== undefined && !clockKinds[kind].duty;

/** How a clock looks and its words: overdue, due today, or what is left. */
function toneOf(clock: ShownClock, today: Day): keyof typeof signs {
  if (clock.status === 'kept' || clock.status === 'missed' || clock.status === 'dropped') return clock.status;
  const left = daysBetween(today, clock.due);
  if (left < 0) return isRight(clock) ? 'passed' : 'overdue';
  if (left === 0) return 'today';
  return left <= 7 ? 'soon' : 'calm';
}

/** A limit in one line: a sign, the word, the last day; on touch the arithmetic and the basis. */
export function ClockChip({ clock, today, name }: Props): ReactNode {
  const language = useLanguage();
  const say = useSay();
  const t = useWords(uiWords);
  const tone = toneOf(clock, today);
  const left = daysBetween(today, clock.due);
  const counted = (key: 'clock.overdue' | 'clock.days' | 'clock.working', days: number): string => (days === 1 ? t(`${key}.one`) : t(key, { days }));
  const ended = tone === 'kept' || tone === 'missed' || tone === 'dropped';
  const words = (): string => {
    if (tone === 'kept' || tone === 'missed') return clock.stopped === undefined || clock.stopped === null ? t(`clock.${tone}`) : t(`clock.${tone}.on`, { day: spokenDay(clock.stopped, today, language) });
    if (tone === 'dropped') return t('clock.dropped');
    if (clock.status === 'paused') return t('clock.paused');
    if (tone === 'overdue') return counted('clock.overdue', -left);
    if (tone === 'passed') return t('clock.passed');
    if (tone === 'today') return t('clock.today');
    return clock.remainingWorkingDays === undefined ? counted('clock.days', left) : counted('clock.working', clock.remainingWorkingDays);
  };
  const line = (
    <>
      <span aria-hidden className="clock-sign">{signs[tone]}</span>
      {name === undefined ? null : <span className="clock-name">{name}</span>}
      <span>{words()}</span>
      {ended || tone === 'overdue' || tone === 'today' ? null : <span className="clock-day number">{spokenDay(clock.due, today, language)}</span>}
    </>
  );
  if (clock.arithmetic === undefined || clock.arithmetic.length === 0) return <span className={`clock clock-${tone}`}>{line}</span>;
  const arithmetic = (
    <div className="clock-arithmetic">
      <p><strong>{t('clock.due', { day: fullDay(clock.due, language) })}</strong>{clock.force === undefined ? null : ` · ${t(`clock.force.${clock.force}`)}`}</p>
      <ol>{clock.arithmetic.map((one) => <li key={one.zh}>{say(one)}</li>)}</ol>
      {clock.basis === undefined ? null : <p className="law-text">{t('clock.basis', { basis: say(clock.basis) })}</p>}
      {clock.verified === false ? <p className="law-text">△ {t('clock.unverified')}</p> : null}
    </div>
  );
  return (
    // A finger gives the focus, which opens it; a click besides would close it again.
    <Popover content={arithmetic} trigger={['hover', 'focus']} mouseEnterDelay={0.3}>
      <button type="button" className={`clock clock-touch clock-${tone}`}>{line}</button>
    </Popover>
  );
}
