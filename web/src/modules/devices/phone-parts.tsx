import { dayOf, daysBetween } from '@anhe/contract/kernel';
import { deviceStates, lockReasons } from '@anhe/contract/devices';
import type { DeviceLine } from '@anhe/contract/devices';
import type { ReactNode } from 'react';
import { fullDay, fullMoment, todayHere, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { deviceWords } from './words.ts';

const quietDays = 3;

/** When it last reported, and from when on it locks itself. */
export function Seen({ phone }: { readonly phone: DeviceLine }): ReactNode {
  const t = useWords(deviceWords);
  const language = useLanguage();
  if (phone.seenAt === null) return <span className="muted">{t('seen.never')}</span>;
  const days = daysBetween(dayOf(phone.seenAt), todayHere());
  const quiet = days >= quietDays && phone.state === 'active';
  return (
    <>
      <span className={quiet ? 'number law-text' : 'number'}>{quiet ? <span aria-hidden>△ </span> : null}{fullMoment(phone.seenAt, language)}{days >= quietDays ? ` · ${t('seen.days', { days })}` : ''}</span>
      {quiet ? <div className="muted">{t('locks.on', { day: fullDay(phone.locksOn, language) })}</div> : null}
    </>
  );
}

const signs = { active: '✓', locked: '✕', wiping: '◐', wiped: '–', ended: '–' } as const;

export function State({ phone }: { readonly phone: DeviceLine }): ReactNode {
  const say = useSay();
  return <span className={phone.state === 'locked' || phone.state === 'wiping' ? 'law-text' : phone.state === 'active' ? undefined : 'muted'}><span aria-hidden>{signs[phone.state]}</span> {phone.lock === null ? say(deviceStates[phone.state]) : say(lockReasons[phone.lock])}{phone.lock === null ? null : <div className="muted">{say(deviceStates[phone.state])}</div>}</span>;
}
